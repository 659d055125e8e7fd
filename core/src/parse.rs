//! The parsing entry points: for the enums of a compiled catalog, and for a catalog that is loaded at run time.
//!
//! The generic functions are `#[inline]`, because a call that is not inlined writes the outcome to memory and reads it back.

mod general;
mod parser;
mod rows;

use crate::api::{ApiCode, ApiError};
use crate::outcome::Outcome;
use crate::response::Response;
use crate::retry::Retry;
use crate::table::{Catalog, Code, Endpoint, Entry};
use general::Format;
use parser::Parser;
use rows::Tables;

/// Parses a response, as JSON if its body starts with `{` or `[`, and as plain text otherwise.
///
/// A [`Response`] is the body as received, with the HTTP status and the delay of `Retry-After` as far as they are known.
/// White space, NUL and byte order marks around the body are ignored.
///
/// The HTTP status decides only if the catalog says so. It also selects the retry policy of an
/// [`Outcome::Unrecognized`] body, if the catalog defines one for it. The delay that the server asks for is part of the
/// outcome; see [`Outcome::retry`].
///
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
pub fn parse<'a, E: ApiError>(response: impl Into<Response<'a>>) -> Outcome<'a, E, E::Code> {
    parser().parse(response.into(), Format::Any)
}

/// Parses a plain text response, as [`parse`] does; a JSON object is [`Outcome::Unrecognized`].
#[inline]
#[must_use]
pub fn parse_plain<'a, E: ApiError>(response: impl Into<Response<'a>>) -> Outcome<'a, E, E::Code> {
    parser().parse(response.into(), Format::Text)
}

/// Parses a JSON response, as [`parse`] does; plain text is [`Outcome::Unrecognized`].
#[inline]
#[must_use]
pub fn parse_json<'a, E: ApiError>(response: impl Into<Response<'a>>) -> Outcome<'a, E, E::Code> {
    parser().parse(response.into(), Format::Json)
}

/// Returns the parser of a compiled endpoint.
#[cfg_attr(not(debug_assertions), inline(always))]
#[expect(clippy::indexing_slicing, reason = "rows are indices of the same tables")]
fn parser<E: ApiError>() -> Parser<'static, 'static, impl Fn(usize) -> E, impl Fn(usize) -> E::Code> {
    let tables = Tables { catalog: E::CATALOG, endpoint: E::ENDPOINT, polls: const { E::ENDPOINT.polls() } };
    Parser { tables, to_entry: |row| E::ALL[row], to_code: |row| E::Code::ALL[row] }
}

impl<'t> Catalog<'t> {
    /// Parses a response of `endpoint`, as [`parse`](crate::parse()) does for a compiled catalog.
    #[must_use]
    pub fn parse<'a>(
        &self,
        endpoint: &Endpoint<'t>,
        response: impl Into<Response<'a>>,
    ) -> Outcome<'a, Entry<'t>, Code<'t>>
    where
        't: 'a,
    {
        self.parse_as(endpoint, response.into(), Format::Any)
    }

    /// Parses a plain text response of `endpoint`.
    #[must_use]
    pub fn parse_plain<'a>(
        &self,
        endpoint: &Endpoint<'t>,
        response: impl Into<Response<'a>>,
    ) -> Outcome<'a, Entry<'t>, Code<'t>>
    where
        't: 'a,
    {
        self.parse_as(endpoint, response.into(), Format::Text)
    }

    /// Parses a JSON response of `endpoint`.
    #[must_use]
    pub fn parse_json<'a>(
        &self,
        endpoint: &Endpoint<'t>,
        response: impl Into<Response<'a>>,
    ) -> Outcome<'a, Entry<'t>, Code<'t>>
    where
        't: 'a,
    {
        self.parse_as(endpoint, response.into(), Format::Json)
    }

    /// Parses a response; this is not generic, so that the parser is compiled once for all tables that are loaded.
    fn parse_as<'a>(
        &self,
        endpoint: &Endpoint<'t>,
        response: Response<'a>,
        format: Format,
    ) -> Outcome<'a, Entry<'t>, Code<'t>>
    where
        't: 'a,
    {
        self.parser(endpoint).parse(response, format)
    }

    /// Returns what to do after an outcome of `endpoint`, as [`Outcome::retry`] does for a compiled catalog.
    #[must_use]
    pub fn retry(&self, endpoint: &Endpoint<'t>, outcome: &Outcome<'_, Entry<'t>, Code<'t>>) -> Option<Retry> {
        outcome.retry_by(|entry| entry.retry(), |code| self.retry_elsewhere(endpoint, code.code))
    }

    #[expect(clippy::indexing_slicing, reason = "rows are indices of the same tables")]
    fn parser<'c>(
        &'c self,
        endpoint: &'c Endpoint<'t>,
    ) -> Parser<'c, 't, impl Fn(usize) -> Entry<'t>, impl Fn(usize) -> Code<'t>> {
        let (pool, rows) = (endpoint.pool, endpoint.rows);
        let tables = Tables { catalog: self, endpoint, polls: endpoint.pool.polls };
        Parser { tables, to_entry: move |row| Entry::new(pool, &rows[row]), to_code: move |row| Code::new(pool, row) }
    }
}
