//! The expansion of `catalog!` for `own-formats.yaml`.

/// The enums of the catalog, which are public where `catalog!` is called.
mod put_each_catalog_in_a_module {
    /// The codes of the catalog: Endpoints with their own formats.
    ///
    /// The meaning of a code, its fix and its retry policy depend on the endpoint.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum Code {
        /// `full`.
        ///
        /// At `submit`, [`SubmitError::Full`]:
        /// **Retry:** `backoff` (after 1 s, doubling up to 60 s, at most 5 attempts). Temporary failure: send the same call again after a growing delay.
        Full,
        /// `waiting`.
        ///
        /// At `result`, [`ResultError::Waiting`]:
        /// **Retry:** `poll` (every 5 s, at most 60 attempts). Not finished yet: send the same call again after the interval.
        Waiting,
        /// `accepted`.
        ///
        /// At `report`, [`ReportError::Accepted`]:
        /// **Retry:** `poll` (every 5 s, at most 60 attempts). Not finished yet: send the same call again after the interval.
        Accepted,
        /// `forbidden`.
        ///
        /// At `report`, [`ReportError::Forbidden`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Forbidden,
    }
    /// The codes of the endpoint `submit` (`/submit`): As the catalog.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum SubmitError {
        /// Full: `full`.
        ///
        /// **Retry:** `backoff` (after 1 s, doubling up to 60 s, at most 5 attempts). Temporary failure: send the same call again after a growing delay.
        Full,
    }
    /// The codes of the endpoint `result` (`/result`): Other policies.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum ResultError {
        /// Waiting: `waiting`.
        ///
        /// **Retry:** `poll` (every 5 s, at most 60 attempts). Not finished yet: send the same call again after the interval.
        Waiting,
    }
    /// The codes of the endpoint `report` (`/result?action=report`): Other formats.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum ReportError {
        /// Accepted: `accepted`.
        ///
        /// **Retry:** `poll` (every 5 s, at most 60 attempts). Not finished yet: send the same call again after the interval.
        Accepted,
        /// Forbidden: `forbidden`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Forbidden,
    }
    const _: () = {
        use ::errbook as errbook;
        static NAMES: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
full\
waiting\
accepted\
forbidden",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x04\x00\x00\x00\x0b\x00\x00\x00\x13\x00\x00\x00\x1c\x00\x00\x00",
            ),
        };
        static IDENTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
Full\
Waiting\
Accepted\
Forbidden",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x04\x00\x00\x00\x0b\x00\x00\x00\x13\x00\x00\x00\x1c\x00\x00\x00",
            ),
        };
        static TEXTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
