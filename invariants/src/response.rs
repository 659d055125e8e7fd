//! Invariants of parsing: the outcomes that a body permits.

use captchaai_errors::{ApiError, ResultError, SubmitError};
use errbook_compiler::canonical::{Format, canonical};
use errbook_compiler::model;
use errbook_compiler::with_table;
use errbook_core::table::{Catalog, Code, Endpoint, Entry};
use errbook_core::{Excerpt, Outcome, Payload, Text, UnrecognizedReason};

use crate::catalogs;

type Read<'a, 't> = Outcome<'a, &'t Entry<'t>, &'t Code<'t>>;

/// Parses the bodies of one endpoint with one catalog.
struct Reader<'r, 't> {
    table: &'r Catalog<'t>,
    endpoint: &'r Endpoint<'t>,
    catalog: &'r model::Catalog,
}

pub(crate) fn check(bytes: &[u8]) {
    let Some(case) = catalogs::case(bytes) else { return };
    with_table(&case.catalog, |table| {
        let endpoint = &table.endpoints[case.endpoint];
        let reader = Reader { table, endpoint, catalog: &case.catalog };
        let outcome = table.parse(endpoint, case.body);
        reader.doors(case.body, &outcome);
        reader.surroundings(case.body, &outcome);
        reader.statuses(case.body, &outcome);
        reader.plain(trim(case.body));
        reader.formats(trim(case.body));
        parts(case.body, &outcome);
        if case.compiled {
            match endpoint.name {
                "submit" => compiled::<SubmitError>(case.body, &outcome),
                _ => compiled::<ResultError>(case.body, &outcome),
            }
        }
    });
}

impl<'t> Reader<'_, 't> {
    /// The first byte decides which of the two strict doors a body goes through.
    fn doors(&self, body: &[u8], outcome: &Read<'_, 't>) {
        let json = trim(body).starts_with(b"{") || trim(body).starts_with(b"[");
        let strict = match json && self.table.responses.json.is_some() {
            true => self.table.parse_json(self.endpoint, body),
            false => self.table.parse_plain(self.endpoint, body),
        };
        assert_eq!(*outcome, strict);
        // The other door may say another thing, but it says something.
        let _ = (self.table.parse_json(self.endpoint, body), self.table.parse_plain(self.endpoint, body));
    }

    /// White space, NUL and byte order marks around a body mean nothing.
    fn surroundings(&self, body: &[u8], outcome: &Read<'_, 't>) {
        assert_eq!(self.table.parse(self.endpoint, trim(body)), *outcome);
        for (before, after) in
            [("", "\r\n"), (" \t\x0b\x0c", "\0\0"), ("\u{feff}", "\u{feff}"), ("\0\u{feff}\n", " \u{feff}\n")]
        {
            let around = [before.as_bytes(), body, after.as_bytes()].concat();
            assert_eq!(self.table.parse(self.endpoint, &around), *outcome, "{}", around.escape_ascii());
        }
    }

    /// The HTTP status only affects the retry policy of an unrecognized body.
    fn statuses(&self, body: &[u8], outcome: &Read<'_, 't>) {
        for status in [0, 200, 429, 500, 503, 599, 1429, u16::MAX] {
            match (self.table.parse(self.endpoint, (status, body)), *outcome) {
                (Outcome::Unrecognized { reason, body, .. }, Outcome::Unrecognized { reason: same, body: of, .. }) => {
                    assert_eq!((reason, body), (same, of));
                }
                (with, without) => assert_eq!(with, without),
            }
        }
    }

    /// A plain success begins with the prefix and goes on; a plain code is the whole body, to the byte.
    fn plain(&self, body: &[u8]) {
        let prefix = self.catalog.responses.text.as_ref().and_then(|text| text.success_prefix.as_deref());
        let payload = prefix.and_then(|prefix| body.strip_prefix(prefix.as_bytes()));
        let payload = payload.and_then(|payload| str::from_utf8(payload).ok()).filter(|payload| !payload.is_empty());
        match self.table.parse_plain(self.endpoint, body) {
            Outcome::Success { payload: found } => assert_eq!(found.as_str(), payload),
            other => {
                assert_eq!(payload, None, "{other:?}");
                match other {
                    Outcome::Pending { code, details } | Outcome::Error { code, details } => {
                        self.whole(body, code.code, details.parameter.map(|value| code.with(value).to_string()));
                    }
                    Outcome::OtherEndpoint { code, details } => self.whole(
                        body,
                        code.code,
                        details.parameter.map(|value| {
                            let entry = Entry { code: code.code, ..Entry::EMPTY };
                            entry.with(value).to_string()
                        }),
                    ),
                    Outcome::UnknownCode { raw, .. } => assert_eq!(raw.as_str().map(str::as_bytes), Some(body)),
                    Outcome::Success { .. } | Outcome::Unrecognized { .. } => {}
                }
            }
        }
    }

    /// A body is the code itself, one of its aliases, or the code with its parameter.
    fn whole(&self, body: &[u8], code: &str, with_parameter: Option<String>) {
        let body = str::from_utf8(body).expect("a code is text");
        let known = self.catalog.codes.iter().find(|known| known.code == code).expect("the code is cataloged");
        let alias = known.aliases.iter().any(|alias| alias.name == body);
        let written = with_parameter.unwrap_or_else(|| if alias { body.to_owned() } else { code.to_owned() });
        assert_eq!(body, written);
    }

    /// A code is the same in plain text and in JSON, and an unknown code is never a success.
    fn formats(&self, body: &[u8]) {
        let (Ok(code), Some(json), Some(_)) =
            (str::from_utf8(body), &self.catalog.responses.json, &self.catalog.responses.text)
        else {
            return;
        };
        let Some(location) = json.code.first() else { return };
        let marked = [&location.before, &location.after].into_iter().flatten().any(|marker| code.contains(marker));
        let url = location.after.as_deref() == Some("/") && code.contains(['?', '#', '/']);
        let none = location.none.iter().any(|none| none == code);
        let tests = || json.success.iter().chain(&json.failure);
        if code.is_empty()
            || marked
            || url
            || none
            || tests().any(|(place, _)| location.path.starts_with(place.as_str()))
        {
            return;
        }
        let bodies = canonical(&self.catalog.responses, code);
        let envelope = bodies.iter().find(|body| body.format == Format::Json).expect("the catalog speaks JSON");
        let plain = self.table.parse_plain(self.endpoint, body);
        let json = self.table.parse_json(self.endpoint, envelope.body.as_bytes());
        match (plain, json) {
            (_, Outcome::Unrecognized { reason, .. }) => {
                assert_eq!(reason, UnrecognizedReason::CodeTooLong, "{}", envelope.body);
            }
            (Outcome::UnknownCode { raw, .. }, Outcome::UnknownCode { raw: same, .. }) => assert_eq!(raw, same),
            (Outcome::Success { .. } | Outcome::Unrecognized { .. }, Outcome::Success { .. }) => {
                panic!("{}", envelope.body)
            }
            (Outcome::Success { .. } | Outcome::Unrecognized { .. }, _) => {}
            (plain, json) => assert_eq!(plain, json, "{}", envelope.body),
        }
    }
}

