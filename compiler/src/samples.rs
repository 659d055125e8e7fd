//! The canonical replies of a code: how the API says it, by what the catalogue states of replies.

use crate::model::Replies;

/// The format of a reply.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Plain text.
    Text,
    /// JSON.
    Json,
}

/// A reply that the catalogue's `replies` describe.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Canonical {
    /// Its format.
    pub format: Format,
    /// The response body.
    pub body: String,
}

/// The canonical replies that name `code` as the failure, one for each format that the API speaks.
#[must_use]
pub fn canonical(replies: &Replies, code: &str) -> Vec<Canonical> {
    let text = replies.text.iter().map(|_| Canonical { format: Format::Text, body: code.to_owned() });
    let json = replies.json.iter().map(|json| {
        let (key, is) = &json.failure;
        let body = format!("{{{}:{},{}:{}}}", string(key), value(is), string(&json.code), string(code));
        Canonical { format: Format::Json, body }
    });
    text.chain(json).collect()
}

/// A number where the catalogue's value reads as one, else a string.
fn value(text: &str) -> String {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let number =
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    if number { text.to_owned() } else { string(text) }
}

/// A JSON string.
fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
