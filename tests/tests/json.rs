//! Compares the JSON parser with the same rules implemented on top of `serde_json`.

use std::collections::BTreeMap;
use std::fmt;

use captchaai_errors::{
    ApiCode, ApiError, Code, Details, Outcome, Payload, ResponseValue, ResultError, Text, get, parse, parse_json,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

/// The expected outcome; payload, raw text and message are decoded.
#[derive(PartialEq, Debug)]
enum Reading {
    Success(Value),
    /// The outcome's word, the code or the raw text, and the message.
    Failure(&'static str, Value, Option<Value>),
    Unrecognized,
}

/// The members of the object that is the whole body, in its order, equal keys included.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

/// The rules of ARCHITECTURE.md for outcomes, for JSON responses at `result`.
fn read(body: &[u8]) -> Reading {
    let Ok(Members(members)) = serde_json::from_slice(trimmed(body)) else { return Reading::Unrecognized };
    for envelope in ["status", "request", "result", "error_text"] {
        if members.iter().filter(|(key, _)| key == envelope).count() > 1 {
            return Reading::Unrecognized;
        }
    }
    let get = |name: &str| members.iter().find(|(key, _)| key == name).map(|(_, value)| value);
    // A scalar means the same whether it is written as a number or as a string.
    let status = match get("status") {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::String(text)) => text.clone(),
        _ => return Reading::Unrecognized,
    };
    let request = get("request").filter(|value| !value.is_null());
    match status.as_str() {
        "1" => match request.or(get("result")) {
            Some(Value::String(text)) if text.is_empty() => Reading::Unrecognized,
            Some(
                payload @ (Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Array(_) | Value::Object(_)),
            ) => Reading::Success(payload.clone()),
            _ => Reading::Unrecognized,
        },
        "0" => {
            let message = get("error_text")
                .filter(|value| value.is_number() || value.as_str().is_some_and(|text| !text.is_empty()));
            match request {
                Some(code @ Value::Number(_)) => Reading::Failure("unknown_code", code.clone(), message.cloned()),
                Some(Value::String(code)) => failure(code, message),
                _ => Reading::Unrecognized,
            }
        }
        _ => Reading::Unrecognized,
    }
}

fn failure(code: &str, message: Option<&Value>) -> Reading {
    if code.is_empty() || code.len() > 256 {
        return Reading::Unrecognized;
    }
    // The only alias of the catalog.
    let code = if code == "CAPTCHA_NOT_READY" { "CAPCHA_NOT_READY" } else { code };
    let here = ResultError::ALL.iter().any(|error| error.as_str() == code);
    let anywhere = Code::ALL.iter().any(|other| other.as_str() == code);
    let word = match (code, here, anywhere) {
        ("CAPCHA_NOT_READY", ..) => "pending",
        (_, true, _) => "error",
        (_, false, true) => "other_endpoint",
        (_, false, false) => "unknown_code",
    };
    Reading::Failure(word, code.into(), message.cloned())
}

/// The body without surrounding ASCII white space, NUL and byte order marks.
fn trimmed(body: &[u8]) -> &[u8] {
    let mut body = body;
    while let Some(rest) = [b"\xEF\xBB\xBF".as_slice(), b" ", b"\t", b"\n", b"\x0B", b"\x0C", b"\r", b"\0"]
        .iter()
        .find_map(|mark| body.strip_prefix(*mark).or_else(|| body.strip_suffix(*mark)))
    {
        body = rest;
    }
    body
}

/// Returns `true` if the outcome matches the reference.
fn agree(outcome: &Outcome<'_, ResultError, Code>, reading: &Reading, body: &[u8]) -> bool {
    let is_message = |said: &Details<'_>, message: &Option<Value>| match (said.message, message) {
        (Some(text), Some(value)) => same(text, value, body),
        (text, value) => text.is_none() && value.is_none(),
    };
    match (outcome, reading) {
        (Outcome::Success { payload: Payload { value: ResponseValue::Text(text), .. } }, Reading::Success(value)) => {
            same(*text, value, body)
        }
        (Outcome::Success { payload: Payload { value: ResponseValue::Json(text), .. } }, Reading::Success(value)) => {
            verbatim(text, body) && serde_json::from_str::<Value>(text).is_ok_and(|json| json == *value)
        }
        (
            Outcome::Pending { code, details: said } | Outcome::Error { code, details: said },
            Reading::Failure(word, value, message),
        ) => outcome.as_str() == *word && code.as_str() == value && is_message(said, message),
        (Outcome::OtherEndpoint { code, details: said }, Reading::Failure("other_endpoint", value, message)) => {
            code.as_str() == value && is_message(said, message)
        }
        (Outcome::UnknownCode { raw, details: said }, Reading::Failure("unknown_code", value, message)) => {
            same(*raw, value, body) && is_message(said, message)
        }
        (Outcome::Unrecognized { body: trimmed_body, .. }, Reading::Unrecognized) => {
            trimmed(body) == trimmed_body.as_bytes()
        }
        _ => false,
    }
}

