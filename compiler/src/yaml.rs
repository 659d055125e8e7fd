//! Parses YAML into a tree with the position of every key and value.
//!
//! The modules are in the order of the pipeline: `prepare` checks the text, `events` runs the YAML parser and passes its
//! events to `builder`, which builds the `tree`. `explain` turns an error of the parser into a diagnostic, and `recovery`
//! continues after it, if possible with `edits` that repair the text; `holes` finds the maps from which it removed a part. Only `events`, `explain` and `reason` know the YAML parser.

use crate::diagnostic::{Diagnostics, Span};

mod text;
mod tree;
mod edits;
mod line_breaks;
mod prepare;
mod builder;
mod positions;
mod delimiters;
mod comments;
mod location;
mod reason;
mod syntax_error;
mod tabs;
mod invisible;
mod layout;
mod reindent;
mod misplaced;
mod explain;
mod events;
mod holes;
mod recovery;

use edits::Edit;
pub(crate) use layout::{WRITE_COLON, colon_without_space, other_colon};
pub(crate) use location::MARKS;

pub(crate) use reason::{
    ADD_SPACE, COMMENT_CUTS, KEY_INSIDE_TEXT, MISSING_SPACE, MISSING_SPACE_AFTER_DASH, QUOTE_CUT, UNEVEN,
};
pub(crate) use tree::{Content, MapKey, Node, Scalar, Tree};

/// A change of the indentation of a line.
#[derive(Clone, Copy)]
pub(crate) struct Indent {
    /// The offset of the line.
    pub(crate) start: usize,
    /// The number of spaces in the file.
    pub(crate) old: usize,
    /// The number of spaces that are read instead.
    pub(crate) new: usize,
}

/// Parses one document with changes of its indentation, and reports its syntax errors; `None` if there is no tree.
pub(crate) fn read(text: &str, changes: &[Indent], diagnostics: &mut Diagnostics) -> Option<Tree> {
    let mut text = prepare::prepare(text, diagnostics)?;
    for &Indent { start, old, new } in changes {
        text.edits.push(Edit { range: start..start + old, text: " ".repeat(new), is_guess: false });
    }
    recovery::parse(&text.text, text.edits, diagnostics)
}

/// Reports a line with a wrong indentation.
pub(crate) fn report_indent(text: &str, line: &Indent, diagnostics: &mut Diagnostics) {
    let start = line.start + line.old;
    let content = text.get(start..).unwrap_or_default().split(['\r', '\n']).next().unwrap_or_default().trim_end();
    let help = match line.new {
        0 => "remove the spaces before it".to_owned(),
        1 => "indent it by 1 space, to match the line it belongs to".to_owned(),
        spaces => format!("indent it by {spaces} spaces, to match the line it belongs to"),
    };
    diagnostics.error(Span { start, end: start + content.len() }, UNEVEN).help(help);
}
