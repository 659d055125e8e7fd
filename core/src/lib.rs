//! The engine below [`errbook`](https://docs.rs/errbook): words, the entry table, and the reply reader over it.
//!
//! A catalogue compiled by `errbook::catalog!` is plain data: a [`Catalog`] with one [`Entry`] for each code at each
//! endpoint, and enums that are indices into it.
//! Every algorithm is here, once, and works the same over a table that was compiled in and one that was loaded at run time:
//!
//! * [`parse`] reads a reply into an [`Outcome`]; [`parse_plain`] and [`parse_json`] accept one format only.
//! * [`Outcome::into_result`] turns the outcome into a `Result` for `?`, with an owned [`Failure`].
//! * [`ApiError`] and [`ApiCode`] are what the generated enums can do.
//! * [`Retry`] says what a caller may do next, and after how long; [`Retry::delays`] is its schedule.
//! * [`preflight`] answers with the errors of a request before it is sent.
//! * [`Attempt`] leads a task through all its calls, within every bound.
//! * [`Failure::with`] joins a failure and its call to one line for a log; [`Redacted`] keeps secrets out of it.
//!
//! The crate is `no_std`, has no `unsafe` and, without the features `strum`, `serde` and `miette`, no dependency.
//! Parsing never panics, never allocates, and takes time linear in the body.
#![no_std]
#![forbid(unsafe_code)]

#[cfg(any(feature = "alloc", feature = "miette"))]
extern crate alloc;

mod retry;
mod source;
mod table;
mod names;
mod replies;
mod text;
mod json;
mod parameter;
mod outcome;
mod redact;
mod excerpt;
mod envelope;
mod read;
mod api;
mod failure;
mod preflight;
mod schedule;
mod attempt;
mod step;
mod report;
#[cfg(feature = "serde")]
mod serialize;
#[cfg(feature = "miette")]
mod diagnostic;
mod enums;
mod variant;

pub use api::{ApiCode, ApiError, NotCatalogued, parse, parse_json, parse_plain, parse_with_status};
pub use attempt::Attempt;
pub use excerpt::Excerpt;
pub use failure::{Failure, FailureKind};
pub use json::Key;
pub use names::{Name, Names, Reach};
pub use outcome::{Details, Outcome, Payload, Reason};
pub use parameter::{Parameter, ParameterKind, Pattern, Unit, Wire};
pub use preflight::{Breach, Value, preflight};
pub use redact::Redacted;
pub use replies::{Condition, JsonReplies, Layout, Path, Replies, Shape, StatusHint, Test, TextReplies, Unknown};
pub use report::Report;
pub use retry::{Class, Retry};
pub use schedule::{Delays, full_jitter};
pub use source::{Evidence, Source};
pub use step::{Step, Stop, StopReason};
pub use table::{Catalog, Cause, Check, Code, Endpoint, Entry, Notice, Rule, Wait};
pub use text::{Chars, Text};

#[doc(hidden)]
pub mod __private {
    pub use crate::variant::*;
    #[cfg(feature = "serde")]
    pub use serde_core;
    #[cfg(feature = "strum")]
    pub use strum;
}
