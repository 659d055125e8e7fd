//! Invariants of codes: they match as a whole, and mean the same in plain text and in JSON.

use errbook_compiler::canonical::{Format, canonical};
use errbook_core::table::Wire;
use errbook_core::{Outcome, Response, UnrecognizedReason};

use super::{Reader, changed};

impl Reader<'_, '_> {
    /// If the body decides, a plain success is the prefix, the payload and the fields behind it, or is one as a whole, and a
    /// plain code is the whole body, to the byte.
    pub(super) fn plain(&self, body: &[u8]) {
        let Some(text) = self.responses.text.as_ref().filter(|_| self.by_body) else { return };
        let payload = text.success_prefix.as_ref().and_then(|prefix| body.strip_prefix(prefix.as_bytes()));
        let payload = payload.and_then(|payload| str::from_utf8(payload).ok());
        let payload = payload.filter(|payload| !payload.is_empty() || text.empty_payload);
        match self.table.parse_plain(self.endpoint, body) {
            Outcome::Success { payload: found } => {
                let fields: Vec<String> = found.fields().map(|(_, value)| value.to_string()).collect();
                assert!(fields.is_empty() || fields.len() == text.trailing_fields.len(), "{fields:?}");
                let behind =
                    text.trailing_fields.iter().zip(&fields).flat_map(|(field, value)| [&field.separator, value]);
                let whole: String = found.as_str().into_iter().chain(behind.map(String::as_str)).collect();
                if let Some(payload) = payload {
                    assert_eq!(whole, payload);
                } else {
                    assert_eq!((whole.as_bytes(), fields.len()), (body, 0));
                    assert!(!body.is_empty() && text.success.iter().any(|success| success.row().admits(body)));
                }
            }
            other => {
                let first = text.trailing_fields.first();
                let is_empty = |payload: &str| first.is_some_and(|field| payload.starts_with(&field.separator));
                assert!(payload.is_none_or(is_empty), "{other:?}");
                match other {
                    Outcome::Pending { code, details } | Outcome::Error { code, details } => {
                        self.whole(body, code.code(), details.parameter.map(|value| code.with(value).to_string()));
                    }
                    Outcome::OtherEndpoint { code, details } => self.whole(
                        body,
                        code.code,
                        details.parameter.map(|value| Wire::new(code.code, value).to_string()),
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
    pub(super) fn formats(&self, body: &[u8]) {
        let (Ok(code), Some(json), Some(_)) = (str::from_utf8(body), &self.responses.json, &self.responses.text) else {
            return;
        };
        let Some(location) = json.code.first() else { return };
        let marked = [&location.before, &location.after].into_iter().flatten().any(|marker| code.contains(marker));
        let url = location.after.as_deref() == Some("/") && code.contains(['?', '#', '/']);
        let none = location.none.iter().any(|none| none == code);
        let tests = || json.success.iter().chain(&json.failure);
        // A message at the path of the code is part of the JSON only.
        if code.is_empty()
            || json.message.contains(&location.path)
            || !self.endpoint.when.is_empty()
            || marked
            || url
            || none
            || tests().any(|(place, _)| location.path.starts_with(place.as_str()))
        {
            return;
        }
        let bodies = canonical(self.responses, code);
        let envelope = bodies.iter().find(|body| body.format == Format::Json).expect("the catalog speaks JSON");
        let response = |body| changed(Response::new(body), |one| one.status = envelope.status);
        let plain = self.table.parse_plain(self.endpoint, response(body));
        let json = self.table.parse_json(self.endpoint, response(envelope.body.as_bytes()));
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
