//! The errors of the client.

use std::io;

use captchaai_errors::retry::{Retry, RetryClass};
use captchaai_errors::{Code, PollError, ResultError, SubmitError, Violation};
use thiserror::Error;

/// The reason why a task has no result.
#[derive(Debug, Error)]
pub(crate) enum ClientError {
    /// The request violates a check of the catalog, and was not sent.
    #[error("the request was not sent: {0}")]
    Invalid(Violation<SubmitError>),
    /// The task failed, or a limit is reached.
    #[error(transparent)]
    Task(#[from] PollError<SubmitError, ResultError>),
    /// The catalog has no polling profile for the type of the task.
    #[error("unknown task type `{0}`")]
    TaskType(String),
    /// The task was cancelled between two calls; it is stored and can be resumed.
    #[error("cancelled")]
    Cancelled,
    /// The process ended during the submit call, which may have created a task.
    #[error("interrupted during the submit call, which may have created a task")]
    Interrupted,
    /// The HTTP client cannot be created.
    #[error("no HTTP client")]
    Http(#[from] reqwest::Error),
    /// The task cannot be stored.
    #[error("the task cannot be stored")]
    Store(#[from] io::Error),
}

impl ClientError {
    /// Returns a label for metrics, one of a fixed set.
    pub(crate) fn label(&self) -> &'static str {
        match self {
            ClientError::Task(error) => error.label(),
            ClientError::Invalid(violation) => violation.code.as_str(),
            ClientError::Cancelled => "cancelled",
            _ => "client_error",
        }
    }

    /// Returns the HTTP status for the callers of a service that runs this client.
    pub(crate) fn status(&self) -> u16 {
        match self {
            ClientError::Task(error) => status(error),
            ClientError::Invalid(_) | ClientError::TaskType(_) => 400,
            _ => 503,
        }
    }
}

fn status(error: &PollError<SubmitError, ResultError>) -> u16 {
    match (error.code(), error.retry().map(Retry::class)) {
        (Some(Code::WrongUserKey | Code::KeyDoesNotExist | Code::ZeroBalance | Code::IpNotAllowed), _) => 500,
        (_, Some(RetryClass::AfterFix)) => 400,
        _ => 503,
    }
}
