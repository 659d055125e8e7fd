//! The filters of templates, in addition to those of minijinja.

use errbook_compiler::{escape, phrase};
use minijinja::value::{Kwargs, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Value};

use super::names::Case;
use super::quote;

/// The names of the filters.
pub(super) const NAMES: [&str; 13] = [
    "plain",
    "markdown",
    "ts_string",
    "ts_key",
    "python_string",
    "line_comment",
    "jsdoc",
    "docstring",
    "pascal",
    "camel",
    "snake",
    "upper_snake",
    "names",
];

/// Adds the filters.
pub(super) fn add(environment: &mut Environment<'_>) {
    environment.add_filter("plain", |value: &Value| text(value).map(phrase::plain));
    environment.add_filter("markdown", |value: &Value| text(value).map(escape::paragraph));
    environment.add_filter("ts_string", |value: &Value| text(value).map(quote::ts_string));
    environment.add_filter("ts_key", |value: &Value| text(value).map(quote::ts_key));
    environment.add_filter("python_string", |value: &Value| text(value).map(quote::python_string));
    environment.add_filter("line_comment", |value: &Value, prefix: &str| {
        text(value).map(|text| quote::line_comment(text, prefix))
    });
    environment.add_filter("jsdoc", |value: &Value, indent: Option<&str>, options: Kwargs| {
        let deprecated = options.get::<Option<String>>("deprecated")?;
        options.assert_all_used()?;
        Ok::<_, Error>(quote::jsdoc(&paragraphs(value)?, deprecated.as_deref(), indent.unwrap_or_default()))
    });
    environment.add_filter("docstring", |value: &Value, indent: Option<&str>| {
        Ok::<_, Error>(quote::docstring(&paragraphs(value)?, indent.unwrap_or_default()))
    });
    for case in Case::ALL {
        environment.add_filter(case.name(), move |value: &Value| text(value).map(|text| case.identifier(text)));
    }
    environment.add_filter("names", |texts: Vec<String>, case: &str| {
        let case = Case::ALL.into_iter().find(|one| one.name() == case).ok_or_else(|| {
            let names = Case::ALL.map(|case| format!("`{}`", case.name())).join(", ");
            Error::new(ErrorKind::InvalidOperation, format!("`{case}` is not a case, which is one of {names}"))
        })?;
        Ok::<_, Error>(Value::from(case.unique(texts.iter().map(String::as_str))))
    });
}

/// The message for null.
pub(super) const NULL: &str = "the value is null";

/// Returns the text of a value.
fn text(value: &Value) -> Result<&str, Error> {
    if value.is_undefined() {
        return Err(ErrorKind::UndefinedError.into());
    }
    if value.is_none() {
        return Err(Error::new(ErrorKind::InvalidOperation, NULL));
    }
    let other = || Error::new(ErrorKind::InvalidOperation, format!("expected a string, found a {}", value.kind()));
    value.as_str().ok_or_else(other)
}

/// Returns the paragraphs of a comment: a text, or a list of texts, in which null is left out.
fn paragraphs(value: &Value) -> Result<Vec<String>, Error> {
    let text = |value: &Value| {
        if value.is_undefined() {
            return Err(Error::new(ErrorKind::UndefinedError, "a paragraph of the comment is undefined"));
        }
        let text = value.as_str().map(str::to_owned);
        text.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "a comment is a string or a list of strings"))
    };
    match value.kind() {
        ValueKind::Seq | ValueKind::Iterable => {
            value.try_iter()?.filter(|item| !item.is_none()).map(|item| text(&item)).collect()
        }
        _ => Ok(vec![text(value)?]),
    }
}
