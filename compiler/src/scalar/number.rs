//! Numbers: whole numbers, durations and HTTP statuses.

use std::time::Duration;

use errbook_core::table::StatusRange;

use super::fault::{Fault, fault};

/// Parses a whole number of at least 1.
pub(crate) fn count(text: &str) -> Result<u32, Fault> {
    match text.parse() {
        Ok(0) | Err(_) => {
            let what = format!("`{text}` is not a positive number");
            Err(if whole(text).is_some_and(|digits| digits != "0") {
                fault(what + " of 32 bits", "write a number of at most 4294967295")
            } else {
                fault(what, "write a whole number of at least 1")
            })
        }
        Ok(count) => plain(text).map_or(Ok(count), Err),
    }
}

/// Parses a whole number.
pub(crate) fn number(text: &str) -> Result<u64, Fault> {
    match text.parse() {
        Ok(number) => plain(text).map_or(Ok(number), Err),
        Err(_) => Err(fault(format!("`{text}` is not a whole number"), "write digits only: `1048576`")),
    }
}

/// Returns `true` for a number that JSON has, too.
pub(super) fn is_json(text: &str) -> bool {
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let number = number.strip_prefix('-').unwrap_or(number);
    let (digits, fraction) = number.split_once('.').unwrap_or((number, "0"));
    whole(digits) == Some(digits)
        && is_digits(fraction)
        && is_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))
}

/// Returns the digits of a number without leading zeros.
fn whole(text: &str) -> Option<&str> {
    let digits = text.trim_start_matches('0');
    let is_whole = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_whole.then_some(if digits.is_empty() { "0" } else { digits })
}

/// Rejects a spelling that other YAML parsers take for an octal number or a string.
fn plain(text: &str) -> Option<Fault> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    let plain = whole(digits).unwrap_or(digits);
    (plain != digits).then(|| fault(format!("`{text}` is not a plain number"), format!("write `{plain}`")))
}

/// Parses a duration: `500ms`, `5s`, `2m`, `1h`.
pub(crate) fn duration(text: &str) -> Result<Duration, Fault> {
    let bad = || fault(format!("`{text}` is not a duration"), "write a whole number and `ms`, `s`, `m` or `h`: `5s`");
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let milliseconds: u64 = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        _ => return Err(bad()),
    };
    let digits = text.strip_suffix(unit).and_then(whole).ok_or_else(bad)?;
    if digits == "0" {
        return Err(fault("is zero", "write a positive delay: `1s`"));
    }
    // Nine digits of hours are more than any delay, and fit into every representation.
    let number = digits.parse::<u64>().ok().filter(|_| digits.len() <= 9);
    let number =
        number.ok_or_else(|| fault(format!("`{text}` is too long"), "write a number of at most nine digits"))?;
    Ok(Duration::from_millis(number.saturating_mul(milliseconds)))
}

/// Parses a valid status or group of statuses.
pub(crate) fn status_range(text: &str) -> Option<StatusRange> {
    match text.strip_suffix("xx") {
        Some(group) => {
            let first = group.parse::<u16>().ok()?.checked_mul(100)?;
            Some(StatusRange { first, last: first.checked_add(99)? })
        }
        None => text.parse().ok().map(|status| StatusRange { first: status, last: status }),
    }
}
