//! Dates of the Gregorian calendar: `2026-01-31`.

use super::fault::{Fault, fault};
use crate::calendar::{days_of_month, number};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Returns `true` if a text has the form of a date, even if there is no such day.
pub(super) fn has_form(text: &str) -> bool {
    parts(text).is_some()
}

/// Returns what is wrong with a date.
pub(super) fn date_fault(text: &str) -> Option<Fault> {
    let wrong = |help: String| Some(fault(format!("`{text}` is not a date"), help));
    let Some((year, month, day)) = parts(text) else {
        return wrong("write the year, the month and the day: `\"2026-01-31\"`".to_owned());
    };
    let Some((_, name)) = (1..).zip(MONTHS).find(|(number, _)| *number == month) else {
        return wrong("a month is `01` to `12`: `\"2026-01-31\"`".to_owned());
    };
    let last = days_of_month(year, month);
    if (1..=last).contains(&day) {
        return None;
    }
    wrong(format!("{name} {year} has the days `01` to `{last}`"))
}

/// Returns year, month and day of a text such as `2026-01-31`.
fn parts(text: &str) -> Option<(u64, u64, u64)> {
    let mut parts = text.split('-');
    let mut part = |length| number(parts.next()?, length);
    let date = (part(4)?, part(2)?, part(2)?);
    parts.next().is_none().then_some(date)
}

#[cfg(test)]
mod tests {
    use super::date_fault;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for date in ["2026-01-31", "2024-02-29", "2000-02-29", "2026-04-30", "2026-12-31", "0001-01-01"] {
            assert!(date_fault(date).is_none(), "{date}");
        }
        for other in [
            "2026-02-30",
            "2026-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-00-10",
            "2026-13-01",
            "2026-01-00",
            "2026-1-31",
            "26-01-31",
            "2026-01-31T00:00",
            "2026/01/31",
            "31.01.2026",
            "tomorrow",
            "2026-01",
            "2026-01-31-",
            " 2026-01-31",
            "+026-01-31",
            "２０２６-01-31",
            "",
        ] {
            assert!(date_fault(other).is_some(), "{other}");
        }
    }
}
