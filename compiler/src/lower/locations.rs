//! Lowers the paths at which a JSON response has its code, payload, message and delay; the first one with a value applies.

use errbook_core::table::Unit;

use super::keyword::keyword;
use crate::diagnostic::Diagnostics;
use crate::limits::MAX_COMPARED;
use crate::lists;
use crate::model::{CodeLocation, DelayLocation, keys};
use crate::yaml::Node;

/// Returns the locations of the code.
pub(super) fn codes(node: &Node, diagnostics: &mut Diagnostics) -> Vec<CodeLocation> {
    let hides = |one: &CodeLocation, later: &CodeLocation| {
        let is_whole = one.before.is_none() && one.after.is_none();
        let same_part = is_whole || (&one.before, &one.after) == (&later.before, &later.after);
        one.path == later.path && same_part && one.none.iter().all(|none| later.none.contains(none))
    };
    list(node, "code", code, hides, diagnostics)
}

/// Returns the paths of the payload.
pub(super) fn payloads(node: &Node, diagnostics: &mut Diagnostics) -> Vec<String> {
    let hides = |one: &String, later: &String| one == "." || keys(later).starts_with(&keys(one));
    let paths = list(node, "payload", path, hides, diagnostics);
    if paths.is_empty() { vec![".".to_owned()] } else { paths }
}

/// Returns the paths of the message.
pub(super) fn messages(node: &Node, diagnostics: &mut Diagnostics) -> Vec<String> {
    list(node, "message", path, String::eq, diagnostics)
}

/// Returns the locations of the delay.
pub(super) fn delays(node: &Node, diagnostics: &mut Diagnostics) -> Vec<DelayLocation> {
    let hides = |one: &DelayLocation, later: &DelayLocation| one.path == later.path;
    list(node, "retry_after", delay, hides, diagnostics)
}

/// Returns the locations at a key, and reports those that never apply because an earlier one `hides` them.
fn list<T>(
    node: &Node,
    key: &str,
    lower: fn(&Node) -> Option<T>,
    hides: impl Fn(&T, &T) -> bool,
    diagnostics: &mut Diagnostics,
) -> Vec<T> {
    let (mut found, mut nodes): (Vec<T>, Vec<&Node>) = (Vec::new(), Vec::new());
    for node in node.one_or_more(key) {
        let Some(location) = lower(node) else { continue };
        let earlier = found.iter().take(MAX_COMPARED).position(|earlier| hides(earlier, &location));
        if let Some(earlier) = earlier.and_then(|at| nodes.get(at)) {
            diagnostics
                .error(node.span, format!("this location of `{key}` never applies"))
                .help("remove it, or move it before the other one")
                .related(earlier.span, "applies first");
        }
        found.push(location);
        nodes.push(node);
    }
    found
}

fn path(node: &Node) -> Option<String> {
    node.as_str().map(str::to_owned)
}

fn code(node: &Node) -> Option<CodeLocation> {
    if let Some(path) = path(node) {
        return Some(CodeLocation { path, ..CodeLocation::default() });
    }
    Some(CodeLocation {
        path: node.string_of("at")?,
        before: node.string_of("before"),
        after: node.string_of("after"),
        none: lists::filter_map(node.one_or_more("none"), path),
    })
}

fn delay(node: &Node) -> Option<DelayLocation> {
    Some(DelayLocation { path: node.string_of("at")?, unit: keyword(node, "unit", &Unit::ALL, Unit::as_str)? })
}
