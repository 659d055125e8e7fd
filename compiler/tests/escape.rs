//! Texts that need no escapes, and markup that only some renderers recognize.
//!
//! `invariants/src/escape.rs` checks that any text is shown as written.

use errbook_compiler::escape::{cell, paragraph};

#[test]
fn plain_text_is_unchanged() {
    for text in [
        "1024 KB, about 5 s (at most 3).",
        "ERROR_X at 100%: \"it's\" < 1 KB & > 0; a+b = c/d, e-mail? yes!",
        "Poll `res.php` at https://example.com/a_(b)?c=1&d=2.",
        "-1, 1.5, +x and #5 start nothing.",
        ". and ) start nothing",
        ".",
        "Salt &; pepper & more; &x",
    ] {
        let unchanged = text.replace("https://example.com/a_(b)?c=1&d=2", "<https://example.com/a_(b)?c=1&d=2>");
        assert_eq!(paragraph(text), unchanged);
        assert_eq!(cell(text), unchanged);
    }
}

/// The invariant runs one renderer, which does not recognize this markup.
#[test]
fn markup_of_github_is_escaped() {
    for (text, in_paragraph, in_cell) in [
        ("ftp://a.b", "ftp\\://a.b", "ftp\\://a.b"),
        ("www.a.b", "www\\.a.b", "www\\.a.b"),
        ("`a\\|b`", "`a\\|b`", "a\\\\\\|b"),
        ("`` ` \\| ``", "`` ` \\| ``", "\\` \\\\\\|"),
        ("(https://a.b/c)", "(<https://a.b/c>)", "(<https://a.b/c>)"),
        ("https://a.b/(c)_(d))", "<https://a.b/(c)_(d)>)", "<https://a.b/(c)_(d)>)"),
        ("https://a.b/?c=1&amp;d", "<https://a.b/?c=1>\\&amp;d", "<https://a.b/?c=1>\\&amp;d"),
        ("https://a.b/?c=1&d=2", "<https://a.b/?c=1&d=2>", "<https://a.b/?c=1&d=2>"),
    ] {
        assert_eq!((paragraph(text).as_str(), cell(text).as_str()), (in_paragraph, in_cell), "{text}");
    }
}
