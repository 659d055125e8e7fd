//! Text to markdown: what people write comes out as they wrote it, and only `` `code` `` is mark-up.

/// A paragraph, fit for a markdown page, its headings and rustdoc.
#[must_use]
pub fn paragraph(text: &str) -> String {
    let mut line = inline(text, false);
    // What begins a block is harmless anywhere but at the start of the line.
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let begins_block = |after: &str| after.is_empty() || after.starts_with(' ');
    if line.starts_with(['>', '=']) || line.strip_prefix(['-', '+']).is_some_and(begins_block) {
        line.insert(0, '\\');
    } else if digits > 0 && line.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')'])).is_some_and(begins_block)
    {
        line.insert(digits, '\\');
    }
    line
}

/// The content of a table cell.
#[must_use]
pub fn cell(text: &str) -> String {
    inline(text, true)
}

/// A string of the wire, marked as code for [`paragraph`] and [`cell`] whatever it contains.
#[must_use]
pub fn code(text: &str) -> String {
    if text.chars().all(blank) {
        return format!("`\"{text}\"`");
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

fn inline(text: &str, in_table: bool) -> String {
    let words: Vec<&str> = text.split(blank).filter(|word| !word.is_empty()).collect();
    let text = words.join(" ");
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let ticks = run(rest, '`');
        if ticks > 0 {
            let taken = match code_span(rest, ticks) {
                Some(span) => {
                    out.push_str(&if in_table { in_cell(span, ticks) } else { span.to_owned() });
                    span.len()
                }
                None => {
                    out.push_str(&"\\`".repeat(ticks));
                    ticks
                }
            };
            rest = rest.get(taken..).unwrap_or_default();
            continue;
        }
        if let Some(address) = address(rest) {
            out.extend(["<", address, ">"]);
            rest = rest.get(address.len()..).unwrap_or_default();
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        if special(c, &out, rest, in_table) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Line breaks and other control characters are white space, too.
fn blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Whether a character would be mark-up between what stands before it and what follows.
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
        // A word of `#` begins a heading, or closes one.
        '#' => {
            let others = after.trim_start_matches('#');
            (before.is_empty() || before.ends_with(' ')) && (others.is_empty() || others.starts_with(' '))
        }
        // GitHub links such words, and takes the backslashes behind them as part of the address.
        ':' => after.starts_with("//"),
        '.' => before.ends_with("www"),
        // Rustdoc makes a dash of two hyphens.
        '-' => before.ends_with('-'),
        _ => false,
    }
}

/// Whether `&` and what follows it would be one character: `&amp;`, `&#38;`.
fn entity(after: &str) -> bool {
    let name = after.trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric());
    name.len() < after.len() && name.starts_with(';')
}

/// How many times `c` stands at the start of `text`.
fn run(text: &str, c: char) -> usize {
    text.chars().take_while(|other| *other == c).count()
}

/// The code span that begins with a run of `ticks` back-ticks: it ends with the next run of as many.
fn code_span(text: &str, ticks: usize) -> Option<&str> {
    let mut at = ticks;
    loop {
        at += text.get(at..)?.find('`')?;
        let closing = run(text.get(at..)?, '`');
        at += closing;
        if closing == ticks {
            return text.get(..at);
        }
    }
}

/// A code span in a table, where renderers disagree on a backslash before `|`: such code is shown as text.
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

/// The web address at the start of `text`, without the punctuation of the sentence around it.
fn address(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let body = text.get(scheme.len()..)?;
    let mut open = 0_usize;
    let stop = body.char_indices().find(|(at, c)| match c {
        '(' => {
            open += 1;
            false
        }
        ')' => {
            let ours = open > 0;
            open = open.saturating_sub(1);
            !ours
        }
        '&' => body.get(at + 1..).is_some_and(entity),
        '<' | '>' | '`' | '|' | '"' | '\\' => true,
        _ => *c == ' ',
    });
    let end = stop.map_or(body.len(), |(at, _)| at);
    let body = body.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    (!body.is_empty()).then(|| text.get(..scheme.len() + body.len()))?
}
