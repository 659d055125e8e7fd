//! Whole numbers as text, without allocation.

use core::fmt::{self, Write};
use core::str::from_utf8;

/// The text of a whole number of 64 bits.
pub(crate) struct Digits {
    /// `-9223372036854775808` and `18446744073709551615` have 20 characters.
    bytes: [u8; 20],
    length: usize,
}

impl Digits {
    /// Writes a number.
    pub(crate) fn new(number: impl fmt::Display) -> Self {
        let mut digits = Digits { bytes: [0; 20], length: 0 };
        // Every number of 64 bits has room.
        let _ = write!(digits, "{number}");
        digits
    }

    /// Returns the text.
    pub(crate) fn as_str(&self) -> &str {
        self.bytes.get(..self.length).and_then(|bytes| from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl Write for Digits {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Digits;

    #[test]
    fn every_number_of_64_bits_has_room() {
        assert_eq!(Digits::new(0).as_str(), "0");
        assert_eq!(Digits::new(u64::MAX).as_str(), "18446744073709551615");
        assert_eq!(Digits::new(i64::MIN).as_str(), "-9223372036854775808");
    }
}
