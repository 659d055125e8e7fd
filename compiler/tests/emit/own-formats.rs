//! The expansion of `catalog!` for `own-formats.yaml`.

/// The codes of the catalog: Endpoints with their own formats.
///
/// The meaning of a code, its fix and its retry policy depend on the endpoint.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum Code {
    /// `full`.
    ///
    /// At `submit`, [`SubmitError::Full`]:
    /// Fix:
    /// Retry policy: `backoff` (after 1 s, doubling up to 60 s, at most 5 attempts). Temporary failure: send the same call again after a growing delay.
    Full,
    /// `waiting`.
    ///
    /// At `result`, [`ResultError::Waiting`]:
    /// Fix:
    /// Retry policy: `poll` (every 5 s, at most 60 attempts). Not finished yet: send the same call again after the interval.
    Waiting,
    /// `accepted`.
    ///
    /// At `report`, [`ReportError::Accepted`]:
    /// Fix:
    /// Retry policy: `poll` (every 5 s, at most 60 attempts). Not finished yet: send the same call again after the interval.
    Accepted,
    /// `forbidden`.
    ///
    /// At `report`, [`ReportError::Forbidden`]:
    /// Fix:
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    Forbidden,
}
/// The codes of the endpoint `submit` (`/submit`): As the catalog.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum SubmitError {
    /// Full: `full`.
    ///
    ///
    ///
    /// Fix:
    ///
    /// Retry policy: `backoff` (after 1 s, doubling up to 60 s, at most 5 attempts). Temporary failure: send the same call again after a growing delay.
    Full,
}
/// The codes of the endpoint `result` (`/result`): Other policies.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum ResultError {
    /// Waiting: `waiting`.
    ///
    ///
    ///
    /// Fix:
    ///
    /// Retry policy: `poll` (every 5 s, at most 60 attempts). Not finished yet: send the same call again after the interval.
    Waiting,
}
/// The codes of the endpoint `report` (`/result?action=report`): Other formats.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum ReportError {
    /// Accepted: `accepted`.
    ///
    ///
    ///
    /// Fix:
    ///
    /// Retry policy: `poll` (every 5 s, at most 60 attempts). Not finished yet: send the same call again after the interval.
    Accepted,
    /// Forbidden: `forbidden`.
    ///
    ///
    ///
    /// Fix:
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    Forbidden,
}
const _: () = {
    use ::errbook as errbook;
    static CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {
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
        codes: &[
            errbook::table::Code {
                code: "full",
                ident: "Full",
            },
            errbook::table::Code {
                code: "waiting",
                ident: "Waiting",
            },
            errbook::table::Code {
                code: "accepted",
                ident: "Accepted",
            },
            errbook::table::Code {
                code: "forbidden",
                ident: "Forbidden",
            },
        ],
        index: errbook::__private::CodeIndex {
            input: errbook::__private::HashInput::Ends,
            seed: 0x97a6eccdff45db9d,
            displacements: &[0, 0],
            slots: &[
                errbook::__private::Slot {
                    name: "full",
                    row: 0,
                    fingerprint: 0x13ff3d98,
                },
                errbook::__private::Slot {
                    name: "waiting",
                    row: 1,
                    fingerprint: 0x369669d,
                },
                errbook::__private::Slot {
                    name: "accepted",
                    row: 2,
                    fingerprint: 0xb08039da,
                },
                errbook::__private::Slot {
                    name: "forbidden",
                    row: 3,
                    fingerprint: 0x6d557d5f,
                },
            ],
        },
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
                entries: &[
                    errbook::table::Entry {
                        code: "full",
                        ident: "Full",
                        row: 0,
                        title: "Full",
                        meaning: "",
                        fix: "",
                        retry: errbook::RetryPolicy::Backoff {
                            initial_delay: ::core::time::Duration::from_millis(1000),
                            max_delay: ::core::time::Duration::from_millis(60000),
                            max_attempts: 5,
                        },
                        ..errbook::table::Entry::EMPTY
                    },
                ],
                index: errbook::__private::CodeIndex {
                    input: errbook::__private::HashInput::Ends,
                    seed: 0xd6e8feb86659fd93,
                    displacements: &[0],
                    slots: &[
                        errbook::__private::Slot {
                            name: "full",
                            row: 0,
                            fingerprint: 0x9766a4ed,
                        },
                    ],
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
                entries: &[
                    errbook::table::Entry {
                        code: "waiting",
                        ident: "Waiting",
                        row: 1,
                        title: "Waiting",
                        meaning: "",
                        fix: "",
                        retry: errbook::RetryPolicy::Poll {
                            initial_delay: ::core::time::Duration::from_millis(5000),
                            interval: ::core::time::Duration::from_millis(5000),
                            max_attempts: 60,
                        },
                        ..errbook::table::Entry::EMPTY
                    },
                ],
                index: errbook::__private::CodeIndex {
                    input: errbook::__private::HashInput::Ends,
                    seed: 0xd6e8feb86659fd93,
                    displacements: &[0],
                    slots: &[
                        errbook::__private::Slot {
                            name: "waiting",
                            row: 0,
                            fingerprint: 0xb0b583a,
                        },
                    ],
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
                entries: &[
                    errbook::table::Entry {
                        code: "accepted",
                        ident: "Accepted",
                        row: 2,
                        title: "Accepted",
                        meaning: "",
                        fix: "",
                        retry: errbook::RetryPolicy::Poll {
                            initial_delay: ::core::time::Duration::from_millis(5000),
                            interval: ::core::time::Duration::from_millis(5000),
                            max_attempts: 60,
                        },
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "forbidden",
                        ident: "Forbidden",
                        row: 3,
                        title: "Forbidden",
                        meaning: "",
                        fix: "",
                        retry: errbook::RetryPolicy::AfterFix,
                        ..errbook::table::Entry::EMPTY
                    },
                ],
                index: errbook::__private::CodeIndex {
                    input: errbook::__private::HashInput::Ends,
                    seed: 0x84bafc29330df8b9,
                    displacements: &[0],
                    slots: &[
                        errbook::__private::Slot {
                            name: "forbidden",
                            row: 1,
                            fingerprint: 0xbfc018b6,
                        },
                        errbook::__private::Slot {
                            name: "accepted",
                            row: 0,
                            fingerprint: 0x82ecf0f3,
                        },
                    ],
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
