//! The expansion of `catalog!` for `everything.yaml`.

/// The codes of the catalog: Every key once.
///
/// The meaning of a code, its fix and its retry policy depend on the endpoint.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum Code {
    /// `ERR_KEY`.
    ///
    /// Alias: `ERR_KEYS`. Another spelling.
    ///
    /// At `submit`, [`SubmitError::Key`]: The key is bad.
    /// Fix: Find out which cause it is.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    ///
    /// At `result`, [`ResultError::Key`]: The key is bad here too.
    /// Fix: Copy it again.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    Key,
    /// `ERR_SIZE`.
    ///
    /// At `submit`, [`SubmitError::Size`]: The file has the wrong size or type.
    /// Fix: Send another one.
    /// Retry policy: `resubmit` (at most 2 submissions). Do not repeat the call: submit again from the start.
    Size,
    /// `ERR_FILE`.
    ///
    /// At `submit`, [`SubmitError::BadFile`]: The file has the wrong size or type.
    /// Fix: Send another one.
    /// Retry policy: `resubmit` (at most 2 submissions). Do not repeat the call: submit again from the start.
    BadFile,
    /// `OLD`.
    ///
    /// At `result`, [`ResultError::Old`]: It is old.
    /// Fix: Use another one.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    Old,
    /// `NOT_READY`.
    ///
    /// At `result`, [`ResultError::NotReady`]: Not done yet.
    /// Fix: Ask again.
    /// Retry policy: `poll` (first after 20 s, then every 5 s, at most 24 attempts). Not finished yet: send the same call again after the interval.
    NotReady,
    /// `ERR_ID`.
    ///
    /// At `result`, [`ResultError::Id`]: The id is bad.
    /// Fix: Send digits.
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    Id,
    /// `ERR_SERVER`.
    ///
    /// At `result`, [`ResultError::Server`]: The server failed.
    /// Fix: Wait.
    /// Retry policy: `backoff` (after 500 ms, doubling up to 2 min, at most 5 attempts). Temporary failure: send the same call again after a growing delay.
    Server,
    /// `ERR_OPEN`.
    ///
    /// At `result`, [`ResultError::Open`]: Nobody knows.
    /// Fix: Ask the vendor.
    /// Retry policy: `unspecified`. It is unknown whether the call may be repeated: do not repeat it.
    Open,
    /// `ERR_WAIT_{seconds}`.
    ///
    /// At `result`, [`ResultError::WaitSeconds`]: There was too much.
    /// Fix: Wait.
    /// Retry policy: `backoff` (after 500 ms, doubling up to 2 min, at most 5 attempts). Temporary failure: send the same call again after a growing delay.
    WaitSeconds,
}
/// The codes of the endpoint `submit` (`POST in.php`): Submit.
///
/// Takes a task.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum SubmitError {
    /// Bad key: `ERR_KEY`.
    ///
    /// The key is bad.
    ///
    /// 1. The key is wrong. Fix: Copy it again.
    /// 2. The account is closed. Fix: Open another one.
    ///
    /// Fix: Find out which cause it is.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    ///
    /// HTTP status: `401`, `403`
    ///
    /// Note: Seen often, with a \` in it: every `day`.
    ///
    /// x-owner: \*auth\*
    ///
    /// x-levels: 1, true
    ///
    /// Alias: `ERR_KEYS`. Another spelling.
    Key,
    /// Bad file: `ERR_SIZE`.
    ///
    /// The file has the wrong size or type.
    ///
    /// Fix: Send another one.
    ///
    /// Retry policy: `resubmit` (at most 2 submissions). Do not repeat the call: submit again from the start.
    Size,
    /// Bad file: `ERR_FILE`.
    ///
    /// The file has the wrong size or type.
    ///
    /// Fix: Send another one.
    ///
    /// Retry policy: `resubmit` (at most 2 submissions). Do not repeat the call: submit again from the start.
    ///
    /// Evidence: `ERR_FILE` is not on the source page, but the vendor names it elsewhere: A log of responses, observed on 2026-01-29; The \*forum\*, `thread 7`, <https://example.com/forum/7>, accessed on 2026-01-30.
    ///
    /// The source documents this code together with `ERR_SIZE`.
    BadFile,
}
/// The codes of the endpoint `result` (`res.php`): Result.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum ResultError {
    /// Old: `OLD`.
    ///
    /// It is old.
    ///
    /// Fix: Use another one.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    ///
    /// Deprecated: Use `ERR_ID`.
    Old,
    /// Not ready: `NOT_READY`.
    ///
    /// Not done yet.
    ///
    /// Fix: Ask again.
    ///
    /// Retry policy: `poll` (first after 20 s, then every 5 s, at most 24 attempts). Not finished yet: send the same call again after the interval.
    ///
    /// Evidence: `NOT_READY` is not documented by the vendor, but was observed elsewhere: A log of responses, observed on 2026-01-29.
    NotReady,
    /// Bad key: `ERR_KEY`.
    ///
    /// The key is bad here too.
    ///
    /// Fix: Copy it again.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    ///
    /// Alias: `ERR_KEYS`. Another spelling.
    Key,
    /// Bad id: `ERR_ID`.
    ///
    /// The id is bad.
    ///
    /// Fix: Send digits.
    ///
    /// Retry policy: `after_fix`. Do not repeat the call: something must change first.
    Id,
    /// Server error: `ERR_SERVER`.
    ///
    /// The server failed.
    ///
    /// Fix: Wait.
    ///
    /// Retry policy: `backoff` (after 500 ms, doubling up to 2 min, at most 5 attempts). Temporary failure: send the same call again after a growing delay.
    ///
    /// Since 1.2.
    ///
    /// Deprecated since 1.3: It says too little. Use `ERR_ID`.
    Server,
    /// Open: `ERR_OPEN`.
    ///
    /// Nobody knows.
    ///
    /// Fix: Ask the vendor.
    ///
    /// Retry policy: `unspecified`. It is unknown whether the call may be repeated: do not repeat it.
    ///
    /// Removed since 2.0: Nobody answers so any more.
    Open,
    /// Wait: `ERR_WAIT_{seconds}`.
    ///
    /// There was too much.
    ///
    /// Fix: Wait.
    ///
    /// Retry policy: `backoff` (after 500 ms, doubling up to 2 min, at most 5 attempts). Temporary failure: send the same call again after a growing delay.
    WaitSeconds,
}
const _: () = {
    use ::errbook as errbook;
    static CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {
        name: "everything",
        title: "Every key once",
        source_url: ::core::option::Option::Some("https://example.com/errors"),
        hash: "6eda1683f673e37d",
        sources: &[
            errbook::table::Source {
                evidence: errbook::table::Evidence::Vendor,
                title: "The *forum*, `thread 7`.",
                url: ::core::option::Option::Some("https://example.com/forum/7"),
                accessed: "2026-01-30",
            },
            errbook::table::Source {
                evidence: errbook::table::Evidence::Observed,
                title: "A log of responses",
                url: ::core::option::Option::None,
                accessed: "2026-01-29",
            },
        ],
        responses: errbook::table::Responses {
            text: ::core::option::Option::Some(errbook::table::TextResponses {
                success_prefix: ::core::option::Option::Some("OK|"),
                empty_payload: false,
                trailing_fields: &[
                    errbook::table::TrailingField {
                        name: "price",
                        separator: "|",
                    },
                    errbook::table::TrailingField {
                        name: "worker",
                        separator: " #",
                    },
                ],
                success: &[],
                reserved_prefix: ::core::option::Option::Some("OK"),
                unknown_codes: &[
                    errbook::table::UnknownCodePattern {
                        charset: errbook::table::Charset::UpperSnake,
                        prefix: "ERR",
                        max_length: 64,
                    },
                ],
            }),
            json: ::core::option::Option::Some(errbook::table::JsonResponses {
                keys: &[
                    errbook::__private::Key::new("status"),
                    errbook::__private::Key::new("error"),
                    errbook::__private::Key::new("request"),
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
                    errbook::table::Condition {
                        path: errbook::table::Path {
                            key: 1,
                            rest: &[],
                        },
                        predicate: errbook::table::Predicate::Absent,
                    },
                ],
                failure: &[
                    errbook::table::Condition {
                        path: errbook::table::Path {
                            key: 0,
                            rest: &[],
                        },
                        predicate: errbook::table::Predicate::Not("1"),
                    },
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
                            rest: &["list", "[]", "type"],
                        },
                        before: ::core::option::Option::None,
                        after: ::core::option::Option::Some("/"),
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
                        rest: &["text"],
                    },
                ],
                root_payload: true,
                empty_payload: false,
                message: &[
                    errbook::table::Path {
                        key: 1,
                        rest: &["text"],
                    },
                ],
                retry_after: &[],
                fields: &[
                    errbook::table::Field {
                        name: "request",
                        paths: &["error.request_id", "error.list[].id"],
                    },
                    errbook::table::Field {
                        name: "doc",
                        paths: &["doc_url"],
                    },
                ],
                templates: &[],
            }),
            http: errbook::table::HttpResponses {
                success: &[],
                retry: &[
                    errbook::table::HttpRetryRule {
                        status: errbook::table::StatusRange {
                            first: 429,
                            last: 429,
                        },
                        retry: errbook::RetryPolicy::Backoff {
                            initial_delay: ::core::time::Duration::from_millis(500),
                            max_delay: ::core::time::Duration::from_millis(120000),
                            max_attempts: 5,
                        },
                    },
                    errbook::table::HttpRetryRule {
                        status: errbook::table::StatusRange {
                            first: 500,
                            last: 599,
                        },
                        retry: errbook::RetryPolicy::Resubmit {
                            max_attempts: 2,
                        },
                    },
                ],
            },
        },
        secrets: &["pin", "cvc"],
        public: &["sitekey", "pageurl"],
        extensions: &[
            errbook::table::Extension {
                name: "x-team",
                value: errbook::table::ExtensionValue::Single("billing"),
            },
            errbook::table::Extension {
                name: "x-tags",
                value: errbook::table::ExtensionValue::List(&["a", "b c"]),
            },
        ],
        polling: &[
            errbook::table::PollingProfile {
                task_type: "sea_freight",
                retry: errbook::RetryPolicy::Poll {
                    initial_delay: ::core::time::Duration::from_millis(20000),
                    interval: ::core::time::Duration::from_millis(5000),
                    max_attempts: 21,
                },
                sources: &[0, 1],
            },
            errbook::table::PollingProfile {
                task_type: "air_mail",
                retry: errbook::RetryPolicy::Poll {
                    initial_delay: ::core::time::Duration::from_millis(1500),
                    interval: ::core::time::Duration::from_millis(1000),
                    max_attempts: 1,
                },
                sources: &[],
            },
        ],
        codes: &[
            errbook::table::Code {
                code: "ERR_KEY",
                ident: "Key",
            },
            errbook::table::Code {
                code: "ERR_SIZE",
                ident: "Size",
            },
            errbook::table::Code {
                code: "ERR_FILE",
                ident: "BadFile",
            },
            errbook::table::Code {
                code: "OLD",
                ident: "Old",
            },
            errbook::table::Code {
                code: "NOT_READY",
                ident: "NotReady",
            },
            errbook::table::Code {
                code: "ERR_ID",
                ident: "Id",
            },
            errbook::table::Code {
                code: "ERR_SERVER",
                ident: "Server",
            },
            errbook::table::Code {
                code: "ERR_OPEN",
                ident: "Open",
            },
            errbook::table::Code {
                code: "ERR_WAIT_{seconds}",
                ident: "WaitSeconds",
            },
        ],
        index: errbook::__private::CodeIndex {
            input: errbook::__private::HashInput::Ends,
            seed: 0x84bafc29330df8b9,
            displacements: &[3, 0, 7, 0],
            slots: &[
                errbook::__private::Slot::VACANT,
                errbook::__private::Slot::VACANT,
                errbook::__private::Slot {
                    name: "ERR_ID",
                    row: 5,
                    fingerprint: 0xf305bb02,
                },
                errbook::__private::Slot {
                    name: "NOT_READY",
                    row: 4,
                    fingerprint: 0x401b7543,
                },
                errbook::__private::Slot {
                    name: "ERR_OPEN",
                    row: 7,
                    fingerprint: 0x6cdc71f3,
                },
                errbook::__private::Slot {
                    name: "ERR_SIZE",
                    row: 1,
                    fingerprint: 0xf42b96a5,
                },
                errbook::__private::Slot {
                    name: "ERR_KEY",
                    row: 0,
                    fingerprint: 0xa0bbcb55,
                },
                errbook::__private::Slot {
                    name: "ERR_SERVER",
                    row: 6,
                    fingerprint: 0x9bf44490,
                },
                errbook::__private::Slot {
                    name: "ERR_FILE",
                    row: 2,
                    fingerprint: 0x2f5d8c0f,
                },
                errbook::__private::Slot::VACANT,
                errbook::__private::Slot {
                    name: "OLD",
                    row: 3,
                    fingerprint: 0xf43d381a,
                },
                errbook::__private::Slot {
                    name: "ERR_WAIT_{seconds}",
                    row: 8,
                    fingerprint: 0x9a90f3cb,
                },
                errbook::__private::Slot::VACANT,
                errbook::__private::Slot::VACANT,
                errbook::__private::Slot::VACANT,
                errbook::__private::Slot {
                    name: "ERR_KEYS",
                    row: 0,
                    fingerprint: 0x438ab9df,
                },
            ],
        },
        patterns: &[
            errbook::table::Pattern {
                before: "ERR_WAIT_",
                after: "",
                kind: errbook::table::ParameterKind::U32,
                row: 8,
            },
        ],
        endpoints: &[
            errbook::table::Endpoint {
                name: "submit",
                method: ::core::option::Option::Some("POST"),
                path: "in.php",
                is_idempotent: false,
                extensions: &[
                    errbook::table::Extension {
                        name: "x-scope",
                        value: errbook::table::ExtensionValue::Single("write"),
                    },
                ],
                responses: ::core::option::Option::None,
                when: &[],
                entries: &[
                    errbook::table::Entry {
                        code: "ERR_KEY",
                        ident: "Key",
                        row: 0,
                        title: "Bad key",
                        meaning: "The key is bad.",
                        causes: &[
                            errbook::table::Cause {
                                cause: "The key is wrong.",
                                fix: "Copy it again.",
                            },
                            errbook::table::Cause {
                                cause: "The account is closed.",
                                fix: "Open another one.",
                            },
                        ],
                        fix: "Find out which cause it is.",
                        retry: errbook::RetryPolicy::AfterFix,
                        http: &[
                            errbook::table::StatusRange {
                                first: 401,
                                last: 401,
                            },
                            errbook::table::StatusRange {
                                first: 403,
                                last: 403,
                            },
                        ],
                        checks: &[
                            errbook::table::Check {
                                parameter: "key",
                                rule: errbook::table::Rule::Length(32),
                            },
                        ],
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/submit.md#err_key",
                        ),
                        extensions: &[
                            errbook::table::Extension {
                                name: "x-owner",
                                value: errbook::table::ExtensionValue::Single("*auth*"),
                            },
                            errbook::table::Extension {
                                name: "x-levels",
                                value: errbook::table::ExtensionValue::List(&["1", "true"]),
                            },
                        ],
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "ERR_SIZE",
                        ident: "Size",
                        row: 1,
                        title: "Bad file",
                        meaning: "The file has the wrong size or type.",
                        fix: "Send another one.",
                        retry: errbook::RetryPolicy::Resubmit {
                            max_attempts: 2,
                        },
                        checks: &[
                            errbook::table::Check {
                                parameter: "file",
                                rule: errbook::table::Rule::Bytes {
                                    min: ::core::option::Option::Some(1024),
                                    max: ::core::option::Option::Some(1048576),
                                },
                            },
                            errbook::table::Check {
                                parameter: "file",
                                rule: errbook::table::Rule::Bytes {
                                    min: ::core::option::Option::Some(1),
                                    max: ::core::option::Option::None,
                                },
                            },
                            errbook::table::Check {
                                parameter: "icon",
                                rule: errbook::table::Rule::Bytes {
                                    min: ::core::option::Option::None,
                                    max: ::core::option::Option::Some(9),
                                },
                            },
                            errbook::table::Check {
                                parameter: "name",
                                rule: errbook::table::Rule::Extension(&["jpg", "png"]),
                            },
                            errbook::table::Check {
                                parameter: "name",
                                rule: errbook::table::Rule::MaxLength(255),
                            },
                            errbook::table::Check {
                                parameter: "text",
                                rule: errbook::table::Rule::Base64,
                            },
                            errbook::table::Check {
                                parameter: "page",
                                rule: errbook::table::Rule::Present,
                            },
                            errbook::table::Check {
                                parameter: "page",
                                rule: errbook::table::Rule::NonEmpty,
                            },
                        ],
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/submit.md#err_size",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "ERR_FILE",
                        ident: "BadFile",
                        row: 2,
                        title: "Bad file",
                        meaning: "The file has the wrong size or type.",
                        fix: "Send another one.",
                        retry: errbook::RetryPolicy::Resubmit {
                            max_attempts: 2,
                        },
                        checks: &[
                            errbook::table::Check {
                                parameter: "file",
                                rule: errbook::table::Rule::Bytes {
                                    min: ::core::option::Option::Some(1024),
                                    max: ::core::option::Option::Some(1048576),
                                },
                            },
                            errbook::table::Check {
                                parameter: "file",
                                rule: errbook::table::Rule::Bytes {
                                    min: ::core::option::Option::Some(1),
                                    max: ::core::option::Option::None,
                                },
                            },
                            errbook::table::Check {
                                parameter: "icon",
                                rule: errbook::table::Rule::Bytes {
                                    min: ::core::option::Option::None,
                                    max: ::core::option::Option::Some(9),
                                },
                            },
                            errbook::table::Check {
                                parameter: "name",
                                rule: errbook::table::Rule::Extension(&["jpg", "png"]),
                            },
                            errbook::table::Check {
                                parameter: "name",
                                rule: errbook::table::Rule::MaxLength(255),
                            },
                            errbook::table::Check {
                                parameter: "text",
                                rule: errbook::table::Rule::Base64,
                            },
                            errbook::table::Check {
                                parameter: "page",
                                rule: errbook::table::Rule::Present,
                            },
                            errbook::table::Check {
                                parameter: "page",
                                rule: errbook::table::Rule::NonEmpty,
                            },
                        ],
                        evidence: errbook::table::Evidence::Vendor,
                        sources: &[1, 0],
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/submit.md#err_file",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                ],
                index: errbook::__private::CodeIndex {
                    input: errbook::__private::HashInput::Ends,
                    seed: 0x84bafc29330df8b9,
                    displacements: &[0, 1],
                    slots: &[
                        errbook::__private::Slot {
                            name: "ERR_SIZE",
                            row: 1,
                            fingerprint: 0xf42b96a5,
                        },
                        errbook::__private::Slot {
                            name: "ERR_KEY",
                            row: 0,
                            fingerprint: 0xa0bbcb55,
                        },
                        errbook::__private::Slot {
                            name: "ERR_KEYS",
                            row: 0,
                            fingerprint: 0x438ab9df,
                        },
                        errbook::__private::Slot {
                            name: "ERR_FILE",
                            row: 2,
                            fingerprint: 0x2f5d8c0f,
                        },
                    ],
                },
                patterns: &[],
            },
            errbook::table::Endpoint {
                name: "result",
                method: ::core::option::Option::None,
                path: "res.php",
                is_idempotent: false,
                extensions: &[],
                responses: ::core::option::Option::None,
                when: &[],
                entries: &[
                    errbook::table::Entry {
                        code: "OLD",
                        ident: "Old",
                        row: 3,
                        title: "Old",
                        meaning: "It is old.",
                        fix: "Use another one.",
                        retry: errbook::RetryPolicy::AfterFix,
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/result.md#old",
                        ),
                        deprecated: ::core::option::Option::Some(errbook::table::LifecycleNote {
                            since: ::core::option::Option::None,
                            text: "Use `ERR_ID`.",
                        }),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "NOT_READY",
                        ident: "NotReady",
                        row: 4,
                        title: "Not ready",
                        meaning: "Not done yet.",
                        fix: "Ask again.",
                        retry: errbook::RetryPolicy::Poll {
                            initial_delay: ::core::time::Duration::from_millis(20000),
                            interval: ::core::time::Duration::from_millis(5000),
                            max_attempts: 24,
                        },
                        evidence: errbook::table::Evidence::Observed,
                        sources: &[1],
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/result.md#not_ready",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "ERR_KEY",
                        ident: "Key",
                        row: 0,
                        title: "Bad key",
                        meaning: "The key is bad here too.",
                        fix: "Copy it again.",
                        retry: errbook::RetryPolicy::AfterFix,
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/result.md#err_key",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "ERR_ID",
                        ident: "Id",
                        row: 5,
                        title: "Bad id",
                        meaning: "The id is bad.",
                        fix: "Send digits.",
                        retry: errbook::RetryPolicy::AfterFix,
                        checks: &[
                            errbook::table::Check {
                                parameter: "id",
                                rule: errbook::table::Rule::Digits,
                            },
                        ],
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/result.md#err_id",
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "ERR_SERVER",
                        ident: "Server",
                        row: 6,
                        title: "Server error",
                        meaning: "The server failed.",
                        fix: "Wait.",
                        retry: errbook::RetryPolicy::Backoff {
                            initial_delay: ::core::time::Duration::from_millis(500),
                            max_delay: ::core::time::Duration::from_millis(120000),
                            max_attempts: 5,
                        },
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/result.md#err_server",
                        ),
                        since: ::core::option::Option::Some("1.2"),
                        deprecated: ::core::option::Option::Some(errbook::table::LifecycleNote {
                            since: ::core::option::Option::Some("1.3"),
                            text: "It says too little. Use `ERR_ID`.",
                        }),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "ERR_OPEN",
                        ident: "Open",
                        row: 7,
                        title: "Open",
                        meaning: "Nobody knows.",
                        fix: "Ask the vendor.",
                        retry: errbook::RetryPolicy::Unspecified,
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/result.md#err_open",
                        ),
                        removed: ::core::option::Option::Some(errbook::table::LifecycleNote {
                            since: ::core::option::Option::Some("2.0"),
                            text: "Nobody answers so any more.",
                        }),
                        ..errbook::table::Entry::EMPTY
                    },
                    errbook::table::Entry {
                        code: "ERR_WAIT_{seconds}",
                        ident: "WaitSeconds",
                        row: 8,
                        title: "Wait",
                        meaning: "There was too much.",
                        fix: "Wait.",
                        retry: errbook::RetryPolicy::Backoff {
                            initial_delay: ::core::time::Duration::from_millis(500),
                            max_delay: ::core::time::Duration::from_millis(120000),
                            max_attempts: 5,
                        },
                        docs_url: ::core::option::Option::Some(
                            "https://example.com/docs/result.md#err_wait__seconds_",
                        ),
                        delay: ::core::option::Option::Some(
                            errbook::table::Unit::Seconds,
                        ),
                        ..errbook::table::Entry::EMPTY
                    },
                ],
                index: errbook::__private::CodeIndex {
                    input: errbook::__private::HashInput::Ends,
                    seed: 0xe9d4ef5d3291e077,
                    displacements: &[0, 2, 0, 2],
                    slots: &[
                        errbook::__private::Slot {
                            name: "OLD",
                            row: 0,
                            fingerprint: 0x79260ba2,
                        },
                        errbook::__private::Slot {
                            name: "ERR_KEYS",
                            row: 2,
                            fingerprint: 0xd0772381,
                        },
                        errbook::__private::Slot {
                            name: "ERR_SERVER",
                            row: 4,
                            fingerprint: 0x9dba7a4a,
                        },
                        errbook::__private::Slot {
                            name: "ERR_WAIT_{seconds}",
                            row: 6,
                            fingerprint: 0x309c46b,
                        },
                        errbook::__private::Slot {
                            name: "ERR_OPEN",
                            row: 5,
                            fingerprint: 0xecd8c29c,
                        },
                        errbook::__private::Slot {
                            name: "ERR_ID",
                            row: 3,
                            fingerprint: 0x8ee3888f,
                        },
                        errbook::__private::Slot {
                            name: "NOT_READY",
                            row: 1,
                            fingerprint: 0xfa6082ee,
                        },
                        errbook::__private::Slot {
                            name: "ERR_KEY",
                            row: 2,
                            fingerprint: 0xa5c76add,
                        },
                    ],
                },
                patterns: &[
                    errbook::table::Pattern {
                        before: "ERR_WAIT_",
                        after: "",
                        kind: errbook::table::ParameterKind::U32,
                        row: 6,
                    },
                ],
            },
        ],
    };
    errbook::__impl_code!(
        Code, CATALOG, [Key, Size, BadFile, Old, NotReady, Id, Server, Open, WaitSeconds]
    );
    errbook::__impl_error!(SubmitError, Code, CATALOG, 0, [Key, Size, BadFile]);
    errbook::__impl_error!(
        ResultError, Code, CATALOG, 1, [Old, NotReady, Key, Id, Server, Open,
        WaitSeconds]
    );
};
