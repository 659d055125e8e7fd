//! The entry table: everything a catalogue says, as plain data that the macro emits and `xtask` loads.

use crate::RetryPolicy;
use crate::index::CodeIndex;

pub use crate::parameter::{ParameterKind, Pattern, Unit, Wire};
pub use crate::responses::{
    Charset, Condition, HttpRetryRule, JsonResponses, Path, Predicate, Responses, TextResponses, UnknownCodePattern,
};
pub use crate::source::{Evidence, Source};

/// One API's errors: what a catalogue file says, as data.
///
/// The lifetime is `'static` for a compiled catalogue, and the loaded text's for one read at run time.
#[derive(Clone, Copy, Debug)]
pub struct Catalog<'t> {
    /// The catalogue's own name: `captchaai`.
    pub name: &'t str,
    /// What the catalogue is of, for people.
    pub title: &'t str,
    /// The URL of the page that the facts are from.
    pub source_url: Option<&'t str>,
    /// The hash of the catalogue's text, as the generated documentation shows it.
    pub hash: &'t str,
    /// Where the facts are from that the reference page does not have.
    pub sources: &'t [Source<'t>],
    /// How replies are read off the wire.
    pub responses: Responses<'t>,
    /// How tasks are polled whose type is known.
    pub polling: &'t [PollingProfile<'t>],
    /// Every code of the API once, in the order of first appearance.
    pub codes: &'t [Code<'t>],
    /// Finds a row of `codes`.
    pub index: CodeIndex<'t>,
    /// Finds a row of `codes` by what a code with a parameter looks like.
    pub patterns: &'t [Pattern<'t>],
    /// The calls that can fail, in the order of the file.
    pub endpoints: &'t [Endpoint<'t>],
}

impl<'t> Catalog<'t> {
    /// The endpoint of that name: `submit`.
    #[must_use]
    pub fn endpoint(&self, name: &str) -> Option<&'t Endpoint<'t>> {
        self.endpoints.iter().find(|endpoint| endpoint.name == name)
    }

    /// How tasks of that type are polled: `recaptcha`; `None` where the catalogue has no word on the type.
    #[must_use]
    pub fn polling_profile(&self, task_type: &str) -> Option<&'t PollingProfile<'t>> {
        self.polling.iter().find(|profile| profile.task_type == task_type)
    }

    /// Returns the URL of an entry's documentation: its section of the published reference, or else the page that the
    /// facts are from.
    #[must_use]
    pub fn docs_url(&self, entry: &Entry<'t>) -> Option<&'t str> {
        entry.docs_url.or(self.source_url)
    }

    /// The sources at these places of [`sources`](Self::sources), as entries and waits name them.
    pub fn sources_at(&self, places: &'t [u32]) -> impl Iterator<Item = &'t Source<'t>> {
        let sources = self.sources;
        places.iter().filter_map(|place| sources.get(*place as usize))
    }
}

/// One code of the API, wherever it can be answered.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Code<'t> {
    /// The string on the wire: `ERROR_ZERO_BALANCE`.
    pub code: &'t str,
    /// The name of the Rust variant: `ZeroBalance`.
    pub ident: &'t str,
}

/// How tasks of one type are polled.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PollingProfile<'t> {
    /// The type of task, by the catalogue's own word for it: `recaptcha`.
    pub task_type: &'t str,
    /// The policy, of the class [`Poll`](crate::RetryClass::Poll); its tries take the longest wait that the catalogue gives.
    pub retry: RetryPolicy,
    /// Where the figures are from, as places in [`Catalog::sources`]; empty where it is the reference page.
    pub sources: &'t [u32],
}

/// A call of the API that can fail.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint<'t> {
    /// The endpoint's name in the catalogue: `submit`.
    pub name: &'t str,
    /// Where it is called: `in.php`.
    pub path: &'t str,
    /// The entries, in the order of the file.
    pub entries: &'t [Entry<'t>],
    /// Finds a row of `entries`.
    pub index: CodeIndex<'t>,
    /// Finds a row of `entries` by what a code with a parameter looks like.
    pub patterns: &'t [Pattern<'t>],
}

/// One code at one endpoint.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Entry<'t> {
    /// The string on the wire: `ERROR_ZERO_BALANCE`.
    pub code: &'t str,
    /// The name of the Rust variant: `ZeroBalance`.
    pub ident: &'t str,
    /// The row of [`Catalog::codes`] with the same code.
    pub row: u32,
    /// A few words that name the error.
    pub title: &'t str,
    /// What the reply means.
    pub meaning: &'t str,
    /// The causes that are known to differ, in order, each with its own fix; empty where there is only one.
    pub causes: &'t [Cause<'t>],
    /// What to do about it.
    pub fix: &'t str,
    /// What the caller may do next, and when.
    pub retry: RetryPolicy,
    /// The limits whose breach gives this error, as data.
    pub checks: &'t [Check<'t>],
    /// Who says that the code exists.
    pub evidence: Evidence,
    /// Where that is said, as places in [`Catalog::sources`]; empty where it is the reference page.
    pub sources: &'t [u32],
    /// The address of its section in the reference, where the catalogue says where that is published.
    pub docs_url: Option<&'t str>,
    /// The unit in which the code's parameter is the delay before the next try.
    pub delay: Option<Unit>,
    /// The release since which the API answers with it.
    pub since: Option<&'t str>,
    /// Since when the API discourages it, and what to expect instead.
    pub deprecated: Option<LifecycleNote<'t>>,
    /// Since when the API does not answer with it any more, and why it is still here.
    pub removed: Option<LifecycleNote<'t>>,
}

impl Entry<'_> {
    /// An entry that says nothing: what an entry in generated code does not mention.
    pub const EMPTY: Entry<'static> = Entry {
        code: "",
        ident: "",
        row: 0,
        title: "",
        meaning: "",
        causes: &[],
        fix: "",
        retry: RetryPolicy::Unspecified,
        checks: &[],
        evidence: Evidence::Page,
        sources: &[],
        docs_url: None,
        delay: None,
        since: None,
        deprecated: None,
        removed: None,
    };
}

/// A word on the life of an entry.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct LifecycleNote<'t> {
    /// Since when.
    pub since: &'t str,
    /// What to know about it.
    pub text: &'t str,
}

/// One of several causes of an error.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Cause<'t> {
    /// What happened.
    pub cause: &'t str,
    /// What to do in that case.
    pub fix: &'t str,
}

/// A limit on one parameter of the call.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Check<'t> {
    /// The parameter's name: `key`.
    pub parameter: &'t str,
    /// What must hold for it.
    pub rule: Rule<'t>,
}

/// What must hold for a parameter, a closed list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Rule<'t> {
    /// Exactly this many characters.
    Length(u32),
    /// A size in bytes, both bounds inclusive.
    Bytes {
        /// The least number of bytes.
        min: Option<u64>,
        /// The greatest number of bytes.
        max: Option<u64>,
    },
    /// A file name with one of these extensions, without the dot.
    Extension(&'t [&'t str]),
    /// Present, be it empty.
    Present,
    /// Present and not empty.
    NonEmpty,
    /// ASCII digits only, at least one.
    Digits,
    /// Decodable as base64.
    Base64,
}
