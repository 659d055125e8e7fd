//! The expansion of `catalog!` for `shared.yaml`.

/// The codes of the catalog: Errors that endpoints share.
///
/// The meaning of a code, its fix and its retry policy depend on the endpoint.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum Code {
    /// `slow`.
    ///
    /// Alias: `slow_down`. In older versions.
    ///
    /// At `track` and other endpoints, [`TrackError::Slow`]: Calls come too fast.
    /// Fix: Wait.
    /// Retry policy: `backoff` (after 1 s, doubling up to 60 s, at most 3 attempts). Temporary failure: send the same call again after a growing delay.
    Slow,
    /// `bad_key`.
    ///
    /// At `track` and other endpoints, [`TrackError::BadKey`]: The key is unknown.
    /// Fix: Check the key.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    BadKey,
    /// `no_key`.
    ///
    /// At `track` and other endpoints, [`TrackError::NoKey`]: The key is unknown.
    /// Fix: Check the key.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    NoKey,
    /// `gone`.
    ///
    /// At `send`, [`SendError::Gone`]: The depot has closed.
    /// Fix: Choose another one.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    ///
    /// At `track`, [`TrackError::Gone`]: The parcel is not there.
    /// Fix: Look elsewhere.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    Gone,
    /// `full`.
    ///
    /// At `send`, [`SendError::Full`]: The depot is full.
    /// Fix: Choose another one.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    Full,
}
/// The codes of the endpoint `track` (`/track`): Where a parcel is.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum TrackError {
    /// Slow: `slow`.
    ///
    /// Calls come too fast.
    ///
    /// Fix: Wait.
    ///
    /// Retry policy: `backoff` (after 1 s, doubling up to 60 s, at most 3 attempts). Temporary failure: send the same call again after a growing delay.
    ///
    /// Alias: `slow_down`. In older versions.
    Slow,
    /// Bad key: `bad_key`.
    ///
    /// The key is unknown.
    ///
    /// Fix: Check the key.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    BadKey,
    /// Bad key: `no_key`.
    ///
    /// The key is unknown.
    ///
    /// Fix: Check the key.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    ///
    /// The source documents this code together with `bad_key`.
    NoKey,
    /// Gone: `gone`.
    ///
    /// The parcel is not there.
    ///
    /// Fix: Look elsewhere.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    Gone,
}
/// The codes of the endpoint `send` (`/send`): Send a parcel.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum SendError {
    /// Full: `full`.
    ///
    /// The depot is full.
    ///
    /// Fix: Choose another one.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    Full,
    /// Gone: `gone`.
    ///
    /// The depot has closed.
    ///
    /// Fix: Choose another one.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    Gone,
    /// Slow: `slow`.
    ///
    /// Calls come too fast.
    ///
    /// Fix: Wait.
    ///
    /// Retry policy: `backoff` (after 1 s, doubling up to 60 s, at most 3 attempts). Temporary failure: send the same call again after a growing delay.
    ///
    /// Alias: `slow_down`. In older versions.
    Slow,
    /// Bad key: `bad_key`.
    ///
    /// The key is unknown.
    ///
    /// Fix: Check the key.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    BadKey,
    /// Bad key: `no_key`.
    ///
    /// The key is unknown.
    ///
    /// Fix: Check the key.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    ///
    /// The source documents this code together with `bad_key`.
    NoKey,
}
/// The codes of the endpoint `list` (`/list`): All parcels.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum ListError {
    /// Bad key: `bad_key`.
    ///
    /// The key is unknown.
    ///
    /// Fix: Check the key.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    BadKey,
    /// Bad key: `no_key`.
    ///
    /// The key is unknown.
    ///
    /// Fix: Check the key.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    ///
    /// The source documents this code together with `bad_key`.
    NoKey,
}
const _: () = {
    use ::errbook as errbook;
    static CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {
        name: "shared",
        title: "Errors that endpoints share",
        source_url: ::core::option::Option::None,
        hash: "9d93697539bb9e21",
        sources: &[],
        responses: errbook::table::Responses {
            text: ::core::option::Option::None,
            json: ::core::option::Option::Some(errbook::table::JsonResponses {
                keys: &[errbook::__private::Key::new("error")],
                success: &[],
                failure: &[],
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
                payload: &[],
                root_payload: true,
                empty_payload: false,
                message: &[],
                retry_after: &[],
                fields: &[],
                templates: &[],
            }),
            http: errbook::table::HttpResponses {
                success: &[
                    errbook::table::StatusRange {
                        first: 200,
                        last: 299,
                    },
                ],
                retry: &[],
            },
        },
        secrets: &[],
        public: &[],
        extensions: &[],
        polling: &[],
        codes: &[
            errbook::table::Code {
                code: "slow",
                ident: "Slow",
            },
            errbook::table::Code {
                code: "bad_key",
                ident: "BadKey",
            },
            errbook::table::Code {
                code: "no_key",
                ident: "NoKey",
            },
            errbook::table::Code {
                code: "gone",
                ident: "Gone",
            },
            errbook::table::Code {
                code: "full",
                ident: "Full",
            },
        ],
        index: errbook::__private::CodeIndex {
            input: errbook::__private::HashInput::Ends,
            seed: 0x97a6eccdff45db9d,
            displacements: &[0, 2],
            slots: &[
                errbook::__private::Slot {
                    name: "slow",
                    row: 0,
                    fingerprint: 0xee1a4378,
                },
                errbook::__private::Slot {
                    name: "bad_key",
                    row: 1,
                    fingerprint: 0x340d1f21,
                },
                errbook::__private::Slot {
                    name: "full",
                    row: 4,
                    fingerprint: 0x13ff3d98,
                },
                errbook::__private::Slot::VACANT,
                errbook::__private::Slot {
                    name: "no_key",
                    row: 2,
                    fingerprint: 0x470b2d8c,
                },
                errbook::__private::Slot {
                    name: "gone",
                    row: 3,
                    fingerprint: 0x1204c36f,
                },
                errbook::__private::Slot::VACANT,
                errbook::__private::Slot {
                    name: "slow_down",
                    row: 0,
                    fingerprint: 0x3ccccd3f,
                },
            ],
        },
        patterns: &[],
        endpoints: &[
            errbook::table::Endpoint {
                name: "track",
                method: ::core::option::Option::None,
                path: "/track",
                is_idempotent: false,
                extensions: &[],
                responses: ::core::option::Option::Some(errbook::table::Responses {
                    text: ::core::option::Option::None,
                    json: ::core::option::Option::Some(errbook::table::JsonResponses {
                        keys: &[errbook::__private::Key::new("error")],
                        success: &[],
                        failure: &[],
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
                        payload: &[],
                        root_payload: true,
                        empty_payload: false,
                        message: &[],
                        retry_after: &[],
                        fields: &[],
                        templates: &[],
                    }),
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
                when: &[
                    errbook::table::When {
                        row: 0,
                        http: &[
                            errbook::table::StatusRange {
                                first: 429,
                                last: 429,
                            },
                        ],
                        json: &[],
                    },
                ],
                entries: &[
                    errbook::table::Entry {
                        code: "slow",
                        ident: "Slow",
                        row: 0,
                        title: "Slow",
                        meaning: "Calls come too fast.",
                        fix: "Wait.",
                        retry: errbook::RetryPolicy::Backoff {
                            initial_delay: ::core::time::Duration::from_millis(1000),
                            max_delay: ::core::time::Duration::from_millis(60000),
                            max_attempts: 3,
                        },
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/shared-errors.md#slow",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "bad_key",
                        ident: "BadKey",
                        row: 1,
                        title: "Bad key",
                        meaning: "The key is unknown.",
                        fix: "Check the key.",
                        retry: errbook::RetryPolicy::AfterFix,
                        checks: &[
                            errbook::table::Check {
                                parameter: "key",
                                rule: errbook::table::Rule::Length(32),
                            },
                        ],
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/shared-errors.md#bad_key",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "no_key",
                        ident: "NoKey",
                        row: 2,
                        title: "Bad key",
                        meaning: "The key is unknown.",
                        fix: "Check the key.",
                        retry: errbook::RetryPolicy::AfterFix,
                        checks: &[
                            errbook::table::Check {
                                parameter: "key",
                                rule: errbook::table::Rule::Length(32),
                            },
                        ],
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/shared-errors.md#no_key",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "gone",
                        ident: "Gone",
                        row: 3,
                        title: "Gone",
                        meaning: "The parcel is not there.",
                        fix: "Look elsewhere.",
                        retry: errbook::RetryPolicy::AfterFix,
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/shared-errors.md#gone",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                ],
                index: errbook::__private::CodeIndex {
                    input: errbook::__private::HashInput::Ends,
                    seed: 0xd6e8feb86659fd93,
                    displacements: &[0, 2],
                    slots: &[
                        errbook::__private::Slot {
                            name: "slow",
                            row: 0,
                            fingerprint: 0x65a6b560,
                        },
                        errbook::__private::Slot {
                            name: "gone",
                            row: 3,
                            fingerprint: 0xf9d86c41,
                        },
                        errbook::__private::Slot {
                            name: "bad_key",
                            row: 1,
                            fingerprint: 0xbdf30bd0,
                        },
                        errbook::__private::Slot {
                            name: "slow_down",
                            row: 0,
                            fingerprint: 0xc1d0fc1b,
                        },
                        errbook::__private::Slot::VACANT,
                        errbook::__private::Slot {
                            name: "no_key",
                            row: 2,
                            fingerprint: 0x91862105,
                        },
                        errbook::__private::Slot::VACANT,
                        errbook::__private::Slot::VACANT,
                    ],
                },
                patterns: &[],
            },
            errbook::table::Endpoint {
                name: "send",
                method: ::core::option::Option::None,
                path: "/send",
                is_idempotent: false,
                extensions: &[],
                responses: ::core::option::Option::Some(errbook::table::Responses {
                    text: ::core::option::Option::None,
                    json: ::core::option::Option::Some(errbook::table::JsonResponses {
                        keys: &[errbook::__private::Key::new("error")],
                        success: &[],
                        failure: &[],
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
                        payload: &[],
                        root_payload: true,
                        empty_payload: false,
                        message: &[],
                        retry_after: &[],
                        fields: &[],
                        templates: &[],
                    }),
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
                when: &[
                    errbook::table::When {
                        row: 2,
                        http: &[
                            errbook::table::StatusRange {
                                first: 429,
                                last: 429,
                            },
                        ],
                        json: &[],
                    },
                ],
                entries: &[
                    errbook::table::Entry {
                        code: "full",
                        ident: "Full",
                        row: 4,
                        title: "Full",
                        meaning: "The depot is full.",
                        fix: "Choose another one.",
                        retry: errbook::RetryPolicy::AfterFix,
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/send.md#full",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "gone",
                        ident: "Gone",
                        row: 3,
                        title: "Gone",
                        meaning: "The depot has closed.",
                        fix: "Choose another one.",
                        retry: errbook::RetryPolicy::AfterFix,
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/send.md#gone",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "slow",
                        ident: "Slow",
                        row: 0,
                        title: "Slow",
                        meaning: "Calls come too fast.",
                        fix: "Wait.",
                        retry: errbook::RetryPolicy::Backoff {
                            initial_delay: ::core::time::Duration::from_millis(1000),
                            max_delay: ::core::time::Duration::from_millis(60000),
                            max_attempts: 3,
                        },
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/shared-errors.md#slow",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "bad_key",
                        ident: "BadKey",
                        row: 1,
                        title: "Bad key",
                        meaning: "The key is unknown.",
                        fix: "Check the key.",
                        retry: errbook::RetryPolicy::AfterFix,
                        checks: &[
                            errbook::table::Check {
                                parameter: "key",
                                rule: errbook::table::Rule::Length(32),
                            },
                        ],
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/shared-errors.md#bad_key",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "no_key",
                        ident: "NoKey",
                        row: 2,
                        title: "Bad key",
                        meaning: "The key is unknown.",
                        fix: "Check the key.",
                        retry: errbook::RetryPolicy::AfterFix,
                        checks: &[
                            errbook::table::Check {
                                parameter: "key",
                                rule: errbook::table::Rule::Length(32),
                            },
                        ],
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/shared-errors.md#no_key",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                ],
                index: errbook::__private::CodeIndex {
                    input: errbook::__private::HashInput::Ends,
                    seed: 0x97a6eccdff45db9d,
                    displacements: &[0, 2],
                    slots: &[
                        errbook::__private::Slot {
                            name: "slow",
                            row: 2,
                            fingerprint: 0xee1a4378,
                        },
                        errbook::__private::Slot {
                            name: "bad_key",
                            row: 3,
                            fingerprint: 0x340d1f21,
                        },
                        errbook::__private::Slot {
                            name: "full",
                            row: 0,
                            fingerprint: 0x13ff3d98,
                        },
                        errbook::__private::Slot::VACANT,
                        errbook::__private::Slot {
                            name: "no_key",
                            row: 4,
                            fingerprint: 0x470b2d8c,
                        },
                        errbook::__private::Slot {
                            name: "gone",
                            row: 1,
                            fingerprint: 0x1204c36f,
                        },
                        errbook::__private::Slot::VACANT,
                        errbook::__private::Slot {
                            name: "slow_down",
                            row: 2,
                            fingerprint: 0x3ccccd3f,
                        },
                    ],
                },
                patterns: &[],
            },
            errbook::table::Endpoint {
                name: "list",
                method: ::core::option::Option::None,
                path: "/list",
                is_idempotent: false,
                extensions: &[],
                responses: ::core::option::Option::None,
                when: &[],
                entries: &[
                    errbook::table::Entry {
                        code: "bad_key",
                        ident: "BadKey",
                        row: 1,
                        title: "Bad key",
                        meaning: "The key is unknown.",
                        fix: "Check the key.",
                        retry: errbook::RetryPolicy::AfterFix,
                        checks: &[
                            errbook::table::Check {
                                parameter: "key",
                                rule: errbook::table::Rule::Length(32),
                            },
                        ],
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/shared-errors.md#bad_key",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "no_key",
                        ident: "NoKey",
                        row: 2,
                        title: "Bad key",
                        meaning: "The key is unknown.",
                        fix: "Check the key.",
                        retry: errbook::RetryPolicy::AfterFix,
                        checks: &[
                            errbook::table::Check {
                                parameter: "key",
                                rule: errbook::table::Rule::Length(32),
                            },
                        ],
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/shared-errors.md#no_key",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                ],
                index: errbook::__private::CodeIndex {
                    input: errbook::__private::HashInput::Ends,
                    seed: 0xd6e8feb86659fd93,
                    displacements: &[0],
                    slots: &[
                        errbook::__private::Slot {
                            name: "bad_key",
                            row: 0,
                            fingerprint: 0xbdf30bd0,
                        },
                        errbook::__private::Slot {
                            name: "no_key",
                            row: 1,
                            fingerprint: 0x91862105,
                        },
                    ],
                },
                patterns: &[],
            },
        ],
    };
    errbook::__impl_code!(Code, CATALOG, [Slow, BadKey, NoKey, Gone, Full]);
    errbook::__impl_error!(TrackError, Code, CATALOG, 0, [Slow, BadKey, NoKey, Gone]);
    errbook::__impl_error!(
        SendError, Code, CATALOG, 1, [Full, Gone, Slow, BadKey, NoKey]
    );
    errbook::__impl_error!(ListError, Code, CATALOG, 2, [BadKey, NoKey]);
};
