//! Failures as `miette` diagnostics: code, severity, help and URL.

use alloc::boxed::Box;
use core::borrow::Borrow;
use core::fmt::Display;

use miette::{Diagnostic, Severity};

use crate::api::ApiError;
use crate::failure::{Failure, FailureKind};
use crate::poll_error::PollError;
use crate::preflight::Violation;
use crate::reason::UnrecognizedReason;
use crate::report::Report;

type Part<'a> = Option<Box<dyn Display + 'a>>;

fn part<'a>(text: impl Display + 'a) -> Part<'a> {
    Some(Box::new(text))
}

/// The code is the one on the wire, or the name of the reason; a retryable failure is a warning.
impl<E: ApiError> Diagnostic for Failure<E> {
    fn code<'a>(&'a self) -> Part<'a> {
        match self.kind {
            FailureKind::Unrecognized(reason) => part(reason.as_str()),
            _ => self.received_code().map_or_else(|| part(self.kind.as_str()), part),
        }
    }

    fn severity(&self) -> Option<Severity> {
        Some(if self.is_retryable() { Severity::Warning } else { Severity::Error })
    }

    fn help<'a>(&'a self) -> Part<'a> {
        part(self.filled(match self.kind {
            FailureKind::Pending(code) | FailureKind::Error(code) => code.fix(),
            FailureKind::OtherEndpoint(_) => "Check which endpoint was called.",
            FailureKind::UnknownCode => "Do not retry, and report the code: the catalog may be older than the API.",
            FailureKind::Unrecognized(UnrecognizedReason::MissingId) => {
                "Set `payload` of the endpoint in the catalog to the ID of the task."
            }
            FailureKind::Unrecognized(_) => "Check the URL, and any proxy or firewall on the way to the API.",
        }))
    }

    fn url<'a>(&'a self) -> Part<'a> {
        match self.kind {
            FailureKind::Pending(code) | FailureKind::Error(code) => code.docs_url().and_then(part),
            FailureKind::OtherEndpoint(_) | FailureKind::UnknownCode | FailureKind::Unrecognized(_) => None,
        }
    }
}

impl<S: ApiError, R: ApiError> PollError<S, R> {
    fn diagnostic(&self) -> Option<&dyn Diagnostic> {
        match self {
            PollError::Submit { failure, .. } => Some(failure),
            PollError::Result { failure, .. } => Some(failure),
            PollError::Submitted { .. } | PollError::NoResponse { .. } => None,
        }
    }
}

/// The diagnostic of the last failure; always an error, because there are no further calls.
impl<S: ApiError, R: ApiError> Diagnostic for PollError<S, R> {
    fn code<'a>(&'a self) -> Part<'a> {
        self.diagnostic()?.code()
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Error)
    }

    fn help<'a>(&'a self) -> Part<'a> {
        self.diagnostic()?.help()
    }

    fn url<'a>(&'a self) -> Part<'a> {
        self.diagnostic()?.url()
    }
}

/// The code that the server would return.
impl<E: ApiError> Diagnostic for Violation<E> {
    fn code<'a>(&'a self) -> Part<'a> {
        part(self.code.as_str())
    }

    fn help<'a>(&'a self) -> Part<'a> {
        part(self.code.fix())
    }

    fn url<'a>(&'a self) -> Part<'a> {
        self.code.docs_url().and_then(part)
    }
}

/// Implements `Diagnostic` for reports by that of their failure, which is borrowed or owned.
macro_rules! of_failure {
    ($([$($generics:tt)*] $Held:ty, $Failure:ty);* $(;)?) => {$(
        /// The diagnostic of the failure.
        impl<$($generics)*> Diagnostic for Report<'_, $Held> {
            fn code<'a>(&'a self) -> Part<'a> {
                Diagnostic::code(Borrow::<$Failure>::borrow(&self.failure))
            }

            fn severity(&self) -> Option<Severity> {
                Diagnostic::severity(Borrow::<$Failure>::borrow(&self.failure))
            }

            fn help<'a>(&'a self) -> Part<'a> {
                Diagnostic::help(Borrow::<$Failure>::borrow(&self.failure))
            }

            fn url<'a>(&'a self) -> Part<'a> {
                Diagnostic::url(Borrow::<$Failure>::borrow(&self.failure))
            }
        }
    )*};
}
of_failure!(
    [E: ApiError] &Failure<E>, Failure<E>;
    [S: ApiError, R: ApiError] &PollError<S, R>, PollError<S, R>;
    [E: ApiError] Violation<E>, Violation<E>;
);
