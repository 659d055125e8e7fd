//! Failures and errors of pollers as values of `std::error::Error`: chains, sources, conversions and hashes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed assertion ends the test")]

use std::collections::HashSet;
use std::error::Error;
use std::fmt;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::time::Duration;

use captchaai_errors::{
    ApiError, Call, Code, Details, Excerpt, Failure, Outcome, ParamValue, PollError, Poller, Response, ResultError,
    RetryPolicy, Step, StopReason, SubmitError, parse, preflight,
};
use errbook_tests::catalogs::{error_list, telegram, unusual};

type TaskError = PollError<SubmitError, ResultError>;

fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error: &&'e (dyn Error + 'static)| error.source())
}

/// The report of a whole chain, as the alternate form of `anyhow::Error` writes it.
fn chain(error: &(dyn Error + 'static)) -> String {
    causes(error).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Returns the code in a chain, found by its type.
fn downcast<E: ApiError>(error: &(dyn Error + 'static)) -> Option<E> {
    causes(error).find_map(|error| error.downcast_ref::<E>()).copied()
}

fn failure<E: ApiError>(body: &str) -> Failure<E> {
    parse::<E>(body).into_result().unwrap_err()
}

fn no_response(poller: &mut Poller<SubmitError, ResultError>) -> TaskError {
    match poller.on_no_response() {
        Step::Stop(stop) => stop,
        step => panic!("{step:?}"),
    }
}

#[test]
fn chain_contains_each_fact_once() {
    for code in ResultError::ALL {
        let failure: Failure<ResultError> = failure(code.as_str());
        let expected = failure.to_string();
        let (said, fix) = (chain(&failure), code.fix());
        assert_eq!(said, format!("{expected}: {code}"));
        assert_eq!(
            (said.matches(code.as_str()).count(), said.matches(fix).count()),
            (1 + expected.matches(code.as_str()).count(), 1)
        );
        assert_eq!(downcast(&failure), Some(*code));
        let error = TaskError::Result { failure, reason: StopReason::DeadlineExceeded };
        assert_eq!(chain(&error), format!("{expected} [the next delay exceeds the deadline]: {code}"));
        assert_eq!(downcast(&error), Some(*code));
        let said = format!("{error:#}");
        assert!(said.starts_with(&format!("result: {code}: ")), "{said}");
    }
    let elsewhere: Failure<SubmitError> = failure("ERROR_EMPTY_ACTION");
    assert_eq!(chain(&elsewhere), "submit: a code of another endpoint: ERROR_EMPTY_ACTION");
    assert_eq!(elsewhere.source().unwrap().downcast_ref(), Some(&Code::EmptyAction));
    assert_eq!(chain(&failure::<SubmitError>("<html>")).matches("HTML page").count(), 1);
    let violation = preflight::<SubmitError>(&[("key", "short".into())]).next().unwrap();
    assert_eq!(chain(&violation).matches("ERROR_WRONG_USER_KEY").count(), 1);
    let failure: Failure<SubmitError> = failure("ERROR_ZERO_BALANCE");
    let report = failure.with(&[("key", ParamValue::Missing)]);
    assert_eq!(chain(&failure).matches("ERROR_ZERO_BALANCE").count(), 1);
    assert_eq!(report.to_string().matches("ERROR_ZERO_BALANCE").count(), 1);
}

/// An error with a cause, whose message repeats that of the cause or not.
#[derive(Debug)]
struct Nested(&'static str, Option<Box<Nested>>);

impl fmt::Display for Nested {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Error for Nested {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.1.as_ref().map(|error| error as _)
    }
}

#[test]
fn transport_error_is_the_source_without_the_key() {
    const KEY: &str = "0123456789abcdef0123456789abcdef";
    let refused = Nested("Connection refused (os error 111)", None);
    let connect = Nested("tcp connect error: Connection refused (os error 111)", Some(Box::new(refused)));
    let url =
        "error sending request for url (https://ocr.captchaai.com/in.php?key=0123456789abcdef0123456789abcdef&json=1)";
    let mut poller = Poller::new();
    let error = no_response(&mut poller).with_source(Nested(url, Some(Box::new(connect))));
    assert_eq!((error.label(), error.call(), error.is_submit()), ("no_response", Call::Submit, true));
    assert_eq!(error.endpoint().name, "submit");
    let source = "error sending request for url (https://ocr.captchaai.com/in.php?key=[redacted]&json=1): tcp connect error: \
                  Connection refused (os error 111)";
    assert_eq!(chain(&error), format!("submit: no response [not retryable]: {source}"));
    assert_eq!(format!("{error:#}"), format!("submit: no response: {source} [not retryable]"));
    let key = ("key", ParamValue::Text(KEY));
    for said in [format!("{error:?}"), error.with(&[key]).to_string(), serde_json::to_string(&error).unwrap()] {
        assert!(!said.contains(KEY) && said.contains("os error 111"), "{said}");
    }
    let PollError::NoResponse { error: Some(transport), .. } = &error else { panic!("{error:?}") };
    assert_eq!(transport.get().downcast_ref::<Nested>().unwrap().0, url);
    assert_eq!(error.clone(), error);
    assert_ne!(error.clone().with_source("timeout"), error);
    // Other errors have another source.
    let error = TaskError::from(failure::<SubmitError>("ERROR_ZERO_BALANCE")).with_source("timeout");
    assert_eq!(downcast(&error), Some(SubmitError::ZeroBalance));
    let step: Step<'_, SubmitError, ResultError> = Poller::resume().on_no_response().with_source("timeout");
    assert!(matches!(step, Step::RetryAfter(_)));
}

#[test]
fn failure_converts_to_the_error_of_its_endpoint() {
    fn call<E: ApiError>(body: &str) -> Result<String, Failure<E>> {
        Ok(parse::<E>(body).into_result()?.to_string())
    }
    fn task(submit: &str, result: &str) -> Result<String, TaskError> {
        call::<SubmitError>(submit)?;
        Ok(call::<ResultError>(result)?)
    }
    assert_eq!(task("OK|1", "OK|x").unwrap(), "x");
    for body in ["ERROR_ZERO_BALANCE", "ERROR_EMPTY_ACTION", "ERROR_NEW", "<html>"] {
        let failure: Failure<SubmitError> = failure(body);
        assert_eq!(task(body, ""), Err(PollError::Submit { failure, reason: StopReason::NotRetried }));
    }
    let error = task("OK|1", "CAPCHA_NOT_READY").unwrap_err();
    assert_eq!(
        (error.call(), error.code(), error.label()),
        (Call::Result, Some(Code::CapchaNotReady), "CAPCHA_NOT_READY")
    );
    assert!(error.to_string().ends_with(" [not retried]"), "{error}");
    let single: PollError<ResultError> = failure::<ResultError>("CAPCHA_NOT_READY").into();
    assert_eq!(single.call(), Call::Result);
}

#[test]
fn equal_values_have_equal_hashes() {
    let bodies = ["OK|1", "ERROR_ZERO_BALANCE", "ERROR_EMPTY_ACTION", "ERROR_NEW", "<html>", "<p>"];
    let outcomes = || bodies.iter().map(|body| parse::<SubmitError>(*body));
    let mut seen: HashSet<Outcome<'_, SubmitError, Code>> = outcomes().collect();
    assert!(seen.len() == bodies.len() && outcomes().all(|outcome| !seen.insert(outcome)));
    let failures = || outcomes().filter_map(|outcome| outcome.into_result().err());
    let mut seen: HashSet<Failure<SubmitError>> = failures().collect();
    assert!(seen.len() == bodies.len() - 1 && failures().all(|failure| !seen.insert(failure)));
    let errors = || failures().map(TaskError::from).chain([no_response(&mut Poller::new())]);
    let mut seen: HashSet<TaskError> = errors().collect();
    assert!(seen.len() == bodies.len() && errors().all(|error| !seen.insert(error)));
    let mut pollers: HashSet<Poller<SubmitError, ResultError>> = HashSet::from([Poller::new(), Poller::resume()]);
    assert!(!pollers.insert(Poller::new()) && pollers.insert(Poller::new().jitter(1)));
}

#[test]
fn code_and_policy_are_constants() {
    const CODE: &str = ResultError::CapchaNotReady.as_str();
    const POLICY: RetryPolicy = ResultError::CapchaNotReady.retry();
    const ANYWHERE: &str = Code::CapchaNotReady.as_str();
    assert_eq!((CODE, ANYWHERE, POLICY), ("CAPCHA_NOT_READY", CODE, ApiError::retry(ResultError::CapchaNotReady)));
}

#[test]
fn accepted_task_is_never_lost() {
    let long = "id".repeat(100);
    for id in ["17", "0123456789abcdef0123456789abcdef", long.as_str()] {
        let mut poller = Poller::<SubmitError, ResultError>::new().deadline(Duration::ZERO);
        let body = format!("OK|{id}");
        let Step::Stop(error) = poller.handle(&body) else { panic!("the delay exceeds the deadline") };
        assert_eq!(error.to_string(), format!("submit: accepted as `{id}` [the next delay exceeds the deadline]"));
        assert_eq!(serde_json::to_value(&error).unwrap()["id"], id);
        let PollError::Submitted { id: kept, .. } = error else { panic!("{error:?}") };
        assert!(kept.as_str() == id && !kept.is_truncated());
    }
}

#[test]
fn excerpts_are_compared_and_hashed_by_their_bytes() {
    let hash = |excerpt: Excerpt| BuildHasherDefault::<DefaultHasher>::default().hash_one(excerpt);
    let (one, other) = (Excerpt::new(b"a"), Excerpt::new(b"b"));
    assert!(one == Excerpt::new(b"a") && one != other);
    assert!(hash(one) == hash(Excerpt::new(b"a")) && hash(one) != hash(other));
    let long = [b'a'; Excerpt::MAX_LEN + 1];
    assert!(!one.is_truncated() && Excerpt::new(&long).is_truncated());
    assert!(!Excerpt::new(&long[1..]).is_truncated());
}

#[test]
fn details_are_compared_and_hashed_by_each_value() {
    fn details<E: ApiError>(body: &str, seconds: Option<u64>) -> Details<'_> {
        let mut response = Response::new(body.as_bytes());
        response.retry_after = seconds.map(Duration::from_secs);
        parse::<E>(response).details()
    }
    let values = [
        details::<unusual::AskError>(r#"{"verdict":"no","trouble":{"kind":"no_gift"}}"#, None),
        details::<unusual::AskError>(r#"{"verdict":"no","trouble":{"kind":"no_gift","words":"a"}}"#, None),
        details::<unusual::AskError>(r#"{"verdict":"no","trouble":{"kind":"no_gift","words":"b"}}"#, None),
        details::<unusual::AskError>(r#"{"verdict":"no","trouble":{"kind":"no_gift"}}"#, Some(1)),
        details::<error_list::SaveError>(r#"{"errors":[{"code":"x"},{"code":"y"}]}"#, None),
        details::<telegram::SendError>("FILE_MIGRATE_1", None),
        details::<telegram::SendError>("FILE_MIGRATE_2", None),
    ];
    let hash = |details: &Details<'_>| BuildHasherDefault::<DefaultHasher>::default().hash_one(details);
    for (row, one) in values.iter().enumerate() {
        for (column, other) in values.iter().enumerate() {
            assert_eq!((one == other, hash(one) == hash(other)), (row == column, row == column), "{one:?} {other:?}");
        }
    }
}
