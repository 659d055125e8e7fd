//! Invariants of parsing: the outcomes that a body permits.

use std::time::Duration;

use captchaai_errors::{ApiError, BalanceError, Get2Error, ReportError, ResultError, SubmitError};
use errbook_compiler::model;
use errbook_compiler::with_table;
use errbook_core::retry::{Retry, ServerDelay};
use errbook_core::table::{Catalog, Code, Endpoint, Entry, StatusRange, When};
use errbook_core::{Excerpt, Outcome, Payload, Response, ResponseValue, Text};

use crate::catalogs;

mod codes;

/// The longest delay of an outcome.
const LONGEST_DELAY: Duration = Duration::from_secs((1 << 39) - 1);

type Read<'a, 't> = Outcome<'a, Entry<'t>, Code<'t>>;

/// Parses the responses of one endpoint with one catalog.
struct Reader<'r, 't> {
    table: &'r Catalog<'t>,
    endpoint: &'r Endpoint<'t>,
    catalog: &'r model::Catalog,
    responses: &'r model::Responses,
    /// `true` if the HTTP status and the conditions of entries have no influence.
    by_body: bool,
}

pub(crate) fn check(bytes: &[u8]) {
    let Some(case) = catalogs::case(bytes) else { return };
    with_table(&case.catalog, |table| {
        let (endpoint, model) = (&table.endpoints[case.endpoint], &case.catalog.endpoints[case.endpoint]);
        let responses = case.catalog.responses_of(model);
        let by_body = endpoint.when.is_empty() && responses.http.success.is_empty();
        let reader = Reader { table, endpoint, catalog: &case.catalog, responses, by_body };
        let (response, body) = (case.response, trim(case.response.body));
        let outcome = table.parse(endpoint, response);
        reader.doors(response, &outcome);
        reader.surroundings(response, &outcome);
        reader.statuses(response);
        reader.conditions(response);
        reader.delays(response, &outcome);
        reader.plain(body);
        reader.formats(body);
        reader.parts(response.body, &outcome);
        if case.compiled {
            match endpoint.name {
                "submit" => compiled::<SubmitError>(response, &outcome),
                "result" => compiled::<ResultError>(response, &outcome),
                "balance" => compiled::<BalanceError>(response, &outcome),
                "report" => compiled::<ReportError>(response, &outcome),
                _ => compiled::<Get2Error>(response, &outcome),
            }
        }
    });
}

