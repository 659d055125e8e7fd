//! The base of the generated enums, hidden behind [`ApiError`](crate::ApiError) and [`ApiCode`](crate::ApiCode).

use crate::api::ApiCode;
#[cfg(feature = "serde")]
use crate::digits::Digits;
use crate::list::List;
#[cfg(feature = "strum")]
use crate::numbers::value;
use crate::parameter::{self, Pattern};
use crate::parse_code_error::ParseCodeError;
use crate::table::{EntryRow, Pool};
use crate::text::Text;

/// The base of both kinds of generated enum.
#[doc(hidden)]
pub trait Variant: Copy + List<()> {
    /// The pool that rows refer to.
    const POOL: &'static Pool<'static>;
    /// The entries of the endpoint; empty for the enum of all codes.
    const ROWS: &'static [EntryRow];
    /// Maps codes with a parameter to rows.
    const PATTERNS: &'static [Pattern<'static>];
    /// The name of the endpoint or the catalog, for messages.
    const PLACE: &'static str;

    /// Returns the row of a code, by its row in the catalog.
    fn row_of(code: usize) -> Option<usize>;

    /// Returns the code on the wire.
    fn wire(self) -> &'static str;

    /// Returns the name of the variant.
    fn ident(self) -> &'static str;

    /// Returns title and meaning, if the enum has them.
    fn texts(self) -> Option<(&'static str, &'static str)>;

    /// Returns the variant of a code, with or without its parameter, or of an alias.
    ///
    /// # Errors
    ///
    /// Returns an error for any other text.
    // The error is created by the caller, from values alone: a function that returns it would write its memory for every
    // result, and a caller that ignores it never creates it.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn find(text: &str) -> Result<Self, ParseCodeError> {
        match Self::lookup(text) {
            Some(variant) => Ok(variant),
            None => Err(ParseCodeError::new(&Self::PLACE, text)),
        }
    }

    /// Returns the same as [`find`](Self::find), without an error.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn lookup(text: &str) -> Option<Self> {
        let code = Self::POOL.index.find(text.as_bytes());
        match code.and_then(Self::row_of).and_then(|row| Self::LIST.get(row)) {
            Some(variant) => Some(*variant),
            None => with_parameter(text),
        }
    }
}

/// Returns the variant of a code with a parameter: `FLOOD_WAIT_30`.
#[cfg_attr(not(debug_assertions), inline(always))]
fn with_parameter<V: Variant>(text: &str) -> Option<V> {
    if V::PATTERNS.is_empty() {
        return None;
    }
    let (row, _) = parameter::find(V::PATTERNS, Text::plain(text))?;
    V::LIST.get(row).copied()
}

/// Returns the variant of an endpoint for a code of the catalog.
///
/// # Errors
///
/// Returns an error if the endpoint does not have the code.
pub fn from_code<V: Variant>(code: impl ApiCode) -> Result<V, ParseCodeError> {
    let variant = V::row_of(code.index()).and_then(|row| V::LIST.get(row));
    variant.copied().ok_or_else(|| ParseCodeError::new(&V::PLACE, code.as_str()))
}

/// Returns the codes on the wire in row order.
#[cfg(feature = "strum")]
#[must_use]
#[expect(clippy::indexing_slicing, reason = "runs in constant evaluation, where an index out of range fails the build")]
pub const fn wires<V: Variant, const N: usize>() -> [&'static str; N] {
    let mut wires = [""; N];
    let mut row = 0;
    while row < N {
        wires[row] = V::POOL.code(if V::ROWS.is_empty() { row } else { value(V::ROWS[row][0]) as usize });
        row += 1;
    }
    wires
}

/// Deserializes an enum from the code on the wire, a string or a whole number.
#[cfg(feature = "serde")]
pub struct FromWire<V>(core::marker::PhantomData<V>);

#[cfg(feature = "serde")]
impl<V: Variant> FromWire<V> {
    /// Deserializes a code.
    ///
    /// # Errors
    ///
    /// Returns an error for any other value.
    pub fn deserialize<'de, D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<V, D::Error> {
        let visitor = FromWire(core::marker::PhantomData);
        // A format that is not for people may not say of which type a value is, and has what `Serialize` writes.
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(visitor)
        } else {
            deserializer.deserialize_str(visitor)
        }
    }
}

#[cfg(feature = "serde")]
impl<V: Variant> serde_core::de::Visitor<'_> for FromWire<V> {
    type Value = V;

    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "a code of `{}`", V::PLACE)
    }

    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<V, E> {
        V::find(text).map_err(E::custom)
    }

    fn visit_u64<E: serde_core::de::Error>(self, number: u64) -> Result<V, E> {
        self.visit_str(Digits::new(number).as_str())
    }

    fn visit_i64<E: serde_core::de::Error>(self, number: i64) -> Result<V, E> {
        self.visit_str(Digits::new(number).as_str())
    }
}
