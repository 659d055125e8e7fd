//! Token streams: the errors and items that replace a call of the macro.

use errbook_compiler::Expansion;
use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// Returns `::core::compile_error! { "message" }`, which rustc shows from the first to the last span.
pub(crate) fn error((first, last): (Span, Span), message: &str) -> TokenStream {
    let mut text = TokenTree::Literal(Literal::string(message));
    text.set_span(last);
    let colon = |spacing| TokenTree::Punct(Punct::new(':', spacing));
    let path = |name| [colon(Spacing::Joint), colon(Spacing::Alone), TokenTree::Ident(Ident::new(name, first))];
    let call = [TokenTree::Punct(Punct::new('!', Spacing::Alone)), group(text.into())];
    let tokens = path("core").into_iter().chain(path("compile_error")).chain(call);
    tokens
        .map(|mut token| {
            token.set_span(if matches!(token, TokenTree::Group(_)) { last } else { first });
            token
        })
        .collect()
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
pub(crate) fn items(expansion: &Expansion, krate: &TokenStream) -> TokenStream {
    let body = [lex("use"), krate.clone(), lex("as errbook;"), lex(&expansion.impls)].into_iter().collect();
    let items = [lex(&expansion.enums), lex("const _: () ="), group(body).into(), lex(";")].into_iter().collect();
    [lex(&Expansion::module()), group(items).into(), lex(&Expansion::export())].into_iter().collect()
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
