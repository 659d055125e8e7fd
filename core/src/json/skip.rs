//! Skipping of nested objects and arrays, every byte checked, with one bit of memory for each level.

use super::scan::Scanner;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Array,
    Object,
}

/// The objects and arrays that are open around a place: bits below a sentinel, the innermost last.
///
/// The sentinel takes the bit that the outermost object, which is not among them, leaves free.
struct Open(u128);

impl Open {
    /// Says whether there was room.
    fn push(&mut self, kind: Kind) -> bool {
        let room = self.0.leading_zeros() > 0;
        self.0 = self.0 << 1 | u128::from(kind == Kind::Object);
        room
    }

    fn innermost(&self) -> Option<Kind> {
        match (self.0, self.0 & 1) {
            (1, _) => None,
            (_, 0) => Some(Kind::Array),
            _ => Some(Kind::Object),
        }
    }

    fn pop(&mut self) {
        self.0 >>= 1;
    }
}

/// Where the reader stands behind an object or an array.
pub(super) enum Skipped {
    To(usize),
    /// It is not valid.
    Broken,
    /// It nests too deeply.
    Deep,
}

/// Moves past the object or array that begins at this place.
#[inline(never)]
pub(super) fn skip(text: &str, place: usize) -> Skipped {
    let mut scanner = Scanner::at(text, place);
    match scanner.skip() {
        Some(()) => Skipped::To(scanner.position),
        None if scanner.is_deep => Skipped::Deep,
        None => Skipped::Broken,
    }
}

impl Scanner<'_> {
    #[inline(always)]
    fn skip(&mut self) -> Option<()> {
        let mut open = Open(1);
        loop {
            match self.token()? {
                b'{' => {
                    self.advance();
                    self.push(&mut open, Kind::Object)?;
                    if self.token() != Some(b'}') {
                        self.key(&[])?;
                        continue;
                    }
                }
                b'[' => {
                    self.advance();
                    self.push(&mut open, Kind::Array)?;
                    if self.token() != Some(b']') {
                        continue;
                    }
                }
                first => _ = self.scalar(first)?,
            }
            if self.close(&mut open)? {
                return Some(());
            }
        }
    }

    #[inline(always)]
    fn push(&mut self, open: &mut Open, kind: Kind) -> Option<()> {
        self.is_deep |= !open.push(kind);
        (!self.is_deep).then_some(())
    }

    /// Closes what ends behind a value, and says whether nothing is open any more; if not, another value begins here.
    #[inline(always)]
    fn close(&mut self, open: &mut Open) -> Option<bool> {
        while let Some(kind) = open.innermost() {
            match (kind, self.token()?) {
                (Kind::Array, b',') => {
                    self.advance();
                    return Some(false);
                }
                (Kind::Object, b',') => {
                    self.advance();
                    self.key(&[])?;
                    return Some(false);
                }
                (Kind::Array, b']') | (Kind::Object, b'}') => {
                    self.advance();
                    open.pop();
                }
                _ => return None,
            }
        }
        Some(true)
    }
}
