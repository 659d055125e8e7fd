//! Texts as strings and comments of other languages: no text can end the string or the comment that it is in.

use std::fmt::Write;

use errbook_compiler::printable::{is_hidden, one_line};

/// The maximum width of a line in a comment; a longer word has a line of its own.
const WIDTH: usize = 116;

/// Returns a string of TypeScript, JavaScript and JSON in double quotes.
///
/// `</` and `<!` are escaped as well, so that the string can be part of a script in HTML.
pub(super) fn ts_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '<' if matches!(chars.peek(), Some('/' | '!')) => out.push_str("\\u003c"),
            c if is_hidden(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Writing to a `String` cannot fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Returns a key of an object literal of TypeScript: a string in double quotes.
///
/// `"__proto__": value` would set the prototype, `["__proto__"]: value` sets a property.
pub(super) fn ts_key(text: &str) -> String {
    let key = ts_string(text);
    if text == "__proto__" { format!("[{key}]") } else { key }
}

/// Returns a string of Python in double quotes.
pub(super) fn python_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        // Writing to a `String` cannot fail.
        let _ = match c {
            '"' | '\\' => write!(out, "\\{c}"),
            '\n' => write!(out, "\\n"),
            '\t' => write!(out, "\\t"),
            c if is_hidden(c) => match u32::from(c) {
                code @ ..0x100 => write!(out, "\\x{code:02x}"),
                code @ ..0x1_0000 => write!(out, "\\u{code:04x}"),
                code => write!(out, "\\U{code:08x}"),
            },
            c => write!(out, "{c}"),
        };
    }
    out.push('"');
    out
}

/// Returns the lines of a text, each after a prefix such as `// ` or `# `.
pub(super) fn line_comment(text: &str, prefix: &str) -> String {
    let lines = text.lines().flat_map(|line| wrap(&one_line(line), WIDTH.saturating_sub(prefix.len())));
    let lines: Vec<String> = lines.map(|line| format!("{prefix}{line}").trim_end().to_owned()).collect();
    lines.join("\n")
}

/// Returns a comment `/** ... */` with paragraphs; `indent` precedes every line but the first.
///
/// `*/` becomes `*\/`, and an `@` at the start of a line `\@`, since it would begin a tag. The last lines are the tag
/// `@deprecated`, if there is a reason.
pub(super) fn jsdoc(paragraphs: &[String], deprecated: Option<&str>, indent: &str) -> String {
    let width = WIDTH.saturating_sub(indent.len() + 3);
    let escape = |text: &str| text.replace("*/", "*\\/");
    let mut lines: Vec<String> = lines(paragraphs, width, escape)
        .into_iter()
        .map(|line| if line.starts_with('@') { format!("\\{line}") } else { line })
        .collect();
    if let Some(reason) = deprecated {
        lines.push(String::new());
        lines.extend(wrap(&format!("@deprecated {}", escape(&one_line(reason))), width));
    }
    match lines.as_slice() {
        [line] if line.len() + 4 <= width => format!("/** {line} */"),
        _ => {
            let lines: Vec<String> =
                lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned()).collect();
            format!("/**\n{}\n{indent} */", lines.join("\n"))
        }
    }
}

/// Returns a docstring of Python with paragraphs; `indent` precedes every line but the first.
pub(super) fn docstring(paragraphs: &[String], indent: &str) -> String {
    let width = WIDTH.saturating_sub(indent.len() + 3);
    let lines = lines(paragraphs, width, in_docstring);
    match lines.as_slice() {
        [line] => format!("\"\"\"{line}\"\"\""),
        _ => {
            let rest = lines.iter().skip(1).map(|line| format!("{indent}{line}").trim_end().to_owned());
            let lines: Vec<String> = lines.iter().take(1).cloned().chain(rest).collect();
            format!("\"\"\"{}\n{indent}\"\"\"", lines.join("\n"))
        }
    }
}

