//! What the impls of the generated enums stand on; hidden, since users meet [`ApiError`](crate::ApiError) and
//! [`ApiCode`](crate::ApiCode).

use crate::ParseCodeError;
use crate::index::CodeIndex;
use crate::table::{Catalog, Endpoint};

/// The base of both kinds of generated enum.
pub trait Variant: Copy + 'static {
    /// Every variant, in the order of the rows.
    const ALL: &'static [Self];
    /// The strings on the wire, in the order of the rows.
    const WIRES: &'static [&'static str];
    /// Finds a row by code or alias.
    const NAMES: CodeIndex<'static>;
    /// Whose codes they are, for messages.
    const PLACE: &'static str;

    /// The string on the wire.
    fn wire(self) -> &'static str;

    /// The name of the variant.
    fn ident(self) -> &'static str;

    /// A few words that name the error, and what it means, where the enum says so.
    fn texts(self) -> Option<(&'static str, &'static str)>;

    /// The variant that a code or an alias stands for.
    ///
    /// # Errors
    ///
    /// Any other text.
    #[inline]
    fn find(text: &str) -> Result<Self, ParseCodeError> {
        match Self::NAMES.find(text.as_bytes()).and_then(|row| Self::ALL.get(row)) {
            Some(variant) => Ok(*variant),
            None => absent(Self::PLACE, text),
        }
    }
}

// Apart from the look-up, it writes the large error in its place at once.
#[cold]
fn absent<V>(place: &'static str, text: &str) -> Result<V, ParseCodeError> {
    Err(ParseCodeError::new(place, text))
}

/// The codes of a catalogue, in the order of the rows.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "runs in constant evaluation, where an index out of range fails the build")]
pub const fn code_wires<const N: usize>(catalog: &Catalog<'static>) -> [&'static str; N] {
    let mut wires = [""; N];
    let mut row = 0;
    while row < N {
        wires[row] = catalog.codes[row].code;
        row += 1;
    }
    wires
}

/// The codes of an endpoint, in the order of the rows.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "runs in constant evaluation, where an index out of range fails the build")]
pub const fn entry_wires<const N: usize>(endpoint: &Endpoint<'static>) -> [&'static str; N] {
    let mut wires = [""; N];
    let mut row = 0;
    while row < N {
        wires[row] = endpoint.entries[row].code;
        row += 1;
    }
    wires
}

/// Reads an enum from the string on the wire.
#[cfg(feature = "serde")]
pub struct FromWire<V>(core::marker::PhantomData<V>);

#[cfg(feature = "serde")]
impl<V> FromWire<V> {
    /// The visitor.
    pub const NEW: Self = FromWire(core::marker::PhantomData);
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
}
