//! Dates of HTTP headers: `Wed, 21 Oct 2015 07:28:00 GMT`.

use crate::calendar::{days_of_month, number};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Returns the seconds from 1970 to a date in the form that servers send (RFC 9110, `IMF-fixdate`).
///
/// The weekday is not compared with the day. A leap second is the second before it.
#[must_use]
pub fn parse(text: &str) -> Option<u64> {
    let mut parts = text.split(' ');
    let weekday = parts.next()?.strip_suffix(',')?;
    let (day, month, year) = (number(parts.next()?, 2)?, parts.next()?, number(parts.next()?, 4)?);
    let mut time = parts.next()?.split(':');
    let (hour, minute, second) = (number(time.next()?, 2)?, number(time.next()?, 2)?, number(time.next()?, 2)?);
    let is_complete = parts.next() == Some("GMT") && parts.next().is_none() && time.next().is_none();
    let month = (1..).zip(MONTHS).find_map(|(number, name)| (name == month).then_some(number))?;
    let is_valid = WEEKDAYS.contains(&weekday)
        && (1..=days_of_month(year, month)).contains(&day)
        && (hour < 24 && minute < 60 && second <= 60);
    let seconds = days(year, month, day)? * 86_400 + hour * 3600 + minute * 60 + second.min(59);
    (is_complete && is_valid).then_some(seconds)
}

/// Returns the days from 1970-01-01 to a day.
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    let leap_days = |year: u64| year / 4 - year / 100 + year / 400;
    let years = year.checked_sub(1970)?;
    let of_years = years * 365 + leap_days(year - 1) - leap_days(1969);
    let of_months: u64 = (1..month).map(|month| days_of_month(year, month)).sum();
    Some(of_years + of_months + day.checked_sub(1)?)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn dates_of_headers_are_seconds_from_1970() {
        for (text, seconds) in [
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777)),
            ("Tue, 29 Feb 2000 23:59:59 GMT", Some(951_868_799)),
            ("Wed, 01 Mar 2000 00:00:00 GMT", Some(951_868_800)),
            ("Wed, 21 Oct 2015 07:28:00 GMT", Some(1_445_412_480)),
            ("Sat, 31 Dec 2016 23:59:60 GMT", Some(1_483_228_799)),
            ("Fri, 31 Dec 9999 23:59:59 GMT", Some(253_402_300_799)),
        ] {
            assert_eq!(parse(text), seconds, "{text}");
        }
        for text in [
            "",
            "7",
            "Wed, 21 Oct 2015",
            "Wed, 21 Oct 2015 07:28:00",
            "Wed, 21 Oct 2015 07:28:00 CET",
            "Wed, 21 Oct 2015 07:28:00 GMT ",
            "Wed, 21 Oct 2015  07:28:00 GMT",
            "Wed 21 Oct 2015 07:28:00 GMT",
            "wed, 21 oct 2015 07:28:00 GMT",
            "Wed, 1 Oct 2015 07:28:00 GMT",
            "Wed, 31 Sep 2015 07:28:00 GMT",
            "Sun, 29 Feb 2015 07:28:00 GMT",
            "Wed, 21 Oct 1969 07:28:00 GMT",
            "Wed, 21 Oct 2015 24:00:00 GMT",
            "Wed, 21 Oct 2015 07:60:00 GMT",
            "Wed, 21 Oct 2015 07:28:61 GMT",
            "Wed, 21 Oct 2015 07:28:00:00 GMT",
            "Wed, 21 Oct 2015 +7:28:00 GMT",
            "2015-10-21T07:28:00Z",
            "Wed, é1 Oct 2015 07:28:00 GMT",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
