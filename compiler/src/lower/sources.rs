//! Lowers sources and polling profiles.

use errbook_core::RetryPolicy;
use errbook_core::table::Evidence;

use super::keyword::keyword;
use super::texts::Scope;
use crate::diagnostic::Diagnostics;
use crate::lists;
use crate::model::{NamedSource, PollingProfile};
use crate::scalar;
use crate::yaml::Node;

/// Returns the named sources.
pub(super) fn sources(root: &Node) -> Vec<NamedSource> {
    let source = |name: &str, node: &Node, span| NamedSource {
        name: name.to_owned(),
        // An invalid source is declared nevertheless, so that entries that use it are not reported.
        evidence: keyword(node, "evidence", &Evidence::ALL, Evidence::as_str).unwrap_or(Evidence::Observed),
        title: node.text_of("title").unwrap_or_default(),
        url: node.string_of("url"),
        accessed: node.string_of("accessed").unwrap_or_default(),
        span,
    };
    lists::map(root.pairs_of("sources"), |(name, node)| source(&name.text, node, name.span))
}

/// Returns the evidence of `node`, and the indices of its sources.
pub(super) fn evidence(node: &Node, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> (Evidence, Vec<u32>) {
    let mut said: Option<Evidence> = None;
    let places = lists::filter_map(node.items_of("evidence"), |name| {
        let place = scope.source(name, diagnostics)?;
        let evidence = scope.sources.get(place)?.evidence;
        said = Some(said.map_or(evidence, |said| said.min(evidence)));
        u32::try_from(place).ok()
    });
    // An unknown name is reported already; the fact is not from the page nevertheless.
    let otherwise = if node.get("evidence").is_some() { Evidence::Observed } else { Evidence::Page };
    (said.unwrap_or(otherwise), places)
}

/// Returns the polling profiles.
pub(super) fn polling(root: &Node, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> Vec<PollingProfile> {
    lists::filter_map(root.pairs_of("polling"), |(task, node)| wait(&task.text, node, scope, diagnostics))
}

fn wait(task: &str, node: &Node, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> Option<PollingProfile> {
    let (_, sources) = evidence(node, scope, diagnostics);
    let delay = |key| scalar::duration(node.get(key)?.as_str()?).ok();
    let (initial_delay, interval, timeout) = (delay("initial_delay")?, delay("interval")?, delay("timeout")?);
    let Some(left) = timeout.checked_sub(initial_delay) else {
        let (span, initial_delay) = (node.get("timeout")?.span, node.get("initial_delay")?.span);
        diagnostics
            .error(span, format!("`timeout` of `{task}` ends before the first poll"))
            .help("`timeout` counts from the submission and includes `initial_delay`")
            .related(initial_delay, "the initial delay");
        return None;
    };
    // The first poll, and one for each interval that fits into the rest.
    let max_attempts =
        u32::try_from(left.as_millis() / interval.as_millis().max(1)).unwrap_or(u32::MAX).saturating_add(1);
    let retry = RetryPolicy::Poll { initial_delay, interval, max_attempts };
    Some(PollingProfile {
        task_type: task.to_owned(),
        retry,
        timeout,
        description: node.text_of("description"),
        sources,
    })
}
