//! Sets of codes of growing size.

use std::collections::BTreeSet;

/// A set of codes with its queries.
pub struct Set {
    /// The name of the module with its peers.
    pub name: &'static str,
    /// The codes.
    pub codes: Vec<String>,
    /// Words of the same shape, as a changed API sends them.
    pub unknown: Vec<String>,
}

/// Every set: the 22 codes of CaptchaAI, the 260 SQLSTATEs of PostgreSQL, and two composed of words.
pub fn sets() -> Vec<Set> {
    let all = composed(PARTS);
    // A step coprime to the length visits every code once, without runs.
    let mut mixed: Vec<String> = (0..all.len()).map(|place| all[place * 7919 % all.len()].clone()).collect();
    let rest = mixed.split_off(1000);
    let states = listed(include_str!("sets/sqlstates.txt"));
    vec![
        Set {
            name: "codes_22",
            codes: listed(include_str!("sets/captchaai.txt")),
            unknown: listed(include_str!("sets/unknown.txt")),
        },
        Set { name: "codes_260", unknown: unknown_states(&states), codes: states },
        Set { name: "codes_1000", codes: mixed, unknown: rest.into_iter().take(1000).collect() },
        Set { name: "codes_10000", codes: all, unknown: composed(OTHER_PARTS) },
    ]
}

/// Codes of the set with one byte changed.
pub fn near_misses(codes: &[String]) -> Vec<String> {
    let known: BTreeSet<&str> = codes.iter().map(String::as_str).collect();
    let mut misses = Vec::new();
    for (number, code) in codes.iter().enumerate() {
        let miss = (0..).map(|step| changed(code, number + step)).find(|miss| !known.contains(miss.as_str()));
        misses.extend(miss);
    }
    misses
}

fn changed(code: &str, seed: usize) -> String {
    let mut bytes = code.as_bytes().to_vec();
    let place = seed * 31 % bytes.len();
    bytes[place] = b'A' + (seed * 7 % 26) as u8;
    String::from_utf8(bytes).unwrap_or_default()
}

/// States that PostgreSQL does not have: its classes with other subclasses.
fn unknown_states(states: &[String]) -> Vec<String> {
    let other = states.iter().enumerate().map(|(number, state)| format!("{}{:03}", &state[..2], 100 + number));
    other.filter(|state| !states.contains(state)).collect()
}

fn listed(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

const PARTS: &[&str] = &[
    "CODE",
    "COUNT",
    "COUNTRY",
    "DATE",
    "ENCODING",
    "EXTENSION",
    "FORMAT",
    "ID",
    "LENGTH",
    "LIMIT",
    "NAME",
    "OWNER",
    "PERMISSION",
    "RANGE",
    "REFERENCE",
    "SIGNATURE",
    "SIZE",
    "STATE",
    "TYPE",
    "VERSION",
];
const OTHER_PARTS: &[&str] = &["CHECKSUM", "COLOR", "HEADER", "HEIGHT", "ORIGIN", "RATE", "REGION", "VALUE", "WIDTH"];

/// 10,000 codes that are as similar as those of an API: `ERROR_WRONG_PROXY_FORMAT`.
fn composed(parts: &[&str]) -> Vec<String> {
    const FAULTS: [&str; 20] = [
        "BAD",
        "BLOCKED",
        "DUPLICATE",
        "EMPTY",
        "EXPIRED",
        "FORBIDDEN",
        "INVALID",
        "LOCKED",
        "MISSING",
        "NO_SUCH",
        "REJECTED",
        "STALE",
        "TOO_BIG",
        "TOO_MANY",
        "TOO_SMALL",
        "UNKNOWN",
        "UNSUPPORTED",
        "USED",
        "WRONG",
        "ZERO",
    ];
    const THINGS: [&str; 25] = [
        "ACCOUNT", "ACTION", "ADDRESS", "AGENT", "BALANCE", "CALLBACK", "CAPTCHA", "COOKIE", "DOMAIN", "IMAGE", "KEY",
        "LANGUAGE", "METHOD", "PAGE", "PAYMENT", "PROXY", "REPORT", "SCORE", "SESSION", "SITE", "TASK", "TIMEOUT",
        "TOKEN", "USER", "WORKER",
    ];
    let mut codes = Vec::new();
    for fault in FAULTS {
        for thing in THINGS {
            codes.extend(parts.iter().map(|part| format!("ERROR_{fault}_{thing}_{part}")));
        }
    }
    codes
}
