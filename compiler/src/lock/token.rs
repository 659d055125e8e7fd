//! Tokens of a line: bare if possible, or else quoted.

/// Returns a text as one token.
pub(crate) fn quote(text: &str) -> String {
    let bare = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\' | b'=');
    if !text.is_empty() && text.bytes().all(bare) {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Reads the first token of a line; returns its text and its length in bytes, or `None` if it is malformed.
pub(super) fn read(line: &str) -> Option<(String, usize)> {
    let Some(quoted) = line.strip_prefix('"') else {
        let bare = line.split([' ', '\t']).next().unwrap_or_default();
        return (!bare.contains(['"', '=', '\\'])).then(|| (bare.to_owned(), bare.len()));
    };
    let mut text = String::new();
    let mut rest = quoted.char_indices();
    while let Some((at, c)) = rest.next() {
        match c {
            // A closing quote must end the token.
            '"' => {
                let after = quoted.get(at + 1..).unwrap_or_default();
                return (after.is_empty() || after.starts_with([' ', '\t'])).then_some((text, at + 2));
            }
            '\\' => match rest.next()?.1 {
                c @ ('"' | '\\') => text.push(c),
                'u' => {
                    let digits: String = rest.by_ref().map(|(_, c)| c).take_while(|c| *c != '}').collect();
                    text.push(char::from_u32(u32::from_str_radix(digits.strip_prefix('{')?, 16).ok()?)?);
                }
                _ => return None,
            },
            c => text.push(c),
        }
    }
    None
}
