//! The word that was probably meant is the nearest one by a plain count of the slips, and no other.

use errbook_compiler::nearest;
use proptest::prelude::*;

/// The slips between two words by the textbook: letters too many, too few, other ones, and neighbours swapped.
fn slips(one: &[char], other: &[char]) -> usize {
    let (Some((a, one_less)), Some((b, other_less))) = (one.split_last(), other.split_last()) else {
        return one.len().max(other.len());
    };
    let mut least = slips(one_less, other_less) + usize::from(a != b);
    least = least.min(slips(one_less, other) + 1).min(slips(one, other_less) + 1);
    if let ([one @ .., c, _], [other @ .., d, _]) = (one, other)
        && (a, b) == (d, c)
    {
        least = least.min(slips(one, other) + 1);
    }
    least
}

/// The first of the words that have the fewest slips, if those are few enough.
fn by_the_textbook<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    if let Some(same) = candidates.iter().find(|candidate| candidate.to_lowercase() == word.to_lowercase()) {
        return Some(same);
    }
    let letters: Vec<char> = word.chars().collect();
    let near = candidates.iter().filter_map(|candidate| {
        let other: Vec<char> = candidate.chars().collect();
        let most = (letters.len().max(other.len()) / 3).max(1).min(letters.len().saturating_sub(1));
        let slips = slips(&letters, &other);
        (slips <= most).then_some((slips, *candidate))
    });
    near.min_by_key(|(slips, _)| *slips).map(|(_, candidate)| candidate)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_nearest_word_has_the_fewest_slips(word in "[abé]{0,6}", words in prop::collection::vec("[abAé]{0,6}", 0..4)) {
        let candidates: Vec<&str> = words.iter().map(String::as_str).collect();
        prop_assert_eq!(nearest(&word, candidates.iter().copied()), by_the_textbook(&word, &candidates));
    }
}

#[test]
fn of_several_that_are_equally_near_the_first_one_is_meant() {
    assert_eq!(nearest("cat", ["dog", "bat", "rat", "cats"]), Some("bat"));
    assert_eq!(nearest("cat", ["cats", "rat", "bat"]), Some("cats"));
    assert_eq!(nearest("cat", ["rat", "Cat", "CAT"]), Some("Cat"));
}

#[test]
fn a_word_of_a_hundred_bytes_is_compared_and_a_longer_one_is_not() {
    for (length, found) in [(99, true), (100, true), (101, false)] {
        let (word, meant) = ("a".repeat(length), "a".repeat(length - 1) + "b");
        assert_eq!(nearest(&word, [meant.as_str()]).is_some(), found, "{length}");
    }
    let (word, meant) = ("a".repeat(100), "a".repeat(101));
    assert_eq!(nearest(&word, [meant.as_str()]), None, "a longer candidate is not a typo");
}
