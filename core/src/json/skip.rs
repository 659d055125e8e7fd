//! Skipping of nested objects and arrays, with full validation and one bit of memory per level.

use super::scan::{Scanner, numbers};
use super::value::{JsonType, JsonValue};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Array,
    Object,
}

/// The stack of open objects and arrays: bits below a sentinel, the innermost last.
///
/// The sentinel uses the bit of the outermost object, which is not on the stack.
struct Open(u128);

impl Open {
    /// Pushes a level; returns `false` if there is no room.
    fn push(&mut self, bracket: Bracket) -> bool {
        let room = self.0.leading_zeros() > 0;
        self.0 = self.0 << 1 | u128::from(bracket == Bracket::Object);
        room
    }

    fn innermost(&self) -> Option<Bracket> {
        match (self.0, self.0 & 1) {
            (1, _) => None,
            (_, 0) => Some(Bracket::Array),
            _ => Some(Bracket::Object),
        }
    }

    fn pop(&mut self) {
        self.0 >>= 1;
    }
}

/// The result of skipping an object or array.
enum Skipped {
    To(usize),
    /// It is invalid.
    Invalid,
    /// It is nested too deeply.
    Deep,
}

/// Parses any value.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn value(scanner: &mut Scanner<'_>) -> Option<JsonValue> {
    match scanner.token()? {
        b'{' => nested(scanner, JsonType::Object),
        b'[' => nested(scanner, JsonType::Array),
        first => scanner.scalar(first),
    }
}

/// Skips an item of an array, and the integers that follow it directly.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn items(scanner: &mut Scanner<'_>) -> Option<()> {
    match scanner.token()? {
        b'-' | b'0'..=b'9' => scanner.position = numbers(scanner.text, scanner.position)?,
        _ => _ = value(scanner)?,
    }
    Some(())
}

#[cfg_attr(not(debug_assertions), inline(always))]
fn nested(scanner: &mut Scanner<'_>, json_type: JsonType) -> Option<JsonValue> {
    let start = scanner.position;
    match skip(scanner.text, start) {
        Skipped::To(position) => scanner.position = position,
        Skipped::Deep => scanner.is_deep = true,
        Skipped::Invalid => {}
    }
    // If nothing was consumed, the value is empty.
    (scanner.position > start).then(|| scanner.since(start, json_type))
}

/// Skips the object or array that starts here.
#[inline(never)]
fn skip(text: &str, start: usize) -> Skipped {
    let mut scanner = Scanner::at(text, start);
    match skip_nested(&mut scanner) {
        Some(()) => Skipped::To(scanner.position),
        None if scanner.is_deep => Skipped::Deep,
        None => Skipped::Invalid,
    }
}

#[cfg_attr(not(debug_assertions), inline(always))]
fn skip_nested(scanner: &mut Scanner<'_>) -> Option<()> {
    // The innermost level is also in a register, because every value needs it.
    let (mut open, mut innermost) = (Open(1), Bracket::Array);
    loop {
        match scanner.token()? {
            b'{' => {
                scanner.advance();
                push(scanner, &mut open, Bracket::Object)?;
                innermost = Bracket::Object;
                if scanner.token() != Some(b'}') {
                    scanner.key(&[])?;
                    continue;
                }
            }
            b'[' => {
                scanner.advance();
                push(scanner, &mut open, Bracket::Array)?;
                innermost = Bracket::Array;
                if scanner.token() != Some(b']') {
                    continue;
                }
            }
            b'-' | b'0'..=b'9' if innermost == Bracket::Array => {
                scanner.position = numbers(scanner.text, scanner.position)?;
            }
            first => _ = scanner.scalar(first)?,
        }
        // Closes the levels that end after the value.
        loop {
            let byte = scanner.token()?;
            scanner.advance();
            match (byte, innermost) {
                (b',', Bracket::Array) => break,
                (b',', Bracket::Object) => {
                    scanner.key(&[])?;
                    break;
                }
                (b']', Bracket::Array) | (b'}', Bracket::Object) => {
                    open.pop();
                    match open.innermost() {
                        Some(bracket) => innermost = bracket,
                        None => return Some(()),
                    }
                }
                _ => return None,
            }
        }
    }
}

#[cfg_attr(not(debug_assertions), inline(always))]
fn push(scanner: &mut Scanner<'_>, open: &mut Open, bracket: Bracket) -> Option<()> {
    scanner.is_deep |= !open.push(bracket);
    (!scanner.is_deep).then_some(())
}
