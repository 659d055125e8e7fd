//! Public values: shown as they are, except for the secrets that a URL can contain.

use core::fmt::{self, Write};

use super::escape::{HIDDEN, write_escaped};
use crate::bytes::{all, find, last_position_of, leading, position_of};

/// The maximum number of bytes of a parameter that are shown.
pub(crate) const MAX_SHOWN: usize = 64;

/// The value of a public parameter.
///
/// Of a URL, neither the user and password nor anything after the first `?`, `#` or `;` is shown. At most
/// 64 bytes are shown, escaped as those of [`Redacted`](super::Redacted).
pub(crate) struct Public<'a>(pub(crate) &'a str);

impl Public<'_> {
    fn write(&self, quoted: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = leading(self.0.as_bytes(), |byte| !b"?#;".contains(byte));
        let (shown, rest) = self.0.split_at_checked(end).unwrap_or_default();
        let is_scheme = |scheme: &[u8]| all(scheme, |byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte));
        let start =
            find(shown.as_bytes(), b"://").filter(|colon| shown.as_bytes().get(..*colon).is_some_and(is_scheme));
        let (scheme, behind) = shown.split_at_checked(start.map_or(0, |colon| colon + 3)).unwrap_or_default();
        let user_info = user_info(behind, rest);
        let visible = behind.get(user_info..).unwrap_or_default();
        let hidden = if user_info > 0 { HIDDEN } else { "" };
        let (scheme, cut) = beginning(scheme, MAX_SHOWN);
        let (visible, cut) = if cut { ("", cut) } else { beginning(visible, MAX_SHOWN - scheme.len()) };
        write_escaped(scheme.as_bytes(), quoted, f)?;
        f.write_str(hidden)?;
        write_escaped(visible.as_bytes(), quoted, f)?;
        match rest.chars().next() {
            _ if cut => f.write_char('…'),
            Some(separator) => write!(f, "{separator}{HIDDEN}"),
            None => Ok(()),
        }
    }
}

/// Returns the length of `user:password` in the part of a URL after its scheme; `rest` is its query.
fn user_info(text: &str, rest: &str) -> usize {
    let (authority, path) = text.split_at_checked(leading(text.as_bytes(), |byte| *byte != b'/')).unwrap_or_default();
    // A port, or nothing.
    let has_port = || {
        let colon = position_of(authority.as_bytes(), b':').unwrap_or(authority.len());
        authority.as_bytes().get(colon + 1..).is_none_or(|port| all(port, u8::is_ascii_digit))
    };
    match last_position_of(text.as_bytes(), b'@') {
        // A name in a path is shown: `example.com/@joe`. After a colon, the `/` can belong to the password.
        Some(at) if at < authority.len() || authority.is_empty() || authority.as_bytes().contains(&b':') => at,
        // So can the `?`.
        None if rest.as_bytes().contains(&b'@') && (path.is_empty() || !has_port()) => text.len(),
        _ => 0,
    }
}

/// Returns at most `limit` bytes of a text, and `true` if it is longer.
fn beginning(text: &str, limit: usize) -> (&str, bool) {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    (text.get(..end).unwrap_or_default(), end < text.len())
}

impl fmt::Display for Public<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(false, f)
    }
}

/// Writes the value in quotes, with inner quotes escaped.
impl fmt::Debug for Public<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        self.write(true, f)?;
        f.write_char('"')
    }
}
