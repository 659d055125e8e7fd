//! The expansion of `catalog!` for `status.yaml`.

/// The enums of the catalog, which are public where `catalog!` is called.
mod put_each_catalog_in_a_module {
    /// The codes of the catalog: The status decides.
    ///
    /// The meaning of a code, its fix and its retry policy depend on the endpoint.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum Code {
        /// `unknown_user`.
        ///
        /// At `call`, [`CallError::UnknownUser`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        UnknownUser,
        /// `bad_request`.
        ///
        /// At `call`, [`CallError::BadRequest`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        BadRequest,
        /// `slow_down`.
        ///
        /// At `call`, [`CallError::SlowDown`]:
        /// **Retry:** `backoff` (after 1 s, doubling up to 60 s, at most 5 attempts). Temporary failure: send the same call again after a growing delay.
        SlowDown,
        /// `blocked`.
        ///
        /// At `call`, [`CallError::Blocked`]:
        /// **Retry:** `unspecified`. It is unknown whether the call may be repeated: do not repeat it.
        Blocked,
    }
    /// The codes of the endpoint `call` (`/call`): The call.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum CallError {
        /// Unknown user: `unknown_user`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        UnknownUser,
        /// Bad request: `bad_request`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        BadRequest,
        /// Slow down: `slow_down`.
        ///
        /// **Retry:** `backoff` (after 1 s, doubling up to 60 s, at most 5 attempts). Temporary failure: send the same call again after a growing delay.
        SlowDown,
        /// Blocked: `blocked`.
        ///
        /// **Retry:** `unspecified`. It is unknown whether the call may be repeated: do not repeat it.
        Blocked,
    }
    const _: () = {
        use ::errbook as errbook;
        static NAMES: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
unknown_user\
bad_request\
slow_down\
blocked",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x0c\x00\x00\x00\x17\x00\x00\x00\x20\x00\x00\x00\x27\x00\x00\x00",
            ),
        };
        static IDENTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
UnknownUser\
BadRequest\
SlowDown\
Blocked",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x0b\x00\x00\x00\x15\x00\x00\x00\x1d\x00\x00\x00\x24\x00\x00\x00",
            ),
        };
        static TEXTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
