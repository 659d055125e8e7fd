//! The rules of checks: what the compiler knows about each rule, in one place.
//!
//! A rule has a key in [`KEYS`], which gives its documentation and its lowering, and a variant of [`Rule`], whose methods
//! give its form in core's table, its group and its comparison. Core defines what a rule admits.

use errbook_core::table;

use crate::diagnostic::{Diagnostics, Span};
use crate::lists;
use crate::scalar;
use crate::schema::{KeySchema, ObjectSchema, Presence, ValueType};
use crate::yaml::Node;

/// A check of one parameter of the call.
#[derive(Clone, PartialEq, Debug)]
pub struct Check {
    /// The name of the parameter.
    pub parameter: String,
    /// The rule for its value.
    pub rule: Rule,
    /// The calls that the check applies to, if not to all.
    pub only_for: Option<String>,
    /// The span of the check.
    pub span: Span,
}

/// A rule for the value of a parameter; see [`errbook_core::table::Rule`].
#[derive(Clone, PartialEq, Debug)]
pub enum Rule {
    /// Exactly this many characters.
    Length(u32),
    /// At most this many characters.
    MaxLength(u32),
    /// A size in bytes, both bounds inclusive.
    Bytes {
        /// The minimum number of bytes.
        min: Option<u64>,
        /// The maximum number of bytes.
        max: Option<u64>,
    },
    /// A file name with one of these extensions.
    Extension(Vec<String>),
    /// Present, possibly empty.
    Present,
    /// Present and not empty.
    NonEmpty,
    /// ASCII digits only.
    Digits,
    /// Valid base64.
    Base64,
}

/// A key of a check that states a rule.
struct RuleKey {
    key: KeySchema,
    /// Returns the rule of the key's value; reports what the schema cannot check.
    lower: fn(&Node, &mut Diagnostics) -> Option<Rule>,
}

const KEYS: [RuleKey; 5] = [
    RuleKey {
        key: optional("length", ValueType::Count, "The exact number of characters.", "length: 32"),
        lower: |value, _| Some(Rule::Length(scalar::count(value.as_str()?).ok()?)),
    },
    RuleKey {
        key: optional("max_length", ValueType::Count, "The maximum number of characters.", "max_length: 255"),
        lower: |value, _| Some(Rule::MaxLength(scalar::count(value.as_str()?).ok()?)),
    },
    RuleKey {
        key: optional("bytes", ValueType::Object(&BYTES), "The size in bytes.", "bytes: {min: 1024, max: 1048576}"),
        lower: bytes,
    },
    RuleKey {
        key: optional(
            "extension",
            ValueType::List(&ValueType::Extension),
            "The allowed extensions of its file name, without the dot.",
            "extension: [jpg, png]",
        ),
        lower: extensions,
    },
    RuleKey {
        key: optional(
            "rule",
            ValueType::Word(names),
            "`present`, `non_empty`, `digits` for ASCII digits only, or `base64`.",
            "rule: digits",
        ),
        lower: |value, _| NAMED.into_iter().find(|(name, _)| value.as_str() == Some(name)).map(|(_, rule)| rule),
    },
];

/// The rules without a value, by the name that the key `rule` takes.
const NAMED: [(&str, Rule); 4] =
    [("present", Rule::Present), ("non_empty", Rule::NonEmpty), ("digits", Rule::Digits), ("base64", Rule::Base64)];

/// An item of `checks`.
pub const CHECK: ObjectSchema = ObjectSchema {
    what: "check",
    about: "A check has exactly one rule; several checks can name the same parameter.",
    is_extensible: false,
    keys: &CHECK_KEYS,
};

/// `bytes` of a check.
pub const BYTES: ObjectSchema = ObjectSchema {
    what: "`bytes`",
    about: "Both bounds are inclusive; one of them can be omitted.",
    is_extensible: false,
    keys: &[
        optional("min", ValueType::Number, "The minimum number of bytes.", "min: 1024"),
        optional("max", ValueType::Number, "The maximum number of bytes.", "max: 1048576"),
    ],
};

