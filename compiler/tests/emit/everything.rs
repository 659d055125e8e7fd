//! What `catalog!` makes of `everything.yaml`.

/// Every code of the catalogue: Every key once.
///
/// What a code means, and what to do about it, is said for each endpoint that answers with it.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum Code {
    /// `ERR_KEY`.
    ///
    /// Also spelt `ERR_KEYS`: Another spelling.
    ///
    /// At `submit`, [`SubmitError::Key`]: The key is bad.
    /// Fix: Find out which cause it is.
    /// Retry: `fix`. Do not repeat the call: something must change first.
    ///
    /// At `result`, [`ResultError::Key`]: The key is bad here too.
    /// Fix: Copy it again.
    /// Retry: `fix`. Do not repeat the call: something must change first.
    Key,
    /// `ERR_SIZE`.
    ///
    /// At `submit`, [`SubmitError::Size`]: The file has the wrong size or type.
    /// Fix: Send another one.
    /// Retry: `restart` (at most 2 tasks). This task is dead: a new task may succeed.
    Size,
    /// `ERR_FILE`.
    ///
    /// At `submit`, [`SubmitError::BadFile`]: The file has the wrong size or type.
    /// Fix: Send another one.
    /// Retry: `restart` (at most 2 tasks). This task is dead: a new task may succeed.
    BadFile,
    /// `NOT_READY`.
    ///
    /// At `result`, [`ResultError::NotReady`]: Not done yet.
    /// Fix: Ask again.
    /// Retry: `poll` (first after 20 s, then every 5 s, at most 24 tries). Not done yet: send the same call again after the interval.
    NotReady,
    /// `ERR_ID`.
    ///
    /// At `result`, [`ResultError::Id`]: The id is bad.
    /// Fix: Send digits.
    /// Retry: `fix`. Do not repeat the call: something must change first.
    Id,
    /// `ERR_SERVER`.
    ///
    /// At `result`, [`ResultError::Server`]: The server failed.
    /// Fix: Wait.
    /// Retry: `backoff` (after 500 ms, doubling up to 2 min, at most 5 tries). The server failed: send the same call again after a delay that grows.
    Server,
    /// `ERR_OPEN`.
    ///
    /// At `result`, [`ResultError::Open`]: Nobody knows.
    /// Fix: Ask the vendor.
    /// Retry: `unspecified`. Not known whether the call may be repeated: do not.
    Open,
    /// `ERR_WAIT_{seconds}`.
    ///
    /// At `result`, [`ResultError::WaitSeconds`]: There was too much.
    /// Fix: Wait.
    /// Retry: `backoff` (after 500 ms, doubling up to 2 min, at most 5 tries). The server failed: send the same call again after a delay that grows.
    WaitSeconds,
}
/// The codes of the endpoint `submit` (`in.php`): Submit.
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
    /// Retry: `fix`. Do not repeat the call: something must change first.
    ///
    /// Note: Seen often.
    ///
    /// Also spelt `ERR_KEYS`: Another spelling.
    Key,
    /// Bad file: `ERR_SIZE`.
    ///
    /// The file has the wrong size or type.
    ///
    /// Fix: Send another one.
    ///
    /// Retry: `restart` (at most 2 tasks). This task is dead: a new task may succeed.
    Size,
    /// Bad file: `ERR_FILE`.
    ///
    /// The file has the wrong size or type.
    ///
    /// Fix: Send another one.
    ///
    /// Retry: `restart` (at most 2 tasks). This task is dead: a new task may succeed.
    ///
    /// Evidence: `ERR_FILE` is not on the source page, but the vendor names it elsewhere: A log of replies, seen on 2026-01-29; The \*forum\*, `thread 7`, <https://example.com/forum/7>, read on 2026-01-30.
    ///
    /// The source has one text for this code and for `ERR_SIZE`.
    BadFile,
}
/// The codes of the endpoint `result` (`res.php`): Result.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum ResultError {
    /// Not ready: `NOT_READY`.
    ///
    /// Not done yet.
    ///
    /// Fix: Ask again.
    ///
    /// Retry: `poll` (first after 20 s, then every 5 s, at most 24 tries). Not done yet: send the same call again after the interval.
    ///
    /// Evidence: `NOT_READY` is named nowhere by the vendor, but was seen on the wire: A log of replies, seen on 2026-01-29.
    NotReady,
    /// Bad key: `ERR_KEY`.
    ///
    /// The key is bad here too.
    ///
    /// Fix: Copy it again.
    ///
    /// Retry: `fix`. Do not repeat the call: something must change first.
    ///
    /// Also spelt `ERR_KEYS`: Another spelling.
    Key,
    /// Bad id: `ERR_ID`.
    ///
    /// The id is bad.
    ///
    /// Fix: Send digits.
    ///
    /// Retry: `fix`. Do not repeat the call: something must change first.
    Id,
    /// Server error: `ERR_SERVER`.
    ///
    /// The server failed.
    ///
    /// Fix: Wait.
    ///
    /// Retry: `backoff` (after 500 ms, doubling up to 2 min, at most 5 tries). The server failed: send the same call again after a delay that grows.
    ///
    /// Since 1.2.
    ///
    /// Discouraged since 1.3: It says too little. Use `ERR_OPEN`.
    Server,
    /// Open: `ERR_OPEN`.
    ///
    /// Nobody knows.
    ///
    /// Fix: Ask the vendor.
    ///
    /// Retry: `unspecified`. Not known whether the call may be repeated: do not.
    ///
    /// Retired since 2.0: Nobody answers so any more.
    Open,
    /// Wait: `ERR_WAIT_{seconds}`.
    ///
    /// There was too much.
    ///
    /// Fix: Wait.
    ///
    /// Retry: `backoff` (after 500 ms, doubling up to 2 min, at most 5 tries). The server failed: send the same call again after a delay that grows.
    WaitSeconds,
}
const _: () = {
    use ::errbook;
    static CATALOG: errbook::Catalog<'static> = errbook::Catalog {
        name: "everything",
        title: "Every key once",
        hash: "633c3951d8269e2c",
        sources: &[
            errbook::Source {
                evidence: errbook::Evidence::Vendor,
                title: "The *forum*, `thread 7`.",
                page: ::core::option::Option::Some("https://example.com/forum/7"),
                read: "2026-01-30",
            },
            errbook::Source {
                evidence: errbook::Evidence::Observed,
                title: "A log of replies",
                page: ::core::option::Option::None,
                read: "2026-01-29",
            },
        ],
        replies: errbook::Replies {
            text: ::core::option::Option::Some(errbook::TextReplies {
                success: ::core::option::Option::Some("OK|"),
                reserved: ::core::option::Option::Some("OK"),
                unknown: &[
                    errbook::Unknown {
                        shape: errbook::Shape::UpperSnake,
                        begins: "ERR",
                        longest: 64,
                    },
                ],
            }),
            json: ::core::option::Option::Some(errbook::JsonReplies {
                keys: &[
                    errbook::Key::new("status"),
                    errbook::Key::new("error"),
                    errbook::Key::new("request"),
                    errbook::Key::new("result"),
                ],
                success: &[
                    errbook::Condition {
                        path: errbook::Path { key: 0, rest: &[] },
                        test: errbook::Test::Is("1"),
                    },
                    errbook::Condition {
                        path: errbook::Path { key: 1, rest: &[] },
                        test: errbook::Test::Absent,
                    },
                ],
                failure: &[
                    errbook::Condition {
                        path: errbook::Path { key: 0, rest: &[] },
                        test: errbook::Test::Not("1"),
                    },
                    errbook::Condition {
                        path: errbook::Path { key: 1, rest: &[] },
                        test: errbook::Test::Present,
                    },
                ],
                code: errbook::Path {
                    key: 1,
                    rest: &["list", "[]", "type"],
                },
                code_after: ::core::option::Option::Some("/"),
                payload: &[
                    errbook::Path { key: 2, rest: &[] },
                    errbook::Path {
                        key: 3,
                        rest: &["text"],
                    },
                ],
                whole: true,
                message: ::core::option::Option::Some(errbook::Path {
                    key: 1,
                    rest: &["text"],
                }),
                canonical: &[],
            }),
            http: &[
                errbook::StatusHint {
                    status: "429",
                    retry: errbook::Retry::Backoff {
                        first: ::core::time::Duration::from_millis(500),
                        cap: ::core::time::Duration::from_millis(120000),
                        attempts: 5,
                    },
                },
                errbook::StatusHint {
                    status: "5xx",
                    retry: errbook::Retry::Restart {
                        attempts: 2,
                    },
                },
            ],
        },
        waits: &[
            errbook::Wait {
                task: "sea_freight",
                retry: errbook::Retry::Poll {
                    first: ::core::time::Duration::from_millis(20000),
                    every: ::core::time::Duration::from_millis(5000),
                    attempts: 21,
                },
                sources: &[0, 1],
            },
            errbook::Wait {
                task: "air_mail",
                retry: errbook::Retry::Poll {
                    first: ::core::time::Duration::from_millis(1500),
                    every: ::core::time::Duration::from_millis(1000),
                    attempts: 1,
                },
                sources: &[],
            },
        ],
        codes: &[
            errbook::Code {
                code: "ERR_KEY",
                ident: "Key",
            },
            errbook::Code {
                code: "ERR_SIZE",
                ident: "Size",
            },
            errbook::Code {
                code: "ERR_FILE",
                ident: "BadFile",
            },
            errbook::Code {
                code: "NOT_READY",
                ident: "NotReady",
            },
            errbook::Code {
                code: "ERR_ID",
                ident: "Id",
            },
            errbook::Code {
                code: "ERR_SERVER",
                ident: "Server",
            },
            errbook::Code {
                code: "ERR_OPEN",
                ident: "Open",
            },
            errbook::Code {
                code: "ERR_WAIT_{seconds}",
                ident: "WaitSeconds",
            },
        ],
        names: errbook::Names {
            reach: errbook::Reach::Ends,
            seed: 0x84bafc29330df8b9,
            steps: &[3, 0, 7, 0],
            slots: &[
                errbook::Name::VACANT,
                errbook::Name::VACANT,
                errbook::Name {
                    name: "ERR_ID",
                    row: 4,
                    tag: 0xf305bb02,
                },
                errbook::Name {
                    name: "NOT_READY",
                    row: 3,
                    tag: 0x401b7543,
                },
                errbook::Name {
                    name: "ERR_OPEN",
                    row: 6,
                    tag: 0x6cdc71f3,
                },
                errbook::Name {
                    name: "ERR_SIZE",
                    row: 1,
                    tag: 0xf42b96a5,
                },
                errbook::Name {
                    name: "ERR_KEY",
                    row: 0,
                    tag: 0xa0bbcb55,
                },
                errbook::Name {
                    name: "ERR_SERVER",
                    row: 5,
                    tag: 0x9bf44490,
                },
                errbook::Name {
                    name: "ERR_FILE",
                    row: 2,
                    tag: 0x2f5d8c0f,
                },
                errbook::Name::VACANT,
                errbook::Name::VACANT,
                errbook::Name {
                    name: "ERR_WAIT_{seconds}",
                    row: 7,
                    tag: 0x9a90f3cb,
                },
                errbook::Name::VACANT,
                errbook::Name::VACANT,
                errbook::Name::VACANT,
                errbook::Name {
                    name: "ERR_KEYS",
                    row: 0,
                    tag: 0x438ab9df,
                },
            ],
        },
        patterns: &[
            errbook::Pattern {
                before: "ERR_WAIT_",
                after: "",
                kind: errbook::ParameterKind::U32,
                row: 7,
            },
        ],
        endpoints: &[
            errbook::Endpoint {
                name: "submit",
                path: "in.php",
                entries: &[
                    errbook::Entry {
                        code: "ERR_KEY",
                        ident: "Key",
                        row: 0,
                        title: "Bad key",
                        meaning: "The key is bad.",
                        causes: &[
                            errbook::Cause {
                                cause: "The key is wrong.",
                                fix: "Copy it again.",
                            },
                            errbook::Cause {
                                cause: "The account is closed.",
                                fix: "Open another one.",
                            },
                        ],
                        fix: "Find out which cause it is.",
                        retry: errbook::Retry::Fix,
                        checks: &[
                            errbook::Check {
                                parameter: "key",
                                rule: errbook::Rule::Length(32),
                            },
                        ],
                        docs: ::core::option::Option::Some(
                            "https://example.com/docs/submit.md#err_key",
                        ),
                        ..errbook::Entry::EMPTY
                    },
                    errbook::Entry {
                        code: "ERR_SIZE",
                        ident: "Size",
                        row: 1,
                        title: "Bad file",
                        meaning: "The file has the wrong size or type.",
                        fix: "Send another one.",
                        retry: errbook::Retry::Restart {
                            attempts: 2,
                        },
                        checks: &[
                            errbook::Check {
                                parameter: "file",
                                rule: errbook::Rule::Bytes {
                                    min: ::core::option::Option::Some(1024),
                                    max: ::core::option::Option::Some(1048576),
                                },
                            },
                            errbook::Check {
                                parameter: "file",
                                rule: errbook::Rule::Bytes {
                                    min: ::core::option::Option::Some(1),
                                    max: ::core::option::Option::None,
                                },
                            },
                            errbook::Check {
                                parameter: "file",
                                rule: errbook::Rule::Bytes {
                                    min: ::core::option::Option::None,
                                    max: ::core::option::Option::Some(9),
                                },
                            },
                            errbook::Check {
                                parameter: "name",
                                rule: errbook::Rule::Extension(&["jpg", "png"]),
                            },
                            errbook::Check {
                                parameter: "text",
                                rule: errbook::Rule::Base64,
                            },
                            errbook::Check {
                                parameter: "page",
                                rule: errbook::Rule::Present,
                            },
                            errbook::Check {
                                parameter: "page",
                                rule: errbook::Rule::NonEmpty,
                            },
                        ],
                        docs: ::core::option::Option::Some(
                            "https://example.com/docs/submit.md#err_size",
                        ),
                        ..errbook::Entry::EMPTY
                    },
                    errbook::Entry {
                        code: "ERR_FILE",
                        ident: "BadFile",
                        row: 2,
                        title: "Bad file",
                        meaning: "The file has the wrong size or type.",
                        fix: "Send another one.",
                        retry: errbook::Retry::Restart {
                            attempts: 2,
                        },
                        checks: &[
                            errbook::Check {
                                parameter: "file",
                                rule: errbook::Rule::Bytes {
                                    min: ::core::option::Option::Some(1024),
                                    max: ::core::option::Option::Some(1048576),
                                },
                            },
                            errbook::Check {
                                parameter: "file",
                                rule: errbook::Rule::Bytes {
                                    min: ::core::option::Option::Some(1),
                                    max: ::core::option::Option::None,
                                },
                            },
                            errbook::Check {
                                parameter: "file",
                                rule: errbook::Rule::Bytes {
                                    min: ::core::option::Option::None,
                                    max: ::core::option::Option::Some(9),
                                },
                            },
                            errbook::Check {
                                parameter: "name",
                                rule: errbook::Rule::Extension(&["jpg", "png"]),
                            },
                            errbook::Check {
                                parameter: "text",
                                rule: errbook::Rule::Base64,
                            },
                            errbook::Check {
                                parameter: "page",
                                rule: errbook::Rule::Present,
                            },
                            errbook::Check {
                                parameter: "page",
                                rule: errbook::Rule::NonEmpty,
                            },
                        ],
                        evidence: errbook::Evidence::Vendor,
                        sources: &[1, 0],
                        docs: ::core::option::Option::Some(
                            "https://example.com/docs/submit.md#err_file",
                        ),
                        ..errbook::Entry::EMPTY
                    },
                ],
                names: errbook::Names {
                    reach: errbook::Reach::Ends,
                    seed: 0x84bafc29330df8b9,
                    steps: &[0, 1],
                    slots: &[
                        errbook::Name {
                            name: "ERR_SIZE",
                            row: 1,
                            tag: 0xf42b96a5,
                        },
                        errbook::Name {
                            name: "ERR_KEY",
                            row: 0,
                            tag: 0xa0bbcb55,
                        },
                        errbook::Name {
                            name: "ERR_KEYS",
                            row: 0,
                            tag: 0x438ab9df,
                        },
                        errbook::Name {
                            name: "ERR_FILE",
                            row: 2,
                            tag: 0x2f5d8c0f,
                        },
                    ],
                },
                patterns: &[],
            },
            errbook::Endpoint {
                name: "result",
                path: "res.php",
                entries: &[
                    errbook::Entry {
                        code: "NOT_READY",
                        ident: "NotReady",
                        row: 3,
                        title: "Not ready",
                        meaning: "Not done yet.",
                        fix: "Ask again.",
                        retry: errbook::Retry::Poll {
                            first: ::core::time::Duration::from_millis(20000),
                            every: ::core::time::Duration::from_millis(5000),
                            attempts: 24,
                        },
                        evidence: errbook::Evidence::Observed,
                        sources: &[1],
                        docs: ::core::option::Option::Some(
                            "https://example.com/docs/result.md#not_ready",
                        ),
                        ..errbook::Entry::EMPTY
                    },
                    errbook::Entry {
                        code: "ERR_KEY",
                        ident: "Key",
                        row: 0,
                        title: "Bad key",
                        meaning: "The key is bad here too.",
                        fix: "Copy it again.",
                        retry: errbook::Retry::Fix,
                        docs: ::core::option::Option::Some(
                            "https://example.com/docs/result.md#err_key",
                        ),
                        ..errbook::Entry::EMPTY
                    },
                    errbook::Entry {
                        code: "ERR_ID",
                        ident: "Id",
                        row: 4,
                        title: "Bad id",
                        meaning: "The id is bad.",
                        fix: "Send digits.",
                        retry: errbook::Retry::Fix,
                        checks: &[
                            errbook::Check {
                                parameter: "id",
                                rule: errbook::Rule::Digits,
                            },
                        ],
                        docs: ::core::option::Option::Some(
                            "https://example.com/docs/result.md#err_id",
                        ),
                        ..errbook::Entry::EMPTY
                    },
                    errbook::Entry {
                        code: "ERR_SERVER",
                        ident: "Server",
                        row: 5,
                        title: "Server error",
                        meaning: "The server failed.",
                        fix: "Wait.",
                        retry: errbook::Retry::Backoff {
                            first: ::core::time::Duration::from_millis(500),
                            cap: ::core::time::Duration::from_millis(120000),
                            attempts: 5,
                        },
                        docs: ::core::option::Option::Some(
                            "https://example.com/docs/result.md#err_server",
                        ),
                        since: ::core::option::Option::Some("1.2"),
                        deprecated: ::core::option::Option::Some(errbook::Notice {
                            since: "1.3",
                            text: "It says too little. Use `ERR_OPEN`.",
                        }),
                        ..errbook::Entry::EMPTY
                    },
                    errbook::Entry {
                        code: "ERR_OPEN",
                        ident: "Open",
                        row: 6,
                        title: "Open",
                        meaning: "Nobody knows.",
                        fix: "Ask the vendor.",
                        retry: errbook::Retry::Unspecified,
                        docs: ::core::option::Option::Some(
                            "https://example.com/docs/result.md#err_open",
                        ),
                        removed: ::core::option::Option::Some(errbook::Notice {
                            since: "2.0",
                            text: "Nobody answers so any more.",
                        }),
                        ..errbook::Entry::EMPTY
                    },
                    errbook::Entry {
                        code: "ERR_WAIT_{seconds}",
                        ident: "WaitSeconds",
                        row: 7,
                        title: "Wait",
                        meaning: "There was too much.",
                        fix: "Wait.",
                        retry: errbook::Retry::Backoff {
                            first: ::core::time::Duration::from_millis(500),
                            cap: ::core::time::Duration::from_millis(120000),
                            attempts: 5,
                        },
                        docs: ::core::option::Option::Some(
                            "https://example.com/docs/result.md#err_wait__seconds_",
                        ),
                        delay: ::core::option::Option::Some(errbook::Unit::Seconds),
                        ..errbook::Entry::EMPTY
                    },
                ],
                names: errbook::Names {
                    reach: errbook::Reach::Ends,
                    seed: 0xe9d4ef5d3291e077,
                    steps: &[0, 0, 0, 0],
                    slots: &[
                        errbook::Name::VACANT,
                        errbook::Name {
                            name: "ERR_KEYS",
                            row: 1,
                            tag: 0xd0772381,
                        },
                        errbook::Name {
                            name: "ERR_SERVER",
                            row: 3,
                            tag: 0x9dba7a4a,
                        },
                        errbook::Name {
                            name: "ERR_WAIT_{seconds}",
                            row: 5,
                            tag: 0x309c46b,
                        },
                        errbook::Name {
                            name: "ERR_OPEN",
                            row: 4,
                            tag: 0xecd8c29c,
                        },
                        errbook::Name {
                            name: "ERR_KEY",
                            row: 1,
                            tag: 0xa5c76add,
                        },
                        errbook::Name {
                            name: "NOT_READY",
                            row: 0,
                            tag: 0xfa6082ee,
                        },
                        errbook::Name {
                            name: "ERR_ID",
                            row: 2,
                            tag: 0x8ee3888f,
                        },
                    ],
                },
                patterns: &[
                    errbook::Pattern {
                        before: "ERR_WAIT_",
                        after: "",
                        kind: errbook::ParameterKind::U32,
                        row: 5,
                    },
                ],
            },
        ],
    };
    errbook::__impl_code!(
        Code, CATALOG, [Key, Size, BadFile, NotReady, Id, Server, Open, WaitSeconds]
    );
    errbook::__impl_error!(SubmitError, Code, CATALOG, 0, [Key, Size, BadFile]);
    errbook::__impl_error!(
        ResultError, Code, CATALOG, 1, [NotReady, Key, Id, Server, Open, WaitSeconds]
    );
};
