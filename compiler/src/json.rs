//! JSON scalars as serializers write them.

/// Returns a scalar of the catalog as JSON: a number or a boolean if it is one, or else a string.
pub(crate) fn scalar(text: &str) -> String {
    if is_whole_number(text) || ["true", "false"].contains(&text) { text.to_owned() } else { string(text) }
}

/// Returns `true` if a text is a JSON number without a fraction and an exponent.
pub(crate) fn is_whole_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'))
}

/// Returns a JSON string.
pub(crate) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if needs_escape(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Returns `true` if a JSON string contains the text without escapes.
pub(crate) fn is_plain(text: &str) -> bool {
    !text.contains(needs_escape)
}

/// Returns `true` if JSON requires an escape for a character.
fn needs_escape(c: char) -> bool {
    matches!(c, '"' | '\\' | '\0'..' ')
}
