//! JSON output, in which control and invisible characters are escapes, so that a terminal does not interpret them.

use std::io::{self, Write};

use errbook_compiler::printable::is_hidden;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// Writes a value as JSON without line breaks.
///
/// # Errors
///
/// Fails if the output cannot be written.
pub(crate) fn write(out: &mut (impl Write + ?Sized), value: &(impl Serialize + ?Sized)) -> io::Result<()> {
    Ok(value.serialize(&mut Serializer::with_formatter(out, Escaping))?)
}

/// Returns a value as JSON with a member or an item on each line, and a line break at the end.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut out = Vec::with_capacity(text.len() + 1);
    // Writing to memory cannot fail, and every hidden character is in a string: line breaks in strings are escapes already.
    let _ = write_escaped(&mut out, &text);
    out.push(b'\n');
    String::from_utf8(out).unwrap_or_default()
}

/// The compact format, with more escapes than JSON needs.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        write_escaped(out, fragment)
    }
}

/// Writes JSON, or the inside of a string, as it is, except for hidden characters, which are always part of a string there.
///
/// # Errors
///
/// Fails if the output cannot be written.
pub(crate) fn write_escaped<W: Write + ?Sized>(out: &mut W, text: &str) -> io::Result<()> {
    // Every other hidden character is an escape already, or white space between tokens.
    const FIRST: char = '\u{7f}';
    let mut rest = text;
    while let Some(at) = rest.find(|c| c >= FIRST && is_hidden(c)) {
        let (before, after) = rest.split_at(at);
        out.write_all(before.as_bytes())?;
        let mut chars = after.chars();
        if let Some(c) = chars.next() {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
        }
        rest = chars.as_str();
    }
    out.write_all(rest.as_bytes())
}
