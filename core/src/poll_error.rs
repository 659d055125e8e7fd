//! The error that stops a poller.

use core::error::Error;
use core::fmt;

use crate::api::ApiError;
use crate::call::Call;
use crate::failure::Failure;
use crate::param_value::ParamValue;
use crate::report::Report;
use crate::retry::Retry;
use crate::stop_reason::StopReason;
use crate::table::Endpoint;
use crate::task_id::TaskId;
use crate::transport_error::TransportError;

/// The error that stopped a poller: the last failure, and the reason.
///
/// `Display` writes both on one line, with the fix. The code is the `source`; see [`Failure`].
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum PollError<S: ApiError, R: ApiError = S> {
    /// The submit call failed.
    Submit {
        /// The failure.
        failure: Failure<S>,
        /// The reason.
        reason: StopReason,
    },
    /// The result call failed.
    Result {
        /// The failure.
        failure: Failure<R>,
        /// The reason.
        reason: StopReason,
    },
    /// The task was accepted, but the first poll would exceed a limit: [`Poller::resume`](crate::Poller::resume) polls it.
    Submitted {
        /// The ID of the task.
        id: TaskId,
        /// The reason.
        reason: StopReason,
    },
    /// There was no response, or an unexpected success.
    NoResponse {
        /// The call.
        call: Call,
        /// The reason.
        reason: StopReason,
        /// The error of the HTTP client, if the caller attached it by [`with_source`](PollError::with_source).
        error: Option<TransportError>,
    },
}

impl<S: ApiError, R: ApiError> PollError<S, R> {
    /// Adds the context of the task, for a log.
    #[must_use]
    pub const fn with<'a>(&'a self, context: &'a [(&'a str, ParamValue<'a>)]) -> Report<'a, &'a Self> {
        Report { failure: self, context, catalog: S::CATALOG }
    }

    /// Attaches the error of the HTTP client to [`NoResponse`](PollError::NoResponse); other errors are not changed.
    ///
    /// It becomes the `source`, without the secrets in its messages; see [`TransportError`].
    #[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
    #[must_use]
    pub fn with_source(mut self, source: impl Into<alloc::boxed::Box<dyn Error + Send + Sync>>) -> Self {
        if let PollError::NoResponse { error, .. } = &mut self {
            *error = Some(TransportError::new(source));
        }
        self
    }

    /// Returns the reason.
    #[must_use]
    pub const fn reason(&self) -> StopReason {
        match self {
            PollError::Submit { reason, .. }
            | PollError::Result { reason, .. }
            | PollError::Submitted { reason, .. }
            | PollError::NoResponse { reason, .. } => *reason,
        }
    }

    /// Returns the last call; for [`Submitted`](PollError::Submitted), the submit call, which succeeded.
    #[must_use]
    pub const fn call(&self) -> Call {
        match self {
            PollError::Submit { .. } | PollError::Submitted { .. } => Call::Submit,
            PollError::Result { .. } => Call::Result,
            PollError::NoResponse { call, .. } => *call,
        }
    }

    /// Returns `true` if the last call was the submit call, as [`call`](Self::call) does.
    #[must_use]
    pub const fn is_submit(&self) -> bool {
        matches!(self.call(), Call::Submit)
    }

    /// Returns the endpoint of the last call.
    #[must_use]
    pub const fn endpoint(&self) -> &'static Endpoint<'static> {
        match self.call() {
            Call::Submit => S::ENDPOINT,
            Call::Result => R::ENDPOINT,
        }
    }

    /// Returns a label for metrics: that of the last failure, `submitted`, `no_response` or `unexpected_response`; see
    /// [`Failure::label`].
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self {
            PollError::Submit { failure, .. } => failure.label(),
            PollError::Result { failure, .. } => failure.label(),
            PollError::Submitted { .. } => "submitted",
            PollError::NoResponse { reason: reason @ StopReason::UnexpectedResponse, .. } => reason.as_str(),
            PollError::NoResponse { .. } => "no_response",
        }
    }

    /// Returns the advice after the last failure, without the limits of the poller.
    #[must_use]
    pub fn retry(&self) -> Option<Retry> {
        match self {
            PollError::Submit { failure, .. } => Some(failure.retry()),
            PollError::Result { failure, .. } => Some(failure.retry()),
            PollError::Submitted { .. } | PollError::NoResponse { .. } => None,
        }
    }
}

impl<S: ApiError, R: ApiError<Code = S::Code>> PollError<S, R> {
    /// Returns the code of the last failure, if it has a cataloged one.
    #[must_use]
    pub fn code(&self) -> Option<S::Code> {
        match self {
            PollError::Submit { failure, .. } => failure.code(),
            PollError::Result { failure, .. } => failure.code(),
            PollError::Submitted { .. } | PollError::NoResponse { .. } => None,
        }
    }
}

/// Converts the failure of a call that was made without a poller, with the reason [`StopReason::NotRetried`].
///
/// Only a failure of one of the two endpoints can be converted; any other does not compile.
impl<S, R, E> From<Failure<E>> for PollError<S, R>
where
    S: ApiError<Code = E::Code>,
    R: ApiError<Code = E::Code>,
    E: ApiError,
{
    fn from(failure: Failure<E>) -> Self {
        const {
            assert!(
                is_same(E::ENDPOINT, S::ENDPOINT) || is_same(E::ENDPOINT, R::ENDPOINT),
                "the failure is of neither endpoint of the error"
            );
        }
        let reason = StopReason::NotRetried;
        if const { is_same(E::ENDPOINT, R::ENDPOINT) } {
            PollError::Result { failure: failure.at(), reason }
        } else {
            PollError::Submit { failure: failure.at(), reason }
        }
    }
}

/// Returns `true` if two endpoints of one catalog are the same.
const fn is_same(one: &Endpoint<'_>, other: &Endpoint<'_>) -> bool {
    let (mut one, mut other) = (one.name.as_bytes(), other.name.as_bytes());
    while let ([first, rest @ ..], [same, others @ ..]) = (one, other) {
        if *first != *same {
            return false;
        }
        (one, other) = (rest, others);
    }
    one.is_empty() && other.is_empty()
}

impl<S: ApiError, R: ApiError> fmt::Display for PollError<S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PollError::Submit { failure, .. } => failure.fmt(f)?,
            PollError::Result { failure, .. } => failure.fmt(f)?,
            PollError::Submitted { id, .. } => write!(f, "{}: accepted as `{id}`", S::ENDPOINT.name)?,
            PollError::NoResponse { reason: reason @ StopReason::UnexpectedResponse, .. } => {
                return write!(f, "{}: {reason}", self.endpoint().name);
            }
            PollError::NoResponse { error, .. } => {
                write!(f, "{}: no response", self.endpoint().name)?;
                if let Some(error) = error.as_ref().filter(|_| f.alternate()) {
                    write!(f, ": {error}")?;
                }
            }
        }
        write!(f, " [{}]", self.reason())
    }
}

impl<S: ApiError, R: ApiError> Error for PollError<S, R> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            PollError::Submit { failure, .. } => failure.source(),
            PollError::Result { failure, .. } => failure.source(),
            PollError::Submitted { .. } => None,
            PollError::NoResponse { error, .. } => error.as_ref().map(|error| error as _),
        }
    }
}
