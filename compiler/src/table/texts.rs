//! What a row of the table borrows and the model does not have in that form: texts without escapes, and lists of lists.

use std::borrow::Cow;

use errbook_core::table::{Cause, Check, Extension, ExtensionValue, LifecycleNote, StatusRange};

use crate::lists;
use crate::markup::plain;
use crate::model;

/// The texts of an entry without escapes, and the lists of its row.
pub(super) struct Texts<'m> {
    entry: &'m model::Entry,
    pub(super) title: Cow<'m, str>,
    pub(super) meaning: Cow<'m, str>,
    pub(super) fix: Cow<'m, str>,
    pub(super) http: Vec<StatusRange>,
    causes: Vec<(Cow<'m, str>, Cow<'m, str>)>,
    notes: [Option<Cow<'m, str>>; 2],
    /// The file name extensions of each check.
    lists: Vec<Vec<&'m str>>,
    pub(super) extensions: Facts<'m>,
}

/// The lists of a row, which borrow from its texts.
pub(super) struct Lists<'b> {
    pub(super) causes: Vec<Cause<'b>>,
    pub(super) checks: Vec<Check<'b>>,
    pub(super) extensions: Vec<Extension<'b>>,
}

impl<'m> Texts<'m> {
    pub(super) fn new(entry: &'m model::Entry) -> Self {
        let model::Texts { title, meaning, fix, causes, checks, .. } = &entry.texts;
        let note = |note: &'m Option<model::LifecycleNote>| note.as_ref().map(|note| plain(&note.text));
        Texts {
            entry,
            title: plain(title),
            meaning: plain(meaning),
            fix: plain(fix),
            http: lists::map(&entry.http, |(status, _)| *status),
            causes: lists::map(causes, |cause| (plain(&cause.cause), plain(&cause.fix))),
            notes: [note(&entry.deprecated), note(&entry.removed)],
            lists: lists::map(checks, |check| check.rule.extensions()),
            extensions: Facts::new(&entry.extensions),
        }
    }

    pub(super) fn lists(&self) -> Lists<'_> {
        let mut checks = Vec::new();
        for (check, list) in self.entry.texts.checks.iter().zip(&self.lists) {
            checks.push(Check { parameter: &check.parameter, rule: check.rule.to_table(list) });
        }
        Lists {
            causes: lists::map(&self.causes, |(cause, fix)| Cause { cause, fix }),
            checks,
            extensions: self.extensions.get(),
        }
    }

    pub(super) fn deprecated<'b>(&'b self, entry: &'b model::Entry) -> Option<LifecycleNote<'b>> {
        let [text, _] = &self.notes;
        note(entry.deprecated.as_ref(), text.as_deref())
    }

    pub(super) fn removed<'b>(&'b self, entry: &'b model::Entry) -> Option<LifecycleNote<'b>> {
        let [_, text] = &self.notes;
        note(entry.removed.as_ref(), text.as_deref())
    }
}

fn note<'b>(note: Option<&'b model::LifecycleNote>, text: Option<&'b str>) -> Option<LifecycleNote<'b>> {
    Some(LifecycleNote { since: note?.since.as_deref(), text: text? })
}

/// The facts of keys that start with `x-`.
pub(super) struct Facts<'m> {
    model: &'m [model::Extension],
    values: Vec<Vec<&'m str>>,
}

impl<'m> Facts<'m> {
    pub(super) fn new(model: &'m [model::Extension]) -> Self {
        Facts { model, values: lists::map(model, |extension| lists::map(&extension.values, String::as_str)) }
    }

    pub(super) fn get(&self) -> Vec<Extension<'_>> {
        let mut facts = Vec::new();
        for (extension, values) in self.model.iter().zip(&self.values) {
            let value = match values.as_slice() {
                [single] if !extension.is_list => ExtensionValue::Single(single),
                list => ExtensionValue::List(list),
            };
            facts.push(Extension { name: &extension.name, value });
        }
        facts
    }
}
