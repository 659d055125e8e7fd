//! Token streams: the call `catalog!($crate, "path")`, and the items that replace it.

use errbook_compiler::Expansion;
use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// The arguments of the macro.
pub(crate) struct Call {
    /// The tokens of `$crate`, so that a renamed dependency works.
    pub(crate) krate: TokenStream,
    /// The path, or the error message.
    pub(crate) path: Result<String, String>,
    /// The location of the path argument.
    pub(crate) span: Span,
}

pub(crate) fn call(input: TokenStream) -> Call {
    let mut tokens = input.into_iter();
    let krate = tokens
        .by_ref()
        .take_while(|token| !matches!(token, TokenTree::Punct(comma) if comma.as_char() == ','))
        .collect();
    let path = tokens.next();
    let span = path.as_ref().map_or_else(Span::call_site, TokenTree::span);
    Call { krate, path: path.as_ref().and_then(literal).ok_or_else(|| usage().to_owned()), span }
}

fn usage() -> &'static str {
    "`catalog!` takes one path as a plain string literal\nhelp: errbook::catalog!(\"errors.yaml\")"
}

/// Returns the text of a string literal without escapes, which a path does not need.
fn literal(token: &TokenTree) -> Option<String> {
    let text = match token {
        TokenTree::Literal(literal) => literal.to_string(),
        // A literal from a macro is in an invisible group.
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let mut inner = group.stream().into_iter();
            return inner.next().filter(|_| inner.next().is_none()).as_ref().and_then(literal);
        }
        TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) => return None,
    };
    let path = text.strip_prefix('"')?.strip_suffix('"')?;
    (!path.is_empty() && !path.contains('\\')).then(|| path.to_owned())
}

/// Returns `::core::compile_error! { "message" }` at `span`.
pub(crate) fn error(span: Span, message: &str) -> TokenStream {
    let mut text = TokenTree::Literal(Literal::string(message));
    text.set_span(span);
    let colon = |spacing| TokenTree::Punct(Punct::new(':', spacing));
    let path = |name| [colon(Spacing::Joint), colon(Spacing::Alone), TokenTree::Ident(Ident::new(name, span))];
    let call = [TokenTree::Punct(Punct::new('!', Spacing::Alone)), group(text.into())];
    let tokens = path("core").into_iter().chain(path("compile_error")).chain(call);
    tokens
        .map(|mut token| {
            token.set_span(span);
            token
        })
        .collect()
}

/// Returns a constant that includes the catalog file, so that an edit rebuilds the crate. It contains no absolute path.
pub(crate) fn track(path: &str) -> TokenStream {
    lex(&format!(
        "const _: &::core::primitive::str = \
         ::core::include_str!(::core::concat!(::core::env!(\"CARGO_MANIFEST_DIR\"), \"/\", {path:?}));"
    ))
}

/// Returns the enums, and an unnamed constant with the impls, in which `errbook` is an alias of `$crate`.
pub(crate) fn items(expansion: &Expansion, krate: &TokenStream) -> TokenStream {
    let body = [lex("use"), krate.clone(), lex("as errbook;"), lex(&expansion.impls)].into_iter().collect();
    [lex(&expansion.enums), lex("const _: () ="), group(body).into(), lex(";")].into_iter().collect()
}

fn group(stream: TokenStream) -> TokenTree {
    TokenTree::Group(Group::new(Delimiter::Brace, stream))
}

/// Returns the tokens of source text; text that is not Rust is an internal error.
fn lex(source: &str) -> TokenStream {
    let invalid = |cause| error(Span::call_site(), &format!("internal error: generated invalid Rust: {cause}"));
    source.parse().unwrap_or_else(invalid)
}
