//! The compiler behind `errbook::catalog!`: takes the YAML text of a catalog, and returns Rust, Markdown and diagnostics.
//!
//! It reads no files, prints nothing and never panics. The pipeline is the list of modules:
//! [`check`] parses the text into a tree with positions (`yaml`), checks it against the format ([`schema`], `validate`,
//! `scalar`), and lowers it to the checked [`model`]. The model becomes Rust ([`rust`]), Markdown pages ([`markdown`]),
//! and at run time the table that core parses with ([`with_table`]).
//!
//! ```
//! let text = "catalog: demo\ntitle: Demo\nresponses: {text: {}}\nretry_policies: {change: {class: after_fix}}\nendpoints: {}\n";
//! let checked = errbook_compiler::check(text);
//! let problem = checked.errors().next().unwrap();
//! assert!(problem.render("demo.yaml", text).starts_with("demo.yaml:5:12: expected at least one of the endpoints, found none"));
//! ```
#![forbid(unsafe_code)]

pub mod printable;
mod diagnostic;
mod conflict;
pub mod limits;
mod names;
mod lists;
mod yaml;
mod entries;
mod suggest;
mod suggest_code;
pub mod schema;
mod ident;
mod look_alike;
mod hash;
mod scalar;
mod markup;
mod route;
mod rules;
mod validate;
#[cfg(feature = "indentation")]
mod indentation;
mod lower;
pub mod model;
mod number_codes;
pub mod perfect_hash;
mod layout;
mod json;
mod templates;
mod table;
pub mod canonical;
mod check;
pub mod phrase;
mod calendar;
pub mod http_date;
mod emit;
#[cfg(feature = "export")]
mod export;
#[cfg(feature = "lock")]
pub mod lock;
#[cfg(feature = "lock")]
pub mod diff;

pub use diagnostic::{Diagnostic, Position, Severity, Span};
pub use emit::{Expansion, escape, rust};
#[cfg(feature = "markdown")]
pub use emit::{Page, book, markdown, page_source, readme_table};
#[cfg(feature = "export")]
pub use export::{EXPORT_VERSION, Export, export};
pub use limits::MAX_CATALOG_BYTES;
pub use suggest::nearest;
pub use suggest_code::nearest_code;
pub use table::with_table;

/// The result of checking a catalog.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The model with every valid entry; `None` if the text is not a catalog at all.
    pub catalog: Option<model::Catalog>,
    /// All diagnostics, sorted by position.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// The maximum number of diagnostics to show at once.
    pub const MAX_SHOWN: usize = 20;

    /// Returns the errors, which must be fixed before the model can be used.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Returns the diagnostics to show, at most [`MAX_SHOWN`](Self::MAX_SHOWN), and the number of the others.
    ///
    /// If some are left out, errors take precedence and come first, so that warnings cannot hide them.
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
        if left_out > 0 {
            let (errors, warnings): (Vec<_>, Vec<_>) =
                shown.into_iter().partition(|problem| problem.severity == Severity::Error);
            shown = [errors, warnings].concat();
        }
        (shown, left_out)
    }
}

/// Checks a catalog and reports all diagnostics.
#[must_use]
pub fn check(text: &str) -> Checked {
    run(text, false).0
}

/// Checks the bytes of a catalog as [`check`] does, and returns their text; invalid UTF-8 is a diagnostic.
#[must_use]
pub fn check_bytes(bytes: &[u8]) -> (String, Checked) {
    let (text, checked, _) = run_bytes(bytes, false);
    (text, checked)
}

/// Checks the bytes of a catalog as [`check_bytes`] does, and compiles its valid entries to Rust.
///
/// The result has no expansion if the text is not a catalog at all.
#[must_use]
pub fn compile(bytes: &[u8]) -> (String, Checked, Option<Expansion>) {
    run_bytes(bytes, true)
}

/// Decodes a catalog, and runs the pipeline on its text.
fn run_bytes(bytes: &[u8], emits: bool) -> (String, Checked, Option<Expansion>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let (checked, expansion) = match str::from_utf8(bytes) {
        Err(error) if bytes.len() <= MAX_CATALOG_BYTES => {
            let start = error.valid_up_to();
            (refused(Span { start, end: start }, "this byte is not UTF-8", "save the file as UTF-8"), None)
        }
        // A reader may have cut a large file in the middle of a character.
        _ => run(&text, emits),
    };
    (text, checked, expansion)
}

