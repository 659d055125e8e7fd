//! A failure together with what was sent: the line for the log.

use core::error::Error;
use core::fmt;

use crate::{ApiError, Excerpt, Failure, ParamValue, PollError, Violation};

/// What went wrong, and the call it went wrong in, on one line without secrets; made by [`Failure::with`],
/// [`PollError::with`] and [`Violation::with`].
///
/// The context is a list of names and values, the very one that [`preflight`](crate::preflight) takes, with whatever
/// else helps to find the call again: the type of the CAPTCHA, the ID of the task.
/// `Display`, `Debug` and serde show each value as [`Redacted::named`](crate::Redacted::named) does, at most
/// [`Excerpt::MAX_LEN`] bytes of it, and of a file its size only.
///
/// ```
/// use errbook_core::{ApiError, Failure, ParamValue};
///
/// /// `submit: ERROR_ZERO_BALANCE: ... (key="[redacted]", method="base64", file=2048 bytes, pageurl=missing)`
/// fn log<E: ApiError>(failure: Failure<E>, key: &str, image: &[u8]) {
///     let file = ParamValue::File { name: None, bytes: image };
///     let context = [("key", key.into()), ("method", "base64".into()), ("file", file), ("pageurl", ParamValue::Missing)];
///     println!("{}", failure.with(&context));
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Report<'a, F> {
    /// What went wrong.
    pub failure: F,
    /// What was sent, and what else helps to find the call again.
    pub context: &'a [(&'a str, ParamValue<'a>)],
}

impl<E: ApiError> Failure<E> {
    /// The failure with the context of its call, for a log.
    #[must_use]
    pub const fn with<'a>(self, context: &'a [(&'a str, ParamValue<'a>)]) -> Report<'a, Self> {
        Report { failure: self, context }
    }
}

impl<S: ApiError, R: ApiError> PollError<S, R> {
    /// The end of the attempt with the context of its task, for a log.
    #[must_use]
    pub const fn with<'a>(self, context: &'a [(&'a str, ParamValue<'a>)]) -> Report<'a, Self> {
        Report { failure: self, context }
    }
}

impl<E: ApiError> Violation<E> {
    /// The breach with the request that it was found in, for a log.
    #[must_use]
    pub const fn with<'a>(self, context: &'a [(&'a str, ParamValue<'a>)]) -> Report<'a, Self> {
        Report { failure: self, context }
    }
}

/// A value of the context as it may be shown.
pub(crate) struct Shown<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: ParamValue<'a>,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value {
            ParamValue::Missing => f.write_str("missing"),
            ParamValue::Text(text) => write!(f, "{:?}", Excerpt::new(text.as_bytes()).redacted().of(self.name)),
            ParamValue::File { bytes, .. } => write!(f, "{} bytes", bytes.len()),
        }
    }
}

/// The context alone: `(key="[redacted]", id="17")`, or nothing where it is empty.
struct Context<'a>(&'a [(&'a str, ParamValue<'a>)]);

impl fmt::Display for Context<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, &(name, value)) in self.0.iter().enumerate() {
            let before = if place == 0 { " (" } else { ", " };
            write!(f, "{before}{}={}", Excerpt::new(name.as_bytes()), Shown { name, value })?;
        }
        if self.0.is_empty() { Ok(()) } else { f.write_str(")") }
    }
}

impl<F: fmt::Display> fmt::Display for Report<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.failure, Context(self.context))
    }
}

impl<F: fmt::Debug> fmt::Debug for Report<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let context = format_args!("{}", Context(self.context));
        f.debug_struct("Report").field("failure", &self.failure).field("context", &context).finish()
    }
}

impl<F: Error> Error for Report<'_, F> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.failure.source()
    }
}
