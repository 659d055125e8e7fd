use captchaai_errors::{parse, Outcome, ResultError, SubmitError};

fn main() {
    let _: Outcome<'_, ResultError, _> = parse::<SubmitError>(b"");
}
