//! Escapes foreign text, such as that of a file name or a catalog, for a terminal.

/// Returns a text in which nothing can control the terminal, hide other text or forge a line.
#[must_use]
pub fn one_line(text: &str) -> String {
    escape(text, is_hidden)
}

/// Returns a text as [`one_line`] does, but keeps its line breaks and tabs.
#[must_use]
pub fn lines(text: &str) -> String {
    escape(text, |c| is_hidden(c) && !matches!(c, '\n' | '\t'))
}

/// Returns `true` for control characters, invisible characters, spaces that look like others, and characters that change the
/// direction of a text.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{2007}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// Returns `true` for the hidden characters that belong to the writing of some languages: spaces that do not break, joiners and
/// marks of direction.
pub(crate) fn is_of_writing(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2007}' | '\u{200c}'..='\u{200f}' | '\u{202f}')
}

/// Returns `true` if all characters of a text are printable ASCII, as those of most texts.
///
/// A catalog has megabytes of text, which a macro processes without optimization: a loop over a slice pattern then takes a
/// tenth of the time of one over characters.
pub(crate) fn is_plain(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let [b' '..=b'~', behind @ ..] = rest {
        rest = behind;
    }
    rest.is_empty()
}

/// Returns the first invisible character of a text; a control character is not one.
pub(crate) fn invisible(text: &str) -> Option<char> {
    if text.is_ascii() { None } else { text.chars().find(|c| is_invisible(*c)) }
}

/// Returns `true` for hidden characters except control characters.
pub(crate) fn is_invisible(c: char) -> bool {
    is_hidden(c) && !c.is_control()
}

fn escape(text: &str, is_escaped: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_escaped(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}
