//! Upper limits of the sizes of types that callers copy and return.

use captchaai_errors::{Code, ResultError, SubmitError};
use errbook_tests::catalogs::{kubernetes::ResourcesError, stripe, telegram::SendError};
use renamed::table::Entry;
use renamed::{
    ApiError, Excerpt, Failure, Outcome, Parameter, ParseCodeError, Payload, PollError, Response, ResponseValue,
    RetryPolicy, Step, TaskId, Text, UnrecognizedReason,
};

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
}

#[test]
fn values_of_a_response_are_small() {
    let sizes = [
        ("a code", size_of::<SubmitError>(), 2),
        ("`Option<Code>`", size_of::<Option<Code>>(), 2),
        ("`Text`", size_of::<Text<'_>>(), 24),
        ("`Excerpt`", size_of::<Excerpt>(), 256),
        ("`Parameter`", size_of::<Parameter<'_>>(), 24),
        ("`ResponseValue`", size_of::<ResponseValue<'_>>(), 32),
        ("`Payload`", size_of::<Payload<'_>>(), 64),
        ("`TaskId`", size_of::<TaskId>(), 24),
        ("`Response`", size_of::<Response<'_>>(), 40),
        ("`RetryPolicy`", size_of::<RetryPolicy>(), 40),
        ("`UnrecognizedReason`", size_of::<UnrecognizedReason>(), 1),
        ("`ParseCodeError`", size_of::<ParseCodeError>(), 48),
        ("a parsed code", size_of::<Result<SubmitError, ParseCodeError>>(), 48),
        ("`Entry`", size_of::<Entry<'_>>(), 16),
    ];
    let large: Vec<String> =
        sizes.iter().filter(|(_, size, limit)| size > limit).map(|size| format!("{size:?}")).collect();
    assert!(large.is_empty(), "larger than their limits: {}", large.join(", "));
}
