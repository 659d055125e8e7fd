//! Public values: shown as they are, except for the secrets that a URL can contain.

use core::fmt::{self, Write};

use super::escape::{HIDDEN, write_escaped};

/// The maximum number of bytes of a parameter that are shown.
pub(crate) const MAX_SHOWN: usize = 64;

/// The value of a public parameter.
///
/// Of a URL, neither the user and password nor anything after the first `?`, `#` or `;` is shown. At most
/// 64 bytes are shown, escaped as those of [`Redacted`](super::Redacted).
pub(crate) struct Public<'a>(pub(crate) &'a str);

impl Public<'_> {
    fn write(&self, quoted: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = self.0.find(['?', '#', ';']).unwrap_or(self.0.len());
        let (shown, rest) = self.0.split_at_checked(end).unwrap_or_default();
        let is_scheme =
            |scheme: &str| scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
        let start = shown.find("://").filter(|colon| shown.get(..*colon).is_some_and(is_scheme));
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
    let (authority, path) = text.split_at_checked(text.find('/').unwrap_or(text.len())).unwrap_or_default();
    let is_port = |(_, port): (&str, &str)| port.bytes().all(|byte| byte.is_ascii_digit());
    match text.rfind('@') {
        // A name in a path is shown: `example.com/@joe`. After a colon, the `/` can belong to the password.
        Some(at) if at < authority.len() || authority.is_empty() || authority.contains(':') => at,
        // So can the `?`.
        None if rest.contains('@') && (path.is_empty() || !authority.split_once(':').is_none_or(is_port)) => text.len(),
        _ => 0,
    }
}

/// Returns at most `limit` bytes of a text, and `true` if it is longer.
fn beginning(text: &str, limit: usize) -> (&str, bool) {
    let ends = text.char_indices().map(|(start, c)| start + c.len_utf8());
    let end = ends.take_while(|end| *end <= limit).last().unwrap_or(0);
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
