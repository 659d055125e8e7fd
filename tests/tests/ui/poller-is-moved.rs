//! A poller is not `Copy`: a setting in the middle of a task would otherwise apply to a copy, and lose the state.

use captchaai_errors::{Poller, ResultError, RetryPolicy, SubmitError};

fn main() {
    let mut poller = Poller::<SubmitError, ResultError>::new();
    let _ = poller.handle(b"OK|1");
    let _ = poller.on_unrecognized_result(RetryPolicy::AfterFix).handle(b"<html>");
    let _ = poller.handle(b"OK|token");
}
