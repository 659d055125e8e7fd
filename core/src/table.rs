//! The catalog as plain data: the table that the macro emits, and that tools load at run time.

use crate::index::CodeIndex;
use crate::param_value::ParamValue;
use crate::parameter::Parameter;
use crate::request::RequestParameters;
use crate::retry::{RetryPolicy, ServerDelay};

pub use crate::field::{Field, TrailingField};
pub use crate::parameter::{ParameterKind, Pattern, Unit, Wire};
pub use crate::responses::{
    Charset, CodeLocation, Condition, DelayLocation, HttpResponses, HttpRetryRule, JsonResponses, Path, Predicate,
    Responses, StatusRange, TextResponses, TextSuccess, UnknownCodePattern, When,
};
pub use crate::rule::{Check, Rule};
pub use crate::source::{Evidence, Source};

/// An API's errors.
///
/// The lifetime is `'static` for a compiled catalog, and that of the text for one loaded at run time.
#[derive(Clone, Copy, Debug)]
pub struct Catalog<'t> {
    /// The name of the catalog: `captchaai`.
    pub name: &'t str,
    /// The title, for people.
    pub title: &'t str,
    /// The URL of the page that the facts are from.
    pub source_url: Option<&'t str>,
    /// The hash of the catalog's text, as in the generated documentation.
    pub hash: &'t str,
    /// The sources of facts that the reference page does not have.
    pub sources: &'t [Source<'t>],
    /// The response formats, unless an endpoint has its own.
    pub responses: Responses<'t>,
    /// The names of parameters whose values are secret, in addition to those that [`Redacted`](crate::Redacted) knows.
    pub secrets: &'t [&'t str],
    /// The names of parameters whose values a [`Report`](crate::Report) shows, whatever they look like.
    pub public: &'t [&'t str],
    /// Further facts, from keys that start with `x-`.
    pub extensions: &'t [Extension<'t>],
    /// The polling profiles of known task types.
    pub polling: &'t [PollingProfile<'t>],
    /// Every code of the API once, in order of first appearance.
    pub codes: &'t [Code<'t>],
    /// Maps codes and aliases to indices of `codes`.
    pub index: CodeIndex<'t>,
    /// Maps codes with a parameter to indices of `codes`.
    pub patterns: &'t [Pattern<'t>],
    /// The endpoints, in file order.
    pub endpoints: &'t [Endpoint<'t>],
}

impl<'t> Catalog<'t> {
    /// Returns the endpoint with this name: `submit`.
    #[must_use]
    pub fn endpoint(&self, name: &str) -> Option<&'t Endpoint<'t>> {
        self.endpoints.iter().find(|endpoint| endpoint.name == name)
    }

    /// Returns the polling profile of a task type such as `recaptcha`, or `None` if the catalog has none.
    #[must_use]
    pub fn polling_profile(&self, task_type: &str) -> Option<&'t PollingProfile<'t>> {
        self.polling.iter().find(|profile| profile.task_type == task_type)
    }

    /// Returns the response formats of an endpoint.
    #[inline(always)]
    #[must_use]
    pub fn responses_of<'c>(&'c self, endpoint: &'c Endpoint<'t>) -> &'c Responses<'t> {
        endpoint.responses.as_ref().unwrap_or(&self.responses)
    }

    /// Returns the retry policy of a code that `endpoint` does not have: at an idempotent endpoint, that of the first endpoint
    /// that has it.
    pub(crate) fn retry_elsewhere(&self, endpoint: &Endpoint<'_>, code: &str) -> RetryPolicy {
        let entry = |endpoint: &Endpoint<'t>| endpoint.entries.get(endpoint.index.find(code.as_bytes())?);
        let found = if endpoint.is_idempotent { self.endpoints.iter().find_map(entry) } else { None };
        found.map_or(RetryPolicy::Unspecified, |entry| entry.retry)
    }

    /// Returns the URL of an entry's documentation: its section of the published reference, or else the page that the
    /// facts are from.
    #[must_use]
    pub fn docs_url(&self, entry: &Entry<'t>) -> Option<&'t str> {
        entry.docs_url.or(self.source_url)
    }

    /// Returns the sources at these indices of [`sources`](Self::sources).
    pub fn sources_at(&self, places: &'t [u32]) -> impl Iterator<Item = &'t Source<'t>> {
        let sources = self.sources;
        places.iter().filter_map(|place| sources.get(*place as usize))
    }
}

