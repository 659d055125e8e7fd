//! Parts of a form, `multipart/form-data`, whose name is that of a secret.

use super::name;
use crate::bytes::{find, leading, leading_of};

/// The maximum length of a line of the headers of a part.
const LONGEST: usize = 256;

/// Returns the content of the part whose name stands behind the word `run` at a position: `name="api_key"`.
pub(super) fn form_part(bytes: &[u8], at: usize, run: &[u8], secrets: &[&str]) -> Option<(usize, usize)> {
    if run != b"name" {
        return None;
    }
    let rest = bytes.get(at + run.len()..)?.strip_prefix(b"=")?;
    let slashes = leading_of(rest, b'\\');
    let rest = rest.get(slashes..)?.strip_prefix(b"\"")?;
    let length = leading(rest.get(..LONGEST).unwrap_or(rest), |byte| !b"\"\\\r\n".contains(byte));
    name::at_end(rest.get(..length)?, secrets)?;
    let rest = rest.get(length + slashes..)?.strip_prefix(b"\"")?;
    // An empty line ends the headers.
    let mut headers = behind_line(rest)?;
    while behind_break(headers).is_none() {
        let name =
            leading(headers.get(..LONGEST).unwrap_or(headers), |byte| byte.is_ascii_alphanumeric() || *byte == b'-');
        headers.get(name).filter(|byte| **byte == b':' && name > 0)?;
        headers = behind_line(headers)?;
    }
    let start = bytes.len() - behind_break(headers)?.len();
    let content = bytes.get(start..)?;
    let end = find(content, b"\n--").or_else(|| find(content, b"\\n--")).unwrap_or(content.len());
    let content = content.get(..end)?;
    let content = content.strip_suffix(b"\r").or_else(|| content.strip_suffix(b"\\r")).unwrap_or(content);
    (!content.is_empty()).then_some((start, start + content.len()))
}

/// Returns the text behind the rest of a line.
fn behind_line(text: &[u8]) -> Option<&[u8]> {
    let mut rest = text;
    while rest.len() + LONGEST > text.len() {
        if let Some(behind) = behind_break(rest) {
            return Some(behind);
        }
        (_, rest) = rest.split_first()?;
    }
    None
}

/// Returns the text behind a line break, as it is or escaped.
fn behind_break(text: &[u8]) -> Option<&[u8]> {
    for line_break in [b"\r\n".as_slice(), b"\n", b"\\r\\n", b"\\n"] {
        if let Some(behind) = text.strip_prefix(line_break) {
            return Some(behind);
        }
    }
    None
}
