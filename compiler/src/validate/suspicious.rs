//! Warnings about values that are valid, but are probably not meant as written: typographic quotes, paths in another notation,
//! and several paths in one.

use crate::diagnostic::{Diagnostics, Span};
use crate::entries::entries;
use crate::look_alike::between_quotes;
use crate::scalar;
use crate::schema::ValueType;
use crate::yaml::{Node, Scalar};

/// The keys whose values are codes: those in typographic quotes are unknown, which is reported.
const REFERENCES: [&str; 4] = ["`see_also`", "`same_as`", "`use`", "`shared`"];

/// A path that is probably in another notation.
pub(super) struct SuspiciousPath {
    span: Span,
    path: String,
    is_quoted: bool,
    is_whole_allowed: bool,
    is_list_allowed: bool,
}

/// Warns about typographic quotes around a value; `name` is that of its key.
///
/// A text in quotes of YAML has those inside on purpose.
pub(super) fn quotes(span: Span, name: &str, kind: &ValueType, scalar: &Scalar, diagnostics: &mut Diagnostics) {
    let is_path = matches!(kind, ValueType::Path { .. } | ValueType::Route);
    let is_checked = match kind {
        ValueType::Text | ValueType::Response | ValueType::Scalar => !scalar.quoted,
        // Codes that are keys have a check of their own.
        ValueType::Wire => !scalar.quoted && !REFERENCES.contains(&name) && !name.starts_with("key "),
        _ => is_path,
    };
    if let Some(inner) = between_quotes(&scalar.text).filter(|_| is_checked) {
        let help = if is_path {
            format!("write `{inner}`")
        } else {
            format!("write `\"{inner}\"`; quote the whole text if they belong to it")
        };
        diagnostics.warning(span, format!("{name} is in typographic quotes, which belong to the value")).help(help);
    }
}

/// Returns a path that is probably in another notation.
///
/// `name` is that of its key.
pub(super) fn path(span: Span, name: &str, kind: &ValueType, scalar: &Scalar) -> Option<SuspiciousPath> {
    let ValueType::Path { whole } = *kind else { return None };
    let path = scalar.text.as_str();
    // A path that is quoted or a key is one path on purpose.
    let is_quoted = scalar.quoted || name.starts_with("key ");
    let is_suspicious = path.starts_with(['$', '@', '#', '-'])
        || path.contains(['/', ','])
        || path.contains(char::is_whitespace)
        || path.contains(".0")
        || path.contains(".*");
    (is_suspicious && between_quotes(path).is_none()).then(|| SuspiciousPath {
        span,
        path: path.to_owned(),
        is_quoted,
        is_whole_allowed: whole,
        is_list_allowed: name != "`at`",
    })
}

/// Warns about paths in another notation and several paths in one, unless an example has a key with these characters.
pub(super) fn notations(root: &Node, paths: &[SuspiciousPath], diagnostics: &mut Diagnostics) {
    for SuspiciousPath { span, path, is_quoted, is_whole_allowed, is_list_allowed } in paths {
        let is_key = |key: &str| {
            let key = format!("\"{key}\"");
            let has_key = |example: &Node| example.as_str().is_some_and(|example| example.contains(&key));
            entries(root).iter().any(|(_, entry)| entry.items_of("examples").iter().any(has_key))
        };
        let several = if *is_quoted { None } else { scalar::several_paths(path, *is_list_allowed, &is_key) };
        if let Some(fault) = several.or_else(|| scalar::other_notation(path, *is_whole_allowed, &is_key)) {
            diagnostics.warning(*span, fault.what).help(fault.help);
        }
    }
}
