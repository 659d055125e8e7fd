//! Runs the YAML parser, and builds the tree from its events.

use std::borrow::Cow;

use granit_parser::{Event, Marker, Options, Parser, ScalarStyle, ScanError};

use super::builder::{Items, TreeBuilder};
use super::delimiters::is_quote_unclosed;
use super::explain::{self, ParserStop};
use super::positions::{after_indicator, block_text, list_start};
use super::syntax_error::SyntaxError;
use super::text::SourceText;
use super::tree::{Content, Node, Scalar, Tree};
use super::{comments, layout, location, reason};
use crate::diagnostic::{Diagnostics, Span};

/// One attempt to parse the text.
pub(super) struct Attempt<'s> {
    source: SourceText<'s>,
    builder: TreeBuilder,
    /// The end of the last token.
    last_end: usize,
    /// The span of the last scalar.
    last_scalar: Span,
}

impl<'s> Attempt<'s> {
    /// Creates an attempt; `complete` is `true` if nothing was removed from the text.
    pub(super) fn new(source: SourceText<'s>, complete: bool) -> Self {
        let last_scalar = Span { start: 0, end: 0 };
        Self { source, builder: TreeBuilder::new(complete), last_end: 0, last_scalar }
    }

    /// Returns the offsets of keys that were dropped.
    pub(super) fn dropped_keys(&self) -> Vec<usize> {
        self.builder.dropped_keys.clone()
    }

    /// Parses to the end of the text or to the first syntax error.
    pub(super) fn run(&mut self, diagnostics: &mut Diagnostics) -> Result<(), SyntaxError> {
        let result = self.read_events(diagnostics);
        if result.is_err() {
            self.builder.set_incomplete();
        }
        result
    }

    /// Returns the start of the last token that was rejected, although the parser accepts it.
    pub(super) fn rejected_at(&self) -> Option<usize> {
        self.builder.rejected_at
    }

    /// Returns the tree, in which lists and maps that are still open end with the last token.
    pub(super) fn finish(self, diagnostics: &mut Diagnostics) -> Option<Tree> {
        self.builder.finish(self.last_end, diagnostics)
    }

