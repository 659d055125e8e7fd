//! Retry policies and polling profiles.

use errbook_core::RetryClass;

use super::types::{ObjectSchema, Presence, ValueType, key, none};

/// A retry policy.
pub const POLICY: ObjectSchema = ObjectSchema {
    what: "retry policy",
    about: "Classes that repeat have a limit: `poll` has `interval`, `max_attempts` and optionally `initial_delay`; `backoff` has `initial_delay`, `max_delay` and `max_attempts`, and its delay doubles; `resubmit` has `max_attempts`; `after_fix` and `unspecified` have none of them.",
    is_extensible: false,
    keys: &[
        key(
            "class",
            Presence::Required,
            ValueType::Word(classes),
            "The retry class: `poll` (not done yet: repeat the call), `backoff` (the server failed: repeat the call later), `resubmit` (submit a new task), `after_fix` (change something first), `unspecified` (unknown, not retryable).",
            "class: backoff",
        ),
        key(
            "initial_delay",
            Presence::Optional("`interval`, of a `poll`"),
            ValueType::Duration,
            "The delay before the second attempt.",
            "initial_delay: 10s",
        ),
        key("interval", none(), ValueType::Duration, "The delay between two polls.", "interval: 5s"),
        key("max_delay", none(), ValueType::Duration, "The maximum delay.", "max_delay: 1m"),
        key(
            "max_attempts",
            none(),
            ValueType::Count,
            "The maximum number of attempts, including the first.",
            "max_attempts: 5",
        ),
        key(
            "description",
            none(),
            ValueType::Text,
            "The reason, and the origin of the figures.",
            "description: The vendor recommends 10 s.",
        ),
    ],
};

/// An item of `polling`.
pub const POLLING_PROFILE: ObjectSchema = ObjectSchema {
    what: "polling profile",
    about: "Replaces the policy of the class `poll` for tasks of its type; the number of attempts follows from the timeout.",
    is_extensible: false,
    keys: &[
        key(
            "initial_delay",
            Presence::Required,
            ValueType::Duration,
            "The delay before the first poll.",
            "initial_delay: 20s",
        ),
        key("interval", Presence::Required, ValueType::Duration, "The delay between two polls.", "interval: 5s"),
        key(
            "timeout",
            Presence::Required,
            ValueType::Duration,
            "The time of the last poll, from the submission.",
            "timeout: 2m",
        ),
        key("description", none(), ValueType::Text, "The reason.", "description: Ships are slow."),
        key(
            "evidence",
            Presence::Optional("the page"),
            ValueType::List(&ValueType::Name),
            "The `sources` of the figures.",
            "evidence: [forum]",
        ),
    ],
};

/// Returns the delays and limits of a class, each with `true` if the class requires it.
#[must_use]
pub const fn keys_of(class: RetryClass) -> &'static [(&'static str, bool)] {
    match class {
        RetryClass::Poll => &[("initial_delay", false), ("interval", true), ("max_attempts", true)],
        RetryClass::Backoff => &[("initial_delay", true), ("max_delay", true), ("max_attempts", true)],
        RetryClass::Resubmit => &[("max_attempts", true)],
        RetryClass::AfterFix | RetryClass::Unspecified => &[],
    }
}

/// All delays and limits of a policy.
pub const FIGURES: [&str; 4] = ["initial_delay", "interval", "max_delay", "max_attempts"];

fn classes() -> Vec<&'static str> {
    RetryClass::ALL.map(RetryClass::as_str).to_vec()
}
