//! What the parser can find wrong, in our words.

use granit_parser::ErrorKind;

/// What a fault means for the lines around it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The line is wrong by itself.
    Own,
    /// The line is wrong from the place on.
    Rest,
    /// The line is at odds with those above it, and may be right where one of them is wrong.
    Near,
    /// A bracket is open to the end of the file: what closed it may stand on a line that was left out.
    Open,
    /// Tabs indent the line.
    Tabs,
    /// There is no use in reading on.
    Last,
}
use Kind::{Near, Own};

/// Which place a reason is about, seen from where the parser stopped.
#[derive(Clone, Copy)]
pub(super) enum About {
    /// The very place.
    Here,
    /// The first word of the line.
    Line,
    /// The line of the place, whatever stands before it.
    Whole,
    /// The first faulty escape of the quoted text that begins there.
    Escape,
}

use About::{Escape, Here, Line, Whole};

/// The place, the kind, and our words for what the parser found, without the cases that need a look at the text.
///
/// `{c}` is the character at the place.
pub(super) fn of(found: &ErrorKind) -> Option<(About, Kind, &'static str, &'static str)> {
    use ErrorKind as E;
    Some(match found {
        E::ExpectedTagBang
        | E::InvalidTagTerminator
        | E::InvalidGlobalTagCharacter
        | E::UnclosedVerbatimTag
        | E::MissingTagUri
        | E::InvalidTagEscape
        | E::InvalidTagUtf8LeadingByte
        | E::InvalidTagUtf8TrailingByte
        | E::InvalidTagUtf8
        | E::UndeclaredTagHandle => (Here, Own, "tags are not supported", "quote text that starts with `!`"),
        E::MissingAnchorOrAliasName
        | E::UnexpectedCharacter { .. }
        | E::MappingKeyNotAllowed
        | E::PlainScalarStartsWithDashFlowIndicator
        | E::CommentNotSeparated => (Here, Own, CANNOT_BEGIN, "quote the text"),
        E::ZeroBlockScalarIndent | E::InvalidBlockScalarHeader | E::TabAtBlockScalarStart => {
            (Here, Own, CANNOT_BEGIN, "quote the text, or start it on the next line")
        }
        E::InvalidBlockScalarIndent => {
            (Line, Near, "inconsistent indentation of multi-line text", "indent its lines by the same number of spaces")
        }
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            (Here, Own, "unexpected text after the closing quote", AFTER_QUOTE)
        }
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => {
            (Escape, Own, "invalid escape sequence", "write `\\\\` for a backslash, or use single quotes")
        }
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar | E::InvalidQuotedScalarIndent => {
            (Here, Own, NEVER_CLOSED, QUOTES)
        }
        E::CommentInterceptedScalar => (Here, Own, COMMENT.0, COMMENT.1),
        E::UnclosedFlowCollection { .. } => (Here, Kind::Open, UNCLOSED, CLOSE),
        E::MisplacedFlowCollectionEnd => (Here, Own, "unexpected closing `{c}`", "remove it, or quote the text"),
        E::BlockSequenceEntryNotAllowed => {
            (Here, Own, "list item on the same line as its key", "start the list on the next line")
        }
        E::InvalidColonPlacement => (Here, Near, "unexpected `:`", "quote text that contains `: `"),
        E::FlowMappingValueAdjacentCollection => (Here, Own, "missing space after `:`", "add a space"),
        E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => {
            (Here, Near, "expected a comma or a closing bracket", "add it here, or quote the text")
        }
        E::BlockEntryInFlowCollection => {
            (Here, Near, "unexpected list item inside brackets", "close the bracket first, or write `[a, b]`")
        }
        // The parser says that it met the end where it met a token that begins no value.
        E::ExpectedNodeContent
        | E::UnexpectedEof
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::UnexpectedEofBlockSequence
        | E::UnexpectedEofBlockMapping => (Here, Own, NO_VALUE, "add the missing value, or quote the text"),
        E::SimpleKeyExpected | E::InvalidSimpleKey => (Whole, Near, NEITHER, COLON),
        E::ExpectedBlockMappingKey | E::ExpectedDocumentStart | E::InvalidIndentation | E::InvalidFlowScalarIndent => {
            (Line, Near, "inconsistent indentation", "indent it to match the line it belongs to")
        }
        E::ExpectedBlockSequenceEntry => {
            (Line, Near, "expected a list item", "start it with `- `, or indent it to match the line it belongs to")
        }
        E::InvalidDocumentEnd => {
            (Whole, Own, "unexpected text after `...`, the end of the document", "quote text that starts with `...`")
        }
        E::DirectiveDisallowed | E::MissingDocumentEndBeforeDirective => {
            (Line, Own, "directives are not supported", "remove the line, or quote text that starts with `%`")
        }
        _ => return None,
    })
}

/// Whether it takes a tab to make the parser say so, or white space of another kind may have done it.
pub(super) fn may_be_a_tab(found: &ErrorKind) -> bool {
    use ErrorKind as E;
    matches!(
        found,
        E::TabNotAllowed
            | E::TabInBlockIndentation
            | E::TabInIndentation
            | E::TabAtBlockScalarStart
            | E::TabInPlainScalar
            | E::InvalidBlockEntryWhitespace
            | E::InvalidMappingValueWhitespace
    )
}

const CANNOT_BEGIN: &str = "unquoted text cannot start with `{c}`";
const NO_VALUE: &str = "expected a value, found `{c}`";
pub(super) const UNCLOSED: &str = "unclosed `{c}`";
pub(super) const CLOSE: &str = "close it; if it continues on the next line, end this line with a comma";
pub(super) const NEVER_CLOSED: &str = "unclosed quote";
pub(super) const NEITHER: &str = "expected `key: value` or a list item";
pub(super) const COLON: &str = "add `: ` after the key, or indent the line if it continues the text above";
pub(super) const BRACKET: &str = "quote text that starts with a bracket";
pub(super) const QUOTES: &str =
    "close it; a quote inside the text is `''` in single quotes and `\\\"` in double quotes";
const AFTER_QUOTE: &str = "remove it; a quote inside the text is `''` in single quotes and `\\\"` in double quotes";
pub(super) const COMMENT: (&str, &str) = ("unexpected comment inside text", "quote text that contains ` #`");