impl<'t> Reader<'_, 't> {
    /// The first byte decides which of the two strict doors a body goes through.
    fn doors(&self, response: Response<'_>, outcome: &Read<'_, 't>) {
        let body = trim(response.body);
        let (plain, json) =
            (self.table.parse_plain(self.endpoint, response), self.table.parse_json(self.endpoint, response));
        let is_json = body.starts_with(b"{") || body.starts_with(b"[");
        match (&self.responses.text, &self.responses.json) {
            (Some(_), Some(_)) | (None, Some(_)) if is_json => assert_eq!(*outcome, json),
            // The reason why other bodies are unrecognized differs.
            (None, Some(_)) => match (*outcome, json) {
                (Outcome::Unrecognized { .. }, Outcome::Unrecognized { .. }) => {}
                (outcome, json) => assert_eq!(outcome, json),
            },
            _ => assert_eq!(*outcome, plain),
        }
        let success = |outcome: Read<'_, 't>| matches!(outcome, Outcome::Success { .. });
        assert!(self.responses.text.is_some() || !success(plain), "{plain:?}");
        assert!(self.responses.json.is_some() || !success(json), "{json:?}");
    }

    /// White space, NUL and byte order marks around a body mean nothing.
    fn surroundings(&self, response: Response<'_>, outcome: &Read<'_, 't>) {
        let body = response.body;
        assert_eq!(self.table.parse(self.endpoint, changed(response, |one| one.body = trim(body))), *outcome);
        for (before, after) in
            [("", "\r\n"), (" \t\x0b\x0c", "\0\0"), ("\u{feff}", "\u{feff}"), ("\0\u{feff}\n", " \u{feff}\n")]
        {
            let around = [before.as_bytes(), body, after.as_bytes()].concat();
            let surrounded = self.table.parse(self.endpoint, changed(response, |one| one.body = &around));
            assert_eq!(surrounded, *outcome, "{}", around.escape_ascii());
        }
    }

    /// A status outside of `http.success` is never a success; a status that does not decide only affects the retry policy
    /// of an unrecognized body.
    fn statuses(&self, response: Response<'_>) {
        let without = self.table.parse(self.endpoint, changed(response, |one| one.status = None));
        for status in [0, 200, 204, 404, 429, 500, 503, 599, 1429, u16::MAX] {
            let success = &self.responses.http.success;
            match (self.table.parse(self.endpoint, response.with_status(status)), without) {
                (outcome, _) if !success.is_empty() => {
                    let is_success = success.iter().any(|range| range.contains(status));
                    assert!(is_success || !matches!(outcome, Outcome::Success { .. }), "{status}: {outcome:?}");
                }
                _ if !self.by_body => {}
                // An empty body is a success only by its status.
                (Outcome::Success { payload }, Outcome::Unrecognized { .. }) if trim(response.body).is_empty() => {
                    assert_eq!((payload.as_str(), status / 100), (Some(""), 2));
                }
                (Outcome::Unrecognized { reason, body, .. }, Outcome::Unrecognized { reason: same, body: of, .. }) => {
                    assert_eq!((reason, body), (same, of));
                }
                (with, without) => assert_eq!(with, without),
            }
        }
    }

    /// Conditions that are not met change nothing, and those that are met only change what has no cataloged code.
    fn conditions(&self, response: Response<'_>) {
        const MET: &[When<'_>] = &[When { row: 0, http: &[StatusRange { first: 0, last: u16::MAX }], json: &[] }];
        const UNMET: &[When<'_>] = &[When { row: 0, http: &[StatusRange { first: 1, last: 0 }], json: &[] }];
        let response = changed(response, |one| one.status = one.status.or(Some(0)));
        let with = |when| self.table.parse(&Endpoint { when, ..*self.endpoint }, response);
        let without = with(&[]);
        assert_eq!(with(UNMET), without);
        match (with(MET), without) {
            (found, Outcome::Pending { .. } | Outcome::Error { .. } | Outcome::OtherEndpoint { .. }) => {
                assert_eq!(found, without);
            }
            (found, _) => {
                let (Outcome::Pending { code, .. } | Outcome::Error { code, .. }) = found else { panic!("{found:?}") };
                assert_eq!(Some(code), self.endpoint.entries().next());
            }
        }
    }

    /// The server's delay is at least the one of the header, which changes nothing else, and no retry undercuts it.
    fn delays(&self, response: Response<'_>, outcome: &Read<'_, 't>) {
        let without = self.table.parse(self.endpoint, changed(response, |one| one.retry_after = None));
        for header in [response.retry_after.unwrap_or_default(), Duration::from_nanos(1), Duration::from_secs(86_400)] {
            let with = self.table.parse(self.endpoint, response.with_retry_after(header));
            let delays = [header, without.server_delay().unwrap_or_default()];
            let longest = delays.into_iter().max().unwrap_or_default().min(LONGEST_DELAY);
            match with {
                Outcome::Success { .. } => assert_eq!((with, with.server_delay()), (without, None)),
                _ => {
                    assert!(with.server_delay().unwrap_or_default() >= longest, "{header:?}: {with:?}");
                    assert_eq!(without_delay(with), without_delay(without));
                }
            }
        }
        let policy = match outcome {
            Outcome::Success { .. } | Outcome::OtherEndpoint { .. } | Outcome::UnknownCode { .. } => return,
            Outcome::Pending { code, .. } | Outcome::Error { code, .. } => code.retry(),
            Outcome::Unrecognized { retry, .. } => *retry,
        };
        let retry = Retry::new(policy, outcome.server_delay());
        let given = outcome.server_delay().unwrap_or_default();
        assert!(retry.initial_delay().is_none_or(|delay| delay >= given));
        for random in [0, 1 << 63, u64::MAX] {
            let first = retry.delays().jittered(|| random).next();
            assert!(first.is_none_or(|delay| delay >= given), "{first:?} for {given:?}");
            assert_eq!(first.is_some(), policy.is_retryable() && policy.max_attempts() > Some(1));
        }
    }

    /// Quoted text is part of the body, and printed text is bounded.
    fn parts(&self, body: &[u8], outcome: &Read<'_, '_>) {
        let (text, json) = (&self.responses.text, &self.responses.json);
        let may_be_empty = !self.by_body
            || text
                .as_ref()
                .is_some_and(|text| text.empty_payload || text.success.iter().any(|one| one.row().admits(b"")))
            || json.as_ref().is_some_and(|json| json.empty_payload);
        let stands = |text: Text<'_>| {
            if let Some(text) = text.as_str() {
                inside(body, text);
            }
            assert!(text.to_string().len() <= 3 * body.len(), "an escape is longer than what it stands for");
        };
        match outcome {
            Outcome::Success { payload: Payload { value: ResponseValue::Text(text), .. } } => {
                assert!(may_be_empty || !text.is_empty());
                stands(*text);
            }
            Outcome::Success { payload: Payload { value: ResponseValue::Json(json), .. } } => {
                inside(body, json);
                let nested = json.starts_with(['{', '[']) && json.ends_with(['}', ']']);
                assert!(nested || ["true", "false"].contains(json) || may_be_empty && *json == "null", "{json}");
            }
            Outcome::UnknownCode { raw, .. } => {
                assert!(!raw.to_string().is_empty() && raw.to_string().len() <= 4_096);
                stands(*raw);
            }
            Outcome::Unrecognized { body: kept, .. } => quoted(body, kept.excerpt()),
            Outcome::Pending { .. } | Outcome::Error { .. } | Outcome::OtherEndpoint { .. } => {}
        }
        outcome.details().message.into_iter().for_each(stands);
    }
}

