//! A response parsed at one endpoint.

use std::time::Duration;

use errbook_compiler::printable::one_line;
use errbook_core::retry::Retry;
use errbook_core::table::{Catalog, Code, Endpoint, Entry, Wire};
use errbook_core::{Outcome, Response, ResponseValue};

/// The outcome of a response at one endpoint.
pub(super) struct Reading<'a, 't> {
    table: &'t Catalog<'t>,
    pub(super) endpoint: &'t Endpoint<'t>,
    /// The body of the response.
    pub(super) body: &'a [u8],
    pub(super) outcome: Outcome<'a, Entry<'t>, Code<'t>>,
}

impl<'a, 't: 'a> Reading<'a, 't> {
    /// Parses a response at an endpoint.
    pub(super) fn new(table: &'t Catalog<'t>, endpoint: &'t Endpoint<'t>, response: Response<'a>) -> Self {
        Reading { table, endpoint, body: response.body, outcome: table.parse(endpoint, response) }
    }

    /// Returns a code of the catalog as it was received, with its parameter.
    pub(super) fn received(&self, code: &str) -> String {
        let parameter = self.outcome.details().parameter;
        parameter.map_or_else(|| code.to_owned(), |parameter| Wire::new(code, parameter).to_string())
    }

    /// Returns the fields of the catalog that the response has.
    pub(super) fn fields(&self) -> Vec<(String, String)> {
        let owned = |(name, value): (&str, ResponseValue<'_>)| (name.to_owned(), value.to_string());
        if let Outcome::Success { payload } = &self.outcome {
            return payload.fields().map(owned).collect();
        }
        let json = self.table.responses_of(self.endpoint).json.as_ref();
        json.into_iter().flat_map(|json| json.fields_of(self.body)).map(owned).collect()
    }

    /// Returns the paths that were searched in vain in unrecognized JSON, for a message; may be empty.
    pub(super) fn searched(&self) -> String {
        match (&self.outcome, &self.table.responses_of(self.endpoint).json) {
            (Outcome::Unrecognized { reason, body, .. }, Some(json))
                if matches!(body.as_bytes(), [b'{' | b'[', ..]) =>
            {
                json.searched(*reason).to_string()
            }
            _ => String::new(),
        }
    }

    /// Returns the entries of a code at all endpoints.
    pub(super) fn entries(&self, code: &str) -> impl Iterator<Item = Entry<'t>> {
        self.table.endpoints.iter().flat_map(Endpoint::entries).filter(move |entry| entry.code() == code)
    }

    /// Returns what to do next, or `None` after a success.
    pub(super) fn retry(&self) -> Option<Retry> {
        self.table.retry(self.endpoint, &self.outcome)
    }
}

/// Returns a response with what is known of its head.
pub(super) fn response(body: &[u8], status: Option<u16>, retry_after: Option<Duration>) -> Response<'_> {
    let mut response = Response::new(body);
    (response.status, response.retry_after) = (status, retry_after);
    response
}

/// Finds an endpoint by name; fails with a message that lists the endpoints.
pub(super) fn find_endpoint<'t>(table: &Catalog<'t>, name: &str) -> Result<&'t Endpoint<'t>, String> {
    let unknown = || format!("unknown endpoint `{}`; the endpoints are {}", one_line(name), endpoint_names(table));
    table.endpoint(name).ok_or_else(unknown)
}

/// Returns the names of all endpoints, for messages.
pub(super) fn endpoint_names(table: &Catalog<'_>) -> String {
    let names: Vec<String> = table.endpoints.iter().map(|endpoint| format!("`{}`", endpoint.name)).collect();
    names.join(", ")
}