Full\
Waiting\
Accepted\
Forbidden",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x00\x00\x00\x00\x04\x00\x00\x00\x0b\x00\x00\x00\x13\x00\x00\x00\x1c\x00\x00\x00",
            ),
        };
        static INDEX: (
            errbook::__private::Aligned<64>,
            errbook::__private::Aligned<8>,
        ) = (
            errbook::__private::Aligned(
                *b"\
\x98\x3d\xff\x13\x00\x00\x00\x00\x00\x00\x00\x00\x04\x00\x00\x00\
\x9d\x66\x69\x03\x01\x00\x00\x00\x04\x00\x00\x00\x07\x00\x00\x00\
\xda\x39\x80\xb0\x02\x00\x00\x00\x0b\x00\x00\x00\x08\x00\x00\x00\
\x5f\x7d\x55\x6d\x03\x00\x00\x00\x13\x00\x00\x00\x09\x00\x00\x00",
            ),
            errbook::__private::Aligned(*b"\
\x00\x00\x00\x00\x00\x00\x00\x00"),
        );
        static POLICIES: [errbook::RetryPolicy; 3] = [
            errbook::RetryPolicy::Poll {
                initial_delay: ::core::time::Duration::from_millis(5000),
                interval: ::core::time::Duration::from_millis(5000),
                max_attempts: 60,
            },
            errbook::RetryPolicy::Backoff {
                initial_delay: ::core::time::Duration::from_millis(1000),
                max_delay: ::core::time::Duration::from_millis(60000),
                max_attempts: 5,
            },
            errbook::RetryPolicy::AfterFix,
        ];
        static DETAILS: [errbook::table::EntryDetails<'static>; 0] = [];
        const POOL: &errbook::__private::Pool<'static> = &errbook::__private::Pool {
            index: errbook::__private::CodeIndex {
                names: &NAMES,
                shortest: 4,
                input: errbook::__private::HashInput::Ends,
                seed: 0x97a6eccdff45db9d,
                displacements: errbook::__private::numbers(&INDEX.1.0),
                slots: errbook::__private::lists(&INDEX.0.0),
            },
            idents: &IDENTS,
            texts: &TEXTS,
            policies: &POLICIES,
            polls: 1,
            details: &DETAILS,
        };
        static ROWS_0: [u8; 28] = *b"\
\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00";
        static ROWS_1: [u8; 28] = *b"\
\x01\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
        static ROWS_2: [u8; 56] = *b"\
\x02\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
\x03\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00";
        const CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {
            name: "own_formats",
            title: "Endpoints with their own formats",
            source_url: ::core::option::Option::None,
            hash: "4e7a90641e8e3fbc",
            sources: &[],
            responses: errbook::table::Responses {
                text: ::core::option::Option::Some(errbook::table::TextResponses {
                    success_prefix: ::core::option::Option::Some("OK|"),
                    empty_payload: true,
                    trailing_fields: &[],
                    success: &[],
                    reserved_prefix: ::core::option::Option::None,
                    unknown_codes: &[],
                }),
                json: ::core::option::Option::Some(errbook::table::JsonResponses {
                    keys: &[
                        errbook::__private::Key::new("id"),
                        errbook::__private::Key::new("error"),
                    ],
                    success: &[
                        errbook::table::Condition {
                            path: errbook::table::Path {
                                key: 0,
                                rest: &[],
                            },
                            predicate: errbook::table::Predicate::Present,
                        },
                    ],
                    failure: &[
                        errbook::table::Condition {
                            path: errbook::table::Path {
                                key: 1,
                                rest: &[],
                            },
                            predicate: errbook::table::Predicate::Present,
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
                            key: 0,
                            rest: &[],
                        },
                    ],
                    root_payload: true,
                    empty_payload: false,
                    message: &[],
                    retry_after: &[],
                    fields: &[],
                    templates: &[],
                }),
                http: errbook::table::HttpResponses {
                    success: &[],
                    retry: &[
                        errbook::table::HttpRetryRule {
                            status: errbook::table::StatusRange {
                                first: 500,
                                last: 599,
                            },
                            retry: errbook::RetryPolicy::Backoff {
                                initial_delay: ::core::time::Duration::from_millis(1000),
                                max_delay: ::core::time::Duration::from_millis(60000),
                                max_attempts: 5,
                            },
                        },
                    ],
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
                    name: "submit",
                    method: ::core::option::Option::None,
                    path: "/submit",
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
                    name: "result",
                    method: ::core::option::Option::None,
                    path: "/result",
                    is_idempotent: true,
                    extensions: &[],
                    responses: ::core::option::Option::Some(errbook::table::Responses {
                        text: ::core::option::Option::Some(errbook::table::TextResponses {
                            success_prefix: ::core::option::Option::Some("OK|"),
                            empty_payload: true,
                            trailing_fields: &[],
                            success: &[],
                            reserved_prefix: ::core::option::Option::None,
                            unknown_codes: &[],
                        }),
                        json: ::core::option::Option::Some(errbook::table::JsonResponses {
                            keys: &[
                                errbook::__private::Key::new("id"),
                                errbook::__private::Key::new("error"),
                            ],
                            success: &[
                                errbook::table::Condition {
                                    path: errbook::table::Path {
                                        key: 0,
                                        rest: &[],
                                    },
                                    predicate: errbook::table::Predicate::Present,
                                },
                            ],
                            failure: &[
                                errbook::table::Condition {
                                    path: errbook::table::Path {
                                        key: 1,
                                        rest: &[],
                                    },
                                    predicate: errbook::table::Predicate::Present,
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
                                    key: 0,
                                    rest: &[],
                                },
                            ],
                            root_payload: true,
                            empty_payload: false,
                            message: &[],
                            retry_after: &[],
                            fields: &[],
                            templates: &[],
                        }),
                        http: errbook::table::HttpResponses {
                            success: &[],
                            retry: &[
                                errbook::table::HttpRetryRule {
                                    status: errbook::table::StatusRange {
                                        first: 200,
                                        last: 299,
                                    },
                                    retry: errbook::RetryPolicy::Poll {
                                        initial_delay: ::core::time::Duration::from_millis(5000),
                                        interval: ::core::time::Duration::from_millis(5000),
                                        max_attempts: 60,
                                    },
                                },
                                errbook::table::HttpRetryRule {
                                    status: errbook::table::StatusRange {
                                        first: 500,
                                        last: 599,
                                    },
                                    retry: errbook::RetryPolicy::Poll {
                                        initial_delay: ::core::time::Duration::from_millis(5000),
                                        interval: ::core::time::Duration::from_millis(5000),
                                        max_attempts: 60,
                                    },
                                },
                            ],
                        },
                    }),
                    when: &[],
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_1),
                    row_map: errbook::__private::RowMap {
                        first: 1,
                        rows: &[],
                    },
                    patterns: &[],
                },
                errbook::table::Endpoint {
                    name: "report",
                    method: ::core::option::Option::None,
                    path: "/result?action=report",
                    is_idempotent: false,
                    extensions: &[],
                    responses: ::core::option::Option::Some(errbook::table::Responses {
                        text: ::core::option::Option::Some(errbook::table::TextResponses {
                            success_prefix: ::core::option::Option::Some("OK|"),
                            empty_payload: true,
                            trailing_fields: &[],
                            success: &[],
                            reserved_prefix: ::core::option::Option::None,
                            unknown_codes: &[],
                        }),
                        json: ::core::option::Option::Some(errbook::table::JsonResponses {
                            keys: &[
                                errbook::__private::Key::new("id"),
                                errbook::__private::Key::new("error"),
                                errbook::__private::Key::new("data"),
                                errbook::__private::Key::new("rows"),
                            ],
                            success: &[
                                errbook::table::Condition {
                                    path: errbook::table::Path {
                                        key: 0,
                                        rest: &[],
                                    },
                                    predicate: errbook::table::Predicate::Is("1"),
                                },
                            ],
                            failure: &[
                                errbook::table::Condition {
                                    path: errbook::table::Path {
                                        key: 1,
                                        rest: &[],
                                    },
                                    predicate: errbook::table::Predicate::NotEmpty,
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
                                errbook::table::Path {
                                    key: 3,
                                    rest: &[],
                                },
                            ],
                            root_payload: true,
                            empty_payload: true,
                            message: &[],
                            retry_after: &[],
                            fields: &[],
                            templates: &[],
                        }),
                        http: errbook::table::HttpResponses {
                            success: &[
                                errbook::table::StatusRange {
                                    first: 200,
                                    last: 200,
                                },
                            ],
                            retry: &[],
                        },
                    }),
                    when: &[
                        errbook::table::When {
                            row: 0,
                            http: &[
                                errbook::table::StatusRange {
                                    first: 202,
                                    last: 202,
                                },
                            ],
                            json: &[],
                        },
                    ],
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_2),
                    row_map: errbook::__private::RowMap {
                        first: 2,
                        rows: &[],
                    },
                    patterns: &[],
                },
            ],
        };
        errbook::__impl_code!(Code, CATALOG, [Full, Waiting, Accepted, Forbidden]);
        errbook::__impl_error!(SubmitError, Code, CATALOG, 0, [Full]);
        errbook::__impl_error!(ResultError, Code, CATALOG, 1, [Waiting]);
        errbook::__impl_error!(ReportError, Code, CATALOG, 2, [Accepted, Forbidden]);
    };
}
#[doc(inline)]
#[allow(unused_imports)]
pub use put_each_catalog_in_a_module::*;
