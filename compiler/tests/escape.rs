//! What escaping leaves alone; that it shows what was written is a law, held in `laws/src/escape.rs`.

use errbook_compiler::escape::{cell, paragraph};

#[test]
fn ordinary_prose_stays_as_it_is() {
    for text in [
        "1024 KB, about 5 s (at most 3).",
        "ERROR_X at 100%: \"it's\" < 1 KB & > 0; a+b = c/d, e-mail? yes!",
        "Poll `res.php` at https://example.com/a_(b)?c=1&d=2.",
        "-1 is no item, nor is 1.5, +x or #5.",
    ] {
        let unchanged = text.replace("https://example.com/a_(b)?c=1&d=2", "<https://example.com/a_(b)?c=1&d=2>");
        assert_eq!(paragraph(text), unchanged);
        assert_eq!(cell(text), unchanged);
    }
}
