//! Upper limits of the sizes of types that callers copy and return.

use captchaai_errors::{ResultError, SubmitError};
use errbook_tests::catalogs::{kubernetes::ResourcesError, stripe, telegram::SendError};
use renamed::{ApiError, Failure, Outcome, ParseCodeError, PollError, Step};

/// The error of a client, as its author would write it.
#[expect(dead_code, reason = "only its size counts")]
enum ClientError<E: ApiError> {
    Task { error: PollError<E>, id: String, attempts: u32 },
    Config(String),
}

fn assert_small<E: ApiError>() {
    let (outcome, failure) = (size_of::<Outcome<'_, E, E::Code>>(), size_of::<Failure<E>>());
    assert!(outcome <= 104 && failure <= 24, "{}: {outcome} and {failure} bytes", E::ENDPOINT.name);
    assert!(size_of::<PollError<E, E>>() <= 40);
    assert!(size_of::<Step<'_, E, E>>() <= 80);
    // Clippy warns about an error of 128 bytes or more.
    assert!(size_of::<ClientError<E>>() < 128);
}

#[test]
fn outcome_and_errors_are_small() {
    assert_small::<SubmitError>();
    assert_small::<ResultError>();
    assert_small::<ResourcesError>();
    assert_small::<SendError>();
    assert_small::<stripe::ApiError>();
    assert!(size_of::<Result<SubmitError, ParseCodeError>>() <= 48);
}
