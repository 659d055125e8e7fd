//! Long literals: texts and numbers of a table as one expression each, with a line for each item.

use errbook_core::__private::Strings;

use super::writer::{Emit, put};

/// The start of an item: a backslash at the end of a line removes the white space before the next character.
const NEXT_LINE: &str = "\\\n";

/// The text of a list of strings, with a line for each string.
pub(super) struct Lines<'t>(pub(super) Strings<'t>);

impl Emit for Lines<'_> {
    fn emit(&self, out: &mut String) {
        out.push('"');
        for string in (0..self.0.len()).map(|index| self.0.get(index)).filter(|string| !string.is_empty()) {
            out.push_str(NEXT_LINE);
            let rest = string.trim_start_matches(' ');
            (rest.len()..string.len()).for_each(|_| out.push_str("\\x20"));
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
        for mut line in bytes.chunks(line) {
            out.push_str(NEXT_LINE);
            if let [b' ', rest @ ..] = line {
                out.push_str("\\x20");
                line = rest;
            }
            // One call for the line, because a loop over bytes would not be optimized in a macro.
            put(out, format_args!("{}", line.escape_ascii()));
        }
        out.push('"');
    }
}

/// The array that such a literal is a reference to.
pub(super) struct Array<'t>(pub(super) Bytes<'t>);

impl Emit for Array<'_> {
    fn emit(&self, out: &mut String) {
        out.push('*');
        self.0.emit(out);
    }
}
