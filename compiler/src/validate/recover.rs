//! Reads a map of another layout as the map that it means: a list of keys, and keys that are not indented below their owner.

use super::expected::{has_form, the};
use crate::diagnostic::{Diagnostics, Span};
use crate::scalar;
use crate::schema::{ObjectSchema, ValueType};
use crate::suggest::nearest;
use crate::yaml::{Content, MapKey, Node};

/// The maximum number of keys of a map that are compared with the names of the format.
const MAX_COMPARED: usize = 100;

/// Reports a list instead of a map, and reads it as the map if its items are maps.
pub(super) fn list_for_map(node: &mut Node, name: &str, kind: &ValueType, diagnostics: &mut Diagnostics) {
    let message = match kind {
        ValueType::Object(object) => format!("expected a map for {}, found a list", the(object)),
        _ => format!("`{name}`: expected a map, found a list"),
    };
    let first = node.items().first().and_then(|item| item.pairs().first());
    let help = match first {
        Some((first, value)) if is_of_objects(kind) && value.as_str().is_some_and(|text| !text.is_empty()) => {
            let text = value.as_str().unwrap_or_default();
            format!(
                "use the value of `{}` as the key, and indent the other keys below it: `{}: ...`",
                first.text,
                scalar::written(text)
            )
        }
        Some((first, _)) => format!("remove the `- ` before each key: `{}: ...`", scalar::written(&first.text)),
        None => "write `key: value` instead of each item".to_owned(),
    };
    diagnostics.error(node.span, message).help(help);
    let is_named =
        |item: &Node| item.pairs().first().is_none_or(|(_, value)| is_empty(value) || !value.pairs().is_empty());
    let is_map = !is_of_objects(kind) || node.items().iter().all(is_named);
    if !is_map || !list_to_map(node, diagnostics) {
        node.value = Content::Reported;
    }
}

/// Returns `true` for a map whose values are maps of the format.
fn is_of_objects(kind: &ValueType) -> bool {
    matches!(kind, ValueType::Map { value: ValueType::Object(_), .. })
}

/// Turns a list of maps into one map; returns `false` if an item is not a map.
///
/// The keys behind the first one of an item belong to it if it has no value: `- name:` and its keys on the same column.
fn list_to_map(node: &mut Node, diagnostics: &mut Diagnostics) -> bool {
    let Content::List(items) = &mut node.value else { return false };
    if items.is_empty() || items.iter().any(|item| item.pairs().is_empty()) {
        return false;
    }
    let mut all: Vec<(MapKey, Node)> = Vec::new();
    for item in items.drain(..) {
        let (complete, Content::Map(mut pairs)) = (item.complete, item.value) else { continue };
        if pairs.len() > 1 && pairs.first().is_some_and(|(_, value)| is_empty(value)) {
            let inner = pairs.split_off(1);
            let span = span_of(&inner).unwrap_or(item.span);
            if let Some((_, value)) = pairs.first_mut() {
                *value = Node { span, value: Content::Map(inner), complete };
            }
        }
        for (key, value) in pairs {
            match all.iter().find(|(other, _)| other.text == key.text) {
                Some((first, _)) => {
                    let message = format!("duplicate key `{}`", key.text);
                    diagnostics.error(key.span, message).help("keep one of the two").related(first.span, "first here");
                }
                None => all.push((key, value)),
            }
        }
    }
    node.value = Content::Map(all);
    true
}

/// Moves maps that are keys of an object by mistake to the section above them that they belong to.
pub(super) fn lost_members(pairs: &mut Vec<(MapKey, Node)>, object: &ObjectSchema, diagnostics: &mut Diagnostics) {
    let mut compared = 0;
    let mut index = 0;
    while let Some((name, value)) = pairs.get(index) {
        let is_known = || object.keys.iter().any(|key| key.name == name.text) || name.text.starts_with("x-");
        let target = if value.pairs().is_empty() || name.is_reported || compared == MAX_COMPARED || is_known() {
            None
        } else {
            compared += 1;
            let near = nearest(&name.text, object.names());
            if near.is_none() { section(pairs, index, value, object) } else { None }
        };
        let Some((at, section)) = target else {
            index += 1;
            continue;
        };
        let (mut name, value) = pairs.remove(index);
        report(&name, &format!("unknown key `{}` in {}", name.text, the(object)), section, diagnostics);
        name.is_reported = true;
        if let Some((_, section)) = pairs.get_mut(at) {
            push(section, name, value);
        }
    }
}

