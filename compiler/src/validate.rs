//! Checks the tree against the schema: unknown keys, missing keys, wrong types, values outside a closed list.
//!
//! Everything invalid is reported here, and lowering omits it silently.

use crate::diagnostic::{Diagnostics, Span};
use crate::scalar;
use crate::schema::{KeySchema, OWN_KEYS, ObjectSchema, Presence, ValueType};
use crate::suggest::{list as words, nearest};
use crate::yaml::{Content, MapKey, Node, Scalar, Tree};

/// Reports everything in the tree that does not match `object`.
pub(crate) fn check(tree: &Tree, object: &'static ObjectSchema, diagnostics: &mut Diagnostics) {
    let optional = tree.root.get("texts").and_then(Node::as_str) == Some("optional");
    let mut walk = Walk { complete: tree.complete, optional, diagnostics };
    let start = Span { start: tree.root.span.start, end: tree.root.span.start };
    walk.object(&tree.root, start, object);
}

/// The maximum number of unknown keys of a map with a suggestion.
const MAX_SUGGESTIONS: usize = 100;

struct Walk<'d> {
    /// `true` if the whole file was parsed; otherwise a missing key can be in the rest.
    complete: bool,
    /// `true` if entries can omit their texts.
    optional: bool,
    diagnostics: &'d mut Diagnostics,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node, owner: Span, name: &str, kind: &ValueType) {
        match (kind, &node.value) {
            (ValueType::Object(object), _) => self.object(node, owner, object),
            (ValueType::Short(_, object), Content::Map(_)) => self.object(node, owner, object),
            (ValueType::OneOrMore(item), Content::Scalar(_) | Content::Map(_)) => self.node(node, owner, name, item),
            (ValueType::Map { of, key, value }, Content::Map(pairs)) => self.map(node, pairs, of, key, value),
            (ValueType::List(item) | ValueType::OneOrMore(item), Content::List(items)) => {
                if items.is_empty() && self.complete {
                    self.diagnostics
                        .error(node.span, format!("`{name}` is empty"))
                        .help("add an item, or remove the key if it is optional");
                }
                for each in items {
                    self.node(each, each.span, name, item);
                }
            }
            (ValueType::Map { .. } | ValueType::List(_), _) => self.wrong(node, name, kind),
            (_, Content::Scalar(scalar)) => self.scalar(node.span, &format!("`{name}`"), kind, scalar),
            _ => self.wrong(node, name, kind),
        }
    }

    fn wrong(&mut self, node: &Node, name: &str, kind: &ValueType) {
        let found = match &node.value {
            Content::Scalar(scalar) if scalar.text.is_empty() && !scalar.quoted => "no value",
            Content::Scalar(_) => "a single value",
            Content::List(_) => "a list",
            Content::Map(_) => "a map",
        };
        let problem =
            self.diagnostics.error(node.span, format!("`{name}`: expected {}, found {found}", expected(kind)));
        if let (ValueType::List(_), Some(one)) = (kind, node.as_str().filter(|one| !one.is_empty())) {
            problem.help(format!("write a list of one item: `[{one}]`"));
        }
    }

    fn map(&mut self, node: &Node, pairs: &[(MapKey, Node)], of: &str, key: &ValueType, value: &ValueType) {
        if pairs.is_empty() && self.complete {
            let empty = format!("expected at least one of the {of}, found none");
            match of {
                // An endpoint without entries is unused, not invalid.
                "entries" => self.diagnostics.warning(node.span, empty).help("add an entry, or remove the endpoint"),
                _ => self.diagnostics.error(node.span, empty).help("add at least one"),
            };
        }
        for (name, node) in pairs {
            let text = Scalar { text: name.text.clone(), quoted: name.quoted };
            self.scalar(name.span, &format!("key `{}`", name.text), key, &text);
            self.node(node, name.span, &name.text, value);
        }
    }

    fn object(&mut self, node: &Node, owner: Span, object: &'static ObjectSchema) {
        let Content::Map(pairs) = &node.value else {
            self.diagnostics
                .error(node.span, format!("expected a map for {}", the(object)))
                .help(format!("its keys are {}", words(object.keys.iter().map(|key| key.name))));
            return;
        };
        let mut unknown = 0;
        let mut meant = Vec::new();
        for (name, value) in pairs {
            match object.keys.iter().find(|key| key.name == name.text) {
                Some(key) => self.node(value, name.span, key.name, &key.kind),
                None if object.is_extensible && name.text.starts_with("x-") => self.extension(name, value),
                None => {
                    // A file of another kind has only unknown keys, and suggestions for all of them take long.
                    unknown += 1;
                    let keys = object.keys.iter().map(|key| key.name);
                    let near = if unknown <= MAX_SUGGESTIONS { nearest(&name.text, keys) } else { None };
                    meant.extend(near);
                    self.unknown(name, object, near);
                }
            }
        }
        for key in object.keys {
            // A key that is almost this one is reported as unknown already.
            let missing = !meant.contains(&key.name);
            self.presence(pairs, owner, object, key, missing);
        }
    }

    /// Reports a value that is neither a scalar nor a list of scalars.
    fn extension(&mut self, name: &MapKey, value: &Node) {
        for node in value.each() {
            if !matches!(&node.value, Content::Scalar(scalar) if scalar.quoted || !scalar.text.is_empty()) {
                let found = if matches!(node.value, Content::Scalar(_)) { "no value" } else { "a nested value" };
                self.diagnostics
                    .error(node.span, format!("`{}`: expected a scalar or a list of scalars, found {found}", name.text))
                    .help("use several keys for structured data: `x-owner-team: billing`");
            }
        }
    }

    fn unknown(&mut self, name: &MapKey, object: &'static ObjectSchema, near: Option<&str>) {
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                let further = if object.is_extensible { "; further facts have keys that start with `x-`" } else { "" };
                format!("expected one of {}{further}", words(object.keys.iter().map(|key| key.name)))
            }
        };
        self.diagnostics.error(name.span, format!("unknown key `{}` in {}", name.text, the(object))).help(help);
    }

    fn presence(
        &mut self,
        pairs: &[(MapKey, Node)],
        owner: Span,
        object: &'static ObjectSchema,
        key: &KeySchema,
        report: bool,
    ) {
        let has = |name: &str| pairs.iter().any(|(key, _)| key.text == name);
        let missing = match key.presence {
            Presence::Required => !has(key.name),
            Presence::Own => !has(key.name) && !has("same_as"),
            Presence::Text => !has(key.name) && !has("same_as") && !self.optional,
            Presence::Optional(_) => false,
        };
        if missing && self.complete && report {
            self.diagnostics.error(owner, format!("missing key `{}` in {}", key.name, the(object))).help(format!(
                "add `{}:`, {}",
                key.name,
                expected(&key.kind)
            ));
        }
        if let Some((same_as, _)) = pairs.iter().find(|(key, _)| key.text == "same_as")
            && let Some((name, _)) = pairs.iter().find(|(name, _)| name.text == key.name)
            && !OWN_KEYS.contains(&key.name)
        {
            self.diagnostics
                .error(
                    name.span,
                    format!("`{}` conflicts with `same_as`, which takes it from the other entry", key.name),
                )
                .help("remove one of the two")
                .related(same_as.span, "taken from there");
        }
    }

    fn scalar(&mut self, span: Span, name: &str, kind: &ValueType, scalar: &Scalar) {
        let fault = match kind {
            ValueType::Text => scalar::text(scalar),
            ValueType::Wire => scalar::wire(scalar),
            ValueType::Route => scalar::route(scalar),
            ValueType::Path { whole } => scalar::path(scalar, *whole),
            ValueType::Name => scalar::name(scalar),
            ValueType::Variant => scalar::variant(scalar),
            ValueType::Address => scalar::url(scalar),
            ValueType::Response => scalar::response(scalar),
            ValueType::Scalar => scalar::scalar(scalar),
            ValueType::Bool => scalar::boolean(scalar),
            ValueType::Short(kind, _) => return self.scalar(span, name, kind, scalar),
            ValueType::Status => scalar::status(scalar),
            ValueType::Date => scalar::date(scalar),
            ValueType::Release => scalar::release(scalar),
            ValueType::Extension => scalar::extension(scalar),
            ValueType::Duration => scalar::duration(&scalar.text).err(),
            ValueType::Count => scalar::count_or_number(scalar, scalar::count),
            ValueType::Number => scalar::count_or_number(scalar, scalar::number),
            ValueType::Word(list) => {
                let list = list();
                if !list.contains(&scalar.text.as_str()) {
                    let help = match nearest(&scalar.text, list.iter().copied()) {
                        Some(near) => format!("did you mean `{near}`? expected one of {}", words(list)),
                        None => format!("expected one of {}", words(list)),
                    };
                    self.diagnostics.error(span, format!("unknown value `{}` of {name}", scalar.text)).help(help);
                }
                None
            }
            ValueType::List(_) | ValueType::OneOrMore(_) | ValueType::Map { .. } | ValueType::Object(_) => None,
        };
        if let Some(fault) = fault {
            // A fault that quotes the value comes after the name of the key, or replaces the same key.
            let message = match (fault.what.starts_with('`'), name.starts_with("key ")) {
                (true, true) => format!("key {}", fault.what),
                (true, false) => format!("{name}: {}", fault.what),
                (false, _) => format!("{name} {}", fault.what),
            };
            self.diagnostics.error(span, message).help(fault.help);
        }
    }
}

