//! The compiler behind `errbook::catalog!`: YAML text in, Rust, markdown and diagnostics out.
//!
//! It reads no file, prints nothing and never panics; the pipeline is the list of modules:
//! [`check`] reads the text into a spanned tree (`yaml`), holds it against the format (`format`, `structure`, `scalar`),
//! and lowers it to the checked model (`lower`, [`model`]).
//! From the model come the Rust source ([`rust`]), the markdown pages ([`markdown`]) and, at run time, the table that
//! core's reader works on ([`with_table`]).
//!
//! ```
//! let text = "catalog: demo\ntitle: Demo\nreplies: {text: {}}\nretry: {change: {class: fix}}\nendpoints: {}\n";
//! let checked = errbook_compiler::check(text);
//! let problem = &checked.diagnostics[0];
//! assert!(problem.render("demo.yaml", text).starts_with("demo.yaml:5:12: there are no endpoints here"));
//! ```
#![forbid(unsafe_code)]

mod check;
mod diagnostic;
mod emit;
pub mod format;
mod ident;
mod lower;
pub mod model;
mod nearest;
pub mod samples;
mod scalar;
mod structure;
mod table;
mod yaml;

pub use diagnostic::{Diagnostic, Place, Severity, Span};
pub use emit::{Expansion, Page, escape, markdown, phrase, readme_table, rust};
pub use nearest::nearest;
pub use table::with_table;

/// What is found in a catalogue's text.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The model, with every entry that is sound; `None` where the text is no catalogue at all.
    pub catalog: Option<model::Catalog>,
    /// Every problem, sorted by position.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// The problems that must be mended before anything may be made of the model.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// Reads a catalogue and reports everything that is wrong with it, in one run.
#[must_use]
pub fn check(text: &str) -> Checked {
    let mut diagnostics = diagnostic::Diagnostics::default();
    let tree = yaml::read(text, &mut diagnostics);
    let catalog = tree.map(|tree| {
        structure::check(&tree, &format::CATALOG, &mut diagnostics);
        let catalog = lower::lower(&tree, hash(text), &mut diagnostics);
        check::check(&catalog, &tree, &mut diagnostics);
        catalog
    });
    Checked { catalog, diagnostics: diagnostics.into_sorted() }
}

/// The hash of a catalogue's text, which ties the documentation to it: FNV-1a of 64 bits, line endings aside.
fn hash(text: &str) -> String {
    let hash = text
        .bytes()
        .filter(|byte| *byte != b'\r')
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}
