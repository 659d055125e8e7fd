//! Names whose values are secrets.

/// The part of a value that is secret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Secret {
    /// One value.
    Value,
    /// Everything up to the end of the line.
    Line,
    /// User and password, but not the host.
    Proxy,
}

const NAMES: [(&str, Secret); 20] = [
    ("apikey", Secret::Value),
    ("auth", Secret::Value),
    ("authorization", Secret::Line),
    ("bearer", Secret::Value),
    ("cookie", Secret::Line),
    ("cookies", Secret::Line),
    ("credential", Secret::Value),
    ("credentials", Secret::Value),
    ("key", Secret::Value),
    ("pass", Secret::Value),
    ("passphrase", Secret::Value),
    ("passwd", Secret::Value),
    ("password", Secret::Value),
    ("proxy", Secret::Proxy),
    ("pwd", Secret::Value),
    ("secret", Secret::Value),
    ("session", Secret::Value),
    ("sessionid", Secret::Value),
    ("signature", Secret::Value),
    ("token", Secret::Value),
];

impl Secret {
    /// Returns the length of the secret at the beginning of a value; `cut` is `true` if the value was truncated.
    pub(super) fn hidden(self, value: &[u8], cut: bool) -> Option<usize> {
        let end = match (self, value.iter().rposition(|byte| *byte == b'@')) {
            // `host:port` is public, `host:port:user:p@ssword` is secret.
            (Secret::Proxy, Some(host)) if !cut && value.get(..host).is_some_and(|user| colons(user) < 2) => host,
            (Secret::Proxy, None) if !cut && colons(value) < 2 => 0,
            _ => value.len(),
        };
        (end > 0).then_some(end)
    }
}

/// Returns the colons of a URL without that of its scheme.
fn colons(value: &[u8]) -> usize {
    let schemes = value.windows(3).filter(|three| three == b"://").count();
    value.iter().filter(|byte| **byte == b':').count() - schemes
}

/// Returns the kind of the last word of a name: `ERROR_WRONG_USER_KEY`.
pub(super) fn last_word(name: &[u8]) -> Option<Secret> {
    words(name).last().and_then(kind)
}

/// Returns the strictest kind of any word of a name.
pub(super) fn any_word(name: &[u8]) -> Option<Secret> {
    let found = |wanted: Secret| words(name).filter_map(kind).find(|kind| *kind == wanted);
    found(Secret::Value).or_else(|| found(Secret::Line)).or_else(|| found(Secret::Proxy))
}

fn kind(word: &[u8]) -> Option<Secret> {
    NAMES.iter().find(|(name, _)| name.as_bytes().eq_ignore_ascii_case(word)).map(|(_, kind)| *kind)
}

/// Returns the words of a name: `api_key`, `X-Api-Key`, `clientKey`, `APIKey`.
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
