//! The expansion of `catalog!` for `flat-json.yaml`.

/// The codes of the catalog: Responses of two members.
///
/// The meaning of a code, its fix and its retry policy depend on the endpoint.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum Code {
    /// `bad`.
    ///
    /// At `call`, [`CallError::Bad`]: The field `a. B` of e.g. a request is bad. Nothing is stored.
    /// Fix: Correct it.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    Bad,
    /// `busy`.
    ///
    /// Alias: `full`. A slip.
    ///
    /// At `call`, [`CallError::Busy`]: Version 1.2 is busy. `b` is why.
    /// Fix: Wait.
    /// Retry policy: `backoff` (after 5 s, at most 2 attempts). Temporary failure: send the same call again after a growing delay.
    Busy,
    /// `part_{name}`.
    ///
    /// At `call`, [`CallError::PartName`]: It stops here. and goes on. Then it ends.
    /// Fix: Correct it.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
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
    /// Fix: Correct it.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    ///
    /// Evidence: `bad` is not on the source page, but the vendor names it elsewhere: The forum, <https://example.com/forum>, accessed on 2026-01-30.
    Bad,
    /// Busy: `busy`.
    ///
    /// Version 1.2 is busy. `b` is why.
    ///
    /// Fix: Wait.
    ///
    /// Retry policy: `backoff` (after 5 s, at most 2 attempts). Temporary failure: send the same call again after a growing delay.
    ///
    /// Evidence: `busy` is not on the source page, but the vendor names it elsewhere: The forum, <https://example.com/forum>, accessed on 2026-01-30.
    ///
    /// Alias: `full`. A slip.
    Busy,
    /// Part: `part_{name}`.
    ///
    /// It stops here. and goes on. Then it ends.
    ///
    /// Fix: Correct it.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    ///
    /// Evidence: `part_{name}` is not on the source page, but the vendor names it elsewhere: The forum, <https://example.com/forum>, accessed on 2026-01-30.
    PartName,
}
const _: () = {
    use ::errbook as errbook;
    static CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {
        name: "flat_json",
        title: "Responses of two members",
        source_url: ::core::option::Option::Some("https://example.com/errors"),
        hash: "9de8b3da9e11ac56",
        sources: &[
            errbook::table::Source {
                evidence: errbook::table::Evidence::Vendor,
                title: "The forum",
                url: ::core::option::Option::Some("https://example.com/forum"),
                accessed: "2026-01-30",
            },
        ],
        responses: errbook::table::Responses {
            text: ::core::option::Option::None,
            json: ::core::option::Option::Some(errbook::table::JsonResponses {
                keys: &[
                    errbook::__private::Key::new("ok"),
                    errbook::__private::Key::new("error"),
                    errbook::__private::Key::new("result"),
                ],
                success: &[
                    errbook::table::Condition {
                        path: errbook::table::Path {
                            key: 0,
                            rest: &[],
                        },
                        predicate: errbook::table::Predicate::Is("true"),
                    },
                ],
                failure: &[
                    errbook::table::Condition {
                        path: errbook::table::Path {
                            key: 0,
                            rest: &[],
                        },
                        predicate: errbook::table::Predicate::Is("no"),
                    },
                ],
                code: &[
                    errbook::table::CodeLocation {
                        path: errbook::table::Path {
                            key: 1,
                            rest: &[],
                        },
                        before: ::core::option::Option::None,
                        after: ::core::option::Option::None,
                        none: &[],
                    },
                ],
                payload: &[
                    errbook::table::Path {
                        key: 2,
                        rest: &[],
                    },
                ],
                root_payload: false,
                empty_payload: false,
                message: &[],
                retry_after: &[],
                fields: &[],
                templates: &[
                    errbook::__private::Template {
                        before: "{\"ok\":\"no\",\"error\":\"",
                        after: "\"}",
                        success: false,
                        string: 1,
                        discriminator: ::core::option::Option::Some(0),
                    },
                    errbook::__private::Template {
                        before: "{\"ok\":true,\"result\":\"",
                        after: "\"}",
                        success: true,
                        string: 2,
                        discriminator: ::core::option::Option::Some(0),
                    },
                    errbook::__private::Template {
                        before: "{\"ok\": \"no\", \"error\": \"",
                        after: "\"}",
                        success: false,
                        string: 1,
                        discriminator: ::core::option::Option::Some(0),
                    },
                    errbook::__private::Template {
                        before: "{\"ok\": true, \"result\": \"",
                        after: "\"}",
                        success: true,
                        string: 2,
                        discriminator: ::core::option::Option::Some(0),
                    },
                    errbook::__private::Template {
                        before: "{\"error\":\"",
                        after: "\",\"ok\":\"no\"}",
                        success: false,
                        string: 1,
                        discriminator: ::core::option::Option::None,
                    },
                    errbook::__private::Template {
                        before: "{\"result\":\"",
                        after: "\",\"ok\":true}",
                        success: true,
                        string: 2,
                        discriminator: ::core::option::Option::None,
                    },
                    errbook::__private::Template {
                        before: "{\"error\": \"",
                        after: "\", \"ok\": \"no\"}",
                        success: false,
                        string: 1,
                        discriminator: ::core::option::Option::None,
                    },
                    errbook::__private::Template {
                        before: "{\"result\": \"",
                        after: "\", \"ok\": true}",
                        success: true,
                        string: 2,
                        discriminator: ::core::option::Option::None,
                    },
                ],
            }),
            http: errbook::table::HttpResponses {
                success: &[],
                retry: &[],
            },
        },
        secrets: &[],
        public: &[],
        extensions: &[],
        polling: &[],
        codes: &[
            errbook::table::Code {
                code: "bad",
                ident: "Bad",
            },
            errbook::table::Code {
                code: "busy",
                ident: "Busy",
            },
            errbook::table::Code {
                code: "part_{name}",
                ident: "PartName",
            },
        ],
        index: errbook::__private::CodeIndex {
            input: errbook::__private::HashInput::Ends,
            seed: 0x84bafc29330df8b9,
            displacements: &[2, 0],
            slots: &[
                errbook::__private::Slot {
                    name: "part_{name}",
                    row: 2,
                    fingerprint: 0xec758d94,
                },
                errbook::__private::Slot {
                    name: "bad",
                    row: 0,
                    fingerprint: 0x8ac9308d,
                },
                errbook::__private::Slot {
                    name: "busy",
                    row: 1,
                    fingerprint: 0x738a5c94,
                },
                errbook::__private::Slot {
                    name: "full",
                    row: 1,
                    fingerprint: 0x597dd583,
                },
            ],
        },
        patterns: &[
            errbook::table::Pattern {
                before: "part_",
                after: "",
                kind: errbook::table::ParameterKind::Text,
                row: 2,
            },
        ],
        endpoints: &[
            errbook::table::Endpoint {
                name: "call",
                method: ::core::option::Option::None,
                path: "/call",
                is_idempotent: false,
                extensions: &[],
                responses: ::core::option::Option::None,
                when: &[],
                entries: &[
                    errbook::table::Entry {
                        code: "bad",
                        ident: "Bad",
                        row: 0,
                        title: "Bad request",
                        meaning: "The field `a. B` of e.g. a request is bad. Nothing is stored.",
                        fix: "Correct it.",
                        retry: errbook::RetryPolicy::AfterFix,
                        checks: &[
                            errbook::table::Check {
                                parameter: "a",
                                rule: errbook::table::Rule::Bytes {
                                    min: ::core::option::Option::Some(3),
                                    max: ::core::option::Option::Some(3),
                                },
                            },
                        ],
                        evidence: errbook::table::Evidence::Vendor,
                        sources: &[0],
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "busy",
                        ident: "Busy",
                        row: 1,
                        title: "Busy",
                        meaning: "Version 1.2 is busy. `b` is why.",
                        fix: "Wait.",
                        retry: errbook::RetryPolicy::Backoff {
                            initial_delay: ::core::time::Duration::from_millis(5000),
                            max_delay: ::core::time::Duration::from_millis(5000),
                            max_attempts: 2,
                        },
                        evidence: errbook::table::Evidence::Vendor,
                        sources: &[0],
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "part_{name}",
                        ident: "PartName",
                        row: 2,
                        title: "Part",
                        meaning: "It stops here. and goes on. Then it ends.",
                        fix: "Correct it.",
                        retry: errbook::RetryPolicy::AfterFix,
                        evidence: errbook::table::Evidence::Vendor,
                        sources: &[0],
                        ..errbook::table::Entry::EMPTY
                    },
                ],
                index: errbook::__private::CodeIndex {
                    input: errbook::__private::HashInput::Ends,
                    seed: 0x84bafc29330df8b9,
                    displacements: &[2, 0],
                    slots: &[
                        errbook::__private::Slot {
                            name: "part_{name}",
                            row: 2,
                            fingerprint: 0xec758d94,
                        },
                        errbook::__private::Slot {
                            name: "bad",
                            row: 0,
                            fingerprint: 0x8ac9308d,
                        },
                        errbook::__private::Slot {
                            name: "busy",
                            row: 1,
                            fingerprint: 0x738a5c94,
                        },
                        errbook::__private::Slot {
                            name: "full",
                            row: 1,
                            fingerprint: 0x597dd583,
                        },
                    ],
                },
                patterns: &[
                    errbook::table::Pattern {
                        before: "part_",
                        after: "",
                        kind: errbook::table::ParameterKind::Text,
                        row: 2,
                    },
                ],
            },
        ],
    };
    errbook::__impl_code!(Code, CATALOG, [Bad, Busy, PartName]);
    errbook::__impl_error!(CallError, Code, CATALOG, 0, [Bad, Busy, PartName]);
};
