//! The strings that each type admits, as regular expressions of the editor schema.
//!
//! `scalar.rs` has the same rules with suggestions; `cli/tests/agreement.rs` proves that both agree.

use super::types::ValueType;

/// Day, month and year of the Gregorian calendar.
const DATE: &str = concat!(
    "^([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))",
    "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)$",
);

impl ValueType {
    /// The form of a date: a release in this form must be a [`Date`](Self::Date).
    pub const DATE_FORM: &'static str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    /// Returns the regular expression of the strings of this type, in the syntax of ECMA-262.
    ///
    /// Types without strings of their own have none.
    #[must_use]
    pub const fn pattern(&self) -> Option<&'static str> {
        let pattern = match self {
            ValueType::Text => r"^(?![\s\S]*[\x00-\x09\x0b-\x1f\x7f-\x9f])\S([\s\S]*\S)?\n?$",
            ValueType::Wire | ValueType::Release => r"^[^\x00-\x09\x0b-\x1f\x7f-\x9f]+$",
            ValueType::Name => "^[a-z][a-z0-9_]*$",
            ValueType::Variant => "^(?!(Self|ALL|CATALOG|ENDPOINT|COUNT|VARIANTS)$)[A-Z][A-Za-z0-9]*$",
            ValueType::Route => concat!(
                r"^([^\s?#{}]|\{[^\s?#{}]*\})+",
                r"(\?[^\s?#&=%+{}]+(=([^\s?#&%+{}]|\{[^\s?#&%+{}]*\})*)?",
                r"(&[^\s?#&=%+{}]+(=([^\s?#&%+{}]|\{[^\s?#&%+{}]*\})*)?)*)?$",
            ),
            ValueType::Path { whole: false } => {
                r"^(?![\s\S]*[\x00-\x09\x0b-\x1f\x7f-\x9f])[^.\[\]]+(\[([^\]=]+=[^\]]+)?\])*(\.[^.\[\]]+(\[([^\]=]+=[^\]]+)?\])*)*$"
            }
            ValueType::Path { whole: true } => {
                r"^(\.|(?![\s\S]*[\x00-\x09\x0b-\x1f\x7f-\x9f])[^.\[\]]+(\[([^\]=]+=[^\]]+)?\])*(\.[^.\[\]]+(\[([^\]=]+=[^\]]+)?\])*)*)$"
            }
            ValueType::Address => r"^https?://[A-Za-z0-9\[][!#-'*-;=?-\[\]^_a-~]*$",
            ValueType::Date => DATE,
            ValueType::Extension => r"^[^\x00-\x1f\x7f-\x9f\s./\\]+$",
            ValueType::Status => "^[1-5]([0-9][0-9]|xx)$",
            ValueType::Duration => "^0*[1-9][0-9]{0,8}(ms|s|m|h)$",
            _ => return None,
        };
        Some(pattern)
    }
}
