//! Texts off the wire: plain ones and ones with escapes are decoded, compared, hashed and printed alike.

use std::borrow::Cow;
use std::collections::HashSet;

use captchaai_errors::{Outcome, Payload, ResponseValue, ResultError, Text, parse_json};

/// Strings as JSON writes them with escapes, and what they mean.
const ESCAPED: [(&str, &str); 6] = [
    (r"caf\u00e9", "café"),
    (r"\ud83d\ude00\ud83d\ude00", "😀😀"),
    (r#"a\"b\\c\/d"#, r#"a"b\c/d"#),
    (r"\b\f\n\r\t'", "\u{8}\u{c}\n\r\t'"),
    (r"é\n文", "é\n文"),
    (r"\u0041", "A"),
];

/// A response with this string literal as payload.
fn response(written: &str) -> String {
    format!(r#"{{"status":1,"request":"{written}"}}"#)
}

/// The payload of a response.
fn payload(response: &str) -> Text<'_> {
    match parse_json::<ResultError>(response.as_bytes()) {
        Outcome::Success { payload: Payload { value: ResponseValue::Text(text), .. } } => text,
        other => panic!("{response} is {}", other.as_str()),
    }
}

/// Each text, once with escapes and once without, and what it means.
fn each(check: impl Fn(Text<'_>, &str)) {
    for (written, meant) in ESCAPED {
        check(payload(&response(written)), meant);
        check(Text::plain(meant), meant);
    }
}

#[test]
fn text_prints_without_escapes() {
    each(|text, meant| {
        assert_eq!(text.to_string(), meant);
        assert_eq!(format!("{text:?}"), format!("{meant:?}"));
        assert_eq!(text.chars().collect::<String>(), meant);
        assert_eq!(text.to_cow(), meant);
        assert!(!text.is_empty());
    });
    assert!(matches!(Text::plain("A").to_cow(), Cow::Borrowed("A")));
    assert!(Text::plain("").is_empty());
}

#[test]
fn text_is_copied_if_the_buffer_is_large_enough() {
    each(|text, meant| {
        for room in 0..meant.len() + 3 {
            let mut buffer = vec![b'#'; room];
            let copied = text.copy_to(&mut buffer).map(str::to_owned);
            assert_eq!(copied.as_deref(), (room >= meant.len()).then_some(meant), "{room} bytes for {meant:?}");
        }
    });
}

#[test]
fn equal_texts_compare_and_hash_equal() {
    each(|text, meant| {
        assert!(text == *meant && text == meant && text == Text::plain(meant));
        for other in ESCAPED.map(|(_, other)| other).iter().chain(&["", "caf", "cafés"]) {
            let same = *other == meant;
            assert_eq!((text == **other, text == *other), (same, same), "{text:?} and {other:?}");
            assert_eq!((text == Text::plain(other), Text::plain(other) == text), (same, same));
            let both = [text, Text::plain(other)].into_iter().collect::<HashSet<_>>();
            assert_eq!(both.len(), if same { 1 } else { 2 }, "{text:?} and {other:?}");
        }
    });
}

#[test]
fn hash_covers_the_whole_text() {
    use std::hash::{BuildHasher, RandomState};
    let state = RandomState::new();
    let hashes: HashSet<u64> = ESCAPED.iter().map(|(_, meant)| state.hash_one(Text::plain(meant))).collect();
    assert_eq!(hashes.len(), ESCAPED.len());
    // A list of texts hashes otherwise than the same characters in other texts.
    let lists = [["ab", "c"], ["a", "bc"]].map(|list| state.hash_one(list.map(Text::plain)));
    assert_ne!(lists[0], lists[1]);
}

#[test]
fn size_hint_bounds_remaining_characters() {
    each(|text, meant| {
        let mut chars = text.chars();
        for left in (0..=meant.chars().count()).rev() {
            let (least, most) = chars.size_hint();
            assert!(least <= left && most.is_some_and(|most| most >= left), "{left} within {least} and {most:?}");
            assert_eq!(chars.next().is_some(), left > 0);
        }
        assert_eq!((chars.size_hint(), chars.next()), ((0, Some(0)), None));
    });
    // Both bounds are met: by characters that take as many bytes as any, and by those that take one.
    assert_eq!(payload(&response(r"\ud83d\ude00\ud83d\ude00")).chars().size_hint().0, 2);
    assert_eq!(Text::plain("abc").chars().size_hint().1, Some(3));
}
