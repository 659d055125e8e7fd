//! The calls of a task.

/// A call of a task.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Call {
    /// The call that submits the task.
    Submit,
    /// The call that asks for the result; also the only call of [`Poller::single`](crate::Poller::single).
    Result,
}

impl Call {
    /// Both calls, in their order.
    pub const ALL: [Call; 2] = [Call::Submit, Call::Result];

    /// Returns the name: `submit` or `result`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Call::Submit => "submit",
            Call::Result => "result",
        }
    }
}