/// Returns the object with its article, unless its name is a key.
fn the(object: &ObjectSchema) -> String {
    if object.what.starts_with('`') { object.what.to_owned() } else { format!("the {}", object.what) }
}

fn expected(kind: &ValueType) -> String {
    let one = match kind {
        ValueType::Text => "a string",
        ValueType::Name => "a name of lower case letters, digits and `_`",
        ValueType::Variant => "the name of a Rust variant",
        ValueType::Wire => "a string as on the wire",
        ValueType::Route => "a path such as `/track`",
        ValueType::Path { .. } => "a path such as `error.code`",
        ValueType::Address => "a URL",
        ValueType::Date => "a date such as `2026-01-31`",
        ValueType::Release => "a release such as `\"2.1\"`",
        ValueType::Extension => "an extension such as `jpg`",
        ValueType::Response => "a response as on the wire",
        ValueType::Scalar => "a string, a number or a boolean",
        ValueType::Bool => "`true` or `false`",
        ValueType::Short(short, object) => return format!("{}, or a map for {}", expected(short), the(object)),
        ValueType::OneOrMore(item) => return format!("{}, or a list of them", expected(item)),
        ValueType::Status => "an HTTP status",
        ValueType::Duration => "a duration such as `5s`",
        ValueType::Count => "a whole number of at least 1",
        ValueType::Number => "a whole number",
        ValueType::Word(list) => return format!("one of {}", words(list())),
        ValueType::List(_) => "a list",
        ValueType::Map { .. } | ValueType::Object(_) => "a map",
    };
    one.to_owned()
}
