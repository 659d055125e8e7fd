//! The corpora of the fuzz targets: one text file for each invariant, one case on each line.
//!
//! A line is the case's bytes as [`u8::escape_ascii`] prints them, so that a diff is readable and git sees one file
//! instead of thousands. `cargo run --package errbook-invariants --example corpus` converts between these files and the
//! folders that a fuzzer reads and writes.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Returns the path of an invariant's packed corpus.
#[must_use]
pub fn path(invariant: &str) -> PathBuf {
    fuzz().join("corpus").join(format!("{invariant}.txt"))
}

/// Returns the workspace of the fuzzer.
#[must_use]
pub fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz")
}

/// Reads the cases of an invariant's corpus.
///
/// # Errors
///
/// The file cannot be read, or a line is not an escaped case.
pub fn read(invariant: &str) -> io::Result<Vec<Vec<u8>>> {
    let path = path(invariant);
    let text = fs::read_to_string(&path)?;
    let case = |(index, line): (usize, &str)| {
        let message = || io::Error::other(format!("{}:{}: invalid escape", path.display(), index + 1));
        unescape(line).ok_or_else(message)
    };
    text.lines().enumerate().map(case).collect()
}

/// Returns the lines of a corpus: sorted, without duplicates.
#[must_use]
pub fn pack(cases: impl IntoIterator<Item = Vec<u8>>) -> String {
    let mut lines: Vec<String> = cases.into_iter().map(|case| case.escape_ascii().to_string()).collect();
    lines.sort_unstable();
    lines.dedup();
    lines.iter().map(|line| line.clone() + "\n").collect()
}

/// Reverses [`u8::escape_ascii`].
fn unescape(line: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut rest) = (Vec::with_capacity(line.len()), line.as_bytes());
    while let Some((first, tail)) = rest.split_first() {
        let (byte, tail) = match (first, tail) {
            (b'\\', [b't', tail @ ..]) => (b'\t', tail),
            (b'\\', [b'r', tail @ ..]) => (b'\r', tail),
            (b'\\', [b'n', tail @ ..]) => (b'\n', tail),
            (b'\\', [quote @ (b'\'' | b'"' | b'\\'), tail @ ..]) => (*quote, tail),
            (b'\\', [b'x', high, low, tail @ ..]) => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                (u8::try_from(digit(high)? * 16 + digit(low)?).ok()?, tail)
            }
            (b'\\', _) => return None,
            (byte, tail) => (*byte, tail),
        };
        bytes.push(byte);
        rest = tail;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_survives_packing() {
        let case: Vec<u8> = (0..=255).collect();
        let line = pack([case.clone(), case.clone()]);
        assert_eq!((line.lines().count(), unescape(line.trim_end())), (1, Some(case)));
    }

    #[test]
    fn invalid_escape_is_rejected() {
        for line in [r"\", r"\q", r"\x1", r"\xg0"] {
            assert_eq!(unescape(line), None, "{line}");
        }
    }
}
