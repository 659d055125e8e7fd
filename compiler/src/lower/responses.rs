//! Lowers the response formats.

use errbook_core::table::Charset;

use super::keyword::keyword;
use super::texts::Scope;
use crate::diagnostic::Diagnostics;
use crate::model::{JsonResponses, Predicate, Responses, TextResponses, UnknownCodePattern, first_keys};
use crate::scalar;
use crate::yaml::Node;

pub(super) fn responses(node: &Node, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> Responses {
    if node.get("text").is_none() && node.get("json").is_none() {
        diagnostics.error(node.span, "`responses` describes no format").help("add `text:`, `json:` or both");
    }
    let http = node.pairs_of("http").iter();
    Responses {
        text: node.get("text").map(text),
        json: node.get("json").and_then(|node| json(node, diagnostics)),
        http: http.filter_map(|(status, node)| Some((status.text.clone(), scope.policy(node, diagnostics)?))).collect(),
    }
}

fn text(node: &Node) -> TextResponses {
    TextResponses {
        success_prefix: node.string_of("success_prefix"),
        reserved_prefix: node.string_of("reserved_prefix"),
        unknown_codes: node.items_of("unknown_codes").iter().filter_map(unknown).collect(),
    }
}

fn unknown(node: &Node) -> Option<UnknownCodePattern> {
    Some(UnknownCodePattern {
        charset: keyword(node, "charset", &Charset::ALL, Charset::as_str)?,
        prefix: node.string_of("prefix").unwrap_or_default(),
        max_length: scalar::count(node.get("max_length")?.as_str()?).ok()?,
    })
}

fn json(node: &Node, diagnostics: &mut Diagnostics) -> Option<JsonResponses> {
    let success = conditions(node, "success", diagnostics);
    let failure = conditions(node, "failure", diagnostics);
    let payload: Vec<String> = node.items_of("payload").iter().filter_map(Node::as_str).map(str::to_owned).collect();
    let (success, failure) = (success?, failure?);
    if let Some(place) = node.get("failure")
        && success == failure
    {
        diagnostics
            .error(place.span, "the conditions of failure and success are equal")
            .help("use another path or another value");
    }
    if let Some(place) = node.get("success")
        && success.iter().all(|(_, test)| *test == Predicate::Absent)
    {
        diagnostics
            .error(place.span, "the conditions of success only require absence")
            .help("add a value that every success has; otherwise any other body is a success");
    }
    let json = JsonResponses {
        success,
        failure,
        code: node.string_of("code")?,
        code_after: node.string_of("code_after"),
        payload,
        message: node.string_of("message"),
    };
    let count = first_keys(&json).len();
    if count > errbook_core::table::JsonResponses::MAX_KEYS {
        diagnostics
            .error(node.span, format!("the paths start with {count} keys of the outermost object"))
            .help(format!("at most {} are supported", errbook_core::table::JsonResponses::MAX_KEYS));
    }
    Some(json)
}

fn conditions(node: &Node, key: &str, diagnostics: &mut Diagnostics) -> Option<Vec<(String, Predicate)>> {
    let map = node.pairs_of(key);
    // All predicates are lowered, even after an invalid one, so that each fault is reported.
    let tests: Vec<_> =
        map.iter().map(|(place, value)| Some((place.text.clone(), test(value, diagnostics)?))).collect();
    if tests.is_empty() { None } else { tests.into_iter().collect() }
}

fn test(value: &Node, diagnostics: &mut Diagnostics) -> Option<Predicate> {
    if let Some(text) = value.as_str() {
        return Some(Predicate::Is(text.to_owned()));
    }
    match (value.get("is").and_then(Node::as_str), value.get("not").and_then(Node::as_str)) {
        (Some("present"), None) => Some(Predicate::Present),
        (Some("absent"), None) => Some(Predicate::Absent),
        (None, Some(other)) => Some(Predicate::Not(other.to_owned())),
        (Some(_), None) => None,
        (Some(_), Some(_)) | (None, None) => {
            diagnostics
                .error(value.span, "expected `is` or `not` in the predicate")
                .help("write `{is: present}` or `{not: 0}`");
            None
        }
    }
}
