//! The types of the schema: maps, keys and the types of their values.

/// A map whose keys are fixed by the format.
#[derive(Clone, Copy, Debug)]
pub struct Object {
    /// What one such map is, for messages and headings: `an entry`.
    pub what: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Its keys, in the order in which a catalogue has them best.
    pub keys: &'static [Key],
}

/// A key of an [`Object`].
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What stands behind it.
    pub kind: Kind,
    /// Whether it must be there.
    pub need: Need,
    /// What it says, in a sentence or two.
    pub about: &'static str,
    /// An example, as YAML on one line.
    pub example: &'static str,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug)]
pub enum Need {
    /// Always.
    Required,
    /// Where `texts` does not say `optional`, and where the entry does not take its texts from another one.
    Text,
    /// In every entry that does not take its texts from another one.
    Own,
    /// Never; the text says what holds without it.
    Optional(&'static str),
}

/// What stands behind a key.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Words for people: `` `key` `` marks code, everything else is plain.
    Text,
    /// A name of the catalogue's own: small letters, digits and `_`.
    Name,
    /// The name of a Rust enum variant.
    Variant,
    /// A string as it stands on the wire.
    Wire,
    /// The address of a page: `https://example.com/errors`.
    Address,
    /// A reply, as it stands on the wire: of any length, with line breaks where it has them.
    Response,
    /// A string, a number or a boolean on the wire.
    Scalar,
    /// What must hold for a value: the value itself, or a map of [`PREDICATE`].
    Predicate,
    /// A status of HTTP, or a group of them: `429`, `5xx`.
    Status,
    /// `500ms`, `5s`, `2m`.
    Duration,
    /// A whole number of at least 1.
    Count,
    /// A whole number.
    Number,
    /// One of the words of a closed list.
    Word(fn() -> Vec<&'static str>),
    /// A list, of at least one.
    List(&'static Kind),
    /// A map from names that the catalogue chooses.
    Map {
        /// What its pairs are, for messages.
        of: &'static str,
        /// What a key is.
        key: &'static Kind,
        /// What a value is.
        value: &'static Kind,
    },
    /// A map of the format.
    Object(&'static Object),
}

pub(crate) const fn key(name: &'static str, need: Need, kind: Kind, about: &'static str, example: &'static str) -> Key {
    Key { name, kind, need, about, example }
}

pub(crate) const fn none() -> Need {
    Need::Optional("none")
}
