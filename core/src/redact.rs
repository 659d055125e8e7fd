//! Redaction: the printable form of data from callers or from the network, without secrets.

use core::fmt::{self, Write};

mod escape;
mod name;
mod public;
mod shape;

#[cfg(feature = "serde")]
pub(crate) use escape::next_unescaped;
use escape::write_escaped;
use name::Secret;
pub(crate) use public::Public;
#[cfg(feature = "serde")]
pub(crate) use shape::is_part_of_secret;

/// Text that prints without its secrets, escaped for a log.
///
/// A secret prints as `[redacted]`: nothing of it remains, not even its length. Control characters and invalid UTF-8 print
/// as escapes, so a hostile text cannot forge a line.
///
/// By name, the value of one of these names is hidden, as in `key=...`, `"key": "..."`, `X-Api-Key: ...` or
/// `ERROR_WRONG_USER_KEY: ...`; of a name of several words (`userToken`, `api_key`) the last word counts:
/// `apikey`, `auth`, `bearer`, `credential`, `credentials`, `key`, `pass`, `passphrase`, `passwd`, `password`, `pwd`,
/// `secret`, `session`, `sessionid`, `signature`, `token`, in any case.
/// After `authorization`, `cookie` and `cookies` the rest of the line is hidden, and after `proxy` everything but the host.
///
/// By shape, anywhere: the `user:password` of `user:password@host`; any sequence of at least 32 letters, digits and
/// `_-+/.~%` that is not composed of words, such as API keys, hashes, base64 and JSON web tokens; and, at the end of a
/// truncated text, the part of anything that may have continued as one of these.
///
/// This is a filter against accidents: a short password without a name looks like any other word, and about one in 100,000
/// random keys of 32 bytes looks like words. It does not allocate, does not panic, and takes linear time.
///
/// ```
/// use errbook_core::Redacted;
///
/// let shown = |text: &str| Redacted::new(text.as_bytes()).to_string();
/// assert_eq!(shown("ERROR_WRONG_USER_KEY: hunter2"), "ERROR_WRONG_USER_KEY: [redacted]");
/// assert_eq!(shown(r#"{"key":"hunter2","id":7}"#), r#"{"key":"[redacted]","id":7}"#);
/// assert_eq!(shown("http://joe:hunter2@10.0.0.1:80"), "http://[redacted]@10.0.0.1:80");
/// assert_eq!(shown("0123456789abcdef0123456789abcdef\n"), r"[redacted]\n");
/// assert_eq!(shown("ERROR_SOMETHING_NEW_AND_LONGER_THAN_ANY_KEY"), "ERROR_SOMETHING_NEW_AND_LONGER_THAN_ANY_KEY");
/// ```
#[derive(Clone, Copy)]
pub struct Redacted<'a> {
    bytes: &'a [u8],
    /// The kind of the text as a whole, by its name.
    kind: Option<Secret>,
    /// `true` if the text was truncated.
    cut: bool,
}

impl<'a> Redacted<'a> {
    /// Redacts any text: a response, a header, a line.
    #[must_use]
    pub const fn new(text: &'a [u8]) -> Self {
        Redacted { bytes: text, kind: None, cut: false }
    }

    /// Redacts the value of a parameter; any word of its name counts, so `key_id` is hidden, too.
    ///
    /// ```
    /// use errbook_core::Redacted;
    ///
    /// assert_eq!(Redacted::named("key", b"hunter2").to_string(), "[redacted]");
    /// assert_eq!(Redacted::named("proxy", b"joe:hunter2@10.0.0.1:80").to_string(), "[redacted]@10.0.0.1:80");
    /// assert_eq!(Redacted::named("method", b"userrecaptcha").to_string(), "userrecaptcha");
    /// ```
    #[must_use]
    pub fn named(name: &str, value: &'a [u8]) -> Self {
        Redacted { bytes: value, kind: name::any_word(name.as_bytes()), cut: false }
    }

    /// Redacts the beginning of a text that may be truncated.
    pub(crate) const fn beginning(bytes: &'a [u8], cut: bool) -> Self {
        Redacted { bytes, kind: None, cut }
    }

    /// Redacts the same text as the value of a parameter.
    pub(crate) fn of(self, name: &str) -> Self {
        Redacted { kind: name::any_word(name.as_bytes()), ..self }
    }

    fn pieces(&self) -> Pieces<'a> {
        let hidden = self.kind.and_then(|kind| kind.hidden(self.bytes, self.cut)).map(|end| (0, end));
        let Redacted { bytes, cut, .. } = *self;
        Pieces { bytes, cut, at: 0, hidden, token_end: 0, proxy_end: 0, expected: Expected::Nothing }
    }
}

/// The printed form of a secret.
const HIDDEN: &str = "[redacted]";

/// The value of a field of the catalog, hidden only if its name is that of a secret: IDs of requests look like keys.
pub(crate) struct Field<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: &'a str,
}

impl fmt::Display for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match name::any_word(self.name.as_bytes()) {
            Some(_) => f.write_str(HIDDEN),
            None => write_escaped(self.value.as_bytes(), false, f),
        }
    }
}

impl fmt::Debug for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

impl Redacted<'_> {
    fn write(&self, quoted: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for piece in self.pieces() {
            match piece {
                Piece::Shown(bytes) => write_escaped(bytes, quoted, f)?,
                Piece::Hidden => f.write_str(HIDDEN)?,
                Piece::Halved => {}
            }
        }
        if self.cut { f.write_char('…') } else { Ok(()) }
    }
}