/// Quoted text is part of the body, and printed text is bounded.
fn parts(body: &[u8], outcome: &Read<'_, '_>) {
    let stands = |text: Text<'_>| {
        if let Some(text) = text.as_str() {
            inside(body, text);
        }
        assert!(text.to_string().len() <= 3 * body.len(), "an escape is longer than what it stands for");
    };
    match outcome {
        Outcome::Success { payload: Payload::Text(text) } => {
            assert!(!text.to_string().is_empty());
            stands(*text);
        }
        Outcome::Success { payload: Payload::Json(json) } => {
            inside(body, json);
            let nested = json.starts_with(['{', '[']) && json.ends_with(['}', ']']);
            assert!(nested || ["true", "false"].contains(json), "{json}");
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

fn inside(body: &[u8], text: &str) {
    let (outer, inner) = (body.as_ptr_range(), text.as_bytes().as_ptr_range());
    assert!(outer.start <= inner.start && inner.end <= outer.end, "{text} is not of the body");
}

/// An excerpt is the beginning of the body, bounded, and no line break or control character of it is printed.
fn quoted(body: &[u8], excerpt: Excerpt) {
    assert!(trim(body).starts_with(excerpt.as_bytes()) && excerpt.as_bytes().len() <= 64);
    let shown = excerpt.to_string();
    assert!(shown.chars().count() <= 6 * 64 + 1 && !shown.contains(char::is_control), "{shown}");
}

/// The compiled crate says what the table says, and its owned error is one line.
fn compiled<E: ApiError>(body: &[u8], outcome: &Read<'_, '_>) {
    let typed = captchaai_errors::parse::<E>(body);
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
    let repeats = typed.is_retryable();
    assert!(
        !repeats || matches!(typed, Outcome::Pending { .. } | Outcome::Error { .. }),
        "{typed:?} must not be repeated"
    );
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