/// Returns `true` if a text is that of a string or a number.
fn same(text: Text<'_>, value: &Value, body: &[u8]) -> bool {
    match (value, text.as_str()) {
        (Value::String(right), _) => text == right.as_str(),
        // The text of a number is kept, but `serde_json` normalizes exponents: `1E5` becomes `1e+5`.
        (Value::Number(_), Some(number)) => {
            verbatim(number, body) && serde_json::from_str::<Value>(number).is_ok_and(|number| number == *value)
        }
        _ => false,
    }
}

fn verbatim(text: &str, body: &[u8]) -> bool {
    body.windows(text.len().max(1)).any(|window| window == text.as_bytes())
}

fn check(body: &[u8]) -> Result<(), TestCaseError> {
    let (outcome, reading) = (parse_json::<ResultError>(body), read(body));
    prop_assert!(agree(&outcome, &reading, body), "{}\n{outcome:?}\n{reading:?}", body.escape_ascii());
    if let Some(b'{' | b'[') = trimmed(body).first() {
        prop_assert_eq!(parse::<ResultError>(body), outcome);
    }
    Ok(())
}

/// White space between tokens.
fn space() -> impl Strategy<Value = String> {
    prop_oneof![3 => Just(String::new()), 1 => "[ \t\r\n]{1,3}"]
}

/// Text around a body that is ignored, and some that is not.
fn around() -> impl Strategy<Value = String> {
    prop_oneof![20 => Just(String::new()), 10 => "[ \t\r\n\x0B\x0C\0\u{feff}]{1,4}", 1 => "[x,\u{a0}\x01]"]
}

/// A JSON string that decodes to `text`, each character in one of its spellings.
fn literal(text: String) -> impl Strategy<Value = String> {
    let ways = prop_oneof![2 => Just(vec![0; text.chars().count()]), 1 => vec(0_u8..8, text.chars().count())];
    ways.prop_map(move |ways| {
        let spelt: String = text.chars().zip(ways).map(|(character, way)| spell(character, way)).collect();
        format!("\"{spelt}\"")
    })
}

fn spell(character: char, way: u8) -> String {
    let short = match character {
        '"' | '\\' | '/' => Some(character),
        '\u{8}' => Some('b'),
        '\u{c}' => Some('f'),
        '\n' => Some('n'),
        '\r' => Some('r'),
        '\t' => Some('t'),
        _ => None,
    };
    let must = character < ' ' || character == '"' || character == '\\';
    let mut units = [0; 2];
    match (way, short) {
        (1, _) => character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
        (2, _) => character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04X}")).collect(),
        (3, Some(short)) => format!("\\{short}"),
        _ if must => character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
        _ => character.into(),
    }
}

fn number() -> impl Strategy<Value = String> {
    let digits = "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,4})?";
    prop_oneof![
        15 => select(vec!["0", "1", "-0", "1.0", "1e0", "10", "4294967296"]).prop_map(str::to_owned),
        15 => digits,
        1 => select(vec!["01", "+1", ".5", "1.", "-", "0x1", "NaN", "1e"]).prop_map(str::to_owned),
    ]
}

