//! Checks that every text in `responses.text.success` is one.

use errbook_core::table::{Catalog as Table, Endpoint as Rows};
use errbook_core::{Outcome, Response};

use crate::diagnostic::Diagnostics;
use crate::entries::endpoints;
use crate::model::Catalog;
use crate::yaml::Node;

/// Rejects texts that are never a success, because a code or a prefix comes first, or because no body is this text.
pub(super) fn texts(catalog: &Catalog, root: &Node, table: &Table<'_>, diagnostics: &mut Diagnostics) {
    let (shared, nodes) = (root.get("responses"), endpoints(root));
    for (endpoint, rows) in catalog.endpoints.iter().zip(table.endpoints) {
        let own = nodes.get(&endpoint.name).and_then(|node| node.get("responses"));
        let Some(text) = [own, shared].into_iter().flatten().find_map(|node| node.get("text")) else { continue };
        let success = catalog.responses_of(endpoint).http.success.first();
        let status = success.map_or(200, |range| range.first);
        for (node, text) in text.items_of("success").iter().filter_map(|node| Some((node, node.as_str()?))) {
            let response = Response::new(text.as_bytes()).with_status(status);
            let problem = match table.parse(&Rows { when: &[], ..*rows }, response) {
                Outcome::Success { payload } if payload.as_str() == Some(text) => continue,
                Outcome::Pending { .. } | Outcome::Error { .. } | Outcome::OtherEndpoint { .. } => {
                    ("is a code of the catalog, which comes first", "remove it, or the code")
                }
                _ if text.trim() != text => ("matches no body, whose surrounding white space is ignored", "remove it"),
                _ if text.starts_with(['{', '[']) => ("starts like JSON", "describe the success in `json`"),
                _ => ("starts with `success_prefix`, which comes first", "remove it, or correct the prefix"),
            };
            diagnostics.error(node.span, format!("the success `{text}` {}", problem.0)).help(problem.1);
        }
    }
}
