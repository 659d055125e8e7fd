//! The predicates of conditions.

use errbook_compiler::model::{Conditions, Predicate};

use super::json::{Object, RawJson};

/// Returns `true` if an object meets all conditions.
pub(super) fn all(conditions: &Conditions, object: &Object) -> bool {
    conditions.iter().all(|(path, predicate)| meets(predicate, object.at(path).as_ref()))
}

/// A number equals the string that spells it, and null equals absent.
fn meets(predicate: &Predicate, value: Option<&RawJson>) -> bool {
    let scalar = match value {
        Some(RawJson::String(text) | RawJson::Number(text)) => Some(text.as_str()),
        Some(RawJson::Bool(true)) => Some("true"),
        Some(RawJson::Bool(false)) => Some("false"),
        Some(RawJson::Array(_) | RawJson::Object(_)) | None => None,
    };
    match predicate {
        Predicate::Is(is) => scalar == Some(is),
        Predicate::Not(not) => scalar.is_some_and(|scalar| scalar != not),
        Predicate::Present => value.is_some(),
        Predicate::Absent => value.is_none(),
        Predicate::Empty => value.is_none_or(is_empty),
        Predicate::NotEmpty => value.is_some_and(|value| !is_empty(value)),
    }
}

fn is_empty(value: &RawJson) -> bool {
    match value {
        RawJson::String(text) => text.is_empty(),
        RawJson::Array(raw) => serde_json::from_str::<Vec<serde::de::IgnoredAny>>(raw).is_ok_and(|all| all.is_empty()),
        RawJson::Object(raw) => raw.split_ascii_whitespace().collect::<String>() == "{}",
        RawJson::Number(_) | RawJson::Bool(_) => false,
    }
}
