//! Codes with a parameter: `FLOOD_WAIT_{seconds}` is `FLOOD_WAIT_30` on the wire.

use core::fmt;
use core::time::Duration;

use crate::bytes::position_of;
use crate::redact::Redacted;
use crate::text::Text;

/// A pattern of a code with a parameter.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Pattern<'t> {
    /// The text before the parameter: `FLOOD_WAIT_`.
    pub before: &'t str,
    /// The text after the parameter; may be empty.
    pub after: &'t str,
    /// The type of the parameter.
    pub kind: ParameterKind,
    /// The index of the row.
    pub row: u32,
}

/// The type of a parameter, a closed list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ParameterKind {
    /// A whole number up to 4,294,967,295.
    U32,
    /// A whole number up to 18,446,744,073,709,551,615.
    U64,
    /// Any text that is not empty.
    Text,
}

impl ParameterKind {
    /// All types, in documentation order.
    pub const ALL: [ParameterKind; 3] = [ParameterKind::U32, ParameterKind::U64, ParameterKind::Text];

    /// Returns the name: `u32`, `u64` or `text`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ParameterKind::U32 => "u32",
            ParameterKind::U64 => "u64",
            ParameterKind::Text => "text",
        }
    }
}

/// The unit of a parameter that is a delay, a closed list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unit {
    /// Milliseconds.
    Milliseconds,
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
}

impl Unit {
    /// All units, in documentation order.
    pub const ALL: [Unit; 3] = [Unit::Milliseconds, Unit::Seconds, Unit::Minutes];

    /// Returns the name: `milliseconds`, `seconds` or `minutes`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Unit::Milliseconds => "milliseconds",
            Unit::Seconds => "seconds",
            Unit::Minutes => "minutes",
        }
    }

    pub(crate) const fn of(self, number: u64) -> Duration {
        match self {
            Unit::Milliseconds => Duration::from_millis(number),
            Unit::Seconds => Duration::from_secs(number),
            Unit::Minutes => Duration::from_secs(number.saturating_mul(60)),
        }
    }

    /// Returns the delay that a decimal number spells: `30`, `0.65`; a suffix such as in `3.5s` replaces the unit.
    ///
    /// Fractions of a nanosecond are rounded up, and a delay that is too long is the longest one.
    pub(crate) fn delay(self, text: Text<'_>) -> Option<Duration> {
        const BILLION: u64 = 1_000_000_000;
        let (mut whole, mut nanos, mut scale, mut digits) = (0_u64, 0_u64, None, 0);
        let mut chars = text.chars();
        let unit = loop {
            match (chars.next(), chars.clone().next()) {
                (Some(c @ '0'..='9'), _) => {
                    digits += 1;
                    let digit = u64::from(c).saturating_sub(u64::from('0'));
                    match &mut scale {
                        None => whole = whole.saturating_mul(10).saturating_add(digit),
                        // Rounded up by setting the last bit.
                        Some(0) => nanos |= u64::from(digit > 0),
                        Some(scale) => (nanos, *scale) = (nanos + digit * *scale, *scale / 10),
                    }
                }
                (Some('.'), _) if scale.is_none() && digits > 0 => scale = Some(BILLION / 10),
                (None, _) => break self,
                (Some('s'), None) => break Unit::Seconds,
                (Some('m'), None) => break Unit::Minutes,
                (Some('m'), Some('s')) if chars.next() == Some('s') && chars.next().is_none() => {
                    break Unit::Milliseconds;
                }
                _ => return None,
            }
        };
        let of = |number| unit.of(number);
        let fraction = of(nanos).as_nanos().div_ceil(u128::from(BILLION));
        (digits > 0)
            .then(|| of(whole).saturating_add(Duration::from_nanos(u64::try_from(fraction).unwrap_or(u64::MAX))))
    }
}

/// The value of a code's parameter.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Parameter<'a> {
    /// A whole number.
    U32(u32),
    /// A whole number.
    U64(u64),
    /// A text.
    Text(Text<'a>),
}

