//! The life of an entry: what the API discourages, and what it does not answer with any more.

use super::texts::Texts;
use super::{get, string};
use crate::diagnostic::Diagnostics;
use crate::model::Notice;
use crate::yaml::Node;

pub(super) fn deprecated(node: &Node, texts: &Texts<'_>, diagnostics: &mut Diagnostics) -> Option<Notice> {
    if let Some(instead) = get(node, "use") {
        texts.code(instead, diagnostics);
    }
    let instead = string(node, "use").map(|code| format!("Use `{code}`."));
    let text = match (instead, string(node, "reason")) {
        (Some(instead), Some(reason)) => format!("{reason} {instead}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => {
            if get(node, "use").is_none() && get(node, "reason").is_none() {
                diagnostics
                    .error(node.span, "`deprecated` says neither what comes instead nor why")
                    .help("add `use:`, `reason:` or both");
            }
            return None;
        }
    };
    Some(Notice { since: string(node, "since")?, text })
}

pub(super) fn removed(node: &Node) -> Option<Notice> {
    Some(Notice { since: string(node, "since")?, text: string(node, "reason")? })
}
