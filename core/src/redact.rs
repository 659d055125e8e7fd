//! Redaction: the printable form of data from callers or from the network, without secrets.

use core::fmt::{self, Write};

mod ahead;
mod block;
mod declared;
mod escape;
mod expected;
mod form;
mod harmless;
mod line;
mod members;
mod name;
mod nested;
mod opening;
mod option;
mod parts;
mod pieces;
mod prefix;
mod public;
mod secret;
mod shape;
mod spoken;
mod symbol;
mod user_info;
mod value;
mod words;

#[cfg(feature = "serde")]
pub(crate) use escape::next_unescaped;
use escape::{HIDDEN, write_escaped};
use pieces::{Piece, Pieces};
pub(crate) use public::{MAX_SHOWN, Public};
#[cfg(feature = "serde")]
pub(crate) use shape::is_part_of_secret;

/// Text that prints without its secrets, escaped for a log.
///
/// A secret prints as `[redacted]`: nothing of it remains, not even its length. Control characters and invalid UTF-8 print as
/// escapes, so a hostile text cannot forge a line.
///
/// # By name
///
/// The value after a name is hidden, as in `key=...`, `"key": "..."`, `X-Api-Key: ...`, `key -> ...`, `keys[0]=...`, `<key
/// type="x">...</key>`, `("key", "...")` or `ERROR_WRONG_USER_KEY: ...`. The separator and the quotes may be percent-encoded,
/// HTML entities, or escapes of JSON; a value in quotes ends at the first quote that is not escaped. All values of an array or
/// object are hidden, and its keys if they may contain a secret. So are those in `Some("...")`, `ApiKey { inner: ... }`,
/// `b"..."`, tuples, and the like: the `Debug` of Rust and that of other languages. So are the lines of a text, map or list of
/// YAML, and the content of a part of a form (`multipart/form-data`).
///
/// A name is compared in parts, in any case, singular or plural, and without its digits: `userToken`, `api-keys`, `key2`,
/// `secretkey`, `PHPSESSID`. Its last word counts: `apikey`, `auth`, `bearer`, `cred`, `credential`, `creditcard`, `csrf`,
/// `cvc`, `cvv`, `iban`, `jwt`, `key`, `mnemonic`, `oauth`, `otp`, `pass`, `passcode`, `passphrase`, `passwd`, `password`,
/// `pin`, `psk`, `pw`, `pwd`, `secret`, `session`, `sid`, `sig`, `signature`, `ssn`, `token`, `totp`, `xsrf`. So do two words
/// such as `card_number` and `verification_code`. A word such as `id`, `value` or `hash` at the end is ignored: `session_id`,
/// `token_value`. Public keys (`public_key`, `primary key`) and numbers (`max_tokens`, `tokens=300`) are shown, and so are
/// `null` and `none`, and the switches of names such as `use_auth` and `has_password`.
///
/// A value without a separator is hidden after an option (`--password ...`, `-u user:...`), and after a verb if it is in quotes
/// or has digits or punctuation: `the password is hunter2`, `was reset to 'two words'`. Without a verb it is hidden if it has
/// letters and digits (`with password hunter2`, `API key abc123`), and in quotes after words such as `password`. The name can
/// also stand beside the value, in any order: `{"name": "password", "value": "..."}`, `<input name="token" value="...">`,
/// `field=pin&val=...`. Several words are hidden behind `password:` at the start of a line, up to punctuation, unless they read
/// like a sentence.
///
/// After `authorization` and `cookie` the rest of the line is hidden, up to the end of a text in quotes or of an HTML element
/// that the line is in; after `passphrase` and `mnemonic` the rest of the sentence, and after `proxy` everything but the host.
/// [`with_secrets`](Self::with_secrets) adds names; failures add those that their catalog lists under `secrets`.
///
/// # By shape
///
/// Anywhere: the `user:password` of `user:password@host`; what follows `Basic`, `Bearer` or `Digest` and is hardly a word; keys
/// with a well-known prefix, such as `ghp_`, `glpat-`, `sk_live_`, `sk-`, `AKIA`, `AIza`, `xoxb-`, `hf_`, `npm_` and `eyJ`; the
/// text of a private key in PEM; any sequence of at least 32 letters, digits and `_-+/.~%` that is not composed of words, such
/// as API keys, hashes, base64 and JSON web tokens, but of a URL or an absolute path only the segments that are not composed of
/// words; and, at the end of a truncated text, the part of anything that may have continued as one of these.
///
/// # Not covered
///
/// This is a filter against accidents. It does not recognize a short password without a name, an ordinary word or a short
/// number after `the password is`, a password of several words elsewhere in a line, a name and a value with an object, an array
/// or an element of XML between them, a name in another language that was not added, a number of a card without a name, the
/// option `-p` of a command other than `mysql`, a block of YAML whose line breaks are escaped, personal data such as mail
/// addresses, secrets in base64 of other text, and about one in 100,000 random keys of 32 bytes, which looks like words. It
/// hides the word after `wrong key: ...`, too. It does not allocate, does not panic, and takes linear time.
///
/// ```
/// use errbook_core::Redacted;
///
/// let shown = |text: &str| Redacted::new(text.as_bytes()).to_string();
/// assert_eq!(shown("ERROR_WRONG_USER_KEY: hunter2"), "ERROR_WRONG_USER_KEY: [redacted]");
/// assert_eq!(shown(r#"{"keys":["hunter2"],"id":7}"#), r#"{"keys":["[redacted]"],"id":7}"#);
/// assert_eq!(shown("GET /in.php?key%3Dhunter2%26id%3D7"), "GET /in.php?key%3D[redacted]%26id%3D7");
/// assert_eq!(shown("http://joe:hunter2@10.0.0.1:80"), "http://[redacted]@10.0.0.1:80");
/// assert_eq!(shown("no account for glpat-AbCdEfGhIj0123456789"), "no account for [redacted]");
/// assert_eq!(shown("0123456789abcdef0123456789abcdef\n"), r"[redacted]\n");
/// assert_eq!(shown("ERROR_SOMETHING_NEW_AND_LONGER_THAN_ANY_KEY"), "ERROR_SOMETHING_NEW_AND_LONGER_THAN_ANY_KEY");
/// ```
#[derive(Clone, Copy)]
pub struct Redacted<'a> {
    bytes: &'a [u8],
    /// The name of the text as a whole.
    name: Option<&'a str>,
    /// `true` if the text was truncated.
    cut: bool,
    /// The names of further secrets.
    secrets: &'a [&'a str],
}

