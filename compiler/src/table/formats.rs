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
        let entries = (0..).zip(&endpoint.entries);
        let when: Vec<_> = entries.filter_map(|(row, entry)| Some((row, entry.when.as_ref()?))).collect();
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
        let whens: Vec<&model::When> = formats.when.iter().map(|(_, when)| *when).collect();
        formats.keys = model::first_keys(json, &whens);
        for path in model::paths(json, &whens) {
            formats.rests.or_insert(path, model::keys(path).into_iter().skip(1).collect());
        }
        formats.none = json.code.iter().map(|code| code.none.iter().map(String::as_str).collect()).collect();
        formats.fields = json.fields.iter().map(|field| field.paths.iter().map(String::as_str).collect()).collect();
        // The general parser does not use templates.
        if whens.is_empty() && model.http.success.is_empty() {
            formats.templates = templates::templates(json, codes);
        }
        formats
    }

    /// Returns the lists; `catalog` has the policies.
    pub(super) fn buffers<'b>(&'b self, catalog: &model::Catalog) -> Buffers<'b> {
        let policy = |index: usize| catalog.policies.get(index).map_or(RetryPolicy::Unspecified, |policy| policy.retry);
        let retry = self.model.http.retry.iter();
        let (text, json) = (self.model.text.as_ref(), self.model.json.as_ref());
        let lists = |select: fn(&model::JsonResponses) -> &[String]| json.map(select).unwrap_or_default();
        // The whole body is always present, so the paths behind it never apply.
        let payload = lists(|json| &json.payload).iter().take_while(|path| *path != ".");
        Buffers {
            model: self.model,
            trailing_fields: text.map(|text| text.trailing_fields.iter().map(trailing).collect()).unwrap_or_default(),
            text_success: text
                .map(|text| text.success.iter().map(model::TextSuccess::row).collect())
                .unwrap_or_default(),
            unknown_codes: text.map(|text| text.unknown_codes.iter().map(unknown).collect()).unwrap_or_default(),
            retry: retry.map(|(status, index)| HttpRetryRule { status: *status, retry: policy(*index) }).collect(),
            keys: self.keys.iter().map(|key| Key::new(key)).collect(),
            success: json.map(|json| self.conditions(&json.success)).unwrap_or_default(),
            failure: json.map(|json| self.conditions(&json.failure)).unwrap_or_default(),
            code: json
                .into_iter()
                .flat_map(|json| json.code.iter().zip(&self.none))
                .map(|one| self.code(one))
                .collect(),
            payload: payload.map(|path| self.path(path)).collect(),
            message: lists(|json| &json.message).iter().map(|path| self.path(path)).collect(),
            retry_after: json
                .into_iter()
                .flat_map(|json| &json.retry_after)
                .map(|location| DelayLocation { path: self.path(&location.path), unit: location.unit })
                .collect(),
            fields: json
                .into_iter()
                .flat_map(|json| json.fields.iter().zip(&self.fields))
                .map(|(field, paths)| Field { name: &field.name, paths })
                .collect(),
            templates: self.templates.iter().map(|template| self.template(template)).collect(),
            when: self.when.iter().map(|(row, when)| (*row, *when, self.conditions(&when.json))).collect(),
        }
    }

    fn conditions<'b>(&'b self, conditions: &'b model::Conditions) -> Vec<Condition<'b>> {
        let condition = |(path, predicate): &'b (String, model::Predicate)| Condition {
            path: self.path(path),
            predicate: self::predicate(predicate),
        };
        conditions.iter().map(condition).collect()
    }

    fn code<'b>(&'b self, (location, none): (&'b model::CodeLocation, &'b Vec<&'m str>)) -> CodeLocation<'b> {
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
        self.when.iter().map(|(row, when, json)| When { row: *row, http: &when.http, json }).collect()
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
