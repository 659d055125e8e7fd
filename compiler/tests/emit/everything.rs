//! The expansion of `catalog!` for `everything.yaml`.

/// The enums of the catalog, which are public where `catalog!` is called.
mod put_each_catalog_in_a_module {
    /// The codes of the catalog: Every key once.
    ///
    /// The meaning of a code, its fix and its retry policy depend on the endpoint.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum Code {
        /// `ERR_KEY`.
        ///
        /// **Alias:** `ERR_KEYS`. Another spelling.
        ///
        /// At `submit`, [`SubmitError::Key`]: The key is bad.
        /// **Fix:** Find out which cause it is.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// At `result`, [`ResultError::Key`]: The key is bad here too.
        /// **Fix:** Copy it again.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Key,
        /// `ERR_SIZE`.
        ///
        /// At `submit`, [`SubmitError::Size`]: The file has the wrong size or type.
        /// **Fix:** Send another one.
        /// **Retry:** `resubmit` (at most 2 submissions). Do not repeat the call: submit again from the start.
        Size,
        /// `ERR_FILE`.
        ///
        /// At `submit`, [`SubmitError::BadFile`]: The file has the wrong size or type.
        /// **Fix:** Send another one.
        /// **Retry:** `resubmit` (at most 2 submissions). Do not repeat the call: submit again from the start.
        BadFile,
        /// `OLD`.
        ///
        /// At `result`, [`ResultError::Old`]: It is old.
        /// **Fix:** Use another one.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Old,
        /// `NOT_READY`.
        ///
        /// At `result`, [`ResultError::NotReady`]: Not done yet.
        /// **Fix:** Ask again.
        /// **Retry:** `poll` (first after 20 s, then every 5 s, at most 24 attempts). Not finished yet: send the same call again after the interval.
        NotReady,
        /// `ERR_ID`.
        ///
        /// At `result`, [`ResultError::Id`]: The id is bad.
        /// **Fix:** Send digits.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Id,
        /// `ERR_SERVER`.
        ///
        /// At `result`, [`ResultError::Server`]: The server failed.
        /// **Fix:** Wait.
        /// **Retry:** `backoff` (after 500 ms, doubling up to 2 min, at most 5 attempts). Temporary failure: send the same call again after a growing delay.
        Server,
        /// `ERR_OPEN`.
        ///
        /// At `result`, [`ResultError::Open`]: Nobody knows.
        /// **Fix:** Ask the vendor.
        /// **Retry:** `unspecified`. It is unknown whether the call may be repeated: do not repeat it.
        Open,
        /// `ERR_WAIT_{seconds}`.
        ///
        /// At `result`, [`ResultError::WaitSeconds`]: There was too much.
        /// **Fix:** Wait.
        /// **Retry:** `backoff` (after 500 ms, doubling up to 2 min, at most 5 attempts). Temporary failure: send the same call again after a growing delay.
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
        /// **Fix:** Find out which cause it is.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// 1. The key is wrong. **Fix:** Copy it again.
        /// 2. The account is closed. **Fix:** Open another one.
        ///
        /// **Limits:** `key`: exactly 32 characters
        ///
        /// **HTTP status:** `401`, `403`
        ///
        /// **Note:** Seen often, with a \` in it: every `day`.
        ///
        /// x-owner: \*auth\*
        ///
        /// x-levels: 1, true
        ///
        /// **See also:** [`Code::Id`], [`Self::Size`]
        ///
        /// **Alias:** `ERR_KEYS`. Another spelling.
        ///
        /// **Reference:** <https://example.com/docs/submit.md#err_key>
        Key,
        /// Bad file: `ERR_SIZE`.
        ///
        /// The file has the wrong size or type.
        ///
        /// **Fix:** Send another one.
        ///
        /// **Retry:** `resubmit` (at most 2 submissions). Do not repeat the call: submit again from the start.
        ///
        /// **Limits:** `file`: 1024 bytes (1 KiB) to 1048576 bytes (1024 KiB), both included; `file`: at least 1 byte; `icon`: at most 9 bytes; `name`: a file with one of the extensions jpg, png; `name`: at most 255 characters; `text`: valid base64; `page`: present, only for files with `page`; `page`: present and not empty
        ///
        /// **Reference:** <https://example.com/docs/submit.md#err_size>
        Size,
        /// Bad file: `ERR_FILE`.
        ///
        /// The file has the wrong size or type.
        ///
        /// **Fix:** Send another one.
        ///
        /// **Retry:** `resubmit` (at most 2 submissions). Do not repeat the call: submit again from the start.
        ///
        /// **Limits:** `file`: 1024 bytes (1 KiB) to 1048576 bytes (1024 KiB), both included; `file`: at least 1 byte; `icon`: at most 9 bytes; `name`: a file with one of the extensions jpg, png; `name`: at most 255 characters; `text`: valid base64; `page`: present, only for files with `page`; `page`: present and not empty
        ///
        /// **Evidence:** `ERR_FILE` is not on the source page, but the vendor names it elsewhere: A log of responses, observed on 2026-01-29; The \*forum\*, `thread 7`, <https://example.com/forum/7>, accessed on 2026-01-30.
        ///
        /// The source documents this code together with `ERR_SIZE`.
        ///
        /// **Reference:** <https://example.com/docs/submit.md#err_file>
        BadFile,
    }
    /// The codes of the endpoint `result` (`res.php`): Result.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum ResultError {
        /// Old: `OLD`.
        ///
        /// **Deprecated:** Use `ERR_ID`.
        ///
        /// It is old.
        ///
        /// **Fix:** Use another one.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **Reference:** <https://example.com/docs/result.md#old>
        Old,
        /// Not ready: `NOT_READY`.
        ///
        /// Not done yet.
        ///
        /// **Fix:** Ask again.
        ///
        /// **Retry:** `poll` (first after 20 s, then every 5 s, at most 24 attempts). Not finished yet: send the same call again after the interval.
        ///
        /// **Evidence:** `NOT_READY` is not documented by the vendor, but was observed elsewhere: A log of responses, observed on 2026-01-29.
        ///
        /// **Reference:** <https://example.com/docs/result.md#not_ready>
        NotReady,
        /// Bad key: `ERR_KEY`.
        ///
        /// The key is bad here too.
        ///
        /// **Fix:** Copy it again.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **Alias:** `ERR_KEYS`. Another spelling.
        ///
        /// **Reference:** <https://example.com/docs/result.md#err_key>
        Key,
        /// Bad id: `ERR_ID`.
        ///
        /// The id is bad.
        ///
        /// **Fix:** Send digits.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **Limits:** `id`: digits only
        ///
        /// **Reference:** <https://example.com/docs/result.md#err_id>
        Id,
        /// Server error: `ERR_SERVER`.
        ///
        /// **Deprecated since 1.3:** It says too little. Use `ERR_ID`.
        ///
        /// The server failed.
        ///
        /// **Fix:** Wait.
        ///
        /// **Retry:** `backoff` (after 500 ms, doubling up to 2 min, at most 5 attempts). Temporary failure: send the same call again after a growing delay.
        ///
        /// **Since:** 1.2
        ///
        /// **Reference:** <https://example.com/docs/result.md#err_server>
        Server,
        /// Open: `ERR_OPEN`.
        ///
        /// **Removed since 2.0:** Nobody answers so any more.
        ///
        /// Nobody knows.
        ///
        /// **Fix:** Ask the vendor.
        ///
        /// **Retry:** `unspecified`. It is unknown whether the call may be repeated: do not repeat it.
        ///
        /// **Reference:** <https://example.com/docs/result.md#err_open>
        Open,
        /// Wait: `ERR_WAIT_{seconds}`.
        ///
        /// There was too much.
        ///
        /// **Fix:** Wait.
        ///
        /// **Retry:** `backoff` (after 500 ms, doubling up to 2 min, at most 5 attempts). Temporary failure: send the same call again after a growing delay.
        ///
        /// **Reference:** <https://example.com/docs/result.md#err_wait__seconds_-7e9307>
        WaitSeconds,
    }
    const _: () = {
        use ::errbook as errbook;
        static NAMES: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
ERR_KEY\
ERR_SIZE\
ERR_FILE\
OLD\
NOT_READY\
ERR_ID\
ERR_SERVER\
ERR_OPEN\
ERR_WAIT_{seconds}\
ERR_KEYS",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x07\x00\x00\x00\x0f\x00\x00\x00\x17\x00\x00\x00\x1a\x00\x00\x00\x23\x00\x00\x00\x29\x00\x00\x00\x33\x00\x00\x00\
\x3b\x00\x00\x00\x4d\x00\x00\x00\x55\x00\x00\x00",
            ),
        };
        static IDENTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
