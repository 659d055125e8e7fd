//! The types of the schema: maps, keys and the types of their values.

use crate::lists;

/// A map with fixed keys.
#[derive(Clone, Copy, Debug)]
pub struct ObjectSchema {
    /// Its name in messages and headings: `entry`.
    pub what: &'static str,
    /// Its documentation.
    pub about: &'static str,
    /// Its keys, in the recommended order.
    pub keys: &'static [KeySchema],
    /// `true` if it can have further keys that start with `x-`, with scalars or lists of scalars.
    pub is_extensible: bool,
}

impl ObjectSchema {
    /// Returns the names of its keys.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        lists::map(self.keys, |key| key.name)
    }
}

/// A key of an [`ObjectSchema`].
#[derive(Clone, Copy, Debug)]
pub struct KeySchema {
    /// The key.
    pub name: &'static str,
    /// The type of its value.
    pub kind: ValueType,
    /// Its presence.
    pub presence: Presence,
    /// Its documentation, in a sentence or two.
    pub about: &'static str,
    /// An example, as YAML on one line.
    pub example: &'static str,
}

/// The presence of a key.
#[derive(Clone, Copy, Debug)]
pub enum Presence {
    /// Always required.
    Required,
    /// Required unless `texts` is `optional`, or the entry shares the texts of another one.
    Text,
    /// Required unless the entry shares the texts of another one.
    Own,
    /// Optional; the text describes the default.
    Optional(&'static str),
}

/// The type of a value.
#[derive(Clone, Copy, Debug)]
pub enum ValueType {
    /// Text for people: `` `key` `` marks code.
    Text,
    /// A name in the catalog: lower case letters, digits and `_`.
    Name,
    /// The name of a Rust enum variant.
    Variant,
    /// A string as on the wire.
    Wire,
    /// The path of a call, possibly with a query: `res.php?action=getbalance`.
    Route,
    /// A path in a JSON response: `errors[].code`.
    Path {
        /// `true` if `.`, the whole body, is a path.
        whole: bool,
    },
    /// A URL: `https://example.com/errors`.
    Address,
    /// A day of the calendar: `2026-01-31`.
    Date,
    /// A release of an API, or a date: `2.1`.
    Release,
    /// An extension of file names without the dot: `jpg`.
    Extension,
    /// A response as on the wire: of any length, possibly with line breaks.
    Response,
    /// A string, a number or a boolean on the wire.
    Scalar,
    /// A short form of a map: a value of the first type, or the map.
    Short(&'static ValueType, &'static ObjectSchema),
    /// One value, or a list with at least one.
    OneOrMore(&'static ValueType),
    /// `true` or `false`.
    Bool,
    /// An HTTP status or a group of them: `429`, `5xx`.
    Status,
    /// A duration: `500ms`, `5s`, `2m`.
    Duration,
    /// A whole number of at least 1.
    Count,
    /// A whole number.
    Number,
    /// One value of a closed list.
    Word(fn() -> Vec<&'static str>),
    /// A list with at least one item.
    List(&'static ValueType),
    /// A map with keys that the catalog chooses.
    Map {
        /// The name of its pairs, for messages.
        of: &'static str,
        /// The type of its keys.
        key: &'static ValueType,
        /// The type of its values.
        value: &'static ValueType,
    },
    /// A map of the format.
    Object(&'static ObjectSchema),
}

pub(crate) const fn key(
    name: &'static str,
    presence: Presence,
    kind: ValueType,
    about: &'static str,
    example: &'static str,
) -> KeySchema {
    KeySchema { name, kind, presence, about, example }
}

pub(crate) const fn none() -> Presence {
    Presence::Optional("none")
}
