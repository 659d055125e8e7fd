//! What a code of a reply means: at its endpoint, elsewhere in the catalogue, or nothing that is known.

use super::{Rows, foreign};
use crate::envelope::MAX_CODE_LEN;
use crate::table::{Catalog, Endpoint, Pattern};
use crate::{Details, Outcome, Parameter, RetryPolicy, Text, UnrecognizedReason, parameter};

/// A failure that names this code.
#[inline(always)]
pub(super) fn failure<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    raw: Text<'a>,
    details: Details<'a>,
    body: &[u8],
) -> Rows<'a> {
    match raw.as_str() {
        Some(code) => named(catalog, endpoint, code.as_bytes(), raw, details),
        None => escaped(catalog, endpoint, raw, details, body),
    }
}

/// A failure that names a code with escapes.
#[inline(never)]
fn escaped<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    raw: Text<'a>,
    details: Details<'a>,
    body: &[u8],
) -> Rows<'a> {
    let mut buffer = [0; MAX_CODE_LEN];
    match raw.decode(&mut buffer).and_then(|length| buffer.get(..length)) {
        Some(code) => named(catalog, endpoint, code, raw, details),
        None => foreign(UnrecognizedReason::CodeTooLong, body),
    }
}

/// A failure that names a code, decoded here, and `raw` as it was written.
#[inline(always)]
fn named<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    code: &[u8],
    raw: Text<'a>,
    details: Details<'a>,
) -> Rows<'a> {
    match endpoint.index.find(code) {
        Some(row) => at_endpoint(endpoint, row, details),
        None => named_otherwise(catalog, endpoint, code, raw, details),
    }
}

/// The same, where the code is none of this endpoint by its name.
#[inline(never)]
pub(super) fn named_otherwise<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    code: &[u8],
    raw: Text<'a>,
    details: Details<'a>,
) -> Rows<'a> {
    match look_up(catalog, endpoint, code, || Some(raw)) {
        Some(found) => found.outcome(endpoint, details),
        None => Outcome::UnknownCode { raw, details },
    }
}

/// Where a code is catalogued.
pub(super) struct Found<'a> {
    row: usize,
    /// Whether the row is of the endpoint, and not of the catalogue's codes.
    here: bool,
    parameter: Option<Parameter<'a>>,
}

impl<'a> Found<'a> {
    #[inline(always)]
    pub(super) fn outcome(self, endpoint: &Endpoint<'_>, details: Details<'a>) -> Rows<'a> {
        let details = Details { parameter: self.parameter, ..details };
        match self.here {
            true => at_endpoint(endpoint, self.row, details),
            false => Outcome::OtherEndpoint { code: self.row, details },
        }
    }
}

/// Finds a code that is none of the endpoint by its name: by a pattern, or anywhere; `text` is the code as it was
/// written, for one with a parameter.
#[inline(always)]
pub(super) fn look_up<'a>(
    catalog: &Catalog<'_>,
    endpoint: &Endpoint<'_>,
    code: &[u8],
    text: impl Fn() -> Option<Text<'a>>,
) -> Option<Found<'a>> {
    let by_pattern = |here: bool, patterns: &[Pattern<'_>]| {
        if patterns.is_empty() || code.len() > MAX_CODE_LEN {
            return None;
        }
        let (row, parameter) = parameter::find(patterns, text()?)?;
        Some(Found { row, here, parameter: Some(parameter) })
    };
    let by_name = || Some(Found { row: catalog.index.find(code)?, here: false, parameter: None });
    by_pattern(true, endpoint.patterns).or_else(by_name).or_else(|| by_pattern(false, catalog.patterns))
}

/// What a row of this endpoint means.
#[inline(always)]
pub(super) fn at_endpoint<'a>(endpoint: &Endpoint<'_>, row: usize, details: Details<'a>) -> Rows<'a> {
    match endpoint.entries.get(row).map(|entry| entry.retry) {
        Some(RetryPolicy::Poll { .. }) => Outcome::Pending { code: row, details },
        _ => Outcome::Error { code: row, details },
    }
}
