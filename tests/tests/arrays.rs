//! Long arrays of numbers, which are validated in blocks, are compared with serde_json.

use captchaai_errors::{Outcome, ResultError, get, parse};
use serde::de::IgnoredAny;

/// Numbers of one to nine digits, some of them with a sign or a fraction.
fn numbers(separator: &str, is_integer: bool) -> String {
    let number = |place: u32| {
        let number = (u64::from(place) * 982_451_653 % 10_u64.pow(place % 9 + 1)).to_string();
        let sign = if place % 5 == 4 { "-" } else { "" };
        let fraction = if is_integer { String::new() } else { format!(".{}", u64::from(place) * 7919 % 1000) };
        format!("{sign}{number}{fraction}")
    };
    (0..60).map(number).collect::<Vec<_>>().join(separator)
}

/// Compares the validation of an array with that of serde_json.
fn check(array: &str) {
    let is_valid = serde_json::from_str::<IgnoredAny>(array).is_ok();
    assert_eq!(get(array, ".").is_some(), is_valid, "{array}");
    let body = format!(r#"{{"status":1,"request":"t","points":{array}}}"#);
    let outcome = parse::<ResultError>(body.as_bytes());
    let is_success = matches!(outcome, Outcome::Success { .. });
    assert_eq!(is_success, serde_json::from_str::<IgnoredAny>(&body).is_ok(), "{body}");
}

/// Inserts each piece at each place behind the first numbers.
fn check_with(separator: &str, is_integer: bool, pieces: &[&str]) {
    let numbers = numbers(separator, is_integer);
    check(&format!("[{numbers}]"));
    for place in 40..numbers.len().min(320) {
        let (before, behind) = numbers.split_at(place);
        for piece in pieces {
            check(&format!("[{before}{piece}{behind}]"));
        }
    }
}

const PIECES: &[&str] =
    &["0", "-", ",", ",,", ", ", " ", "\n", ".", ".5.", "e5", "]", "[1]", "\"a\"", "\0", "/", ":", "é"];

#[test]
fn long_array_of_integers_matches_serde_json() {
    for separator in [",", ", ", ",\r\n\t", " ,"] {
        check_with(separator, true, PIECES);
    }
}

#[test]
fn long_array_of_fractions_matches_serde_json() {
    for separator in [",", ",\n  "] {
        check_with(separator, false, PIECES);
    }
}

#[test]
fn long_numbers_of_a_long_array_match_serde_json() {
    let long = "1234567890".repeat(20);
    let pieces = [&*format!(",{long},"), &format!(",0.{long},"), &format!(",{long}.{long}.1,"), &format!(",0{long},")];
    check_with(",", true, &pieces);
    check_with(",", false, &pieces);
}
