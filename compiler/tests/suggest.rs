//! Suggestions for misspelled names, compared with a direct implementation of the distance.

use errbook_compiler::nearest;
use proptest::prelude::*;

/// Returns the number of typos between two words: added, missing, replaced and transposed characters.
fn typos(one: &[char], other: &[char]) -> usize {
    let (Some((a, one_less)), Some((b, other_less))) = (one.split_last(), other.split_last()) else {
        return one.len().max(other.len());
    };
    let mut least = typos(one_less, other_less) + usize::from(a != b);
    least = least.min(typos(one_less, other) + 1).min(typos(one, other_less) + 1);
    if let ([one @ .., c, _], [other @ .., d, _]) = (one, other)
        && (a, b) == (d, c)
    {
        least = least.min(typos(one, other) + 1);
    }
    least
}

/// Returns the first of the candidates with the fewest typos, if those are few enough.
fn reference<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    if let Some(same) = candidates.iter().find(|candidate| candidate.to_lowercase() == word.to_lowercase()) {
        return Some(same);
    }
    let letters: Vec<char> = word.chars().collect();
    let near = candidates.iter().filter_map(|candidate| {
        let other: Vec<char> = candidate.chars().collect();
        let limit = (letters.len().max(other.len()) / 3).max(1).min(letters.len().saturating_sub(1));
        let typos = typos(&letters, &other);
        (typos <= limit).then_some((typos, *candidate))
    });
    near.min_by_key(|(typos, _)| *typos).map(|(_, candidate)| candidate)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nearest_candidate_has_the_fewest_typos(word in "[abé]{0,6}", words in prop::collection::vec("[abAé]{0,6}", 0..4)) {
        let candidates: Vec<&str> = words.iter().map(String::as_str).collect();
        prop_assert_eq!(nearest(&word, candidates.iter().copied()), reference(&word, &candidates));
    }
}

#[test]
fn first_of_equally_near_candidates_is_returned() {
    assert_eq!(nearest("cat", ["dog", "bat", "rat", "cats"]), Some("bat"));
    assert_eq!(nearest("cat", ["cats", "rat", "bat"]), Some("cats"));
    assert_eq!(nearest("cat", ["rat", "Cat", "CAT"]), Some("Cat"));
}

#[test]
fn words_longer_than_a_hundred_bytes_are_not_compared() {
    for (length, found) in [(99, true), (100, true), (101, false)] {
        let (word, meant) = ("a".repeat(length), "a".repeat(length - 1) + "b");
        assert_eq!(nearest(&word, [meant.as_str()]).is_some(), found, "{length}");
    }
    let (word, meant) = ("a".repeat(100), "a".repeat(101));
    assert_eq!(nearest(&word, [meant.as_str()]), None, "the candidate is too long");
}
