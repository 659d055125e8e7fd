//! Other words for the keys of the format.

/// Each key with the words that catalogs and other formats have for it.
const SYNONYMS: [(&str, &[&str]); 31] = [
    ("accessed", &["read", "date", "retrieved"]),
    ("at", &["path"]),
    ("catalog", &["name", "id"]),
    ("cause", &["reason", "why"]),
    ("class", &["type", "kind"]),
    ("code", &["codes", "error_code"]),
    ("description", &["about", "summary", "info"]),
    ("docs_url", &["docs", "documentation"]),
    ("endpoints", &["calls", "methods", "paths", "operations"]),
    ("errors", &["codes", "entries"]),
    (
        "fix",
        &["solution", "resolution", "remedy", "action", "advice", "hint", "suggestion", "how_to_fix", "workaround"],
    ),
    ("http", &["status", "http_status", "status_code", "statuses"]),
    ("ident", &["variant", "rust_name"]),
    ("initial_delay", &["delay", "first", "start", "wait"]),
    ("interval", &["every", "period", "delay"]),
    ("max_attempts", &["attempts", "retries", "max_retries", "limit", "max_tries"]),
    ("max_delay", &["cap", "maximum_delay"]),
    ("meaning", &["description", "message", "text", "explanation", "details", "detail", "about", "summary"]),
    ("method", &["verb", "http_method"]),
    ("note", &["comment", "remark", "notes"]),
    ("path", &["url", "uri", "route"]),
    ("payload", &["result", "data", "body"]),
    ("reason", &["why", "note", "description", "message"]),
    ("responses", &["formats", "bodies"]),
    ("retry", &["retry_policy", "policy", "retries"]),
    ("retry_policies", &["retry", "policies"]),
    ("see_also", &["see", "related"]),
    ("shared", &["shared_errors", "shared_groups", "include", "includes"]),
    ("since", &["version", "introduced", "added"]),
    ("title", &["name", "heading", "label", "caption", "summary"]),
    ("use", &["replacement", "replaced_by", "instead"]),
];

/// Returns the first of the missing keys for which a name is another word.
pub(super) fn meant(name: &str, missing: &[&'static str]) -> Option<&'static str> {
    let name = name.to_lowercase().replace('-', "_");
    let is_meant = |key: &str| SYNONYMS.iter().any(|(word, others)| *word == key && others.contains(&name.as_str()));
    missing.iter().copied().find(|key| is_meant(key))
}
