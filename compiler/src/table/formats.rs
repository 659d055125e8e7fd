//! The response formats of core's table.
//!
//! Core's types borrow slices of slices, so they are built in three steps, each of which borrows from the one before:
//! [`Formats`] splits the paths, [`Buffers`] owns the lists, and [`Buffers::responses`] and [`Buffers::when`] borrow them.

use errbook_core::__private::{Key, Template};
use errbook_core::RetryPolicy;
use errbook_core::table::{
    CodeLocation, Condition, DelayLocation, Field, HttpResponses, HttpRetryRule, JsonResponses, Path, Predicate,
    Responses, TextResponses, TextSuccess, TrailingField, UnknownCodePattern, When,
};

use crate::lists;
use crate::model;
use crate::names::NameMap;
use crate::templates;

/// The formats of a catalog or an endpoint, with their paths split into keys.
pub(super) struct Formats<'m> {
    model: &'m model::Responses,
    when: Vec<(u32, &'m model::When)>,
    /// The keys of the outermost object at which the paths start.
    keys: Vec<&'m str>,
    /// The remaining keys of each path.
    rests: NameMap<'m, Vec<&'m str>>,
    /// The values that are not a code, of each location.
    none: Vec<Vec<&'m str>>,
    /// The paths of each field.
    fields: Vec<Vec<&'m str>>,
    templates: Vec<templates::Template>,
}

/// The lists of the formats.
pub(super) struct Buffers<'b> {
    model: &'b model::Responses,
    trailing_fields: Vec<TrailingField<'b>>,
    text_success: Vec<TextSuccess<'b>>,
    unknown_codes: Vec<UnknownCodePattern<'b>>,
    retry: Vec<HttpRetryRule>,
    keys: Vec<Key<'b>>,
    success: Vec<Condition<'b>>,
    failure: Vec<Condition<'b>>,
    code: Vec<CodeLocation<'b>>,
    payload: Vec<Path<'b>>,
    message: Vec<Path<'b>>,
    retry_after: Vec<DelayLocation<'b>>,
    fields: Vec<Field<'b>>,
    templates: Vec<Template<'b>>,
    /// The entry, the statuses and the conditions of each `when`.
    when: Vec<(u32, &'b model::When, Vec<Condition<'b>>)>,
}

impl<'m> Formats<'m> {
    /// Splits the formats of a catalog.
    pub(super) fn of_catalog(catalog: &'m model::Catalog) -> Self {
        Self::new(&catalog.responses, Vec::new(), &catalog.codes)
    }

    /// Splits the formats of an endpoint, unless they are those of the catalog.
    pub(super) fn of_endpoint(catalog: &'m model::Catalog, endpoint: &'m model::Endpoint) -> Option<Self> {
        let mut when = Vec::new();
        for (row, entry) in (0..).zip(&endpoint.entries) {
            if let Some(conditions) = &entry.when {
                when.push((row, conditions));
            }
        }
        let is_own = endpoint.responses.is_some() || !when.is_empty();
        is_own.then(|| Self::new(catalog.responses_of(endpoint), when, &catalog.codes))
    }