impl<'a> Redacted<'a> {
    /// Redacts any text: a response, a header, a line.
    #[must_use]
    pub const fn new(text: &'a [u8]) -> Self {
        Self::beginning(text, false)
    }

    /// Redacts the value of a parameter; any word of its name counts, so `key_type` is hidden, too.
    ///
    /// ```
    /// use errbook_core::Redacted;
    ///
    /// assert_eq!(Redacted::named("key", b"hunter2").to_string(), "[redacted]");
    /// assert_eq!(Redacted::named("proxy", b"joe:hunter2@10.0.0.1:80").to_string(), "[redacted]@10.0.0.1:80");
    /// assert_eq!(Redacted::named("method", b"userrecaptcha").to_string(), "userrecaptcha");
    /// ```
    #[must_use]
    pub const fn named(name: &'a str, value: &'a [u8]) -> Self {
        Self::new(value).of(name)
    }

    /// Hides the values of further names, such as the `secrets` of a catalog: in any case, with any separators, singular or plural,
    /// with or without digits, and in any language. Letters outside ASCII may be percent-encoded, or escapes of JSON.
    ///
    /// ```
    /// use errbook_core::Redacted;
    ///
    /// let text = Redacted::new(b"fiscalCode=hunter2&id=7").with_secrets(&["fiscal_code"]);
    /// assert_eq!(text.to_string(), "fiscalCode=[redacted]&id=7");
    /// let text = Redacted::named("fiscal_code", b"hunter2").with_secrets(&["fiscal_code"]);
    /// assert_eq!(text.to_string(), "[redacted]");
    /// ```
    #[must_use]
    pub const fn with_secrets(self, names: &'a [&'a str]) -> Self {
        Redacted { secrets: names, ..self }
    }

    /// Redacts the beginning of a text that may be truncated.
    pub(crate) const fn beginning(bytes: &'a [u8], cut: bool) -> Self {
        Redacted { bytes, name: None, cut, secrets: &[] }
    }

    /// Redacts the same text as the value of a parameter.
    pub(crate) const fn of(self, name: &'a str) -> Self {
        Redacted { name: Some(name), ..self }
    }
}

/// The value of a field of the catalog, hidden only if its name is that of a secret: IDs of requests look like keys.
pub(crate) struct Field<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: &'a str,
    /// The names that the catalog declares as secret.
    pub(crate) secrets: &'a [&'a str],
}

impl fmt::Display for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match name::anywhere(self.name.as_bytes(), self.secrets) {
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
        let kind = self.name.and_then(|name| name::anywhere(name.as_bytes(), self.secrets));
        for piece in Pieces::new(self.bytes, kind, self.cut, self.secrets) {
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
