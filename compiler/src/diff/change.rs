//! Changes and their severity.

use std::fmt;

use crate::lock::quote;

/// The part of a version that a change requires to raise.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Verdict {
    /// Texts and figures that code does not depend on.
    Patch,
    /// An addition: correct code stays correct.
    Minor,
    /// A break: correct code becomes wrong.
    Major,
}

impl Verdict {
    /// Returns the name: `patch`, `minor` or `major`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Verdict::Patch => "patch",
            Verdict::Minor => "minor",
            Verdict::Major => "major",
        }
    }
}

/// One change between two catalogs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The severity.
    pub verdict: Verdict,
    /// The old name of the endpoint; `None` for the catalog as a whole.
    pub endpoint: Option<String>,
    /// The code.
    pub code: Option<String>,
    /// The change and its consequence.
    pub reason: String,
}

/// Formats one line: `major submit ERROR_UPLOAD: deleted without `removed``.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.verdict.as_str())?;
        match (&self.endpoint, &self.code) {
            (None, None) => f.write_str(" catalog")?,
            (endpoint, code) => {
                for name in endpoint.iter().chain(code) {
                    write!(f, " {}", quote(name))?;
                }
            }
        }
        write!(f, ": {}", self.reason)
    }
}

/// The location of a change: an endpoint, and one of its codes.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) endpoint: Option<&'a str>,
    pub(super) code: Option<&'a str>,
}

impl<'a> At<'a> {
    pub(super) const CATALOG: At<'static> = At { endpoint: None, code: None };

    pub(super) fn endpoint(endpoint: &'a str) -> Self {
        At { endpoint: Some(endpoint), code: None }
    }

    pub(super) fn entry(endpoint: &'a str, code: &'a str) -> Self {
        At { endpoint: Some(endpoint), code: Some(code) }
    }
}

/// Changes whose location is not known yet: the severity, and the change with its consequence.
pub(super) type Found = Vec<(Verdict, String)>;

/// Collects the changes of one comparison.
#[derive(Default)]
pub(super) struct Changes {
    list: Vec<Change>,
}

impl Changes {
    pub(super) fn major(&mut self, at: At<'_>, reason: impl Into<String>) {
        self.add(Verdict::Major, at, reason);
    }

    pub(super) fn minor(&mut self, at: At<'_>, reason: impl Into<String>) {
        self.add(Verdict::Minor, at, reason);
    }

    pub(super) fn patch(&mut self, at: At<'_>, reason: impl Into<String>) {
        self.add(Verdict::Patch, at, reason);
    }

    pub(super) fn add(&mut self, verdict: Verdict, at: At<'_>, reason: impl Into<String>) {
        let (endpoint, code) = (at.endpoint.map(str::to_owned), at.code.map(str::to_owned));
        let mut line = String::new();
        // A name can contain control characters, but a change is one line.
        for c in reason.into().chars() {
            if c.is_control() { line.extend(c.escape_default()) } else { line.push(c) }
        }
        self.list.push(Change { verdict, endpoint, code, reason: line });
    }

    pub(super) fn sorted(mut self) -> Vec<Change> {
        self.list.sort_by(|a, b| {
            let severity = b.verdict.cmp(&a.verdict);
            severity.then_with(|| (&a.endpoint, &a.code).cmp(&(&b.endpoint, &b.code)))
        });
        self.list
    }
}
