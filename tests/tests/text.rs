//! Texts off the wire: plain ones and ones with escapes are decoded, compared, hashed and printed alike.

use std::borrow::Cow;
use std::collections::HashSet;

use captchaai_errors::{Outcome, Payload, ResponseValue, ResultError, Text, parse, parse_json};
use errbook_tests::catalogs::problem::BuyError;

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

/// A string with runs of some length between escapes.
fn runs(letter: &str, length: usize, escape: &str) -> String {
    let run = letter.repeat(length);
    [run.as_str(), &run, "", "x"].join(escape)
}

#[test]
fn runs_and_escapes_of_any_length_are_decoded_as_serde_json_decodes_them() {
    let escapes = [r"\n", r"\/", r"\\", r#"\""#, r"\u0041", r"\u00e9", r"\u6587", r"\ud83d\ude00", r"\n\u00e9\t"];
    for letter in ["a", "é", "文", "😀", "aé"] {
        for (length, escape) in
            (0..70).chain([127, 128, 129, 143, 144, 145, 255, 256, 257, 400]).zip(escapes.iter().cycle())
        {
            let written = runs(letter, length, escape);
            let expected = check_decoding(&written);
            let response = response(&written);
            let text = payload(&response);
            assert_eq!(text.copy_to(&mut vec![0; expected.len() - 1]), None);
            assert!(text == expected.as_str() && text == text);
            let longer = format!("{expected}y");
            let changed = expected.replacen('x', "y", 1);
            assert!(text != longer.as_str() && text != changed.as_str() && text != *expected.trim_end_matches('x'));
        }
    }
}

/// Compares all ways to decode a string with that of serde_json, which is returned.
fn check_decoding(written: &str) -> String {
    let expected: String = serde_json::from_str(&format!("\"{written}\"")).expect("valid JSON");
    let response = response(written);
    let text = payload(&response);
    assert_eq!(text.to_cow(), expected);
    assert_eq!(text.to_string(), expected);
    assert_eq!(text.copy_to(&mut vec![0; expected.len()]), Some(expected.as_str()));
    assert!(text.chars().eq(expected.chars()) && text.chars().count() == expected.chars().count());
    assert!(text == expected.as_str(), "{written}");
    expected
}

/// A long string with runs of all lengths up to a limit, each before one of some escapes.
fn changing_runs(letters: &[&str], longest: usize, escapes: &[&str]) -> String {
    let lengths = (0..60).map(|place| place * 7 % (longest + 1));
    let escapes = escapes.iter().flat_map(|escape| [escape; 3]).cycle();
    let runs = letters.iter().cycle().zip(lengths).zip(escapes);
    runs.map(|((letter, length), escape)| letter.repeat(length) + escape).collect()
}

#[test]
fn long_texts_are_decoded_as_serde_json_decodes_them() {
    let escapes = [r"\n", r#"\""#, r"\\", r"\u6587", r"\ud83d\ude00", r"\n\n\\\\"];
    for letters in [&["a"][..], &["é"], &["文"], &["a", "文", "bc"], &["ab", "a", "😀"]] {
        for longest in [0, 3, 15, 30, 70, 150] {
            for escape in escapes.iter().map(std::slice::from_ref).chain([&escapes[..], &escapes[..3]]) {
                for before in [0, 1, 31, 63, 64] {
                    let written = changing_runs(letters, longest, escape);
                    check_decoding(&format!("{}{written}", "x".repeat(before)));
                    check_decoding(&format!("{written}{}", "文".repeat(before)));
                }
            }
        }
    }
}

#[test]
fn mistakes_in_long_texts_are_rejected_as_serde_json_rejects_them() {
    let mistakes = ["\u{1}", "\n", "\"", r"\", r"\x", r"\u12", r"\ud800", "\u{7f}", r"\n"];
    for (letter, longest, escapes) in
        [("a", 15, &[r"\n", r#"\""#][..]), ("文", 10, &[r"\n"]), ("a", 90, &[r"\\", r"\u0041"])]
    {
        let long = changing_runs(&[letter], longest, escapes);
        for (place, _) in long.char_indices().take(400) {
            for mistake in mistakes {
                let written = response(&format!("{}{mistake}{}", &long[..place], &long[place..]));
                let expected = serde_json::from_str::<serde_json::Value>(&written).is_ok();
                let outcome = parse_json::<ResultError>(written.as_bytes());
                assert_eq!(matches!(outcome, Outcome::Success { .. }), expected, "{written}");
            }
        }
    }
}

#[test]
fn escapes_alone_are_decoded_as_serde_json_decodes_them() {
    for escape in [r"\n", r"\/", r#"\""#, r"\u0041", r"\u00e9", r"\u6587", r"\ud83d\ude00", r"\ud7ff\ue000\uffff"] {
        for count in (1..40).chain([127, 128, 255, 256, 257, 1000]) {
            let written = escape.repeat(count);
            let expected: String = serde_json::from_str(&format!("\"{written}\"")).expect("valid JSON");
            let response = response(&written);
            let text = payload(&response);
            assert!(text.to_cow() == expected && text.to_string() == expected && text == expected.as_str());
            assert!(text.chars().eq(expected.chars()));
            assert_eq!(text.copy_to(&mut vec![0; expected.len()]), Some(expected.as_str()));
        }
    }
}

#[test]
fn escapes_are_accepted_exactly_if_serde_json_accepts_them() {
    let mut cases = Vec::new();
    for character in (0..=0x7f).map(char::from).chain(['é', '４', '文', '😀']) {
        cases.push(format!("\\{character}"));
        for place in 0..4 {
            let digits = ['0', '0', 'a', 'F'].into_iter().enumerate();
            let digits: String = digits.map(|(own, digit)| if own == place { character } else { digit }).collect();
            cases.extend([format!("\\u{digits}"), format!("\\ud83d\\u{}", digits.replacen('0', "d", 1))]);
        }
    }
    for (high, low) in [
        ("d800", "dc00"),
        ("dbff", "dfff"),
        ("dc00", "d800"),
        ("dc00", "dc00"),
        ("d800", "d800"),
        ("d800", "e000"),
        ("D83D", "De00"),
    ] {
        cases.extend([
            format!("\\u{high}\\u{low}"),
            format!("\\u{high}"),
            format!("\\u{high}x"),
            format!("\\u{high}\\n"),
        ]);
    }
    for case in cases {
        // At the end, before a short run, and before a long one.
        for end in ["", "abc", "abcdefghijklmnopqrstuvwxyz"] {
            let written = format!("{end}{case}{end}");
            let expected = serde_json::from_str::<String>(&format!("\"{written}\""));
            let response = response(&written);
            match parse_json::<ResultError>(response.as_bytes()) {
                Outcome::Success { payload } => assert_eq!(payload.to_string(), expected.expect(&written)),
                _ => assert!(expected.is_err(), "{written:?} is rejected"),
            }
        }
    }
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

#[test]
fn part_of_a_text_is_plain_unless_it_has_an_escape() {
    for (written, plain) in [
        (r"https:\/\/example.com\/new", Some("new")),
        (r"https://example.com/new", Some("new")),
        (r"https://example.com/\u006eew", None),
    ] {
        let body = format!(r#"{{"type":"{written}"}}"#);
        let Outcome::UnknownCode { raw, .. } = parse::<BuyError>(&body) else { panic!("{body} has an unknown code") };
        assert_eq!((raw.as_str(), raw == "new"), (plain, true), "{body}");
    }
}

#[test]
fn long_run_behind_many_escapes_is_decoded() {
    // A decoder that collects pieces needs room for a run behind a piece that is almost complete.
    for (escape, counts) in [(r"\n", 250..262), (r"\ud83d\ude00", 60..68)] {
        for count in counts {
            for length in 110..=130 {
                let written = format!(r"{}{}\n", escape.repeat(count), "a".repeat(length));
                let expected: String = serde_json::from_str(&format!("\"{written}\"")).expect("valid JSON");
                let response = response(&written);
                assert!(payload(&response).to_cow() == expected, "{count} escapes and {length} letters");
            }
        }
    }
}
