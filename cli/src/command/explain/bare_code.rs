//! Bare codes: people pass a code to `explain` also if the API has no text responses.

use errbook_core::table::{Catalog, Endpoint, Responses, TextResponses};
use errbook_core::{Outcome, Response};

use super::reading::Reading;

/// Returns the endpoints of a catalog with [`responses`] that have bare codes.
pub(super) fn endpoints<'t>(table: &Catalog<'t>) -> Vec<Endpoint<'t>> {
    let with_codes = |endpoint: &Endpoint<'t>| Endpoint { responses: endpoint.responses.map(responses), ..*endpoint };
    table.endpoints.iter().map(with_codes).collect()
}

/// Returns the catalog with these [`endpoints`] whose responses have bare codes.
pub(super) fn catalog<'t>(table: &Catalog<'t>, endpoints: &'t [Endpoint<'t>]) -> Catalog<'t> {
    Catalog { responses: responses(table.responses), endpoints, ..*table }
}

/// Adds text responses, which are codes of the catalog only, if the API has none.
fn responses(mut responses: Responses<'_>) -> Responses<'_> {
    responses.text.get_or_insert(TextResponses {
        success_prefix: None,
        empty_payload: false,
        trailing_fields: &[],
        success: &[],
        reserved_prefix: None,
        unknown_codes: &[],
    });
    responses
}

/// Parses a body as a bare code of the catalog, if it is one and not a response of the endpoint.
///
/// A response with an HTTP status is never a bare code, so that the outcome is that of the parser.
pub(super) fn reading<'a, 't: 'a>(
    reading: &Reading<'a, 't>,
    codes: &'t Catalog<'t>,
    endpoint: &'t Endpoint<'t>,
    response: Response<'a>,
) -> Option<Reading<'a, 't>> {
    let is_response = !matches!(reading.outcome, Outcome::Unrecognized { .. });
    if is_response || response.status.is_some() {
        return None;
    }
    let code = Reading::new(codes, endpoint, response);
    let is_code =
        matches!(code.outcome, Outcome::Pending { .. } | Outcome::Error { .. } | Outcome::OtherEndpoint { .. });
    is_code.then_some(code)
}
