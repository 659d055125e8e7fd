//! Escapes of JSON strings.

/// Decodes the JSON escape whose backslash is right before `bytes`; returns the character and the number of bytes after
/// the backslash, or `None` if the escape is invalid.
///
/// The JSON parser validates escapes with this function, so every accepted escape can be decoded.
#[inline]
pub(crate) fn unescape(bytes: &[u8]) -> Option<(char, usize)> {
    let character = match bytes.first()? {
        b'u' => return utf16(bytes.get(1..)?),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        same @ (b'"' | b'\\' | b'/') => char::from(*same),
        _ => return None,
    };
    Some((character, 1))
}

/// Decodes the digits of a `\\u` escape, and of the next one if both are a surrogate pair.
fn utf16(bytes: &[u8]) -> Option<(char, usize)> {
    let first = code_unit(bytes)?;
    if let Some(character) = char::from_u32(first.into()) {
        return Some((character, 5));
    }
    let second = code_unit(bytes.get(4..)?.strip_prefix(b"\\u")?)?;
    if !matches!((first, second), (0xd800..0xdc00, 0xdc00..0xe000)) {
        return None;
    }
    let bits = u32::from(first & 0x3ff) << 10 | u32::from(second & 0x3ff);
    Some((char::from_u32(0x1_0000 + bits)?, 11))
}

fn code_unit(bytes: &[u8]) -> Option<u16> {
    let digits = bytes.first_chunk::<4>()?;
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    // The low four bits of a letter count from one, and bit 6 is set; the four values are then combined.
    let word = u32::from_be_bytes(*digits);
    let values = (word & 0x0f0f_0f0f) + (word >> 6 & 0x0101_0101) * 9;
    let pairs = (values + (values >> 4)) & 0x00ff_00ff;
    Some((pairs + (pairs >> 8)) as u16)
}
