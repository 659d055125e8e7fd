//! Where facts are from, and the waits that say so.

use errbook_core::{Evidence, Retry};

use super::texts::Texts;
use super::word;
use crate::diagnostic::Diagnostics;
use crate::model::{Further, Wait};
use crate::scalar;
use crate::yaml::Node;

/// The named sources beside the page.
pub(super) fn sources(root: &Node) -> Vec<Further> {
    let source = |name: &str, node: &Node, span| Further {
        name: name.to_owned(),
        // A source with a mistake is declared all the same, so that no entry that names it is reported too.
        evidence: word(node, "evidence", &Evidence::ALL, Evidence::as_str).unwrap_or(Evidence::Observed),
        title: node.string_of("title").unwrap_or_default(),
        page: node.string_of("page"),
        read: node.string_of("read").unwrap_or_default(),
        span,
    };
    root.pairs_of("sources").iter().map(|(name, node)| source(&name.text, node, name.span)).collect()
}

/// Who says what stands at `node`, and in which of the sources.
pub(super) fn evidence(node: &Node, texts: &Texts<'_>, diagnostics: &mut Diagnostics) -> (Evidence, Vec<u32>) {
    let places: Vec<usize> =
        node.items_of("evidence").iter().filter_map(|name| texts.source(name, diagnostics)).collect();
    let said = places.iter().filter_map(|place| texts.sources.get(*place)).map(|source| source.evidence).min();
    // A name that nothing has is reported; the entry is not of the page for all that.
    let otherwise = if node.get("evidence").is_some() { Evidence::Observed } else { Evidence::Page };
    let places = places.into_iter().filter_map(|place| u32::try_from(place).ok()).collect();
    (said.unwrap_or(otherwise), places)
}

/// How tasks are polled, by their type.
pub(super) fn waits(root: &Node, texts: &Texts<'_>, diagnostics: &mut Diagnostics) -> Vec<Wait> {
    root.pairs_of("waits").iter().filter_map(|(task, node)| wait(&task.text, node, texts, diagnostics)).collect()
}

fn wait(task: &str, node: &Node, texts: &Texts<'_>, diagnostics: &mut Diagnostics) -> Option<Wait> {
    let (_, sources) = evidence(node, texts, diagnostics);
    let delay = |key| scalar::duration(node.get(key)?.as_str()?).ok();
    let (first, every, longest) = (delay("first")?, delay("every")?, delay("longest")?);
    let Some(left) = longest.checked_sub(first) else {
        let (span, first) = (node.get("longest")?.span, node.get("first")?.span);
        diagnostics
            .error(span, format!("`longest` of `{task}` is over before its first poll"))
            .help("it counts from the start, the first wait included")
            .other(first, "the first wait");
        return None;
    };
    // The first poll, and one more for each interval that fits before the end.
    let attempts = u32::try_from(left.as_millis() / every.as_millis().max(1)).unwrap_or(u32::MAX).saturating_add(1);
    let retry = Retry::Poll { first, every, attempts };
    Some(Wait { task: task.to_owned(), retry, longest, about: node.string_of("about"), sources })
}
