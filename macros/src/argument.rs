//! The argument of the macro: the path of a catalog as a string literal, or a message that says what it is instead.

use proc_macro::{Delimiter, Group, Span, TokenStream, TokenTree};

use crate::tokens::of_tokens;

/// The arguments of the macro.
pub(crate) struct Call {
    /// The tokens of `$crate`, so that a renamed dependency works.
    pub(crate) krate: TokenStream,
    /// The path, or the error message.
    pub(crate) path: Result<String, String>,
    /// The first and the last token of the path argument.
    pub(crate) span: (Span, Span),
}

/// Splits the input of the macro: `$crate, "path"`.
pub(crate) fn call(input: TokenStream) -> Call {
    let (mut krate, mut argument, mut is_krate) = (Vec::new(), Vec::new(), true);
    for token in input {
        match &token {
            TokenTree::Punct(comma) if is_krate && comma.as_char() == ',' => is_krate = false,
            _ if is_krate => krate.push(token),
            _ => argument.push(token),
        }
    }
    let (krate, argument) = (of_tokens(krate), without_invisible_groups(argument));
    let span = |token: Option<&TokenTree>| token.map_or_else(Span::call_site, TokenTree::span);
    Call { krate, path: path(&argument), span: (span(argument.first()), span(argument.last())) }
}

/// Returns the tokens of an argument; one that is passed through another macro is in an invisible group.
fn without_invisible_groups(mut tokens: Vec<TokenTree>) -> Vec<TokenTree> {
    loop {
        match tokens.as_slice() {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
                tokens = tokens_of(group);
            }
            _ => return tokens,
        }
    }
}

fn tokens_of(group: &Group) -> Vec<TokenTree> {
    let mut tokens = Vec::new();
    for token in group.stream() {
        tokens.push(token);
    }
    tokens
}

/// Returns the path of the argument, or the error message.
fn path(argument: &[TokenTree]) -> Result<String, String> {
    match argument {
        [] => Err(found("nothing")),
        [token] => single(token),
        [first, TokenTree::Punct(comma), ..] if comma.as_char() == ',' && single(first).is_ok() => {
            Err("`catalog!` takes one path, found several arguments\n\
                 help: call it once for each catalog, in a module of its own"
                .to_owned())
        }
        _ => Err(expression(argument)),
    }
}

/// Returns the path of an argument with one token.
fn single(token: &TokenTree) -> Result<String, String> {
    match token {
        TokenTree::Literal(literal) => of_literal(&literal.to_string()),
        TokenTree::Ident(name) => Err(format!(
            "`catalog!` takes a string literal, found the name `{name}`\n\
             help: write the path itself, because the macro runs before names have values: {EXAMPLE}"
        )),
        TokenTree::Group(group) => {
            let inner = without_invisible_groups(tokens_of(group));
            match inner.as_slice() {
                [token @ TokenTree::Literal(_)] if group.delimiter() == Delimiter::None => single(token),
                _ => Err(expression(std::slice::from_ref(token))),
            }
        }
        TokenTree::Punct(_) => Err(found("punctuation")),
    }
}

/// A correct call.
const EXAMPLE: &str = "errbook::catalog!(\"errors.yaml\")";

fn found(kind: &str) -> String {
    format!("`catalog!` takes a string literal, found {kind}\nhelp: write the path of the catalog: {EXAMPLE}")
}

/// Returns the message for an argument of several tokens.
fn expression(argument: &[TokenTree]) -> String {
    for token in argument {
        if token.to_string().contains("OUT_DIR") {
            return out_dir();
        }
    }
    for pair in argument.windows(2) {
        if let [TokenTree::Ident(name), TokenTree::Punct(mark)] = pair
            && mark.as_char() == '!'
        {
            return format!(
                "`catalog!` takes a string literal, found a call of `{name}!`\n\
                 help: write the path itself, relative to `Cargo.toml`, because the macro runs before its argument: {EXAMPLE}"
            );
        }
    }
    found("an expression")
}

/// Returns the message for a file that a build script generates. A test executes the lines of the build script.
fn out_dir() -> String {
    "`catalog!` compiles a file of the crate, and `OUT_DIR` is outside of it\n\
     help: compile a generated catalog in `build.rs`, with `errbook-compiler` as a build dependency:\n\
     \x20   let checked = errbook_compiler::check(&yaml);\n\
     \x20   assert!(checked.errors().next().is_none(), \"the catalog has errors\");\n\
     \x20   let code = errbook_compiler::rust(&checked.catalog.unwrap()).source(\"::errbook\");\n\
     \x20   std::fs::write(std::env::var(\"OUT_DIR\").unwrap() + \"/errors.rs\", code).unwrap();\n\
     help: then replace `catalog!` by `include!(concat!(env!(\"OUT_DIR\"), \"/errors.rs\"));`"
        .to_owned()
}

/// Returns the text of a literal that is a string without escapes, which a path does not need.
fn of_literal(literal: &str) -> Result<String, String> {
    let quoted = |text: &str, kind: &str| {
        let quotes = text.trim_start_matches('r').trim_matches('#');
        let path = quotes.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        path.map(str::to_owned).ok_or_else(|| found(kind))
    };
    match literal.as_bytes() {
        [b'"', ..] => quoted(literal, "a string with a suffix").and_then(|text| without_escapes(&text)),
        [b'r', ..] => quoted(literal, "a string with a suffix").and_then(checked),
        [b'b' | b'c', rest @ ..] if rest.contains(&b'"') => {
            let (kind, text) = literal.split_at(1);
            let kind = if kind == "b" { "a byte string" } else { "a C string" };
            // The text without the prefix is what to write.
            let path = of_literal(text).map_err(|_| found(kind))?;
            Err(format!("`catalog!` takes a string literal, found {kind}\nhelp: errbook::catalog!({path:?})"))
        }
        [b'b', ..] => Err(found("a byte")),
        [b'\'', ..] => Err(found("a character")),
        _ => Err(found("a number")),
    }
}

/// Returns the text of a plain string literal, if it has no escape.
fn without_escapes(text: &str) -> Result<String, String> {
    let slashes = text.replace("\\\\", "/");
    if slashes.contains('\\') {
        let help = "help: write the characters themselves, in a file that is saved as UTF-8";
        return Err(format!("the path \"{text}\" has an escape\n{help}"));
    }
    if slashes != text {
        return Err(backslash(text, &slashes));
    }
    checked(text.to_owned())
}

/// Returns the path, unless it cannot be one.
fn checked(path: String) -> Result<String, String> {
    if path.is_empty() {
        return Err(format!("the path is empty\nhelp: write the path of the catalog: {EXAMPLE}"));
    }
    if path.contains('\\') {
        return Err(backslash(&path, &path.replace('\\', "/")));
    }
    for c in path.chars() {
        if c.is_control() {
            let control = u32::from(c);
            return Err(format!("the path has the control character U+{control:04X}\nhelp: remove it"));
        }
    }
    Ok(path)
}

fn backslash(path: &str, correct: &str) -> String {
    format!(
        "the path \"{path}\" has a `\\`, which separates folders on Windows only\nhelp: errbook::catalog!({correct:?})"
    )
}
