//! Checks the documented HTTP statuses of entries.

use std::collections::BTreeMap;

use errbook_core::table::StatusRange;

use crate::diagnostic::{Diagnostics, Span};
use crate::model::Catalog;

/// Rejects a documented HTTP status that no response of the entry can have, once for all endpoints that share the entry.
pub(super) fn check(catalog: &Catalog, diagnostics: &mut Diagnostics) {
    let mut successes: BTreeMap<Span, (StatusRange, Vec<&str>)> = BTreeMap::new();
    for endpoint in &catalog.endpoints {
        let responses = catalog.responses_of(endpoint);
        for entry in &endpoint.entries {
            let recognized = entry.when.as_ref().map(|when| when.http.as_slice()).unwrap_or_default();
            for (status, span) in &entry.http {
                let overlaps = |other: &StatusRange| other.first <= status.last && status.first <= other.last;
                let within = |other: &StatusRange| other.first <= status.first && status.last <= other.last;
                if !recognized.is_empty() && !recognized.iter().any(overlaps) {
                    diagnostics
                        .error(
                            *span,
                            format!("the entry has the HTTP status `{status}`, but `when` requires another one"),
                        )
                        .help("add the status to `when.http`, or remove it here");
                } else if recognized.is_empty() && responses.http.success.iter().any(within) {
                    successes.entry(*span).or_insert_with(|| (*status, Vec::new())).1.push(&endpoint.name);
                }
            }
        }
    }
    for (span, (status, endpoints)) in successes {
        let others = endpoints.len().saturating_sub(1);
        let first = endpoints.first().copied().unwrap_or_default();
        let at = match others {
            0 => format!("`{first}`"),
            1 => format!("`{first}` and another endpoint"),
            _ => format!("`{first}` and {others} other endpoints"),
        };
        diagnostics.error(span, format!("the HTTP status `{status}` is a success at {at}")).help(format!(
            "correct the status or `responses.http.success`, or recognize the response with `when: {{http: {status}, json: ...}}`"
        ));
    }
}
