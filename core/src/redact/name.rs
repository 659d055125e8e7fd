//! Names whose values are secrets, compared in parts.

use super::declared::declared;
use super::parts::Parts;
use super::secret::Secret;
use super::words::{CARRIERS, COUNTS, ENDINGS, NAMES, PAIRS, PUBLIC, QUALIFIERS};
use crate::bytes::{find, is_in, last_position};

/// The maximum length of the word before a name of two words.
const MAX_WORD: usize = 24;

/// Returns the kind of the name that ends with the word `run` at a position of a text: `card number: ...`.
pub(super) fn ending(text: &[u8], at: usize, run: &[u8], secrets: &[&str]) -> Option<Secret> {
    let found = declared(text.get(..at + run.len())?, secrets).or_else(|| at_end(run, secrets));
    // `public key`, `max tokens`
    if found.is_some() && is_in(&[b"key", b"keys", b"tokens"], run) {
        let before = word_before(text, at).unwrap_or_default();
        if is_in(PUBLIC, before) || !is_in(&[b"key"], run) && is_in(COUNTS, before) {
            return None;
        }
    }
    if found.is_some() || !is_in(&[b"id", b"number", b"code", b"value", b"phrase"], run) {
        return found;
    }
    let before = before_word(text.get(..at)?)?;
    let searched = before.len().saturating_sub(MAX_WORD);
    let gap = last_position(before.get(searched..)?, |byte| !byte.is_ascii_alphanumeric());
    at_end(text.get(searched + gap.map_or(0, |gap| gap + 1)..at + run.len())?, secrets)
}

/// Returns the word before a space in front of a position.
fn word_before(text: &[u8], at: usize) -> Option<&[u8]> {
    let before = text.get(..at)?.strip_suffix(b" ")?;
    let searched = before.get(before.len().saturating_sub(MAX_WORD)..)?;
    let gap = last_position(searched, |byte| !byte.is_ascii_alphanumeric());
    searched.get(gap.map_or(0, |gap| gap + 1)..)
}

/// Returns the text before a space or the bracket of an index: `card number`, `card[number]`, `card['number']`.
fn before_word(text: &[u8]) -> Option<&[u8]> {
    if let Some(before) = text.strip_suffix(b" ") {
        return Some(before);
    }
    let text = text.strip_suffix(b"'").or_else(|| text.strip_suffix(b"\"")).unwrap_or(text);
    // An index can have another in front of it: `user[card][number]`.
    for (bracket, closing) in
        [(b"[".as_slice(), b"]".as_slice()), (b"%5B", b"%5D"), (b"%5b", b"%5d"), (b"%255B", b"%255D")]
    {
        if let Some(before) = text.strip_suffix(bracket) {
            return Some(before.strip_suffix(closing).unwrap_or(before));
        }
    }
    None
}

/// Returns the kind of a name in front of a value: `ERROR_WRONG_USER_KEY`; the end of the name counts.
pub(super) fn at_end(name: &[u8], secrets: &[&str]) -> Option<Secret> {
    let start = last_position(name, |byte| b"/+~".contains(byte)).map_or(0, |at| at + 1);
    let name = name.get(start..).unwrap_or(name);
    let found = declared(name, secrets);
    if found.is_some() {
        return found;
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
            let is_number = is_plural && counts(&parts);
            return (!is_number).then_some(kind);
        }
        if is_public(&parts, last) || !is_carrier(parts.word(last)) {
            return None;
        }
        count = last;
    }
    None
}

/// Returns the kind of a parameter by its name: any word counts.
pub(super) fn anywhere(name: &[u8], secrets: &[&str]) -> Option<Secret> {
    let parts = Parts::of(name);
    if counts(&parts) {
        return at_end(name, secrets);
    }
    let mut found = declared(name, secrets);
    if found.is_some() {
        return found;
    }
    for index in 0..parts.count() {
        match kind_at(&parts, index) {
            Some((Secret::Proxy, _)) => found = Some(Secret::Proxy),
            Some((kind, _)) => return Some(kind),
            None => {}
        }
    }
    found
}

/// Returns `true` if a word of a name makes its plural a number.
fn counts(parts: &Parts) -> bool {
    for index in 0..parts.count() {
        if COUNTS.contains(&parts.word(index)) {
            return true;
        }
    }
    false
}

/// Returns `true` if a word, or its plural, does not change the meaning of the name before it.
fn is_carrier(word: &[u8]) -> bool {
    for carrier in CARRIERS {
        if is(word, carrier) {
            return true;
        }
    }
    false
}

/// Returns the kind of the word at an index, or of that word and the one before, and `true` for a plural.
fn kind_at(parts: &Parts, index: usize) -> Option<(Secret, bool)> {
    let word = parts.word(index);
    if is_public(parts, index) {
        return None;
    }
    if let Some(before) = index.checked_sub(1) {
        for (first, second, kind) in PAIRS {
            if parts.word(before) == *first && is(word, second) {
                return Some((*kind, word != *second));
            }
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
    for (name, kind) in NAMES {
        if is(word, name) {
            return Some((*kind, word != *name));
        }
    }
    None
}

/// Returns the kind of a word that is written together from several: `secretkey`, `phpsessid`.
fn compound(word: &[u8]) -> Option<(Secret, bool)> {
    let (singular, is_plural) = match word.strip_suffix(b"s") {
        Some(singular) if !word.ends_with(b"pass") => (singular, true),
        _ => (word, false),
    };
    for ending in ENDINGS {
        if singular.ends_with(ending) {
            return listed(ending).map(|(kind, _)| (kind, is_plural));
        }
    }
    if find(word, b"sessid").or_else(|| find(word, b"sessionid")).is_some() {
        return Some((Secret::Value, is_plural));
    }
    for at in 2..singular.len() {
        let (first, second) = singular.split_at_checked(at)?;
        if let Some(kind) = composed(first, second) {
            return Some((kind, is_plural));
        }
    }
    None
}

/// Returns the kind of a word that is written together from two: `accesskey`, `tokenid`, `cardnumber`.
fn composed(first: &[u8], second: &[u8]) -> Option<Secret> {
    match listed(second) {
        Some((kind, false)) if qualifies(first) => return Some(kind),
        _ => {}
    }
    if [&b"id"[..], b"value", b"hash", b"code"].contains(&second)
        && let Some((kind, _)) = listed(first)
    {
        return Some(kind);
    }
    for (one, two, kind) in PAIRS {
        if *one == first && *two == second {
            return Some(*kind);
        }
    }
    None
}

/// Returns `true` for a word in front of a name, or two of them: `access`, `useraccess`.
fn qualifies(word: &[u8]) -> bool {
    if is_known(word) {
        return true;
    }
    for at in 2..word.len() {
        if word.split_at_checked(at).is_some_and(|(first, second)| is_known(first) && is_known(second)) {
            return true;
        }
    }
    false
}

fn is_known(word: &[u8]) -> bool {
    for (name, _) in NAMES {
        if *name == word {
            return true;
        }
    }
    QUALIFIERS.contains(&word)
}
