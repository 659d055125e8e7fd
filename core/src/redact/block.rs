//! Blocks of YAML: the more indented lines behind a key.

use crate::bytes::{all, last_position_of, leading, leading_of, position_of};

/// The maximum length of a line up to the end of its key.
const LONGEST: usize = 128;

/// Returns the lines of a text, map or list behind the key that ends before a position, up to the last one.
pub(super) fn block(bytes: &[u8], start: usize) -> Option<(usize, usize)> {
    let before = bytes.get(start.saturating_sub(LONGEST)..start)?.strip_suffix(b":")?;
    let line = last_position_of(before, b'\n').map_or(0, |at| at + 1);
    let line = before.get(line..)?;
    let indent = leading(line, |byte| b" -".contains(byte));
    let key = line.get(indent..)?;
    let rest = bytes.get(start..)?;
    let length = position_of(rest.get(..LONGEST).unwrap_or(rest), b'\n')? + 1;
    let is_text = header(rest.get(..length)?)?;
    let content = start + length;
    let (mut at, mut end, mut first) = (content, content, None);
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let length = position_of(rest, b'\n').unwrap_or(rest.len());
        let line = rest.get(..length)?;
        let spaces = leading_of(line, b' ');
        let text = line.trim_ascii();
        // The items of a list can have the indent of its key.
        let is_item = !is_text && text.starts_with(b"- ") && spaces == indent;
        if !text.is_empty() {
            if spaces <= indent && !is_item {
                break;
            }
            let is_member = || is_key(key) && (text.starts_with(b"- ") || has_key(text));
            if first.is_none() && !is_text && !is_member() {
                return None;
            }
            first = first.or(Some(at + spaces));
            end = at + line.trim_ascii_end().len();
        }
        at += length + 1;
    }
    first.map(|first| (first, end)).filter(|(first, end)| first < end)
}

/// Returns `true` if the rest of a line announces a text, `|` or `>-`, and `false` if it is empty apart from anchors, tags and
/// comments.
fn header(line: &[u8]) -> Option<bool> {
    let mut is_text = false;
    for word in line.split(u8::is_ascii_whitespace) {
        match word {
            [] | [b'&' | b'!', ..] => {}
            [b'#', ..] => break,
            [b'|' | b'>', rest @ ..] if all(rest, |byte| b"+-123456789".contains(byte)) => is_text = true,
            _ => return None,
        }
    }
    Some(is_text)
}

/// Returns `true` for a key at the start of a line.
fn is_key(text: &[u8]) -> bool {
    all(text, |byte| byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"_-.\"'/".contains(byte))
}

/// Returns `true` for a line that starts with a key.
fn has_key(line: &[u8]) -> bool {
    let colon = position_of(line, b':').unwrap_or(line.len());
    let is_end = line.get(colon + 1).is_none_or(u8::is_ascii_whitespace);
    colon < line.len() && is_end && line.get(..colon).is_some_and(is_key)
}
