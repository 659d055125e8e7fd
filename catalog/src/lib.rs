#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

errbook::catalog!("errors.yaml");

#[doc(inline)]
pub use errbook::*;
