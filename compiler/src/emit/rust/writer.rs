//! Builders for Rust expressions, in the style of `debug_struct` of the standard library.

use std::fmt::{Arguments, Write};

/// A value that can be written as a Rust expression.
///
/// Every item of an expression is named by its full path. The path of the crate is `errbook`: see
/// [`Expansion`](super::Expansion).
pub(super) trait Emit {
    /// Appends the expression to `out`.
    fn emit(&self, out: &mut String);
}

/// Appends formatted text.
pub(super) fn put(out: &mut String, text: Arguments<'_>) {
    // Writing to a `String` cannot fail.
    let _ = out.write_fmt(text);
}

/// Appends the path of an item: `errbook::table::Entry`.
pub(super) fn path(out: &mut String, module: &str, name: &str) {
    out.extend([module, "::", name]);
}

/// Appends a call, or a tuple variant with one field: `path::name(argument)`.
pub(super) fn call(out: &mut String, module: &str, name: &str, argument: &(impl Emit + ?Sized)) {
    path(out, module, name);
    out.push('(');
    argument.emit(out);
    out.push(')');
}

/// Appends items, separated by commas.
pub(super) fn separated<T: Emit>(out: &mut String, items: impl IntoIterator<Item = T>) {
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            out.push_str(",\n");
        }
        item.emit(out);
    }
}

/// A struct expression, which grows by its fields.
#[must_use = "call `finish` or `finish_with`"]
pub(super) struct Struct<'o> {
    out: &'o mut String,
    separator: &'static str,
}

impl<'o> Struct<'o> {
    /// Starts a struct or a struct variant.
    pub(super) fn new(out: &'o mut String, module: &str, name: &str) -> Self {
        path(out, module, name);
        Struct { out, separator: " { " }
    }

    /// Adds a field.
    pub(super) fn field(self, name: &str, value: &(impl Emit + ?Sized)) -> Self {
        self.out.extend([self.separator, name, ": "]);
        value.emit(self.out);
        Struct { separator: ", ", ..self }
    }

    /// Adds a field unless it has the default value of the struct.
    pub(super) fn field_unless(self, default: bool, name: &str, value: &(impl Emit + ?Sized)) -> Self {
        if default { self } else { self.field(name, value) }
    }

    /// Adds a field if it has a value; `None` is the default value of the struct.
    pub(super) fn optional_field(self, name: &str, value: &Option<impl Emit>) -> Self {
        self.field_unless(value.is_none(), name, value)
    }

    /// Completes a struct with all of its fields.
    pub(super) fn finish(self) {
        self.out.push_str(" }");
    }

    /// Completes a struct whose other fields have the values of a constant.
    pub(super) fn finish_with(self, module: &str, constant: &str) {
        self.out.extend([self.separator, ".."]);
        path(self.out, module, constant);
        self.out.push_str(" }");
    }
}
