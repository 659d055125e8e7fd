//! The expansion of `catalog!` for `number-codes.yaml`.

/// The enums of the catalog, which are public where `catalog!` is called.
mod put_each_catalog_in_a_module {
    /// The codes of the catalog: Numbers as codes.
    ///
    /// The meaning of a code, its fix and its retry policy depend on the endpoint.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum Code {
        /// `404`.
        ///
        /// At `by_example`, [`ByExampleError::E404`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// At `by_own_example`, [`ByOwnExampleError::E404`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// At `by_others`, [`ByOthersError::E404`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// At `by_condition`, [`ByConditionError::E404`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// At `by_word`, [`ByWordError::E404`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// At `by_status`, [`ByStatusError::E404`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// At `by_end`, [`ByEndError::E404`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E404,
        /// `409`.
        ///
        /// At `by_example`, [`ByExampleError::E409`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// At `by_own_example`, [`ByOwnExampleError::E409`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// At `by_end`, [`ByEndError::E409`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E409,
        /// `E500`.
        ///
        /// At `by_example`, [`ByExampleError::E500`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E500,
        /// `410`.
        ///
        /// At `by_own_example`, [`ByOwnExampleError::E410`]:
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E410,
    }
    /// The codes of the endpoint `by_example` (`/by_example`): An example has a number.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum ByExampleError {
        /// 404: `404`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E404,
        /// 409: `409`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E409,
        /// E500: `E500`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E500,
    }
    /// The codes of the endpoint `by_own_example` (`/by_own_example`): The first example has a string.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum ByOwnExampleError {
        /// 404: `404`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E404,
        /// 409: `409`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E409,
        /// 410: `410`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E410,
    }
    /// The codes of the endpoint `by_others` (`/by_others`): Another endpoint has an example.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum ByOthersError {
        /// 404: `404`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E404,
    }
    /// The codes of the endpoint `by_condition` (`/by_condition`): A condition compares the code with a number.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum ByConditionError {
        /// 404: `404`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E404,
    }
    /// The codes of the endpoint `by_word` (`/by_word`): A condition compares the code with a word.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum ByWordError {
        /// 404: `404`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E404,
    }
    /// The codes of the endpoint `by_status` (`/by_status`): A condition compares another value with a number.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum ByStatusError {
        /// 404: `404`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E404,
    }
    /// The codes of the endpoint `by_end` (`/by_end`): The code is a part of a text.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum ByEndError {
        /// 404: `404`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E404,
        /// 409: `409`.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E409,
    }
    const _: () = {
        use ::errbook as errbook;
        static NAMES: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
404\
409\
E500\
410",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x03\x00\x00\x00\x06\x00\x00\x00\x0a\x00\x00\x00\x0d\x00\x00\x00",
            ),
        };
        static IDENTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
E404\
E409\
E500\
E410",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x04\x00\x00\x00\x08\x00\x00\x00\x0c\x00\x00\x00\x10\x00\x00\x00",
            ),
        };
        static TEXTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
