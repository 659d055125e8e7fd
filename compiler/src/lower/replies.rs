//! How replies are read off the wire.

use errbook_core::Shape;

use super::{get, items, pairs, string, word};
use crate::diagnostic::Diagnostics;
use crate::model::{JsonReplies, Replies, TextReplies, Unknown};
use crate::scalar;
use crate::yaml::Node;

pub(super) fn replies(node: &Node, diagnostics: &mut Diagnostics) -> Replies {
    if get(node, "text").is_none() && get(node, "json").is_none() {
        diagnostics.error(node.span, "`replies` describes no format").help("add `text:`, `json:` or both");
    }
    Replies { text: get(node, "text").map(text), json: get(node, "json").and_then(|node| json(node, diagnostics)) }
}

fn text(node: &Node) -> TextReplies {
    TextReplies {
        success: string(node, "success"),
        reserved: string(node, "reserved"),
        unknown: items(node, "unknown").filter_map(unknown).collect(),
    }
}

fn unknown(node: &Node) -> Option<Unknown> {
    Some(Unknown {
        shape: word(node, "shape", &Shape::ALL, Shape::as_str)?,
        begins: string(node, "begins").unwrap_or_default(),
        longest: scalar::count(get(node, "longest")?.as_str()?).ok()?,
    })
}

fn json(node: &Node, diagnostics: &mut Diagnostics) -> Option<JsonReplies> {
    let success = condition(node, "success", diagnostics);
    let failure = condition(node, "failure", diagnostics);
    let payload: Vec<String> = items(node, "payload").filter_map(Node::as_str).map(str::to_owned).collect();
    let (success, failure) = (success?, failure?);
    if success == failure
        && let Some(place) = get(node, "failure")
    {
        diagnostics
            .error(place.span, "a failure that looks like a success")
            .help("give it another key or another value");
    }
    Some(JsonReplies { success, failure, code: string(node, "code")?, payload, message: string(node, "message") })
}

fn condition(node: &Node, key: &str, diagnostics: &mut Diagnostics) -> Option<(String, String)> {
    let map = get(node, key)?;
    match pairs(Some(map)) {
        [(name, value)] => Some((name.text.clone(), value.as_str()?.to_owned())),
        [_, second, ..] => {
            diagnostics
                .error(second.0.span, format!("`{key}` has more than one condition"))
                .help("one key and its value: `{status: 1}`");
            None
        }
        [] => None,
    }
}
