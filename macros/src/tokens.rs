//! Token streams: the errors and items that replace a call of the macro.

use errbook_compiler::Expansion;
use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// Returns `::core::compile_error! { "message" }`, which rustc shows from the first to the last span.
pub(crate) fn error((first, last): (Span, Span), message: &str) -> TokenStream {
    let mut text = TokenTree::Literal(Literal::string(message));
    text.set_span(last);
    let mut tokens = Vec::new();
    for name in ["core", "compile_error"] {
        for spacing in [Spacing::Joint, Spacing::Alone] {
            tokens.push(mark(':', spacing, first));
        }
        tokens.push(Ident::new(name, first).into());
    }
    tokens.push(mark('!', Spacing::Alone, first));
    let mut message = group(text.into());
    message.set_span(last);
    tokens.push(message);
    of_tokens(tokens)
}

fn mark(character: char, spacing: Spacing, span: Span) -> TokenTree {
    let mut mark = Punct::new(character, spacing);
    mark.set_span(span);
    mark.into()
}

/// Returns the stream of tokens.
pub(crate) fn of_tokens(tokens: Vec<TokenTree>) -> TokenStream {
    tokens.into_iter().collect()
}

/// Returns several streams as one.
pub(crate) fn joined(parts: Vec<TokenStream>) -> TokenStream {
    parts.into_iter().collect()
}

/// Returns a constant that includes the catalog file, so that an edit rebuilds the crate. It contains no absolute path.
///
/// It includes bytes, because rustc would report a file that is not UTF-8 a second time.
pub(crate) fn track(path: &str) -> TokenStream {
    lex(&format!(
        "const _: &[::core::primitive::u8] = \
         ::core::include_bytes!(::core::concat!(::core::env!(\"CARGO_MANIFEST_DIR\"), \"/\", {path:?}));"
    ))
}

/// Returns the private module, with the enums and an unnamed constant with the impls, in which `errbook` is an alias of
/// `$crate`, and the item that exports the enums.
pub(crate) fn items(expansion: &Expansion, krate: TokenStream) -> TokenStream {
    let body = joined(vec![lex("use"), krate, lex("as errbook;"), lex(&expansion.impls)]);
    let items = joined(vec![lex(&expansion.enums), lex("const _: () ="), group(body).into(), lex(";")]);
    joined(vec![lex(&Expansion::module()), group(items).into(), lex(&Expansion::export())])
}

fn group(stream: TokenStream) -> TokenTree {
    TokenTree::Group(Group::new(Delimiter::Brace, stream))
}

/// Returns the tokens of source text; text that is not Rust is an internal error.
fn lex(source: &str) -> TokenStream {
    let site = (Span::call_site(), Span::call_site());
    let invalid = |cause| error(site, &format!("internal error: generated invalid Rust: {cause}"));
    source.parse().unwrap_or_else(invalid)
}
