//! Lowers the response formats.

use errbook_core::table::{Charset, JsonResponses as Table, StatusRange};

use super::conditions::{conditions, statuses};
use super::keyword::keyword;
use super::locations;
use super::texts::Scope;
use crate::diagnostic::{Diagnostics, Span};
use crate::lists;
use crate::model::{
    Conditions, Field, HttpResponses, JsonResponses, Predicate, Responses, TextResponses, TextSuccess, TrailingField,
    UnknownCodePattern, When, first_keys, imply, paths,
};
use crate::scalar;
use crate::yaml::{MapKey, Node};

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
    let http = node.get("http").or_else(|| scope.tree.root.get("responses")?.get("http"));
    // A status with a mistake that is reported decides, too.
    let by_status = !responses.http.success.is_empty() || http.is_some_and(is_success_reported);
    if let Some(text) = node.get("text") {
        responses.text = Some(self::text(text, by_status, diagnostics));
    }
    if let Some(json) = node.get("json") {
        responses.json = self::json(json, by_status, diagnostics);
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

/// Returns `true` if the statuses of a success are unknown, because of a mistake that is reported.
fn is_success_reported(http: &Node) -> bool {
    http.is_reported() || !http.complete || http.one_or_more("success").iter().any(Node::is_reported)
}

fn http(node: &Node, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> HttpResponses {
    let mut found: Vec<(Span, StatusRange)> = Vec::new();
    let retry = lists::filter_map(node.pairs_of("retry"), |(status, node)| {
        let (range, policy) = (scalar::status_range(&status.text)?, scope.policy(node, diagnostics)?);
        if let Some((span, earlier)) =
            found.iter().find(|(_, one)| one.contains(range.first) && one.contains(range.last))
        {
            diagnostics
                .error(status.span, format!("`{range}` never applies, because `{earlier}` comes first"))
                .help("move it before the other one")
                .related(*span, "applies first");
        }
        found.push((status.span, range));
        Some((range, policy))
    });
    HttpResponses { success: statuses(node, "success"), retry }
}

fn text(node: &Node, by_status: bool, diagnostics: &mut Diagnostics) -> TextResponses {
    if let Some(fields) = node.get("trailing_fields").filter(|_| !by_status && node.get("success_prefix").is_none()) {
        diagnostics
            .error(fields.span, "`trailing_fields` never applies without `success_prefix`")
            .help("add `success_prefix`, or remove `trailing_fields`");
    }
    let trailing_fields = lists::filter_map(few_pairs(node, "trailing_fields", diagnostics), |(name, node)| {
        Some(TrailingField { name: name.text.clone(), separator: node.as_str()?.to_owned() })
    });
    TextResponses {
        success_prefix: node.string_of("success_prefix"),
        empty_payload: node.is_true("empty_payload"),
        trailing_fields,
        success: lists::filter_map(node.items_of("success"), success),
        reserved_prefix: node.string_of("reserved_prefix"),
        unknown_codes: lists::filter_map(node.items_of("unknown_codes"), unknown),
    }
}

fn success(node: &Node) -> Option<TextSuccess> {
    if let Some(text) = node.as_str() {
        return Some(TextSuccess::Exact(text.to_owned()));
    }
    let charset = keyword(node, "charset", &TextSuccess::CHARSETS, Charset::as_str)?;
    Some(TextSuccess::Number { charset, max_length: scalar::count(node.get("max_length")?.as_str()?).ok()? })
}

fn unknown(node: &Node) -> Option<UnknownCodePattern> {
    Some(UnknownCodePattern {
        charset: keyword(node, "charset", &Charset::ALL, Charset::as_str)?,
        prefix: node.string_of("prefix").unwrap_or_default(),
        max_length: scalar::count(node.get("max_length")?.as_str()?).ok()?,
    })
}

fn json(node: &Node, by_status: bool, diagnostics: &mut Diagnostics) -> Option<JsonResponses> {
    for key in ["success", "failure", "payload"] {
        if !by_status && node.complete && node.get(key).is_none() {
            diagnostics
                .error(node.span, format!("missing key `{key}` in `responses.json`"))
                .help(format!("add `{key}`, or `http: {{success: 2xx}}` if the HTTP status decides"));
        }
    }
    let success = conditions(node, "success", diagnostics);
    let failure = conditions(node, "failure", diagnostics);
    let (success, failure) = (success?, failure?);
    if let (Some(first), Some(place)) = (node.get("success"), node.get("failure"))
        && let Some(fault) = overlap(&success, &failure)
    {
        diagnostics.error(place.span, fault).help("use another path or another value").related(first.span, "success");
        return None;
    }
    if let Some(place) = node.get("success")
        && !success.is_empty()
        && success.iter().all(|(_, test)| matches!(test, Predicate::Absent | Predicate::Empty))
    {
        diagnostics
            .error(place.span, "the conditions of success only require absence")
            .help("add a value that every success has; otherwise any other body is a success");
    }
    let json = JsonResponses {
        success,
        failure,
        code: locations::codes(node, diagnostics),
        payload: locations::payloads(node, diagnostics),
        empty_payload: node.is_true("empty_payload"),
        message: locations::messages(node, diagnostics),
        retry_after: locations::delays(node, diagnostics),
        fields: fields(node, diagnostics),
    };
    if !paths(&json, &[]).iter().all(|path| *path == "." || scalar::path_fault(path).is_none()) {
        return None;
    }
    check_keys(&json, &[], node.span, diagnostics);
    Some(json)
}

fn fields(node: &Node, diagnostics: &mut Diagnostics) -> Vec<Field> {
    let pairs = few_pairs(node, "fields", diagnostics);
    lists::map(pairs, |(name, node)| Field { name: name.text.clone(), paths: node.strings() })
}

/// Returns the pairs of a key with fields, and reports too many of them.
fn few_pairs<'n>(node: &'n Node, key: &str, diagnostics: &mut Diagnostics) -> &'n [(MapKey, Node)] {
    let pairs = node.pairs_of(key);
    if let Some((name, _)) = pairs.get(Table::MAX_FIELDS) {
        diagnostics
            .error(name.span, format!("a response has at most {} fields", Table::MAX_FIELDS))
            .help("remove the less important ones; `get` reads any path of a JSON body");
    }
    pairs
}

/// Returns the documented HTTP statuses of an entry.
pub(super) fn documented_statuses(node: &Node) -> Vec<(StatusRange, Span)> {
    lists::filter_map(node.one_or_more("http"), |node| Some((scalar::status_range(node.as_str()?)?, node.span)))
}

/// Returns the reason why one of two lists of conditions is never met alone, if so.
fn overlap(success: &Conditions, failure: &Conditions) -> Option<&'static str> {
    match (imply(failure, success), imply(success, failure)) {
        (true, true) => Some("the conditions of failure and success are equal"),
        (true, false) => Some("every failure meets the conditions of success, too"),
        (false, true) => Some("every success meets the conditions of failure, too"),
        (false, false) => None,
    }
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