404\
409\
E500\
410",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x06\x00\x00\x00\x0a\x00\x00\x00\x0d\x00\x00\x00",
            ),
        };
        static INDEX: (
            errbook::__private::Aligned<64>,
            errbook::__private::Aligned<8>,
        ) = (
            errbook::__private::Aligned(
                *b"\
\xf4\xc8\x7c\x76\x03\x00\x00\x00\x0a\x00\x00\x00\x03\x00\x00\x00\
\x79\x35\x2e\x37\x02\x00\x00\x00\x06\x00\x00\x00\x04\x00\x00\x00\
\x26\xd0\x5b\xa6\x01\x00\x00\x00\x03\x00\x00\x00\x03\x00\x00\x00\
\x3f\x34\x94\xa7\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00",
            ),
            errbook::__private::Aligned(*b"\
\x00\x00\x00\x00\x00\x00\x00\x00"),
        );
        static POLICIES: [errbook::RetryPolicy; 1] = [errbook::RetryPolicy::AfterFix];
        static DETAILS: [errbook::table::EntryDetails<'static>; 0] = [];
        const POOL: &errbook::__private::Pool<'static> = &errbook::__private::Pool {
            index: errbook::__private::CodeIndex {
                names: &NAMES,
                shortest: 3,
                input: errbook::__private::HashInput::Ends,
                seed: 0xe05ef70acc75ef05,
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
\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
\x01\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
\x02\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
        static ROWS_1: [u8; 84] = *b"\
\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
\x01\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
\x03\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
        static ROW_MAP_1: [u8; 8] = *b"\
\x00\x00\x01\x00\xff\xff\x02\x00";
        static ROWS_2: [u8; 28] = *b"\
\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
        static ROWS_3: [u8; 28] = *b"\
\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
        static ROWS_4: [u8; 28] = *b"\
\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
        static ROWS_5: [u8; 28] = *b"\
\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
        static ROWS_6: [u8; 56] = *b"\
\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
\x01\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
        const CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {
            name: "number_codes",
            title: "Numbers as codes",
            source_url: ::core::option::Option::None,
            hash: "c091e4d4e7a1ef22",
            sources: &[],
            responses: errbook::table::Responses {
                text: ::core::option::Option::None,
                json: ::core::option::Option::Some(errbook::table::JsonResponses {
                    keys: &[
                        errbook::__private::Key::new("ok"),
                        errbook::__private::Key::new("error"),
                        errbook::__private::Key::new("code"),
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
                            predicate: errbook::table::Predicate::Is("false"),
                        },
                    ],
                    code: &[
                        errbook::table::CodeLocation {
                            path: errbook::table::Path {
                                key: 1,
                                rest: &["code"],
                            },
                            before: ::core::option::Option::None,
                            after: ::core::option::Option::None,
                            none: &[],
                        },
                        errbook::table::CodeLocation {
                            path: errbook::table::Path {
                                key: 2,
                                rest: &[],
                            },
                            before: ::core::option::Option::None,
                            after: ::core::option::Option::None,
                            none: &[],
                        },
                    ],
                    payload: &[
                        errbook::table::Path {
                            key: 3,
                            rest: &[],
                        },
                    ],
                    root_payload: false,
                    empty_payload: false,
                    message: &[],
                    retry_after: &[],
                    fields: &[],
                    templates: &[],
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
            patterns: &[],
            endpoints: &[
                errbook::table::Endpoint {
                    name: "by_example",
                    method: ::core::option::Option::None,
                    path: "/by_example",
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
                    name: "by_own_example",
                    method: ::core::option::Option::None,
                    path: "/by_own_example",
                    is_idempotent: false,
                    extensions: &[],
                    responses: ::core::option::Option::None,
                    when: &[],
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_1),
                    row_map: errbook::__private::RowMap {
                        first: 0,
                        rows: errbook::__private::numbers(&ROW_MAP_1),
                    },
                    patterns: &[],
                },
                errbook::table::Endpoint {
                    name: "by_others",
                    method: ::core::option::Option::None,
                    path: "/by_others",
                    is_idempotent: false,
                    extensions: &[],
                    responses: ::core::option::Option::None,
                    when: &[],
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_2),
                    row_map: errbook::__private::RowMap {
                        first: 0,
                        rows: &[],
                    },
                    patterns: &[],
                },
                errbook::table::Endpoint {
                    name: "by_condition",
                    method: ::core::option::Option::None,
                    path: "/by_condition",
                    is_idempotent: false,
                    extensions: &[],
                    responses: ::core::option::Option::Some(errbook::table::Responses {
                        text: ::core::option::Option::None,
                        json: ::core::option::Option::Some(errbook::table::JsonResponses {
                            keys: &[
                                errbook::__private::Key::new("code"),
                                errbook::__private::Key::new("result"),
                            ],
                            success: &[
                                errbook::table::Condition {
                                    path: errbook::table::Path {
                                        key: 0,
                                        rest: &[],
                                    },
                                    predicate: errbook::table::Predicate::Is("0"),
                                },
                            ],
                            failure: &[
                                errbook::table::Condition {
                                    path: errbook::table::Path {
                                        key: 0,
                                        rest: &[],
                                    },
                                    predicate: errbook::table::Predicate::Not("0"),
                                },
                            ],
                            code: &[
                                errbook::table::CodeLocation {
                                    path: errbook::table::Path {
                                        key: 0,
                                        rest: &[],
                                    },
                                    before: ::core::option::Option::None,
                                    after: ::core::option::Option::None,
                                    none: &[],
                                },
                            ],
                            payload: &[
                                errbook::table::Path {
                                    key: 1,
                                    rest: &[],
                                },
                            ],
                            root_payload: false,
                            empty_payload: false,
                            message: &[],
                            retry_after: &[],
                            fields: &[],
                            templates: &[],
                        }),
                        http: errbook::table::HttpResponses {
                            success: &[],
                            retry: &[],
                        },
                    }),
                    when: &[],
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_3),
                    row_map: errbook::__private::RowMap {
                        first: 0,
                        rows: &[],
                    },
                    patterns: &[],
                },
                errbook::table::Endpoint {
                    name: "by_word",
                    method: ::core::option::Option::None,
                    path: "/by_word",
                    is_idempotent: false,
                    extensions: &[],
                    responses: ::core::option::Option::Some(errbook::table::Responses {
                        text: ::core::option::Option::None,
                        json: ::core::option::Option::Some(errbook::table::JsonResponses {
                            keys: &[
                                errbook::__private::Key::new("code"),
                                errbook::__private::Key::new("result"),
                            ],
                            success: &[
                                errbook::table::Condition {
                                    path: errbook::table::Path {
                                        key: 0,
                                        rest: &[],
                                    },
                                    predicate: errbook::table::Predicate::Is("fine"),
                                },
                            ],
                            failure: &[
                                errbook::table::Condition {
                                    path: errbook::table::Path {
                                        key: 0,
                                        rest: &[],
                                    },
                                    predicate: errbook::table::Predicate::Not("fine"),
                                },
                            ],
                            code: &[
                                errbook::table::CodeLocation {
                                    path: errbook::table::Path {
                                        key: 0,
                                        rest: &[],
                                    },
                                    before: ::core::option::Option::None,
                                    after: ::core::option::Option::None,
                                    none: &[],
                                },
                            ],
                            payload: &[
                                errbook::table::Path {
                                    key: 1,
                                    rest: &[],
                                },
                            ],
                            root_payload: false,
                            empty_payload: false,
                            message: &[],
                            retry_after: &[],
                            fields: &[],
                            templates: &[],
                        }),
                        http: errbook::table::HttpResponses {
                            success: &[],
                            retry: &[],
                        },
                    }),
                    when: &[],
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_4),
                    row_map: errbook::__private::RowMap {
                        first: 0,
                        rows: &[],
                    },
                    patterns: &[],
                },
                errbook::table::Endpoint {
                    name: "by_status",
                    method: ::core::option::Option::None,
                    path: "/by_status",
                    is_idempotent: false,
                    extensions: &[],
                    responses: ::core::option::Option::Some(errbook::table::Responses {
                        text: ::core::option::Option::None,
                        json: ::core::option::Option::Some(errbook::table::JsonResponses {
                            keys: &[
                                errbook::__private::Key::new("status"),
                                errbook::__private::Key::new("code"),
                                errbook::__private::Key::new("result"),
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
                                        key: 0,
                                        rest: &[],
                                    },
                                    predicate: errbook::table::Predicate::Is("0"),
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
                                    before: "{\"status\":0,\"code\":\"",
                                    after: "\"}",
                                    success: false,
                                    string: 1,
                                    discriminator: ::core::option::Option::Some(0),
                                },
                                errbook::__private::Template {
                                    before: "{\"status\":1,\"result\":\"",
                                    after: "\"}",
                                    success: true,
                                    string: 2,
                                    discriminator: ::core::option::Option::Some(0),
                                },
                                errbook::__private::Template {
                                    before: "{\"status\": 0, \"code\": \"",
                                    after: "\"}",
                                    success: false,
                                    string: 1,
                                    discriminator: ::core::option::Option::Some(0),
                                },
                                errbook::__private::Template {
                                    before: "{\"status\": 1, \"result\": \"",
                                    after: "\"}",
                                    success: true,
                                    string: 2,
                                    discriminator: ::core::option::Option::Some(0),
                                },
                                errbook::__private::Template {
                                    before: "{\"code\":\"",
                                    after: "\",\"status\":0}",
                                    success: false,
                                    string: 1,
                                    discriminator: ::core::option::Option::None,
                                },
                                errbook::__private::Template {
                                    before: "{\"result\":\"",
                                    after: "\",\"status\":1}",
                                    success: true,
                                    string: 2,
                                    discriminator: ::core::option::Option::None,
                                },
                                errbook::__private::Template {
                                    before: "{\"code\": \"",
                                    after: "\", \"status\": 0}",
                                    success: false,
                                    string: 1,
                                    discriminator: ::core::option::Option::None,
                                },
                                errbook::__private::Template {
                                    before: "{\"result\": \"",
                                    after: "\", \"status\": 1}",
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
                    }),
                    when: &[],
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_5),
                    row_map: errbook::__private::RowMap {
                        first: 0,
                        rows: &[],
                    },
                    patterns: &[],
                },
                errbook::table::Endpoint {
                    name: "by_end",
                    method: ::core::option::Option::None,
                    path: "/by_end",
                    is_idempotent: false,
                    extensions: &[],
                    responses: ::core::option::Option::Some(errbook::table::Responses {
                        text: ::core::option::Option::None,
                        json: ::core::option::Option::Some(errbook::table::JsonResponses {
                            keys: &[
                                errbook::__private::Key::new("ok"),
                                errbook::__private::Key::new("code"),
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
                                    predicate: errbook::table::Predicate::Is("false"),
                                },
                            ],
                            code: &[
                                errbook::table::CodeLocation {
                                    path: errbook::table::Path {
                                        key: 1,
                                        rest: &[],
                                    },
                                    before: ::core::option::Option::None,
                                    after: ::core::option::Option::Some("E-"),
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
                            templates: &[],
                        }),
                        http: errbook::table::HttpResponses {
                            success: &[],
                            retry: &[],
                        },
                    }),
                    when: &[],
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_6),
                    row_map: errbook::__private::RowMap {
                        first: 0,
                        rows: &[],
                    },
                    patterns: &[],
                },
            ],
        };
        errbook::__impl_code!(Code, CATALOG, [E404, E409, E500, E410]);
        errbook::__impl_error!(ByExampleError, Code, CATALOG, 0, [E404, E409, E500]);
        errbook::__impl_error!(ByOwnExampleError, Code, CATALOG, 1, [E404, E409, E410]);
        errbook::__impl_error!(ByOthersError, Code, CATALOG, 2, [E404]);
        errbook::__impl_error!(ByConditionError, Code, CATALOG, 3, [E404]);
        errbook::__impl_error!(ByWordError, Code, CATALOG, 4, [E404]);
        errbook::__impl_error!(ByStatusError, Code, CATALOG, 5, [E404]);
        errbook::__impl_error!(ByEndError, Code, CATALOG, 6, [E404, E409]);
    };
}
#[doc(inline)]
#[allow(unused_imports)]
pub use put_each_catalog_in_a_module::*;
