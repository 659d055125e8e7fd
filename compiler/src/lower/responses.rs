//! Lowers the response formats.

use errbook_core::table::{Charset, JsonResponses as Table, StatusRange, Unit};

use super::keyword::keyword;
use super::texts::Scope;
use crate::diagnostic::{Diagnostics, Span};
use crate::model::{
    CodeLocation, Conditions, DelayLocation, Field, HttpResponses, JsonResponses, Predicate, Responses, TextResponses,
    UnknownCodePattern, When, first_keys,
};
use crate::scalar;
use crate::yaml::Node;

/// Returns the response formats of a catalog.
pub(super) fn responses(node: &Node, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> Responses {
    if node.get("text").is_none() && node.get("json").is_none() {
        diagnostics.error(node.span, "`responses` describes no format").help("add `text:`, `json:` or both");
    }
    blocks(node, Responses::default(), scope, diagnostics)
}

/// Returns the response formats of an endpoint, whose blocks replace those of the catalog.
pub(super) fn of_endpoint(
    node: &Node,
    catalog: &Responses,
    scope: &Scope<'_>,
    diagnostics: &mut Diagnostics,
) -> Responses {
    blocks(node, catalog.clone(), scope, diagnostics)
}

fn blocks(node: &Node, mut responses: Responses, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> Responses {
    if let Some(http) = node.get("http") {
        responses.http = self::http(http, scope, diagnostics);
    }
    if let Some(text) = node.get("text") {
        responses.text = Some(self::text(text));
    }
    let by_status = !responses.http.success.is_empty();
    if let Some(json) = node.get("json") {
        responses.json = self::json(json, by_status, scope, diagnostics);
    } else if let (Some(http), Some(json)) = (node.get("http"), &responses.json)
        && !by_status
        && (json.success.is_empty() || json.failure.is_empty())
    {
        diagnostics
            .error(http.span, "`http` has no `success`, and `json` has no conditions that decide instead")
            .help("add `success: 2xx`, or `success` and `failure` to `json`");
    }
    responses
}

fn http(node: &Node, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> HttpResponses {
    let range = |text: &str| scalar::status_range(text);
    let retry = node.pairs_of("retry").iter();
    HttpResponses {
        success: statuses(node, "success"),
        retry: retry
            .filter_map(|(status, node)| Some((range(&status.text)?, scope.policy(node, diagnostics)?)))
            .collect(),
    }
}

fn statuses(node: &Node, key: &str) -> Vec<StatusRange> {
    node.one_or_more(key).filter_map(|status| scalar::status_range(status.as_str()?)).collect()
}

fn text(node: &Node) -> TextResponses {
    TextResponses {
        success_prefix: node.string_of("success_prefix"),
        empty_payload: node.is_true("empty_payload"),
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

fn json(node: &Node, by_status: bool, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> Option<JsonResponses> {
    for key in ["success", "failure", "payload"] {
        if !by_status && scope.complete && node.get(key).is_none() {
            diagnostics
                .error(node.span, format!("missing key `{key}` in `responses.json`"))
                .help(format!("add `{key}`, or `http: {{success: 2xx}}` if the HTTP status decides"));
        }
    }
    let success = conditions(node, "success", diagnostics);
    let failure = conditions(node, "failure", diagnostics);
    let (success, failure) = (success?, failure?);
    if let Some(place) = node.get("failure")
        && success == failure
    {
        diagnostics
            .error(place.span, "the conditions of failure and success are equal")
            .help("use another path or another value");
    }
    if let Some(place) = node.get("success")
        && !success.is_empty()
        && success.iter().all(|(_, test)| matches!(test, Predicate::Absent | Predicate::Empty))
    {
        diagnostics
            .error(place.span, "the conditions of success only require absence")
            .help("add a value that every success has; otherwise any other body is a success");
    }
    let paths = |key| node.one_or_more(key).filter_map(Node::as_str).map(str::to_owned).collect::<Vec<_>>();
    let payload = paths("payload");
    let json = JsonResponses {
        success,
        failure,
        code: node.one_or_more("code").filter_map(code_location).collect(),
        payload: if payload.is_empty() { vec![".".to_owned()] } else { payload },
        empty_payload: node.is_true("empty_payload"),
        message: paths("message"),
        retry_after: node.one_or_more("retry_after").filter_map(delay_location).collect(),
        fields: fields(node, diagnostics),
    };
    check_keys(&json, &[], node.span, diagnostics);
    Some(json)
}

fn fields(node: &Node, diagnostics: &mut Diagnostics) -> Vec<Field> {
    let pairs = node.pairs_of("fields");
    if let Some((name, _)) = pairs.get(Table::MAX_FIELDS) {
        diagnostics
            .error(name.span, format!("a failure carries at most {} fields", Table::MAX_FIELDS))
            .help("remove the less important ones; `get` reads any path of a body");
    }
    let paths = |node: &Node| node.each().filter_map(Node::as_str).map(str::to_owned).collect();
    pairs.iter().map(|(name, node)| Field { name: name.text.clone(), paths: paths(node) }).collect()
}

fn code_location(node: &Node) -> Option<CodeLocation> {
    if let Some(path) = node.as_str() {
        return Some(CodeLocation { path: path.to_owned(), ..CodeLocation::default() });
    }
    Some(CodeLocation {
        path: node.string_of("at")?,
        before: node.string_of("before"),
        after: node.string_of("after"),
        none: node.one_or_more("none").filter_map(Node::as_str).map(str::to_owned).collect(),
    })
}

fn delay_location(node: &Node) -> Option<DelayLocation> {
    Some(DelayLocation { path: node.string_of("at")?, unit: keyword(node, "unit", &Unit::ALL, Unit::as_str)? })
}

/// Returns the documented HTTP statuses of an entry.
pub(super) fn documented_statuses(node: &Node) -> Vec<(StatusRange, Span)> {
    node.one_or_more("http").filter_map(|node| Some((scalar::status_range(node.as_str()?)?, node.span))).collect()
}

/// Returns the conditions of an entry.
pub(super) fn when(node: &Node, diagnostics: &mut Diagnostics) -> Option<When> {
    let when = When { http: statuses(node, "http"), json: conditions(node, "json", diagnostics)?, span: node.span };
    if node.get("http").is_none() && node.get("json").is_none() {
        diagnostics.error(node.span, "`when` has no condition").help("add `http`, `json` or both");
        return None;
    }
    Some(when)
}

/// Reports too many keys of the outermost object.
pub(super) fn check_keys(json: &JsonResponses, when: &[&When], span: Span, diagnostics: &mut Diagnostics) {
    let count = first_keys(json, when).len();
    if count > Table::MAX_KEYS {
        diagnostics
            .error(span, format!("the paths start with {count} keys of the outermost object"))
            .help(format!("at most {} are supported", Table::MAX_KEYS));
    }
}

/// Returns the conditions at a key, which may be missing, or `None` if they are invalid.
fn conditions(node: &Node, key: &str, diagnostics: &mut Diagnostics) -> Option<Conditions> {
    let map = node.pairs_of(key);
    if map.is_empty() && node.get(key).is_some() {
        return None;
    }
    // All predicates are lowered, even after an invalid one, so that each fault is reported.
    let tests: Vec<_> =
        map.iter().map(|(place, value)| Some((place.text.clone(), test(value, diagnostics)?))).collect();
    tests.into_iter().collect()
}

fn test(value: &Node, diagnostics: &mut Diagnostics) -> Option<Predicate> {
    if let Some(text) = value.as_str() {
        return Some(Predicate::Is(text.to_owned()));
    }
    match (value.get("is").and_then(Node::as_str), value.get("not").and_then(Node::as_str)) {
        (Some("present"), None) => Some(Predicate::Present),
        (Some("absent"), None) => Some(Predicate::Absent),
        (Some("empty"), None) => Some(Predicate::Empty),
        (Some("not_empty"), None) => Some(Predicate::NotEmpty),
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
