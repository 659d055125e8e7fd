//! Parses the text of a lock into rows, and reports every malformed line.

use std::collections::BTreeMap;

use errbook_core::RetryClass;

use super::{Former, Life, Lock, Row, token};
use crate::conflict;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::limits::{MAX_LOCK_BYTES, MAX_LOCK_LINES};
use crate::suggest::list as words;
use crate::suggest::nearest;

const KEYS: [&str; 8] =
    ["variant", "class", "address", "alias", "former-alias", "former-variant", "removed", "deleted"];

const COMBINE_SIDES: &str = "keep the rows of both sides, without duplicates; the order does not matter";

/// Parses the text of a lock.
///
/// # Errors
///
/// Returns every problem of a malformed text, sorted by position.
pub fn parse(text: &str) -> Result<Lock, Vec<Diagnostic>> {
    let mut diagnostics = Diagnostics::default();
    let mut lock = Lock::default();
    let mut places: BTreeMap<(String, String), Span> = BTreeMap::new();
    let mut variants: BTreeMap<String, (String, Span)> = BTreeMap::new();
    let mut start = 0;
    if text.len() > MAX_LOCK_BYTES {
        return Err(too_large(Span { start: 0, end: 0 }, "is longer than 16 MiB"));
    }
    let resolved = conflict::resolve(text, COMBINE_SIDES, &mut diagnostics);
    let mut header = text.starts_with('#');
    for (number, line) in resolved.as_deref().unwrap_or(text).split_inclusive('\n').enumerate() {
        let bare = line.trim_end();
        let span = Span { start, end: start + bare.len() };
        start += line.len();
        if number == MAX_LOCK_LINES {
            return Err(too_large(span, &format!("has more than {MAX_LOCK_LINES} lines")));
        }
        // The first line can be in a merge conflict.
        if !(header || bare.is_empty() && resolved.is_some()) {
            header = true;
            if !bare.starts_with('#') {
                missing_header(span, &mut diagnostics);
            }
        }
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        let Some(row) = row(bare, span, &mut diagnostics) else { continue };
        if let Some(first) = places.insert((row.endpoint.clone(), row.code.clone()), span) {
            diagnostics
                .error(span, format!("duplicate row for `{}` at `{}`", row.code, row.endpoint))
                .help("keep one of the rows")
                .related(first, "first here");
            continue;
        }
        let (variant, first) = variants.entry(row.code.clone()).or_insert_with(|| (row.variant.clone(), span));
        if *variant != row.variant {
            diagnostics
                .error(
                    span,
                    format!("`{}` has the variant `{}` here, but `{variant}` in another row", row.code, row.variant),
                )
                .help("a code has one variant")
                .related(*first, "the other row");
        }
        lock.rows.push(row);
    }
    if text.is_empty() {
        missing_header(Span { start: 0, end: 0 }, &mut diagnostics);
    }
    let problems = diagnostics.into_sorted();
    if problems.is_empty() { Ok(lock.sorted()) } else { Err(problems) }
}

/// Returns the only problem of a lock that exceeds a bound.
fn too_large(span: Span, what: &str) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    diagnostics.error(span, format!("the lock {what}")).help("restore the file from version control");
    diagnostics.into_sorted()
}

/// Without the header, an empty file would be a valid lock that protects nothing.
fn missing_header(span: Span, diagnostics: &mut Diagnostics) {
    diagnostics
        .error(span, "missing header: the first line of a lock is `# The lock of ...`")
        .help("restore the file from version control");
}

fn row(line: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<Row> {
    let parts = parts(line, span, diagnostics)?;
    let mut names = parts.iter().take_while(|part| part.key.is_none());
    let (Some(endpoint), Some(code)) = (names.next(), names.next()) else {
        diagnostics
            .error(span, "expected a row with endpoint and code")
            .help("write `endpoint CODE variant=Name class=CLASS`");
        return None;
    };
    let mut row = Row {
        endpoint: endpoint.text.clone(),
        code: code.text.clone(),
        variant: String::new(),
        class: RetryClass::Unspecified,
        address: String::new(),
        aliases: Vec::new(),
        former: Former::default(),
        life: Life::Live,
    };
    let mut missing = vec!["variant", "class"];
    for Part { key, text, span } in parts.iter().skip(2) {
        missing.retain(|name| Some(*name) != key.as_deref());
        match (key.as_deref(), text.as_str()) {
            (Some("variant"), name) => row.variant = name.to_owned(),
            (Some("class"), name) => row.class = class(name, *span, diagnostics)?,
            (Some("address"), address) => row.address = address.to_owned(),
            (Some("alias"), name) => row.aliases.push(name.to_owned()),
            (Some("former-alias"), name) => row.former.aliases.push(name.to_owned()),
            (Some("former-variant"), name) => row.former.variants.push(name.to_owned()),
            (Some("removed"), since) => row.life = Life::Removed(since.to_owned()),
            (None, "deleted") => row.life = Life::Deleted,
            (key, text) => {
                let near = nearest(key.unwrap_or(text), KEYS);
                let help = near.map(|near| format!("did you mean `{near}`?"));
                diagnostics
                    .error(*span, format!("unknown key `{}` in a row", key.unwrap_or(text)))
                    .help(help.unwrap_or_else(|| format!("expected one of {}", words(&KEYS))));
            }
        }
    }
    if !missing.is_empty() {
        diagnostics
            .error(span, format!("missing {} in the row of `{}`", words(&missing), row.code))
            .help("restore the line from version control");
        return None;
    }
    row.aliases.sort();
    row.former.aliases.sort();
    row.former.variants.sort();
    Some(row)
}

fn class(name: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<RetryClass> {
    let class = RetryClass::ALL.into_iter().find(|class| class.as_str() == name);
    if class.is_none() {
        let help = format!("expected one of {}", words(&RetryClass::ALL.map(RetryClass::as_str)));
        diagnostics.error(span, format!("unknown retry class `{name}`")).help(help);
    }
    class
}

/// A token of a line, with its key: `class=after_fix`.
struct Part {
    key: Option<String>,
    text: String,
    span: Span,
}

fn parts(line: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut at = 0;
    loop {
        let rest = line.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        if rest.is_empty() {
            return Some(parts);
        }
        let key = rest.find(['=', ' ', '"']).and_then(|end| rest.get(..end).zip(rest.get(end..)?.strip_prefix('=')));
        let (key, value) = key.map_or((None, rest), |(key, value)| (Some(key.to_owned()), value));
        let Some((text, length)) = token::read(value) else {
            diagnostics
                .error(Span { start: span.start + at, end: span.end }, "malformed token")
                .help("close the quotes, and use `\"`, `\\` and `=` only inside quotes");
            return None;
        };
        let end = at + (rest.len() - value.len()) + length;
        parts.push(Part { key, text, span: Span { start: span.start + at, end: span.start + end } });
        at = end;
    }
}
