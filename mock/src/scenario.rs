//! Scenarios: the responses to the requests of a run.

use std::fmt::Display;

use crate::response::Response;

pub(crate) mod text;

/// The responses to the requests of a run, as a value or as text.
///
/// Both forms are equivalent; [`CONTRACT`](crate::CONTRACT) describes the text. A response with any headers and body,
/// from [`response`](Self::response), has no text.
///
/// ```
/// use errbook_mock::Scenario;
///
/// let scenario = Scenario::html(502).then(Scenario::hang()).then(Scenario::pending(2)).at("result");
/// assert_eq!(scenario, "html502>hang>pending2@result".parse()?);
/// # Ok::<(), errbook_mock::ParseScenarioError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scenario {
    /// At least one.
    steps: Vec<Step>,
    endpoint: Option<String>,
}

/// A step of a scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Step {
    pub(crate) play: Play,
    /// The HTTP status of the response, if the scenario sets it.
    pub(crate) status: Option<u16>,
    /// The value of the header `Retry-After`.
    pub(crate) retry_after: Option<String>,
}

/// The responses that a step plays.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Play {
    /// This many pending responses, then success.
    Pending(u64),
    /// This many server errors, then success.
    Server(u64),
    /// Always this code.
    Code(String),
    /// An HTML page with this status.
    Html(u16),
    /// An empty body.
    Empty,
    /// Success, sent byte by byte.
    Drip,
    /// Success, cut off.
    Cut,
    /// A connection that is closed.
    Close,
    /// A connection that stays open.
    Hang,
    /// This response.
    Response(Response),
}

impl Play {
    /// Returns `true` if the step has no response but success.
    pub(crate) fn is_success(&self) -> bool {
        matches!(self, Play::Pending(0) | Play::Server(0) | Play::Drip | Play::Cut)
    }

    /// Returns the number of responses if another step follows.
    fn responses(&self) -> u64 {
        match self {
            Play::Pending(count) | Play::Server(count) => (*count).max(1),
            _ => 1,
        }
    }
}

impl Scenario {
    fn new(play: Play) -> Scenario {
        Scenario { steps: vec![Step { play, status: None, retry_after: None }], endpoint: None }
    }

    /// Immediate success: a task ID at the endpoint that takes tasks, then the answer. The text is `ok`.
    #[must_use]
    pub fn ok() -> Scenario {
        Scenario::pending(0)
    }

    /// Pending responses at the polled endpoint, then success. The text is `pendingN`.
    #[must_use]
    pub fn pending(count: u64) -> Scenario {
        Scenario::new(Play::Pending(count))
    }

    /// Errors with the retry class `backoff` at each endpoint, then success. The text is `serverN`.
    #[must_use]
    pub fn server_errors(count: u64) -> Scenario {
        Scenario::new(Play::Server(count))
    }

    /// Always this code, also one of another endpoint and one that is not cataloged. The text is `code:CODE`.
    #[must_use]
    pub fn code(code: impl Into<String>) -> Scenario {
        Scenario::new(Play::Code(code.into()))
    }

    /// An HTML page, such as that of a proxy (502) or of a captive portal (200). The text is `htmlSTATUS`.
    #[must_use]
    pub fn html(status: u16) -> Scenario {
        Scenario::new(Play::Html(status))
    }

    /// An empty body with the status 200. The text is `empty`.
    #[must_use]
    pub fn empty() -> Scenario {
        Scenario::new(Play::Empty)
    }

    /// Success, sent byte by byte. The text is `drip`.
    #[must_use]
    pub fn drip() -> Scenario {
        Scenario::new(Play::Drip)
    }

    /// Success, but the connection closes in the middle of the body. The text is `cut`.
    #[must_use]
    pub fn cut() -> Scenario {
        Scenario::new(Play::Cut)
    }

    /// No response: the connection closes after the request. The text is `close`.
    #[must_use]
    pub fn close() -> Scenario {
        Scenario::new(Play::Close)
    }

    /// No response: the connection stays open until the client or the server closes it. The text is `hang`.
    #[must_use]
    pub fn hang() -> Scenario {
        Scenario::new(Play::Hang)
    }

    /// Always this response.
    #[must_use]
    pub fn response(response: Response) -> Scenario {
        Scenario::new(Play::Response(response))
    }

    /// Sets the HTTP status of the failures, or of the success of a scenario without failures. The text is `!STATUS`.
    #[must_use]
    pub fn status(mut self, status: u16) -> Scenario {
        self.steps.iter_mut().for_each(|step| step.status = Some(status));
        self
    }

    /// Sets the header `Retry-After` of the responses that [`status`](Self::status) applies to, such as `30` or a date.
    /// The text is `;retry-after=VALUE`.
    #[must_use]
    pub fn retry_after(mut self, value: impl Display) -> Scenario {
        let value = value.to_string();
        self.steps.iter_mut().for_each(|step| step.retry_after = Some(value.clone()));
        self
    }

    /// Adds another scenario, which plays after this one. The text is `SCENARIO>SCENARIO`.
    ///
    /// Each response is for the next request of the run at an endpoint; `pending` and `server_errors` give as many
    /// responses as they have, every other scenario one. The last scenario continues for all further requests.
    #[must_use]
    pub fn then(mut self, next: Scenario) -> Scenario {
        self.steps.extend(next.steps);
        Scenario { endpoint: self.endpoint.or(next.endpoint), ..self }
    }

    /// Restricts the scenario to the endpoint with this name in the catalog. The text is `@ENDPOINT`.
    #[must_use]
    pub fn at(self, endpoint: impl Into<String>) -> Scenario {
        Scenario { endpoint: Some(endpoint.into()), ..self }
    }

    /// Returns the endpoint that the scenario is restricted to.
    pub(crate) fn endpoint(&self) -> Option<&str> {
        self.endpoint.as_deref()
    }

    /// Returns `true` if the scenario is played at an endpoint.
    pub(crate) fn applies_to(&self, endpoint: &str) -> bool {
        self.endpoint().is_none_or(|own| own == endpoint)
    }

    /// Returns `true` if the scenario has several steps, which count the requests of a run instead of those of a task.
    pub(crate) fn is_sequence(&self) -> bool {
        self.steps.len() > 1
    }

    /// Returns the step for a request after `earlier` ones, and the number of those that the step answered.
    pub(crate) fn step(&self, mut earlier: u64) -> Option<(&Step, u64)> {
        let (last, steps) = self.steps.split_last()?;
        for step in steps {
            match earlier.checked_sub(step.play.responses()) {
                Some(rest) => earlier = rest,
                None => return Some((step, earlier)),
            }
        }
        Some((last, earlier))
    }
}
