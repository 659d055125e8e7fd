//! Checks of the conditions that recognize entries: each can be met, and takes neither every success nor another's place.

use errbook_core::table::StatusRange;

use crate::diagnostic::Diagnostics;
use crate::entries::endpoints;
use crate::model::{Catalog, Entry, Responses, When, imply};
use crate::yaml::Node;

/// Checks the conditions of every entry.
pub(super) fn conditions(catalog: &Catalog, root: &Node, diagnostics: &mut Diagnostics) {
    let nodes = endpoints(root);
    for endpoint in &catalog.endpoints {
        let own = nodes.get(&endpoint.name).and_then(|node| node.get("responses"));
        let mut earlier: Vec<(&Entry, &When)> = Vec::new();
        for (entry, when) in endpoint.entries.iter().filter_map(|entry| Some((entry, entry.when.as_ref()?))) {
            let responses = catalog.responses_of(endpoint);
            let reported = never_met(when, own, root, diagnostics)
                || every_success(responses, when, diagnostics)
                || unreachable(catalog, when, &earlier, diagnostics);
            if !reported {
                earlier.push((entry, when));
            }
        }
    }
}

/// Rejects conditions on a JSON body that no response has; `own` are the responses of the endpoint.
fn never_met(when: &When, own: Option<&Node>, root: &Node, diagnostics: &mut Diagnostics) -> bool {
    if when.json.is_empty() {
        return false;
    }
    if own.is_none_or(|own| own.get("json").is_none())
        && root.get("responses").is_some_and(|responses| responses.get("json").is_none())
    {
        diagnostics
            .error(when.span, "`when` has conditions on JSON, but `responses` has no `json`")
            .help("add `json` to `responses`, or use `http` only");
        return true;
    }
    let has_no_body =
        |range: &StatusRange| range.last < 200 || range.first == range.last && [204, 205, 304].contains(&range.first);
    if let Some(status) = when.http.first()
        && when.http.iter().all(has_no_body)
    {
        diagnostics
            .error(
                when.span,
                format!("`json` is never met, because a response with HTTP status `{status}` has no body"),
            )
            .help("remove `json`");
        return true;
    }
    false
}

/// Rejects conditions that every success meets, because they come before success.
fn every_success(responses: &Responses, when: &When, diagnostics: &mut Diagnostics) -> bool {
    let success = &responses.http.success;
    let by_status = contains(success, 200) || success.is_empty();
    let all_statuses = when.http.is_empty()
        || by_status && contains(&when.http, 200)
        || !success.is_empty() && success.iter().all(|range| is_covered(*range, &when.http));
    let json = responses.json.as_ref().map(|json| &json.success);
    let all_bodies = when.json.is_empty() || json.is_some_and(|success| imply(success, &when.json));
    if all_statuses && all_bodies {
        diagnostics.error(when.span, "every success meets these conditions, which come first").help(
            "add a condition that a success does not meet, or correct the conditions of a success in `responses`",
        );
    }
    all_statuses && all_bodies
}

/// Rejects conditions that are only met if those of earlier entries are met, too.
fn unreachable(catalog: &Catalog, when: &When, earlier: &[(&Entry, &When)], diagnostics: &mut Diagnostics) -> bool {
    let wider = earlier
        .iter()
        .filter(|(_, earlier)| (earlier.http.is_empty() || !when.http.is_empty()) && imply(&when.json, &earlier.json));
    let mut statuses: Vec<StatusRange> = Vec::new();
    for (entry, earlier) in wider {
        statuses.extend(&earlier.http);
        let covered = when.http.iter().all(|range| is_covered(*range, &statuses));
        if earlier.http.is_empty() || covered {
            let code = &catalog.code(entry).code;
            diagnostics
                .error(when.span, format!("these conditions never apply, because those of `{code}` come first"))
                .help("change one of the two, or move the entry with more conditions first")
                .related(earlier.span, "applies first");
            return true;
        }
    }
    false
}

fn contains(ranges: &[StatusRange], status: u16) -> bool {
    ranges.iter().any(|range| range.contains(status))
}

/// Returns `true` if each status of a range is in one of the others.
fn is_covered(range: StatusRange, others: &[StatusRange]) -> bool {
    (range.first..=range.last).all(|status| contains(others, status))
}
