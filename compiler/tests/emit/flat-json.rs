//! The expansion of `catalog!` for `flat-json.yaml`.

/// The enums of the catalog, which are public where `catalog!` is called.
mod put_each_catalog_in_a_module {
    /// The codes of the catalog: Responses of two members.
    ///
    /// The meaning of a code, its fix and its retry policy depend on the endpoint.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum Code {
        /// `bad`.
        ///
        /// At `call`, [`CallError::Bad`]: The field `a. B` of e.g. a request is bad. Nothing is stored.
        /// **Fix:** Correct it.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Bad,
        /// `busy`.
        ///
        /// **Alias:** `full`. A slip.
        ///
        /// At `call`, [`CallError::Busy`]: Version 1.2 is busy. `b` is why.
        /// **Fix:** Wait.
        /// **Retry:** `backoff` (after 5 s, at most 2 attempts). Temporary failure: send the same call again after a growing delay.
        Busy,
        /// `part_{name}`.
        ///
        /// At `call`, [`CallError::PartName`]: It stops here. and goes on. Then it ends.
        /// **Fix:** Correct it.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
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
        /// **Fix:** Correct it.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **Limits:** `a`: exactly 3 bytes
        ///
        /// **Evidence:** `bad` is not on the source page, but the vendor names it elsewhere: The forum, <https://example.com/forum>, accessed on 2026-01-30.
        Bad,
        /// Busy: `busy`.
        ///
        /// Version 1.2 is busy. `b` is why.
        ///
        /// **Fix:** Wait.
        ///
        /// **Retry:** `backoff` (after 5 s, at most 2 attempts). Temporary failure: send the same call again after a growing delay.
        ///
        /// **Evidence:** `busy` is not on the source page, but the vendor names it elsewhere: The forum, <https://example.com/forum>, accessed on 2026-01-30.
        ///
        /// **Alias:** `full`. A slip.
        Busy,
        /// Part: `part_{name}`.
        ///
        /// It stops here. and goes on. Then it ends.
        ///
        /// **Fix:** Correct it.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **Evidence:** `part_{name}` is not on the source page, but the vendor names it elsewhere: The forum, <https://example.com/forum>, accessed on 2026-01-30.
        PartName,
    }
    const _: () = {
        use ::errbook as errbook;
        static NAMES: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
bad\
busy\
part_{name}\
full",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x03\x00\x00\x00\x07\x00\x00\x00\x12\x00\x00\x00\x16\x00\x00\x00",
            ),
        };
        static IDENTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
Bad\
Busy\
PartName",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x03\x00\x00\x00\x07\x00\x00\x00\x0f\x00\x00\x00",
            ),
        };
        static TEXTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
Bad request\
The field `a. B` of e.g. a request is bad. Nothing is stored.\
Correct it.\
Busy\
Version 1.2 is busy. `b` is why.\
Wait.\
Part\
It stops here. and goes on. Then it ends.",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x00\x00\x00\x00\x0b\x00\x00\x00\x48\x00\x00\x00\x53\x00\x00\x00\x57\x00\x00\x00\x77\x00\x00\x00\x7c\x00\x00\x00\
\x80\x00\x00\x00\xa9\x00\x00\x00",
            ),
        };
        static INDEX: (
            errbook::__private::Aligned<64>,
            errbook::__private::Aligned<8>,
        ) = (
            errbook::__private::Aligned(
                *b"\
\x94\x8d\x75\xec\x02\x00\x00\x00\x07\x00\x00\x00\x0b\x00\x00\x00\
\x8d\x30\xc9\x8a\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\
\x94\x5c\x8a\x73\x01\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00\
\x83\xd5\x7d\x59\x01\x00\x00\x00\x12\x00\x00\x00\x04\x00\x00\x00",
            ),
            errbook::__private::Aligned(*b"\
\x02\x00\x00\x00\x00\x00\x00\x00"),
        );
        static POLICIES: [errbook::RetryPolicy; 2] = [
            errbook::RetryPolicy::AfterFix,
            errbook::RetryPolicy::Backoff {
                initial_delay: ::core::time::Duration::from_millis(5000),
                max_delay: ::core::time::Duration::from_millis(5000),
                max_attempts: 2,
            },
        ];
        static DETAILS: [errbook::table::EntryDetails<'static>; 2] = [
            errbook::table::EntryDetails {
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
                ..errbook::table::EntryDetails::EMPTY
            },
            errbook::table::EntryDetails {
                evidence: errbook::table::Evidence::Vendor,
                sources: &[0],
                ..errbook::table::EntryDetails::EMPTY
            },
        ];
        const POOL: &errbook::__private::Pool<'static> = &errbook::__private::Pool {
            index: errbook::__private::CodeIndex {
                names: &NAMES,
                shortest: 3,
                input: errbook::__private::HashInput::Ends,
                seed: 0x84bafc29330df8b9,
                displacements: errbook::__private::numbers(&INDEX.1.0),
                slots: errbook::__private::lists(&INDEX.0.0),
            },
            idents: &IDENTS,
            texts: &TEXTS,
            policies: &POLICIES,
            polls: 0,
            details: &DETAILS,
        };
        static ROWS_0: [u8; 84] = *b"\
\x00\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\
\x01\x00\x00\x00\x04\x00\x00\x00\x05\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00\
\x02\x00\x00\x00\x07\x00\x00\x00\x08\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00";
        const CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {
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
            pool: POOL,
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
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_0),
                    row_map: errbook::__private::RowMap {
                        first: 0,
                        rows: &[],
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
}
#[doc(inline)]
#[allow(unused_imports)]
pub use put_each_catalog_in_a_module::*;
