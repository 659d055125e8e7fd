//! The procedural macro behind `errbook::catalog!`: finds the file, compiles it, and returns tokens.
//!
//! Every consumer builds this crate. It uses loops, because rustc takes twice as long for iterator adapters.
#![forbid(unsafe_code)]

mod argument;
mod read;
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
    let (mut parts, mut left_out) = (Vec::new(), 0);
    for problem in checked.errors() {
        if parts.len() < Checked::MAX_SHOWN {
            parts.push(tokens::error(call.span, &problem.render(&place.shown, &text)));
        } else {
            left_out += 1;
        }
    }
    if left_out > 0 {
        parts.push(tokens::error(call.span, &format!("and {left_out} more")));
    }
    if let Some(expansion) = expansion {
        parts.push(tokens::items(&expansion, call.krate));
    }
    // rustc reads a tracked file in full; a file that is too long fails the build anyway.
    if bytes.len() <= MAX_CATALOG_BYTES {
        parts.push(tokens::track(&place.in_crate));
    }
    tokens::joined(parts)
}
