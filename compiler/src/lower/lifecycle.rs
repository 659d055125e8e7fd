//! The lifecycle of an entry: deprecated and removed codes.

use super::texts::Scope;
use crate::diagnostic::Diagnostics;
use crate::model::LifecycleNote;
use crate::yaml::Node;

pub(super) fn deprecated(node: &Node, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> Option<LifecycleNote> {
    if let Some(instead) = node.get("use") {
        scope.code(instead, diagnostics);
    }
    let instead = node.string_of("use").map(|code| format!("Use `{code}`."));
    let text = match (instead, node.text_of("reason")) {
        (Some(instead), Some(reason)) => format!("{reason} {instead}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => {
            if !node.is_reported() && node.get("use").is_none() && node.get("reason").is_none() {
                diagnostics
                    .error(node.span, "`deprecated` has neither a replacement nor a reason")
                    .help("add `use:`, `reason:` or both");
            }
            return None;
        }
    };
    Some(LifecycleNote { since: node.string_of("since"), text })
}

pub(super) fn removed(node: &Node) -> Option<LifecycleNote> {
    Some(LifecycleNote { since: Some(node.string_of("since")?), text: node.text_of("reason")? })
}