/// A code of the API, at any endpoint.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Code<'t> {
    /// The code on the wire: `ERROR_ZERO_BALANCE`.
    pub code: &'t str,
    /// The name of the Rust variant: `ZeroBalance`.
    pub ident: &'t str,
}

/// The polling of tasks of one type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PollingProfile<'t> {
    /// The name of the task type in the catalog: `recaptcha`.
    pub task_type: &'t str,
    /// The policy, of the class [`Poll`](crate::RetryClass::Poll); its attempts cover the timeout of the catalog.
    pub retry: RetryPolicy,
    /// The sources of the figures, as indices of [`Catalog::sources`]; empty for the reference page.
    pub sources: &'t [u32],
}

/// A call of the API that can fail.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint<'t> {
    /// The name of the endpoint in the catalog: `submit`.
    pub name: &'t str,
    /// The HTTP method of the call, in upper case: `POST`.
    pub method: Option<&'t str>,
    /// The path of the call, with the query that distinguishes it: `in.php`, `res.php?action=getbalance`.
    pub path: &'t str,
    /// `true` if the call can be repeated without a second effect.
    pub is_idempotent: bool,
    /// Further facts, from keys that start with `x-`.
    pub extensions: &'t [Extension<'t>],
    /// The response formats of this endpoint, if they differ from those of the catalog.
    pub responses: Option<Responses<'t>>,
    /// The entries that are recognized by conditions, in file order.
    pub when: &'t [When<'t>],
    /// The entries, in file order.
    pub entries: &'t [Entry<'t>],
    /// Maps codes and aliases to indices of `entries`.
    pub index: CodeIndex<'t>,
    /// Maps codes with a parameter to indices of `entries`.
    pub patterns: &'t [Pattern<'t>],
}

/// A code at one endpoint.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Entry<'t> {
    /// The code on the wire: `ERROR_ZERO_BALANCE`.
    pub code: &'t str,
    /// The name of the Rust variant: `ZeroBalance`.
    pub ident: &'t str,
    /// The index of the code in [`Catalog::codes`].
    pub row: u32,
    /// A short title.
    pub title: &'t str,
    /// The meaning of the response.
    pub meaning: &'t str,
    /// Distinct causes, in order, each with its own fix; empty if there is only one cause.
    pub causes: &'t [Cause<'t>],
    /// The fix.
    pub fix: &'t str,
    /// The retry policy.
    pub retry: RetryPolicy,
    /// The documented HTTP statuses of the response.
    pub http: &'t [StatusRange],
    /// The checks of parameters whose violation gives this error.
    pub checks: &'t [Check<'t>],
    /// The evidence that the code exists.
    pub evidence: Evidence,
    /// The sources of the evidence, as indices of [`Catalog::sources`]; empty for the reference page.
    pub sources: &'t [u32],
    /// The URL of its section in the published reference, if the catalog has a `docs_url`.
    pub docs_url: Option<&'t str>,
    /// The unit of the code's parameter, if that is the delay before the next attempt.
    pub delay: Option<Unit>,
    /// The release of the API that introduced the code.
    pub since: Option<&'t str>,
    /// Since when the API discourages the code, and its replacement.
    pub deprecated: Option<LifecycleNote<'t>>,
    /// Since when the API no longer returns the code, and why the catalog keeps it.
    pub removed: Option<LifecycleNote<'t>>,
    /// Further facts, from keys that start with `x-`.
    pub extensions: &'t [Extension<'t>],
}

