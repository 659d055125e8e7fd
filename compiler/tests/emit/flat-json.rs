//! What `catalog!` makes of `flat-json.yaml`.

/// Every code of the catalogue: Replies of two members.
///
/// What a code means, and what to do about it, is said for each endpoint that answers with it.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum Code {
    /// `bad`.
    ///
    /// At `call`, [`CallError::Bad`]: The field `a. B` of e.g. a request is bad. Nothing is stored.
    /// Fix: Mend it.
    /// Retry: `fix`. Do not repeat the call: something must change first.
    Bad,
    /// `busy`.
    ///
    /// Also spelt `full`: A slip.
    ///
    /// At `call`, [`CallError::Busy`]: Version 1.2 is busy. `b` is why.
    /// Fix: Wait.
    /// Retry: `backoff` (after 5 s, at most 2 tries). The server failed: send the same call again after a delay that grows.
    Busy,
    /// `part_{name}`.
    ///
    /// At `call`, [`CallError::PartName`]: It stops here. and goes on. Then it ends.
    /// Fix: Mend it.
    /// Retry: `fix`. Do not repeat the call: something must change first.
    PartName,
}
/// The codes of the endpoint `call` (`/call`): The only call.
///
/// It takes a while.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum CallError {
    /// Bad request: `bad`.
    ///
    /// The field `a. B` of e.g. a request is bad. Nothing is stored.
    ///
    /// Fix: Mend it.
    ///
    /// Retry: `fix`. Do not repeat the call: something must change first.
    ///
    /// Evidence: `bad` is not on the source page, but the vendor names it elsewhere: The forum, <https://example.com/forum>, read on 2026-01-30.
    Bad,
    /// Busy: `busy`.
    ///
    /// Version 1.2 is busy. `b` is why.
    ///
    /// Fix: Wait.
    ///
    /// Retry: `backoff` (after 5 s, at most 2 tries). The server failed: send the same call again after a delay that grows.
    ///
    /// Evidence: `busy` is not on the source page, but the vendor names it elsewhere: The forum, <https://example.com/forum>, read on 2026-01-30.
    ///
    /// Also spelt `full`: A slip.
    Busy,
    /// Part: `part_{name}`.
    ///
    /// It stops here. and goes on. Then it ends.
    ///
    /// Fix: Mend it.
    ///
    /// Retry: `fix`. Do not repeat the call: something must change first.
    ///
    /// Evidence: `part_{name}` is not on the source page, but the vendor names it elsewhere: The forum, <https://example.com/forum>, read on 2026-01-30.
    PartName,
}
const _: () = {
    use ::errbook;
    static CATALOG: errbook::Catalog<'static> = errbook::Catalog {
        name: "flat_json",
        title: "Replies of two members",
        hash: "44eeb3437183da6a",
        sources: &[
            errbook::Source {
                evidence: errbook::Evidence::Vendor,
                title: "The forum",
                page: ::core::option::Option::Some("https://example.com/forum"),
                read: "2026-01-30",
            },
        ],
        replies: errbook::Replies {
            text: ::core::option::Option::None,
            json: ::core::option::Option::Some(errbook::JsonReplies {
                keys: &[
                    errbook::Key::new("ok"),
                    errbook::Key::new("error"),
                    errbook::Key::new("result"),
                ],
                success: &[
                    errbook::Condition {
                        path: errbook::Path { key: 0, rest: &[] },
                        test: errbook::Test::Is("true"),
                    },
                ],
                failure: &[
                    errbook::Condition {
                        path: errbook::Path { key: 0, rest: &[] },
                        test: errbook::Test::Is("no"),
                    },
                ],
                code: errbook::Path { key: 1, rest: &[] },
                code_after: ::core::option::Option::None,
                payload: &[errbook::Path { key: 2, rest: &[] }],
                whole: false,
                message: ::core::option::Option::None,
                canonical: &[
                    errbook::Layout {
                        before: "{\"ok\":\"no\",\"error\":\"",
                        after: "\"}",
                        success: false,
                        string: 1,
                        told: ::core::option::Option::Some(0),
                    },
                    errbook::Layout {
                        before: "{\"ok\":true,\"result\":\"",
                        after: "\"}",
                        success: true,
                        string: 2,
                        told: ::core::option::Option::Some(0),
                    },
                    errbook::Layout {
                        before: "{\"ok\": \"no\", \"error\": \"",
                        after: "\"}",
                        success: false,
                        string: 1,
                        told: ::core::option::Option::Some(0),
                    },
                    errbook::Layout {
                        before: "{\"ok\": true, \"result\": \"",
                        after: "\"}",
                        success: true,
                        string: 2,
                        told: ::core::option::Option::Some(0),
                    },
                    errbook::Layout {
                        before: "{\"error\":\"",
                        after: "\",\"ok\":\"no\"}",
                        success: false,
                        string: 1,
                        told: ::core::option::Option::None,
                    },
                    errbook::Layout {
                        before: "{\"result\":\"",
                        after: "\",\"ok\":true}",
                        success: true,
                        string: 2,
                        told: ::core::option::Option::None,
                    },
                    errbook::Layout {
                        before: "{\"error\": \"",
                        after: "\", \"ok\": \"no\"}",
                        success: false,
                        string: 1,
                        told: ::core::option::Option::None,
                    },
                    errbook::Layout {
                        before: "{\"result\": \"",
                        after: "\", \"ok\": true}",
                        success: true,
                        string: 2,
                        told: ::core::option::Option::None,
                    },
                ],
            }),
            http: &[],
        },
        waits: &[],
        codes: &[
            errbook::Code {
                code: "bad",
                ident: "Bad",
            },
            errbook::Code {
                code: "busy",
                ident: "Busy",
            },
            errbook::Code {
                code: "part_{name}",
                ident: "PartName",
            },
        ],
        names: errbook::Names {
            reach: errbook::Reach::Ends,
            seed: 0x84bafc29330df8b9,
            steps: &[2, 0],
            slots: &[
                errbook::Name {
                    name: "part_{name}",
                    row: 2,
                    tag: 0xec758d94,
                },
                errbook::Name {
                    name: "bad",
                    row: 0,
                    tag: 0x8ac9308d,
                },
                errbook::Name {
                    name: "busy",
                    row: 1,
                    tag: 0x738a5c94,
                },
                errbook::Name {
                    name: "full",
                    row: 1,
                    tag: 0x597dd583,
                },
            ],
        },
        patterns: &[
            errbook::Pattern {
                before: "part_",
                after: "",
                kind: errbook::ParameterKind::Text,
                row: 2,
            },
        ],
        endpoints: &[
            errbook::Endpoint {
                name: "call",
                path: "/call",
                entries: &[
                    errbook::Entry {
                        code: "bad",
                        ident: "Bad",
                        row: 0,
                        title: "Bad request",
                        meaning: "The field `a. B` of e.g. a request is bad. Nothing is stored.",
                        fix: "Mend it.",
                        retry: errbook::Retry::Fix,
                        checks: &[
                            errbook::Check {
                                parameter: "a",
                                rule: errbook::Rule::Bytes {
                                    min: ::core::option::Option::Some(3),
                                    max: ::core::option::Option::Some(3),
                                },
                            },
                        ],
                        evidence: errbook::Evidence::Vendor,
                        sources: &[0],
                        ..errbook::Entry::EMPTY
                    },
                    errbook::Entry {
                        code: "busy",
                        ident: "Busy",
                        row: 1,
                        title: "Busy",
                        meaning: "Version 1.2 is busy. `b` is why.",
                        fix: "Wait.",
                        retry: errbook::Retry::Backoff {
                            first: ::core::time::Duration::from_millis(5000),
                            cap: ::core::time::Duration::from_millis(5000),
                            attempts: 2,
                        },
                        evidence: errbook::Evidence::Vendor,
                        sources: &[0],
                        ..errbook::Entry::EMPTY
                    },
                    errbook::Entry {
                        code: "part_{name}",
                        ident: "PartName",
                        row: 2,
                        title: "Part",
                        meaning: "It stops here. and goes on. \nThen it ends.",
                        fix: "Mend it.",
                        retry: errbook::Retry::Fix,
                        evidence: errbook::Evidence::Vendor,
                        sources: &[0],
                        ..errbook::Entry::EMPTY
                    },
                ],
                names: errbook::Names {
                    reach: errbook::Reach::Ends,
                    seed: 0x84bafc29330df8b9,
                    steps: &[2, 0],
                    slots: &[
                        errbook::Name {
                            name: "part_{name}",
                            row: 2,
                            tag: 0xec758d94,
                        },
                        errbook::Name {
                            name: "bad",
                            row: 0,
                            tag: 0x8ac9308d,
                        },
                        errbook::Name {
                            name: "busy",
                            row: 1,
                            tag: 0x738a5c94,
                        },
                        errbook::Name {
                            name: "full",
                            row: 1,
                            tag: 0x597dd583,
                        },
                    ],
                },
                patterns: &[
                    errbook::Pattern {
                        before: "part_",
                        after: "",
                        kind: errbook::ParameterKind::Text,
                        row: 2,
                    },
                ],
            },
        ],
    };
    errbook::__impl_code!(Code, CATALOG, [Bad, Busy, PartName]);
    errbook::__impl_error!(CallError, Code, CATALOG, 0, [Bad, Busy, PartName]);
};
