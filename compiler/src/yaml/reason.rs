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
        | E::UndeclaredTagHandle => {
            (Here, Own, "`!` begins a tag, which a catalogue cannot have", "quote text that begins with `!`")
        }
        E::MissingAnchorOrAliasName
        | E::UnexpectedCharacter { .. }
        | E::MappingKeyNotAllowed
        | E::PlainScalarStartsWithDashFlowIndicator
        | E::CommentNotSeparated => (Here, Own, CANNOT_BEGIN, "quote the text"),
        E::ZeroBlockScalarIndent | E::InvalidBlockScalarHeader | E::TabAtBlockScalarStart => {
            (Here, Own, CANNOT_BEGIN, "quote the text, or begin it on the next line")
        }
        E::InvalidBlockScalarIndent => {
            (Line, Near, "the lines of this text are not indented alike", "indent them alike")
        }
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            (Here, Own, "the text goes on after its closing quote", QUOTES)
        }
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => {
            (Escape, Own, "an unknown escape", "write `\\\\` for a backslash, or use single quotes")
        }
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar | E::InvalidQuotedScalarIndent => {
            (Here, Own, NEVER_CLOSED, QUOTES)
        }
        E::CommentInterceptedScalar => (Here, Own, COMMENT.0, COMMENT.1),
        E::UnclosedFlowCollection { .. } => (Here, Kind::Open, UNCLOSED, CLOSE),
        E::MisplacedFlowCollectionEnd => (Here, Own, "`{c}` closes nothing", "remove it, or quote the text"),
        E::BlockSequenceEntryNotAllowed => {
            (Here, Own, "a list item on the line of its key", "begin the list on the next line")
        }
        E::InvalidColonPlacement => (Here, Near, "a `:` where no key ends", "quote text that holds `: `"),
        E::FlowMappingValueAdjacentCollection => (Here, Own, "no space after `:`", "put a space after it"),
        E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => {
            (Here, Near, "a comma or bracket is missing before this", "put it there, or quote the text")
        }
        E::BlockEntryInFlowCollection => {
            (Here, Near, "a list item inside brackets", "close the bracket before, or write `[a, b]`")
        }
        // The parser says that it met the end where it met a token that begins no value.
        E::ExpectedNodeContent
        | E::UnexpectedEof
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::UnexpectedEofBlockSequence
        | E::UnexpectedEofBlockMapping => (Here, Own, NO_VALUE, "quote the text, or write the value that is missing"),
        E::SimpleKeyExpected | E::InvalidSimpleKey => (Whole, Near, NEITHER, COLON),
        E::ExpectedBlockMappingKey | E::ExpectedDocumentStart | E::InvalidIndentation | E::InvalidFlowScalarIndent => {
            (Line, Near, "this line fits nothing above it", "indent it like the line it belongs to")
        }
        E::ExpectedBlockSequenceEntry => (
            Line,
            Near,
            "this line is no item of the list above it",
            "begin it with `- `, or indent it like the line it belongs to",
        ),
        E::InvalidDocumentEnd => {
            (Whole, Own, "text beside `...`, which ends a document", "quote text that begins with `...`")
        }
        E::DirectiveDisallowed | E::MissingDocumentEndBeforeDirective => {
            (Line, Own, "a line cannot begin with `%`", "quote the text")
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

const CANNOT_BEGIN: &str = "text cannot begin with `{c}`";
const NO_VALUE: &str = "no value begins with `{c}`";
pub(super) const UNCLOSED: &str = "`{c}` is never closed";
pub(super) const CLOSE: &str = "close it, or put a comma at the end of its line";
pub(super) const NEVER_CLOSED: &str = "this quote is never closed";
pub(super) const NEITHER: &str = "this line is neither `key: value` nor a list item";
pub(super) const COLON: &str = "put `: ` after the key; text that goes on is indented";
pub(super) const BRACKET: &str = "quote text that begins with a bracket";
pub(super) const QUOTES: &str =
    "close the quote; inside the text write `''` within single quotes, `\\\"` within double ones";
pub(super) const COMMENT: (&str, &str) = ("a comment begins in the middle of the text", "quote text that holds ` #`");
