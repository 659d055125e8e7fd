//! Relations between conditions: one implies another, or they contradict each other.

use super::responses::{Conditions, Predicate, keys};

type Condition = (String, Predicate);

/// Returns `true` if every object that meets `given` meets `conditions`.
pub(crate) fn imply(given: &Conditions, conditions: &Conditions) -> bool {
    conditions.iter().all(|condition| given.iter().any(|given| implies(given, condition)))
}

/// Returns `true` if no object meets both conditions.
pub(crate) fn contradict(one: &Condition, other: &Condition) -> bool {
    if one.0 == other.0 {
        return exclude(&one.1, &other.1) || exclude(&other.1, &one.1);
    }
    let cannot_contain = |(outer, predicate): &Condition, (inner, other): &Condition| {
        is_inside(inner, outer) && other.requires_value() && !predicate.admits_members()
    };
    let both_exist = one.1.requires_value() && other.1.requires_value();
    cannot_contain(one, other) || cannot_contain(other, one) || both_exist && need_other_types(&one.0, &other.0)
}

/// Returns `true` if no value meets both predicates; a caller must check both orders.
fn exclude(one: &Predicate, other: &Predicate) -> bool {
    match (one, other) {
        (Predicate::Is(is), Predicate::Is(other)) => is != other,
        (Predicate::Is(is), Predicate::Not(not)) => is == not,
        (Predicate::Is(is), Predicate::Empty) => !is.is_empty(),
        (Predicate::Is(is), Predicate::NotEmpty) => is.is_empty(),
        (Predicate::Absent, other) => other.requires_value(),
        (Predicate::Empty, Predicate::NotEmpty) => true,
        _ => false,
    }
}

/// Returns `true` if every value that meets `given` meets the other condition.
fn implies((given_path, given): &Condition, (path, predicate): &Condition) -> bool {
    match (given, predicate) {
        _ if given_path != path => match predicate {
            Predicate::Present | Predicate::NotEmpty => given.requires_value() && is_inside(given_path, path),
            Predicate::Absent | Predicate::Empty => !given.admits_members() && is_inside(path, given_path),
            Predicate::Is(_) | Predicate::Not(_) => false,
        },
        (Predicate::Is(is), Predicate::Not(not)) => is != not,
        (Predicate::Is(is), Predicate::NotEmpty) => !is.is_empty(),
        (Predicate::Is(is), Predicate::Empty) => is.is_empty(),
        (Predicate::Absent, Predicate::Empty) => true,
        (_, Predicate::Present) => given.requires_value(),
        _ => given == predicate,
    }
}

/// Returns `true` if the value at a path is inside that of another path.
fn is_inside(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.starts_with(['.', '[']))
}

/// Returns `true` if a value must be an object for one path, and an array for the other.
fn need_other_types(one: &str, other: &str) -> bool {
    let (one, other) = (keys(one), keys(other));
    let differing = one.iter().zip(&other).find(|(one, other)| one != other);
    differing.is_some_and(|(one, other)| one.starts_with('[') != other.starts_with('['))
}

impl Predicate {
    /// Returns `true` if an absent value does not meet the predicate.
    fn requires_value(&self) -> bool {
        !matches!(self, Predicate::Absent | Predicate::Empty)
    }

    /// Returns `true` if an object or an array with members meets the predicate.
    fn admits_members(&self) -> bool {
        matches!(self, Predicate::Present | Predicate::NotEmpty)
    }
}
