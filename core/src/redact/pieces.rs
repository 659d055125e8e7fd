//! Splits a text into printable parts and secrets, from left to right.

use super::ahead::{WIDE_COLON, credentials, element, private_key, separator};
use super::declared::{are_wide, ends_wide};
use super::line::Quotes;
use super::members::Members;
use super::name;
use super::nested::Nested;
use super::prefix::prefixed;
use super::secret::Secret;
use super::shape;
use super::spoken::{assigned_pair, spoken, words_of_line};
use super::symbol::{Coding, symbol};
use super::user_info::user_info;
use crate::bytes::{find, leading};

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
    /// The position up to which the value of a `proxy` has no password, so that it is searched once.
    pub(super) proxy_end: usize,
    /// `true` after a `<`.
    in_tag: bool,
    /// The names and values of the object here.
    members: Members,
    /// The quotes that are open here.
    pub(super) quotes: Quotes,
    /// `true` behind the name of a header, whose whole line is secret.
    pub(super) is_header: bool,
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
            proxy_end: 0,
            in_tag: false,
            members: Members::default(),
            quotes: Quotes::default(),
            is_header: false,
        }
    }

    pub(super) fn from(&self, start: usize) -> &'a [u8] {
        self.bytes.get(start..).unwrap_or_default()
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
    fn hidden_after(&self, run: &[u8], in_tag: bool) -> Option<(usize, usize)> {
        if in_tag && let Some(content) = element(self.bytes, self.at + run.len(), self.cut) {
            let kind = name::ending(self.bytes, self.at, run, self.secrets);
            return kind.map(|_| content).filter(|_| !run.ends_with(b"/"));
        }
        let found = credentials(self.bytes, self.at, run).filter(|(_, end)| !self.cut || *end < self.bytes.len());
        found.or_else(|| spoken(self.bytes, self.at, run, self.secrets))
    }

    /// Expects the value of the word `run`, or returns a secret that is found at once.
    fn behind(&mut self, run: &[u8], in_tag: bool) -> Option<(usize, usize)> {
        match separator(self.bytes, self.at + run.len()) {
            Some((start, coding)) => self.expect_named(run, start, coding),
            None => self.hidden_after(run, in_tag),
        }
    }

    /// Expects the value of a name that ends before a separator, or returns a secret that is found at once.
    fn expect_named(&mut self, run: &[u8], start: usize, coding: Coding) -> Option<(usize, usize)> {
        let beside = self.members.kind(self.bytes, self.at, run, self.secrets);
        let Some(kind) = name::ending(self.bytes, self.at, run, self.secrets).or(beside) else {
            return assigned_pair(self.bytes, run, start, coding);
        };
        self.state = State::Value { kind, start, coding };
        let is_colon = symbol(self.from(self.at + run.len())).is_some_and(|found| found.byte == b':');
        self.is_header = kind == Secret::Line && is_colon;
        let words = words_of_line(self.bytes, self.at, run, start)?;
        self.expect_value(kind, words.1);
        Some(words)
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
        if run.is_empty() {
            let found = symbol(rest);
            let wide = leading(rest, |byte| !byte.is_ascii());
            let colon = rest.get(..wide).and_then(|letters| find(letters, WIDE_COLON)).filter(|_| self.is_wide);
            let wide = colon.map_or(wide, |colon| colon.max(WIDE_COLON.len()));
            let length = wide.max(found.map_or(1, |found| found.length));
            let in_tag = self.in_tag && wide > 0;
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
        self.in_tag = in_tag && self.bytes.get(end).is_some_and(|byte| !byte.is_ascii());
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
            return self.hide(end);
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
        let piece = match self.state {
            State::Text => None,
            State::Value { kind, start, coding } => self.value(kind, start, coding),
            State::Nested(nested) => Some(self.nested(nested)),
            State::Rest(start) => self.rest_of_line(start),
        };
        Some(piece.unwrap_or_else(|| self.text(rest)))
    }
}
