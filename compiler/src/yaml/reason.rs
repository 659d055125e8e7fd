//! The messages for the errors of the YAML parser.

use granit_parser::ErrorKind;

/// The part of the text that a syntax error makes unusable, which recovery removes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ErrorScope {
    /// The line of the error.
    Line,
    /// The line from the error on.
    RestOfLine,
    /// The line does not match those above it; it may be right if one of them is wrong.
    Context,
    /// A bracket is open to the end of the file; what closed it may be on a removed line.
    OpenBracket,
    /// The indentation of the line, which contains tabs.
    Tabs,
    /// The rest of the file.
    File,
}

/// The position of a diagnostic, relative to where the parser stopped.
#[derive(Clone, Copy)]
pub(super) enum ErrorPosition {
    /// The character where the parser stopped.
    Here,
    /// The line, if the parser stopped at its first token.
    FirstToken,
    /// The line, wherever the parser stopped.
    WholeLine,
    /// The first invalid escape of the quoted text that starts there.
    Escape,
    /// The character where the parser stopped, which has a meaning in YAML at the start of a text.
    FirstCharacter,
}

/// The diagnostic for an error of the parser.
pub(super) struct Reason {
    pub(super) position: ErrorPosition,
    pub(super) scope: ErrorScope,
    /// The message, in which `{c}` is the character at the position.
    pub(super) message: &'static str,
    pub(super) help: &'static str,
}

/// Returns the diagnostic for an error, except for those that depend on the text around it.
pub(super) fn of(error: &ErrorKind) -> Option<Reason> {
    use ErrorKind as E;
    use ErrorPosition::{Escape, FirstCharacter, FirstToken, Here, WholeLine};
    use ErrorScope::{Context, Line, OpenBracket};
    let (position, scope, message, help) = match error {
        E::ExpectedTagBang
        | E::InvalidTagTerminator
        | E::InvalidGlobalTagCharacter
        | E::UnclosedVerbatimTag
        | E::MissingTagUri
        | E::InvalidTagEscape
        | E::InvalidTagUtf8LeadingByte
        | E::InvalidTagUtf8TrailingByte
        | E::InvalidTagUtf8
        | E::UndeclaredTagHandle => (Here, Line, "tags are not supported", "quote text that starts with `!`"),
        E::MissingAnchorOrAliasName | E::UnexpectedCharacter { .. } => (FirstCharacter, Line, CANNOT_START, QUOTE),
        E::MappingKeyNotAllowed | E::PlainScalarStartsWithDashFlowIndicator | E::CommentNotSeparated => {
            (Here, Line, CANNOT_START, "quote the text")
        }
        E::ZeroBlockScalarIndent | E::InvalidBlockScalarHeader | E::TabAtBlockScalarStart => {
            (Here, Line, CANNOT_START, "quote the text, or start it on the next line")
        }
        E::InvalidBlockScalarIndent => (FirstToken, Context, UNEVEN_TEXT, ALIGN_TEXT),
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            (Here, Line, "unexpected text after the closing quote", REMOVE_AFTER_QUOTE)
        }
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => {
            (Escape, Line, "invalid escape sequence", "write `\\\\` for a backslash, or use single quotes")
        }
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar | E::InvalidQuotedScalarIndent => {
            (Here, Line, UNCLOSED_QUOTE, CLOSE_QUOTE)
        }
        E::UnclosedFlowCollection { .. } => (Here, OpenBracket, UNCLOSED_BRACKET, CLOSE_BRACKET),
        E::MisplacedFlowCollectionEnd => (Here, Line, "unexpected closing `{c}`", "remove it, or quote the text"),
        E::BlockSequenceEntryNotAllowed => {
            (Here, Line, "list item on the same line as its key", "start the list on the next line")
        }
        E::InvalidColonPlacement => (Here, Context, "unexpected `:`", "quote text that contains `: `"),
        E::FlowMappingValueAdjacentCollection => (Here, Line, MISSING_SPACE, ADD_SPACE),
        E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => {
            (Here, Context, "expected a comma or a closing bracket", "add it here, or quote the text")
        }
        E::BlockEntryInFlowCollection => {
            (Here, Context, "unexpected list item inside brackets", "close the bracket first, or write `[a, b]`")
        }
        // The parser also reports the end of the input at a token that cannot start a value.
        E::ExpectedNodeContent
        | E::UnexpectedEof
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::UnexpectedEofBlockSequence
        | E::UnexpectedEofBlockMapping => {
            (Here, Line, "expected a value, found `{c}`", "add the missing value, or quote the text")
        }
        E::SimpleKeyExpected | E::InvalidSimpleKey => (WholeLine, Context, NOT_KEY_OR_ITEM, ADD_COLON),
        E::ExpectedBlockMappingKey | E::ExpectedDocumentStart | E::InvalidIndentation | E::InvalidFlowScalarIndent => {
            (FirstToken, Context, UNEVEN, "indent it to match the line it belongs to")
        }
        E::ExpectedBlockSequenceEntry => (
            FirstToken,
            Context,
            "expected a list item",
            "start it with `- `, or indent it to match the line it belongs to",
        ),
        E::InvalidDocumentEnd => (
            WholeLine,
            Line,
            "unexpected text after `...`, the end of the document",
            "quote text that starts with `...`",
        ),
        E::DirectiveDisallowed | E::MissingDocumentEndBeforeDirective => {
            (FirstToken, Line, "directives are not supported", "remove the line, or quote text that starts with `%`")
        }
        _ => return None,
    };
    Some(Reason { position, scope, message, help })
}

