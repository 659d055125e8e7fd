//! The delays that a server asks for.

use std::time::Duration;

use errbook_compiler::model::DelayLocation;
use errbook_core::table::Unit;

use super::json::{Object, RawJson};

/// The longest delay with milliseconds, and the longest delay in seconds.
const MAX: u128 = (1 << 39) - 1;

/// The delay at the first of several locations that has one.
pub(super) fn at(locations: &[DelayLocation], object: &Object) -> Option<Duration> {
    let delays = locations.iter().filter_map(|location| match object.at(&location.path)? {
        RawJson::String(text) | RawJson::Number(text) => read(&text, location.unit),
        _ => None,
    });
    delays.map(rounded).next().flatten()
}

/// The delay that a number in this unit spells, rounded as [`rounded`] does.
pub(super) fn parse(text: &str, unit: Unit) -> Option<Duration> {
    rounded(read(text, unit)?)
}

/// A delay in whole milliseconds, or in whole seconds if it is very long, but not shorter than it was given; a delay of
/// zero is none.
pub(super) fn rounded(delay: Duration) -> Option<Duration> {
    let millis = delay.as_nanos().div_ceil(1_000_000);
    let seconds = delay.as_nanos().div_ceil(1_000_000_000).min(MAX);
    let short = |number: u128| u64::try_from(number).expect("the number is small");
    let delay = if millis <= MAX { Duration::from_millis(short(millis)) } else { Duration::from_secs(short(seconds)) };
    Some(delay).filter(|delay| !delay.is_zero())
}

fn read(text: &str, unit: Unit) -> Option<Duration> {
    let suffixes = [("ms", Unit::Milliseconds), ("s", Unit::Seconds), ("m", Unit::Minutes)];
    let suffix = suffixes.into_iter().find_map(|(suffix, unit)| Some((text.strip_suffix(suffix)?, unit)));
    let (number, unit) = suffix.unwrap_or((text, unit));
    let nanos: u128 = match unit {
        Unit::Milliseconds => 1_000_000,
        Unit::Seconds => 1_000_000_000,
        Unit::Minutes => 60_000_000_000,
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let is_number = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    // Longer numbers exceed the longest delay.
    let whole = whole.parse::<u128>().unwrap_or(u128::MAX).min(1 << 64);
    let (first, rest) = fraction.split_at_checked(9).unwrap_or((fraction, ""));
    let billionths = format!("{first:0<9}").parse::<u128>().ok()?;
    let (fraction, left) = (billionths * nanos / 1_000_000_000, billionths * nanos % 1_000_000_000);
    let up = u128::from(left > 0 || rest.bytes().any(|digit| digit != b'0'));
    let total = whole * nanos + fraction + up;
    Some(Duration::new(u64::try_from(total / 1_000_000_000).unwrap_or(u64::MAX), (total % 1_000_000_000) as u32))
}