#[expect(clippy::indexing_slicing, reason = "evaluated at compile time")]
const CHECK_KEYS: [KeySchema; KEYS.len() + 2] = {
    let parameter = KeySchema {
        name: "parameter",
        kind: ValueType::Wire,
        presence: Presence::Required,
        about: "The parameter of the call.",
        example: "parameter: key",
    };
    let mut keys = [parameter; KEYS.len() + 2];
    let mut index = 0;
    while index < KEYS.len() {
        keys[index + 1] = KEYS[index].key;
        index += 1;
    }
    keys[index + 1] = optional(
        "only_for",
        ValueType::Text,
        "The calls that the check applies to, if not to all, for the reference. `preflight` checks every parameter that the caller lists.",
        "only_for: parcels to another country",
    );
    keys
};

const fn optional(name: &'static str, kind: ValueType, about: &'static str, example: &'static str) -> KeySchema {
    KeySchema { name, kind, presence: Presence::Optional("none"), about, example }
}

fn names() -> Vec<&'static str> {
    NAMED.map(|(name, _)| name).to_vec()
}

/// Lowers an item of `checks`; reports a check without exactly one rule.
pub(crate) fn lower(node: &Node, diagnostics: &mut Diagnostics) -> Option<Check> {
    let given = lists::filter_map(&KEYS, |rule| Some((rule, node.get(rule.key.name)?)));
    let [(rule, value)] = given.as_slice() else {
        let keys = crate::suggest::list(&lists::map(&KEYS, |rule| rule.key.name));
        diagnostics
            .error(node.span, format!("expected one rule in a check, found {}", given.len()))
            .help(format!("use one of {keys}; several checks can name the same parameter"));
        return None;
    };
    let rule = (rule.lower)(value, diagnostics)?;
    let only_for = node.text_of("only_for");
    Some(Check { parameter: node.string_of("parameter")?, rule, only_for, span: node.span })
}

/// Lowers a list of extensions; reports those that differ in case only.
fn extensions(node: &Node, diagnostics: &mut Diagnostics) -> Option<Rule> {
    let mut found: Vec<(&str, Span)> = Vec::new();
    for (text, span) in node.items().iter().filter_map(|item| Some((item.as_str()?, item.span))) {
        if let Some((other, first)) = found.iter().find(|(other, _)| other.eq_ignore_ascii_case(text)) {
            diagnostics
                .error(span, format!("`{other}` and `{text}` are the same extension"))
                .help("remove one of the two: case does not matter")
                .related(*first, "first here");
            continue;
        }
        found.push((text, span));
    }
    // The limits of a list with an invalid extension are unknown.
    let is_valid = node.items().iter().all(|item| item.scalar().is_some_and(|text| scalar::extension(text).is_none()));
    is_valid.then(|| Rule::Extension(lists::map(&found, |(text, _)| (*text).to_owned())))
}

fn bytes(node: &Node, diagnostics: &mut Diagnostics) -> Option<Rule> {
    let bound = |key: &str| node.get(key).and_then(Node::as_str).and_then(|text| scalar::number(text).ok());
    let (min, max) = (bound("min"), bound("max"));
    match (min, max) {
        (None, None) => {
            // An invalid number is reported already.
            if node.get("min").is_none() && node.get("max").is_none() {
                diagnostics.error(node.span, "`bytes` has no bound").help("add `min`, `max` or both");
            }
            None
        }
        (Some(least), Some(greatest)) if least > greatest => {
            diagnostics.error(node.span, "`min` is greater than `max`").help("both bounds are inclusive");
            None
        }
        _ => Some(Rule::Bytes { min, max }),
    }
}

impl Rule {
    /// Returns the extensions of the rule, to be borrowed by [`to_table`](Self::to_table).
    pub(crate) fn extensions(&self) -> Vec<&str> {
        if let Rule::Extension(list) = self { lists::map(list, String::as_str) } else { Vec::new() }
    }