/// Returns `true` for the errors that a tab can cause.
pub(super) fn can_be_a_tab(error: &ErrorKind) -> bool {
    use ErrorKind as E;
    matches!(
        error,
        E::TabNotAllowed
            | E::TabInBlockIndentation
            | E::TabInIndentation
            | E::TabAtBlockScalarStart
            | E::TabInPlainScalar
            | E::InvalidBlockEntryWhitespace
            | E::InvalidMappingValueWhitespace
    )
}

/// Returns the message and the help for an alias, an anchor or a tag.
pub(super) fn of_property(token: &str) -> (&'static str, &'static str) {
    match token.chars().next() {
        Some('*') => (ALIASES, "write the value out, or quote text that starts with `*`"),
        Some('&') => ("anchors are not supported", "remove it, or quote text that starts with `&`"),
        _ => ("tags are not supported", "remove it, or quote text that starts with `!`"),
    }
}

pub(super) const ALIASES: &str = "aliases are not supported";
pub(super) const WRITE_KEYS: &str = "write the keys of the other map here instead of the merge key `<<`";
pub(crate) const MISSING_SPACE: &str = "missing space after `:`";
pub(crate) const MISSING_SPACE_AFTER_DASH: &str = "missing space after `-`";
pub(crate) const ADD_SPACE: &str = "add a space";
pub(super) const ITEM_AMONG_KEYS: &str = "list item among the keys of a map";
pub(super) const REMOVE_DASH: &str = "remove the `- `, or indent the item below its key";
pub(crate) const KEY_INSIDE_TEXT: &str = "unexpected key inside multi-line text";
pub(crate) const UNEVEN: &str = "inconsistent indentation";
pub(super) const UNEVEN_TEXT: &str = "inconsistent indentation of multi-line text";
pub(super) const ALIGN_TEXT: &str = "indent its lines by the same number of spaces";
pub(super) const QUOTE: &str = "quote the text";
pub(super) const CANNOT_START: &str = "unquoted text cannot start with `{c}`";
const REMOVE_AFTER_QUOTE: &str =
    "remove it; a quote inside the text is `''` in single quotes and `\\\"` in double quotes";
pub(super) const UNCLOSED_BRACKET: &str = "unclosed `{c}`";
pub(super) const CLOSE_BRACKET: &str = "close it; if it continues on the next line, end this line with a comma";
pub(super) const UNCLOSED_QUOTE: &str = "unclosed quote";
pub(super) const CLOSE_QUOTE: &str =
    "close it; a quote inside the text is `''` in single quotes and `\\\"` in double quotes";
pub(super) const NOT_KEY_OR_ITEM: &str = "expected `key: value` or a list item";
pub(super) const ADD_COLON: &str = "add `: ` after the key, or indent the line if it continues the text above";
pub(super) const COMMENT: &str = "unexpected comment inside text";
pub(super) const COMMENT_BETWEEN: &str = "comment between the lines of a text";
pub(crate) const COMMENT_CUTS: &str = "` #` starts a comment, which cuts the text";
pub(crate) const QUOTE_CUT: &str =
    "quote the whole text; a comment is written with two spaces before `#` and one after it";
pub(super) const QUOTE_COMMENT: &str = "quote text that contains ` #`";
