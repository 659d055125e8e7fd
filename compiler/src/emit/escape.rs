//! Escapes text for Markdown: it is shown as written, and only `` `code` `` is markup.

use std::borrow::Cow;

use crate::markup::{Part, parts};

/// Returns a text as a paragraph or heading of a Markdown page, or for rustdoc.
#[must_use]
pub fn paragraph(text: &str) -> String {
    let mut line = inline(text, false);
    // The start of a block is only markup at the start of a line.
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let begins_block = |after: &str| after.is_empty() || after.starts_with(' ');
    if let [b'>' | b'=', ..] | [b'-' | b'+'] | [b'-' | b'+', b' ', ..] = line.as_bytes() {
        line.insert(0, '\\');
    } else if digits > 0 && line.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')'])).is_some_and(begins_block)
    {
        line.insert(digits, '\\');
    }
    line
}

/// Returns a text as the content of a table cell.
#[must_use]
pub fn cell(text: &str) -> String {
    inline(text, true)
}

/// Returns a string of the API as a code span, to be passed to [`paragraph`] or [`cell`].
#[must_use]
pub fn code(text: &str) -> String {
    if text.chars().all(blank) {
        return format!("`\"{text}\"`");
    }
    if !text.contains('`') {
        return format!("`{text}`");
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

fn inline(text: &str, in_table: bool) -> String {
    let text = one_line(text);
    let mut out = String::with_capacity(text.len() + 16);
    if !text.as_bytes().contains(&b'`') {
        plain(&text, in_table, &mut out);
        return out;
    }
    for part in parts(&text) {
        match part {
            Part::Text(text) => plain(text, in_table, &mut out),
            Part::BackTick => out.push_str("\\`"),
            Part::Code(span, ticks) if in_table => out.push_str(&in_cell(span, ticks)),
            Part::Code(span, _) => out.push_str(span),
            Part::Unclosed(ticks) => out.push_str(&"\\`".repeat(ticks.len())),
        }
    }
    out
}

/// Replaces all white space by single spaces between words.
fn one_line(text: &str) -> Cow<'_, str> {
    if is_one_line(text) {
        return Cow::Borrowed(text);
    }
    let words: Vec<&str> = text.split(blank).filter(|word| !word.is_empty()).collect();
    Cow::Owned(words.join(" "))
}

/// Returns `true` if a text only has printable ASCII characters, and single spaces between words.
fn is_one_line(text: &str) -> bool {
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [b' ', b' ', ..] => break,
            [b' '..=b'~', behind @ ..] => behind,
            _ => break,
        };
    }
    rest.is_empty() && !text.starts_with(' ') && !text.ends_with(' ')
}

/// Appends text without back-ticks.
///
/// A catalog has megabytes of text, which a macro processes without optimization, so words are copied as a whole.
fn plain(text: &str, in_table: bool, out: &mut String) {
    let mut rest = text;
    loop {
        let (words, behind) = rest.split_at_checked(ordinary(rest)).unwrap_or(("", rest));
        out.push_str(words);
        rest = behind;
        let Some(c) = rest.chars().next() else { break };
        if c == 'h'
            && let Some(url) = url(rest)
        {
            out.extend(["<", url, ">"]);
            rest = rest.get(url.len()..).unwrap_or_default();
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        if special(c, out, rest, in_table) {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Returns the length of the start of a text in which no character is markup, and no URL starts.
fn ordinary(text: &str) -> usize {
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [b'h', b't', b't', b'p', ..] => break,
            [b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' ' | b',' | b'\'' | b'"' | b'(' | b')', behind @ ..] => behind,
            _ => break,
        };
    }
    text.len() - rest.len()
}

/// Returns `true` for white space, including line breaks and other control characters.
fn blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Returns `true` if a character would be markup between these texts.
fn special(c: char, before: &str, after: &str, in_table: bool) -> bool {
    match c {
        '\\' | '*' | '[' | ']' | '~' | '$' => true,
        '|' => in_table,
        '_' => {
            !(before.ends_with(|c: char| c.is_ascii_alphanumeric())
                && after.starts_with(|c: char| c.is_ascii_alphanumeric()))
        }
        '<' => !after.starts_with(' '),
        '&' => entity(after),
        // A word of `#` starts or closes a heading.
        '#' => {
            let others = after.trim_start_matches('#');
            (before.is_empty() || before.ends_with(' ')) && (others.is_empty() || others.starts_with(' '))
        }
        // GitHub links such words, and includes a backslash after them in the URL.
        ':' => after.starts_with("//"),
        '.' => before.ends_with("www"),
        // Rustdoc turns two hyphens into a dash.
        '-' => before.ends_with('-'),
        _ => false,
    }
}

/// Returns `true` if `&` before this text would start a character reference: `&amp;`, `&#38;`.
fn entity(after: &str) -> bool {
    let name = after.trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric());
    name.len() < after.len() && name.starts_with(';')
}

/// Returns a code span for a table; code with `\|` becomes text, because renderers disagree on it.
fn in_cell(span: &str, ticks: usize) -> String {
    if !span.contains("\\|") {
        return span.replace('|', "\\|");
    }
    let code = span.get(ticks..span.len() - ticks).unwrap_or_default();
    let inner = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' ')).unwrap_or(code);
    let mut out = String::with_capacity(2 * inner.len());
    for c in inner.chars() {
        out.extend(c.is_ascii_punctuation().then_some('\\'));
        out.push(c);
    }
    out
}

/// Returns the URL at the start of a text, without trailing punctuation.
fn url(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let body = text.get(scheme.len()..)?;
    let mut open = 0_usize;
    let stop = body.char_indices().find(|(at, c)| match c {
        '(' => {
            open += 1;
            false
        }
        ')' => {
            let is_balanced = open > 0;
            open = open.saturating_sub(1);
            !is_balanced
        }
        '&' => body.get(at + 1..).is_some_and(entity),
        '<' | '>' | '`' | '|' | '"' | '\\' => true,
        _ => *c == ' ',
    });
    let end = stop.map_or(body.len(), |(at, _)| at);
    let body = body.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    (!body.is_empty()).then(|| text.get(..scheme.len() + body.len()))?
}
