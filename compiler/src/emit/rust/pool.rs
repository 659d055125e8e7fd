//! The pool of core's table: a constant, and statics for its data.
//!
//! The parser is specialized for a constant in every crate, but its data would be copied to each; a static exists once.

use errbook_core::__private::{CodeIndex, Pool, Strings};

use super::values::{Hex, Lines, PRIVATE, Verbatim};
use super::writer::{Emit, Struct, put, separated};

/// Writes the pool as the constant `POOL`.
pub(super) fn write(out: &mut String, pool: &Pool<'_>) {
    let Pool { index, idents, texts, policies, polls, details } = pool;
    let CodeIndex { names, shortest: _, input: _, seed: _, displacements, slots } = index;
    for (name, strings) in [("NAMES", names), ("IDENTS", idents), ("TEXTS", texts)] {
        put(out, format_args!("static {name}: {PRIVATE}::Strings<'static> = "));
        strings.emit(out);
        out.push_str(";\n");
    }
    // One static, so that the address of one list gives that of the other. Both have no pointers, and need no relocations.
    let (buckets, places) = (displacements.len(), slots.len());
    put(out, format_args!("static INDEX: ([u32; {buckets}], [{PRIVATE}::Slot; {places}]) = "));
    out.push_str("([");
    separated(out, *displacements);
    out.push_str("], [");
    separated(out, *slots);
    out.push_str("]);\n");
    array(out, "POLICIES", "errbook::RetryPolicy", policies);
    array(out, "DETAILS", "errbook::table::EntryDetails<'static>", details);
    put(out, format_args!("const POOL: &{PRIVATE}::Pool<'static> = &"));
    Struct::new(out, PRIVATE, "Pool")
        .field("index", index)
        .field("idents", &Verbatim("&IDENTS"))
        .field("texts", &Verbatim("&TEXTS"))
        .field("policies", &Verbatim("&POLICIES"))
        .field("polls", polls)
        .field("details", &Verbatim("&DETAILS"))
        .finish();
    out.push_str(";\n");
}

/// Writes a list as a static array.
pub(super) fn array<T: Emit>(out: &mut String, name: &str, item: &str, items: &[T]) {
    put(out, format_args!("static {name}: [{item}; {}] = [", items.len()));
    separated(out, items);
    out.push_str("];\n");
}

impl Emit for CodeIndex<'_> {
    fn emit(&self, out: &mut String) {
        let CodeIndex { names: _, shortest, input, seed, displacements: _, slots: _ } = self;
        Struct::new(out, PRIVATE, "CodeIndex")
            .field("names", &Verbatim("&NAMES"))
            .field("shortest", shortest)
            .field("input", input)
            .field("seed", &Hex(*seed))
            .field("displacements", &Verbatim("&INDEX.0"))
            .field("slots", &Verbatim("&INDEX.1"))
            .finish();
    }
}

impl Emit for Strings<'_> {
    fn emit(&self, out: &mut String) {
        let Strings { text: _, bounds } = self;
        Struct::new(out, PRIVATE, "Strings").field("text", &Lines(*self)).field("bounds", bounds).finish();
    }
}
