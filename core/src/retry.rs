//! Retry policies: a closed list of classes, so that one loop serves every catalog.

mod advice;
mod compact;
mod delays;
mod policy;
mod server_delay;

pub use advice::Retry;
pub(crate) use compact::CompactPolicy;
pub use delays::{Delays, added_jitter, full_jitter};
pub use policy::{RetryClass, RetryPolicy};
pub use server_delay::ServerDelay;
