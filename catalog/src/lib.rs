//! Every documented error of the CaptchaAI legacy API, compiled from one YAML file.
//!
#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

errbook::catalog!("errors.yaml");

#[doc(inline)]
pub use errbook::*;
