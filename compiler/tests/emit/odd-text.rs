//! The expansion of `catalog!` for `odd-text.yaml`.

/// The enums of the catalog, which are public where `catalog!` is called.
mod put_each_catalog_in_a_module {
    /// The codes of the catalog: Text that looks like mark-up | "quotes" \\ backslash.
    ///
    /// The meaning of a code, its fix and its retry policy depend on the endpoint.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum Code {
        /// `00000`.
        ///
        /// At `any_call`, [`AnyCallError::E00000`]: {0} \<x> \[y\] \*z\* `a|b` a|b #5 \&amp; \~\~no\~\~ "quoted" C:\\dir
        /// **Fix:** \- no list
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E00000,
        /// `0100C`.
        ///
        /// At `any_call`, [`AnyCallError::E0100C`]: See <https://example.com/a_b_c> for more.
        /// **Fix:** It's fine.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E0100C,
        /// `NO`.
        ///
        /// At `any_call`, [`AnyCallError::No`]: Line one line two.
        /// **Fix:** Trailing \\
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        No,
        /// `<x>|y`.
        ///
        /// At `any_call`, [`AnyCallError::Signs`]: Nothing else.
        /// **Fix:** None.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Signs,
        /// `it's "so"`.
        ///
        /// At `any_call`, [`AnyCallError::ItSSo`]: It has quotes.
        /// **Fix:** None.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ItSSo,
        /// `two lines`.
        ///
        /// **Alias:** `` ` -- ` ``. A slip.
        ///
        /// At `any_call`, [`AnyCallError::TwoLines`]: It is part of the code.
        /// **Fix:** None.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        TwoLines,
    }
    /// The codes of the endpoint `any_call` (`/v1/<id>|{0}`): \# No heading.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum AnyCallError {
        /// 1\. No list: `00000`.
        ///
        /// {0} \<x> \[y\] \*z\* `a|b` a|b #5 \&amp; \~\~no\~\~ "quoted" C:\\dir
        ///
        /// **Fix:** \- no list
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E00000,
        /// Looks like a number: `0100C`.
        ///
        /// See <https://example.com/a_b_c> for more.
        ///
        /// **Fix:** It's fine.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        E0100C,
        /// Looks like a boolean: `NO`.
        ///
        /// Line one line two.
        ///
        /// **Fix:** Trailing \\
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        No,
        /// A code of signs: `<x>|y`.
        ///
        /// Nothing else.
        ///
        /// **Fix:** None.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Signs,
        /// Quotes: `it's "so"`.
        ///
        /// It has quotes.
        ///
        /// **Fix:** None.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ItSSo,
        /// A line break: `two lines`.
        ///
        /// It is part of the code.
        ///
        /// **Fix:** None.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        ///
        /// **Alias:** `` ` -- ` ``. A slip.
        TwoLines,
    }
    const _: () = {
        use ::errbook as errbook;
        static NAMES: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
00000\
0100C\
NO\
<x>|y\
it's \"so\"\
two\nlines\
` -- \n`",
            bounds: &[0, 5, 10, 12, 17, 26, 35, 42],
        };
        static IDENTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
E00000\
E0100C\
No\
Signs\
ItSSo\
TwoLines",
            bounds: &[0, 6, 12, 14, 19, 24, 32],
        };
        static TEXTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
1. No list\
{0} <x> [y] *z* `a|b` a|b #5 &amp; ~~no~~ \"quoted\" C:\\dir\
- no list\
Looks like a number\
See https://example.com/a_b_c for more.\
It's fine.\
Looks like a boolean\
Line one line two.\
Trailing \\\
A code of signs\
Nothing else.\
None.\
Quotes\
It has quotes.\
A line break\
It is part of the code.",
            bounds: &[
                0, 0, 10, 67, 76, 95, 134, 144, 164, 182, 192, 207, 220, 225, 231, 245,
                257, 280,
            ],
        };
        static INDEX: ([u32; 4], [errbook::__private::Slot; 8]) = (
            [0, 0, 1, 0],
            [
                [2472402593, 2, 10, 2],
                [3126903641, 5, 26, 9],
                [4294967295, 4294967295, 0, 0],
                [917201859, 1, 5, 5],
                [1858435676, 5, 35, 7],
                [2631076237, 0, 0, 5],
                [554800814, 4, 17, 9],
                [3141057023, 3, 12, 5],
            ],
        );
        static POLICIES: [errbook::RetryPolicy; 1] = [errbook::RetryPolicy::AfterFix];
        static DETAILS: [errbook::table::EntryDetails<'static>; 0] = [];
        const POOL: &errbook::__private::Pool<'static> = &errbook::__private::Pool {
            index: errbook::__private::CodeIndex {
                names: &NAMES,
                shortest: 2,
                input: errbook::__private::HashInput::Ends,
                seed: 0x84bafc29330df8b9,
                displacements: &INDEX.0,
                slots: &INDEX.1,
            },
            idents: &IDENTS,
            texts: &TEXTS,
            policies: &POLICIES,
            polls: 0,
            details: &DETAILS,
        };
        static ROWS_0: [errbook::__private::EntryRow; 6] = [
            [0, 1, 2, 3, 0, 0, 0],
            [1, 4, 5, 6, 0, 0, 0],
            [2, 7, 8, 9, 0, 0, 0],
            [3, 10, 11, 12, 0, 0, 0],
            [4, 13, 14, 12, 0, 0, 0],
            [5, 15, 16, 12, 0, 0, 0],
        ];
        const CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {
            name: "odd_text",
            title: "Text that looks like mark-up | \"quotes\" \\ backslash",
            source_url: ::core::option::Option::None,
            hash: "b2296b701bc6e6d2",
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
                            max_length: 5,
                        },
                    ],
                }),
                json: ::core::option::Option::None,
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
                    name: "any_call",
                    method: ::core::option::Option::None,
                    path: "/v1/<id>|{0}",
                    is_idempotent: false,
                    extensions: &[],
                    responses: ::core::option::Option::None,
                    when: &[],
                    pool: POOL,
                    rows: &ROWS_0,
                    row_map: errbook::__private::RowMap {
                        first: 0,
                        rows: &[],
                    },
                    patterns: &[],
                },
            ],
        };
        errbook::__impl_code!(
            Code, CATALOG, [E00000, E0100C, No, Signs, ItSSo, TwoLines]
        );
        errbook::__impl_error!(
            AnyCallError, Code, CATALOG, 0, [E00000, E0100C, No, Signs, ItSSo, TwoLines]
        );
    };
}
#[doc(inline)]
#[allow(unused_imports)]
pub use put_each_catalog_in_a_module::*;
