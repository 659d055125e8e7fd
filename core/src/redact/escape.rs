//! Escapes of control characters and invalid UTF-8.

use core::fmt::{self, Write};
#[cfg(feature = "serde")]
use core::str::Chars;

/// The printed form of a secret.
pub(super) const HIDDEN: &str = "[redacted]";

/// Writes a text, with escapes for everything that could forge a log line, and for inner quotes if it is `quoted`.
pub(super) fn write_escaped(bytes: &[u8], quoted: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\'' => f.write_char(c)?,
                '"' if !quoted => f.write_char(c)?,
                _ => write!(f, "{}", c.escape_debug())?,
            }
        }
        for byte in chunk.invalid() {
            write!(f, "\\x{byte:02x}")?;
        }
    }
    Ok(())
}

/// Reads the next character or byte of a text that [`write_escaped`] wrote; returns its bytes and their number.
///
/// An incomplete escape is read as nothing.
#[cfg(feature = "serde")]
pub(crate) fn next_unescaped(chars: &mut Chars<'_>) -> Option<([u8; 4], usize)> {
    let mut bytes = [0; 4];
    let plain = match chars.next()? {
        '\\' => match chars.next()? {
            't' => '\t',
            'r' => '\r',
            'n' => '\n',
            '0' => '\0',
            'x' => {
                let digit = |c: char| c.to_digit(16);
                let byte = chars.next().and_then(digit)? << 4 | chars.next().and_then(digit)?;
                bytes[0] = byte as u8;
                return Some((bytes, 1));
            }
            'u' => {
                let digits = chars.as_str().strip_prefix('{')?.split_once('}')?.0;
                let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
                chars.nth(digits.chars().count() + 1);
                c
            }
            c => c,
        },
        c => c,
    };
    let length = plain.encode_utf8(&mut bytes).len();
    Some((bytes, length))
}
