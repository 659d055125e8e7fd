//! The faults of single values, by the types of the schema.

use crate::scalar::{self, Fault};
use crate::schema::ValueType;
use crate::yaml::Scalar;

/// Returns the fault of a scalar; `name` is that of its key, and `is_condition` is `true` if a predicate can stand for it.
pub(super) fn fault(name: &str, kind: &ValueType, is_condition: bool, scalar: &Scalar) -> Option<Fault> {
    let is_key = name.starts_with("key ");
    let can_be_missing =
        matches!(kind, ValueType::Text | ValueType::Wire | ValueType::Response | ValueType::Date | ValueType::Release);
    if let Some(null) = scalar::null(scalar).filter(|_| can_be_missing && !is_key) {
        return Some(null);
    }
    match kind {
        ValueType::Text => scalar::text(scalar),
        ValueType::Wire => scalar::wire(scalar),
        ValueType::Route => scalar::route(scalar),
        ValueType::Path { whole } => scalar::path(scalar, *whole, is_key),
        // Lowering reports a name that is not defined, which can have any characters. Only the catalog is defined by a value.
        ValueType::Name if !is_key && name != "`catalog`" => {
            scalar::name_form(scalar).filter(|_| scalar.text.is_empty())
        }
        ValueType::Name => scalar::name(scalar),
        ValueType::Variant => scalar::variant(scalar),
        ValueType::Address => scalar::url(scalar),
        ValueType::Response => scalar::response(scalar),
        ValueType::Scalar => scalar::scalar(scalar, is_condition),
        ValueType::Bool => scalar::boolean(scalar),
        ValueType::Status => scalar::status(scalar),
        ValueType::Date => scalar::date(scalar),
        ValueType::Release => scalar::release(scalar),
        ValueType::Extension => scalar::extension(scalar),
        ValueType::Duration => scalar::duration(&scalar.text).err(),
        ValueType::Count => scalar::count_or_number(scalar, scalar::count),
        ValueType::Number => scalar::count_or_number(scalar, scalar::number),
        ValueType::Word(_)
        | ValueType::Short(..)
        | ValueType::List(_)
        | ValueType::OneOrMore(_)
        | ValueType::Map { .. }
        | ValueType::Object(_) => None,
    }
}
