//! The tokens of markup: tags, texts and comments.

use crate::bytes::{find, position, position_of};

/// The maximum length of the value of an attribute: a quote that is not closed takes bounded time.
const MAX_QUOTED: usize = 1024;

/// A part of the markup.
pub(super) enum Token<'a> {
    Text(&'a [u8]),
    Tag(Tag<'a>),
    /// A comment or a declaration.
    Comment,
}

/// An opening or closing tag.
pub(super) struct Tag<'a> {
    pub(super) name: &'a [u8],
    pub(super) is_opening: bool,
    /// The tag as written.
    pub(super) written: &'a [u8],
}

/// Returns the first token of the markup, and what follows it; `None` at the end.
pub(super) fn token(markup: &[u8]) -> Option<(Token<'_>, &[u8])> {
    let whole = match markup {
        [] => return None,
        [b'<', b'!', b'-', b'-', comment @ ..] => return Some((Token::Comment, after(comment, b"-->"))),
        [b'<', b'!' | b'?', declaration @ ..] => return Some((Token::Comment, after(declaration, b">"))),
        _ => tag(markup),
    };
    if let Some((tag, rest)) = whole {
        return Some((Token::Tag(tag), rest));
    }
    // A tag that does not end is text, too.
    let is_tag = matches!(markup, [b'<', b'/' | b'a'..=b'z' | b'A'..=b'Z', ..]);
    let next = if is_tag { None } else { position_of(markup.get(1..)?, b'<') };
    let (text, rest) = markup.split_at_checked(next.map_or(markup.len(), |next| next + 1))?;
    Some((Token::Text(text), rest))
}

fn tag(markup: &[u8]) -> Option<(Tag<'_>, &[u8])> {
    let inside = markup.strip_prefix(b"<")?;
    let (is_opening, named) = inside.strip_prefix(b"/").map_or((true, inside), |named| (false, named));
    let named = Some(named).filter(|named| named.first().is_some_and(u8::is_ascii_alphabetic))?;
    let length = position(named, |byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))?;
    let name = named.get(..length)?;
    let (written, rest) = markup.split_at_checked(markup.len() - named.len() + end(named)?)?;
    Some((Tag { name, is_opening, written }, rest))
}

/// Returns the length of a tag with its `>`, which can be part of a quoted value.
fn end(tag: &[u8]) -> Option<usize> {
    let (mut place, mut is_value) = (0, false);
    loop {
        let byte = *tag.get(place)?;
        place += 1;
        match byte {
            b'>' => return Some(place),
            b'"' | b'\'' if is_value => {
                let value = tag.get(place..)?;
                let closing = position_of(value.get(..MAX_QUOTED).unwrap_or(value), byte);
                place += closing.map_or(0, |closing| closing + 1);
                is_value = false;
            }
            b'=' => is_value = true,
            _ => is_value &= byte.is_ascii_whitespace(),
        }
    }
}

/// Returns what follows the closing tag of an element, or `None` if it is not closed.
pub(super) fn skip_content<'a>(content: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut rest = content;
    while let Some(place) = find(rest, b"</") {
        rest = rest.get(place..)?;
        let behind = rest.get(2..2 + name.len()).filter(|found| found.eq_ignore_ascii_case(name));
        let after_name = behind.and(rest.get(2 + name.len()));
        if after_name.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')) {
            return Some(after(rest, b">"));
        }
        rest = rest.get(2..)?;
    }
    None
}

/// Returns what follows the first occurrence of a text; nothing without one.
fn after<'a>(text: &'a [u8], searched: &[u8]) -> &'a [u8] {
    let place = find(text, searched);
    place.and_then(|place| text.get(place + searched.len()..)).unwrap_or_default()
}
