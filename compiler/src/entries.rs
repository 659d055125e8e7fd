//! The entries and endpoints of a file as written, and their uses of retry policies.

use crate::names::NameMap;
use crate::yaml::{MapKey, Node};

/// Returns every entry: the shared ones, and those of each endpoint.
pub(crate) fn entries(root: &Node) -> Vec<&(MapKey, Node)> {
    let mut entries: Vec<_> = root.pairs_of("shared_errors").iter().collect();
    for (_, endpoint) in root.pairs_of("endpoints") {
        entries.extend(endpoint.pairs_of("errors"));
    }
    entries
}

/// Returns the endpoints by their names.
pub(crate) fn endpoints(root: &Node) -> NameMap<'_, &Node> {
    let mut endpoints = NameMap::default();
    for (name, endpoint) in root.pairs_of("endpoints") {
        endpoints.or_insert(&name.text, endpoint);
    }
    endpoints
}

/// Returns every use of a policy: the `retry` of entries, and those of HTTP statuses.
pub(crate) fn policy_uses(root: &Node) -> Vec<&Node> {
    let mut uses = Vec::new();
    for (_, entry) in entries(root) {
        if let Some(policy) = entry.get("retry") {
            uses.push(policy);
        }
    }
    for responses in responses(root) {
        if let Some(http) = responses.get("http") {
            for (_, policy) in http.pairs_of("retry") {
                uses.push(policy);
            }
        }
    }
    uses
}

/// Returns the response formats of the endpoints, and those of the catalog.
pub(crate) fn responses(root: &Node) -> Vec<&Node> {
    let mut formats = Vec::new();
    for (_, endpoint) in root.pairs_of("endpoints") {
        if let Some(responses) = endpoint.get("responses") {
            formats.push(responses);
        }
    }
    if let Some(responses) = root.get("responses") {
        formats.push(responses);
    }
    formats
}
