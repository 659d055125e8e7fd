//! A hint beside the outcome of a response; it never affects the outcome.

use errbook_compiler::nearest_code;
use errbook_core::table::Catalog;
use errbook_core::{Outcome, UnrecognizedReason};

use super::reading::Reading;

/// A hint.
#[derive(Clone, Copy)]
pub(super) struct Hint<'t> {
    /// The code that was probably meant.
    pub(super) code: &'t str,
    /// `true` if the body is this code, but the API does not send codes as plain text.
    is_exact: bool,
}

impl<'t> Hint<'t> {
    /// Returns the hint for a body that looks like a code.
    pub(super) fn new(table: &Catalog<'t>, reading: &Reading<'_, 't>) -> Option<Self> {
        let raw = match &reading.outcome {
            Outcome::UnknownCode { raw, .. } => raw.to_string(),
            Outcome::Unrecognized {
                reason: UnrecognizedReason::NoMatch | UnrecognizedReason::UnsupportedFormat,
                ..
            } => str::from_utf8(reading.body).ok()?.trim().to_owned(),
            _ => return None,
        };
        if let Some(code) = table.names().find(|code| *code == raw) {
            return Some(Hint { code, is_exact: true });
        }
        nearest_code(&raw, table.names()).map(|code| Hint { code, is_exact: false })
    }

    /// Returns the sentence for people.
    pub(super) fn text(self) -> String {
        if self.is_exact {
            format!("`{}` is a code, but not a response of this API; omit the status to explain the code", self.code)
        } else {
            format!("did you mean `{}`?", self.code)
        }
    }
}
