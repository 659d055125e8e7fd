//! The text form of a scenario.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::ops::RangeInclusive;
use std::str::FromStr;

use errbook_compiler::http_date;

use super::{Play, Scenario, Step};

/// The separator of steps.
const THEN: char = '>';

/// The separator of a scenario and its endpoint.
const AT: char = '@';

/// The separator of a step and its status.
const STATUS: char = '!';

/// The separator of a step and its header.
const HEADER: char = ';';

/// The header, as it is written.
const RETRY_AFTER: &str = "retry-after";

/// The statuses whose responses have a body.
const STATUSES: RangeInclusive<u16> = 200..=599;

/// The text is not a scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParseScenarioError {
    message: String,
}

impl Display for ParseScenarioError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for ParseScenarioError {}

impl FromStr for Scenario {
    type Err = ParseScenarioError;

    /// Parses the text form, which [`CONTRACT`](crate::CONTRACT) describes.
    fn from_str(text: &str) -> Result<Scenario, ParseScenarioError> {
        let parts: Vec<Parts<'_>> = text.split(THEN).map(Parts::new).collect();
        let error = |message| ParseScenarioError { message };
        let steps = parts.iter().map(Parts::step).collect::<Result<_, _>>().map_err(error)?;
        Ok(Scenario { steps, endpoint: endpoint(&parts).map_err(error)?.map(str::to_owned) })
    }
}

/// Returns the endpoint of a scenario, or a message with the corrected text if a part is at another position.
fn endpoint<'t>(parts: &[Parts<'t>]) -> Result<Option<&'t str>, String> {
    let mut endpoints = parts.iter().filter_map(|parts| parts.endpoint);
    let first = endpoints.next();
    if let Some((first, other)) = first.zip(endpoints.find(|name| Some(*name) != first)) {
        return Err(format!(
            "`{AT}{first}` and `{AT}{other}` are two endpoints, but a scenario with `{THEN}` is for one; \
             keep one of them, at the end"
        ));
    }
    let corrected = || {
        let steps: Vec<String> = parts.iter().map(Parts::corrected).collect();
        let endpoint = first.map(|name| format!("{AT}{name}")).unwrap_or_default();
        format!("{}{endpoint}", steps.join(">"))
    };
    let is_early = parts.split_last().is_some_and(|(_, steps)| steps.iter().any(|parts| parts.endpoint.is_some()));
    if let Some(name) = first.filter(|_| is_early) {
        return Err(format!(
            "`{AT}{name}` comes once, at the end, and applies to the whole sequence; write `{}`",
            corrected()
        ));
    }
    if parts.iter().any(|parts| !parts.is_ordered) {
        let form = format!("`{STATUS}STATUS`, `{HEADER}{RETRY_AFTER}=VALUE` and `{AT}ENDPOINT` follow in this order");
        return Err(format!("{form}; write `{}`", corrected()));
    }
    Ok(first)
}

/// The parts of a step, wherever they are.
struct Parts<'t> {
    name: &'t str,
    status: Option<&'t str>,
    retry_after: Option<&'t str>,
    endpoint: Option<&'t str>,
    /// `true` if the parts are in the order of the text form, and written as there.
    is_ordered: bool,
}