/// Returns the place and the name of the section above a key to which its value belongs.
fn section(
    pairs: &[(MapKey, Node)],
    index: usize,
    value: &Node,
    object: &ObjectSchema,
) -> Option<(usize, &'static str)> {
    let (mut best, mut most) = (None, 0);
    for (at, (name, node)) in pairs.iter().enumerate().take(index) {
        let Some(key) = object.keys.iter().find(|key| key.name == name.text) else { continue };
        let ValueType::Map { value: ValueType::Object(member), .. } = key.kind else { continue };
        let is_open = is_empty(node) || matches!(node.value, Content::Map(_));
        // The nearest one of those with the most known keys.
        let known = known(value, member);
        if is_open && fits(value, member) && known >= most {
            (best, most) = (Some((at, key.name)), known);
        }
    }
    best
}

/// Moves keys of an object that stand beside it, in the map of all such objects, into the object above them.
pub(super) fn lost_keys(pairs: &mut Vec<(MapKey, Node)>, object: &ObjectSchema, diagnostics: &mut Diagnostics) {
    let mut last = None;
    let mut index = 1;
    while let Some((name, value)) = pairs.get(index) {
        // Most members start with a key of the object.
        let first = value.pairs().first();
        if first.is_some_and(|(first, _)| object.keys.iter().any(|key| key.name == first.text)) {
            index += 1;
            continue;
        }
        let key = object.keys.iter().find(|key| key.name == name.text);
        let is_key = key.is_some_and(|key| has_form(value, &key.kind)) && !fits(value, object) && !is_empty(value);
        let owner = index.checked_sub(1).and_then(|above| pairs.get(above));
        let owner = owner.filter(|(_, owner)| {
            is_empty(owner) || matches!(owner.value, Content::Map(_)) && owner.get(&name.text).is_none()
        });
        let Some(owner) = owner.filter(|_| is_key).map(|(owner, _)| owner.text.clone()) else {
            index += 1;
            continue;
        };
        let (name, value) = pairs.remove(index);
        if last != Some(index) {
            let message = format!("`{}` is a key of {}, but not indented below `{owner}`", name.text, the(object));
            report(&name, &message, &owner, diagnostics);
            last = Some(index);
        }
        if let Some((_, owner)) = index.checked_sub(1).and_then(|above| pairs.get_mut(above)) {
            push(owner, name, value);
        }
    }
}

/// Reports a key with too little indentation, unless its indentation is reported already.
fn report(name: &MapKey, message: &str, owner: &str, diagnostics: &mut Diagnostics) {
    if !diagnostics.has_error_in(Span { end: name.span.start, ..name.span }) {
        diagnostics.error(name.span, message).help(format!("indent it below `{owner}`"));
    }
}

/// Adds a pair to a map, or to a key without a value.
fn push(node: &mut Node, name: MapKey, value: Node) {
    if is_empty(node) {
        node.span = name.span;
        node.value = Content::Map(Vec::new());
    }
    if let Content::Map(pairs) = &mut node.value
        && !pairs.iter().any(|(other, _)| other.text == name.text)
    {
        node.span.end = value.span.end.max(node.span.end);
        pairs.push((name, value));
    }
}

/// Returns `true` if at least half of the keys of a map are those of an object.
fn fits(node: &Node, object: &ObjectSchema) -> bool {
    let known = known(node, object);
    known > 0 && known * 2 >= node.pairs().len()
}

fn known(node: &Node, object: &ObjectSchema) -> usize {
    node.pairs().iter().filter(|(name, _)| object.keys.iter().any(|key| key.name == name.text)).count()
}

fn is_empty(node: &Node) -> bool {
    node.scalar().is_some_and(|scalar| scalar.text.is_empty() && !scalar.quoted && scalar.cut.is_none())
}

fn span_of(pairs: &[(MapKey, Node)]) -> Option<Span> {
    Some(Span { start: pairs.first()?.0.span.start, end: pairs.last()?.1.span.end })
}
