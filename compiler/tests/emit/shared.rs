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
            bounds: &[0, 4, 11, 17, 21, 25, 34],
        };
        static IDENTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
Slow\
BadKey\
NoKey\
Gone\
Full",
            bounds: &[0, 4, 10, 15, 19, 23],
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
            bounds: &[
                0, 0, 4, 24, 29, 82, 89, 108, 122, 178, 233, 237, 261, 276, 329, 333,
                351, 370, 414, 435, 479,
            ],
        };
        static INDEX: ([u32; 2], [errbook::__private::Slot; 8]) = (
            [0, 2],
            [
                [3994698616, 0, 0, 4],
                [873275169, 1, 4, 7],
                [335494552, 4, 21, 4],
                [4294967295, 4294967295, 0, 0],
                [1191914892, 2, 11, 6],
                [302302063, 3, 17, 4],
                [4294967295, 4294967295, 0, 0],
                [1020054847, 0, 25, 9],
            ],
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
                displacements: &INDEX.0,
                slots: &INDEX.1,
            },
            idents: &IDENTS,
            texts: &TEXTS,
            policies: &POLICIES,
            polls: 0,
            details: &DETAILS,
        };
        static ROWS_0: [errbook::__private::EntryRow; 4] = [
            [0, 1, 2, 3, 4, 0, 0],
            [1, 5, 6, 7, 8, 1, 1],
            [2, 5, 6, 7, 9, 1, 1],
            [3, 10, 11, 12, 13, 1, 0],
        ];
        static ROWS_1: [errbook::__private::EntryRow; 5] = [
            [4, 14, 15, 16, 17, 1, 0],
            [3, 10, 18, 16, 19, 1, 0],
            [0, 1, 2, 3, 4, 0, 0],
            [1, 5, 6, 7, 8, 1, 1],
            [2, 5, 6, 7, 9, 1, 1],
        ];
        static ROW_MAP_1: [u16; 5] = [2, 3, 4, 1, 0];
        static ROWS_2: [errbook::__private::EntryRow; 2] = [
            [1, 5, 6, 7, 8, 1, 1],
            [2, 5, 6, 7, 9, 1, 1],
        ];
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
                    rows: &ROWS_0,
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
                    rows: &ROWS_1,
                    row_map: errbook::__private::RowMap {
                        first: 0,
                        rows: &ROW_MAP_1,
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
                    rows: &ROWS_2,
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
