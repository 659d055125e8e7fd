//! The entry table: everything a catalogue says, as plain data that the macro emits and `xtask` loads.

use crate::{Names, Pattern, Replies, Retry, Unit};

/// One API's errors: what a catalogue file says, as data.
///
/// The lifetime is `'static` for a compiled catalogue, and the loaded text's for one read at run time.
#[derive(Clone, Copy, Debug)]
pub struct Catalog<'t> {
    /// The catalogue's own name: `captchaai`.
    pub name: &'t str,
    /// What the catalogue is of, for people.
    pub title: &'t str,
    /// The hash of the catalogue's text, as the generated documentation shows it.
    pub hash: &'t str,
    /// How replies are read off the wire.
    pub replies: Replies<'t>,
    /// Every code of the API once, in the order of first appearance.
    pub codes: &'t [Code<'t>],
    /// Finds a row of `codes`.
    pub names: Names<'t>,
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
}

/// One code of the API, wherever it can be answered.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Code<'t> {
    /// The string on the wire: `ERROR_ZERO_BALANCE`.
    pub code: &'t str,
    /// The name of the Rust variant: `ZeroBalance`.
    pub ident: &'t str,
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
    pub names: Names<'t>,
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
    pub retry: Retry,
    /// The limits whose breach gives this error, as data.
    pub checks: &'t [Check<'t>],
    /// Who says that the code exists.
    pub evidence: Evidence,
    /// The unit in which the code's parameter is the delay before the next try.
    pub delay: Option<Unit>,
    /// The release since which the API answers with it.
    pub since: Option<&'t str>,
    /// Since when the API discourages it, and what to expect instead.
    pub deprecated: Option<Notice<'t>>,
    /// Since when the API does not answer with it any more, and why it is still here.
    pub removed: Option<Notice<'t>>,
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
        retry: Retry::Unspecified,
        checks: &[],
        evidence: Evidence::Page,
        delay: None,
        since: None,
        deprecated: None,
        removed: None,
    };
}

/// A word on the life of an entry.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Notice<'t> {
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

/// Who says that a code exists; the three never mix in the documentation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Evidence {
    /// The reference page that the catalogue names as its source.
    Page,
    /// The vendor, somewhere else.
    Vendor,
    /// Nobody: it was seen on the wire.
    Observed,
}

impl Evidence {
    /// Every kind of evidence, in the order of the documentation.
    pub const ALL: [Evidence; 3] = [Evidence::Page, Evidence::Vendor, Evidence::Observed];

    /// The word for it in catalogues: `page`, `vendor`, `observed`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Evidence::Page => "page",
            Evidence::Vendor => "vendor",
            Evidence::Observed => "observed",
        }
    }
}
