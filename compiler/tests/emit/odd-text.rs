//! The expansion of `catalog!` for `odd-text.yaml`.

/// The codes of the catalog: Text that looks like mark-up | "quotes" \\ backslash.
///
/// The meaning of a code, its fix and its retry policy depend on the endpoint.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum Code {
    /// `00000`.
    ///
    /// At `any_call`, [`AnyCallError::E00000`]: {0} \<x> \[y\] \*z\* `a|b` a|b #5 \&amp; \~\~no\~\~ "quoted" C:\\dir
    /// Fix: \- no list
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    E00000,
    /// `0100C`.
    ///
    /// At `any_call`, [`AnyCallError::E0100C`]: See <https://example.com/a_b_c> for more.
    /// Fix: It's fine.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    E0100C,
    /// `NO`.
    ///
    /// At `any_call`, [`AnyCallError::No`]: Line one line two.
    /// Fix: Trailing \\
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    No,
    /// `<x>|y`.
    ///
    /// At `any_call`, [`AnyCallError::Signs`]: Nothing else.
    /// Fix: None.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    Signs,
    /// `it's "so"`.
    ///
    /// At `any_call`, [`AnyCallError::ItSSo`]: It has quotes.
    /// Fix: None.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    ItSSo,
    /// `two lines`.
    ///
    /// Alias: `` ` -- ` ``. A slip.
    ///
    /// At `any_call`, [`AnyCallError::TwoLines`]: It is part of the code.
    /// Fix: None.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    TwoLines,
}
/// The codes of the endpoint `any_call` (`/v1/<id>|{0}`): \# No heading.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum AnyCallError {
    /// 1\. No list: `00000`.
    ///
    /// {0} \<x> \[y\] \*z\* `a|b` a|b #5 \&amp; \~\~no\~\~ "quoted" C:\\dir
    ///
    /// Fix: \- no list
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    E00000,
    /// Looks like a number: `0100C`.
    ///
    /// See <https://example.com/a_b_c> for more.
    ///
    /// Fix: It's fine.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    E0100C,
    /// Looks like a boolean: `NO`.
    ///
    /// Line one line two.
    ///
    /// Fix: Trailing \\
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    No,
    /// A code of signs: `<x>|y`.
    ///
    /// Nothing else.
    ///
    /// Fix: None.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    Signs,
    /// Quotes: `it's "so"`.
    ///
    /// It has quotes.
    ///
    /// Fix: None.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    ItSSo,
    /// A line break: `two lines`.
    ///
    /// It is part of the code.
    ///
    /// Fix: None.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    ///
    /// Alias: `` ` -- ` ``. A slip.
    TwoLines,
}
const _: () = {
    use ::errbook as errbook;
    static CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {
        name: "odd_text",
        title: "Text that looks like mark-up | \"quotes\" \\ backslash",
        source_url: ::core::option::Option::None,
        hash: "b2296b701bc6e6d2",
        sources: &[],
        responses: errbook::table::Responses {
            text: ::core::option::Option::Some(errbook::table::TextResponses {
                success_prefix: ::core::option::Option::None,
                empty_payload: false,
                trailing_fields: &[],
                success: &[],
                reserved_prefix: ::core::option::Option::None,
                unknown_codes: &[
                    errbook::table::UnknownCodePattern {
                        charset: errbook::table::Charset::Digits,
                        prefix: "",
                        max_length: 5,
                    },
                ],
            }),
            json: ::core::option::Option::None,
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
                code: "00000",
                ident: "E00000",
            },
            errbook::table::Code {
                code: "0100C",
                ident: "E0100C",
            },
            errbook::table::Code {
                code: "NO",
                ident: "No",
            },
            errbook::table::Code {
                code: "<x>|y",
                ident: "Signs",
            },
            errbook::table::Code {
                code: "it's \"so\"",
                ident: "ItSSo",
            },
            errbook::table::Code {
                code: "two\nlines",
                ident: "TwoLines",
            },
        ],
        index: errbook::__private::CodeIndex {
            input: errbook::__private::HashInput::Ends,
            seed: 0x84bafc29330df8b9,
            displacements: &[0, 0, 1, 0],
            slots: &[
                errbook::__private::Slot {
                    name: "NO",
                    row: 2,
                    fingerprint: 0x935ddea1,
                },
                errbook::__private::Slot {
                    name: "two\nlines",
                    row: 5,
                    fingerprint: 0xba60c359,
                },
                errbook::__private::Slot::VACANT,
                errbook::__private::Slot {
                    name: "0100C",
                    row: 1,
                    fingerprint: 0x36ab63c3,
                },
                errbook::__private::Slot {
                    name: "` -- \n`",
                    row: 5,
                    fingerprint: 0x6ec57a5c,
                },
                errbook::__private::Slot {
                    name: "00000",
                    row: 0,
                    fingerprint: 0x9cd3098d,
                },
                errbook::__private::Slot {
                    name: "it's \"so\"",
                    row: 4,
                    fingerprint: 0x211196ae,
                },
                errbook::__private::Slot {
                    name: "<x>|y",
                    row: 3,
                    fingerprint: 0xbb38b9ff,
                },
            ],
        },
        patterns: &[],
        endpoints: &[
            errbook::table::Endpoint {
                name: "any_call",
                method: ::core::option::Option::None,
                path: "/v1/<id>|{0}",
                is_idempotent: false,
                extensions: &[],
                responses: ::core::option::Option::None,
                when: &[],
                entries: &[
                    errbook::table::Entry {
                        code: "00000",
                        ident: "E00000",
                        row: 0,
                        title: "1. No list",
                        meaning: "{0} <x> [y] *z* `a|b` a|b #5 &amp; ~~no~~ \"quoted\" C:\\dir",
                        fix: "- no list",
                        retry: errbook::RetryPolicy::AfterFix,
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "0100C",
                        ident: "E0100C",
                        row: 1,
                        title: "Looks like a number",
                        meaning: "See https://example.com/a_b_c for more.",
                        fix: "It's fine.",
                        retry: errbook::RetryPolicy::AfterFix,
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "NO",
                        ident: "No",
                        row: 2,
                        title: "Looks like a boolean",
                        meaning: "Line one line two.",
                        fix: "Trailing \\",
                        retry: errbook::RetryPolicy::AfterFix,
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "<x>|y",
                        ident: "Signs",
                        row: 3,
                        title: "A code of signs",
                        meaning: "Nothing else.",
                        fix: "None.",
                        retry: errbook::RetryPolicy::AfterFix,
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "it's \"so\"",
                        ident: "ItSSo",
                        row: 4,
                        title: "Quotes",
                        meaning: "It has quotes.",
                        fix: "None.",
                        retry: errbook::RetryPolicy::AfterFix,
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "two\nlines",
                        ident: "TwoLines",
                        row: 5,
                        title: "A line break",
                        meaning: "It is part of the code.",
                        fix: "None.",
                        retry: errbook::RetryPolicy::AfterFix,
                        ..errbook::table::Entry::EMPTY
                    },
                ],
                index: errbook::__private::CodeIndex {
                    input: errbook::__private::HashInput::Ends,
                    seed: 0x84bafc29330df8b9,
                    displacements: &[0, 0, 1, 0],
                    slots: &[
                        errbook::__private::Slot {
                            name: "NO",
                            row: 2,
                            fingerprint: 0x935ddea1,
                        },
                        errbook::__private::Slot {
                            name: "two\nlines",
                            row: 5,
                            fingerprint: 0xba60c359,
                        },
                        errbook::__private::Slot::VACANT,
                        errbook::__private::Slot {
                            name: "0100C",
                            row: 1,
                            fingerprint: 0x36ab63c3,
                        },
                        errbook::__private::Slot {
                            name: "` -- \n`",
                            row: 5,
                            fingerprint: 0x6ec57a5c,
                        },
                        errbook::__private::Slot {
                            name: "00000",
                            row: 0,
                            fingerprint: 0x9cd3098d,
                        },
                        errbook::__private::Slot {
                            name: "it's \"so\"",
                            row: 4,
                            fingerprint: 0x211196ae,
                        },
                        errbook::__private::Slot {
                            name: "<x>|y",
                            row: 3,
                            fingerprint: 0xbb38b9ff,
                        },
                    ],
                },
                patterns: &[],
            },
        ],
    };
    errbook::__impl_code!(Code, CATALOG, [E00000, E0100C, No, Signs, ItSSo, TwoLines]);
    errbook::__impl_error!(
        AnyCallError, Code, CATALOG, 0, [E00000, E0100C, No, Signs, ItSSo, TwoLines]
    );
};