impl Parameter<'_> {
    /// Returns the number, or `None` for a text.
    #[must_use]
    pub const fn number(self) -> Option<u64> {
        match self {
            Parameter::U32(number) => Some(number as u64),
            Parameter::U64(number) => Some(number),
            Parameter::Text(_) => None,
        }
    }
}

impl fmt::Display for Parameter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Parameter::U32(number) => number.fmt(f),
            Parameter::U64(number) => number.fmt(f),
            Parameter::Text(text) => text.fmt(f),
        }
    }
}

impl Pattern<'_> {
    /// Splits a code at its parameter: `FLOOD_WAIT_{seconds}` into `FLOOD_WAIT_`, `seconds` and an empty text; returns
    /// `None` if it has no braces.
    #[must_use]
    pub fn split(code: &str) -> Option<(&str, &str, &str)> {
        let start = position_of(code.as_bytes(), b'{')?;
        let (before, rest) = (code.get(..start)?, code.get(start + 1..)?);
        let end = position_of(rest.as_bytes(), b'}')?;
        Some((before, rest.get(..end)?, rest.get(end + 1..)?))
    }

    /// Returns the parameter of a code that matches the pattern.
    pub(crate) fn read<'a>(&self, code: Text<'a>) -> Option<Parameter<'a>> {
        let middle = code.strip_prefix(self.before)?.strip_suffix(self.after)?;
        if middle.is_empty() {
            return None;
        }
        match self.kind {
            ParameterKind::U32 => number(middle)?.try_into().ok().map(Parameter::U32),
            ParameterKind::U64 => number(middle).map(Parameter::U64),
            ParameterKind::Text => Some(Parameter::Text(middle)),
        }
    }
}

/// Returns the row of the first pattern that matches a code, with its parameter.
pub(crate) fn find<'a>(patterns: &[Pattern<'_>], code: Text<'a>) -> Option<(usize, Parameter<'a>)> {
    patterns.iter().find_map(|pattern| Some((pattern.row as usize, pattern.read(code)?)))
}

/// Parses digits without a leading zero, so that the number round-trips.
fn number(text: Text<'_>) -> Option<u64> {
    let mut digits = text.chars();
    if text.chars().next() == Some('0') && text.chars().count() > 1 {
        return None;
    }
    digits.try_fold(0_u64, |number, digit| number.checked_mul(10)?.checked_add(digit.to_digit(10)?.into()))
}

/// The code with a parameter, or a text of its entry, in which the parameter replaces its name in braces.
pub(crate) struct Filled<'a> {
    /// The text, or the code itself.
    pub(crate) text: &'a str,
    /// The code as in the catalog: `FLOOD_WAIT_{seconds}`.
    pub(crate) code: &'a str,
    pub(crate) parameter: Option<Parameter<'a>>,
}

impl fmt::Display for Filled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Some(parameter), Some((_, name, _))) = (self.parameter, Pattern::split(self.code)) else {
            return f.write_str(self.text);
        };
        let mut rest = self.text;
        while let Some((before, inner, after)) = Pattern::split(rest).filter(|(_, inner, _)| !inner.is_empty()) {
            f.write_str(before)?;
            match parameter {
                _ if inner != name => write!(f, "{{{inner}}}")?,
                Parameter::Text(text) => match text.as_str() {
                    Some(text) => Redacted::named(name, text.as_bytes()).fmt(f)?,
                    None => write!(f, "{{{inner}}}")?,
                },
                number => number.fmt(f)?,
            }
            rest = after;
        }
        f.write_str(rest)
    }
}

/// A code with its parameter; see [`Entry::with`](crate::table::Entry::with).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Wire<'w> {
    pub(crate) code: &'w str,
    pub(crate) parameter: Parameter<'w>,
}

impl<'w> Wire<'w> {
    /// Combines a code and its parameter.
    #[must_use]
    pub const fn new(code: &'w str, parameter: Parameter<'w>) -> Self {
        Wire { code, parameter }
    }
}

impl fmt::Display for Wire<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match Pattern::split(self.code) {
            Some((before, _, after)) => write!(f, "{before}{}{after}", self.parameter),
            None => f.write_str(self.code),
        }
    }
}
