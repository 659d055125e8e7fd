//! Names whose values are secrets, compared in parts.

use super::parts::Parts;
use super::secret::Secret;
use super::words::{CARRIERS, COUNTS, ENDINGS, NAMES, PAIRS, PUBLIC, QUALIFIERS};

/// The maximum length of the word before a name of two words.
const MAX_WORD: usize = 24;

/// Returns the kind of the name that ends with the word `run` at a position of a text: `card number: ...`.
pub(super) fn ending(text: &[u8], at: usize, run: &[u8], secrets: &[&str]) -> Option<Secret> {
    at_end(run, secrets).or_else(|| {
        let nouns = [&b"id"[..], b"number", b"code", b"value", b"phrase"];
        if !nouns.iter().any(|noun| noun.eq_ignore_ascii_case(run)) {
            return None;
        }
        let before = text.get(..at)?.strip_suffix(b" ")?;
        let word = before.iter().rev().take(MAX_WORD).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        at_end(text.get(before.len() - word..at + run.len())?, secrets)
    })
}

/// Returns the kind of a name in front of a value: `ERROR_WRONG_USER_KEY`; the end of the name counts.
pub(super) fn at_end(name: &[u8], secrets: &[&str]) -> Option<Secret> {
    let name =
        name.iter().rposition(|byte| b"/+~".contains(byte)).map_or(name, |at| name.get(at + 1..).unwrap_or(name));
    if is_declared(name, secrets) {
        return Some(Secret::Value);
    }
    let parts = Parts::of(name);
    let mut count = parts.count();
    while let Some(last) = count.checked_sub(1) {
        if let Some((kind, is_plural)) = kind_at(&parts, last) {
            let kind = match kind {
                Secret::Line if count < parts.count() => Secret::Value,
                Secret::Value if is_plural => Secret::Values,
                kind => kind,
            };
            let is_number = is_plural && parts.words().any(|word| COUNTS.contains(&word));
            return (!is_number).then_some(kind);
        }
        if is_public(&parts, last) || !CARRIERS.iter().any(|carrier| is(parts.word(last), carrier)) {
            return None;
        }
        count = last;
    }
    None
}

/// Returns the kind of a parameter by its name: any word counts.
pub(super) fn anywhere(name: &[u8], secrets: &[&str]) -> Option<Secret> {
    let parts = Parts::of(name);
    if parts.words().any(|word| COUNTS.contains(&word)) {
        return at_end(name, secrets);
    }
    let kinds = || (0..parts.count()).filter_map(|index| kind_at(&parts, index)).map(|(kind, _)| kind);
    let declared = is_declared(name, secrets).then_some(Secret::Value);
    declared.or_else(|| kinds().find(|kind| *kind != Secret::Proxy)).or_else(|| kinds().next())
}

/// Returns the kind of the word at an index, or of that word and the one before, and `true` for a plural.
fn kind_at(parts: &Parts, index: usize) -> Option<(Secret, bool)> {
    let word = parts.word(index);
    if is_public(parts, index) {
        return None;
    }
    if let Some(before) = index.checked_sub(1) {
        let pair = PAIRS.iter().find(|(first, second, _)| parts.word(before) == *first && is(word, second));
        if let Some((_, second, kind)) = pair {
            return Some((*kind, word != *second));
        }
        // `passWord`, `pass_phrase`.
        if let Some(found) = listed(parts.joined(before, index)) {
            return Some(found);
        }
    }
    listed(word).or_else(|| compound(word))
}

/// Returns `true` for a key that is not a secret.
fn is_public(parts: &Parts, index: usize) -> bool {
    let before = index.checked_sub(1).map(|before| parts.word(before));
    is(parts.word(index), b"key") && before.is_some_and(|word| PUBLIC.contains(&word))
}

/// Returns `true` for a word, or its plural.
fn is(word: &[u8], name: &[u8]) -> bool {
    word == name || word.strip_suffix(b"s") == Some(name)
}

fn listed(word: &[u8]) -> Option<(Secret, bool)> {
    NAMES.iter().find(|(name, _)| is(word, name)).map(|(name, kind)| (*kind, word != *name))
}

/// Returns the kind of a word that is written together from several: `secretkey`, `phpsessid`.
fn compound(word: &[u8]) -> Option<(Secret, bool)> {
    let (singular, is_plural) = match word.strip_suffix(b"s") {
        Some(singular) if !word.ends_with(b"pass") => (singular, true),
        _ => (word, false),
    };
    if let Some(ending) = ENDINGS.iter().find(|ending| singular.ends_with(ending)) {
        return listed(ending).map(|(kind, _)| (kind, is_plural));
    }
    if [&b"sessid"[..], b"sessionid"].iter().any(|name| word.windows(name.len()).any(|part| part == *name)) {
        return Some((Secret::Value, is_plural));
    }
    let splits = || (2..singular.len()).filter_map(|at| singular.split_at_checked(at));
    let is_known = |word: &[u8]| QUALIFIERS.contains(&word) || NAMES.iter().any(|(name, _)| *name == word);
    let is_composed = |word: &[u8]| {
        let mut halves = (2..word.len()).filter_map(|at| word.split_at_checked(at));
        is_known(word) || halves.any(|(first, second)| is_known(first) && is_known(second))
    };
    // `accesskey`, `tokenid`, `cardnumber`.
    splits().find_map(|(first, second)| {
        let name = listed(second).filter(|(_, is_plural)| !is_plural && is_composed(first));
        let carried = || listed(first).filter(|_| [&b"id"[..], b"value", b"hash", b"code"].contains(&second));
        let pair = || PAIRS.iter().find(|(one, two, _)| *one == first && *two == second).map(|pair| (pair.2, false));
        name.or_else(carried).or_else(pair).map(|(kind, _)| (kind, is_plural))
    })
}

/// Returns `true` if a name ends with one that the catalog declares as secret, in any case and with any separators.
fn is_declared(name: &[u8], secrets: &[&str]) -> bool {
    secrets.iter().any(|secret| {
        let mut rest = name.iter().enumerate().rev().filter(|(_, byte)| byte.is_ascii_alphanumeric());
        let mut wanted = secret.bytes().rev().filter(u8::is_ascii_alphanumeric).peekable();
        if wanted.peek().is_none() {
            return secret.as_bytes() == name;
        }
        let mut start = 0;
        for byte in wanted {
            match rest.next() {
                Some((at, other)) if other.eq_ignore_ascii_case(&byte) => start = at,
                _ => return false,
            }
        }
        let (before, first) = (start.checked_sub(1).and_then(|at| name.get(at)), name.get(start));
        before.is_none_or(|before| {
            !before.is_ascii_alphanumeric() || before.is_ascii_lowercase() && first.is_some_and(u8::is_ascii_uppercase)
        })
    })
}
