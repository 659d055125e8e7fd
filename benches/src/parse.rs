//! Parsing of responses: contenders and bodies.

use std::borrow::Cow;
use std::cell::RefCell;

use captchaai_errors::{ApiCode, ApiError, Code, Outcome, ResultError, SubmitError, parse};
use errbook_bench_peers::codes_22::Strum;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::harness::{Contender, Numbers};

/// The number of bodies per pass.
const BODIES: usize = 2048;

/// The length of a long body.
const LONG: usize = 5_000_000;

/// A kind of response.
pub struct Kind {
    /// Its name in reports.
    pub name: &'static str,
    /// `true` for JSON.
    pub json: bool,
    /// The bodies.
    pub bodies: Vec<Vec<u8>>,
}

/// All kinds of responses.
#[must_use]
pub fn kinds() -> Vec<Kind> {
    let token = "03AGdBq25".repeat(228);
    let message = "\"error_text\":\"The balance is too low\"";
    let escaped = |code: &str| code.replace('E', "\\u0045");
    let page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
    let own: Vec<&str> = SubmitError::ALL.iter().map(|code| code.as_str()).collect();
    let foreign: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).filter(|code| !own.contains(code)).collect();
    let text = |name, body: &dyn Fn(&str) -> String| kind(name, false, &own, body);
    let json = |name, body: &dyn Fn(&str) -> String| kind(name, true, &own, body);
    vec![
        text("error", &str::to_owned),
        text("pending, 90%", &|code| {
            if code.len() % 8 == 0 { code.to_owned() } else { "CAPCHA_NOT_READY".to_owned() }
        }),
        text("ID", &|code| format!("OK|{}", 73_548_290 + code.len())),
        text("token of 2 KB", &|code| format!("OK|{token}{code}")),
        text("unknown code", &|code| format!("{code}_X")),
        kind("code of another endpoint", false, &foreign, &str::to_owned),
        text("HTML", &|_| page.to_owned()),
        json("error, canonical", &|code| format!("{{\"status\":0,\"request\":\"{code}\"}}")),
        json("error, spaced", &|code| format!("{{\"status\": 0, \"request\": \"{code}\"}}")),
        json("error, reordered", &|code| format!("{{\"request\":\"{code}\",\"status\":0}}")),
        json("error, escaped", &|code| format!("{{\"status\":0,\"request\":\"{}\"}}", escaped(code))),
        json("ID, canonical", &|code| format!("{{\"status\":1,\"request\":\"{}\"}}", 73_548_290 + code.len())),
        json("token of 2 KB", &|code| format!("{{\"status\":1,\"request\":\"{token}{code}\"}}")),
        json("unknown code", &|code| format!("{{\"status\":0,\"request\":\"{code}_X\"}}")),
        kind("code of another endpoint", true, &foreign, &|code| format!("{{\"status\":0,\"request\":\"{code}\"}}")),
        json("error, message", &|code| format!("{{\"status\":0,\"request\":\"{code}\",{message}}}")),
        json("error, escaped message", &|code| {
            format!("{{\"status\":0,\"request\":\"{code}\",\"error_text\":\"Guthaben f\\u00fcr den Schl\\u00fcssel\"}}")
        }),
        json("error, escaped, message", &|code| {
            format!("{{\"status\":0,\"request\":\"{}\",{message}}}", escaped(code))
        }),
        json("error, further fields", &|code| {
            format!("{{\"status\":0,\"request\":\"{code}\",{message},\"id\":[1,2],\"meta\":{{\"node\":\"a7\"}}}}")
        }),
        json("error, indented", &|code| format!("{{\n  \"status\": 0,\n  \"request\": \"{code}\"\n}}")),
        json("unknown code, message", &|code| format!("{{\"status\":0,\"request\":\"{code}_X\",{message}}}")),
        json("token of 2 KB, further field", &|code| {
            format!("{{\"status\":1,\"request\":\"{token}{code}\",\"useragent\":\"Mozilla/5.0 (X11; Linux x86_64)\"}}")
        }),
    ]
}

/// Successes with 5 MB of numbers in a member that the catalog does not name, one for each kind.
#[must_use]
pub fn long_kinds() -> Vec<Kind> {
    let integer = |text: &mut String, numbers: &mut Numbers| digits(text, numbers, 1);
    let kind = |name, items: String| {
        let body = format!("{{\"status\":1,\"request\":\"3397637370\",\"points\":[{items}0]}}");
        Kind { name, json: true, bodies: vec![body.into_bytes()] }
    };
    vec![
        kind("integers", items(LONG, &integer)),
        // The processor learns the branches of a block that repeats.
        kind("integers, 50 KB repeated", items(LONG / 100, &integer).repeat(100)),
        kind("fractions", {
            items(LONG, &|text, numbers| {
                digits(text, numbers, 1);
                text.push('.');
                digits(text, numbers, 0);
            })
        }),
    ]
}

