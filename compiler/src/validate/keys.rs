//! The keys of a map: reports unknown ones and those with invisible characters, and reads them as the keys that they mean.

use super::expected::{has_form, the};
use super::{recover, synonyms};
use crate::diagnostic::{Diagnostics, Span};
use crate::lists;
use crate::look_alike::difference;
use crate::printable::{invisible, is_invisible};
use crate::scalar;
use crate::schema::ObjectSchema;
use crate::suggest::{list as words, nearest};
use crate::yaml::{Content, MapKey, Node};

/// The key by which YAML 1.1 includes another map.
pub(super) const MERGE: &str = "<<";

/// The maximum number of unknown keys of a map with a suggestion.
const MAX_SUGGESTIONS: usize = 100;

/// Reports the mistakes in the keys of an object, and renames those whose meaning is clear.
pub(super) fn normalize(pairs: &mut Vec<(MapKey, Node)>, object: &'static ObjectSchema, diagnostics: &mut Diagnostics) {
    for (name, _) in &mut *pairs {
        make_visible(name, diagnostics);
    }
    recover::lost_members(pairs, object, diagnostics);
    misspelt(pairs, object, diagnostics);
}

/// Reports a key with an invisible character, and removes all of these from it.
pub(super) fn make_visible(name: &mut MapKey, diagnostics: &mut Diagnostics) {
    if let Some(hidden) = invisible(&name.text) {
        if !name.is_reported {
            let fault = scalar::invisible(hidden);
            diagnostics.error(name.span, format!("key `{}` {}", name.text, fault.what)).help(fault.help);
        }
        name.is_reported = true;
        name.text.retain(|c| !is_invisible(c));
    }
}

/// Reports unknown keys, and renames those that are almost a key which is missing.
fn misspelt(pairs: &mut [(MapKey, Node)], object: &'static ObjectSchema, diagnostics: &mut Diagnostics) {
    let is_known =
        |name: &str| object.keys.iter().any(|key| key.name == name) || object.is_extensible && name.starts_with("x-");
    let mut present = object.names();
    present.retain(|key| pairs.iter().any(|(name, _)| name.text == *key));
    let mut unknown = 0;
    for (name, value) in pairs {
        if is_known(&name.text) || name.text == MERGE && value.is_reported() {
            continue;
        }
        let near = if name.is_reported {
            object.names().into_iter().find(|key| Some(*key) == name.text.strip_prefix('_'))
        } else {
            // A file of another kind has only unknown keys, and suggestions for all of them take long.
            unknown += 1;
            let missing = lists::filter_map(object.keys, |key| {
                (!present.contains(&key.name) && has_form(value, &key.kind)).then_some(key.name)
            });
            let near = if unknown <= MAX_SUGGESTIONS { nearest(&name.text, object.names()) } else { None };
            let near = near.or_else(|| synonyms::meant(&name.text, &missing));
            // A line that fits none above it may belong to another map.
            let start = Span { end: name.span.start, ..name.span };
            if near.is_none() && unknown <= MAX_SUGGESTIONS && diagnostics.has_error_in(start) {
                name.is_reported = true;
                continue;
            }
            unknown_key(name, object, near, diagnostics);
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

fn unknown_key(name: &MapKey, object: &'static ObjectSchema, near: Option<&str>, diagnostics: &mut Diagnostics) {
    let help = match near {
        Some(near) => format!("did you mean `{near}`?{}", difference(&name.text, near)),
        None => {
            let further = if object.is_extensible { "; further facts have keys that start with `x-`" } else { "" };
            format!("expected one of {}{further}", words(&object.names()))
        }
    };
    diagnostics.error(name.span, format!("unknown key `{}` in {}", name.text, the(object))).help(help);
}