/// Runs the pipeline: parses and checks a catalog, and `emits` its Rust code.
///
/// The checks and the code share one table, so that its perfect hash is searched once.
fn run(text: &str, emits: bool) -> (Checked, Option<Expansion>) {
    if text.len() > MAX_CATALOG_BYTES {
        let start = Span { start: 0, end: 0 };
        return (refused(start, "the file is longer than 16 MiB", "split the catalog"), None);
    }
    let (tree, mut diagnostics) = read(text);
    let Some(tree) = tree else {
        return (Checked { catalog: None, diagnostics: diagnostics.into_sorted() }, None);
    };
    let catalog = lower::lower(&tree, hash::hash(text), &mut diagnostics);
    let expansion = with_table(&catalog, |table| {
        check::check(&catalog, &tree, table, &mut diagnostics);
        emits.then(|| emit::expand(&catalog, table))
    });
    (Checked { catalog: Some(catalog), diagnostics: diagnostics.into_sorted() }, expansion)
}

/// A catalog with all its problems, or the problems alone.
type Read = (Option<yaml::Tree>, diagnostic::Diagnostics);

/// Parses a catalog and checks it against the format.
fn read(text: &str) -> Read {
    let read = read_with(text, &[]);
    #[cfg(feature = "indentation")]
    if let Some(corrected) = read_indented(text, &read) {
        return corrected;
    }
    read
}

/// Reads a catalog again if a wrong indentation causes other problems, which is reported once, and corrected.
#[cfg(feature = "indentation")]
fn read_indented(text: &str, (tree, diagnostics): &Read) -> Option<Read> {
    if tree.is_none() || !diagnostics.has_error() {
        return None;
    }
    let (wrong, edits) = indentation::changes(text, &diagnostics.clone().into_sorted());
    if wrong.is_empty() {
        return None;
    }
    let (tree, mut diagnostics) = read_with(text, &edits);
    for line in &wrong {
        line.report(text, &mut diagnostics);
    }
    Some((tree, diagnostics))
}

/// Parses a catalog after some edits, and checks it against the format.
fn read_with(text: &str, edits: &[yaml::Edit]) -> Read {
    let mut diagnostics = diagnostic::Diagnostics::default();
    let tree = yaml::read(text, edits, &mut diagnostics);
    let tree = tree.filter(|tree| limits::check(&tree.root, &mut diagnostics)).map(|mut tree| {
        validate::check(&mut tree, &schema::CATALOG, &mut diagnostics);
        tree
    });
    (tree, diagnostics)
}

fn refused(span: Span, message: &str, help: &str) -> Checked {
    let mut diagnostics = diagnostic::Diagnostics::default();
    diagnostics.error(span, message).help(help);
    Checked { catalog: None, diagnostics: diagnostics.into_sorted() }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::{compile, perfect_hash, table};

    /// Returns a catalog with this number of endpoints.
    fn catalog(endpoints: usize) -> String {
        let mut text =
            "catalog: demo\ntitle: Demo\nresponses: {text: {}}\nretry_policies: {change: {class: after_fix}}\n\
                        endpoints:\n"
                .to_owned();
        for number in 0..endpoints {
            let _ = write!(
                text,
                "  e{number}:\n    path: /{number}\n    title: Call\n    errors:\n      \
                 BAD: {{title: Bad request, meaning: The request is bad., fix: Correct it., retry: change}}\n"
            );
        }
        text
    }

    #[test]
    fn compilation_builds_one_table_and_searches_each_hash_once() {
        for endpoints in 1..4 {
            let before = (table::BUILT.get(), perfect_hash::SEARCHED.get());
            let (_, checked, expansion) = compile(catalog(endpoints).as_bytes());
            assert_eq!((checked.diagnostics.len(), expansion.is_some()), (0, true));
            assert_eq!(table::BUILT.get(), before.0 + 1);
            assert_eq!(perfect_hash::SEARCHED.get(), before.1 + 1);
        }
    }
}