impl fmt::Display for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(false, f)
    }
}

/// Writes the text in quotes, with inner quotes escaped.
impl fmt::Debug for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        self.write(true, f)?;
        f.write_char('"')
    }
}

/// A part of the text.
enum Piece<'a> {
    Shown(&'a [u8]),
    Hidden,
    /// Truncated text, which may be the beginning of a secret.
    Halved,
}

/// Splits a text into printable parts and secrets, from left to right.
struct Pieces<'a> {
    bytes: &'a [u8],
    cut: bool,
    at: usize,
    /// The next range to hide.
    hidden: Option<(usize, usize)>,
    /// The position up to which `user:password@host` was searched.
    token_end: usize,
    /// The position up to which the value of a `proxy` has no password, so that it is searched once.
    proxy_end: usize,
    expected: Expected,
}

/// The state of a secret by name.
#[derive(Clone, Copy)]
enum Expected {
    Nothing,
    /// After a name: a `:` or `=` is expected.
    Separator(Secret),
    /// After a name and its separator: the value is expected, perhaps after this quote.
    Value(Secret, Option<u8>),
}

impl<'a> Pieces<'a> {
    fn show(&mut self, end: usize) -> Piece<'a> {
        let shown = self.bytes.get(self.at..end).unwrap_or_default();
        self.at = end;
        Piece::Shown(shown)
    }

    /// Returns the end of the value that starts here, if it must be hidden.
    fn value(&mut self, rest: &[u8], kind: Secret, quote: Option<u8>) -> Option<usize> {
        if kind == Secret::Proxy && self.at < self.proxy_end {
            return None;
        }
        let ends = |byte: u8| match quote {
            Some(quote) => byte == quote,
            None if kind == Secret::Line => matches!(byte, b'\r' | b'\n' | b'"' | b'<' | b'>'),
            None => byte.is_ascii_whitespace() || b"&,;<>(){}[]|\"'`".contains(&byte),
        };
        if let Some(after) = rest.strip_prefix(HIDDEN.as_bytes())
            && after.first().is_none_or(|byte| ends(*byte) || *byte == b'@')
        {
            return Some(self.at + HIDDEN.len());
        }
        let length = rest.iter().position(|byte| ends(*byte)).unwrap_or(rest.len());
        let value = rest.get(..length)?;
        let Some(end) = kind.hidden(value, self.cut && length == rest.len()) else {
            self.proxy_end = self.at + length;
            return None;
        };
        // The escape of the closing quote is not part of the value.
        let escape = usize::from(quote.is_some() && end == length && value.ends_with(b"\\"));
        (end > escape).then_some(self.at + end - escape)
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let rest = self.bytes.get(self.at..)?;
        let first = *rest.first()?;
        if let Some((start, end)) = self.hidden.filter(|(start, _)| *start <= self.at) {
            self.hidden = None;
            if start == self.at {
                (self.at, self.expected) = (end, Expected::Nothing);
                return Some(Piece::Hidden);
            }
        }
        if let Expected::Value(kind, quote) = self.expected {
            let is_hidden = rest.starts_with(HIDDEN.as_bytes());
            let between = !is_hidden && (first.is_ascii_whitespace() || b"\\:=>[".contains(&first));
            if quote.is_none() && (between || b"\"'`".contains(&first)) {
                self.expected = Expected::Value(kind, (!between).then_some(first));
                return Some(self.show(self.at + 1));
            }
            self.expected = Expected::Nothing;
            if let Some(end) = self.value(rest, kind, quote) {
                // The text before can be a name, and this value its secret: `key: token: ...`.
                let named = quote.is_none() && matches!(self.bytes.get(end - 1), Some(b':' | b'='));
                self.expected = if named { Expected::Value(kind, None) } else { Expected::Separator(kind) };
                self.at = end;
                return Some(Piece::Hidden);
            }
        }
        if self.at >= self.token_end {
            let token = shape::token(rest);
            self.token_end = self.at + token.len();
            let cut = self.cut && token.len() == rest.len();
            self.hidden = shape::user_info(token, cut).map(|(start, end)| (self.at + start, self.at + end));
            if self.hidden.is_some_and(|(start, _)| start == self.at) {
                return self.next();
            }
        }
        let run = shape::run(rest);
        let room = self.hidden.map_or(rest.len(), |(start, _)| start - self.at);
        let Some(run) = run.get(..run.len().min(room)).filter(|run| !run.is_empty()) else {
            self.expected = match self.expected {
                Expected::Separator(kind) if b":=".contains(&first) => Expected::Value(kind, None),
                Expected::Separator(_) if b"\"'`\\ \t]".contains(&first) => self.expected,
                _ => Expected::Nothing,
            };
            let wide = rest.iter().take_while(|byte| !byte.is_ascii()).count();
            return Some(self.show(self.at + wide.max(1)));
        };
        self.expected = name::last_word(run).map_or(Expected::Nothing, Expected::Separator);
        let halved = self.cut && run.len() == rest.len() && run.len() < shape::SHORTEST;
        if !halved && !shape::is_secret(run) {
            return Some(self.show(self.at + run.len()));
        }
        self.at += run.len();
        Some(if halved { Piece::Halved } else { Piece::Hidden })
    }
}
