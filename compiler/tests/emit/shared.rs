//! The expansion of `catalog!` for `shared.yaml`.

/// The enums of the catalog, which are public where `catalog!` is called.
mod put_each_catalog_in_a_module {
    /// The codes of the catalog: Errors that endpoints share.
    ///
    /// The meaning of a code, its fix and its retry policy depend on the endpoint.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum Code {
        /// `slow`.
        ///
        /// **Alias:** `slow_down`. In older versions.
        ///
        /// At `track` and other endpoints, [`TrackError::Slow`]: Calls come too fast.
        /// **Fix:** Wait.
        /// **Retry:** `backoff` (after 1 s, doubling up to 60 s, at most 3 attempts). Temporary failure: send the same call again after a growing delay.
        Slow,
        /// `bad_key`.
        ///
        /// At `track` and other endpoints, [`TrackError::BadKey`]: The key is unknown.
        /// **Fix:** Check the key.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        BadKey,
        /// `no_key`.
        ///
        /// At `track` and other endpoints, [`TrackError::NoKey`]: The key is unknown.
        /// **Fix:** Check the key.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        NoKey,
        /// `gone`.
        ///
        /// At `send`, [`SendError::Gone`]: The depot has closed.
        /// **Fix:** Choose another one.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// At `track`, [`TrackError::Gone`]: The parcel is not there.
        /// **Fix:** Look elsewhere.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Gone,
        /// `full`.
        ///
        /// At `send`, [`SendError::Full`]: The depot is full.
        /// **Fix:** Choose another one.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
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
        /// **Fix:** Wait.
        ///
        /// **Retry:** `backoff` (after 1 s, doubling up to 60 s, at most 3 attempts). Temporary failure: send the same call again after a growing delay.
        ///
        /// **Alias:** `slow_down`. In older versions.
        ///
        /// **Reference:** <https://example.com/docs/shared-errors.md#slow-6a7713>
        Slow,
        /// Bad key: `bad_key`.
        ///
        /// The key is unknown.
        ///
        /// **Fix:** Check the key.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **Limits:** `key`: exactly 32 characters
        ///
        /// **Reference:** <https://example.com/docs/shared-errors.md#bad_key-dce295>
        BadKey,
        /// Bad key: `no_key`.
        ///
        /// The key is unknown.
        ///
        /// **Fix:** Check the key.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **Limits:** `key`: exactly 32 characters
        ///
        /// The source documents this code together with `bad_key`.
        ///
        /// **Reference:** <https://example.com/docs/shared-errors.md#no_key-e65a42>
        NoKey,
        /// Gone: `gone`.
        ///
        /// The parcel is not there.
        ///
        /// **Fix:** Look elsewhere.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **See also:** [`Self::Slow`], [`Code::Full`]
        ///
        /// **Reference:** <https://example.com/docs/shared-errors.md#gone-9ce8fb>
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
        /// **Fix:** Choose another one.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **See also:** [`Self::BadKey`]
        ///
        /// **Reference:** <https://example.com/docs/send.md#full-865b74>
        Full,
        /// Gone: `gone`.
        ///
        /// The depot has closed.
        ///
        /// **Fix:** Choose another one.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **Reference:** <https://example.com/docs/send.md#gone-9ce8fb>
        Gone,
        /// Slow: `slow`.
        ///
        /// Calls come too fast.
        ///
        /// **Fix:** Wait.
        ///
        /// **Retry:** `backoff` (after 1 s, doubling up to 60 s, at most 3 attempts). Temporary failure: send the same call again after a growing delay.
        ///
        /// **Alias:** `slow_down`. In older versions.
        ///
        /// **Reference:** <https://example.com/docs/shared-errors.md#slow-6a7713>
        Slow,
        /// Bad key: `bad_key`.
        ///
        /// The key is unknown.
        ///
        /// **Fix:** Check the key.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **Limits:** `key`: exactly 32 characters
        ///
        /// **Reference:** <https://example.com/docs/shared-errors.md#bad_key-dce295>
        BadKey,
        /// Bad key: `no_key`.
        ///
        /// The key is unknown.
        ///
        /// **Fix:** Check the key.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **Limits:** `key`: exactly 32 characters
        ///
        /// The source documents this code together with `bad_key`.
        ///
        /// **Reference:** <https://example.com/docs/shared-errors.md#no_key-e65a42>
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
        /// **Fix:** Check the key.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **Limits:** `key`: exactly 32 characters
        ///
        /// **Reference:** <https://example.com/docs/shared-errors.md#bad_key-dce295>
        BadKey,
        /// Bad key: `no_key`.
        ///
        /// The key is unknown.
        ///
        /// **Fix:** Check the key.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **Limits:** `key`: exactly 32 characters
        ///
        /// The source documents this code together with `bad_key`.
        ///
        /// **Reference:** <https://example.com/docs/shared-errors.md#no_key-e65a42>
        NoKey,
    }
    const _: () = {
        use ::errbook as errbook;
        static NAMES: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
slow\
bad_key\
no_key\
gone\
full\
slow_down",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x04\x00\x00\x00\x0b\x00\x00\x00\x11\x00\x00\x00\x15\x00\x00\x00\x19\x00\x00\x00\x22\x00\x00\x00",
            ),
        };
        static IDENTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
Slow\
BadKey\
NoKey\
Gone\
Full",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x04\x00\x00\x00\x0a\x00\x00\x00\x0f\x00\x00\x00\x13\x00\x00\x00\x17\x00\x00\x00",
            ),
        };
        static TEXTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
