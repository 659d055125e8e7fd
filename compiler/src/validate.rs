//! Checks the tree against the schema: unknown keys, missing keys, wrong types, values outside a closed list.
//!
//! Everything invalid is reported here, and lowering omits it silently.

mod expected;
mod recover;
mod synonyms;
mod keys;
mod scalars;
mod suspicious;

use self::expected::{expected, missing_space, the};
use self::suspicious::SuspiciousPath;
use crate::diagnostic::{Diagnostics, Span};
use crate::look_alike::difference;
use crate::printable::{invisible, is_invisible};
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
    let mut walk = Walk { optional, paths: Vec::new(), diagnostics };
    let start = Span { start: tree.root.span.start, end: tree.root.span.start };
    walk.object(&mut tree.root, start, object);
    let paths = walk.paths;
    suspicious::notations(&tree.root, &paths, diagnostics);
}

struct Walk<'d> {
    /// `true` if entries can omit their texts.
    optional: bool,
    /// The paths that may be in another notation.
    paths: Vec<SuspiciousPath>,
    diagnostics: &'d mut Diagnostics,
}

impl Walk<'_> {
    fn node(&mut self, node: &mut Node, owner: Span, name: &str, kind: &ValueType) {
        if let (ValueType::Map { .. } | ValueType::Object(_), Content::List(_)) = (kind, &node.value) {
            recover::list_for_map(node, name, kind, self.diagnostics);
        }
        let (span, complete) = (node.span, node.complete);
        match (kind, &mut node.value) {
            (_, Content::Reported) => {}
            (ValueType::Object(object), _) => self.object(node, owner, object),
            (ValueType::Short(_, object), Content::Map(_)) => self.object(node, owner, object),
            (ValueType::OneOrMore(item), Content::Scalar(_) | Content::Map(_)) => {
                let can_have_dash = matches!(item, ValueType::Wire) && name != "shared";
                if !can_have_dash && self.missing_space(node, true) {
                    node.value = Content::Reported;
                } else {
                    self.node(node, owner, name, item);
                }
            }
            (ValueType::Map { of, key, value }, Content::Map(pairs)) => {
                self.map((span, complete), pairs, of, key, value);
            }
            (ValueType::List(item) | ValueType::OneOrMore(item), Content::List(items)) => {
                if items.is_empty() && complete {
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
                self.make_visible(span, name, kind, scalar);
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
        // A list or map with text behind it is reported already.
        let behind = Span { start: node.span.end, end: node.span.end + 1 };
        let is_start_of_text = !node.complete && self.diagnostics.has_error_in(behind);
        if !is_start_of_text && !self.missing_space(node, matches!(kind, ValueType::List(_))) {
            let message = format!("`{name}`: expected {}, found {found}", expected(kind));
            self.diagnostics.error(node.span, message).help(expected::help(node, name, kind));
        }
        node.value = Content::Reported;
    }

    /// Reports a text that is a list item or a key without the space behind its `-` or `:`.
    fn missing_space(&mut self, node: &Node, is_list: bool) -> bool {
        let Content::Scalar(Scalar { text, quoted: false, .. }) = &node.value else { return false };
        let Some((place, message, help)) = missing_space(text, is_list) else { return false };
        let start = node.span.start + place;
        let length = text.get(place..).and_then(|text| text.chars().next()).map_or(1, char::len_utf8);
        self.diagnostics.error(Span { start, end: start + length }, message).help(help);
        true
    }

    fn map(
        &mut self,
        (span, complete): (Span, bool),
        pairs: &mut Vec<(MapKey, Node)>,
        of: &str,
        key: &ValueType,
        value: &ValueType,
    ) {
        if pairs.is_empty() && complete {
            let empty = format!("expected at least one of the {of}, found none");
            match of {
                // An endpoint without entries is unused, not invalid.
                "entries" => self.diagnostics.warning(span, empty).help("add an entry, or remove the endpoint"),
                _ => self.diagnostics.error(span, empty).help("add at least one"),
            };
        }
        if let ValueType::Object(object) = value {
            recover::lost_keys(pairs, object, self.diagnostics);
        }
        for (name, node) in pairs {
            keys::make_visible(name, self.diagnostics);
            if !name.is_reported {
                let text = Scalar { text: name.text.clone(), quoted: name.quoted, cut: None, marks: Vec::new() };
                name.is_reported = self.scalar(name.span, &format!("key `{}`", name.text), key, &text);
            }
            self.node(node, name.span, &name.text, value);
        }
    }

    fn object(&mut self, node: &mut Node, owner: Span, object: &'static ObjectSchema) {
        let (span, complete) = (node.span, node.complete);
        let pairs = match &mut node.value {
            Content::Map(pairs) => pairs,
            Content::Reported => return,
            _ => {
                if !self.missing_space(node, false) {
                    self.diagnostics
                        .error(span, format!("expected a map for {}", the(object)))
                        .help(format!("its keys are {}", words(&object.names())));
                }
                node.value = Content::Reported;
                return;
            }
        };
        keys::normalize(pairs, object, self.diagnostics);
        for (name, value) in &mut *pairs {
            match object.keys.iter().find(|key| key.name == name.text) {
                Some(key) => self.node(value, name.span, key.name, &key.kind),
                None if object.is_extensible && name.text.starts_with("x-") => self.extension(name, value),
                None => {}
            }
        }
        // A merge key stands for keys that are not known here.
        if pairs.iter().any(|(name, value)| name.text == keys::MERGE && value.is_reported()) {
            return;
        }
        for key in object.keys {
            self.presence((pairs, complete), owner, object, key);
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

    fn presence(
        &mut self,
        (pairs, complete): (&[(MapKey, Node)], bool),
        owner: Span,
        object: &'static ObjectSchema,
        key: &KeySchema,
    ) {
        let has = |name: &str| pairs.iter().any(|(key, _)| key.text == name);
        let missing = match key.presence {
            Presence::Required => !has(key.name),
            Presence::Own => !has(key.name) && !has("same_as"),
            Presence::Text => !has(key.name) && !has("same_as") && !self.optional,
            Presence::Optional(_) => false,
        };
        if missing && complete {
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

    /// Reports a name or another value of the format with an invisible character, and removes all of these from it.
    fn make_visible(&mut self, span: Span, name: &str, kind: &ValueType, scalar: &mut Scalar) {
        let kind = if let ValueType::Short(kind, _) = kind { kind } else { kind };
        let is_foreign = matches!(kind, ValueType::Text | ValueType::Response | ValueType::Scalar);
        if let Some(hidden) = invisible(&scalar.text).filter(|_| !is_foreign && scalar.cut.is_none()) {
            let fault = scalar::invisible(hidden);
            self.diagnostics.error(span, format!("`{name}` {}", fault.what)).help(fault.help);
            scalar.text.retain(|c| !is_invisible(c));
        }
    }

    /// Reports an invalid scalar; returns `true` if its content is not checked further.
    fn scalar(&mut self, span: Span, name: &str, kind: &ValueType, scalar: &Scalar) -> bool {
        let (kind, is_condition) = if let ValueType::Short(kind, _) = kind { (*kind, true) } else { (kind, false) };
        let can_have_spaces =
            matches!(kind, ValueType::Text | ValueType::Wire | ValueType::Response | ValueType::Scalar);
        if let Some(cut) = scalar.cut.filter(|_| can_have_spaces) {
            self.cut(name, cut, scalar.text.is_empty());
            return scalar.text.is_empty();
        }
        let fault = match kind {
            ValueType::Word(list) => {
                let list = list();
                if !list.contains(&scalar.text.as_str()) {
                    let help = match nearest(&scalar.text, list.iter().copied()) {
                        Some(near) if !scalar.text.is_ascii() => {
                            format!("did you mean `{near}`?{}", difference(&scalar.text, near))
                        }
                        Some(near) => format!("did you mean `{near}`? expected one of {}", words(&list)),
                        None => format!("expected one of {}", words(&list)),
                    };
                    self.diagnostics.error(span, format!("unknown value `{}` of {name}", scalar.text)).help(help);
                    return true;
                }
                None
            }
            _ => scalars::fault(name, kind, is_condition, scalar),
        };
        let Some(fault) = fault else {
            if !scalar.text.is_ascii() {
                suspicious::quotes(span, name, kind, scalar, self.diagnostics);
            }
            self.paths.extend(suspicious::path(span, name, kind, scalar));
            return false;
        };
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
