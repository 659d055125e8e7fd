//! The index of any names finds every name at its row and no other text.

use std::collections::BTreeSet;

use errbook_compiler::perfect_hash::{Index, SEEDS, index};
use errbook_core::__private::{CodeIndex, HashInput, Strings, number};
use proptest::collection::btree_set;
use proptest::prelude::*;
use proptest::sample::select;

/// The index of names, with their positions as rows.
#[derive(PartialEq, Debug)]
struct Over {
    names: &'static Strings<'static>,
    index: Index,
}

impl Over {
    fn names(&self) -> CodeIndex<'_> {
        self.index.of(self.names)
    }
}

fn over<'n>(names: impl IntoIterator<Item = &'n str>, seeds: u64) -> Over {
    let (mut text, mut bounds) = (String::new(), vec![number(0)]);
    for name in names {
        text.push_str(name);
        bounds.push(number(text.len() as u32));
    }
    let rows: Vec<u32> = (0..).take(bounds.len() - 1).collect();
    let names = Box::leak(Box::new(Strings { text: text.leak(), bounds: bounds.leak() }));
    Over { names, index: index(*names, &rows, seeds) }
}

/// Asserts that an index contains exactly these names.
fn assert_finds_all(index: &Over, names: &BTreeSet<String>) {
    let found = index.names();
    for (row, name) in names.iter().enumerate() {
        assert_eq!(found.find(name.as_bytes()), Some(row), "{name:?}");
    }
    let listed: BTreeSet<&str> = found.iter().map(|(name, _)| name).collect();
    assert_eq!(listed, names.iter().map(String::as_str).collect());
    assert_eq!(found.iter().count(), names.len());
}

/// Asserts that an index does not find texts that are similar to its names.
fn assert_finds_no_other(index: &Over, names: &BTreeSet<String>) {
    let found = index.names();
    for name in names {
        let bytes = name.as_bytes();
        let mut others = vec![[bytes, b"X"].concat(), [b"X", bytes].concat(), Vec::new()];
        for place in 0..bytes.len() {
            let (head, tail) = bytes.split_at(place);
            others.push(head.to_vec());
            others.push(tail.to_vec());
            for byte in [0, b'_', b'x', 0xff] {
                others.push([head, &[byte], tail.get(1..).unwrap_or_default()].concat());
            }
        }
        for other in others {
            let known = str::from_utf8(&other).is_ok_and(|other| names.contains(other));
            assert_eq!(found.find(&other).is_some(), known, "{other:?} against {names:?}");
        }
    }
}

/// Checks the index of these names, and returns the input of its hash.
fn check(names: &BTreeSet<String>) -> HashInput {
    let names_in_order = || names.iter().map(String::as_str);
    let index = over(names_in_order(), SEEDS);
    assert_eq!(index, over(names_in_order(), SEEDS), "the search is not deterministic");
    assert_eq!(index.names().displacements.is_empty(), names.is_empty(), "no hash for {names:?}");
    let sorted = over(names_in_order(), 0);
    assert!(sorted.names().displacements.is_empty());
    for index in [&index, &sorted] {
        assert_finds_all(index, names);
        assert_finds_no_other(index, names);
    }
    index.names().input
}

fn set<S: Into<String>>(names: impl IntoIterator<Item = S>) -> BTreeSet<String> {
    names.into_iter().map(Into::into).collect()
}

/// Returns any text of at most 40 bytes.
fn any_name() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<char>(), 0..=40).prop_map(|letters| {
        letters.into_iter().fold(String::new(), |mut name, letter| {
            if name.len() + letter.len_utf8() <= 40 {
                name.push(letter);
            }
            name
        })
    })
}

/// Returns a name of few prefixes, middles and suffixes, so that most names share two of the three.
fn similar_name() -> impl Strategy<Value = String> {
    let part = |words: &'static [&'static str]| select(words);
    (
        part(&["", "ERROR_", "ERROR_WRONG_", "ERROR_WRONG_LONG_PREFIX_", "\u{e4}\u{f6}"]),
        "[A-C]{0,12}",
        part(&["", "_ID", "_FORMAT", "_IS_NOT_SUPPORTED", "_NOT_SUPPORTED_AT_ALL", "\u{1f600}"]),
    )
        .prop_map(|(head, middle, tail)| format!("{head}{middle}{tail}"))
}

proptest! {
    #[test]
    fn any_names_are_found(names in btree_set(any_name(), 0..60)) {
        check(&names);
    }

    #[test]
    fn similar_names_are_found(names in btree_set(similar_name(), 0..200)) {
        check(&names);
    }

    #[test]
    fn names_of_two_letters_are_found(names in btree_set("[ab]{0,9}", 0..300)) {
        check(&names);
    }
}

#[test]
fn empty_index_finds_nothing() {
    let index = over([], SEEDS);
    assert_eq!(index.names().find(b""), None);
    assert_eq!(index.names().find(b"ERROR"), None);
    assert_eq!(index.names().iter().count(), 0);
}

#[test]
fn single_name_is_found() {
    for name in ["", "a", "ab", "abc", "abcd", "abcdefgh", "ERROR_ZERO_BALANCE", "\u{1f600}"] {
        check(&set([name]));
    }
}

#[test]
fn smallest_input_is_selected() {
    assert_eq!(check(&set(["ERROR_ZERO_BALANCE", "ERROR_PAGEURL"])), HashInput::Ends);
    assert_eq!(check(&set(["ERROR_WRONG_A_NOT_READY", "ERROR_WRONG_B_NOT_READY"])), HashInput::Halves);
    let similar = |letter: char| format!("ERROR_OF_THE_KIND_{letter}_THAT_IS_NOT_SUPPORTED");
    assert_eq!(check(&set(('A'..='Z').map(similar))), HashInput::Whole);
}

/// The names have the same prefix, suffix and length.
#[test]
fn names_that_differ_in_the_middle_are_found() {
    let (head, tail) = ("a".repeat(100), "z".repeat(100));
    assert_eq!(check(&set((0..300).map(|number| format!("{head}{number:03}{tail}")))), HashInput::Whole);
}

#[test]
fn every_size_up_to_300_is_found() {
    for size in 0..300 {
        let names = set((0..size).map(|number| format!("ERROR_{number}")));
        assert_finds_all(&over(names.iter().map(String::as_str), SEEDS), &names);
    }
}

#[test]
fn hundred_thousand_names_are_found() {
    let names = set((0..100_000).map(|number| format!("ERROR_{number:06}_OF_MANY")));
    let index = over(names.iter().map(String::as_str), SEEDS);
    assert!(!index.names().displacements.is_empty());
    assert_finds_all(&index, &names);
    let sorted = over(names.iter().map(String::as_str), 0);
    assert_finds_all(&sorted, &names);
    for number in 100_000..200_000 {
        let other = format!("ERROR_{number:06}_OF_MANY");
        assert_eq!(index.names().find(other.as_bytes()), None);
        assert_eq!(sorted.names().find(other.as_bytes()), None);
    }
}

/// An invalid catalog can have a duplicate code; its valid entries are emitted.
#[test]
fn duplicate_name_keeps_its_first_row() {
    for seeds in [SEEDS, 0] {
        let index = over(["ERROR_A", "ERROR_B", "ERROR_A"], seeds);
        assert_eq!(index.names().find(b"ERROR_A"), Some(0));
        assert_eq!(index.names().find(b"ERROR_B"), Some(1));
        assert_eq!(index.names().iter().count(), 2);
    }
}
