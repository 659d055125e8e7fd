//! Every documented error of the CaptchaAI legacy API, compiled from one YAML file.
//!
#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

errbook::catalog!("errors.yaml");

#[doc(inline)]
pub use errbook::{
    ApiCode, ApiError, Body, Call, Details, Excerpt, Failure, FailureKind, Outcome, ParamValue, Parameter,
    ParseCodeError, Payload, PollError, Poller, Redacted, Report, RequestParameters, Response, ResponseValue,
    RetryClass, RetryPolicy, Step, StopReason, TaskId, Text, TransportError, UnrecognizedReason, Violation, get, parse,
    parse_json, parse_plain, preflight, retry, table,
};
