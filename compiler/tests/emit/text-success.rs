//! The expansion of `catalog!` for `text-success.yaml`.

/// The enums of the catalog, which are public where `catalog!` is called.
mod put_each_catalog_in_a_module {
    /// The codes of the catalog: A counter.
    ///
    /// The meaning of a code, its fix and its retry policy depend on the endpoint.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum Code {
        /// `BAD`.
        ///
        /// At `ping`, [`PingError::Bad`]: The request is bad.
        /// **Fix:** Correct it.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// At `count`, [`CountError::Bad`]: The request is bad.
        /// **Fix:** Correct it.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// At `reset`, [`ResetError::Bad`]: The request is bad.
        /// **Fix:** Correct it.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Bad,
    }
    /// The codes of the endpoint `ping` (`/`): Both kinds of success.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum PingError {
        /// Bad request: `BAD`.
        ///
        /// The request is bad.
        ///
        /// **Fix:** Correct it.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Bad,
    }
    /// The codes of the endpoint `count` (`/?action=count`): A number.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum CountError {
        /// Bad count: `BAD`.
        ///
        /// The request is bad.
        ///
        /// **Fix:** Correct it.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Bad,
    }
    /// The codes of the endpoint `reset` (`/?action=reset`): A text or an empty body, and the HTTP status.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum ResetError {
        /// Bad reset: `BAD`.
        ///
        /// The request is bad.
        ///
        /// **Fix:** Correct it.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Bad,
    }
    const _: () = {
        use ::errbook as errbook;
        static NAMES: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
BAD",
            bounds: errbook::__private::numbers(b"\
\x00\x00\x00\x00\x03\x00\x00\x00"),
        };
        static IDENTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
Bad",
            bounds: errbook::__private::numbers(b"\
\x00\x00\x00\x00\x03\x00\x00\x00"),
        };
        static TEXTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
Bad request\
The request is bad.\
Correct it.\
Bad count\
Bad reset",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x00\x00\x00\x00\x0b\x00\x00\x00\x1e\x00\x00\x00\x29\x00\x00\x00\x32\x00\x00\x00\x3b\x00\x00\x00",
            ),
        };
        static INDEX: (
            errbook::__private::Aligned<16>,
            errbook::__private::Aligned<4>,
        ) = (
            errbook::__private::Aligned(
                *b"\
\xeb\x2a\xe5\x06\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00",
            ),
            errbook::__private::Aligned(*b"\
\x00\x00\x00\x00"),
        );
        static POLICIES: [errbook::RetryPolicy; 1] = [errbook::RetryPolicy::AfterFix];
        static DETAILS: [errbook::table::EntryDetails<'static>; 0] = [];
        const POOL: &errbook::__private::Pool<'static> = &errbook::__private::Pool {
            index: errbook::__private::CodeIndex {
                names: &NAMES,
                shortest: 3,
                input: errbook::__private::HashInput::Ends,
                seed: 0xd6e8feb86659fd93,
                displacements: errbook::__private::numbers(&INDEX.1.0),
                slots: errbook::__private::lists(&INDEX.0.0),
            },
            idents: &IDENTS,
            texts: &TEXTS,
            policies: &POLICIES,
            polls: 0,
            details: &DETAILS,
        };
        static ROWS_0: [u8; 28] = *b"\
\x00\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
        static ROWS_1: [u8; 28] = *b"\
\x00\x00\x00\x00\x04\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
        static ROWS_2: [u8; 28] = *b"\
\x00\x00\x00\x00\x05\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
        const CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {
            name: "counter",
            title: "A counter",
            source_url: ::core::option::Option::None,
            hash: "a69c45e1c13b65ae",
            sources: &[],
            responses: errbook::table::Responses {
                text: ::core::option::Option::Some(errbook::table::TextResponses {
                    success_prefix: ::core::option::Option::Some("OK|"),
                    empty_payload: false,
                    trailing_fields: &[],
                    success: &[errbook::table::TextSuccess::Exact("PONG")],
                    reserved_prefix: ::core::option::Option::None,
                    unknown_codes: &[],
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
            pool: POOL,
            patterns: &[],
            endpoints: &[
                errbook::table::Endpoint {
                    name: "ping",
                    method: ::core::option::Option::None,
                    path: "/",
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
                    patterns: &[],
                },
                errbook::table::Endpoint {
                    name: "count",
                    method: ::core::option::Option::None,
                    path: "/?action=count",
                    is_idempotent: false,
                    extensions: &[],
                    responses: ::core::option::Option::Some(errbook::table::Responses {
                        text: ::core::option::Option::Some(errbook::table::TextResponses {
                            success_prefix: ::core::option::Option::None,
                            empty_payload: false,
                            trailing_fields: &[],
                            success: &[
                                errbook::table::TextSuccess::Number {
                                    charset: errbook::table::Charset::Decimal,
                                    max_length: 32,
                                },
                            ],
                            reserved_prefix: ::core::option::Option::None,
                            unknown_codes: &[],
                        }),
                        json: ::core::option::Option::None,
                        http: errbook::table::HttpResponses {
                            success: &[],
                            retry: &[],
                        },
                    }),
                    when: &[],
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_1),
                    row_map: errbook::__private::RowMap {
                        first: 0,
                        rows: &[],
                    },
                    patterns: &[],
                },
                errbook::table::Endpoint {
                    name: "reset",
                    method: ::core::option::Option::None,
                    path: "/?action=reset",
                    is_idempotent: false,
                    extensions: &[],
                    responses: ::core::option::Option::Some(errbook::table::Responses {
                        text: ::core::option::Option::Some(errbook::table::TextResponses {
                            success_prefix: ::core::option::Option::None,
                            empty_payload: false,
                            trailing_fields: &[],
                            success: &[
                                errbook::table::TextSuccess::Exact("DONE"),
                                errbook::table::TextSuccess::Exact(""),
                            ],
                            reserved_prefix: ::core::option::Option::Some("DONE"),
                            unknown_codes: &[],
                        }),
                        json: ::core::option::Option::None,
                        http: errbook::table::HttpResponses {
                            success: &[
                                errbook::table::StatusRange {
                                    first: 200,
                                    last: 299,
                                },
                            ],
                            retry: &[],
                        },
                    }),
                    when: &[],
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_2),
                    row_map: errbook::__private::RowMap {
                        first: 0,
                        rows: &[],
                    },
                    patterns: &[],
                },
            ],
        };
        errbook::__impl_code!(Code, CATALOG, [Bad]);
        errbook::__impl_error!(PingError, Code, CATALOG, 0, [Bad]);
        errbook::__impl_error!(CountError, Code, CATALOG, 1, [Bad]);
        errbook::__impl_error!(ResetError, Code, CATALOG, 2, [Bad]);
    };
}
#[doc(inline)]
#[allow(unused_imports)]
pub use put_each_catalog_in_a_module::*;
