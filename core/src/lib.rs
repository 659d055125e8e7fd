//! The engine below [`errbook`](https://docs.rs/errbook): words, the entry table, and the reply reader over it.
//!
//! A catalogue compiled by `errbook::catalog!` is plain data: a [`Catalog`] with one [`Entry`] for each code at each
//! endpoint, and enums that are indices into it.
//! Every algorithm is here, once, and works the same over a table that was compiled in and one that was loaded at run time:
//!
//! * [`parse`] reads a reply into an [`Outcome`]; [`parse_plain`] and [`parse_json`] accept one format only.
//! * [`Outcome::into_result`] turns the outcome into a `Result` for `?`, with an owned [`Failure`].
//! * [`ApiError`] and [`ApiCode`] are what the generated enums can do.
//! * [`RetryPolicy`] says what a caller may do next, and after how long; [`RetryPolicy::delays`] is its schedule.
//! * [`preflight`] answers with the errors of a request before it is sent.
//! * [`Poller`] leads a task through all its calls, within every bound.
//! * [`Failure::with`] joins a failure and its call to one line for a log; [`Redacted`] keeps secrets out of it.
//!
//! The crate is `no_std`, has no `unsafe` and, without the features `strum`, `serde` and `miette`, no dependency.
//! Parsing never panics, never allocates, and takes time linear in the body.
#![no_std]
#![forbid(unsafe_code)]

#[cfg(any(feature = "alloc", feature = "miette"))]
extern crate alloc;

pub mod retry;
mod source;
mod index;
mod json;
mod responses;
mod text;
mod parameter;
pub mod table;
mod outcome;
mod redact;
mod excerpt;
mod envelope;
mod parse;
mod api;
mod failure;
mod preflight;
mod poller;
mod step;
mod report;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "miette")]
mod miette;
mod enums;
mod generated;

pub use api::{ApiCode, ApiError, ParseCodeError, parse, parse_json, parse_plain, parse_with_status};
pub use excerpt::Excerpt;
pub use failure::{Failure, FailureKind};
pub use outcome::{Details, Outcome, Payload, UnrecognizedReason};
pub use parameter::Parameter;
pub use poller::Poller;
pub use preflight::{ParamValue, Violation, preflight};
pub use redact::Redacted;
pub use report::Report;
#[doc(no_inline)]
pub use retry::{RetryClass, RetryPolicy};
pub use step::{PollError, Step, StopReason};
pub use text::Text;

/// Support for generated code. Nothing here is part of the API, and it can change in any release.
#[doc(hidden)]
pub mod __private {
    pub use crate::generated::*;
    pub use crate::index::{CodeIndex, HashInput, Slot};
    pub use crate::json::Key;
    pub use crate::responses::Template;
    #[cfg(feature = "serde")]
    pub use serde_core;
    #[cfg(feature = "strum")]
    pub use strum;
}
