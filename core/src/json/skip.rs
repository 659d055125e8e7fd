//! Skipping of nested objects and arrays, every byte checked, with one bit of memory for each level.

use super::Fault;
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
    fn push(&mut self, kind: Kind) -> Result<(), Fault> {
        if self.0.leading_zeros() == 0 {
            return Err(Fault::Depth);
        }
        self.0 = self.0 << 1 | u128::from(kind == Kind::Object);
        Ok(())
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

impl Scanner<'_> {
    /// Moves past the object or array that begins here.
    pub(super) fn skip(mut self) -> Result<Self, Fault> {
        let mut open = Open(1);
        loop {
            match self.token() {
                Some(b'{') => {
                    self.advance();
                    open.push(Kind::Object)?;
                    if self.token() != Some(b'}') {
                        self.key()?;
                        continue;
                    }
                }
                Some(b'[') => {
                    self.advance();
                    open.push(Kind::Array)?;
                    if self.token() != Some(b']') {
                        continue;
                    }
                }
                _ => {
                    self.scalar()?;
                }
            }
            if self.close(&mut open)? {
                return Ok(self);
            }
        }
    }

    /// Closes what ends behind a value, and says whether nothing is open any more; if not, another value begins here.
    fn close(&mut self, open: &mut Open) -> Result<bool, Fault> {
        while let Some(kind) = open.innermost() {
            match (kind, self.token()) {
                (Kind::Array, Some(b',')) => {
                    self.advance();
                    return Ok(false);
                }
                (Kind::Object, Some(b',')) => {
                    self.advance();
                    self.key()?;
                    return Ok(false);
                }
                (Kind::Array, Some(b']')) | (Kind::Object, Some(b'}')) => {
                    self.advance();
                    open.pop();
                }
                _ => return Err(self.fault()),
            }
        }
        Ok(true)
    }
}
