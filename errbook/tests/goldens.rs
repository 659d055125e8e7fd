//! The expansions that stand as goldens beside the compiler compile without a warning.
#![deny(warnings, missing_docs, clippy::all, rustdoc::all)]

/// The least that a catalogue can say.
#[rustfmt::skip]
#[path = "../../compiler/tests/emit/minimal.rs"]
pub mod minimal;

/// Every key of the format.
#[rustfmt::skip]
#[path = "../../compiler/tests/emit/everything.rs"]
pub mod everything;

/// Text that looks like mark-up, in codes and in prose.
#[rustfmt::skip]
#[path = "../../compiler/tests/emit/odd-text.rs"]
pub mod odd_text;

/// Responses in JSON with the layouts of their serializer.
#[rustfmt::skip]
#[path = "../../compiler/tests/emit/flat-json.rs"]
pub mod flat_json;

#[test]
fn codes_round_trip() {
    use errbook::ApiCode;
    for code in odd_text::Code::ALL {
        assert_eq!(code.as_str().parse(), Ok(*code));
    }
    assert_eq!(everything::Code::ALL.len(), 8);
    assert_eq!(minimal::Code::Bad.as_str(), "bad");
}
