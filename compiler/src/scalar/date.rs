//! Dates of the Gregorian calendar: `2026-01-31`.

use super::fault::{Fault, fault};

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
    let Some(name) = month.checked_sub(1).and_then(|place| MONTHS.get(place)) else {
        return wrong("a month is `01` to `12`: `\"2026-01-31\"`".to_owned());
    };
    let last = days(year, month);
    if (1..=last).contains(&day) {
        return None;
    }
    wrong(format!("{name} {year} has the days `01` to `{last}`"))
}

/// Returns year, month and day of a text such as `2026-01-31`.
fn parts(text: &str) -> Option<(usize, usize, usize)> {
    let mut parts = text.split('-');
    let mut part = |length: usize| {
        let part = parts.next()?;
        let is_number = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<usize>().ok().filter(|_| is_number)
    };
    let date = (part(4)?, part(2)?, part(2)?);
    parts.next().is_none().then_some(date)
}

fn days(year: usize, month: usize) -> usize {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
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
