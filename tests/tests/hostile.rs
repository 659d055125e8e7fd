//! Adversarial bodies of 64 MiB: each is parsed in linear time, without allocation.
//!
//! `cargo test -p errbook-tests --test hostile -- --nocapture` prints the figures.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use captchaai_errors::{Code, Outcome, ResultError, parse};

/// The sizes of a body. A quadratic parser takes minutes for the first one, and days for the second.
const SIZES: [usize; 2] = [4 << 20, 64 << 20];

/// The longest that a body may take, in a debug build on a busy machine: hundreds of times what it does take.
const LONGEST: Duration = Duration::from_secs(60);

/// Texts that are repeated up to a size, with prefix, suffix, and the expected outcome.
#[rustfmt::skip]
const KINDS: [(&str, &str, &str, &str, &str); 18] = [
    ("a plain payload", "OK|", "3397637370", "", "success"),
    ("a plain code that goes on", "ERROR_", "CAPTCHA_UNSOLVABLE", "", "unrecognized"),
    ("a page", "<html>", "<p>502 Bad Gateway</p>", "", "unrecognized"),
    ("white space", "", " \r\n\t", "", "unrecognized"),
    ("white space around a code", "", " \r\n\t", "CAPCHA_NOT_READY", "pending"),
    ("byte order marks", "", "\u{feff}", "OK|1", "success"),
    ("NUL behind a code", "ERROR_CAPTCHA_UNSOLVABLE", "\0", "", "error"),
    ("one JSON string", r#"{"status":1,"request":""#, "3397637370", r#""}"#, "success"),
    ("one JSON string of escapes", r#"{"status":1,"request":""#, "\\ud83d\\ude00", r#""}"#, "success"),
    ("a code of escapes", r#"{"status":0,"request":""#, "\\u0045", r#""}"#, "unrecognized"),
    ("one JSON number", r#"{"status":1,"request":1"#, "0000000000", "}", "success"),
    ("an array of integers", r#"{"status":1,"request":"t","k":["#, "12,345678,", "0]}", "success"),
    ("one JSON string with quotes", r#"{"status":1,"request":""#, r#"quoted \"text\" "#, r#""}"#, "success"),
    ("many keys", "{", r#""key":0,"#, r#""status":0,"request":"CAPCHA_NOT_READY"}"#, "pending"),
    ("one key many times", "{", r#""status":0,"#, r#""request":"CAPCHA_NOT_READY"}"#, "unrecognized"),
    ("brackets", r#"{"status":1,"request":"#, "[", "", "unrecognized"),
    ("braces", "", r#"{"status":"#, "", "unrecognized"),
    ("white space in JSON", "{", " \n", r#""status":0,"request":"ERROR_CAPTCHA_UNSOLVABLE"}"#, "error"),
];

fn body(size: usize, (_, before, inner, behind, _): (&str, &str, &str, &str, &str)) -> Vec<u8> {
    [before, &inner.repeat(size / inner.len()), behind].concat().into_bytes()
}

/// The least time of a few runs, and the outcome.
fn timed(body: &[u8]) -> (Duration, Outcome<'_, ResultError, Code>) {
    let runs = (0..3).map(|_| {
        let start = Instant::now();
        let outcome = parse::<ResultError>(body);
        (start.elapsed(), outcome)
    });
    runs.min_by_key(|(took, _)| *took).expect("there were runs")
}

/// The tests run one after the other, because the memory is that of the whole process.
static ALONE: Mutex<()> = Mutex::new(());

#[test]
fn body_of_64_mib_is_parsed_without_allocation() {
    let _alone = ALONE.lock();
    for (kind, size) in KINDS.into_iter().flat_map(|kind| SIZES.map(|size| (kind, size))) {
        let (name, .., word) = kind;
        let body = body(size, kind);
        let before = memory();
        let (took, outcome) = timed(&body);
        let grown = memory().zip(before).map(|(after, before)| after.saturating_sub(before));
        println!("| {name} | {} MiB | {} ms | {} KiB |", size >> 20, took.as_millis(), grown.unwrap_or_default() >> 10);
        assert_eq!(outcome.as_str(), word, "{name}");
        assert!(took < LONGEST, "{name} took {took:?}");
        assert!(grown.is_none_or(|grown| grown < 1 << 20), "{name} took {grown:?} bytes");
        assert!(format!("{outcome:?}").len() < 2_048 || word == "success", "{name}");
    }
}

/// The most memory that this process has had, in bytes, where the system says so.
fn memory() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<usize>().ok().map(|kib| kib << 10)
}

/// A catalog that takes the code from the tail of a value, with deep and long values.
#[test]
fn deep_or_long_value_is_not_a_code() {
    use errbook_tests::catalogs::problem::BuyError;
    let _alone = ALONE.lock();
    let deep = |levels: usize| format!("{}{}", r#"{"type":"#.repeat(levels), "}".repeat(levels));
    assert_eq!(word(&deep(128)), "unrecognized");
    assert_eq!(word(&deep(1_000_000)), "unrecognized");
    assert_eq!(word(&format!(r#"{{"type":"{}out-of-stock"}}"#, "x/".repeat(2_000))), "error");
    assert_eq!(word(&format!(r#"{{"type":"{}out-of-stock"}}"#, "x/".repeat(2_000_000))), "unrecognized");

    fn word(body: &str) -> &'static str {
        parse::<BuyError>(body.as_bytes()).as_str()
    }
}
