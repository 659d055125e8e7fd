//! The procedural macro behind `errbook::catalog!`: finds the file, compiles it, and returns tokens.
#![forbid(unsafe_code)]

mod argument;
mod manifest;
mod missing;
mod file;
mod tokens;

use errbook_compiler::{Checked, MAX_CATALOG_BYTES};
use proc_macro::TokenStream;

/// Compiles the catalog at a path. Called by `errbook::catalog!`, which passes the tokens of `$crate` before the path.
#[doc(hidden)]
#[proc_macro]
pub fn catalog(input: TokenStream) -> TokenStream {
    let call = argument::call(input);
    let (place, bytes) = match call.path.as_deref().map_err(Clone::clone).and_then(file::read) {
        Ok(found) => found,
        Err(message) => return tokens::error(call.span, &message),
    };
    let (text, checked, expansion) = errbook_compiler::compile(&bytes);
    let left_out = checked.errors().count().saturating_sub(Checked::MAX_SHOWN);
    let shown = checked.errors().take(Checked::MAX_SHOWN).map(|problem| problem.render(&place.shown, &text));
    let errors =
        shown.chain((left_out > 0).then(|| format!("and {left_out} more"))).map(|text| tokens::error(call.span, &text));
    let items = expansion.map(|expansion| tokens::items(&expansion, &call.krate));
    // rustc reads a tracked file in full; a file that is too long fails the build anyway.
    let tracked = (bytes.len() <= MAX_CATALOG_BYTES).then(|| tokens::track(&place.in_crate));
    errors.chain(items).chain(tracked).collect()
}
