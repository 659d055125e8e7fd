//! Long literals: texts and numbers of a table as one expression each, with a line for each item.

use errbook_core::__private::Strings;

use super::writer::Emit;

/// The start of an item: a backslash at the end of a line removes the white space before the next character.
const NEXT_LINE: &str = "\\\n";

/// The text of a list of strings, with a line for each string.
pub(super) struct Lines<'t>(pub(super) Strings<'t>);

impl Emit for Lines<'_> {
    fn emit(&self, out: &mut String) {
        out.push('"');
        for string in (0..self.0.len()).map(|index| self.0.get(index)).filter(|string| !string.is_empty()) {
            out.push_str(NEXT_LINE);
            let mut rest = string;
            while let Some(behind) = rest.strip_prefix(' ') {
                out.push_str("\\x20");
                rest = behind;
            }
            // The debug format of a string is a Rust literal.
            let literal = format!("{rest:?}");
            out.push_str(literal.trim_start_matches('"').strip_suffix('"').unwrap_or_default());
        }
        out.push('"');
    }
}

/// The bytes of a list of numbers, with a line for this number of bytes.
pub(super) struct Bytes<'t>(pub(super) &'t [u8], pub(super) usize);

impl Emit for Bytes<'_> {
    fn emit(&self, out: &mut String) {
        let Bytes(bytes, line) = *self;
        out.push_str("b\"");
        for line in bytes.chunks(line) {
            out.push_str(NEXT_LINE);
            out.push_str(&String::from_utf8_lossy(&escaped(line)));
        }
        out.push('"');
    }
}

/// Returns bytes as escapes: `\x2a`.
///
/// A large catalog has half a megabyte of numbers, which a macro processes without optimization: slice patterns take a fifth
/// of the time that iterators and formatting take.
fn escaped(bytes: &[u8]) -> Vec<u8> {
    let mut escapes = vec![0; 4 * bytes.len()];
    let (mut places, mut rest) = (escapes.as_mut_slice(), bytes);
    while let ([backslash, x, upper, lower, later @ ..], [byte, behind @ ..]) = (places, rest) {
        *backslash = b'\\';
        *x = b'x';
        *upper = digit(*byte >> 4);
        *lower = digit(*byte & 15);
        (places, rest) = (later, behind);
    }
    escapes
}

/// Returns the hexadecimal digit of a number below 16.
const fn digit(number: u8) -> u8 {
    if number < 10 { b'0' + number } else { b'a' - 10 + number }
}

/// The array that such a literal is a reference to.
pub(super) struct Array<'t>(pub(super) Bytes<'t>);

impl Emit for Array<'_> {
    fn emit(&self, out: &mut String) {
        out.push('*');
        self.0.emit(out);
    }
}
