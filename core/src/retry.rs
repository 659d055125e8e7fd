//! Retry classes: what a caller may do after a reply, a closed list so that one loop serves every catalogue.

use core::fmt;
use core::time::Duration;

/// What a caller may do next.
///
/// The litmus: may the same call be sent again unchanged?
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Class {
    /// Yes: the task is only not done yet. Send the same call again after an interval.
    Poll,
    /// Yes: the server failed. Send the same call again after a delay that grows, a bounded number of times.
    Backoff,
    /// No: this task is dead. A new task may succeed, a bounded number of times.
    Restart,
    /// No: something must change first, be it the request, the account, the proxy or the load.
    Fix,
    /// Not known. Treat it as no.
    Unspecified,
}

impl Class {
    /// Every class, in the order of the documentation.
    pub const ALL: [Class; 5] = [Class::Poll, Class::Backoff, Class::Restart, Class::Fix, Class::Unspecified];

    /// The word for the class in catalogues and documentation: `poll`, `backoff`, `restart`, `fix`, `unspecified`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Class::Poll => "poll",
            Class::Backoff => "backoff",
            Class::Restart => "restart",
            Class::Fix => "fix",
            Class::Unspecified => "unspecified",
        }
    }

    /// What the class tells a caller, in one sentence.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Class::Poll => "Not done yet: send the same call again after the interval.",
            Class::Backoff => "The server failed: send the same call again after a delay that grows.",
            Class::Restart => "This task is dead: a new task may succeed.",
            Class::Fix => "Do not repeat the call: something must change first.",
            Class::Unspecified => "Not known whether the call may be repeated: do not.",
        }
    }

    /// Whether the same call may be sent again unchanged.
    #[must_use]
    pub const fn repeats_call(self) -> bool {
        matches!(self, Class::Poll | Class::Backoff)
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A retry policy: a [`Class`] with the delays and the bound that belong to it.
///
/// `attempts` counts every try, the first one included.
///
/// ```
/// use core::time::Duration;
/// use errbook_core::{Class, Retry};
///
/// let retry = Retry::Backoff { first: Duration::from_secs(10), cap: Duration::from_secs(60), attempts: 5 };
/// assert_eq!(retry.class(), Class::Backoff);
/// assert!(retry.is_retryable());
/// assert_eq!(retry.after(), Some(Duration::from_secs(10)));
/// assert_eq!(retry.attempts(), Some(5));
/// assert_eq!(Retry::Fix.after(), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Retry {
    /// Ask again at an interval.
    Poll {
        /// The delay before the first repetition.
        first: Duration,
        /// The delay before every later one.
        every: Duration,
        /// The most tries in all.
        attempts: u32,
    },
    /// Try again after a delay that doubles.
    Backoff {
        /// The delay before the first repetition.
        first: Duration,
        /// The longest delay.
        cap: Duration,
        /// The most tries in all.
        attempts: u32,
    },
    /// Start a new task.
    Restart {
        /// The most tasks in all.
        attempts: u32,
    },
    /// Change something first.
    Fix,
    /// Not known.
    Unspecified,
}

impl Retry {
    /// The class of the policy.
    #[must_use]
    pub const fn class(self) -> Class {
        match self {
            Retry::Poll { .. } => Class::Poll,
            Retry::Backoff { .. } => Class::Backoff,
            Retry::Restart { .. } => Class::Restart,
            Retry::Fix => Class::Fix,
            Retry::Unspecified => Class::Unspecified,
        }
    }

    /// Whether the same call may be sent again unchanged.
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        self.class().repeats_call()
    }

    /// How long to wait before the first repetition of the same call; `None` where the call must not be repeated.
    #[must_use]
    pub const fn after(self) -> Option<Duration> {
        match self {
            Retry::Poll { first, .. } | Retry::Backoff { first, .. } => Some(first),
            Retry::Restart { .. } | Retry::Fix | Retry::Unspecified => None,
        }
    }

    /// The most tries in all, the first one included; `None` where nothing repeats.
    #[must_use]
    pub const fn attempts(self) -> Option<u32> {
        match self {
            Retry::Poll { attempts, .. } | Retry::Backoff { attempts, .. } | Retry::Restart { attempts } => {
                Some(attempts)
            }
            Retry::Fix | Retry::Unspecified => None,
        }
    }
}