Key\
Size\
BadFile\
Old\
NotReady\
Id\
Server\
Open\
WaitSeconds",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x03\x00\x00\x00\x07\x00\x00\x00\x0e\x00\x00\x00\x11\x00\x00\x00\x19\x00\x00\x00\x1b\x00\x00\x00\x21\x00\x00\x00\
\x25\x00\x00\x00\x30\x00\x00\x00",
            ),
        };
        static TEXTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
Bad key\
The key is bad.\
Find out which cause it is.\
https://example.com/docs/submit.md#err_key\
Bad file\
The file has the wrong size or type.\
Send another one.\
https://example.com/docs/submit.md#err_size\
https://example.com/docs/submit.md#err_file\
Old\
It is old.\
Use another one.\
https://example.com/docs/result.md#old\
Not ready\
Not done yet.\
Ask again.\
https://example.com/docs/result.md#not_ready\
The key is bad here too.\
Copy it again.\
https://example.com/docs/result.md#err_key\
Bad id\
The id is bad.\
Send digits.\
https://example.com/docs/result.md#err_id\
Server error\
The server failed.\
Wait.\
https://example.com/docs/result.md#err_server\
Open\
Nobody knows.\
Ask the vendor.\
https://example.com/docs/result.md#err_open\
Wait\
There was too much.\
https://example.com/docs/result.md#err_wait__seconds_-7e9307",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x00\x00\x00\x00\x07\x00\x00\x00\x16\x00\x00\x00\x31\x00\x00\x00\x5b\x00\x00\x00\x63\x00\x00\x00\x87\x00\x00\x00\
\x98\x00\x00\x00\xc3\x00\x00\x00\xee\x00\x00\x00\xf1\x00\x00\x00\xfb\x00\x00\x00\x0b\x01\x00\x00\x31\x01\x00\x00\x3a\x01\x00\x00\
\x47\x01\x00\x00\x51\x01\x00\x00\x7d\x01\x00\x00\x95\x01\x00\x00\xa3\x01\x00\x00\xcd\x01\x00\x00\xd3\x01\x00\x00\xe1\x01\x00\x00\
\xed\x01\x00\x00\x16\x02\x00\x00\x22\x02\x00\x00\x34\x02\x00\x00\x39\x02\x00\x00\x66\x02\x00\x00\x6a\x02\x00\x00\x77\x02\x00\x00\
\x86\x02\x00\x00\xb1\x02\x00\x00\xb5\x02\x00\x00\xc8\x02\x00\x00\x04\x03\x00\x00",
            ),
        };
        static INDEX: (
            errbook::__private::Aligned<256>,
            errbook::__private::Aligned<16>,
        ) = (
            errbook::__private::Aligned(
                *b"\
\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\
\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\
\x02\xbb\x05\xf3\x05\x00\x00\x00\x23\x00\x00\x00\x06\x00\x00\x00\
\x43\x75\x1b\x40\x04\x00\x00\x00\x1a\x00\x00\x00\x09\x00\x00\x00\
\xf3\x71\xdc\x6c\x07\x00\x00\x00\x33\x00\x00\x00\x08\x00\x00\x00\
\xa5\x96\x2b\xf4\x01\x00\x00\x00\x07\x00\x00\x00\x08\x00\x00\x00\
\x55\xcb\xbb\xa0\x00\x00\x00\x00\x00\x00\x00\x00\x07\x00\x00\x00\
\x90\x44\xf4\x9b\x06\x00\x00\x00\x29\x00\x00\x00\x0a\x00\x00\x00\
\x0f\x8c\x5d\x2f\x02\x00\x00\x00\x0f\x00\x00\x00\x08\x00\x00\x00\
\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\
\x1a\x38\x3d\xf4\x03\x00\x00\x00\x17\x00\x00\x00\x03\x00\x00\x00\
\xcb\xf3\x90\x9a\x08\x00\x00\x00\x3b\x00\x00\x00\x12\x00\x00\x00\
\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\
\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\
\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\
\xdf\xb9\x8a\x43\x00\x00\x00\x00\x4d\x00\x00\x00\x08\x00\x00\x00",
            ),
            errbook::__private::Aligned(
                *b"\
\x03\x00\x00\x00\x00\x00\x00\x00\x07\x00\x00\x00\x00\x00\x00\x00",
            ),
        );
        static POLICIES: [errbook::RetryPolicy; 5] = [
            errbook::RetryPolicy::Poll {
                initial_delay: ::core::time::Duration::from_millis(20000),
                interval: ::core::time::Duration::from_millis(5000),
                max_attempts: 24,
            },
            errbook::RetryPolicy::Backoff {
                initial_delay: ::core::time::Duration::from_millis(500),
                max_delay: ::core::time::Duration::from_millis(120000),
                max_attempts: 5,
            },
            errbook::RetryPolicy::Resubmit {
                max_attempts: 2,
            },
            errbook::RetryPolicy::AfterFix,
            errbook::RetryPolicy::Unspecified,
        ];
        static DETAILS: [errbook::table::EntryDetails<'static>; 9] = [
            errbook::table::EntryDetails {
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
                ..errbook::table::EntryDetails::EMPTY
            },
            errbook::table::EntryDetails {
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
                ..errbook::table::EntryDetails::EMPTY
            },
            errbook::table::EntryDetails {
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
                ..errbook::table::EntryDetails::EMPTY
            },
            errbook::table::EntryDetails {
                deprecated: ::core::option::Option::Some(errbook::table::LifecycleNote {
                    since: ::core::option::Option::None,
                    text: "Use `ERR_ID`.",
                }),
                ..errbook::table::EntryDetails::EMPTY
            },
            errbook::table::EntryDetails {
                evidence: errbook::table::Evidence::Observed,
                sources: &[1],
                ..errbook::table::EntryDetails::EMPTY
            },
            errbook::table::EntryDetails {
                checks: &[
                    errbook::table::Check {
                        parameter: "id",
                        rule: errbook::table::Rule::Digits,
                    },
                ],
                ..errbook::table::EntryDetails::EMPTY
            },
            errbook::table::EntryDetails {
                since: ::core::option::Option::Some("1.2"),
                deprecated: ::core::option::Option::Some(errbook::table::LifecycleNote {
                    since: ::core::option::Option::Some("1.3"),
                    text: "It says too little. Use `ERR_ID`.",
                }),
                ..errbook::table::EntryDetails::EMPTY
            },
            errbook::table::EntryDetails {
                removed: ::core::option::Option::Some(errbook::table::LifecycleNote {
                    since: ::core::option::Option::Some("2.0"),
                    text: "Nobody answers so any more.",
                }),
                ..errbook::table::EntryDetails::EMPTY
            },
            errbook::table::EntryDetails {
                delay: ::core::option::Option::Some(errbook::table::Unit::Seconds),
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
            polls: 1,
            details: &DETAILS,
        };
        static ROWS_0: [u8; 84] = *b"\
\x00\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00\x03\x00\x00\x00\x01\x00\x00\x00\
\x01\x00\x00\x00\x05\x00\x00\x00\x06\x00\x00\x00\x07\x00\x00\x00\x08\x00\x00\x00\x02\x00\x00\x00\x02\x00\x00\x00\
\x02\x00\x00\x00\x05\x00\x00\x00\x06\x00\x00\x00\x07\x00\x00\x00\x09\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00";
        static ROWS_1: [u8; 196] = *b"\
\x03\x00\x00\x00\x0a\x00\x00\x00\x0b\x00\x00\x00\x0c\x00\x00\x00\x0d\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00\
\x04\x00\x00\x00\x0e\x00\x00\x00\x0f\x00\x00\x00\x10\x00\x00\x00\x11\x00\x00\x00\x00\x00\x00\x00\x05\x00\x00\x00\
\x00\x00\x00\x00\x01\x00\x00\x00\x12\x00\x00\x00\x13\x00\x00\x00\x14\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\
\x05\x00\x00\x00\x15\x00\x00\x00\x16\x00\x00\x00\x17\x00\x00\x00\x18\x00\x00\x00\x03\x00\x00\x00\x06\x00\x00\x00\
\x06\x00\x00\x00\x19\x00\x00\x00\x1a\x00\x00\x00\x1b\x00\x00\x00\x1c\x00\x00\x00\x01\x00\x00\x00\x07\x00\x00\x00\
\x07\x00\x00\x00\x1d\x00\x00\x00\x1e\x00\x00\x00\x1f\x00\x00\x00\x20\x00\x00\x00\x04\x00\x00\x00\x08\x00\x00\x00\
\x08\x00\x00\x00\x21\x00\x00\x00\x22\x00\x00\x00\x1b\x00\x00\x00\x23\x00\x00\x00\x01\x00\x00\x00\x09\x00\x00\x00";
        static ROW_MAP_1: [u8; 18] = *b"\
\x02\x00\xff\xff\xff\xff\x00\x00\x01\x00\x03\x00\x04\x00\x05\x00\x06\x00";
        const CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {
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
            pool: POOL,
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
                    path: "res.php",
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
            Code, CATALOG, [Key, Size, BadFile, Old, NotReady, Id, Server, Open,
            WaitSeconds]
        );
        errbook::__impl_error!(SubmitError, Code, CATALOG, 0, [Key, Size, BadFile]);
        errbook::__impl_error!(
            ResultError, Code, CATALOG, 1, [Old, NotReady, Key, Id, Server, Open,
            WaitSeconds]
        );
    };
}
#[doc(inline)]
#[allow(unused_imports)]
pub use put_each_catalog_in_a_module::*;
