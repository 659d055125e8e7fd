//! What escaping leaves alone; that it shows what was written is a law, held in `laws/src/escape.rs`.

use errbook_compiler::escape::{cell, paragraph};

#[test]
fn ordinary_prose_stays_as_it_is() {
    for text in [
        "1024 KB, about 5 s (at most 3).",
        "ERROR_X at 100%: \"it's\" < 1 KB & > 0; a+b = c/d, e-mail? yes!",
        "Poll `res.php` at https://example.com/a_(b)?c=1&d=2.",
        "-1 is no item, nor is 1.5, +x or #5.",
        ". and ) begin nothing",
        ".",
        "Salt &; pepper & more; &x",
    ] {
        let unchanged = text.replace("https://example.com/a_(b)?c=1&d=2", "<https://example.com/a_(b)?c=1&d=2>");
        assert_eq!(paragraph(text), unchanged);
        assert_eq!(cell(text), unchanged);
    }
}

/// What only some renderers take for mark-up, so that no law over one of them tells.
#[test]
fn what_github_would_link_or_join_is_escaped() {
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
