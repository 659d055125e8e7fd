//! The canonical replies of a code: how the API says it, by what the catalogue states of replies.

use crate::model::{Catalog, Entry, JsonResponses, Predicate, Responses, keys};

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
pub fn canonical(replies: &Responses, code: &str) -> Vec<Canonical> {
    let text = replies.text.iter().map(|_| Canonical { format: Format::Text, body: code.to_owned() });
    let json = replies.json.iter().map(|json| Canonical { format: Format::Json, body: envelope(json, code) });
    text.chain(json).collect()
}

/// The canonical replies of an entry; a parameter of its code is `30`.
#[must_use]
pub fn of(catalog: &Catalog, entry: &Entry) -> Vec<Canonical> {
    let code = &catalog.code(entry).code;
    let parts = code.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?.1)));
    match (&entry.texts.parameter, parts) {
        (Some(_), Some((before, after))) => canonical(&catalog.responses, &format!("{before}30{after}")),
        _ => canonical(&catalog.responses, code),
    }
}

/// An object in which everything holds that a failure needs, and the code stands at its place.
fn envelope(json: &JsonResponses, code: &str) -> String {
    let before = json.code_after.as_deref().unwrap_or_default();
    let tests = json.failure.iter().filter_map(|(place, test)| {
        let value = match test {
            Predicate::Is(is) => value(is),
            // Any other scalar does; `1` is what people write.
            Predicate::Not(not) => if not == "1" { "2" } else { "1" }.to_owned(),
            Predicate::Present => "{}".to_owned(),
            Predicate::Absent => return None,
        };
        Some((keys(place), value))
    });
    let mut places: Vec<(Vec<&str>, String)> = tests.collect();
    let code = (keys(&json.code), string(&format!("{before}{code}")));
    // What must be at the code's place, or around it, is there once the code is.
    places.retain(|(place, _)| !code.0.starts_with(place));
    places.push(code);
    tree(&places)
}

/// The object that has these values at these places.
fn tree(places: &[(Vec<&str>, String)]) -> String {
    if let [(place, value)] = places
        && place.is_empty()
    {
        return value.clone();
    }
    let mut heads: Vec<&str> = Vec::new();
    for head in places.iter().filter_map(|(place, _)| place.first().copied()) {
        if !heads.contains(&head) {
            heads.push(head);
        }
    }
    let members = heads.iter().map(|head| {
        let inner = places.iter().filter(|(place, _)| place.first() == Some(head));
        let inner: Vec<_> =
            inner.map(|(place, value)| (place.iter().skip(1).copied().collect(), value.clone())).collect();
        (*head, tree(&inner))
    });
    match members.collect::<Vec<_>>().as_slice() {
        [("[]", item)] => format!("[{item}]"),
        members => {
            let members: Vec<String> = members.iter().map(|(key, value)| format!("{}:{value}", string(key))).collect();
            format!("{{{}}}", members.join(","))
        }
    }
}

/// A number or a boolean where the catalogue's value reads as one, else a string.
fn value(text: &str) -> String {
    if ["true", "false"].contains(&text) {
        return text.to_owned();
    }
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
