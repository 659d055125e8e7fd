//! The committed expansions of the compiler compile without warnings.
#![deny(warnings, missing_docs, clippy::all, rustdoc::all)]

/// The smallest catalog.
#[rustfmt::skip]
#[path = "../../compiler/tests/emit/minimal.rs"]
pub mod minimal;

/// Every key of the format.
#[rustfmt::skip]
#[path = "../../compiler/tests/emit/everything.rs"]
pub mod everything;

/// Codes and texts that look like markup.
#[rustfmt::skip]
#[path = "../../compiler/tests/emit/odd-text.rs"]
pub mod odd_text;

/// Errors that endpoints share.
#[rustfmt::skip]
#[path = "../../compiler/tests/emit/shared.rs"]
pub mod shared;

/// JSON responses with templates.
#[rustfmt::skip]
#[path = "../../compiler/tests/emit/flat-json.rs"]
pub mod flat_json;

#[test]
fn codes_round_trip() {
    use errbook::ApiCode;
    for code in odd_text::Code::ALL {
        assert_eq!(code.as_str().parse(), Ok(*code));
    }
    assert_eq!(everything::Code::ALL.len(), 9);
    assert_eq!(minimal::Code::Bad.as_str(), "bad");
}
