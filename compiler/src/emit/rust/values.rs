//! Scalars, lists, and the enums of core as Rust expressions.
//!
//! Every enum is written by an explicit match, so that the output does not depend on derived `Debug` implementations.

use std::time::Duration;

use errbook_core::__private::HashInput;
use errbook_core::RetryPolicy;
use errbook_core::table::{Charset, Evidence, ExtensionValue, ParameterKind, Predicate, Rule, Unit};

use super::writer::{Emit, Struct, call, path, put, separated};

/// The module of the table types.
pub(super) const TABLE: &str = "errbook::table";
/// The module of what only generated code names.
pub(super) const PRIVATE: &str = "errbook::__private";

/// A number that is written in hexadecimal.
pub(super) struct Hex(pub(super) u64);

impl Emit for Hex {
    fn emit(&self, out: &mut String) {
        put(out, format_args!("{:#x}", self.0));
    }
}

/// An expression that is written as it is.
pub(super) struct Verbatim<'t>(pub(super) &'t str);

impl Emit for Verbatim<'_> {
    fn emit(&self, out: &mut String) {
        out.push_str(self.0);
    }
}

impl<T: Emit, const N: usize> Emit for [T; N] {
    fn emit(&self, out: &mut String) {
        out.push('[');
        separated(out, self);
        out.push(']');
    }
}

impl<T: Emit + ?Sized> Emit for &T {
    fn emit(&self, out: &mut String) {
        T::emit(self, out);
    }
}

impl Emit for str {
    fn emit(&self, out: &mut String) {
        // The debug format of a string is a Rust literal.
        put(out, format_args!("{self:?}"));
    }
}

macro_rules! emit_by_display {
    ($($scalar:ty)*) => {
        $(impl Emit for $scalar {
            fn emit(&self, out: &mut String) {
                put(out, format_args!("{self}"));
            }
        })*
    };
}

emit_by_display!(u16 u32 u64 usize bool);

impl<T: Emit> Emit for Option<T> {
    fn emit(&self, out: &mut String) {
        match self {
            Some(value) => call(out, "::core::option::Option", "Some", value),
            None => path(out, "::core::option::Option", "None"),
        }
    }
}

impl<T: Emit> Emit for [T] {
    fn emit(&self, out: &mut String) {
        out.push_str("&[");
        separated(out, self);
        out.push(']');
    }
}

impl Emit for Duration {
    fn emit(&self, out: &mut String) {
        put(out, format_args!("::core::time::Duration::from_millis({})", self.as_millis()));
    }
}

impl Emit for RetryPolicy {
    fn emit(&self, out: &mut String) {
        const POLICY: &str = "errbook::RetryPolicy";
        match self {
            RetryPolicy::Poll { initial_delay, interval, max_attempts } => Struct::new(out, POLICY, "Poll")
                .field("initial_delay", initial_delay)
                .field("interval", interval)
                .field("max_attempts", max_attempts)
                .finish(),
            RetryPolicy::Backoff { initial_delay, max_delay, max_attempts } => Struct::new(out, POLICY, "Backoff")
                .field("initial_delay", initial_delay)
                .field("max_delay", max_delay)
                .field("max_attempts", max_attempts)
                .finish(),
            RetryPolicy::Resubmit { max_attempts } => {
                Struct::new(out, POLICY, "Resubmit").field("max_attempts", max_attempts).finish();
            }
            RetryPolicy::AfterFix => path(out, POLICY, "AfterFix"),
            RetryPolicy::Unspecified => path(out, POLICY, "Unspecified"),
        }
    }
}

impl Emit for Evidence {
    fn emit(&self, out: &mut String) {
        let variant = match self {
            Evidence::Page => "Page",
            Evidence::Vendor => "Vendor",
            Evidence::Observed => "Observed",
        };
        path(out, "errbook::table::Evidence", variant);
    }
}

impl Emit for Unit {
    fn emit(&self, out: &mut String) {
        let variant = match self {
            Unit::Milliseconds => "Milliseconds",
            Unit::Seconds => "Seconds",
            Unit::Minutes => "Minutes",
        };
        path(out, "errbook::table::Unit", variant);
    }
}