Slow\
Calls come too fast.\
Wait.\
https://example.com/docs/shared-errors.md#slow-6a7713\
Bad key\
The key is unknown.\
Check the key.\
https://example.com/docs/shared-errors.md#bad_key-dce295\
https://example.com/docs/shared-errors.md#no_key-e65a42\
Gone\
The parcel is not there.\
Look elsewhere.\
https://example.com/docs/shared-errors.md#gone-9ce8fb\
Full\
The depot is full.\
Choose another one.\
https://example.com/docs/send.md#full-865b74\
The depot has closed.\
https://example.com/docs/send.md#gone-9ce8fb",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x00\x00\x00\x00\x04\x00\x00\x00\x18\x00\x00\x00\x1d\x00\x00\x00\x52\x00\x00\x00\x59\x00\x00\x00\x6c\x00\x00\x00\
\x7a\x00\x00\x00\xb2\x00\x00\x00\xe9\x00\x00\x00\xed\x00\x00\x00\x05\x01\x00\x00\x14\x01\x00\x00\x49\x01\x00\x00\x4d\x01\x00\x00\
\x5f\x01\x00\x00\x72\x01\x00\x00\x9e\x01\x00\x00\xb3\x01\x00\x00\xdf\x01\x00\x00",
            ),
        };
        static INDEX: (
            errbook::__private::Aligned<128>,
            errbook::__private::Aligned<8>,
        ) = (
            errbook::__private::Aligned(
                *b"\
\x78\x43\x1a\xee\x00\x00\x00\x00\x00\x00\x00\x00\x04\x00\x00\x00\
\x21\x1f\x0d\x34\x01\x00\x00\x00\x04\x00\x00\x00\x07\x00\x00\x00\
\x98\x3d\xff\x13\x04\x00\x00\x00\x15\x00\x00\x00\x04\x00\x00\x00\
\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\
\x8c\x2d\x0b\x47\x02\x00\x00\x00\x0b\x00\x00\x00\x06\x00\x00\x00\
\x6f\xc3\x04\x12\x03\x00\x00\x00\x11\x00\x00\x00\x04\x00\x00\x00\
\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\
\x3f\xcd\xcc\x3c\x00\x00\x00\x00\x19\x00\x00\x00\x09\x00\x00\x00",
            ),
            errbook::__private::Aligned(*b"\
\x00\x00\x00\x00\x02\x00\x00\x00"),
        );
        static POLICIES: [errbook::RetryPolicy; 2] = [
            errbook::RetryPolicy::Backoff {
                initial_delay: ::core::time::Duration::from_millis(1000),
                max_delay: ::core::time::Duration::from_millis(60000),
                max_attempts: 3,
            },
            errbook::RetryPolicy::AfterFix,
        ];
        static DETAILS: [errbook::table::EntryDetails<'static>; 1] = [
            errbook::table::EntryDetails {
                checks: &[
                    errbook::table::Check {
                        parameter: "key",
                        rule: errbook::table::Rule::Length(32),
                    },
                ],
                ..errbook::table::EntryDetails::EMPTY
            },
        ];
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
            polls: 0,
            details: &DETAILS,
        };
        static ROWS_0: [u8; 112] = *b"\
\x00\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
\x01\x00\x00\x00\x05\x00\x00\x00\x06\x00\x00\x00\x07\x00\x00\x00\x08\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\
\x02\x00\x00\x00\x05\x00\x00\x00\x06\x00\x00\x00\x07\x00\x00\x00\x09\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\
\x03\x00\x00\x00\x0a\x00\x00\x00\x0b\x00\x00\x00\x0c\x00\x00\x00\x0d\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00";
        static ROWS_1: [u8; 140] = *b"\
\x04\x00\x00\x00\x0e\x00\x00\x00\x0f\x00\x00\x00\x10\x00\x00\x00\x11\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\
\x03\x00\x00\x00\x0a\x00\x00\x00\x12\x00\x00\x00\x10\x00\x00\x00\x13\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\
\x00\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
\x01\x00\x00\x00\x05\x00\x00\x00\x06\x00\x00\x00\x07\x00\x00\x00\x08\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\
\x02\x00\x00\x00\x05\x00\x00\x00\x06\x00\x00\x00\x07\x00\x00\x00\x09\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00";
        static ROW_MAP_1: [u8; 10] = *b"\
\x02\x00\x03\x00\x04\x00\x01\x00\x00\x00";
        static ROWS_2: [u8; 56] = *b"\
\x01\x00\x00\x00\x05\x00\x00\x00\x06\x00\x00\x00\x07\x00\x00\x00\x08\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\
\x02\x00\x00\x00\x05\x00\x00\x00\x06\x00\x00\x00\x07\x00\x00\x00\x09\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00";
        const CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {
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
            pool: POOL,
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
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_0),
                    row_map: errbook::__private::RowMap {
                        first: 0,
                        rows: &[],
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
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_1),
                    row_map: errbook::__private::RowMap {
                        first: 0,
                        rows: errbook::__private::numbers(&ROW_MAP_1),
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
                    pool: POOL,
                    rows: errbook::__private::lists(&ROWS_2),
                    row_map: errbook::__private::RowMap {
                        first: 1,
                        rows: &[],
                    },
                    patterns: &[],
                },
            ],
        };
        errbook::__impl_code!(Code, CATALOG, [Slow, BadKey, NoKey, Gone, Full]);
        errbook::__impl_error!(
            TrackError, Code, CATALOG, 0, [Slow, BadKey, NoKey, Gone]
        );
        errbook::__impl_error!(
            SendError, Code, CATALOG, 1, [Full, Gone, Slow, BadKey, NoKey]
        );
        errbook::__impl_error!(ListError, Code, CATALOG, 2, [BadKey, NoKey]);
    };
}
#[doc(inline)]
#[allow(unused_imports)]
pub use put_each_catalog_in_a_module::*;
