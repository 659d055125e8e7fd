//! `Debug` of outcomes: without the secrets that a server echoes.

use core::fmt;

use crate::excerpt::Excerpt;
use crate::outcome::{Details, Outcome};
use crate::parameter::Parameter;
use crate::text::Text;

/// A text of a response, bounded and without secrets.
struct Echoed<'a>(Text<'a>);

impl fmt::Debug for Echoed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Excerpt::of(self.0.chars()).redacted(), f)
    }
}

/// The parameter of a code.
struct Echo<'a>(Parameter<'a>);

impl fmt::Debug for Echo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Parameter::Text(text) => f.debug_tuple("Text").field(&Echoed(text)).finish(),
            number => number.fmt(f),
        }
    }
}

impl fmt::Debug for Details<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Details")
            .field("message", &self.message.map(Echoed))
            .field("parameter", &self.parameter.map(Echo))
            .field("additional_errors", &self.additional_errors)
            .field("server_delay", &self.server_delay)
            .finish_non_exhaustive()
    }
}

impl<E: fmt::Debug, C: fmt::Debug> fmt::Debug for Outcome<'_, E, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Success { payload } => f.debug_struct("Success").field("payload", payload).finish(),
            Outcome::Pending { code, details } => {
                f.debug_struct("Pending").field("code", code).field("details", details).finish()
            }
            Outcome::Error { code, details } => {
                f.debug_struct("Error").field("code", code).field("details", details).finish()
            }
            Outcome::OtherEndpoint { code, details } => {
                f.debug_struct("OtherEndpoint").field("code", code).field("details", details).finish()
            }
            Outcome::UnknownCode { raw, details } => {
                f.debug_struct("UnknownCode").field("raw", &Echoed(*raw)).field("details", details).finish()
            }
            Outcome::Unrecognized { reason, body, retry, has_policy, server_delay } => f
                .debug_struct("Unrecognized")
                .field("reason", reason)
                .field("body", body)
                .field("retry", retry)
                .field("has_policy", has_policy)
                .field("server_delay", server_delay)
                .finish(),
        }
    }
}