    /// Converts to the rule of core's table, which borrows [`extensions`](Self::extensions).
    pub(crate) fn to_table<'m>(&self, extensions: &'m [&'m str]) -> table::Rule<'m> {
        match *self {
            Rule::Length(length) => table::Rule::Length(length),
            Rule::MaxLength(length) => table::Rule::MaxLength(length),
            Rule::Bytes { min, max } => table::Rule::Bytes { min, max },
            Rule::Extension(_) => table::Rule::Extension(extensions),
            Rule::Present => table::Rule::Present,
            Rule::NonEmpty => table::Rule::NonEmpty,
            Rule::Digits => table::Rule::Digits,
            Rule::Base64 => table::Rule::Base64,
        }
    }

    /// Returns `true` if no value meets both rules: the sizes or the extensions that they admit have nothing in common.
    pub(crate) fn excludes(&self, other: &Rule) -> bool {
        if let (Rule::Extension(one), Rule::Extension(other)) = (self, other) {
            return !one.iter().any(|one| other.iter().any(|other| other.eq_ignore_ascii_case(one)));
        }
        let apart = |one: (u64, u64), other: (u64, u64)| one.1 < other.0 || other.1 < one.0;
        let ((characters, bytes), (other_characters, other_bytes)) = (self.sizes(), other.sizes());
        apart(characters, other_characters) || apart(bytes, other_bytes)
    }

    /// Returns the least and the greatest number of characters and of bytes that the rule admits.
    ///
    /// A character has one to four bytes.
    fn sizes(&self) -> ((u64, u64), (u64, u64)) {
        match *self {
            Rule::Length(length) => ((length.into(), length.into()), (length.into(), u64::from(length) * 4)),
            Rule::MaxLength(length) => ((0, length.into()), (0, u64::from(length) * 4)),
            Rule::Bytes { min, max } => {
                let (min, max) = (min.unwrap_or(0), max.unwrap_or(u64::MAX));
                ((min.div_ceil(4), max), (min, max))
            }
            Rule::NonEmpty | Rule::Digits => ((1, u64::MAX), (1, u64::MAX)),
            // Two symbols are the shortest value.
            Rule::Base64 => ((2, u64::MAX), (2, u64::MAX)),
            Rule::Present | Rule::Extension(_) => ((0, u64::MAX), (0, u64::MAX)),
        }
    }

    /// Returns the group of the rule: two checks of one parameter are compared if their rules are in the same group.
    #[cfg(feature = "lock")]
    pub(crate) fn group(&self) -> &'static str {
        match self {
            Rule::Length(_) | Rule::MaxLength(_) => "length",
            Rule::Bytes { .. } => "bytes",
            Rule::Extension(_) => "extension",
            Rule::Present | Rule::NonEmpty => "presence",
            Rule::Digits => "digits",
            Rule::Base64 => "base64",
        }
    }

    /// Returns `true` if the rule admits everything that `other`, a rule of the same group, admits.
    #[cfg(feature = "lock")]
    pub(crate) fn admits_all(&self, other: &Rule) -> bool {
        match self {
            Rule::Bytes { min, max } => matches!(other, Rule::Bytes { min: least, max: greatest }
                if min.unwrap_or(0) <= least.unwrap_or(0)
                    && max.unwrap_or(u64::MAX) >= greatest.unwrap_or(u64::MAX)),
            Rule::Extension(list) => {
                matches!(other, Rule::Extension(others) if others.iter().all(|one| list.contains(one)))
            }
            Rule::MaxLength(maximum) => {
                matches!(other, Rule::Length(length) | Rule::MaxLength(length) if length <= maximum)
            }
            Rule::Present => matches!(other, Rule::Present | Rule::NonEmpty),
            Rule::Length(_) | Rule::NonEmpty | Rule::Digits | Rule::Base64 => self == other,
        }
    }
}