/// Escapes backslashes, and quotes that are beside another one or at the end.
fn in_docstring(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut before, mut chars) = (None, text.chars().peekable());
    while let Some(c) = chars.next() {
        let is_escaped = c == '\\' || c == '"' && (before == Some('"') || matches!(chars.peek(), Some('"') | None));
        out.extend(is_escaped.then_some('\\'));
        out.push(c);
        before = Some(c);
    }
    out
}

/// Returns the lines of paragraphs with empty lines between them; empty paragraphs are left out.
fn lines(paragraphs: &[String], width: usize, escape: impl Fn(&str) -> String) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let text: Vec<String> = paragraph.lines().map(|line| escape(&one_line(line.trim()))).collect();
        lines.extend(text.iter().flat_map(|line| wrap(line, width)));
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// Breaks a line at spaces.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += length;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{docstring, jsdoc, line_comment, python_string, ts_key, ts_string};

    #[test]
    fn strings_cannot_be_left() {
        for (text, typescript, python) in [
            ("a", r#""a""#, r#""a""#),
            (r#"a"b\"#, r#""a\"b\\""#, r#""a\"b\\""#),
            ("a\nb\r\u{0}", r#""a\nb\u000d\u0000""#, r#""a\nb\x0d\x00""#),
            ("${x} `y` {z} #{w}", r#""${x} `y` {z} #{w}""#, r#""${x} `y` {z} #{w}""#),
            ("</script> <!--", r#""\u003c/script> \u003c!--""#, r#""</script> <!--""#),
            ("\u{2028}\u{202e}\u{e0041}", r#""\u2028\u202e\udb40\udc41""#, r#""\u2028\u202e\U000e0041""#),
            ("é 😀", "\"é 😀\"", "\"é 😀\""),
        ] {
            assert_eq!(ts_string(text), typescript);
            assert_eq!(python_string(text), python);
            assert_eq!(serde_json::from_str::<String>(&ts_string(text)).expect("a JSON string"), text);
        }
        assert_eq!(ts_key("__proto__"), "[\"__proto__\"]");
        assert_eq!(ts_key("constructor"), "\"constructor\"");
    }

    #[test]
    fn comments_cannot_be_left() {
        let text = |text: &str| vec![text.to_owned()];
        assert_eq!(jsdoc(&text("a */ b **/"), None, ""), "/** a *\\/ b **\\/ */");
        assert_eq!(jsdoc(&text("@returns x\u{2028}y"), None, ""), "/** \\@returns x\\u{2028}y */");
        assert_eq!(jsdoc(&text(""), None, ""), "/**  */");
        assert_eq!(
            jsdoc(&["a".into(), String::new(), "b\nc".into()], None, "  "),
            "/**\n   * a\n   *\n   * b\n   * c\n   */"
        );
        assert_eq!(jsdoc(&text("a"), Some("b */ c"), ""), "/**\n * a\n *\n * @deprecated b *\\/ c\n */");
        assert_eq!(docstring(&text(r#"a """ b\ "c""#), ""), r#""""a \"\"\" b\\ "c\"""""#);
        assert_eq!(docstring(&text(r#"""""#), ""), r#""""\"\"\"""""#);
        assert_eq!(docstring(&text(r#""a" \"#), ""), r#"""""a" \\""""#);
        assert_eq!(docstring(&text("a\u{202e}"), ""), r#""""a\\u{202e}""""#);
        assert_eq!(docstring(&["a".into(), "b".into()], "    "), "\"\"\"a\n\n    b\n    \"\"\"");
        assert_eq!(line_comment("a\r\nb\rc\u{85}d\n\ne", "# "), "# a\n# b\\rc\\u{85}d\n#\n# e");
    }

    #[test]
    fn long_texts_are_wrapped_at_spaces() {
        let text = format!("{}*/ {}", "word ".repeat(40), "x".repeat(200));
        let comment = jsdoc(std::slice::from_ref(&text), None, "");
        assert!(comment.lines().count() == 5 && comment.matches("*/").count() == 1, "{comment}");
        let joined: Vec<&str> = comment.lines().filter_map(|line| line.strip_prefix(" * ")).collect();
        assert_eq!(joined.join(" "), text.replace("*/", "*\\/"));
    }
}
