//! What only rustc shows: misuse of the macro and of the generated types.

#[test]
fn ui() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
