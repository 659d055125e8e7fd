//! Splits a text into printable parts and secrets, from left to right.

use super::ahead::{color, credentials, element, pair, private_key, separator};
use super::block::block;
use super::declared::{are_wide, ends_wide, wide_letters};
use super::form::form_part;
use super::harmless::is_harmless;
use super::line::Quotes;
use super::members::Members;
use super::name;
use super::nested::Nested;
use super::option::{assigned_pair, of_option};
use super::prefix::prefixed;
use super::secret::Secret;
use super::shape;
use super::spoken::{spoken, words_of_line};
use super::symbol::{Coding, symbol};
use super::user_info::user_info;
use crate::bytes::{self, leading};

/// A part of the text.
pub(super) enum Piece<'a> {
    Shown(&'a [u8]),
    Hidden,
    /// Truncated text, which may be the beginning of a secret.
    Halved,
}

/// The parts of a text. Each byte is examined a bounded number of times.
pub(super) struct Pieces<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) cut: bool,
    /// The names of further secrets.
    secrets: &'a [&'a str],
    /// `true` if one of them has letters outside ASCII.
    is_wide: bool,
    pub(super) at: usize,
    pub(super) state: State,
    /// The secret in quotes that starts at the next byte, or behind the text that is shown next.
    pub(super) content: Option<(usize, usize)>,
    /// The `user:password` ahead.
    user_info: Option<(usize, usize)>,
    /// The position up to which `user:password@host` was searched.
    token_end: usize,
    /// The end of a sequence of letters that is not a secret as a whole.
    run_end: usize,
    /// The end of a path of which each segment is judged by itself.
    path_end: usize,
    /// The position up to which the value of a `proxy` has no password, so that it is searched once.
    pub(super) proxy_end: usize,
    /// `true` after a `<`.
    in_tag: bool,
    /// The text of the element whose tag is here.
    element: Option<(usize, usize)>,
    /// The names and values of the object here.
    members: Members,
    /// The quotes that are open here.
    pub(super) quotes: Quotes,
    /// `true` behind the name of a header, whose whole line is secret.
    pub(super) is_header: bool,
    /// `true` behind a name in quotes, which is a key of an object.
    pub(super) is_key: bool,
}

#[derive(Clone, Copy)]
pub(super) enum State {
    Text,
    /// After a name: the value is expected at a position, or behind punctuation there.
    Value {
        kind: Secret,
        start: usize,
        coding: Coding,
    },
    /// In an array or object that is secret.
    Nested(Nested),
    /// Behind the quote or bracket that ends the value of a header at a position.
    Rest(usize),
}

impl<'a> Pieces<'a> {
    /// Splits a text; `kind` is that of the text as a whole, by its name.
    pub(super) fn new(bytes: &'a [u8], kind: Option<Secret>, cut: bool, secrets: &'a [&'a str]) -> Self {
        let content = kind.and_then(|kind| kind.hidden(bytes, cut)).map(|end| (0, end));
        Pieces {
            bytes,
            cut,
            secrets,
            is_wide: are_wide(secrets),
            at: 0,
            state: State::Text,
            content,
            user_info: None,
            token_end: 0,
            run_end: 0,
            path_end: 0,
            proxy_end: 0,
            in_tag: false,
            element: None,
            members: Members::default(),
            quotes: Quotes::default(),
            is_header: false,
            is_key: false,
        }
    }

    pub(super) fn from(&self, start: usize) -> &'a [u8] {
        bytes::from(self.bytes, start)
    }

