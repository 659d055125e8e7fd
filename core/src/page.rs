//! The part of an HTML page that says what it is: its title, or else its first text, without markup.

mod element;
mod entity;
mod token;

use crate::bytes::last_position_of;
use element::{Kind, kind};
use entity::entity;
use token::{Tag, Token, skip_content, token};

/// The maximum number of bytes of a page that are searched.
const MAX_SEARCHED: usize = 0x1_0000;

/// Returns the characters of the title of a page or, without one, of the page from its first text on.
///
/// Entities are decoded, so that secrets are recognized in what is shown. Tags of HTML are left out; any other element is
/// shown as written, because its name can tell that its content is secret. White space is collapsed.
pub(crate) fn shown(page: &[u8]) -> Shown<'_> {
    let searched = page.get(..MAX_SEARCHED).unwrap_or(page);
    let is_html = is_html(searched);
    let titled = title(searched).map(|text| Shown { text, rest: b"", is_html, ..Shown::default() });
    titled.filter(|title| title.clone().next().is_some()).unwrap_or_else(|| Shown {
        rest: page.get(first_text(searched)..).unwrap_or_default(),
        is_html,
        ..Shown::default()
    })
}

/// Returns `true` if the first element is one of HTML: of any other markup, every element is shown.
fn is_html(page: &[u8]) -> bool {
    let mut rest = page;
    while let Some((token, behind)) = token(rest) {
        match token {
            Token::Tag(tag) => return kind(tag.name) != Kind::Other,
            Token::Text(_) | Token::Comment => rest = behind,
        }
    }
    false
}

/// Returns the content of the first title that is not part of a drawing or a script.
fn title(page: &[u8]) -> Option<&[u8]> {
    let mut rest = page;
    while let Some((token, behind)) = token(rest) {
        rest = behind;
        let Token::Tag(tag) = token else { continue };
        if tag.is_opening && tag.name.eq_ignore_ascii_case(b"title") {
            let after = skip_content(behind, tag.name)?;
            let title = behind.get(..behind.len() - after.len())?;
            let end = last_position_of(title, b'<').unwrap_or(title.len());
            return title.get(..end);
        }
        rest = behind_hidden(&tag, behind);
    }
    None
}

/// Returns the place of the first text, or of the first element that HTML does not have.
fn first_text(page: &[u8]) -> usize {
    let mut rest = page;
    while let Some((token, behind)) = token(rest) {
        match token {
            Token::Text(text) if !text.trim_ascii().is_empty() => break,
            Token::Tag(tag) if kind(tag.name) == Kind::Other => break,
            Token::Tag(tag) => rest = behind_hidden(&tag, behind),
            Token::Text(_) | Token::Comment => rest = behind,
        }
    }
    page.len() - rest.len()
}

/// Returns what follows a tag, and its content if that is not text of the page; nothing if it is not closed.
fn behind_hidden<'a>(tag: &Tag<'_>, behind: &'a [u8]) -> &'a [u8] {
    let has_content = tag.is_opening && !tag.written.ends_with(b"/>");
    if has_content && kind(tag.name) == Kind::Hidden {
        skip_content(behind, tag.name).unwrap_or_default()
    } else {
        behind
    }
}

/// The characters of a part of a page, each with its number of bytes; bytes that are not UTF-8 are kept.
#[derive(Clone, Default)]
pub(crate) struct Shown<'a> {
    /// The text that is being read, in which entities are decoded.
    text: &'a [u8],
    /// The markup behind it.
    rest: &'a [u8],
    is_html: bool,
    has_text: bool,
    /// `true` after white space that is shown if a text follows.
    is_spaced: bool,
}

impl Iterator for Shown<'_> {
    type Item = ([u8; 4], usize);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.text.is_empty() {
                self.read()?;
                continue;
            }
            let (bytes, length, written) = match entity(self.text) {
                Some((character, written)) => {
                    let mut bytes = [0; 4];
                    let length = character.encode_utf8(&mut bytes).len();
                    (bytes, length, written)
                }
                None => character(self.text),
            };
            let is_blank = matches!(bytes.get(..length), Some([b' ' | b'\t' | b'\n' | b'\r' | b'\x0c'] | [0xC2, 0xA0]));
            if !is_blank && self.is_spaced {
                self.is_spaced = false;
                return Some(([b' ', 0, 0, 0], 1));
            }
            self.text = self.text.get(written..).unwrap_or_default();
            self.is_spaced |= is_blank && self.has_text;
            if !is_blank {
                self.has_text = true;
                return Some((bytes, length));
            }
        }
    }
}

impl Shown<'_> {
    /// Reads the next part of the markup.
    fn read(&mut self) -> Option<()> {
        let (token, behind) = token(self.rest)?;
        self.rest = behind;
        match token {
            Token::Text(text) => self.text = text,
            Token::Comment => {}
            Token::Tag(tag) => match kind(tag.name) {
                Kind::Other => self.text = tag.written,
                _ if !self.is_html => self.text = tag.written,
                Kind::Inline => {}
                Kind::Hidden => self.rest = behind_hidden(&tag, behind),
                Kind::Block => self.is_spaced |= self.has_text,
            },
        }
        Some(())
    }
}

/// Returns the first character of a text that is not empty, or its first byte if that is not UTF-8.
fn character(text: &[u8]) -> ([u8; 4], usize, usize) {
    let mut bytes = [0; 4];
    let length = match text.first() {
        Some(0xC2..=0xDF) => 2,
        Some(0xE0..=0xEF) => 3,
        Some(0xF0..=0xF4) => 4,
        _ => 1,
    };
    let character = text.get(..length).filter(|bytes| core::str::from_utf8(bytes).is_ok());
    let character = character.or(text.get(..1)).unwrap_or_default();
    if let Some(kept) = bytes.get_mut(..character.len()) {
        kept.copy_from_slice(character);
    }
    (bytes, character.len(), character.len())
}
