//! Checks the documented HTTP statuses of entries.

use errbook_core::table::StatusRange;

use crate::diagnostic::Diagnostics;
use crate::model::{Catalog, Endpoint, Entry};

/// Rejects a documented HTTP status that no response of the entry can have, once for all endpoints that share the entry.
pub(super) fn check(catalog: &Catalog, diagnostics: &mut Diagnostics) {
    for endpoint in &catalog.endpoints {
        for entry in endpoint.own_entries() {
            statuses(catalog, entry, &[endpoint], diagnostics);
        }
    }
    for (entry, endpoints) in catalog.shared_entries() {
        statuses(catalog, entry, &endpoints, diagnostics);
    }
}

fn statuses(catalog: &Catalog, entry: &Entry, endpoints: &[&Endpoint], diagnostics: &mut Diagnostics) {
    let recognized = entry.when.as_ref().map(|when| when.http.as_slice()).unwrap_or_default();
    for (status, span) in &entry.http {
        let overlaps = |other: &StatusRange| other.first <= status.last && status.first <= other.last;
        let within = |other: &StatusRange| other.first <= status.first && status.last <= other.last;
        if !recognized.is_empty() {
            if !recognized.iter().any(overlaps) {
                diagnostics
                    .error(*span, format!("the entry has the HTTP status `{status}`, but `when` requires another one"))
                    .help("add the status to `when.http`, or remove it here");
            }
            continue;
        }
        let mut names = endpoints.iter().filter(|at| catalog.responses_of(at).http.success.iter().any(within));
        let Some(Endpoint { name, .. }) = names.next() else { continue };
        let at = match names.count() {
            0 => format!("`{name}`"),
            1 => format!("`{name}` and another endpoint"),
            others => format!("`{name}` and {others} other endpoints"),
        };
        diagnostics.error(*span, format!("the HTTP status `{status}` is a success at {at}")).help(format!(
            "correct the status or `responses.http.success`, or recognize the response with `when: {{http: {status}, json: ...}}`"
        ));
    }
}
