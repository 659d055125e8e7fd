//! What the generated enums can do, and the typed doors to the reader.

use core::fmt;
use core::hash::Hash;
use core::time::Duration;

use crate::parse::{Rows, any, json, plain};
use crate::table::{Catalog, Cause, Code, Endpoint, Entry, Source};
use crate::{Excerpt, Outcome, RetryPolicy};

/// One endpoint's codes: implemented by the enums that `errbook::catalog!` generates.
///
/// A value is an index into the endpoint's table, so that every method is a look-up without search.
pub trait ApiError:
    Copy + Eq + Ord + Hash + fmt::Debug + fmt::Display + core::error::Error + Send + Sync + 'static
{
    /// The enum of all codes of the API.
    type Code: ApiCode;
    /// The whole catalogue.
    const CATALOG: &'static Catalog<'static>;
    /// The endpoint that these codes belong to.
    const ENDPOINT: &'static Endpoint<'static>;
    /// Every variant, in the catalogue's order.
    const ALL: &'static [Self];

    /// The place of the variant in [`ALL`](Self::ALL) and of its row in the endpoint's entries.
    fn index(self) -> usize;

    /// The row of the table.
    #[expect(clippy::indexing_slicing, reason = "the enum and the table are generated from the same entries")]
    fn entry(self) -> &'static Entry<'static> {
        &Self::ENDPOINT.entries[self.index()]
    }

    /// The code in the enum of all codes.
    #[expect(clippy::indexing_slicing, reason = "the enum and the table are generated from the same entries")]
    fn code(self) -> Self::Code {
        Self::Code::ALL[self.entry().row as usize]
    }

    /// The string on the wire: `ERROR_ZERO_BALANCE`.
    fn as_str(self) -> &'static str {
        self.entry().code
    }

    /// A few words that name the error.
    fn title(self) -> &'static str {
        self.entry().title
    }

    /// What the reply means.
    fn meaning(self) -> &'static str {
        self.entry().meaning
    }

    /// The causes that are known to differ, in order, each with its own fix; empty where there is only one.
    fn causes(self) -> &'static [Cause<'static>] {
        self.entry().causes
    }

    /// What to do about it.
    fn fix(self) -> &'static str {
        self.entry().fix
    }

    /// What the caller may do next, and when.
    fn retry(self) -> RetryPolicy {
        self.entry().retry
    }

    /// Where it is said that the code exists; nothing where that is the reference page of the catalogue.
    fn sources(self) -> impl Iterator<Item = &'static Source<'static>> {
        Self::CATALOG.sources_at(self.entry().sources)
    }

    /// Returns the URL of the code's documentation.
    ///
    /// This is the code's section of the published reference if the catalog has a `docs_url`, or else the page that the
    /// facts are from (`source.url`); `None` if the catalog has neither.
    fn docs_url(self) -> Option<&'static str> {
        Self::CATALOG.docs_url(self.entry())
    }

    /// The endpoint that answers with it.
    fn endpoint(self) -> &'static Endpoint<'static> {
        Self::ENDPOINT
    }

    /// Whether the same call may be sent again unchanged.
    fn is_retryable(self) -> bool {
        self.retry().is_retryable()
    }

    /// How long to wait before the first repetition of the same call; `None` where it must not be repeated.
    fn retry_after(self) -> Option<Duration> {
        self.retry().initial_delay()
    }
}

/// All codes of an API: implemented by the enum `Code` that `errbook::catalog!` generates.
pub trait ApiCode:
    Copy + Eq + Ord + Hash + fmt::Debug + fmt::Display + core::error::Error + Send + Sync + 'static
{
    /// The whole catalogue.
    const CATALOG: &'static Catalog<'static>;
    /// Every variant, in the order of first appearance in the catalogue.
    const ALL: &'static [Self];

    /// The place of the variant in [`ALL`](Self::ALL) and of its row in the catalogue's codes.
    fn index(self) -> usize;

    /// The row of the table.
    #[expect(clippy::indexing_slicing, reason = "the enum and the table are generated from the same codes")]
    fn row(self) -> &'static Code<'static> {
        &Self::CATALOG.codes[self.index()]
    }

    /// The string on the wire: `ERROR_ZERO_BALANCE`.
    fn as_str(self) -> &'static str {
        self.row().code
    }

    /// What the code means at `endpoint`; `None` where it is not catalogued there.
    fn at(self, endpoint: &Endpoint<'static>) -> Option<&'static Entry<'static>> {
        endpoint.index.find(self.as_str().as_bytes()).and_then(|row| endpoint.entries.get(row))
    }

    /// Every endpoint that answers with the code, with what it means there.
    fn entries(self) -> impl Iterator<Item = (&'static Endpoint<'static>, &'static Entry<'static>)> {
        Self::CATALOG.endpoints.iter().filter_map(move |endpoint| Some((endpoint, self.at(endpoint)?)))
    }
}

/// Reads a reply, plain text or JSON by its first byte.
///
/// `body` is the response body as it came; white space, NUL and a byte order mark around it mean nothing.
/// Takes time linear in the body, allocates nothing and never panics; whatever is not a reply of this API is
/// [`Outcome::Unrecognized`].
#[must_use]
pub fn parse<E: ApiError>(body: &[u8]) -> Outcome<'_, E, E::Code> {
    typed(any(E::CATALOG, E::ENDPOINT, body))
}

/// Reads a reply that came with a status of HTTP, as [`parse`] does.
///
/// The status decides nothing: a body that is a reply of the API says itself what it is.
/// Of a body that is none, the catalogue may say that the call may be repeated: [`Outcome::Unrecognized`] has its word.
#[must_use]
pub fn parse_with_status<E: ApiError>(body: &[u8], status: u16) -> Outcome<'_, E, E::Code> {
    parse(body).with_status(&E::CATALOG.responses, status)
}

/// Reads a reply that must be plain text, as [`parse`] does; a JSON object is [`Outcome::Unrecognized`].
#[must_use]
pub fn parse_plain<E: ApiError>(body: &[u8]) -> Outcome<'_, E, E::Code> {
    typed(plain(E::CATALOG, E::ENDPOINT, body))
}

/// Reads a reply that must be JSON, as [`parse`] does; plain text is [`Outcome::Unrecognized`].
#[must_use]
pub fn parse_json<E: ApiError>(body: &[u8]) -> Outcome<'_, E, E::Code> {
    typed(json(E::CATALOG, E::ENDPOINT, body))
}

#[expect(clippy::indexing_slicing, reason = "rows come from the names of the same tables")]
fn typed<E: ApiError>(rows: Rows<'_>) -> Outcome<'_, E, E::Code> {
    rows.map(|row| E::ALL[row], |row| E::Code::ALL[row])
}

/// The text or the code is not one of the enum's.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ParseCodeError {
    place: &'static str,
    text: Excerpt,
}

impl ParseCodeError {
    #[doc(hidden)]
    #[must_use]
    pub fn new(place: &'static str, text: &str) -> Self {
        ParseCodeError { place, text: Excerpt::new(text.as_bytes()) }
    }
}

impl fmt::Display for ParseCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no code of `{}`", self.text, self.place)
    }
}

impl core::error::Error for ParseCodeError {}
