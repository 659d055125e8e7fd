//! The text form of a scenario.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::ops::RangeInclusive;
use std::str::FromStr;

use super::{Play, Scenario, Step};

/// The separator of steps.
const THEN: char = '>';

/// The separator of a scenario and its endpoint.
const AT: char = '@';

/// The separator of a step and its status.
const STATUS: char = '!';

/// The separator of a step and its `Retry-After`.
const RETRY_AFTER: &str = ";retry-after=";

/// The statuses whose responses have a body.
const STATUSES: RangeInclusive<u16> = 200..=599;

/// The text is not a scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParseScenarioError {
    step: String,
}

impl Display for ParseScenarioError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "unknown scenario `{}`; expected ok, pendingN, serverN, code:CODE, htmlSTATUS, empty, drip, cut, close or hang",
            self.step
        )
    }
}

impl Error for ParseScenarioError {}

impl FromStr for Scenario {
    type Err = ParseScenarioError;

    /// Parses the text form, which [`CONTRACT`](crate::CONTRACT) describes.
    fn from_str(text: &str) -> Result<Scenario, ParseScenarioError> {
        let (steps, endpoint) = match text.rsplit_once(AT) {
            Some((steps, endpoint)) if is_endpoint(endpoint) => (steps, Some(endpoint.to_owned())),
            _ => (text, None),
        };
        let steps =
            steps.split(THEN).map(|step| parse(step).ok_or_else(|| ParseScenarioError { step: step.to_owned() }));
        Ok(Scenario { steps: steps.collect::<Result<_, _>>()?, endpoint })
    }
}

/// Returns `true` if the text looks like the name of an endpoint, and not like the end of a code.
fn is_endpoint(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn parse(text: &str) -> Option<Step> {
    let (text, retry_after) = match text.split_once(RETRY_AFTER) {
        Some((text, value)) => (text, Some(value.to_owned())),
        None => (text, None),
    };
    let split = text.rsplit_once(STATUS).and_then(|(name, status)| Some((name, self::status(status)?)));
    let (name, status) = split.map_or((text, None), |(name, status)| (name, Some(status)));
    let play = match name {
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
            let html = name.strip_prefix("html").and_then(self::status).map(Play::Html);
            let code = code.map(|code| Play::Code(code.to_owned()));
            code.or(html).or(count("pending").map(Play::Pending)).or(count("server").map(Play::Server))?
        }
    };
    Some(Step { play, status, retry_after })
}

fn status(text: &str) -> Option<u16> {
    text.parse().ok().filter(|status| STATUSES.contains(status))
}