/// Any text: codes, similar texts, words, and text that needs escapes.
fn text() -> impl Strategy<Value = String> {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).chain(["CAPTCHA_NOT_READY"]).collect();
    prop_oneof![
        6 => select(codes).prop_map(str::to_owned),
        1 => select(vec!["CAPCHA_NOT_READY", "CAPTCHA_NOT_READY"]).prop_map(str::to_owned),
        1 => select(vec!["", "0", "1", "ERROR", "OK|1", "CAPTCHA_UNSOLVABLE", "error_upload"]).prop_map(str::to_owned),
        2 => "[A-Z_]{1,12}",
        2 => "[ -~]{0,9}[\"\\\\/\x00-\x1f\x7f\u{2028}éß€😀\u{ffff}\u{10ffff}]{0,4}[ -~]{0,9}",
        1 => (250_usize..260).prop_map(|length| "E".repeat(length)),
        1 => (84_usize..88).prop_map(|length| "€".repeat(length)),
    ]
}

fn string() -> impl Strategy<Value = String> {
    text().prop_flat_map(literal)
}

/// Any value, nested up to four levels.
fn value() -> BoxedStrategy<String> {
    let word = |words: Vec<&'static str>| select(words).prop_map(str::to_owned);
    let (words, none) = (word(vec!["true", "false", "null"]), word(vec!["True", "nul", "undefined", ""]));
    let leaf = prop_oneof![40 => string(), 20 => number(), 10 => words, 1 => none];
    let nested = leaf.clone().prop_recursive(4, 12, 3, |inner| {
        let array =
            (vec(inner.clone(), 0..4), space()).prop_map(|(items, space)| format!("[{space}{}]", items.join(",")));
        prop_oneof![array, vec((string(), inner), 0..4).prop_flat_map(object)]
    });
    prop_oneof![3 => leaf, 1 => nested].boxed()
}

/// An object with these members, with white space anywhere.
fn object(members: Vec<(String, String)>) -> impl Strategy<Value = String> {
    vec([space(), space(), space(), space()], members.len() + 1).prop_map(move |spaces| {
        let mut spaces = spaces.into_iter();
        let members: Vec<String> = members
            .iter()
            .zip(spaces.by_ref())
            .map(|((key, value), [a, b, c, d])| format!("{a}{key}{b}:{c}{value}{d}"))
            .collect();
        let empty: String = spaces.flatten().collect();
        format!("{{{}}}", if members.is_empty() { empty } else { members.join(",") })
    })
}

fn named(name: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![5 => Just(format!("\"{name}\"")), 1 => literal(name.to_owned())]
}

/// A key without meaning, with any value.
fn other() -> impl Strategy<Value = (String, String)> {
    let near = select(vec!["other", "Status", "", "request ", "statu", "requests"]).prop_map(str::to_owned);
    (prop_oneof![near, text()].prop_flat_map(literal), value())
}

/// Any member; an object can contain two of the same kind.
fn member() -> impl Strategy<Value = (String, String)> {
    let name = select(vec!["status", "request", "result", "error_text"]);
    let status = select(vec!["0", "1", "\"0\"", "\"1\""]).prop_map(str::to_owned);
    prop_oneof![(named("status"), status), (name.prop_flat_map(named), value()), other()]
}

/// An object that is probably a response, with its members in any order.
fn envelope() -> impl Strategy<Value = String> {
    let status =
        select(vec!["0", "0", "0", "0", "1", "1", "1", "\"0\"", "\"1\"", "\"\\u0031\"", "2"]).prop_map(str::to_owned);
    let code = prop_oneof![3 => string().boxed(), 1 => value()];
    let (result, message) = (option::weighted(0.2, (named("result"), value())), option::weighted(0.3, value()));
    let members = ((named("status"), status), (named("request"), code), result, message, vec(other(), 0..3)).prop_map(
        |(status, code, result, message, mut members)| {
            members.extend([status, code]);
            members.extend(result);
            members.extend(message.map(|message| ("\"error_text\"".to_owned(), message)));
            members
        },
    );
    members.prop_shuffle().prop_flat_map(object)
}

fn response() -> impl Strategy<Value = Vec<u8>> {
    let any = vec(member(), 0..6).prop_flat_map(object);
    let object = prop_oneof![15 => envelope().boxed(), 4 => any.boxed(), 1 => value()];
    (around(), object, around()).prop_map(|(before, object, after)| format!("{before}{object}{after}").into_bytes())
}