    pub(super) fn show(&mut self, end: usize) -> Piece<'a> {
        let shown = self.bytes.get(self.at..end).unwrap_or_default();
        self.at = end;
        Piece::Shown(shown)
    }

    pub(super) fn hide(&mut self, end: usize) -> Piece<'a> {
        self.at = end;
        Piece::Hidden
    }

    /// Returns the secret after a word without a separator: the text of an element, or credentials.
    fn hidden_after(&mut self, run: &[u8], in_tag: bool) -> Option<(usize, usize)> {
        if in_tag && let Some(content) = element(self.bytes, self.at + run.len(), self.cut) {
            let kind = name::ending(self.bytes, self.at, run, self.secrets);
            self.element = kind.map(|_| content).filter(|_| !run.ends_with(b"/"));
            return None;
        }
        let found = credentials(self.bytes, self.at, run).filter(|(_, end)| !self.cut || *end < self.bytes.len());
        if found.is_some() {
            return found;
        }
        match run.first() {
            Some(b'-') => of_option(self.bytes, self.at, run, self.secrets),
            _ => spoken(self.bytes, self.at, run, self.secrets),
        }
    }

    /// Expects the value of the word `run`, or returns a secret that is found at once.
    fn behind(&mut self, run: &[u8], in_tag: bool) -> Option<(usize, usize)> {
        match separator(self.bytes, self.at + run.len()) {
            Some((start, coding)) => self.expect_named(run, start, coding),
            None => match pair(self.bytes, self.at, self.at + run.len()) {
                Some(start) => self.expect_named(run, start, Coding::Plain),
                None => self.hidden_after(run, in_tag),
            },
        }
    }

    /// Expects the value of a name that ends before a separator, or returns a secret that is found at once.
    fn expect_named(&mut self, run: &[u8], start: usize, coding: Coding) -> Option<(usize, usize)> {
        let beside = self.members.kind(self.bytes, self.at, run, self.secrets);
        let Some(kind) = name::ending(self.bytes, self.at, run, self.secrets).or(beside) else {
            self.element = form_part(self.bytes, self.at, run, self.secrets).or(self.element);
            return assigned_pair(self.bytes, self.at, run, start, coding);
        };
        self.state = State::Value { kind, start, coding };
        let behind = symbol(self.from(self.at + run.len())).map_or(0, |found| found.byte);
        self.is_header = kind == Secret::Line && behind == b':';
        self.is_key = b"\"'`\\".contains(&behind);
        if let Some(words) = words_of_line(self.bytes, self.at, run, start) {
            self.expect_value(kind, words.1);
            return Some(words);
        }
        if is_harmless(self.bytes, run, self.at + run.len(), start) {
            self.state = State::Text;
            return None;
        }
        let block = block(self.bytes, start)?;
        self.state = State::Text;
        Some(block)
    }

    /// Returns the next segment of a path, or of a URL, that has a secret: only that is hidden.
    fn segment(&mut self) -> Piece<'a> {
        let rest = self.bytes.get(self.at..self.path_end).unwrap_or_default();
        let slashes = leading(rest, |byte| *byte == b'/');
        if slashes > 0 {
            return self.show(self.at + slashes);
        }
        let length = leading(rest, |byte| *byte != b'/');
        let segment = rest.get(..length).unwrap_or_default();
        let end = self.at + length;
        let is_cut = self.cut && end == self.bytes.len();
        let is_shown = !is_cut && shape::is_plain_segment(segment) && prefixed(segment, false).is_none();
        if is_shown { self.show(end) } else { self.hide(end) }
    }

    /// Returns the next part of text that is not the value of a name.
    fn text(&mut self, rest: &'a [u8]) -> Piece<'a> {
        if self.at >= self.token_end {
            let token = shape::token(rest);
            self.token_end = self.at + token.len();
            let found = user_info(token, self.cut && token.len() == rest.len());
            self.user_info = found.map(|(start, end)| (self.at + start, self.at + end));
        }
        match self.user_info {
            Some((start, end)) if start == self.at => {
                self.user_info = None;
                return self.hide(end);
            }
            Some((start, _)) if start < self.at => self.user_info = None,
            _ => {}
        }
        let is_known = self.at < self.run_end;
        let run = if is_known { rest.get(..self.run_end - self.at).unwrap_or_default() } else { shape::run(rest) };
        let room = self.user_info.map_or(rest.len(), |(start, _)| start - self.at);
        let run = run.get(..run.len().min(room)).unwrap_or_default();
        // The letter of an escape is not part of a name: `\nkey=...` in JSON.
        let is_escape = run.len() > 1
            && run.first().is_some_and(|byte| b"nrt".contains(byte))
            && self.bytes.get(..self.at).unwrap_or_default().ends_with(b"\\");
        if is_escape && !is_known && !shape::is_secret(run) {
            return self.show(self.at + 1);
        }
        if let Some(length) = color(rest) {
            return self.show(self.at + length);
        }
        if run.is_empty() {
            let found = symbol(rest);
            let wide = if self.is_wide { wide_letters(rest) } else { leading(rest, |byte| !byte.is_ascii()) };
            let length = wide.max(found.map_or(1, |found| found.length));
            let in_tag = self.in_tag && (wide > 0 || rest.starts_with(b":"));
            self.in_tag = in_tag || found.is_some_and(|found| found.byte == b'<');
            let (end, name) = (self.at + length, rest.get(..length).unwrap_or_default());
            if self.is_wide && ends_wide(self.bytes.get(..end).unwrap_or_default()) {
                self.content = self.behind(name, in_tag);
            }
            return self.show(self.content.map_or(end, |(start, _)| start));
        }
        if let Some(content) = private_key(self.bytes, self.at) {
            self.content = Some(content);
            return self.show(content.0);
        }
        let end = self.at + run.len();
        let in_tag = core::mem::take(&mut self.in_tag);
        self.in_tag = in_tag && self.bytes.get(end).is_some_and(|byte| !byte.is_ascii() || *byte == b':');
        let content = self.behind(run, in_tag);
        if let Some((start, _)) = content {
            self.content = content;
            return self.show(start);
        }
        let cut = self.cut && run.len() == rest.len();
        if cut && run.len() < shape::SHORTEST {
            self.at = end;
            return Piece::Halved;
        }
        if !is_known && shape::is_secret(run) {
            if !shape::is_path(self.bytes.get(..self.at).unwrap_or_default(), run) {
                return self.hide(end);
            }
            self.path_end = end;
            return self.segment();
        }
        self.run_end = end;
        match prefixed(run, cut) {
            Some((0, length)) => self.hide(self.at + length),
            Some((start, _)) => self.show(self.at + start),
            None => self.show(end),
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let rest = self.from(self.at);
        if rest.is_empty() {
            return None;
        }
        if let Some((start, end)) = self.content.filter(|(start, _)| *start <= self.at) {
            self.content = None;
            if start == self.at {
                return Some(self.hide(end));
            }
        }
        if self.at < self.path_end {
            return Some(self.segment());
        }
        if let Some((_, end)) = self.element.filter(|(start, _)| *start <= self.at) {
            self.element = None;
            if self.at < end {
                self.state = State::Text;
                return Some(self.hide(end));
            }
        }
        let piece = match self.state {
            State::Text => None,
            State::Value { kind, start, coding } => self.value(kind, start, coding),
            State::Nested(nested) => Some(self.nested(nested)),
            State::Rest(start) => self.rest_of_line(start),
        };
        Some(piece.unwrap_or_else(|| self.text(rest)))
    }
}