impl Emit for ParameterKind {
    fn emit(&self, out: &mut String) {
        let variant = match self {
            ParameterKind::U32 => "U32",
            ParameterKind::U64 => "U64",
            ParameterKind::Text => "Text",
        };
        path(out, "errbook::table::ParameterKind", variant);
    }
}

impl Emit for Predicate<'_> {
    fn emit(&self, out: &mut String) {
        const PREDICATE: &str = "errbook::table::Predicate";
        match self {
            Predicate::Is(value) => call(out, PREDICATE, "Is", value),
            Predicate::Not(value) => call(out, PREDICATE, "Not", value),
            Predicate::Present => path(out, PREDICATE, "Present"),
            Predicate::Absent => path(out, PREDICATE, "Absent"),
            Predicate::Empty => path(out, PREDICATE, "Empty"),
            Predicate::NotEmpty => path(out, PREDICATE, "NotEmpty"),
        }
    }
}

impl Emit for ExtensionValue<'_> {
    fn emit(&self, out: &mut String) {
        const VALUE: &str = "errbook::table::ExtensionValue";
        match self {
            ExtensionValue::Single(value) => call(out, VALUE, "Single", value),
            ExtensionValue::List(values) => call(out, VALUE, "List", values),
        }
    }
}

impl Emit for Rule<'_> {
    fn emit(&self, out: &mut String) {
        const RULE: &str = "errbook::table::Rule";
        match self {
            Rule::Length(length) => call(out, RULE, "Length", length),
            Rule::MaxLength(length) => call(out, RULE, "MaxLength", length),
            Rule::Bytes { min, max } => Struct::new(out, RULE, "Bytes").field("min", min).field("max", max).finish(),
            Rule::Extension(extensions) => call(out, RULE, "Extension", extensions),
            Rule::Present => path(out, RULE, "Present"),
            Rule::NonEmpty => path(out, RULE, "NonEmpty"),
            Rule::Digits => path(out, RULE, "Digits"),
            Rule::Base64 => path(out, RULE, "Base64"),
            _ => missing(out, "Rule"),
        }
    }
}

impl Emit for Charset {
    fn emit(&self, out: &mut String) {
        const CHARSET: &str = "errbook::table::Charset";
        match self {
            Charset::UpperSnake => path(out, CHARSET, "UpperSnake"),
            Charset::LowerSnake => path(out, CHARSET, "LowerSnake"),
            Charset::Digits => path(out, CHARSET, "Digits"),
            Charset::Decimal => path(out, CHARSET, "Decimal"),
            Charset::Printable => path(out, CHARSET, "Printable"),
            _ => missing(out, "Charset"),
        }
    }
}

impl Emit for HashInput {
    fn emit(&self, out: &mut String) {
        const INPUT: &str = "errbook::__private::HashInput";
        match self {
            HashInput::Ends => path(out, INPUT, "Ends"),
            HashInput::Halves => path(out, INPUT, "Halves"),
            HashInput::Whole => path(out, INPUT, "Whole"),
            HashInput::Sorted => path(out, INPUT, "Sorted"),
            _ => missing(out, "HashInput"),
        }
    }
}

/// Appends an error for a variant that this compiler does not know: the enums of core are not exhaustive.
fn missing(out: &mut String, name: &str) {
    put(out, format_args!("::core::compile_error!(\"internal error: unknown variant of `{name}`\")"));
}

#[cfg(test)]
mod tests {
    use super::{Charset, Emit, HashInput};

    fn emitted(value: &impl Emit) -> String {
        let mut out = String::new();
        value.emit(&mut out);
        out
    }

    #[test]
    fn every_charset_is_written_as_its_path() {
        for charset in Charset::ALL {
            assert_eq!(emitted(&charset), format!("errbook::table::Charset::{charset:?}"));
        }
    }

    #[test]
    fn every_hash_input_is_written_as_its_path() {
        for input in HashInput::HASHED.into_iter().chain([HashInput::Sorted]) {
            assert_eq!(emitted(&input), format!("errbook::__private::HashInput::{input:?}"));
        }
    }
}