/// One change of a body.
#[derive(Clone, Debug)]
enum Change {
    Flip(Index, u8),
    Cut(Index, usize),
    Insert(Index, Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    let token = select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "\\ud800",
        "0",
        "-",
        "e",
        "null",
        " ",
        "\0",
        "\"request\"",
    ]);
    let bytes = prop_oneof![token.prop_map(|token| token.as_bytes().to_vec()), vec(any::<u8>(), 1..4)];
    prop_oneof![
        (any::<Index>(), 1_u8..).prop_map(|(place, bits)| Change::Flip(place, bits)),
        (any::<Index>(), 0_u8..8).prop_map(|(place, bit)| Change::Flip(place, 1 << bit)),
        (any::<Index>(), 1_usize..5).prop_map(|(place, length)| Change::Cut(place, length)),
        (any::<Index>(), bytes).prop_map(|(place, bytes)| Change::Insert(place, bytes)),
    ]
}

fn changed(mut body: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        match change {
            Change::Flip(place, bits) => {
                if !body.is_empty() {
                    *place.get_mut(&mut body) ^= bits;
                }
            }
            Change::Cut(place, length) => {
                let place = place.index(body.len() + 1);
                body.drain(place..body.len().min(place + length));
            }
            Change::Insert(place, bytes) => {
                let place = place.index(body.len() + 1);
                body.splice(place..place, bytes.iter().copied());
            }
        }
    }
    body
}

fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(512);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn generated_response_matches_serde_json(body in response()) {
        check(&body)?;
    }

    #[test]
    fn mutated_response_matches_serde_json(body in response(), changes in vec(change(), 1..4)) {
        check(&changed(body, &changes))?;
    }

    #[test]
    fn mutated_envelope_matches_serde_json(body in envelope(), change in change()) {
        check(&changed(body.into_bytes(), &[change]))?;
    }
}

/// Valid and invalid values of all types.
#[rustfmt::skip]
const VALUES: &[&str] = &[
    // Numbers.
    "0", "-0", "1", "-1", "10", "0.5", "-0.0", "1e5", "1E+5", "1e-05", "1.5e300", "1e999", "18446744073709551616",
    "00", "01", "-01", "+1", "-", "--1", ".5", "1.", "1.e5", "1e", "1e+", "1e1.5", "1.2.3", "0x1", "1_000", "1,5",
    "Infinity", "NaN", "1f", "1 2", "\u{661}",
    // Words.
    "true", "false", "null", "True", "FALSE", "nul", "nulll", "t", "undefined", "",
    // Strings.
    r#""""#, r#""t""#, r#""\"\\\/\b\f\n\r\t""#, r#""\u0000""#, r#""\u00e9""#, r#""\ud83d\ude00""#, r#""\u005C\u0022""#,
    r#""\ud800""#, r#""\ude00""#, r#""\ud800\ud800""#, r#""\ud800x""#, r#""\ud800\n""#, r#""\u12""#, r#""\u12g4""#,
    r#""\U0041""#, r#""\x41""#, r#""\a""#, r#""\'""#, r#""\""#, r#"""#, r#""a"b""#, "'a'", "a", "\"\n\"", "\"\t\"",
    "\"\0\"", "\"\u{1f}\"", "\"\u{7f}\u{2028}é😀\"",
    // Arrays and objects.
    "[]", "[ ]", "[1]", "[1,\"a\",null]", "[[],[{}]]", "{}", "{ }", r#"{"a":1}"#, r#"{"a":1,"a":2}"#,
    "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1 2]", "[1}", "{]", "[{]}", "[[1]", "[1]]", "{", "}", r#"{"a"}"#,
    r#"{"a":}"#, r#"{"a":1"#, r#"{"a":1]"#, r#"{"a":1,}"#, r#"{,"a":1}"#, r#"{"a" 1}"#, "{a:1}", "{1:1}",
    r#"{"a":1 "b":2}"#, r#"{"a"::1}"#, r#"{"a":1}}"#, r#"{"\ud800":1}"#, r#"{"status":0,"request":[]}"#,
    // Allowed by related formats only.
    "/**/1", "1//", "#", "1;", "`1`", "\u{feff}1", "\u{a0}1", "\u{b}1", "\u{c}1",
];

