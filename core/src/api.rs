//! The traits of the generated enums.

use core::fmt;
use core::hash::Hash;
use core::time::Duration;

use crate::list::List;
use crate::retry::RetryPolicy;
use crate::table::{Catalog, Cause, Code, Endpoint, Entry, Source};

/// The codes of one endpoint: implemented by the enums that `errbook::catalog!` generates.
///
/// A value is an index into the endpoint's table, so every method is a direct access.
pub trait ApiError:
    Copy + Eq + Ord + Hash + fmt::Debug + fmt::Display + core::error::Error + Send + Sync + List<()> + 'static
{
    /// The enum of all codes of the API.
    type Code: ApiCode;
    /// The catalog.
    const CATALOG: &'static Catalog<'static>;
    /// The endpoint of these codes.
    const ENDPOINT: &'static Endpoint<'static>;
    /// All variants, in catalog order.
    const ALL: &'static [Self] = Self::LIST;

    /// Returns the index of the variant in [`ALL`](Self::ALL) and in the endpoint's entries.
    fn index(self) -> usize;

    /// Returns the entry.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "the enum and the table are generated from the same entries")]
    fn entry(self) -> Entry<'static> {
        Entry::new(Self::ENDPOINT.pool, &Self::ENDPOINT.rows[self.index()])
    }

    /// Converts to the enum of all codes.
    #[expect(clippy::indexing_slicing, reason = "the enum and the table are generated from the same entries")]
    fn code(self) -> Self::Code {
        Self::Code::ALL[self.entry().row()]
    }

    /// Returns the code on the wire: `ERROR_ZERO_BALANCE`.
    fn as_str(self) -> &'static str {
        self.entry().code()
    }

    /// Returns a short title.
    fn title(self) -> &'static str {
        text::<Self>(self.entry().numbers().title)
    }

    /// Returns the meaning of the response.
    fn meaning(self) -> &'static str {
        text::<Self>(self.entry().numbers().meaning)
    }

    /// Returns distinct causes, in order, each with its own fix; empty if there is only one cause.
    fn causes(self) -> &'static [Cause<'static>] {
        self.entry().causes()
    }

    /// Returns the fix.
    fn fix(self) -> &'static str {
        text::<Self>(self.entry().numbers().fix)
    }

    /// Returns the retry policy.
    fn retry(self) -> RetryPolicy {
        self.entry().retry()
    }

    /// Returns the sources of the evidence that the code exists; none for the reference page.
    fn sources(self) -> impl Iterator<Item = &'static Source<'static>> {
        Self::CATALOG.sources_at(self.entry().sources())
    }

    /// Returns the URL of the code's documentation.
    ///
    /// This is the code's section of the published reference if the catalog has a `docs_url`, or else the page that the
    /// facts are from (`source.url`); `None` if the catalog has neither.
    fn docs_url(self) -> Option<&'static str> {
        Self::CATALOG.docs_url(self.entry())
    }

    /// Returns the endpoint.
    fn endpoint(self) -> &'static Endpoint<'static> {
        Self::ENDPOINT
    }

    /// Returns `true` if the same call may be sent again unchanged.
    fn is_retryable(self) -> bool {
        self.retry().is_retryable()
    }

    /// Returns the delay before the first repetition, or `None` if the call must not be repeated.
    fn retry_after(self) -> Option<Duration> {
        self.retry().initial_delay()
    }
}

/// Returns a text of a catalog by its number.
// One function for all texts: inlined, it would take a hundred bytes for each of them.
#[inline(never)]
fn text<E: ApiError>(number: u32) -> &'static str {
    E::CATALOG.pool.text(number)
}

/// All codes of an API: implemented by the enum `Code` that `errbook::catalog!` generates.
pub trait ApiCode:
    Copy + Eq + Ord + Hash + fmt::Debug + fmt::Display + core::error::Error + Send + Sync + List<()> + 'static
{
    /// The catalog.
    const CATALOG: &'static Catalog<'static>;
    /// All variants, in order of first appearance in the catalog.
    const ALL: &'static [Self] = Self::LIST;

    /// Returns the index of the variant in [`ALL`](Self::ALL) and in the catalog's codes.
    fn index(self) -> usize;

    /// Returns the code and the name of the variant.
    fn row(self) -> Code<'static> {
        Code::new(Self::CATALOG.pool, self.index())
    }

    /// Returns the code on the wire: `ERROR_ZERO_BALANCE`.
    fn as_str(self) -> &'static str {
        Self::CATALOG.pool.code(self.index())
    }

    /// Returns the entry of the code at `endpoint`, or `None` if the catalog has none there.
    fn at(self, endpoint: &Endpoint<'static>) -> Option<Entry<'static>> {
        endpoint.entry(endpoint.find(self.as_str())?)
    }

    /// Returns `true` if the API no longer sends the code at any endpoint.
    fn is_removed(self) -> bool {
        self.entries().all(|(_, entry)| entry.removed().is_some())
    }

    /// Returns every endpoint that has the code, with its entry.
    fn entries(self) -> impl Iterator<Item = (&'static Endpoint<'static>, Entry<'static>)> {
        let entry = move |endpoint: &Endpoint<'static>| endpoint.entry(endpoint.row_of(self.index())?);
        Self::CATALOG.endpoints.iter().filter_map(move |endpoint| Some((endpoint, entry(endpoint)?)))
    }
}