    fn read_events(&mut self, diagnostics: &mut Diagnostics) -> Result<(), SyntaxError> {
        let mut parser = Parser::new_from_str_with_options(self.source.text, options());
        let mut documents = 0;
        while let Some(event) = parser.next_event() {
            let (event, position) = event.map_err(|error| self.syntax_error(&error))?;
            let (span, tag) = (self.span(&position), position.tag_span());
            if let Some(tag) = tag {
                self.reject(self.span(&tag), diagnostics)?;
            }
            match event {
                Event::DocumentStart(explicit, _) => {
                    documents += 1;
                    if documents > 1 && layout::is_catalog(self.source.rest(span.start)) {
                        diagnostics.error(span, layout::DOCUMENTS).help(layout::MOVE_DOCUMENT);
                        return Ok(());
                    }
                    if documents > 1 {
                        return Err(layout::document_marker(&self.source, span.start));
                    }
                    self.last_end = if explicit { span.end } else { self.last_end };
                }
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    self.reject(span, diagnostics)?;
                    self.last_end = span.end;
                    self.builder.add(Some(Node::new(span, Content::Reported)), diagnostics);
                }
                Event::Anchor(..) => self.reject(span, diagnostics)?,
                Event::Scalar(text, style, anchor, _) => {
                    // The parser returns `~` for an empty value.
                    let text =
                        if style == ScalarStyle::Plain && span.start == span.end { Cow::Borrowed("") } else { text };
                    let has_properties = anchor > 0 || tag.is_some();
                    self.scalar(text, style, span, has_properties, diagnostics)?;
                }
                Event::SequenceStart(..) => {
                    self.open(list_start(&self.source, self.last_end, span.start), Items::list())?;
                }
                Event::MappingStart(..) => self.open(span.start, Items::map())?,
                Event::SequenceEnd | Event::MappingEnd => {
                    // Without brackets, a list or map ends with its last value, not where the indentation changes.
                    let bracket = span.end > span.start && self.source.rest(span.start).starts_with([']', '}']);
                    self.last_end = if bracket { span.start + 1 } else { self.last_end };
                    self.builder.close(self.last_end, diagnostics);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn scalar(
        &mut self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        reported: Span,
        has_properties: bool,
        diagnostics: &mut Diagnostics,
    ) -> Result<(), SyntaxError> {
        let span = match style {
            ScalarStyle::Plain if text.is_empty() && !has_properties => {
                let at = after_indicator(&self.source, self.last_end);
                Span { start: at, end: at }
            }
            ScalarStyle::Plain => reported,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                if is_quote_unclosed(&self.source, reported.start, reported.end, self.column()) {
                    return Err(explain::unclosed_quote(&self.source, reported.start));
                }
                reported
            }
            ScalarStyle::Literal | ScalarStyle::Folded => block_text(&self.source, self.last_end, reported),
        };
        self.last_end = span.end;
        self.last_scalar = span;
        self.count(span.start)?;
        let is_plain = style == ScalarStyle::Plain;
        let is_empty = is_plain && text.is_empty();
        if is_empty
            && self.builder.open_starts().next().is_some_and(|start| self.source.is_open_bracket(start))
            && let Some(key) = self.builder.pending_key().filter(|key| !key.quoted)
            && let Some(error) = layout::key_without_space(&self.source, key.span.start)
        {
            return Err(error);
        }
        let comment = if is_plain { comments::after(&self.source, span.end) } else { None };
        let cut = comment.filter(|comment| comments::is_text(&self.source, &text, *comment));
        let marks = location::marks(&self.source, span, &text);
        let scalar = Scalar { text: text.into_owned(), quoted: !is_plain, cut, marks };
        let is_removed = span.start == span.end && self.source.is_removed(span.end);
        let value = if is_empty && has_properties { Content::Reported } else { Content::Scalar(scalar) };
        self.builder.add((!is_removed).then_some(Node::new(span, value)), diagnostics);
        Ok(())
    }

    /// Counts a key or value, which can be one too many.
    fn count(&mut self, start: usize) -> Result<(), SyntaxError> {
        match self.builder.count() {
            Some(message) => Err(explain::too_many(&self.source, start, &message)),
            None => Ok(()),
        }
    }

    /// Opens a list or map.
    fn open(&mut self, start: usize, items: Items) -> Result<(), SyntaxError> {
        self.count(start)?;
        if !self.builder.open(start, items) {
            return Err(explain::too_deep(&self.source, start));
        }
        self.last_end = if self.source.is_open_bracket(start) { start + 1 } else { start };
        Ok(())
    }

    /// Rejects an alias, an anchor or a tag.
    fn reject(&mut self, token: Span, diagnostics: &mut Diagnostics) -> Result<(), SyntaxError> {
        if let Some(error) = layout::property_as_key(&self.source, token.start) {
            return Err(error);
        }
        let (message, help) = reason::of_property(self.source.rest(token.start));
        let is_merged = self.source.slice(0, token.start).trim_end().ends_with("<<:") && message == reason::ALIASES;
        diagnostics.error(token, message).help(if is_merged { reason::WRITE_KEYS } else { help });
        self.builder.rejected_at = Some(token.start);
        Ok(())
    }

    /// Collects the state at an error of the parser, and explains it.
    fn syntax_error(&self, error: &ScanError) -> SyntaxError {
        let source = &self.source;
        let at = self.offset(error.marker());
        // The parser delays a token that can become a key, so the last open bracket may not have an event yet.
        let next_token = source.skip_gap(after_indicator(source, self.last_end));
        let is_bracket = |start: &usize| *start < at && source.is_open_bracket(*start);
        let bracket = Some(next_token).filter(is_bracket).or_else(|| self.builder.open_starts().find(is_bracket));
        let text_start = if source.is_blank(self.last_scalar.end, at) { self.last_scalar.start } else { next_token };
        let (column, last_scalar) = (self.column(), self.last_scalar);
        let named_items = self.builder.named_items();
        let stop = ParserStop { at, error: error.kind(), text_start, last_scalar, bracket, column, named_items };
        explain::explain(source, &stop)
    }

    /// Returns the column of the innermost list or map without brackets.
    fn column(&self) -> Option<usize> {
        let start = self.builder.open_starts().find(|start| !self.source.is_open_bracket(*start))?;
        Some(start - self.source.line_start(start))
    }

    fn span(&self, span: &granit_parser::Span) -> Span {
        Span { start: self.offset(&span.start), end: self.offset(&span.end) }
    }

    fn offset(&self, marker: &Marker) -> usize {
        // The parser always has the byte offset if it parses a string.
        self.source.boundary(marker.byte_offset().unwrap_or(0))
    }
}

/// Returns the options of the parser: anchors and aliases have events, so that they are reported at their position.
fn options() -> Options {
    let mut options = granit_parser::options! {
        disallow_directives: true,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
    };
    // Another crate of the build can enable the feature `comments` of the parser.
    options.set_emit_comments(false);
    options
}
