//! Checks the tree against the schema: unknown keys, missing keys, wrong types, values outside a closed list.
//!
//! Everything invalid is reported here, and lowering omits it silently.

use crate::diagnostic::{Diagnostics, Span};
use crate::scalar;
use crate::schema::{Key as FormatKey, Kind, Need, OWN_KEYS, Object, PREDICATE};
use crate::suggest::{list as words, nearest};
use crate::yaml::{Key, Node, Scalar, Tree, Value};

/// Reports everything in the tree that does not match `object`.
pub(crate) fn check(tree: &Tree, object: &'static Object, diagnostics: &mut Diagnostics) {
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
    fn node(&mut self, node: &Node, owner: Span, name: &str, kind: &Kind) {
        match (kind, &node.value) {
            (Kind::Object(object), _) => self.object(node, owner, object),
            (Kind::Predicate, Value::Map(_)) => self.object(node, owner, &PREDICATE),
            (Kind::Map { of, key, value }, Value::Map(pairs)) => self.map(node, pairs, of, key, value),
            (Kind::List(item), Value::List(items)) => {
                if items.is_empty() && self.complete {
                    self.diagnostics
                        .error(node.span, format!("`{name}` is empty"))
                        .help("add an item, or remove the key if it is optional");
                }
                for each in items {
                    self.node(each, each.span, name, item);
                }
            }
            (Kind::Map { .. } | Kind::List(_), _) => self.wrong(node, name, kind),
            (_, Value::Scalar(scalar)) => self.scalar(node.span, &format!("`{name}`"), kind, scalar),
            _ => self.wrong(node, name, kind),
        }
    }

    fn wrong(&mut self, node: &Node, name: &str, kind: &Kind) {
        let found = match &node.value {
            Value::Scalar(scalar) if scalar.text.is_empty() && !scalar.quoted => "no value",
            Value::Scalar(_) => "a single value",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
        };
        let problem =
            self.diagnostics.error(node.span, format!("`{name}`: expected {}, found {found}", expected(kind)));
        if let (Kind::List(_), Some(one)) = (kind, node.as_str().filter(|one| !one.is_empty())) {
            problem.help(format!("write a list of one item: `[{one}]`"));
        }
    }

    fn map(&mut self, node: &Node, pairs: &[(Key, Node)], of: &str, key: &Kind, value: &Kind) {
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

    fn object(&mut self, node: &Node, owner: Span, object: &'static Object) {
        let Value::Map(pairs) = &node.value else {
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
            self.need(pairs, owner, object, key, missing);
        }
    }

    fn unknown(&mut self, name: &Key, object: &'static Object, near: Option<&str>) {
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("expected one of {}", words(object.keys.iter().map(|key| key.name))),
        };
        self.diagnostics.error(name.span, format!("unknown key `{}` in {}", name.text, the(object))).help(help);
    }

    fn need(&mut self, pairs: &[(Key, Node)], owner: Span, object: &'static Object, key: &FormatKey, report: bool) {
        let has = |name: &str| pairs.iter().any(|(key, _)| key.text == name);
        let missing = match key.need {
            Need::Required => !has(key.name),
            Need::Own => !has(key.name) && !has("same_as"),
            Need::Text => !has(key.name) && !has("same_as") && !self.optional,
            Need::Optional(_) => false,
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

    fn scalar(&mut self, span: Span, name: &str, kind: &Kind, scalar: &Scalar) {
        let fault = match kind {
            Kind::Text => scalar::text(scalar),
            Kind::Wire => scalar::wire(scalar),
            Kind::Name => scalar::name(scalar),
            Kind::Variant => scalar::variant(scalar),
            Kind::Address => scalar::url(scalar),
            Kind::Response => scalar::response(scalar),
            Kind::Scalar | Kind::Predicate => scalar::scalar(scalar),
            Kind::Status => scalar::status(scalar),
            Kind::Duration => scalar::duration(&scalar.text).err(),
            Kind::Count => scalar::count(&scalar.text).err(),
            Kind::Number => scalar::number(&scalar.text).err(),
            Kind::Word(list) => {
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
            Kind::List(_) | Kind::Map { .. } | Kind::Object(_) => None,
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
fn the(object: &Object) -> String {
    if object.what.starts_with('`') { object.what.to_owned() } else { format!("the {}", object.what) }
}

fn expected(kind: &Kind) -> String {
    let one = match kind {
        Kind::Text => "a string",
        Kind::Name => "a name of lower case letters, digits and `_`",
        Kind::Variant => "the name of a Rust variant",
        Kind::Wire => "a string as on the wire",
        Kind::Address => "a URL",
        Kind::Response => "a response as on the wire",
        Kind::Scalar => "a string, a number or a boolean",
        Kind::Predicate => "a value, or a predicate such as `{is: present}`",
        Kind::Status => "an HTTP status",
        Kind::Duration => "a duration such as `5s`",
        Kind::Count => "a whole number of at least 1",
        Kind::Number => "a whole number",
        Kind::Word(list) => return format!("one of {}", words(list())),
        Kind::List(_) => "a list",
        Kind::Map { .. } | Kind::Object(_) => "a map",
    };
    one.to_owned()
}