impl<'t> Parts<'t> {
    /// Takes the parts from the end of a step.
    fn new(step: &'t str) -> Parts<'t> {
        let mut parts = Parts { name: step.trim(), status: None, retry_after: None, endpoint: None, is_ordered: true };
        while let Some(before) = separators(parts.name).find_map(|(before, separator, value)| {
            let is_ordered = parts.take(separator, value)?;
            parts.is_ordered &= is_ordered;
            Some(before)
        }) {
            parts.name = before.trim_end();
        }
        parts
    }

    /// Takes the part behind a separator, and returns `true` if it is in order: none of the parts that were taken before,
    /// which follow it, comes first in the text form. Returns `None` if it is not such a part.
    fn take(&mut self, separator: char, value: &'t str) -> Option<bool> {
        match separator {
            AT if self.endpoint.is_none() && is_endpoint(value) => {
                self.endpoint = Some(value);
                Some(self.status.is_none() && self.retry_after.is_none())
            }
            STATUS if self.status.is_none() && is_number(value) => {
                self.status = Some(value);
                Some(true)
            }
            HEADER if self.retry_after.is_none() => {
                let (is_exact, value) = retry_after(value)?;
                self.retry_after = Some(value);
                Some(self.status.is_none() && is_exact)
            }
            _ => None,
        }
    }

    /// Returns the step without its endpoint, with its parts in the order of the text form.
    fn corrected(&self) -> String {
        let status = self.status.map(|status| format!("{STATUS}{status}"));
        let header = self.retry_after.map(|value| format!("{HEADER}{RETRY_AFTER}={value}"));
        format!("{}{}{}", self.name, status.unwrap_or_default(), header.unwrap_or_default())
    }

    /// Returns the step, or a message.
    fn step(&self) -> Result<Step, String> {
        if separators(self.name).any(|(_, separator, text)| separator == HEADER && retry_after(text).is_some()) {
            return Err(format!("`{HEADER}{RETRY_AFTER}` comes once; remove the others"));
        }
        let play = play(self.name).ok_or_else(|| {
            let expected = "ok, pendingN, serverN, code:CODE, htmlSTATUS, empty, drip, cut, close or hang";
            format!("unknown scenario `{}`; expected {expected}", self.name)
        })?;
        let status = self.status.map(|text| {
            let (first, last) = (STATUSES.start(), STATUSES.end());
            status(text).ok_or_else(|| {
                format!(
                    "`{STATUS}{text}` is not an HTTP status with a body; write `{STATUS}{first}` to `{STATUS}{last}`"
                )
            })
        });
        let retry_after = self.retry_after.map(|value| {
            let is_valid = is_number(value) || http_date::parse(value).is_some();
            is_valid.then(|| value.to_owned()).ok_or_else(|| {
                format!(
                    "`{HEADER}{RETRY_AFTER}={value}` is neither seconds nor a date; write `{HEADER}{RETRY_AFTER}=30` or \
                     `{HEADER}{RETRY_AFTER}=Wed, 21 Oct 2015 07:28:00 GMT`"
                )
            })
        });
        Ok(Step { play, status: status.transpose()?, retry_after: retry_after.transpose()? })
    }
}

/// Returns the separators of a text from the end, each with the text before it and after it.
fn separators(text: &str) -> impl Iterator<Item = (&str, char, &str)> {
    let separators = text.char_indices().rev().filter(|(_, c)| [AT, STATUS, HEADER].contains(c));
    separators.filter_map(|(place, c)| Some((text.get(..place)?, c, text.get(place + c.len_utf8()..)?)))
}

/// Returns `true` if the text looks like the name of an endpoint, and not like the end of a code.
fn is_endpoint(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the value of a header `Retry-After` in any spelling, and `true` for the spelling of the text form.
fn retry_after(text: &str) -> Option<(bool, &str)> {
    let trimmed = text.trim_start();
    let end = trimmed.find(|c: char| !c.is_ascii_alphabetic() && !['-', '_'].contains(&c)).unwrap_or(trimmed.len());
    let (name, rest) = trimmed.split_at(end);
    let is_name = name.replace(['-', '_'], "").eq_ignore_ascii_case("retryafter");
    let value = rest.trim_start().trim_start_matches(['=', ':']).trim();
    let is_exact = text.strip_prefix(RETRY_AFTER).and_then(|rest| rest.strip_prefix('=')) == Some(value);
    is_name.then_some((is_exact, value))
}

fn play(name: &str) -> Option<Play> {
    Some(match name {
        "ok" => Play::Pending(0),
        "" => Play::Pending(1),
        "empty" => Play::Empty,
        "drip" => Play::Drip,
        "cut" => Play::Cut,
        "close" => Play::Close,
        "hang" => Play::Hang,
        _ => {
            let count = |prefix: &str| name.strip_prefix(prefix).and_then(|count| count.parse().ok());
            let code = name.strip_prefix("code:").filter(|code| !code.is_empty());
            let html = name.strip_prefix("html").and_then(status).map(Play::Html);
            let code = code.map(|code| Play::Code(code.to_owned()));
            code.or(html).or(count("pending").map(Play::Pending)).or(count("server").map(Play::Server))?
        }
    })
}

fn status(text: &str) -> Option<u16> {
    text.parse().ok().filter(|status| STATUSES.contains(status))
}
