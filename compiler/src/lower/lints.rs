//! Lints for the texts of an entry.

use errbook_core::RetryClass;
use errbook_core::table::Pattern;

use crate::diagnostic::{Diagnostics, Span};
use crate::ident;
use crate::markup::{self, Part};
use crate::suggest::nearest;
use crate::yaml::{MARKS, MapKey, Node};

/// Runs every lint on the texts of an entry.
pub(super) fn check(
    code: &str,
    strip: Option<&str>,
    entry: &Node,
    class: Option<RetryClass>,
    diagnostics: &mut Diagnostics,
) {
    let parameter = entry.get("parameter").and_then(|_| Pattern::split(code)).map(|(_, parameter, _)| parameter);
    let mut check = |text: Option<&Node>| {
        if let Some(text) = text.filter(|text| text.cut().is_none()) {
            unclosed_back_tick(text, diagnostics);
            misspelled_parameter(parameter, text, diagnostics);
        }
    };
    for key in ["title", "meaning", "fix", "note"] {
        check(entry.get(key));
    }
    for cause in entry.items_of("causes") {
        check(cause.get("cause"));
        check(cause.get("fix"));
    }
    for of_parameter in entry.items_of("checks") {
        check(of_parameter.get("only_for"));
    }
    for note in ["deprecated", "removed"] {
        if let Some(reason) = entry.get(note).and_then(|note| note.get("reason")) {
            misspelled_parameter(parameter, reason, diagnostics);
        }
    }
    for (_, why) in entry.pairs_of("aliases") {
        misspelled_parameter(parameter, why, diagnostics);
    }
    // A text that a comment cuts is reported already.
    let whole = |key: &str| entry.get(key).filter(|text| text.cut().is_none());
    if let Some(meaning) = whole("meaning") {
        redundant_meaning(code, strip, whole("title"), meaning, diagnostics);
    }
    if let (Some(fix), Some(class)) = (whole("fix"), class) {
        fix_contradicts_class(fix, class, diagnostics);
    }
}

/// Reports an unclosed back-tick, which is almost always a typo.
fn unclosed_back_tick(node: &Node, diagnostics: &mut Diagnostics) {
    let text = node.as_str().filter(|text| text.contains('`')).unwrap_or_default();
    let mut before = 0;
    for part in markup::parts(text) {
        match part {
            Part::Text(plain) => before += plain.matches(MARKS).count(),
            Part::BackTick => before += 1,
            Part::Code(code, _) => before += code.matches(MARKS).count(),
            Part::Unclosed(ticks) => {
                let span = node.mark(before).map(|start| Span { start, end: start + ticks.len() });
                diagnostics
                    .error(span.unwrap_or(node.span), "unclosed back-tick")
                    .help("write code between two back-ticks: `key`, and a single one as \\`");
                return;
            }
        }
    }
}

/// Warns about `{second}` in a text, if the parameter of the code is `{seconds}`.
fn misspelled_parameter(parameter: Option<&str>, node: &Node, diagnostics: &mut Diagnostics) {
    let Some(parameter) = parameter else { return };
    let text = node.as_str().unwrap_or_default();
    let mut rest = text;
    while let Some((_, word, after)) = Pattern::split(rest) {
        if word != parameter && nearest(word, [parameter]).is_some() {
            let open = text.len() - after.len() - word.len() - "{}".len();
            let before = text.get(..open).unwrap_or_default().matches(MARKS).count();
            let span = node.mark(before).map(|start| Span { start, end: start + word.len() + "{}".len() });
            diagnostics
                .warning(span.unwrap_or(node.span), format!("`{{{word}}}` is not the parameter of the code"))
                .help(format!("write `{{{parameter}}}`"));
        }
        rest = after;
    }
}

/// Warns about a code with a name in braces, which are ordinary characters without `parameter`.
pub(super) fn undeclared_parameter(code: &MapKey, entry: &Node, diagnostics: &mut Diagnostics) {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    };
    if let Some((_, name, _)) = Pattern::split(&code.text)
        && is_name(name)
        && entry.get("parameter").is_none()
        && entry.get("same_as").is_none()
    {
        diagnostics.warning(code.span, format!("`{}` only matches itself, with the braces", code.text)).help(format!(
            "add `parameter: {{kind: u32}}` if `{{{name}}}` stands for a number, or `kind: text` for a text"
        ));
    }
}

/// Warns about a meaning that repeats the code or the title.
fn redundant_meaning(
    code: &str,
    strip: Option<&str>,
    title: Option<&Node>,
    meaning: &Node,
    diagnostics: &mut Diagnostics,
) {
    let Some(text) = meaning.as_str() else { return };
    if letters(text).next().is_none() {
        return;
    }
    let title = title.and_then(Node::as_str).unwrap_or_default();
    let is_same = |other: &str| letters(text).eq(letters(other));
    if is_same(code) || is_same(ident::without_prefix(code, strip)) || is_same(title) {
        diagnostics
            .warning(meaning.span, "the meaning only repeats the code or the title")
            .help("describe what happened");
    }
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Warns about a fix that contradicts the retry class.
fn fix_contradicts_class(fix: &Node, class: RetryClass, diagnostics: &mut Diagnostics) {
    const AGAIN: [&str; 4] = ["wait", "try again", "retry", "try later"];
    const NEVER: [&str; 8] = [
        "do not retry",
        "don't retry",
        "never retry",
        "do not try again",
        "don't try again",
        "never try again",
        "do not repeat",
        "not be repeated",
    ];
    let Some(text) = fix.as_str() else { return };
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let never = || NEVER.iter().any(|phrase| text.contains(phrase));
    let again = || AGAIN.iter().any(|phrase| has_word(&text, phrase));
    if class == RetryClass::AfterFix && again() && !never() {
        diagnostics
            .warning(fix.span, "the fix recommends to retry, but the retry class is `after_fix`")
            .help("describe what must change first, or use a policy of the class `backoff` or `poll`");
    } else if class.repeats_call() && never() {
        diagnostics
            .warning(fix.span, format!("the fix forbids a retry, but the retry class is `{class}`"))
            .help("use a policy of the class `after_fix` or `resubmit`, or describe when to retry");
    }
}

/// Returns `true` if the text contains the phrase as whole words.
fn has_word(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