Unknown user\
Bad request\
Slow down\
Blocked",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x00\x00\x00\x00\x0c\x00\x00\x00\x17\x00\x00\x00\x20\x00\x00\x00\x27\x00\x00\x00",
            ),
        };
        static INDEX: (
            errbook::__private::Aligned<64>,
            errbook::__private::Aligned<8>,
        ) = (
            errbook::__private::Aligned(
                *b"\
\x99\xeb\x1a\xd2\x01\x00\x00\x00\x0c\x00\x00\x00\x0b\x00\x00\x00\
\x91\x65\x70\x3d\x02\x00\x00\x00\x17\x00\x00\x00\x09\x00\x00\x00\
\xa6\x1b\xc7\x2a\x03\x00\x00\x00\x20\x00\x00\x00\x07\x00\x00\x00\
\x02\x6b\xe4\xa7\x00\x00\x00\x00\x00\x00\x00\x00\x0c\x00\x00\x00",
            ),
            errbook::__private::Aligned(*b"\
\x00\x00\x00\x00\x01\x00\x00\x00"),
        );
        static POLICIES: [errbook::RetryPolicy; 4] = [
            errbook::RetryPolicy::Backoff {
                initial_delay: ::core::time::Duration::from_millis(1000),
                max_delay: ::core::time::Duration::from_millis(60000),
                max_attempts: 5,
            },
            errbook::RetryPolicy::Backoff {
                initial_delay: ::core::time::Duration::from_millis(300000),
                max_delay: ::core::time::Duration::from_millis(3600000),
                max_attempts: 3,
            },
            errbook::RetryPolicy::AfterFix,
            errbook::RetryPolicy::Unspecified,
        ];
        static DETAILS: [errbook::table::EntryDetails<'static>; 0] = [];
        const POOL: &errbook::__private::Pool<'static> = &errbook::__private::Pool {
            index: errbook::__private::CodeIndex {
                names: &NAMES,
                shortest: 7,
                input: errbook::__private::HashInput::Ends,
                seed: 0x328cf999ffc1f3df,
                displacements: errbook::__private::numbers(&INDEX.1.0),
                slots: errbook::__private::lists(&INDEX.0.0),
            },
            idents: &IDENTS,
            texts: &TEXTS,
            policies: &POLICIES,
            polls: 0,
            details: &DETAILS,
        };
        static ROWS_0: [u8; 112] = *b"\
\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\
\x01\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\
\x02\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
\x03\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00";
        const CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {
            name: "status",
            title: "The status decides",
            source_url: ::core::option::Option::None,
            hash: "beffee0c1bec361a",
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
                            max_length: 4,
                        },
                    ],
                }),
                json: ::core::option::Option::Some(errbook::table::JsonResponses {
                    keys: &[
                        errbook::__private::Key::new("__type"),
                        errbook::__private::Key::new("type"),
                        errbook::__private::Key::new("errors"),
                        errbook::__private::Key::new("message"),
                        errbook::__private::Key::new("error"),
                        errbook::__private::Key::new("retry_ms"),
                    ],
                    success: &[],
                    failure: &[],
                    code: &[
                        errbook::table::CodeLocation {
                            path: errbook::table::Path {
                                key: 0,
                                rest: &[],
                            },
                            before: ::core::option::Option::Some(":"),
                            after: ::core::option::Option::Some("#"),
                            none: &[],
                        },
                        errbook::table::CodeLocation {
                            path: errbook::table::Path {
                                key: 1,
                                rest: &[],
                            },
                            before: ::core::option::Option::None,
                            after: ::core::option::Option::Some("/"),
                            none: &["about:blank", "urn:a|b"],
                        },
                        errbook::table::CodeLocation {
                            path: errbook::table::Path {
                                key: 2,
                                rest: &["[kind=a|b]", "code"],
                            },
                            before: ::core::option::Option::None,
                            after: ::core::option::Option::None,
                            none: &[],
                        },
                    ],
                    payload: &[],
                    root_payload: true,
                    empty_payload: false,
                    message: &[
                        errbook::table::Path {
                            key: 3,
                            rest: &[],
                        },
                        errbook::table::Path {
                            key: 4,
                            rest: &["message"],
                        },
                    ],
                    retry_after: &[
                        errbook::table::DelayLocation {
                            path: errbook::table::Path {
                                key: 5,
                                rest: &[],
                            },
                            unit: errbook::table::Unit::Milliseconds,
                        },
                        errbook::table::DelayLocation {
                            path: errbook::table::Path {
                                key: 4,
                                rest: &["retry"],
                            },
                            unit: errbook::table::Unit::Seconds,
                        },
                    ],
                    fields: &[],
                    templates: &[],
                }),
                http: errbook::table::HttpResponses {
                    success: &[
                        errbook::table::StatusRange {
                            first: 200,
                            last: 299,
                        },
                        errbook::table::StatusRange {
                            first: 304,
                            last: 304,
                        },
                    ],
                    retry: &[
                        errbook::table::HttpRetryRule {
                            status: errbook::table::StatusRange {
                                first: 503,
                                last: 503,
                            },
                            retry: errbook::RetryPolicy::Backoff {
                                initial_delay: ::core::time::Duration::from_millis(300000),
                                max_delay: ::core::time::Duration::from_millis(3600000),
                                max_attempts: 3,
                            },
                        },
                        errbook::table::HttpRetryRule {
                            status: errbook::table::StatusRange {
                                first: 429,
                                last: 429,
                            },
                            retry: errbook::RetryPolicy::Backoff {
                                initial_delay: ::core::time::Duration::from_millis(1000),
                                max_delay: ::core::time::Duration::from_millis(60000),
                                max_attempts: 5,
                            },
                        },
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
                    name: "call",
                    method: ::core::option::Option::None,
                    path: "/call",
                    is_idempotent: false,
                    extensions: &[],
                    responses: ::core::option::Option::Some(errbook::table::Responses {
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
                                    max_length: 4,
                                },
                            ],
                        }),
                        json: ::core::option::Option::Some(errbook::table::JsonResponses {
                            keys: &[
                                errbook::__private::Key::new("errors"),
                                errbook::__private::Key::new("data"),
                                errbook::__private::Key::new("error"),
                                errbook::__private::Key::new("state"),
                                errbook::__private::Key::new("__type"),
                                errbook::__private::Key::new("type"),
                                errbook::__private::Key::new("message"),
                                errbook::__private::Key::new("retry_ms"),
                            ],
                            success: &[],
                            failure: &[],
                            code: &[
                                errbook::table::CodeLocation {
                                    path: errbook::table::Path {
                                        key: 4,
                                        rest: &[],
                                    },
                                    before: ::core::option::Option::Some(":"),
                                    after: ::core::option::Option::Some("#"),
                                    none: &[],
                                },
                                errbook::table::CodeLocation {
                                    path: errbook::table::Path {
                                        key: 5,
                                        rest: &[],
                                    },
                                    before: ::core::option::Option::None,
                                    after: ::core::option::Option::Some("/"),
                                    none: &["about:blank", "urn:a|b"],
                                },
                                errbook::table::CodeLocation {
                                    path: errbook::table::Path {
                                        key: 0,
                                        rest: &["[kind=a|b]", "code"],
                                    },
                                    before: ::core::option::Option::None,
                                    after: ::core::option::Option::None,
                                    none: &[],
                                },
                            ],
                            payload: &[],
                            root_payload: true,
                            empty_payload: false,
                            message: &[
                                errbook::table::Path {
                                    key: 6,
                                    rest: &[],
                                },
                                errbook::table::Path {
                                    key: 2,
                                    rest: &["message"],
                                },
                            ],
                            retry_after: &[
                                errbook::table::DelayLocation {
                                    path: errbook::table::Path {
                                        key: 7,
                                        rest: &[],
                                    },
                                    unit: errbook::table::Unit::Milliseconds,
                                },
                                errbook::table::DelayLocation {
                                    path: errbook::table::Path {
                                        key: 2,
                                        rest: &["retry"],
                                    },
                                    unit: errbook::table::Unit::Seconds,
                                },
                            ],
                            fields: &[],
                            templates: &[],
                        }),
                        http: errbook::table::HttpResponses {
                            success: &[
                                errbook::table::StatusRange {
                                    first: 200,
                                    last: 299,
                                },
                                errbook::table::StatusRange {
                                    first: 304,
                                    last: 304,
                                },
                            ],
                            retry: &[
                                errbook::table::HttpRetryRule {
                                    status: errbook::table::StatusRange {
                                        first: 503,
                                        last: 503,
                                    },
                                    retry: errbook::RetryPolicy::Backoff {
                                        initial_delay: ::core::time::Duration::from_millis(300000),
                                        max_delay: ::core::time::Duration::from_millis(3600000),
                                        max_attempts: 3,
                                    },
                                },
                                errbook::table::HttpRetryRule {
                                    status: errbook::table::StatusRange {
                                        first: 429,
                                        last: 429,
                                    },
                                    retry: errbook::RetryPolicy::Backoff {
                                        initial_delay: ::core::time::Duration::from_millis(1000),
                                        max_delay: ::core::time::Duration::from_millis(60000),
                                        max_attempts: 5,
                                    },
                                },
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
                    }),
                    when: &[
                        errbook::table::When {
                            row: 0,
                            http: &[
                                errbook::table::StatusRange {
                                    first: 404,
                                    last: 404,
                                },
                            ],
                            json: &[],
                        },
                        errbook::table::When {
                            row: 1,
                            http: &[
                                errbook::table::StatusRange {
                                    first: 400,
                                    last: 499,
                                },
                            ],
                            json: &[
                                errbook::table::Condition {
                                    path: errbook::table::Path {
                                        key: 0,
                                        rest: &["[]", "a|b"],
                                    },
                                    predicate: errbook::table::Predicate::Not("1"),
                                },
                                errbook::table::Condition {
                                    path: errbook::table::Path {
                                        key: 1,
                                        rest: &[],
                                    },
                                    predicate: errbook::table::Predicate::Empty,
                                },
                            ],
                        },
                        errbook::table::When {
                            row: 2,
                            http: &[
                                errbook::table::StatusRange {
                                    first: 403,
                                    last: 403,
                                },
                                errbook::table::StatusRange {
                                    first: 429,
                                    last: 429,
                                },
                            ],
                            json: &[
                                errbook::table::Condition {
                                    path: errbook::table::Path {
                                        key: 2,
                                        rest: &["reason"],
                                    },
                                    predicate: errbook::table::Predicate::Is("rate"),
                                },
                                errbook::table::Condition {
                                    path: errbook::table::Path {
                                        key: 2,
                                        rest: &["scope"],
                                    },
                                    predicate: errbook::table::Predicate::NotEmpty,
                                },
                            ],
                        },
                        errbook::table::When {
                            row: 3,
                            http: &[],
                            json: &[
                                errbook::table::Condition {
                                    path: errbook::table::Path {
                                        key: 3,
                                        rest: &[],
                                    },
                                    predicate: errbook::table::Predicate::Is("blocked"),
                                },
                                errbook::table::Condition {
                                    path: errbook::table::Path {
                                        key: 2,
                                        rest: &["until"],
                                    },
                                    predicate: errbook::table::Predicate::Absent,
                                },
                            ],
                        },
                    ],
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_0),
                    row_map: errbook::__private::RowMap {
                        first: 0,
                        rows: &[],
                    },
                    patterns: &[],
                },
            ],
        };
        errbook::__impl_code!(
            Code, CATALOG, [UnknownUser, BadRequest, SlowDown, Blocked]
        );
        errbook::__impl_error!(
            CallError, Code, CATALOG, 0, [UnknownUser, BadRequest, SlowDown, Blocked]
        );
    };
}
#[doc(inline)]
#[allow(unused_imports)]
pub use put_each_catalog_in_a_module::*;