impl Entry<'_> {
    /// An entry without data: the defaults of an entry in generated code.
    pub const EMPTY: Entry<'static> = Entry {
        code: "",
        ident: "",
        row: 0,
        title: "",
        meaning: "",
        causes: &[],
        fix: "",
        retry: RetryPolicy::Unspecified,
        http: &[],
        checks: &[],
        evidence: Evidence::Page,
        sources: &[],
        docs_url: None,
        delay: None,
        since: None,
        deprecated: None,
        removed: None,
        extensions: &[],
    };

    /// Returns the delay that this code with this parameter asks for.
    pub(crate) fn server_delay(&self, parameter: Option<Parameter<'_>>) -> ServerDelay {
        let number = parameter.and_then(Parameter::number);
        self.delay.zip(number).map(|(unit, number)| unit.of(number)).into()
    }

    /// Returns the code on the wire with this parameter, such as `FLOOD_WAIT_30`; the code alone if it has none.
    ///
    /// The output parses as the same code and parameter.
    #[must_use]
    pub const fn with<'w>(&'w self, parameter: Parameter<'w>) -> Wire<'w> {
        Wire { code: self.code, parameter }
    }
}

/// A note on the lifecycle of an entry.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct LifecycleNote<'t> {
    /// The release or date since which it applies, if it is known.
    pub since: Option<&'t str>,
    /// The text of the note.
    pub text: &'t str,
}

/// A fact from a key of the catalog that starts with `x-`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Extension<'t> {
    /// The key: `x-team`.
    pub name: &'t str,
    /// The value, as text.
    pub value: ExtensionValue<'t>,
}

/// The value of an [`Extension`]; numbers and booleans are text as in the catalog.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ExtensionValue<'t> {
    /// A single value.
    Single(&'t str),
    /// A list of values.
    List(&'t [&'t str]),
}

/// One of several causes of an error.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Cause<'t> {
    /// The cause.
    pub cause: &'t str,
    /// The fix for this cause.
    pub fix: &'t str,
}

impl<'t> Endpoint<'t> {
    /// Returns `true` if the body alone decides.
    #[inline(always)]
    pub(crate) const fn is_decided_by_body(&self, responses: &Responses<'_>) -> bool {
        self.when.is_empty() && responses.http.success.is_empty()
    }

    /// Returns every violation by a request with its entry, as [`preflight`](crate::preflight()) does for a compiled catalog.
    pub fn preflight(
        &self,
        request: &(impl RequestParameters + ?Sized),
    ) -> impl Iterator<Item = (&'t Entry<'t>, &'t Check<'t>)> {
        let entries = self.entries;
        violations(entries, request).filter_map(|(row, check)| entries.get(row).map(|entry| (entry, check)))
    }
}

/// Returns every violation by a request, with the row of its entry.
pub(crate) fn violations<'t>(
    entries: &'t [Entry<'t>],
    request: &(impl RequestParameters + ?Sized),
) -> impl Iterator<Item = (usize, &'t Check<'t>)> {
    checks(entries).enumerate().filter_map(move |(place, (row, check))| {
        let violates = |name: &str, value: ParamValue<'_>| name == check.parameter && !check.rule.admits(value);
        let reported = || checks(entries).take(place).any(|(_, earlier)| earlier == check);
        (request.any(violates) && !reported()).then_some((row, check))
    })
}

/// Returns the checks of all entries that are not removed, with their rows.
fn checks<'t>(entries: &'t [Entry<'t>]) -> impl Iterator<Item = (usize, &'t Check<'t>)> {
    let live = entries.iter().enumerate().filter(|(_, entry)| entry.removed.is_none());
    live.flat_map(|(row, entry)| entry.checks.iter().map(move |check| (row, check)))
}
