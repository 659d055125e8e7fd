//! Proves that captchaai-errors does not need std: a static library with its own panic handler.
#![no_std]

use captchaai_errors::{ApiError, ResultError, parse};

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

/// The delay in seconds after a response; 0 if the call must not be repeated.
#[must_use]
pub fn wait(body: &[u8]) -> u64 {
    parse::<ResultError>(body).retry_after().map_or(0, |delay| delay.as_secs())
}

/// The wait for an unfinished task, so that the reader is linked.
#[must_use]
pub fn poll() -> u64 {
    ResultError::CapchaNotReady.retry_after().map_or(0, |delay| delay.as_secs()) + wait(b"CAPCHA_NOT_READY")
}
