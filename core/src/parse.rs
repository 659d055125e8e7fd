//! The parsing entry points: for the enums of a compiled catalog, and for a catalog that is loaded at run time.
//!
//! The generic functions are `#[inline]`, because a call that is not inlined writes the outcome to memory and reads it back.

mod parser;
mod rows;

use crate::api::{ApiCode, ApiError};
use crate::outcome::Outcome;
use crate::table::{Catalog, Code, Endpoint, Entry};
use parser::Parser;
use rows::Tables;

/// Parses a response, as JSON if it starts with `{` or `[`, and as plain text otherwise.
///
/// `body` is the response body as received; surrounding white space, NUL and byte order marks are ignored.
/// Parsing takes linear time, does not allocate and does not panic. A body that is not a response of this API is
/// [`Outcome::Unrecognized`].
///
/// ```
/// use errbook_core::{ApiError, Outcome, parse};
///
/// /// Takes the enum of the endpoint: `describe::<ResultError>(b"OK|answer")`.
/// fn describe<E: ApiError>(body: &[u8]) -> String {
///     match parse::<E>(body) {
///         Outcome::Success { payload } => payload.to_string(),
///         Outcome::Pending { code, .. } | Outcome::Error { code, .. } => format!("{code}: {}", code.fix()),
///         other => other.as_str().to_owned(),
///     }
/// }
/// ```
#[inline]
#[must_use]
pub fn parse<E: ApiError>(body: &[u8]) -> Outcome<'_, E, E::Code> {
    parser().parse(body)
}

/// Parses a response with its HTTP status, as [`parse`] does.
///
/// The HTTP status does not affect classification. It selects the retry policy of an [`Outcome::Unrecognized`] body, if
/// the catalog defines one for it.
#[inline]
#[must_use]
pub fn parse_with_status<E: ApiError>(body: &[u8], status: u16) -> Outcome<'_, E, E::Code> {
    parse(body).with_status(&E::CATALOG.responses, status)
}

/// Parses a plain text response, as [`parse`] does; a JSON object is [`Outcome::Unrecognized`].
#[inline]
#[must_use]
pub fn parse_plain<E: ApiError>(body: &[u8]) -> Outcome<'_, E, E::Code> {
    parser().parse_plain(body)
}

/// Parses a JSON response, as [`parse`] does; plain text is [`Outcome::Unrecognized`].
#[inline]
#[must_use]
pub fn parse_json<E: ApiError>(body: &[u8]) -> Outcome<'_, E, E::Code> {
    parser().parse_json(body)
}

/// Returns the parser of a compiled endpoint.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "rows are indices of the same tables")]
fn parser<E: ApiError>() -> Parser<'static, 'static, impl Fn(usize) -> E, impl Fn(usize) -> E::Code> {
    let tables = Tables { catalog: E::CATALOG, endpoint: E::ENDPOINT };
    Parser { tables, to_entry: |row| E::ALL[row], to_code: |row| E::Code::ALL[row] }
}

impl<'t> Catalog<'t> {
    /// Parses a response of `endpoint`, as [`parse`](crate::parse()) does for a compiled catalog.
    #[must_use]
    pub fn parse<'a>(&self, endpoint: &Endpoint<'t>, body: &'a [u8]) -> Outcome<'a, &'t Entry<'t>, &'t Code<'t>> {
        self.parser(endpoint).parse(body)
    }

    /// Parses a plain text response of `endpoint`.
    #[must_use]
    pub fn parse_plain<'a>(&self, endpoint: &Endpoint<'t>, body: &'a [u8]) -> Outcome<'a, &'t Entry<'t>, &'t Code<'t>> {
        self.parser(endpoint).parse_plain(body)
    }

    /// Parses a JSON response of `endpoint`.
    #[must_use]
    pub fn parse_json<'a>(&self, endpoint: &Endpoint<'t>, body: &'a [u8]) -> Outcome<'a, &'t Entry<'t>, &'t Code<'t>> {
        self.parser(endpoint).parse_json(body)
    }

    /// Parses a response of `endpoint` with its HTTP status, as [`parse_with_status`] does for a compiled
    /// catalog.
    #[must_use]
    pub fn parse_with_status<'a>(
        &self,
        endpoint: &Endpoint<'t>,
        body: &'a [u8],
        status: u16,
    ) -> Outcome<'a, &'t Entry<'t>, &'t Code<'t>> {
        self.parse(endpoint, body).with_status(&self.responses, status)
    }

    #[expect(clippy::indexing_slicing, reason = "rows are indices of the same tables")]
    fn parser<'c>(
        &'c self,
        endpoint: &'c Endpoint<'t>,
    ) -> Parser<'c, 't, impl Fn(usize) -> &'t Entry<'t>, impl Fn(usize) -> &'t Code<'t>> {
        let (entries, codes) = (endpoint.entries, self.codes);
        let tables = Tables { catalog: self, endpoint };
        Parser { tables, to_entry: move |row| &entries[row], to_code: move |row| &codes[row] }
    }
}
