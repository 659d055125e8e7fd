//! Explains a response from the command line.

use captchaai_errors::{ApiError, Outcome, SubmitError, parse};

fn main() {
    let body = std::env::args().nth(1).unwrap_or_default();
    match parse::<SubmitError>(body.as_bytes()) {
        Outcome::Success { payload, .. } => println!("{payload}"),
        Outcome::Error { code, .. } => println!("{code}: {}", code.meaning()),
        other => println!("{}", other.as_str()),
    }
}
