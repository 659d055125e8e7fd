//! Parses YAML into a tree with the position of every key and value.
//!
//! The modules are in the order of the pipeline: `prepare` checks the text, `events` runs the YAML parser and passes its
//! events to `builder`, which builds the `tree`. `explain` turns an error of the parser into a diagnostic, and `recovery`
//! continues after it, if possible with `edits` that repair the text; `holes` finds the maps from which it removed a part. Only `events`, `explain` and `reason` know the YAML parser.

use crate::diagnostic::Diagnostics;

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

pub(crate) use edits::Edit;
pub(crate) use layout::{WRITE_COLON, colon_without_space, other_colon};
pub(crate) use location::MARKS;
pub(crate) use reason::{ADD_SPACE, COMMENT_CUTS, MISSING_SPACE, MISSING_SPACE_AFTER_DASH, QUOTE_CUT};
#[cfg(feature = "indentation")]
pub(crate) use reason::{KEY_INSIDE_TEXT, UNEVEN};
pub(crate) use tree::{Content, MapKey, Node, Scalar, Tree};

/// Parses one document after some edits, and reports its syntax errors; `None` if there is no tree.
pub(crate) fn read(text: &str, edits: &[Edit], diagnostics: &mut Diagnostics) -> Option<Tree> {
    let mut text = prepare::prepare(text, diagnostics)?;
    text.edits.extend_from_slice(edits);
    recovery::parse(&text.text, text.edits, diagnostics)
}
