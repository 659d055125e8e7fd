//! Decoding of JSON strings: contenders and texts.

use std::cell::RefCell;

use captchaai_errors::{Outcome, Payload, ResponseValue, ResultError, Text, parse};
use serde::Deserialize;

use crate::harness::{Contender, Numbers};

/// The number of strings per pass.
const STRINGS: usize = 64;

/// The approximate length of a long string on the wire, in bytes.
const LONG: usize = 2048;

/// A kind of string.
pub struct Kind {
    /// Its name in reports.
    pub name: &'static str,
    /// The strings.
    pub strings: Vec<Written>,
}

/// A string as JSON writes it.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// A response with the string as payload.
    pub body: &'static [u8],
    /// The string with its quotes.
    pub literal: &'static str,
    /// The text of the response.
    pub text: Text<'static>,
    /// The decoded string.
    pub decoded: &'static str,
}

impl Written {
    fn new(inside: &str) -> Self {
        let body: &'static str = format!("{{\"status\":1,\"request\":\"{inside}\"}}").leak();
        let literal: &'static str = format!("\"{inside}\"").leak();
        let decoded = serde_json::from_str::<String>(literal).expect("the literal is valid").leak();
        let text = payload(body.as_bytes()).expect("the response is a success");
        assert!(text == *decoded, "errbook and serde_json decode {literal} differently");
        Written { body: body.as_bytes(), literal, text, decoded }
    }
}

/// All kinds of strings.
#[must_use]
pub fn kinds() -> Vec<Kind> {
    vec![
        long("no escape", 9, &["ab", "0"], ""),
        long("one `\\/` in 2 KB", LONG, &["ab", "0"], r"\/"),
        long("`\\/` every nine bytes", 9, &["ab", "0"], r"\/"),
        long("text with lines", 60, &["a ", "b"], r"\n"),
        long("quotes", 12, &["ab", "0"], r#"\""#),
        long("nearly all `\\n`", 0, &["x"], r"\n"),
        long("`\\n` and `\\t`, mixed with letters", 2, &["x"], r"\n\t"),
        long("2,048 `\\u`", 0, &["x"], r"\u0436"),
        long("`\\u` every nine bytes", 9, &["ab", "0"], r"\u00e9"),
        long("surrogate pairs", 0, &["x"], r"\ud83d\ude00"),
        long("Cyrillic, one escape", LONG, &["ж", "а"], r"\/"),
        long("Chinese, escape every 30 bytes", 30, &["文", "字"], r"\n"),
        kind("short, `\\/`", |numbers| format!("a{}\\/b", numbers.below(100))),
        kind("short, `\\u`", |numbers| format!("caf\\u00e9 {}", numbers.below(100))),
        kind("ID with `\\/`", |numbers| format!("{:09}\\/{:09}", numbers.below(1 << 29), numbers.below(1 << 29))),
    ]
}

fn kind(name: &'static str, inside: impl Fn(&mut Numbers) -> String) -> Kind {
    let mut numbers = Numbers::default();
    Kind { name, strings: (0..STRINGS).map(|_| Written::new(&inside(&mut numbers))).collect() }
}

/// A kind of long strings: runs of about `run` bytes, then an escape.
fn long(name: &'static str, run: usize, letters: &[&str], escape: &str) -> Kind {
    kind(name, |numbers| {
        let goal = if escape.len() == 6 && run == 0 { LONG * 6 } else { LONG };
        let mut inside = String::new();
        // A run of 2 KB is placed around its escape.
        let mut left = if run == LONG { numbers.below(LONG) } else { run };
        while inside.len() < goal {
            // No two strings are alike, so that the processor cannot learn them.
            let end = inside.len() + left;
            while inside.len() < end {
                inside.push_str(letters[numbers.below(letters.len())]);
            }
            if inside.len() < goal {
                inside.push_str(escape);
            }
            left = match run {
                0 => usize::from(numbers.below(50) == 0),
                LONG => LONG,
                _ => run / 2 + numbers.below(run + 1),
            };
        }
        inside
    })
}

/// An operation: serde_json, and errbook in one or more ways.
pub type Operation = Vec<Contender<'static, Written>>;

/// The operations; in each, serde_json is first.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let buffer = RefCell::new(vec![0; 3 * LONG]);
    let string = |written: &Written| serde_json::from_str::<String>(written.literal).unwrap_or_default();
    vec![
        vec![
            Contender::new("serde_json", move |written: &Written| string(written).len()),
            Contender::new("to_cow", |written: &Written| written.text.to_cow().into_owned().len()),
            Contender::new("to_string", |written: &Written| written.text.to_string().len()),
            Contender::new("copy_to", move |written: &Written| {
                written.text.copy_to(buffer.borrow_mut().as_mut_slice()).map_or(0, str::len)
            }),
        ],
        vec![
            Contender::new("serde_json", move |written: &Written| (string(written) == written.decoded).into()),
            Contender::new("==", |written: &Written| (written.text == written.decoded).into()),
        ],
        vec![
            Contender::new("serde_json", move |written: &Written| {
                string(written).chars().fold(0, |sum, character| sum ^ character as usize)
            }),
            Contender::new("chars", |written: &Written| {
                written.text.chars().fold(0, |sum, character| sum ^ character as usize)
            }),
        ],
        vec![
            Contender::new("serde_json", move |written: &Written| {
                let mut sum = 0;
                for character in string(written).chars() {
                    sum ^= character as usize;
                }
                sum
            }),
            Contender::new("for in chars", |written: &Written| {
                let mut sum = 0;
                for character in written.text.chars() {
                    sum ^= character as usize;
                }
                sum
            }),
        ],
        vec![
            Contender::new("serde_json", |written: &Written| whole_response(written.body)),
            Contender::new("whole response", |written: &Written| parsed(written.body)),
        ],
    ]
}

/// A struct for the two fields of a response, as users write it.
#[derive(Deserialize)]
struct Envelope {
    status: u64,
    request: String,
}

fn whole_response(body: &[u8]) -> usize {
    serde_json::from_slice::<Envelope>(body).map_or(0, |envelope| envelope.request.len() + envelope.status as usize)
}

/// Parses a response and decodes its payload.
#[must_use]
pub fn parsed(body: &[u8]) -> usize {
    payload(body).map_or(0, |text| text.to_cow().into_owned().len())
}

fn payload(body: &[u8]) -> Option<Text<'_>> {
    match parse::<ResultError>(body) {
        Outcome::Success { payload: Payload { value: ResponseValue::Text(text), .. } } => Some(text),
        _ => None,
    }
}