#[test]
fn every_json_type_matches_serde_json() {
    let bodies = VALUES.iter().flat_map(|value| {
        [
            format!(r#"{{"status":1,"request":{value}}}"#),
            format!(r#"{{"request":{value},"status":0}}"#),
            format!(r#"{{"status":{value},"request":"ERROR_EMPTY_ACTION"}}"#),
            format!(r#"{{"status":0,"request":"ERROR_EMPTY_ACTION","error_text":{value}}}"#),
            format!(r#"{{"status":1,"request":[{value}]}}"#),
            format!(r#"{{"status":1,"request":{{"a":{value},"b":[ {value} ]}}}}"#),
            format!(r#"{{"other":{value},"status":1,"request":null,"result":{value}}}"#),
            format!(r#"{{{value}:1,"status":1,"request":"t"}}"#),
            format!(r#"{{"status":1,"request":"t"}}{value}"#),
            value.to_string(),
        ]
    });
    for body in bodies {
        check(body.as_bytes()).unwrap_or_else(|problem| panic!("{problem}"));
    }
}

/// Integers in arrays have a loop of their own, which looks at eight bytes at a time.
#[test]
fn numbers_of_arrays_match_serde_json() {
    let mut numbers: Vec<String> = (1..20).map(|length| "9876543210".repeat(2)[..length].to_owned()).collect();
    numbers.extend(
        ["0", "00", "01", "00000000", "000000001", "-1", "-", "1.5", "12345678.5", "1e5", "1-", "1:", "1/"]
            .map(String::from),
    );
    for first in &numbers {
        for second in &numbers {
            for separator in [",", ", ", " ,", ",\n", ",  ", ",,", " ", ";"] {
                for end in ["]}", " ] }", "]", ",]}", "}}", ""] {
                    let body = format!(r#"{{"status":1,"request":"t","points":[{first}{separator}{second}{end}"#);
                    check(body.as_bytes()).unwrap_or_else(|problem| panic!("{problem}"));
                    let array = format!("[{first}{separator}{second}{end}").replace('}', "");
                    let right = serde_json::from_str::<Value>(&array).is_ok();
                    assert_eq!(get(&array, ".").is_some(), right, "{array}");
                }
            }
        }
    }
}

/// The properties are meaningful only if the generated bodies reach every outcome.
#[test]
fn generated_bodies_reach_every_outcome() {
    let mut runner = TestRunner::deterministic();
    let bodies = (response(), change());
    let (mut plain, mut after) = (BTreeMap::<&str, u32>::new(), BTreeMap::<&str, u32>::new());
    for _ in 0..2_000 {
        let (body, change) = bodies.new_tree(&mut runner).expect("nothing is filtered out").current();
        *plain.entry(parse_json::<ResultError>(&body).as_str()).or_default() += 1;
        *after.entry(parse_json::<ResultError>(&changed(body, &[change])).as_str()).or_default() += 1;
    }
    for word in ["success", "pending", "error", "other_endpoint", "unknown_code", "unrecognized"] {
        assert!(plain.get(word).is_some_and(|count| *count >= 20), "{word}: {plain:?}");
    }
    assert!(after.get("unrecognized").is_some_and(|count| *count <= 1_850), "{after:?}");
}

#[test]
fn mistakes_in_long_arrays_are_rejected() {
    let (letters, both, words) = ("x".repeat(200), "x1".repeat(100), format!("{}xyz", "xyz,".repeat(15)));
    let mistakes = ["01", "1. 5", "1.-5", "--1", "- 1", "1.2.3", ".5", "1.", "1 2", "-", &letters, &both, &words];
    for (number, separator) in [("1", ","), ("12", ","), ("1.5", ","), ("-1", ","), ("1", ", "), ("1.5", ", ")] {
        let body = |items: &[&str]| format!(r#"{{"status":1,"request":[{}]}}"#, items.join(separator));
        assert_eq!(parse_json::<ResultError>(body(&[number; 200]).as_bytes()).as_str(), "success");
        for mistake in mistakes {
            for place in [0, 1, 40, 63, 64, 65, 100, 150, 199] {
                let mut items = [number; 200];
                *items.get_mut(place).expect("a place in the array") = mistake;
                let outcome = parse_json::<ResultError>(body(&items).as_bytes()).as_str();
                assert_eq!(outcome, "unrecognized", "{mistake} at {place} of {number}");
            }
        }
    }
}
