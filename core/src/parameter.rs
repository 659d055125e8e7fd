//! Codes with a parameter: `FLOOD_WAIT_{seconds}` is `FLOOD_WAIT_30` on the wire.

use core::fmt;
use core::time::Duration;

use crate::table::Entry;
use crate::{RetryPolicy, Text};

/// What a code with a parameter looks like on the wire.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Pattern<'t> {
    /// What stands before the parameter: `FLOOD_WAIT_`.
    pub before: &'t str,
    /// What stands after it; may be empty.
    pub after: &'t str,
    /// What the parameter is.
    pub kind: ParameterKind,
    /// The row of the table.
    pub row: u32,
}

/// What a parameter is, a closed list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ParameterKind {
    /// A whole number up to 4,294,967,295.
    U32,
    /// A whole number up to 18,446,744,073,709,551,615.
    U64,
    /// Any text but the empty one.
    Text,
}

impl ParameterKind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [ParameterKind; 3] = [ParameterKind::U32, ParameterKind::U64, ParameterKind::Text];

    /// The word for the kind in catalogues: `u32`, `u64`, `text`.
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
    /// Thousandths of a second.
    Milliseconds,
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
}

impl Unit {
    /// Every unit, in the order of the documentation.
    pub const ALL: [Unit; 3] = [Unit::Milliseconds, Unit::Seconds, Unit::Minutes];

    /// The word for the unit in catalogues: `milliseconds`, `seconds`, `minutes`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Unit::Milliseconds => "milliseconds",
            Unit::Seconds => "seconds",
            Unit::Minutes => "minutes",
        }
    }

    const fn of(self, number: u64) -> Duration {
        match self {
            Unit::Milliseconds => Duration::from_millis(number),
            Unit::Seconds => Duration::from_secs(number),
            Unit::Minutes => Duration::from_secs(number.saturating_mul(60)),
        }
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
    /// The number that the parameter is; `None` for a text.
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
    /// The parameter of a code that looks like this.
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

/// The row of the first pattern that a code looks like, with its parameter.
pub(crate) fn find<'a>(patterns: &[Pattern<'_>], code: Text<'a>) -> Option<(usize, Parameter<'a>)> {
    patterns.iter().find_map(|pattern| Some((pattern.row as usize, pattern.read(code)?)))
}

/// Digits only, written as a number is: a leading zero would not survive the way back to the wire.
fn number(text: Text<'_>) -> Option<u64> {
    let mut digits = text.chars();
    if text.chars().next() == Some('0') && text.chars().count() > 1 {
        return None;
    }
    digits.try_fold(0_u64, |number, digit| number.checked_mul(10)?.checked_add(digit.to_digit(10)?.into()))
}

impl Entry<'_> {
    /// What the caller may do next, after this code with this parameter.
    ///
    /// Where the parameter is a delay, it takes the place of the first one and of an interval, and of the longest one if
    /// it is longer.
    #[must_use]
    pub fn retry_with(&self, parameter: Option<Parameter<'_>>) -> RetryPolicy {
        let number = parameter.and_then(Parameter::number);
        match (self.retry, self.delay.zip(number)) {
            (RetryPolicy::Backoff { max_delay, max_attempts, .. }, Some((unit, number))) => {
                let initial_delay = unit.of(number);
                RetryPolicy::Backoff { initial_delay, max_delay: max_delay.max(initial_delay), max_attempts }
            }
            (RetryPolicy::Poll { max_attempts, .. }, Some((unit, number))) => {
                RetryPolicy::Poll { initial_delay: unit.of(number), interval: unit.of(number), max_attempts }
            }
            (retry, _) => retry,
        }
    }

    /// The code as it stands on the wire with this parameter: `FLOOD_WAIT_30`; the code alone where it has none.
    ///
    /// What it prints is read back as the same code and parameter.
    #[must_use]
    pub const fn with<'w>(&'w self, parameter: Parameter<'w>) -> Wire<'w> {
        Wire { code: self.code, parameter }
    }
}

/// A code with its parameter; made by [`Entry::with`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Wire<'w> {
    code: &'w str,
    parameter: Parameter<'w>,
}

impl fmt::Display for Wire<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.code.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?.1)));
        match parts {
            Some((before, after)) => write!(f, "{before}{}{after}", self.parameter),
            None => f.write_str(self.code),
        }
    }
}
