//! The three forms of the catalog: its model, its generated docs, and the compiled crate with its rustdoc.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use captchaai_errors::{ApiError, Outcome, ResultError, SubmitError, parse};
use errbook_compiler::lock::{Lock, parse as parse_lock};
use errbook_compiler::model::{self, Catalog};

/// The text of the catalog.
pub(super) const YAML: &str = include_str!("../../../catalog/errors.yaml");

/// Its model.
pub(super) static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let checked = errbook_compiler::check(YAML);
    assert_eq!(checked.errors().count(), 0, "the catalog has mistakes: see `cargo xtask check`");
    checked.catalog.expect("a catalog without mistakes has a model")
});

/// The committed lock.
pub(super) static LOCK: LazyLock<Lock> =
    LazyLock::new(|| parse_lock(include_str!("../../../catalog/errors.lock")).expect("the lock is sound"));

/// The pages of the reference, by their names.
static PAGES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let pages = errbook_compiler::markdown(&CATALOG, "catalog/errors.yaml", "cargo xtask docs");
    pages.into_iter().map(|page| (page.name, visible(&page.text))).collect()
});

/// The visible text of a page, without anchors and link targets.
fn visible(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let hidden = if rest.starts_with("<a id=") {
            rest.find("</a>").map(|end| end + "</a>".len())
        } else if rest.starts_with("](") {
            rest.find(')').map(|end| end + 1)
        } else {
            None
        };
        match hidden.and_then(|end| rest.get(end..)) {
            Some(behind) => rest = behind,
            None => {
                out.extend((c != '[').then_some(c));
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
        }
    }
    out
}

/// A page of the reference.
pub(super) fn page(name: &str) -> &'static str {
    PAGES.get(name).unwrap_or_else(|| panic!("the docs have no page {name}"))
}

/// All of the reference in one text.
pub(super) fn docs() -> String {
    ["README.md", "submit.md", "result.md", "retry.md"].map(page).join("\n\n")
}

/// The section of an entry in the docs, up to the next heading of its level.
pub(super) fn section(endpoint: &str, code: &str) -> String {
    let text = page(&format!("{endpoint}.md"));
    let level = |line: &str| line.len() - line.trim_start_matches('#').len();
    let mut lines = text.lines().skip_while(|line| level(line) == 0 || !says(line, code));
    let heading = lines.next().unwrap_or_else(|| panic!("{endpoint}.md has no heading with {code}"));
    let body = lines.take_while(|line| level(line) == 0 || level(line) > level(heading));
    std::iter::once(heading).chain(body).collect::<Vec<_>>().join("\n")
}

/// The rustdoc of one variant.
pub(super) fn rustdoc(endpoint: &str, code: &str) -> String {
    let enums = errbook_compiler::rust(&CATALOG).enums;
    let entry = entry(endpoint, code);
    let head = format!("pub enum {} {{", at(endpoint).ident);
    let body = enums.split(&head).nth(1).unwrap_or_else(|| panic!("`{head}` is missing"));
    let mut doc = String::new();
    for line in body.lines().map(str::trim) {
        match line.strip_prefix("///") {
            Some(text) => doc.push_str(&format!("{text}\n")),
            None if line == format!("{},", CATALOG.code(entry).ident) => return doc,
            None => doc.clear(),
        }
    }
    panic!("{code} is not a variant of {endpoint}")
}

/// An endpoint of the model.
pub(super) fn at(endpoint: &str) -> &'static model::Endpoint {
    CATALOG.endpoints.iter().find(|found| found.name == endpoint).unwrap_or_else(|| panic!("there is no {endpoint}"))
}

/// An entry of the model.
pub(super) fn entry(endpoint: &str, code: &str) -> &'static model::Entry {
    let mut entries = at(endpoint).entries.iter();
    entries.find(|entry| CATALOG.code(entry).code == code).unwrap_or_else(|| panic!("{endpoint} has no {code}"))
}

/// An entry of the compiled table.
pub(super) fn row(endpoint: &str, code: &str) -> captchaai_errors::table::Entry<'static> {
    let found = match endpoint {
        "submit" => code.parse().ok().map(|error: SubmitError| error.entry()),
        _ => code.parse().ok().map(|error: ResultError| error.entry()),
    };
    found.unwrap_or_else(|| panic!("{code} is not a code of {endpoint}"))
}

/// The name of the outcome, and its code or text.
pub(super) fn outcome(endpoint: &str, body: &str) -> (&'static str, String) {
    fn summary<E: ApiError>(outcome: Outcome<'_, E, E::Code>) -> (&'static str, String) {
        let word = outcome.as_str();
        match outcome {
            Outcome::Success { payload } => (word, payload.to_string()),
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => (word, code.to_string()),
            Outcome::OtherEndpoint { code, .. } => (word, code.to_string()),
            Outcome::UnknownCode { raw, .. } => (word, raw.to_string()),
            Outcome::Unrecognized { reason, .. } => (word, reason.as_str().to_owned()),
        }
    }
    match endpoint {
        "submit" => summary(parse::<SubmitError>(body.as_bytes())),
        "result" => summary(parse::<ResultError>(body.as_bytes())),
        other => panic!("there is no {other}"),
    }
}

/// Returns `true` if a text contains one of the phrases of `any`, separated by `|`, as whole words.
///
/// Ignores case, markup and white space.
pub(super) fn says(text: &str, any: &str) -> bool {
    let text = plain(text);
    any.split('|').map(plain).any(|phrase| {
        text.match_indices(&phrase).any(|(start, _)| {
            let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
            let (before, after) = (text.get(..start), text.get(start + phrase.len()..));
            !inside(before.and_then(|text| text.chars().next_back()))
                && !inside(after.and_then(|text| text.chars().next()))
        })
    })
}

/// Asserts that a text contains all of these phrases; see [`says`].
#[track_caller]
pub(super) fn holds(what: &str, text: &str, words: &[&str]) {
    for word in words {
        assert!(says(text, word), "{what} does not say `{word}`: {text}");
    }
}

/// The text without markup, in lower case.
pub(super) fn plain(text: &str) -> String {
    let bare: String = text.chars().filter(|c| !matches!(c, '\\' | '`' | '*' | '[')).collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
