//! The shapes of secrets without a name.

/// The minimum length of a secret.
pub(super) const SHORTEST: usize = 32;
/// The maximum length of a word, and of a word with a digit.
const LONGEST_WORDS: (usize, usize) = (23, 19);
/// In words, at most one of this many bytes changes between letters and digits, or between cases.
const BYTES_A_TURN: usize = 7;
/// In words, at most one of this many bytes does that or starts a word.
const BYTES_A_START: usize = 4;

/// Returns the leading sequence of letters, digits and the punctuation of keys, tokens and paths.
pub(super) fn run(text: &[u8]) -> &[u8] {
    beginning(text, |byte| is_part_of_secret(Some(byte)))
}

/// Returns `true` for a byte of keys, tokens and paths.
pub(crate) fn is_part_of_secret(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_-+/.~%".contains(byte))
}

/// Returns the leading token, such as a URL; a byte that ends a token is a token by itself.
pub(super) fn token(text: &[u8]) -> &[u8] {
    let is_part = |byte: &u8| !byte.is_ascii_control() && !b" \"'`<>(){}[],;&|\\".contains(byte);
    let token = beginning(text, is_part);
    if token.is_empty() { text.get(..1).unwrap_or_default() } else { token }
}

fn beginning(text: &[u8], is_part: impl Fn(&u8) -> bool) -> &[u8] {
    let end = text.iter().position(|byte| !is_part(byte)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Returns the range of `user:password` in `http://user:password@host`; `cut` is `true` if the token was truncated.
pub(super) fn user_info(token: &[u8], cut: bool) -> Option<(usize, usize)> {
    let host = token.iter().rposition(|byte| *byte == b'@');
    let before = token.get(..host.unwrap_or(token.len()))?;
    let first = before.iter().position(|byte| *byte == b':').filter(|colon| !cut || *colon > 0)?;
    let has_scheme = before.get(first..)?.starts_with(b"://");
    let start = match has_scheme {
        true => first + 3,
        // An assignment is not part of it: `proxy=user:password@host`.
        false => before.get(..first)?.iter().rposition(|byte| b"=?".contains(byte)).map_or(0, |at| at + 1),
    };
    let colons = before.get(start..)?.iter().filter(|byte| **byte == b':').count();
    let range = match host {
        // An `@` can belong to the password if the host is truncated.
        _ if cut => (if has_scheme { start } else { first + 1 }, token.len()),
        None => return None,
        // A name in a path: `https://example.com/@joe`.
        Some(_) if colons == 0 && before.ends_with(b"/") && token.starts_with(b"http") => return None,
        // This can be `host:port:user:p@ssword`.
        Some(_) if colons > 1 => (start, token.len()),
        // A user without a password is a token.
        Some(host) => (start, host),
    };
    (range.0 < range.1).then_some(range)
}

/// Returns `true` for a key or token that is not composed of words.
pub(super) fn is_secret(run: &[u8]) -> bool {
    if run.len() < SHORTEST {
        return false;
    }
    let is_hex = run.iter().all(|byte| byte.is_ascii_hexdigit() || *byte == b'-');
    let (word, with_digits) = LONGEST_WORDS;
    let words = run.split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).count();
    is_hex && has_digit(run)
        || (words + turns(run)) * BYTES_A_START > run.len()
        || turns(run) * BYTES_A_TURN > run.len()
        || run.split(|byte| !byte.is_ascii_alphanumeric()).any(|word| word.len() > with_digits && has_digit(word))
        || run.split(|byte| !byte.is_ascii_lowercase()).any(|small| small.len() > word)
        || run.split(|byte| !byte.is_ascii_uppercase()).any(|capitals| capitals.len() > word)
}

fn has_digit(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_digit)
}

/// Counts the changes between letters and digits, or between cases, except at the start of a word.
fn turns(run: &[u8]) -> usize {
    let turns = |three: &[u8]| match *three {
        [before, one, two] => match (one, two) {
            (b'a'..=b'z' | b'A'..=b'Z', b'0'..=b'9') | (b'0'..=b'9', b'a'..=b'z' | b'A'..=b'Z') => true,
            (b'a'..=b'z', b'A'..=b'Z') => true,
            (b'A'..=b'Z', b'a'..=b'z') => before.is_ascii_uppercase(),
            _ => false,
        },
        _ => false,
    };
    run.windows(3).filter(|three| turns(three)).count()
}
