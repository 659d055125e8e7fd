//! Rules on the texts of one entry.

use errbook_core::RetryClass;

use crate::diagnostic::Diagnostics;
use crate::ident;
use crate::yaml::Node;

/// Runs every rule on the texts of one entry.
pub(super) fn check(
    code: &str,
    strip: Option<&str>,
    entry: &Node,
    class: Option<RetryClass>,
    diagnostics: &mut Diagnostics,
) {
    let texts = ["title", "meaning", "fix", "note"].into_iter().filter_map(|key| entry.get(key));
    let causes =
        entry.items_of("causes").iter().flat_map(|cause| ["cause", "fix"].into_iter().filter_map(|key| cause.get(key)));
    for text in texts.chain(causes) {
        back_ticks_are_closed(text, diagnostics);
    }
    if let Some(meaning) = entry.get("meaning") {
        meaning_says_more_than_the_code(code, strip, entry.get("title"), meaning, diagnostics);
    }
    if let (Some(fix), Some(class)) = (entry.get("fix"), class) {
        fix_agrees_with_the_class(fix, class, diagnostics);
    }
}

/// A back-tick without its partner is not code but a stray sign, and nearly always a typing mistake.
fn back_ticks_are_closed(text: &Node, diagnostics: &mut Diagnostics) {
    if text.as_str().is_some_and(|text| text.matches('`').count() % 2 == 1) {
        diagnostics.error(text.span, "a back-tick is never closed").help("code stands between two back-ticks: `key`");
    }
}

/// A reader who looks up a code knows its words already.
fn meaning_says_more_than_the_code(
    code: &str,
    strip: Option<&str>,
    title: Option<&Node>,
    meaning: &Node,
    diagnostics: &mut Diagnostics,
) {
    let Some(text) = meaning.as_str() else { return };
    let said = letters(text);
    if said.is_empty() {
        return;
    }
    let title = title.and_then(Node::as_str).unwrap_or_default();
    if said == letters(code) || said == letters(&ident::words(code, strip)) || said == letters(title) {
        diagnostics
            .warning(meaning.span, "the meaning only restates the code or the title")
            .help("say what happened, and to whom");
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A text that says one thing and a class that says another leave the caller to guess.
fn fix_agrees_with_the_class(fix: &Node, class: RetryClass, diagnostics: &mut Diagnostics) {
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
    let never = NEVER.iter().any(|phrase| text.contains(phrase));
    let again = AGAIN.iter().any(|phrase| has_word(&text, phrase));
    if class == RetryClass::AfterFix && again && !never {
        diagnostics
            .warning(fix.span, "the fix says to wait or to try again, and the class is `fix`")
            .help("say what must change first, or use a policy of the class `backoff` or `poll`");
    } else if class.repeats_call() && never {
        diagnostics
            .warning(fix.span, format!("the fix forbids another try, and the class is `{class}`"))
            .help("use a policy of the class `fix` or `restart`, or say when to try again");
    }
}

/// Whether the phrase stands in the text as whole words.
fn has_word(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
