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
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x05\x00\x00\x00\x0a\x00\x00\x00\x0c\x00\x00\x00\x11\x00\x00\x00\x1a\x00\x00\x00\x23\x00\x00\x00\x2a\x00\x00\x00",
            ),
        };
        static IDENTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
E00000\
E0100C\
No\
Signs\
ItSSo\
TwoLines",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x06\x00\x00\x00\x0c\x00\x00\x00\x0e\x00\x00\x00\x13\x00\x00\x00\x18\x00\x00\x00\x20\x00\x00\x00",
            ),
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
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x00\x00\x00\x00\x0a\x00\x00\x00\x43\x00\x00\x00\x4c\x00\x00\x00\x5f\x00\x00\x00\x86\x00\x00\x00\x90\x00\x00\x00\
\xa4\x00\x00\x00\xb6\x00\x00\x00\xc0\x00\x00\x00\xcf\x00\x00\x00\xdc\x00\x00\x00\xe1\x00\x00\x00\xe7\x00\x00\x00\xf5\x00\x00\x00\
\x01\x01\x00\x00\x18\x01\x00\x00",
            ),
        };
        static INDEX: (
            errbook::__private::Aligned<128>,
            errbook::__private::Aligned<16>,
        ) = (
            errbook::__private::Aligned(
                *b"\
\xa1\xde\x5d\x93\x02\x00\x00\x00\x0a\x00\x00\x00\x02\x00\x00\x00\
\x59\xc3\x60\xba\x05\x00\x00\x00\x1a\x00\x00\x00\x09\x00\x00\x00\
\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\
\xc3\x63\xab\x36\x01\x00\x00\x00\x05\x00\x00\x00\x05\x00\x00\x00\
\x5c\x7a\xc5\x6e\x05\x00\x00\x00\x23\x00\x00\x00\x07\x00\x00\x00\
\x8d\x09\xd3\x9c\x00\x00\x00\x00\x00\x00\x00\x00\x05\x00\x00\x00\
\xae\x96\x11\x21\x04\x00\x00\x00\x11\x00\x00\x00\x09\x00\x00\x00\
\xff\xb9\x38\xbb\x03\x00\x00\x00\x0c\x00\x00\x00\x05\x00\x00\x00",
            ),
            errbook::__private::Aligned(
                *b"\
\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00",
            ),
        );
        static POLICIES: [errbook::RetryPolicy; 1] = [errbook::RetryPolicy::AfterFix];
        static DETAILS: [errbook::table::EntryDetails<'static>; 0] = [];
        const POOL: &errbook::__private::Pool<'static> = &errbook::__private::Pool {
            index: errbook::__private::CodeIndex {
                names: &NAMES,
                shortest: 2,
                input: errbook::__private::HashInput::Ends,
                seed: 0x84bafc29330df8b9,
                displacements: errbook::__private::numbers(&INDEX.1.0),
                slots: errbook::__private::lists(&INDEX.0.0),
            },
            idents: &IDENTS,
            texts: &TEXTS,
            policies: &POLICIES,
            polls: 0,
            details: &DETAILS,
        };
        static ROWS_0: [u8; 168] = *b"\
\x00\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
\x01\x00\x00\x00\x04\x00\x00\x00\x05\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
\x02\x00\x00\x00\x07\x00\x00\x00\x08\x00\x00\x00\x09\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
\x03\x00\x00\x00\x0a\x00\x00\x00\x0b\x00\x00\x00\x0c\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
\x04\x00\x00\x00\x0d\x00\x00\x00\x0e\x00\x00\x00\x0c\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
\x05\x00\x00\x00\x0f\x00\x00\x00\x10\x00\x00\x00\x0c\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
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
