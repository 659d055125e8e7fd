//! The look-ups that errbook is measured against, over the same codes.
#![allow(clippy::indexing_slicing, reason = "the sets are fixed")]

#[path = "../names.rs"]
mod names;

pub use names::{Set, near_misses, sets};

include!(concat!(env!("OUT_DIR"), "/peers.rs"));