/// A response with a change.
fn changed<'b>(mut response: Response<'b>, change: impl FnOnce(&mut Response<'b>)) -> Response<'b> {
    change(&mut response);
    response
}

/// The outcome without the delay that the server asked for.
fn without_delay<E, C>(mut outcome: Outcome<'_, E, C>) -> Outcome<'_, E, C> {
    match &mut outcome {
        Outcome::Pending { details, .. } | Outcome::Error { details, .. } => details.server_delay = ServerDelay::NONE,
        Outcome::OtherEndpoint { details, .. } | Outcome::UnknownCode { details, .. } => {
            details.server_delay = ServerDelay::NONE;
        }
        Outcome::Unrecognized { server_delay, .. } => *server_delay = ServerDelay::NONE,
        Outcome::Success { .. } => {}
    }
    outcome
}

fn inside(body: &[u8], text: &str) {
    let (outer, inner) = (body.as_ptr_range(), text.as_bytes().as_ptr_range());
    assert!(outer.start <= inner.start && inner.end <= outer.end, "{text} is not of the body");
}

/// An excerpt is the beginning of the body, or a part of a page or of JSON; it is bounded, and no line break or control
/// character of it is printed.
fn quoted(body: &[u8], excerpt: Excerpt) {
    let is_structured = matches!(trim(body).first(), Some(b'<' | b'{' | b'['));
    assert!(is_structured || trim(body).starts_with(excerpt.as_bytes()));
    assert!(excerpt.as_bytes().len() <= Excerpt::MAX_LEN);
    let shown = excerpt.to_string();
    assert!(shown.chars().count() <= 6 * Excerpt::MAX_LEN + 1 && !shown.contains(char::is_control), "{shown}");
}

/// The compiled crate says what the table says, and its owned error is one line.
fn compiled<E: ApiError>(response: Response<'_>, outcome: &Read<'_, '_>) {
    let typed = captchaai_errors::parse::<E>(response);
    assert_eq!(typed.as_str(), outcome.as_str());
    assert_eq!(typed.details(), outcome.details());
    match (typed, outcome) {
        (Outcome::Success { payload }, Outcome::Success { payload: same }) => assert_eq!(payload, *same),
        (
            Outcome::Pending { code, .. } | Outcome::Error { code, .. },
            Outcome::Pending { code: row, .. } | Outcome::Error { code: row, .. },
        ) => {
            assert_eq!(code.entry(), *row);
        }
        _ => {}
    }
    match typed {
        Outcome::Pending { .. } | Outcome::Error { .. } => {}
        Outcome::Unrecognized { .. } | Outcome::OtherEndpoint { .. } if E::ENDPOINT.is_idempotent => {}
        Outcome::Unrecognized { has_policy: true, .. } if response.status.is_some() => {}
        _ => assert!(!typed.is_retryable(), "{typed:?} must not be repeated"),
    }
    if let (Some(delay), Some(given)) = (typed.retry_after(), typed.server_delay()) {
        assert!(delay >= given, "{typed:?} undercuts {given:?}");
    }
    if let Err(failure) = typed.into_result() {
        assert!(!failure.to_string().contains(char::is_control), "{failure}");
    }
}

/// The body without what means nothing around it.
pub(crate) fn trim(body: &[u8]) -> &[u8] {
    const BLANKS: [&[u8]; 8] = [b" ", b"\t", b"\n", b"\x0b", b"\x0c", b"\r", b"\0", b"\xEF\xBB\xBF"];
    let mut body = body;
    while let Some(rest) =
        BLANKS.iter().find_map(|blank| body.strip_prefix(*blank).or_else(|| body.strip_suffix(*blank)))
    {
        body = rest;
    }
    body
}
