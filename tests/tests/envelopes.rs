//! Responses at the limits of the parser, with minimal catalogs.
#![allow(clippy::unwrap_used, reason = "a test with an invalid catalog has failed")]

use errbook_compiler::with_table;
use errbook_core::__private::Key;
use errbook_core::Outcome;
use errbook_core::table::{Catalog, CodeLocation, Condition, JsonResponses, Path, Predicate, Responses};

/// The outcome of each body, with its details, for a catalog with these `responses`.
fn read(responses: &str, bodies: &[&str]) -> Vec<String> {
    with_demo(responses, |table| said(table, bodies))
}

/// Calls `run` with the table of a catalog with these `responses`.
fn with_demo<R>(responses: &str, run: impl FnOnce(&Catalog<'_>) -> R) -> R {
    let text = format!(
        "catalog: demo\ntitle: Demo\ntexts: optional\nresponses: {responses}\nretry_policies: {{change: {{class: after_fix}}}}\n\
         endpoints: {{call: {{path: /, title: Call, errors: {{known: {{retry: change}}}}}}}}\n"
    );
    let checked = errbook_compiler::check(&text);
    assert_eq!(checked.errors().count(), 0, "{text}");
    with_table(&checked.catalog.unwrap(), run)
}

fn said(table: &Catalog<'_>, bodies: &[&str]) -> Vec<String> {
    let endpoint = table.endpoint("call").unwrap();
    let outcomes = bodies.iter().map(|body| match table.parse(endpoint, body.as_bytes()) {
        Outcome::Success { payload } => format!("success: {payload}"),
        Outcome::Error { code, .. } => format!("error: {}", code.code()),
        Outcome::UnknownCode { raw, .. } => format!("unknown_code: {raw}"),
        Outcome::Unrecognized { reason, .. } => format!("unrecognized: {}", reason.as_str()),
        other => other.as_str().to_owned(),
    });
    outcomes.collect()
}

/// The outcome of each body if the payload of a success is at the first of these keys.
fn read_by_keys(keys: &[&str], bodies: &[&str]) -> Vec<String> {
    let keys: Vec<Key<'_>> = keys.iter().map(|key| Key::new(key)).collect();
    let path = Path { key: 0, rest: &[] };
    let payload = [path];
    let code = [CodeLocation { path, before: None, after: None, none: &[] }];
    let (success, failure) =
        ([Condition { path, predicate: Predicate::Present }], [Condition { path, predicate: Predicate::Absent }]);
    with_demo("{json: {success: {d: 1}, failure: {d: 0}, code: e, payload: [d]}}", |table| {
        let json = table.responses.json.map(|json| JsonResponses {
            keys: &keys,
            success: &success,
            failure: &failure,
            code: &code,
            payload: &payload,
            templates: &[],
            ..json
        });
        said(&Catalog { responses: Responses { json, ..table.responses }, ..*table }, bodies)
    })
}

/// Keys that end around a boundary of eight bytes, and keys that JSON escapes.
const KEYS: [&str; 24] = [
    "",
    " ",
    "k",
    "kk",
    "seven77",
    "eight888",
    "nine99999",
    "fifteen15151515",
    "sixteen161616161",
    "seventeen17171717",
    "ö",
    "sevenöü",
    "seven77ö",
    "😀😀",
    "\u{7f}",
    "\"",
    "\\",
    "\0",
    "\0\0\0\0\0\0\0\0",
    "a\tb",
    "seven77\"",
    "eight888\"",
    "nine99999\\",
    "eight888\u{1f}",
];

/// The text as a JSON string, with the required escapes only, and with every character escaped.
fn literals(text: &str) -> [String; 2] {
    let escape = |character: char| {
        let mut units = [0; 2];
        character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect::<String>()
    };
    let must = |character| matches!(character, '"' | '\\' | '\0'..' ');
    let plain = text.chars().map(|one| if must(one) { escape(one) } else { one.into() }).collect::<String>();
    [plain, text.chars().map(escape).collect()].map(|text| format!("\"{text}\""))
}

#[test]
fn unknown_code_matches_its_charset_in_full() {
    for (shape, good, bad) in [
        ("upper_snake", ["A", "A_1", "NEW"], ["_A", "1A", "Ab", "aB", "A-B", "A B"]),
        ("lower_snake", ["a", "a_1", "new"], ["_a", "1a", "aB", "Ab", "a-b", "a b"]),
        ("digits", ["0", "12", "007"], ["1a", "a1", "1_", "-1", "1.0", "٣"]),
        ("printable", ["a b", "~!", "A-1"], ["a\nb", "é", "a\u{7f}b", "a\tb", "\u{1}", "aé"]),
    ] {
        let responses = format!("{{text: {{unknown_codes: [{{charset: {shape}, max_length: 3}}]}}}}");
        assert_eq!(read(&responses, &good), good.map(|body| format!("unknown_code: {body}")), "{shape}");
        assert_eq!(read(&responses, &bad), bad.map(|_| "unrecognized: no_match"), "{shape}");
        assert_eq!(read(&responses, &[&good[2].repeat(2)]), ["unrecognized: no_match"], "{shape}");
    }
}

#[test]
fn keys_and_values_are_compared_in_full() {
    for length in [1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 33, 40, 80] {
        let [key, value, code] = ["k", "v", "c"].map(|letter| letter.repeat(length));
        let responses = format!(
            "{{json: {{success: {{{key}: {value}}}, failure: {{{key}: {{not: {value}}}}}, code: {code}, payload: [d]}}}}"
        );
        let body = |key: &str, value: &str, code: &str| format!(r#"{{"{key}":"{value}","{code}":"known","d":1}}"#);
        let mut bodies = vec![body(&key, &value, &code)];
        let mut expected = vec!["success: 1"];
        for place in 0..length {
            let other = |text: &str| format!("{}x{}", &text[..place], &text[place + 1..]);
            bodies.extend([
                body(&other(&key), &value, &code),
                body(&key, &other(&value), &code),
                body(&key, &other(&value), &other(&code)),
            ]);
            expected.extend(["unrecognized: undetermined", "error: known", "unrecognized: missing_code"]);
        }
        let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
        assert_eq!(read(&responses, &bodies), expected, "{length} bytes");
    }
}

#[test]
fn code_longer_than_256_bytes_is_rejected() {
    let responses =
        "{json: {success: {d: {is: present}}, failure: {t: {is: present}}, code: {at: t, after: /}, payload: [d]}}";
    let body = |before: usize, code: usize| format!(r#"{{"t":"{}/{}"}}"#, "b".repeat(before), "c".repeat(code));
    let unknown = |length: usize| format!("unknown_code: {}", "c".repeat(length));
    let bodies =
        [body(0, 1), body(0, 256), body(0, 257), body(3839, 256), body(3840, 256), body(4094, 1), body(4095, 1)];
    let long = || "unrecognized: code_too_long".to_owned();
    let expected = [unknown(1), unknown(256), long(), unknown(256), long(), unknown(1), long()];
    assert_eq!(read(responses, &bodies.each_ref().map(String::as_str)), expected);
}

#[test]
fn contradictory_response_is_undetermined() {
    let responses =
        "{json: {success: {d: {is: present}}, failure: {e: {is: present}}, code: e, payload: [d], message: m}}";
    let bodies = [
        r#"{"d":1}"#,
        r#"{"e":"known"}"#,
        r#"{"d":1,"e":"known"}"#,
        r#"{"d":null,"e":null}"#,
        r#"{"m":1}"#,
        r#"{"d":null,"e":"known"}"#,
        r#"{"d":1,"e":null}"#,
    ];
    let [success, error, neither] = ["success: 1", "error: known", "unrecognized: undetermined"];
    assert_eq!(read(responses, &bodies), [success, error, neither, neither, neither, error, success]);
}

#[test]
fn nesting_deeper_than_128_is_rejected() {
    let responses = "{json: {success: {d: {is: present}}, failure: {e: {is: present}}, code: e, payload: [d]}}";
    for (open, close) in [("[", "]"), (r#"{"k":"#, "}"), (r#"[{"k":"#, "}]")] {
        let levels = open.matches(['[', '{']).count();
        let body = |times: usize| format!(r#"{{"d":"x","k":{}0{}}}"#, open.repeat(times), close.repeat(times));
        let unclosed = |times: usize| format!(r#"{{"d":"x","k":{}"#, open.repeat(times));
        let (most, more) = (127 / levels, 127 / levels + 1);
        let bodies = [body(most), body(more), unclosed(most), unclosed(more), unclosed(9_999)];
        let expected = [
            "success: x",
            "unrecognized: json_too_deep",
            "unrecognized: invalid_json",
            "unrecognized: json_too_deep",
            "unrecognized: json_too_deep",
        ];
        assert_eq!(read(responses, &bodies.each_ref().map(String::as_str)), expected, "{open}");
    }
}

#[test]
fn paths_enter_objects_and_arrays() {
    let responses = |code: &str| {
        format!(
            "{{json: {{success: {{d: {{is: present}}}}, failure: {{d: {{is: absent}}}}, code: \"{code}\", payload: [d]}}}}"
        )
    };
    let bodies = [r#"{"e":{"c":"known"}}"#, r#"{"e":["known"]}"#, r#"{"e":[["known"]]}"#, r#"{"e":1}"#];
    let [known, none] = ["error: known", "unrecognized: missing_code"];
    assert_eq!(read(&responses("e.c"), &bodies), [known, none, none, none]);
    assert_eq!(read(&responses("e[]"), &bodies), [none, known, none, none]);
    assert_eq!(read(&responses("e[][]"), &bodies), [none, none, known, none]);
}

#[test]
fn ascii_in_strings_is_literal_or_invalid() {
    let responses = "{json: {success: {d: {is: present}}, failure: {e: {is: present}}, code: e, payload: [d]}}";
    let (mut bodies, mut expected) = (Vec::new(), Vec::new());
    for length in [1_usize, 7, 8, 9, 31, 32, 33, 70] {
        for (place, byte) in (0..length).flat_map(|place| (0..0x80_u8).map(move |byte| (place, byte))) {
            // The character after a backslash decides.
            if byte == b'\\' {
                continue;
            }
            let text = format!("{}{}{}", "a".repeat(place), char::from(byte), "a".repeat(length - place - 1));
            bodies.push(format!(r#"{{"d":"{text}"}}"#));
            expected.push(match byte {
                b'"' | 0..0x20 => "unrecognized: invalid_json".to_owned(),
                _ => format!("success: {text}"),
            });
        }
    }
    let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
    assert_eq!(read(responses, &bodies), expected);
}

#[test]
fn invalid_json_takes_precedence() {
    let responses = "{json: {success: {s: 1}, failure: {s: 0}, code: e, payload: [d]}}";
    let bodies =
        [r#"{"s":0,"s":1}"#, r#"{"s":0,"s":[}"#, r#"{"s":0,"s":{"a"}}"#, r#"{"s":0,"s":tru}"#, r#"{"s":0,"s":"#];
    let broken = "unrecognized: invalid_json";
    assert_eq!(read(responses, &bodies), ["unrecognized: duplicate_key", broken, broken, broken, broken]);
}

#[test]
fn array_item_path_does_not_match_a_key() {
    let responses = "{json: {success: {ok: 1}, failure: {ok: 0}, code: \"errors[].code\", payload: [d]}}";
    let bodies = [
        r#"{"ok":0,"errors":[{"code":"known"}]}"#,
        r#"{"ok":0,"errors":{"[]":{"code":"known"}}}"#,
        r#"{"ok":0,"errors":{"code":"known"}}"#,
    ];
    assert_eq!(read(responses, &bodies), ["error: known", "unrecognized: missing_code", "unrecognized: missing_code"]);
}

#[test]
fn keys_match_every_escaped_spelling() {
    for key in KEYS {
        for other in KEYS {
            for literal in literals(other) {
                let right = if key == other { "success: v" } else { "unrecognized: missing_code" };
                let bodies = [format!(r#"{{{literal}:"v"}}"#), format!(r#"{{ "x" : 0 , {literal} : "v" }}"#)];
                assert_eq!(
                    read_by_keys(&[key], &bodies.each_ref().map(String::as_str)),
                    [right; 2],
                    "{key:?}, {bodies:?}"
                );
            }
        }
    }
}

#[test]
fn key_prefix_does_not_match() {
    let text = "abcdefghijklmnopqr";
    let lengths = [0, 1, 7, 8, 9, 16, 17, 18];
    for (rotated, length) in lengths.iter().enumerate() {
        // The key under test is first; the others follow in every order.
        let keys: Vec<&str> = lengths.iter().cycle().skip(rotated).take(8).map(|length| &text[..*length]).collect();
        let bodies: Vec<String> = (0..=text.len()).map(|length| format!(r#"{{"{}":"v"}}"#, &text[..length])).collect();
        let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
        let right = |other: usize| if other == *length { "success: v" } else { "unrecognized: missing_code" };
        assert_eq!(read_by_keys(&keys, &bodies), (0..=text.len()).map(right).collect::<Vec<_>>(), "{keys:?}");
    }
}

#[test]
fn duplicate_key_is_rejected_in_any_spelling() {
    for key in KEYS {
        for first in literals(key) {
            for second in literals(key) {
                let body = format!(r#"{{{first}:"v",{second}:null}}"#);
                assert_eq!(read_by_keys(&[key], &[&body]), ["unrecognized: duplicate_key"], "{body}");
            }
        }
    }
}

#[test]
fn unescaped_spelling_of_escaped_key_does_not_match() {
    for key in KEYS.into_iter().filter(|key| literals(key).iter().all(|literal| literal.contains('\\'))) {
        // The second text has the internal representation of such a key, which must not match.
        for text in [key.to_owned(), format!("\u{1}{}", "\0".repeat(key.len() - 1))] {
            let body = format!(r#"{{"{text}":"v"}}"#);
            assert_eq!(read_by_keys(&[key], &[&body]), ["unrecognized: invalid_json"], "{key:?}, {body:?}");
        }
    }
}

#[test]
fn truncated_body_is_invalid_json() {
    for key in KEYS {
        for literal in literals(key) {
            let body = format!(r#"{{{literal}:"v"}}"#);
            for (end, _) in body.char_indices().skip(1) {
                assert_eq!(read_by_keys(&[key], &[&body[..end]]), ["unrecognized: invalid_json"], "{}", &body[..end]);
            }
        }
    }
}

#[test]
fn catalog_keys_may_need_escapes() {
    let responses = r#"{json: {success: {'o"k': 1}, failure: {'o"k': 0}, code: 'e."', payload: ['c\d']}}"#;
    let bodies = [
        r#"{"o\"k":1,"c\\d":"x"}"#,
        r#"{"o\u0022k":0,"e":{"\"":"known"}}"#,
        r#"{"o\u0022k":0,"e":{"\u0022":"known","o\"k":1}}"#,
        r#"{"o\"k":0,"e":{"\"":"known","\u0022":"known"}}"#,
        r#"{"o\"k":0,"\"":"known"}"#,
        r#"{"o"k":1,"c\\d":"x"}"#,
        r#"{"o\"k":0,"e":{""":"known"}}"#,
    ];
    let known = "error: known";
    let [twice, none, broken] =
        ["unrecognized: duplicate_key", "unrecognized: missing_code", "unrecognized: invalid_json"];
    assert_eq!(read(responses, &bodies), ["success: x", known, known, twice, none, broken, broken]);
}
