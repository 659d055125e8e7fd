//! The pool of core's table: a constant, and statics for its data.
//!
//! The parser is specialized for a constant in every crate, but its data would be copied to each; a static exists once.

use errbook_core::__private::{CodeIndex, Pool, Slot, Strings};

use super::literal::{Array, Bytes, Lines};
use super::values::{Hex, PRIVATE, Verbatim};
use super::writer::{Emit, Struct, call, put, separated};

/// The number of bytes on a line of a list of numbers.
pub(super) const LINE: usize = 32;

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
    let (displacements, slots) = (displacements.as_flattened(), slots.as_flattened().as_flattened());
    let (buckets, places) = (displacements.len(), slots.len());
    put(out, format_args!("static INDEX: ({PRIVATE}::Aligned<{places}>, {PRIVATE}::Aligned<{buckets}>) = ("));
    call(out, PRIVATE, "Aligned", &Array(Bytes(slots, size_of::<Slot>())));
    out.push_str(", ");
    call(out, PRIVATE, "Aligned", &Array(Bytes(displacements, LINE)));
    out.push_str(");\n");
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
fn array<T: Emit>(out: &mut String, name: &str, item: &str, items: &[T]) {
    put(out, format_args!("static {name}: [{item}; {}] = [", items.len()));
    separated(out, items);
    out.push_str("];\n");
}

/// Writes numbers as a static array of their bytes, with a line for this number of bytes.
pub(super) fn bytes(out: &mut String, name: &str, bytes: &[u8], line: usize) {
    put(out, format_args!("static {name}: [u8; {}] = ", bytes.len()));
    Array(Bytes(bytes, line)).emit(out);
    out.push_str(";\n");
}

/// A call of a function of `__private` with these bytes.
struct Call<'t>(&'static str, Bytes<'t>);

impl Emit for Call<'_> {
    fn emit(&self, out: &mut String) {
        let Call(function, bytes) = self;
        call(out, PRIVATE, function, bytes);
    }
}

impl Emit for CodeIndex<'_> {
    fn emit(&self, out: &mut String) {
        let CodeIndex { names: _, shortest, input, seed, displacements: _, slots: _ } = self;
        Struct::new(out, PRIVATE, "CodeIndex")
            .field("names", &Verbatim("&NAMES"))
            .field("shortest", shortest)
            .field("input", input)
            .field("seed", &Hex(*seed))
            .field("displacements", &Verbatim("errbook::__private::numbers(&INDEX.1.0)"))
            .field("slots", &Verbatim("errbook::__private::lists(&INDEX.0.0)"))
            .finish();
    }
}

impl Emit for Strings<'_> {
    fn emit(&self, out: &mut String) {
        let Strings { text: _, bounds } = self;
        let bounds = Call("numbers", Bytes(bounds.as_flattened(), LINE));
        Struct::new(out, PRIVATE, "Strings").field("text", &Lines(*self)).field("bounds", &bounds).finish();
    }
}
