//! Serialization, without secrets: failures as maps with constant keys, and pollers, so that a process can resume its tasks.

mod failure;
mod map;
#[cfg(feature = "alloc")]
mod owned;
mod poll_error;
#[cfg(feature = "alloc")]
mod poller;
mod report;
mod retry;
#[cfg(feature = "alloc")]
mod stored;
mod text;
