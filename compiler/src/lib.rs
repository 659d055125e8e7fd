//! The compiler behind `errbook::catalog!`: YAML text in, Rust, markdown and diagnostics out.
//!
//! It reads no file, prints nothing and never panics; the pipeline is the list of modules:
//! [`check`] reads the text into a spanned tree (`yaml`), holds it against the format (`format`, `structure`, `scalar`),
//! and lowers it to the checked model (`lower`, [`model`]).
//! From the model come the Rust source ([`rust`]), the markdown pages ([`markdown`]) and, at run time, the table that
//! core's reader works on ([`with_table`]).
//!
//! ```
//! let text = "catalog: demo\ntitle: Demo\nresponses: {text: {}}\nretry_policies: {change: {class: after_fix}}\nendpoints: {}\n";
//! let checked = errbook_compiler::check(text);
//! let problem = checked.errors().next().unwrap();
//! assert!(problem.render("demo.yaml", text).starts_with("demo.yaml:5:12: there are no endpoints here"));
//! ```
#![forbid(unsafe_code)]

mod diagnostic;
mod yaml;
mod suggest;
pub mod schema;
mod ident;
mod scalar;
mod rules;
mod validate;
mod lower;
pub mod model;
pub mod perfect_hash;
mod urls;
mod templates;
mod table;
pub mod canonical;
mod check;
pub mod phrase;
mod emit;
#[cfg(feature = "lock")]
pub mod lock;
#[cfg(feature = "lock")]
pub mod diff;

pub use diagnostic::{Diagnostic, Place, Severity, Span};
pub use emit::{Expansion, escape, rust};
#[cfg(feature = "markdown")]
pub use emit::{Page, markdown, readme_table};
pub use suggest::nearest;
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
    /// The most problems that are worth showing at once.
    pub const MAX_SHOWN: usize = 20;

    /// The problems that must be mended before anything may be made of the model.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The places of all problems, in their order, from one pass over the text.
    #[must_use]
    pub fn places(&self, text: &str) -> Vec<Place> {
        let mut place = Place { line: 1, column: 1 };
        let mut done = 0;
        let mut places = Vec::with_capacity(self.diagnostics.len());
        for problem in &self.diagnostics {
            let start = problem.span.start.min(text.len());
            let at = (0..=start).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
            for c in text.get(done..at).unwrap_or_default().chars() {
                place = match c {
                    '\n' => Place { line: place.line + 1, column: 1 },
                    // A byte order mark is no column.
                    '\u{feff}' if place.line == 1 && place.column == 1 => place,
                    _ => Place { column: place.column + 1, ..place },
                };
            }
            done = done.max(at);
            places.push(place);
        }
        places
    }

    /// The problems to show, at most [`MAX_SHOWN`](Self::MAX_SHOWN), and how many are left out.
    ///
    /// Warnings give way, so that they cannot crowd out the error that they stand before.
    #[must_use]
    pub fn shown(&self) -> (Vec<&Diagnostic>, usize) {
        let errors = self.errors().count();
        let mut room = [errors.min(Self::MAX_SHOWN), Self::MAX_SHOWN.saturating_sub(errors)];
        let mut shown: Vec<&Diagnostic> = Vec::new();
        for problem in &self.diagnostics {
            let [for_errors, for_warnings] = &mut room;
            let room = if problem.severity == Severity::Error { for_errors } else { for_warnings };
            if *room > 0 {
                *room -= 1;
                shown.push(problem);
            }
        }
        let left_out = self.diagnostics.len() - shown.len();
        (shown, left_out)
    }
}

/// The most bytes of a catalogue; a longer file is refused, whatever is in it.
///
/// Who reads a file needs no more than one byte beyond it, so that a file without end is noticed, too.
pub const MAX_CATALOG_BYTES: usize = 16 << 20;

/// Reads a catalogue and reports everything that is wrong with it, in one run.
#[must_use]
pub fn check(text: &str) -> Checked {
    if text.len() > MAX_CATALOG_BYTES {
        return refused(Span { start: 0, end: 0 }, "the file is longer than 16 MiB", "split the catalogue");
    }
    let mut diagnostics = diagnostic::Diagnostics::default();
    let tree = yaml::read(text, &mut diagnostics);
    let catalog = tree.map(|tree| {
        validate::check(&tree, &schema::CATALOG, &mut diagnostics);
        let catalog = lower::lower(&tree, hash(text), &mut diagnostics);
        check::check(&catalog, &tree, &mut diagnostics);
        catalog
    });
    Checked { catalog, diagnostics: diagnostics.into_sorted() }
}

/// Reads a catalogue's bytes as [`check`] does, and gives their text; what is not UTF-8 is a problem at its place.
#[must_use]
pub fn check_bytes(bytes: &[u8]) -> (String, Checked) {
    match str::from_utf8(bytes) {
        Err(error) if bytes.len() <= MAX_CATALOG_BYTES => {
            let start = error.valid_up_to();
            let checked = refused(Span { start, end: start }, "this byte is not UTF-8", "save the file as UTF-8");
            (String::from_utf8_lossy(bytes).into_owned(), checked)
        }
        // A reader may have cut a file that is too long in the middle of a character.
        _ => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let checked = check(&text);
            (text, checked)
        }
    }
}

/// A text that is not looked into, with the one problem that says why.
fn refused(span: Span, message: &str, help: &str) -> Checked {
    let mut diagnostics = diagnostic::Diagnostics::default();
    diagnostics.error(span, message).help(help);
    Checked { catalog: None, diagnostics: diagnostics.into_sorted() }
}

/// The hash of a catalogue's text, which ties the documentation to it: FNV-1a of 64 bits, line endings aside.
fn hash(text: &str) -> String {
    let hash = text
        .bytes()
        .filter(|byte| *byte != b'\r')
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}
