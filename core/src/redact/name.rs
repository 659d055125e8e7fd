//! CodeIndex whose values are secrets.

/// How much of a value its name makes a secret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One value.
    Value,
    /// Everything to the end of the line.
    Line,
    /// User and password, and not the host.
    Proxy,
}

const NAMES: [(&str, Kind); 20] = [
    ("apikey", Kind::Value),
    ("auth", Kind::Value),
    ("authorization", Kind::Line),
    ("bearer", Kind::Value),
    ("cookie", Kind::Line),
    ("cookies", Kind::Line),
    ("credential", Kind::Value),
    ("credentials", Kind::Value),
    ("key", Kind::Value),
    ("pass", Kind::Value),
    ("passphrase", Kind::Value),
    ("passwd", Kind::Value),
    ("password", Kind::Value),
    ("proxy", Kind::Proxy),
    ("pwd", Kind::Value),
    ("secret", Kind::Value),
    ("session", Kind::Value),
    ("sessionid", Kind::Value),
    ("signature", Kind::Value),
    ("token", Kind::Value),
];

impl Kind {
    /// How much of a value is to be hidden, from its beginning; `cut` says that the value went on.
    pub(super) fn hidden(self, value: &[u8], cut: bool) -> Option<usize> {
        let end = match (self, value.iter().rposition(|byte| *byte == b'@')) {
            // `host:port` is no secret, `host:port:user:p@ssword` is.
            (Kind::Proxy, Some(host)) if !cut && value.get(..host).is_some_and(|user| colons(user) < 2) => host,
            (Kind::Proxy, None) if !cut && colons(value) < 2 => 0,
            _ => value.len(),
        };
        (end > 0).then_some(end)
    }
}

/// The colons of an address, without that of its scheme.
fn colons(value: &[u8]) -> usize {
    let schemes = value.windows(3).filter(|three| three == b"://").count();
    value.iter().filter(|byte| **byte == b':').count() - schemes
}

/// What the last word of a name says: `ERROR_WRONG_USER_KEY`.
pub(super) fn last_word(name: &[u8]) -> Option<Kind> {
    words(name).last().and_then(kind)
}

/// What any word of a name says, the strictest first.
pub(super) fn any_word(name: &[u8]) -> Option<Kind> {
    let found = |wanted: Kind| words(name).filter_map(kind).find(|kind| *kind == wanted);
    found(Kind::Value).or_else(|| found(Kind::Line)).or_else(|| found(Kind::Proxy))
}

fn kind(word: &[u8]) -> Option<Kind> {
    NAMES.iter().find(|(name, _)| name.as_bytes().eq_ignore_ascii_case(word)).map(|(_, kind)| *kind)
}

/// The words of a name: `api_key`, `X-Api-Key`, `clientKey`, `APIKey`.
fn words(name: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = name;
    core::iter::from_fn(move || {
        let start = rest.iter().position(u8::is_ascii_alphanumeric)?;
        let word = rest.get(start..)?;
        let next = |at: usize| word.get(at).copied().unwrap_or(b'_');
        let ends = |at: &usize| {
            let (before, byte, after) = (next(*at - 1), next(*at), next(*at + 1));
            !byte.is_ascii_alphanumeric()
                || byte.is_ascii_uppercase() && (before.is_ascii_lowercase() || after.is_ascii_lowercase())
        };
        let length = (1..word.len()).find(ends).unwrap_or(word.len());
        let (word, more) = word.split_at_checked(length)?;
        rest = more;
        Some(word)
    })
}
