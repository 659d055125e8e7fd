//! Reads the beginning of a file.

use std::fs::File;
use std::io::{self, Read};

/// Reads at most `limit` bytes of a file.
pub(crate) fn beginning(file: &File, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(limit as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}
