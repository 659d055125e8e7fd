//! The expansion of `catalog!` for `minimal.yaml`.

/// The enums of the catalog, which are public where `catalog!` is called.
mod put_each_catalog_in_a_module {
    /// The codes of the catalog: A minimal catalog.
    ///
    /// The meaning of a code, its fix and its retry policy depend on the endpoint.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum Code {
        /// `bad`.
        ///
        /// At `call`, [`CallError::Bad`]: The request is bad.
        /// **Fix:** Correct it.
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Bad,
    }
    /// The codes of the endpoint `call` (`/call`): The only call.
    #[derive(::core::clone::Clone, ::core::marker::Copy)]
    #[non_exhaustive]
    pub enum CallError {
        /// Bad request: `bad`.
        ///
        /// The request is bad.
        ///
        /// **Fix:** Correct it.
        ///
        /// **Retry:** `after_fix`. Do not repeat the call: something must change first.
        Bad,
    }
    const _: () = {
        use ::errbook as errbook;
        static NAMES: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
bad",
            bounds: errbook::__private::numbers(b"\
\x00\x00\x00\x00\x03\x00\x00\x00"),
        };
        static IDENTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
Bad",
            bounds: errbook::__private::numbers(b"\
\x00\x00\x00\x00\x03\x00\x00\x00"),
        };
        static TEXTS: errbook::__private::Strings<'static> = errbook::__private::Strings {
            text: "\
Bad request\
The request is bad.\
Correct it.",
            bounds: errbook::__private::numbers(
                b"\
\x00\x00\x00\x00\x00\x00\x00\x00\x0b\x00\x00\x00\x1e\x00\x00\x00\x29\x00\x00\x00",
            ),
        };
        static INDEX: (
            errbook::__private::Aligned<16>,
            errbook::__private::Aligned<4>,
        ) = (
            errbook::__private::Aligned(
                *b"\
\x0e\x43\x32\xd2\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00",
            ),
            errbook::__private::Aligned(*b"\
\x00\x00\x00\x00"),
        );
        static POLICIES: [errbook::RetryPolicy; 1] = [errbook::RetryPolicy::AfterFix];
        static DETAILS: [errbook::table::EntryDetails<'static>; 0] = [];
        const POOL: &errbook::__private::Pool<'static> = &errbook::__private::Pool {
            index: errbook::__private::CodeIndex {
                names: &NAMES,
                shortest: 3,
                input: errbook::__private::HashInput::Ends,
                seed: 0xd6e8feb86659fd93,
                displacements: errbook::__private::numbers(&INDEX.1.0),
                slots: errbook::__private::lists(&INDEX.0.0),
            },
            idents: &IDENTS,
            texts: &TEXTS,
            policies: &POLICIES,
            polls: 0,
            details: &DETAILS,
        };
        static ROWS_0: [u8; 28] = *b"\
\x00\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
        const CATALOG: errbook::table::Catalog<'static> = errbook::table::Catalog {
            name: "minimal",
            title: "A minimal catalog",
            source_url: ::core::option::Option::None,
            hash: "f2bc0036955c9697",
            sources: &[],
            responses: errbook::table::Responses {
                text: ::core::option::Option::Some(errbook::table::TextResponses {
                    success_prefix: ::core::option::Option::None,
                    empty_payload: false,
                    trailing_fields: &[],
                    success: &[],
                    reserved_prefix: ::core::option::Option::None,
                    unknown_codes: &[],
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
                    name: "call",
                    method: ::core::option::Option::None,
                    path: "/call",
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
        errbook::__impl_code!(Code, CATALOG, [Bad]);
        errbook::__impl_error!(CallError, Code, CATALOG, 0, [Bad]);
    };
}
#[doc(inline)]
#[allow(unused_imports)]
pub use put_each_catalog_in_a_module::*;
