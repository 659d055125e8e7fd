//! A failure with its request, as one log line.

use core::error::Error;
use core::fmt;

use crate::excerpt::Beginning;
use crate::param_value::ParamValue;
use crate::redact::MAX_SHOWN;
use crate::redact::Public;
use crate::table::Catalog;

/// A failure with the parameters of its request, on one line and without secrets; see [`Failure::with`](crate::Failure::with),
/// [`PollError::with`](crate::PollError::with) and [`Violation::with`](crate::Violation::with).
///
/// The context is the list that [`preflight`](crate::preflight()) takes, with anything else that identifies the call: the
/// type of the CAPTCHA, the ID of the task. `Display` writes the failure with its code. `Display`, `Debug` and serde write each value as
/// [`Redacted::named`](crate::Redacted::named) does, at most 64 bytes, and only the size of a file. They
/// hide the parameters that the catalog lists under `secrets`, too, and show those under `public` whatever they look like: of
/// a URL everything but user, password, query and fragment.
///
/// ```
/// use errbook_core::{ApiError, Failure, ParamValue};
///
/// /// `submit: ERROR_ZERO_BALANCE: ... (key="[redacted]", method="base64", file=2048 bytes, pageurl=missing)`
/// fn log<E: ApiError>(failure: &Failure<E>, key: &str, image: &[u8]) {
///     let file = ParamValue::File { name: None, bytes: image };
///     let context = [("key", key.into()), ("method", "base64".into()), ("file", file), ("pageurl", ParamValue::Missing)];
///     println!("{}", failure.with(&context));
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Report<'a, F> {
    /// The failure.
    pub failure: F,
    /// The parameters of the request, and other context.
    pub context: &'a [(&'a str, ParamValue<'a>)],
    /// The catalog, which names further secrets and public parameters.
    pub(crate) catalog: &'static Catalog<'static>,
}

impl<'a, F> Report<'a, F> {
    pub(crate) fn context(&self) -> impl Iterator<Item = Shown<'a>> {
        let catalog = self.catalog;
        self.context.iter().map(move |&(name, value)| Shown { name, value, catalog })
    }
}

/// A printable value of the context.
pub(crate) struct Shown<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: ParamValue<'a>,
    catalog: &'static Catalog<'static>,
}

impl<'a> Shown<'a> {
    /// Returns the printable beginning of a text.
    pub(crate) fn text(&self, text: &'a str) -> ShownText<'a> {
        let is_in = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(self.name));
        let is_secret = is_in(self.catalog.secrets);
        if !is_secret && is_in(self.catalog.public) {
            return ShownText::Public(Public(text));
        }
        let name = if is_secret { "secret" } else { self.name };
        ShownText::Other { name, text: Beginning::new(text.as_bytes()), secrets: self.catalog.secrets }
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value {
            ParamValue::Missing => f.write_str("missing"),
            ParamValue::Text(text) => write!(f, "{:?}", self.text(text)),
            ParamValue::File { bytes, .. } => write!(f, "{} bytes", bytes.len()),
        }
    }
}

/// A printable text of the context.
pub(crate) enum ShownText<'a> {
    Public(Public<'a>),
    Other { name: &'a str, text: Beginning<MAX_SHOWN>, secrets: &'static [&'static str] },
}

impl fmt::Display for ShownText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShownText::Public(public) => public.fmt(f),
            ShownText::Other { name, text, secrets } => text.redacted().with_secrets(secrets).of(name).fmt(f),
        }
    }
}

/// Writes the text in quotes.
impl fmt::Debug for ShownText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShownText::Public(public) => public.fmt(f),
            ShownText::Other { name, text, secrets } => text.redacted().with_secrets(secrets).of(name).fmt(f),
        }
    }
}

/// The context alone: `(key="[redacted]", id="17")`, or empty.
struct Context<'r, 'a, F>(&'r Report<'a, F>);

impl<F> fmt::Display for Context<'_, '_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, shown) in self.0.context().enumerate() {
            let before = if place == 0 { " (" } else { ", " };
            write!(f, "{before}{}={shown}", Beginning::<MAX_SHOWN>::new(shown.name.as_bytes()).redacted())?;
        }
        if self.0.context.is_empty() { Ok(()) } else { f.write_str(")") }
    }
}

impl<F: fmt::Display> fmt::Display for Report<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#}{}", self.failure, Context(self))
    }
}

impl<F: fmt::Debug> fmt::Debug for Report<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let context = format_args!("{}", Context(self));
        f.debug_struct("Report").field("failure", &self.failure).field("context", &context).finish()
    }
}

/// The report has no `source`, because it writes the code itself.
impl<F: Error> Error for Report<'_, F> {}
