//! Checks the tree against the schema: unknown keys, missing keys, wrong types, values outside a closed list.
//!
//! Everything invalid is reported here, and lowering omits it silently.

mod expected;

use self::expected::{expected, has_form, missing_space, the};
use crate::diagnostic::{Diagnostics, Span};
use crate::scalar;
use crate::schema::{KeySchema, OWN_KEYS, ObjectSchema, Presence, ValueType};
use crate::suggest::{list as words, nearest};
use crate::yaml::{self, Content, MapKey, Node, Scalar, Tree};

/// Reports everything in the tree that does not match `object`.
///
/// A misspelt key is read as the key that it means, and a value that was reported becomes [`Content::Reported`], so that
/// lowering and the checks do not report their consequences.
pub(crate) fn check(tree: &mut Tree, object: &'static ObjectSchema, diagnostics: &mut Diagnostics) {
    let optional = tree.root.get("texts").and_then(Node::as_str) == Some("optional");
    let mut walk = Walk { complete: tree.complete, optional, diagnostics };
    let start = Span { start: tree.root.span.start, end: tree.root.span.start };
    walk.object(&mut tree.root, start, object);
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
    fn node(&mut self, node: &mut Node, owner: Span, name: &str, kind: &ValueType) {
        let span = node.span;
        match (kind, &mut node.value) {
            (_, Content::Reported) => {}
            (ValueType::Object(object), _) => self.object(node, owner, object),
            (ValueType::Short(_, object), Content::Map(_)) => self.object(node, owner, object),
            (ValueType::OneOrMore(item), Content::Scalar(_) | Content::Map(_)) => self.node(node, owner, name, item),
            (ValueType::Map { of, key, value }, Content::Map(pairs)) => self.map(span, pairs, of, key, value),
            (ValueType::List(item) | ValueType::OneOrMore(item), Content::List(items)) => {
                if items.is_empty() && self.complete {
                    self.diagnostics
                        .error(span, format!("`{name}` is empty"))
                        .help("add an item, or remove the key if it is optional");
                }
                for each in items {
                    self.node(each, each.span, name, item);
                }
            }
            (ValueType::Map { .. } | ValueType::List(_), _) => self.wrong(node, name, kind),
            (_, Content::Scalar(scalar)) => {
                if self.scalar(span, &format!("`{name}`"), kind, scalar) {
                    node.value = Content::Reported;
                }
            }
            _ => self.wrong(node, name, kind),
        }
    }

    fn wrong(&mut self, node: &mut Node, name: &str, kind: &ValueType) {
        let found = match &node.value {
            Content::Scalar(scalar) if scalar.text.is_empty() && !scalar.quoted => "no value",
            Content::Scalar(_) | Content::Reported => "a single value",
            Content::List(_) => "a list",
            Content::Map(_) => "a map",
        };
        if !self.missing_space(node, matches!(kind, ValueType::List(_))) {
            let problem =
                self.diagnostics.error(node.span, format!("`{name}`: expected {}, found {found}", expected(kind)));
            if let (ValueType::List(_), Some(one)) = (kind, node.as_str().filter(|one| !one.is_empty())) {
                problem.help(format!("write a list of one item: `[{one}]`"));
            }
        }
        node.value = Content::Reported;
    }

    /// Reports a text that is a list item or a key without the space behind its `-` or `:`.
    fn missing_space(&mut self, node: &Node, is_list: bool) -> bool {
        let Content::Scalar(Scalar { text, quoted: false, .. }) = &node.value else { return false };
        let Some((place, message)) = missing_space(text, is_list) else { return false };
        let start = node.span.start + place;
        self.diagnostics.error(Span { start, end: start + 1 }, message).help(yaml::ADD_SPACE);
        true
    }

    fn map(&mut self, span: Span, pairs: &mut [(MapKey, Node)], of: &str, key: &ValueType, value: &ValueType) {
        if pairs.is_empty() && self.complete {
            let empty = format!("expected at least one of the {of}, found none");
            match of {
                // An endpoint without entries is unused, not invalid.
                "entries" => self.diagnostics.warning(span, empty).help("add an entry, or remove the endpoint"),
                _ => self.diagnostics.error(span, empty).help("add at least one"),
            };
        }
        for (name, node) in pairs {
            if !name.is_reported {
                let text = Scalar { text: name.text.clone(), quoted: name.quoted, cut: None, marks: Vec::new() };
                name.is_reported = self.scalar(name.span, &format!("key `{}`", name.text), key, &text);
            }
            self.node(node, name.span, &name.text, value);
        }
    }

    fn object(&mut self, node: &mut Node, owner: Span, object: &'static ObjectSchema) {
        let span = node.span;
        let pairs = match &mut node.value {
            Content::Map(pairs) => pairs,
            Content::Reported => return,
            _ => {
                if !self.missing_space(node, false) {
                    self.diagnostics
                        .error(span, format!("expected a map for {}", the(object)))
                        .help(format!("its keys are {}", words(object.keys.iter().map(|key| key.name))));
                }
                node.value = Content::Reported;
                return;
            }
        };
        self.misspelt_keys(pairs, object);
        for (name, value) in &mut *pairs {
            match object.keys.iter().find(|key| key.name == name.text) {
                Some(key) => self.node(value, name.span, key.name, &key.kind),
                None if object.is_extensible && name.text.starts_with("x-") => self.extension(name, value),
                None => {}
            }
        }
        // A merge key stands for keys that are not known here.
        if pairs.iter().any(|(name, value)| name.text == MERGE_KEY && value.is_reported()) {
            return;
        }
        for key in object.keys {
            self.presence(pairs, owner, object, key);
        }
    }

    /// Reports unknown keys, and renames those that are almost a key which is missing.
    fn misspelt_keys(&mut self, pairs: &mut [(MapKey, Node)], object: &'static ObjectSchema) {
        let is_known = |name: &str| {
            object.keys.iter().any(|key| key.name == name) || object.is_extensible && name.starts_with("x-")
        };
        let mut present: Vec<&str> = object
            .keys
            .iter()
            .map(|key| key.name)
            .filter(|key| pairs.iter().any(|(name, _)| name.text == *key))
            .collect();
        let mut unknown = 0;
        for (name, value) in pairs {
            if is_known(&name.text) || name.text == MERGE_KEY && value.is_reported() {
                continue;
            }
            let keys = object.keys.iter().map(|key| key.name);
            let near = if name.is_reported {
                keys.clone().find(|key| Some(*key) == name.text.strip_prefix('_'))
            } else {
                // A file of another kind has only unknown keys, and suggestions for all of them take long.
                unknown += 1;
                let near = if unknown <= MAX_SUGGESTIONS { nearest(&name.text, keys) } else { None };
                self.unknown(name, object, near);
                near
            };
            let meant = object.keys.iter().find(|key| near == Some(key.name) && !present.contains(&key.name));
            if let Some(key) = meant {
                present.push(key.name);
                key.name.clone_into(&mut name.text);
                name.is_reported = true;
                if !has_form(value, &key.kind) {
                    value.value = Content::Reported;
                }
            }
        }
    }

    /// Reports a value that is neither a scalar nor a list of scalars.
    fn extension(&mut self, name: &MapKey, value: &Node) {
        for node in value.each() {
            if let Some(cut) = node.cut() {
                self.cut(&name.text, cut, node.as_str() == Some(""));
            } else if !matches!(&node.value, Content::Scalar(scalar) if scalar.quoted || !scalar.text.is_empty()) {
                let found = if matches!(node.value, Content::Scalar(_)) { "no value" } else { "a nested value" };
                self.diagnostics
                    .error(node.span, format!("`{}`: expected a scalar or a list of scalars, found {found}", name.text))
                    .help("use several keys for structured data: `x-owner-team: billing`");
            }
        }
    }

    /// Reports a comment that cuts a text.
    fn cut(&mut self, name: &str, comment: Span, is_empty: bool) {
        if is_empty {
            let message = format!("{name} is empty, because ` #` starts a comment");
            self.diagnostics.error(comment, message).help(yaml::QUOTE_CUT);
        } else {
            self.diagnostics.warning(comment, yaml::COMMENT_CUTS).help(yaml::QUOTE_CUT);
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

    fn presence(&mut self, pairs: &[(MapKey, Node)], owner: Span, object: &'static ObjectSchema, key: &KeySchema) {
        let has = |name: &str| pairs.iter().any(|(key, _)| key.text == name);
        let missing = match key.presence {
            Presence::Required => !has(key.name),
            Presence::Own => !has(key.name) && !has("same_as"),
            Presence::Text => !has(key.name) && !has("same_as") && !self.optional,
            Presence::Optional(_) => false,
        };
        if missing && self.complete {
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

    /// Reports an invalid scalar; returns `true` if its content is not checked further.
    fn scalar(&mut self, span: Span, name: &str, kind: &ValueType, scalar: &Scalar) -> bool {
        let can_have_spaces =
            matches!(kind, ValueType::Text | ValueType::Wire | ValueType::Response | ValueType::Scalar);
        if let Some(cut) = scalar.cut.filter(|_| can_have_spaces) {
            self.cut(name, cut, scalar.text.is_empty());
            return scalar.text.is_empty();
        }
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
                    return true;
                }
                None
            }
            ValueType::List(_) | ValueType::OneOrMore(_) | ValueType::Map { .. } | ValueType::Object(_) => None,
        };
        let Some(fault) = fault else { return false };
        // A fault that quotes the value comes after the name of the key, or replaces the same key.
        let message = match (fault.what.starts_with('`'), name.starts_with("key ")) {
            (true, true) => format!("key {}", fault.what),
            (true, false) => format!("{name}: {}", fault.what),
            (false, _) => format!("{name} {}", fault.what),
        };
        self.diagnostics.error(span, message).help(fault.help);
        // A text with a fault of its form can have other faults.
        !matches!(kind, ValueType::Text | ValueType::Wire) || scalar.text.trim().is_empty()
    }
}

/// The key by which YAML 1.1 includes another map.
const MERGE_KEY: &str = "<<";