/// Returns items of an array up to a length, each with a comma.
fn items(length: usize, item: &dyn Fn(&mut String, &mut Numbers)) -> String {
    let (mut numbers, mut text) = (Numbers::default(), String::with_capacity(length + 32));
    while text.len() < length {
        item(&mut text, &mut numbers);
        text.push(',');
    }
    text
}

/// Adds one to nine digits, of which the first is at least `least`.
///
/// Formatted numbers would take most of the time of a run under valgrind.
fn digits(text: &mut String, numbers: &mut Numbers, least: usize) {
    let (length, mut rest) = (numbers.below(9), numbers.below(1 << 40));
    text.push((b'0' + (least + rest % (10 - least)) as u8) as char);
    for _ in 0..length {
        rest /= 10;
        text.push((b'0' + (rest % 10) as u8) as char);
    }
}

fn kind(name: &'static str, json: bool, codes: &[&str], body: &dyn Fn(&str) -> String) -> Kind {
    let mut numbers = Numbers::default();
    let bodies = (0..BODIES).map(|_| body(codes[numbers.below(codes.len())]).into_bytes()).collect();
    Kind { name, json, bodies }
}

/// All contenders for a kind, errbook first.
#[must_use]
pub fn contenders(kind: &Kind) -> Vec<Contender<'static, [u8]>> {
    let mut list = vec![Contender::new("errbook", |body: &[u8]| outcome(parse::<SubmitError>(body)))];
    if kind.name.starts_with("pending") {
        list = vec![Contender::new("errbook", |body: &[u8]| outcome(parse::<ResultError>(body)))];
    }
    if !kind.json {
        list.push(Contender::new("split + strum", |body: &[u8]| str::from_utf8(body).map_or(0, by_hand)));
        return list;
    }
    let is_long = kind.bodies.len() == 1;
    if is_long {
        list.push(Contender::new("serde_json RawValue", |body: &[u8]| {
            serde_json::from_slice::<&RawValue>(body).map_or(0, |value| value.get().len())
        }));
    }
    list.push(Contender::new("serde_json + strum", |body: &[u8]| length_or_code(serde_json::from_slice(body).ok())));
    if is_long {
        return list;
    }
    list.push(Contender::new("serde_json Value + strum", |body: &[u8]| {
        let value = serde_json::from_slice::<serde_json::Value>(body).ok();
        let fields = value.as_ref().and_then(|value| Some((value["status"].as_u64()?, value["request"].as_str()?)));
        fields.map_or(0, |(status, request)| length_or_code(Some(Envelope { status, request: Cow::Borrowed(request) })))
    }));
    list.push(Contender::new("sonic-rs + strum", |body: &[u8]| length_or_code(sonic_rs::from_slice(body).ok())));
    let buffer = RefCell::new(Vec::new());
    list.push(Contender::new("simd-json + strum", move |body: &[u8]| {
        // simd-json modifies its input, so the body is copied first.
        let mut buffer = buffer.borrow_mut();
        buffer.clear();
        buffer.extend_from_slice(body);
        length_or_code(simd_json::from_slice(&mut buffer).ok())
    }));
    list
}

/// A struct for the two fields of a response, as users write it.
#[derive(Deserialize)]
struct Envelope<'a> {
    status: u64,
    #[serde(borrow)]
    request: Cow<'a, str>,
}

fn length_or_code(envelope: Option<Envelope<'_>>) -> usize {
    match envelope {
        Some(Envelope { status: 1, request }) => request.len(),
        Some(Envelope { request, .. }) => code(&request),
        None => 0,
    }
}

fn by_hand(body: &str) -> usize {
    match body.trim().split_once('|') {
        Some(("OK", payload)) => payload.len(),
        _ => code(body.trim()),
    }
}

fn code(text: &str) -> usize {
    text.parse::<Strum>().map_or(0, |code| 1 + code as usize)
}

fn outcome<E: ApiError>(outcome: Outcome<'_, E, E::Code>) -> usize {
    match outcome {
        Outcome::Success { payload } => payload.as_str().map_or(0, str::len),
        Outcome::Pending { code, .. } | Outcome::Error { code, .. } => 1 + code.index(),
        Outcome::OtherEndpoint { code, .. } => 1 + code.index(),
        _ => 0,
    }
}
