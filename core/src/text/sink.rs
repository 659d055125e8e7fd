//! Receivers of decoded text: a string, a formatter, a buffer, and a string that is compared.

use core::fmt::{self, Write as _};
use core::str;

#[cfg(feature = "alloc")]
use alloc::string::String;

/// A receiver of decoded text; its methods return nothing to stop.
pub(super) trait Sink {
    /// Receives decoded bytes, which are in UTF-8.
    fn decoded(&mut self, bytes: &[u8]) -> Option<()>;

    /// Receives the character of an escape.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn character(&mut self, character: char) -> Option<()> {
        self.decoded(character.encode_utf8(&mut [0; 4]).as_bytes())
    }

    /// Receives literal text.
    fn literal(&mut self, text: &str) -> Option<()>;
}

/// Returns a receiver as a trait object, so that a build without optimization compiles the decoder once.
#[cfg(debug_assertions)]
pub(super) fn shared<'s>(sink: &'s mut (impl Sink + 's)) -> &'s mut (dyn Sink + 's) {
    sink
}

/// Returns a receiver as it is: the optimizer compiles the decoder for each.
#[cfg(not(debug_assertions))]
#[inline(always)]
pub(super) fn shared<S: Sink>(sink: &mut S) -> &mut S {
    sink
}

#[cfg(feature = "alloc")]
impl Sink for String {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decoded(&mut self, bytes: &[u8]) -> Option<()> {
        self.push_str(str::from_utf8(bytes).ok()?);
        Some(())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn character(&mut self, character: char) -> Option<()> {
        self.push(character);
        Some(())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn literal(&mut self, text: &str) -> Option<()> {
        self.push_str(text);
        Some(())
    }
}

impl Sink for fmt::Formatter<'_> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decoded(&mut self, bytes: &[u8]) -> Option<()> {
        self.literal(str::from_utf8(bytes).ok()?)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn character(&mut self, character: char) -> Option<()> {
        self.write_char(character).ok()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn literal(&mut self, text: &str) -> Option<()> {
        self.write_str(text).ok()
    }
}

/// The buffer of [`Text::copy_to`](super::Text::copy_to).
pub(super) struct Target<'b> {
    buffer: &'b mut [u8],
    length: usize,
}

impl<'b> Target<'b> {
    pub(super) const fn new(buffer: &'b mut [u8]) -> Self {
        Target { buffer, length: 0 }
    }

    /// Returns the number of bytes written.
    pub(super) const fn length(&self) -> usize {
        self.length
    }
}

impl Sink for Target<'_> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decoded(&mut self, bytes: &[u8]) -> Option<()> {
        self.buffer.get_mut(self.length..)?.get_mut(..bytes.len())?.copy_from_slice(bytes);
        self.length += bytes.len();
        Some(())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn literal(&mut self, text: &str) -> Option<()> {
        self.decoded(text.as_bytes())
    }
}

/// Compares decoded text with the start of a string, and removes it there.
impl Sink for &[u8] {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decoded(&mut self, bytes: &[u8]) -> Option<()> {
        *self = self.strip_prefix(bytes)?;
        Some(())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn literal(&mut self, text: &str) -> Option<()> {
        self.decoded(text.as_bytes())
    }
}