    fn new(model: &'m model::Responses, when: Vec<(u32, &'m model::When)>, codes: &[model::Code]) -> Self {
        let mut formats = Formats {
            model,
            when,
            keys: Vec::new(),
            rests: NameMap::default(),
            none: Vec::new(),
            fields: Vec::new(),
            templates: Vec::new(),
        };
        let Some(json) = &model.json else { return formats };
        let whens = lists::map(&formats.when, |(_, when)| *when);
        formats.keys = model::first_keys(json, &whens);
        for path in model::paths(json, &whens) {
            let mut rest = model::keys(path);
            if !rest.is_empty() {
                rest.remove(0);
            }
            formats.rests.or_insert(path, rest);
        }
        formats.none = lists::map(&json.code, |code| lists::map(&code.none, String::as_str));
        formats.fields = lists::map(&json.fields, |field| lists::map(&field.paths, String::as_str));
        // The general parser does not use templates.
        if whens.is_empty() && model.http.success.is_empty() {
            formats.templates = templates::templates(json, codes);
        }
        formats
    }

    /// Returns the lists; `catalog` has the policies.
    pub(super) fn buffers<'b>(&'b self, catalog: &model::Catalog) -> Buffers<'b> {
        let mut buffers = Buffers {
            model: self.model,
            trailing_fields: Vec::new(),
            text_success: Vec::new(),
            unknown_codes: Vec::new(),
            retry: lists::map(&self.model.http.retry, |(status, index)| HttpRetryRule {
                status: *status,
                retry: catalog.policies.get(*index).map_or(RetryPolicy::Unspecified, |policy| policy.retry),
            }),
            keys: lists::map(&self.keys, |key| Key::new(key)),
            success: Vec::new(),
            failure: Vec::new(),
            code: Vec::new(),
            payload: Vec::new(),
            message: Vec::new(),
            retry_after: Vec::new(),
            fields: Vec::new(),
            templates: lists::map(&self.templates, |template| self.template(template)),
            when: lists::map(&self.when, |(row, when)| (*row, *when, self.conditions(&when.json))),
        };
        if let Some(text) = &self.model.text {
            buffers.trailing_fields = lists::map(&text.trailing_fields, trailing);
            buffers.text_success = lists::map(&text.success, model::TextSuccess::row);
            buffers.unknown_codes = lists::map(&text.unknown_codes, unknown);
        }
        let Some(json) = &self.model.json else { return buffers };
        buffers.success = self.conditions(&json.success);
        buffers.failure = self.conditions(&json.failure);
        for (location, none) in json.code.iter().zip(&self.none) {
            buffers.code.push(self.code(location, none));
        }
        // The whole body is always present, so the paths behind it never apply.
        for path in json.payload.iter().take_while(|path| *path != ".") {
            buffers.payload.push(self.path(path));
        }
        buffers.message = lists::map(&json.message, |path| self.path(path));
        buffers.retry_after = lists::map(&json.retry_after, |location| DelayLocation {
            path: self.path(&location.path),
            unit: location.unit,
        });
        for (field, paths) in json.fields.iter().zip(&self.fields) {
            buffers.fields.push(Field { name: &field.name, paths });
        }
        buffers
    }

    fn conditions<'b>(&'b self, conditions: &'b model::Conditions) -> Vec<Condition<'b>> {
        lists::map(conditions, |(path, predicate)| Condition {
            path: self.path(path),
            predicate: self::predicate(predicate),
        })
    }

    fn code<'b>(&'b self, location: &'b model::CodeLocation, none: &'b [&'m str]) -> CodeLocation<'b> {
        let model::CodeLocation { path, before, after, none: _ } = location;
        CodeLocation { path: self.path(path), before: before.as_deref(), after: after.as_deref(), none }
    }

    fn path<'b>(&'b self, path: &str) -> Path<'b> {
        let key = model::keys(path).first().map_or(usize::MAX, |first| self.key(first));
        Path { key, rest: self.rests.get(path).map(Vec::as_slice).unwrap_or_default() }
    }

    /// Returns the index of a key, or one that no key has.
    fn key(&self, key: &str) -> usize {
        self.keys.iter().position(|one| *one == key).unwrap_or(usize::MAX)
    }

    fn template<'b>(&self, template: &'b templates::Template) -> Template<'b> {
        let templates::Template { before, after, success, string, discriminator } = template;
        Template {
            before,
            after,
            success: *success,
            string: self.key(string),
            discriminator: discriminator.as_ref().map(|discriminator| self.key(discriminator)),
        }
    }
}

impl Buffers<'_> {
    /// Returns the formats.
    pub(super) fn responses(&self) -> Responses<'_> {
        let model::Responses { text, json, http } = self.model;
        Responses {
            text: text.as_ref().map(|text| TextResponses {
                success_prefix: text.success_prefix.as_deref(),
                empty_payload: text.empty_payload,
                trailing_fields: &self.trailing_fields,
                success: &self.text_success,
                reserved_prefix: text.reserved_prefix.as_deref(),
                unknown_codes: &self.unknown_codes,
            }),
            json: json.as_ref().map(|json| JsonResponses {
                keys: &self.keys,
                success: &self.success,
                failure: &self.failure,
                code: &self.code,
                payload: &self.payload,
                root_payload: json.payload.iter().any(|path| path == "."),
                empty_payload: json.empty_payload,
                message: &self.message,
                retry_after: &self.retry_after,
                fields: &self.fields,
                templates: &self.templates,
            }),
            http: HttpResponses { success: &http.success, retry: &self.retry },
        }
    }

    /// Returns the entries that are recognized by conditions.
    pub(super) fn when(&self) -> Vec<When<'_>> {
        lists::map(&self.when, |(row, when, json)| When { row: *row, http: &when.http, json })
    }
}

fn predicate(predicate: &model::Predicate) -> Predicate<'_> {
    match predicate {
        model::Predicate::Is(is) => Predicate::Is(is),
        model::Predicate::Not(not) => Predicate::Not(not),
        model::Predicate::Present => Predicate::Present,
        model::Predicate::Absent => Predicate::Absent,
        model::Predicate::Empty => Predicate::Empty,
        model::Predicate::NotEmpty => Predicate::NotEmpty,
    }
}

fn trailing(field: &model::TrailingField) -> TrailingField<'_> {
    TrailingField { name: &field.name, separator: &field.separator }
}

fn unknown(unknown: &model::UnknownCodePattern) -> UnknownCodePattern<'_> {
    UnknownCodePattern { charset: unknown.charset, prefix: &unknown.prefix, max_length: unknown.max_length as usize }
}
