//! Checks codes for typos that nobody sees: typographic quotes, white space around them, letters of two scripts.

use crate::diagnostic::{Diagnostics, Span};
use crate::entries::entries;
use crate::look_alike::{between_quotes, describe, of_another_script};
use crate::scalar;
use crate::yaml::{MapKey, Node};

/// Warns about codes that are unlikely to be on the wire as written, unless an example shows them.
///
/// An alias is an unusual spelling by its nature, and is only checked for typographic quotes.
pub(super) fn check(root: &Node, diagnostics: &mut Diagnostics) {
    for (code, entry) in entries(root) {
        let is_shown = |name: &MapKey| {
            let has_name = |example: &Node| example.as_str().is_some_and(|example| example.contains(&name.text));
            name.is_reported || entry.items_of("examples").iter().any(has_name)
        };
        let is_unusual = |name: &MapKey| !is_sure(&name.text) && !is_shown(name);
        if is_unusual(code) {
            quotes(code, diagnostics);
            white_space(code, diagnostics);
            scripts(code, diagnostics);
        }
        for (alias, _) in entry.pairs_of("aliases") {
            if is_unusual(alias) {
                quotes(alias, diagnostics);
            }
        }
    }
}

/// Returns `true` for a code of ASCII without white space around it, as most are.
fn is_sure(code: &str) -> bool {
    code.is_ascii() && code.trim().len() == code.len()
}

fn quotes(name: &MapKey, diagnostics: &mut Diagnostics) {
    if let Some(inner) = between_quotes(&name.text) {
        let message = format!("`{}` is in typographic quotes, which belong to the code", name.text);
        diagnostics.warning(name.span, message).help(format!("write `{}`", scalar::written(inner)));
    }
}

fn white_space(name: &MapKey, diagnostics: &mut Diagnostics) {
    let trimmed = name.text.trim();
    // If plain text responses cannot have the code, this is reported already.
    if trimmed.len() < name.text.len() && !trimmed.is_empty() && !diagnostics.has_error_in(name.span) {
        let message = format!("`{}` has white space around it, which belongs to the code", name.text);
        diagnostics.warning(name.span, message).help(format!("write `{}`", scalar::written(trimmed)));
    }
}

fn scripts(name: &MapKey, diagnostics: &mut Diagnostics) {
    let Some((at, c)) = of_another_script(&name.text) else { return };
    // The letter has a position of its own if the key has no escapes.
    let quotes = (name.span.end - name.span.start).saturating_sub(name.text.len());
    let start = name.span.start + at + quotes / 2;
    let letter = Span { start, end: start + c.len_utf8() };
    let span = if [0, 2].contains(&quotes) && quotes / 2 == usize::from(name.quoted) { letter } else { name.span };
    let message = format!("`{}` mixes scripts in one word: it has {}", name.text, describe(c));
    diagnostics.warning(span, message).help("type the word again in the letters of one script");
}
