//! The runtime of [`errbook`](https://docs.rs/errbook): types, entry table, and the response parser over it.
//!
//! A catalog compiled by `errbook::catalog!` is plain data: a [`table::Catalog`] with a [`table::Entry`] for each code at
//! each endpoint, and enums that are indices into it. The same algorithms run over a compiled table and over one that is
//! loaded at run time.
//!
//! * [`parse()`] classifies a response as an [`Outcome`]; [`parse_plain`] and [`parse_json`] accept one format only.
//! * [`Outcome::into_result`] converts an outcome to a `Result` for `?`, with an owned [`Failure`].
//! * [`ApiError`] and [`ApiCode`] are the traits of the generated enums.
//! * [`RetryPolicy`] is the retry advice of a code; [`RetryPolicy::delays`] is its schedule.
//! * [`preflight()`] finds the errors of a request before it is sent.
//! * [`Poller`] drives a task through all of its calls, within every retry limit.
//! * [`Failure::with`] formats a failure and its request as one log line; [`Redacted`] hides secrets.
//!
//! The crate is `no_std`, has no `unsafe`, and no dependencies without the features `http`, `strum`, `serde` and
//! `miette`.
//! Parsing does not allocate, does not panic, and takes linear time.
#![no_std]
#![forbid(unsafe_code)]

#[cfg(any(feature = "alloc", feature = "miette"))]
extern crate alloc;
#[cfg(feature = "http")]
extern crate std;

mod bytes;
mod numbers;
mod strings;
mod index;
mod list;
mod text;
pub mod retry;
mod json;
mod parameter;
mod redact;
mod excerpt;
mod response_value;
mod response;
mod get;
mod page;
mod body;
mod field;
mod responses;
mod payload;
mod source;
mod param_value;
mod request;
mod rule;
pub mod table;
mod reason;
mod api;
mod report;
mod received;
mod failure;
mod outcome;
mod outcome_debug;
mod envelope;
mod parse;
mod parse_code_error;
mod preflight;
mod call;
mod stop_reason;
mod task_id;
mod transport_error;
mod poll_error;
mod step;
mod poller;
#[cfg(feature = "http")]
mod http;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "miette")]
mod miette;
#[cfg(feature = "serde")]
mod digits;
mod enums;
mod generated;

pub use api::{ApiCode, ApiError};
pub use body::Body;
pub use call::Call;
pub use excerpt::Excerpt;
pub use failure::{Failure, FailureKind};
pub use get::get;
pub use outcome::{Details, Outcome};
pub use param_value::ParamValue;
pub use parameter::Parameter;
pub use parse::{parse, parse_json, parse_plain};
pub use parse_code_error::ParseCodeError;
pub use payload::Payload;
pub use poll_error::PollError;
pub use poller::Poller;
pub use preflight::{Violation, preflight};
pub use reason::UnrecognizedReason;
pub use redact::Redacted;
pub use report::Report;
pub use request::RequestParameters;
pub use response::Response;
pub use response_value::ResponseValue;
#[doc(no_inline)]
pub use retry::{RetryClass, RetryPolicy};
pub use step::Step;
pub use stop_reason::StopReason;
pub use task_id::TaskId;
pub use text::Text;
pub use transport_error::TransportError;

/// Support for generated code. Nothing here is part of the API, and it can change in any release.
#[doc(hidden)]
pub mod __private {
    pub use crate::generated::*;
    pub use crate::index::{CodeIndex, HashInput, Slot, VACANT};
    pub use crate::json::{Key, Template};
    pub use crate::list::List;
    pub use crate::numbers::{Aligned, Number, lists, number, numbers};
    pub use crate::strings::Strings;
    pub use crate::table::{EntryRow, Pool, RowMap};
    #[cfg(feature = "serde")]
    pub use serde_core;
    #[cfg(feature = "strum")]
    pub use strum;
}
