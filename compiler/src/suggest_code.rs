//! Suggestions for codes: the words of a name, in any order and spelling.

use crate::lists;
use crate::names::NameMap;
use crate::suggest::nearest;

/// Returns the code that was probably meant.
///
/// Words are compared in any order and case, singular or plural, with small typos, and without the prefix that most codes
/// of the catalog share: `zero-balance` is `ERROR_ZERO_BALANCE`. A name that shares too few words is compared as a whole,
/// as [`nearest`] does.
pub fn nearest_code<'a>(name: &str, codes: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const MAX_LENGTH: usize = 100;
    let codes: Vec<&str> = codes.into_iter().filter(|code| code.len() <= MAX_LENGTH).collect();
    if name.len() > MAX_LENGTH {
        return None;
    }
    let prefix = prefix(&codes);
    let without_prefix = |name: &str| {
        let mut words = words(name);
        if words.len() > 1 && words.first() == prefix.as_ref() {
            words.remove(0);
        }
        words
    };
    let wanted = without_prefix(name);
    let mut best: Option<(usize, &str)> = None;
    for code in &codes {
        let missing = differences(&wanted, &without_prefix(code));
        if let Some(missing) = missing.filter(|missing| best.is_none_or(|(least, _)| *missing < least)) {
            best = Some((missing, *code));
        }
    }
    best.map(|(_, code)| code).or_else(|| nearest(name, codes))
}

/// Returns the first word of at least half of the codes, and of three or more.
fn prefix(codes: &[&str]) -> Option<String> {
    let first = lists::filter_map(codes, |code| words(code).into_iter().next());
    let mut counts = NameMap::default();
    for word in &first {
        let count = counts.or_insert(word, 0);
        *count += 1;
    }
    let is_prefix = |word: &&String| counts.get(word).is_some_and(|count| *count >= 3 && count * 2 >= codes.len());
    // Of two words that half of the codes start with, the last one is the prefix.
    first.iter().rev().find(is_prefix).cloned()
}

/// Returns the words of a name in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in name.chars() {
        if c.is_alphanumeric() {
            match words.last_mut() {
                Some(word) if before.is_alphanumeric() && !(before.is_lowercase() && c.is_uppercase()) => {
                    word.extend(c.to_lowercase());
                }
                _ => words.push(c.to_lowercase().collect()),
            }
        }
        before = c;
    }
    words
}

/// Returns the number of words that only one of two names has, or `None` if they share too few.
fn differences(wanted: &[String], code: &[String]) -> Option<usize> {
    if wanted.concat() == code.concat() {
        return Some(0);
    }
    let mut left: Vec<&String> = code.iter().collect();
    let mut shared = 0;
    for word in wanted {
        if let Some(found) = left.iter().position(|other| is_same(word, other)) {
            left.remove(found);
            shared += 1;
        }
    }
    let others = left.len() + wanted.len() - shared;
    (others < shared && (shared == wanted.len() || left.is_empty())).then_some(others)
}

/// Returns `true` for the same word, its plural, or a typo in a long word.
fn is_same(word: &str, other: &str) -> bool {
    let singular = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    singular(word) == singular(other) || word.len() > 3 && other.len() > 3 && nearest(word, [other]).is_some()
}
