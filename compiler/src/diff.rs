//! What a change of a catalogue breaks: the old and the new one in, a list of changes out.
//!
//! The question behind every verdict: does code that was right become wrong?

use std::fmt;

use crate::lock::{Lock, word};
use crate::model::Catalog;

mod pairs;
mod names;
mod texts;
mod checks;
mod retry;
mod responses;

use pairs::Pairs;

/// Which part of a version a change raises.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Verdict {
    /// Words and figures that are read, and nothing that code relies on.
    Patch,
    /// Something more, and all that was right stays right.
    Minor,
    /// Code that was right becomes wrong.
    Major,
}

impl Verdict {
    /// The word for it: `patch`, `minor`, `major`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Verdict::Patch => "patch",
            Verdict::Minor => "minor",
            Verdict::Major => "major",
        }
    }
}

/// One change, and what it means for those who use the catalogue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// What it raises.
    pub verdict: Verdict,
    /// The endpoint that it is about, by its old name; none where it is about the whole catalogue.
    pub endpoint: Option<String>,
    /// The code that it is about.
    pub code: Option<String>,
    /// What changed, and why that matters.
    pub reason: String,
}

/// One line: `major submit ERROR_UPLOAD: gone without a tombstone`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.verdict.as_str())?;
        match (&self.endpoint, &self.code) {
            (None, None) => f.write_str(" catalogue")?,
            (endpoint, code) => {
                for name in endpoint.iter().chain(code) {
                    write!(f, " {}", word(name))?;
                }
            }
        }
        write!(f, ": {}", self.reason)
    }
}

/// Every change from one catalogue to another, the gravest first, then by endpoint and code.
#[must_use]
pub fn between(old: &Catalog, new: &Catalog) -> Vec<Change> {
    let (old_lock, new_lock) = (Lock::of(old), Lock::of(new));
    let pairs = Pairs::new(&old_lock, &new_lock);
    let mut changes = Changes::default();
    let renamed = |at: At<'_>, endpoint: &str| texts::renamed(old, new, at, endpoint);
    names::compare(&old_lock, &new_lock, &pairs, &renamed, &mut changes);
    texts::compare(old, new, &pairs, &mut changes);
    responses::compare(old, new, &mut changes);
    changes.sorted()
}

/// Every change of what a lock promises; it holds no texts, no delays and nothing on replies.
#[must_use]
pub fn since(lock: &Lock, new: &Catalog) -> Vec<Change> {
    let new = Lock::of(new);
    let mut changes = Changes::default();
    names::compare(lock, &new, &Pairs::new(lock, &new), &|_, _| None, &mut changes);
    changes.sorted()
}

/// What all changes together raise; the least is a patch.
#[must_use]
pub fn verdict(changes: &[Change]) -> Verdict {
    changes.iter().map(|change| change.verdict).max().unwrap_or(Verdict::Patch)
}

/// Where a change is: an endpoint, and a code of it.
#[derive(Clone, Copy)]
struct At<'a> {
    endpoint: Option<&'a str>,
    code: Option<&'a str>,
}

impl<'a> At<'a> {
    const CATALOGUE: At<'static> = At { endpoint: None, code: None };

    fn endpoint(endpoint: &'a str) -> Self {
        At { endpoint: Some(endpoint), code: None }
    }

    fn entry(endpoint: &'a str, code: &'a str) -> Self {
        At { endpoint: Some(endpoint), code: Some(code) }
    }
}

/// Collects the changes of one comparison.
#[derive(Default)]
struct Changes {
    list: Vec<Change>,
}

impl Changes {
    fn major(&mut self, at: At<'_>, reason: impl Into<String>) {
        self.add(Verdict::Major, at, reason);
    }

    fn minor(&mut self, at: At<'_>, reason: impl Into<String>) {
        self.add(Verdict::Minor, at, reason);
    }

    fn patch(&mut self, at: At<'_>, reason: impl Into<String>) {
        self.add(Verdict::Patch, at, reason);
    }

    fn add(&mut self, verdict: Verdict, at: At<'_>, reason: impl Into<String>) {
        let (endpoint, code) = (at.endpoint.map(str::to_owned), at.code.map(str::to_owned));
        let mut line = String::new();
        // A name may be any text, and a change is one line.
        for c in reason.into().chars() {
            if c.is_control() { line.extend(c.escape_default()) } else { line.push(c) }
        }
        self.list.push(Change { verdict, endpoint, code, reason: line });
    }

    fn sorted(mut self) -> Vec<Change> {
        self.list.sort_by(|a, b| {
            let gravest = b.verdict.cmp(&a.verdict);
            gravest.then_with(|| (&a.endpoint, &a.code).cmp(&(&b.endpoint, &b.code)))
        });
        self.list
    }
}
