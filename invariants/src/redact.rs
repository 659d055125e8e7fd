//! Invariants of redaction: no part of a secret is printed, and the output stays on one line.

use std::fmt::{Debug, Display};

use captchaai_errors::{ParamValue, Redacted, SubmitError, parse, preflight};

/// Secrets that are recognized by their shape.
const SHAPED: [&str; 4] = [
    "9b1fc26e80d54a7733e2ab1cd9f0471b",
    "q7Zk2Xw9Lr4Vt8Bn1Mc6Hy3Jf5Gd0Ps2Ka7Ue9Io",
    "eyJhbGciOiJIUzI1NiIsInR5cCI6.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
    "4f1c9b7e-2a6d-4c38-9e05-7d1b3a8f6c24",
];

/// A secret that looks like a word, with the position of its name.
const WORD: &str = "xyzzyplughfrotz";
const NAMED: [&str; 6] =
    ["key=", "\"token\": \"", "X-Api-Key: ", "&password=", "userSecret:", "ERROR_WRONG_USER_KEY: "];

pub(crate) fn check(bytes: &[u8]) {
    let [choice, split, text @ ..] = bytes else { return };
    printed(text, "", &[ParamValue::Missing]);
    let (before, after) = text.split_at(usize::from(*split) % (text.len() + 1));
    let choice = usize::from(*choice);
    // What stands around a secret must not be a part of it: of one with a shape any letter would be.
    let (secret, name) = match SHAPED.get(choice % (SHAPED.len() + NAMED.len())) {
        Some(secret) => (*secret, ""),
        None => (WORD, NAMED[choice % (SHAPED.len() + NAMED.len()) - SHAPED.len()]),
    };
    // A word goes before, since the value of a name at the end of `before` may be the next name.
    let whole = [before, b" and ", name.as_bytes(), secret.as_bytes(), b" ", after].concat();
    // Less than a piece of it around it may become one beside an escape.
    if !secret.as_bytes().windows(6).any(|part| contains(before, part) || contains(after, part)) {
        printed(&whole, secret, &[ParamValue::Text(secret), ParamValue::Text(&String::from_utf8_lossy(&whole))]);
    }
}

/// Everything that can be printed of a response and of its request.
fn printed(body: &[u8], secret: &str, values: &[ParamValue<'_>]) {
    let redacted = Redacted::new(body);
    clean(&redacted, secret);
    assert!(redacted.to_string().len() <= 10 * (body.len() + 1), "{redacted}");
    let context: Vec<(&str, ParamValue<'_>)> = ["key", "body"].into_iter().zip(values.iter().copied()).collect();
    let body_text = String::from_utf8_lossy(body);
    for name in ["key", "api_token", "clientPassword"] {
        let shown = Redacted::named(name, body).to_string();
        assert_eq!(shown, if body.is_empty() { "" } else { "[redacted]" });
    }
    if let Err(failure) = parse::<SubmitError>(body).into_result() {
        clean(&failure, secret);
        clean(&failure.with(&context), secret);
    }
    for breach in preflight::<SubmitError>(&[("key", ParamValue::Text(&body_text))]) {
        clean(&breach.code.as_str(), secret);
        clean(&breach.with(&context), secret);
    }
}

/// Neither way to print a value shows a part of the secret or a control character.
fn clean(value: &(impl Display + Debug), secret: &str) {
    for said in [value.to_string(), format!("{value:?}")] {
        assert!(!said.contains(char::is_control), "{said:?}");
        for piece in pieces(secret) {
            assert!(!contains(said.as_bytes(), piece), "{} of {secret} is in {said}", piece.escape_ascii());
        }
    }
}

/// The parts of a secret that are long enough to be noticed.
fn pieces(secret: &str) -> impl Iterator<Item = &[u8]> {
    secret.as_bytes().windows(9)
}

fn contains(text: &[u8], piece: &[u8]) -> bool {
    text.windows(piece.len()).any(|window| window == piece)
}
