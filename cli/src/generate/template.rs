//! Templates: those that are shipped and those of the user, and how they are rendered.

use std::path::Path;

use errbook_compiler::nearest;
use errbook_compiler::printable::one_line;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

use super::filters;
use crate::error::CliError;
use crate::generated;
use crate::paths;

/// The shipped templates by name.
const SHIPPED: [(&str, &str); 2] = [
    ("python", include_str!("../../templates/python.py.j2")),
    ("typescript", include_str!("../../templates/typescript.ts.j2")),
];

/// A template.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    /// The name of a shipped template or the path of a file, for messages.
    name: String,
    text: String,
}

impl Template {
    /// Returns the text of a shipped template.
    ///
    /// # Errors
    ///
    /// Fails if there is no template with this name.
    pub(crate) fn shipped(name: &str) -> Result<&'static str, CliError> {
        SHIPPED.iter().find(|(shipped, _)| *shipped == name).map(|(_, text)| *text).ok_or_else(|| {
            let shown = one_line(name);
            let names = SHIPPED.map(|(name, _)| format!("`{name}`")).join(" and ");
            let near = nearest(name, SHIPPED.map(|(name, _)| name));
            let near = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
            CliError::InvalidArgument(format!(
                "no template `{shown}` is shipped\nhelp: {near}{names} are; write a file as a path, such as `./{shown}`"
            ))
        })
    }

    /// Loads a template: a name without `.`, `/` and `\` is that of a shipped one, and anything else a path from `base`.
    ///
    /// # Errors
    ///
    /// Fails if there is no such template, or if the file cannot be read.
    pub(crate) fn load(directory: &Path, base: &Path, name: &str) -> Result<Self, CliError> {
        if !name.contains(['.', '/', '\\']) {
            return Ok(Template { name: name.to_owned(), text: Self::shipped(name)?.to_owned() });
        }
        let path = base.join(name);
        let shown = paths::display(directory, &path);
        match generated::read(&path)? {
            Some(text) => Ok(Template { name: shown, text }),
            None => {
                let names = SHIPPED.map(|(name, _)| format!("`{name}`")).join(" and ");
                Err(CliError::Failed(format!(
                    "the template `{shown}` does not exist\nhelp: create it, or use one of those that are shipped: {names}"
                )))
            }
        }
    }

    /// Returns the name of a shipped template or the path of a file.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Renders the template.
    ///
    /// # Errors
    ///
    /// Fails with the line of the template that is wrong.
    pub(super) fn render(&self, export: &Value, header: &str) -> Result<String, CliError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        let mut syntax = SyntaxConfig::builder();
        syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
        // Only delimiters can be invalid, and these are the default ones.
        environment.set_syntax(syntax.build().unwrap_or_default());
        environment.set_debug(true);
        environment.set_formatter(|out, state, value| {
            if value.is_none() {
                return Err(Error::new(ErrorKind::InvalidOperation, filters::NULL));
            }
            minijinja::escape_formatter(out, state, value)
        });
        filters::add(&mut environment);
        environment.add_global("header", header);
        let rendered =
            environment.template_from_named_str(&self.name, &self.text).and_then(|template| template.render(export));
        match rendered {
            // An example of the catalog may have other line breaks, which the comparison ignores.
            Ok(text) => Ok(text.replace("\r\n", "\n")),
            Err(error) => Err(self.report(&error, export)),
        }
    }

    fn report(&self, error: &Error, export: &Value) -> CliError {
        let line = error.line().map(|line| format!(":{line}")).unwrap_or_default();
        let kind = error.kind();
        let reason = error.detail().map_or_else(|| kind.to_string(), str::to_owned);
        let reason = match kind {
            ErrorKind::SyntaxError => format!("syntax error: {reason}"),
            _ => reason,
        };
        // The expression is the part of the template that was evaluated: of a filter, only its name.
        let operand = error.range().and_then(|range| operand(self.text.get(..range.start)?));
        let reason = match (kind, operand) {
            (ErrorKind::UndefinedError, Some(operand)) => format!("`{operand}` is undefined"),
            (ErrorKind::InvalidOperation, Some(operand)) => format!("`{operand}`: {reason}"),
            _ => reason,
        };
        let expression = error.range().and_then(|range| self.text.get(range)).filter(|text| !reason.contains(text));
        let expression = expression.map(|text| format!(" in `{}`", one_line(text.trim()))).unwrap_or_default();
        let help = help(kind, &reason, expression.as_str(), export);
        CliError::Failed(format!("{}{line}: {}{expression}\nhelp: {help}", self.name, one_line(&reason)))
    }
}

/// Returns the variable that a filter is applied to, if a template up to the name of the filter ends with one.
fn operand(before: &str) -> Option<&str> {
    let before = before.trim_end().strip_suffix('|')?.trim_end();
    let is_part = |c: char| c.is_alphanumeric() || "_.[]\"'".contains(c);
    let start = before.rfind(|c| !is_part(c)).map_or(0, |place| place + 1);
    let operand = before.get(start..)?;
    operand.starts_with(|c: char| c.is_alphabetic() || c == '_').then_some(operand)
}

/// Returns what to do about an error of a template.
fn help(kind: ErrorKind, reason: &str, expression: &str, export: &Value) -> String {
    match kind {
        ErrorKind::UndefinedError => {
            let quoted =
                reason.split('`').nth(1).unwrap_or(expression).trim_end_matches(|c: char| !c.is_alphanumeric());
            let key: String = quoted
                .chars()
                .rev()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let mut keys = Vec::new();
            collect_keys(export, &mut keys);
            let near = nearest(&key, keys.iter().map(String::as_str));
            let near = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
            format!("{near}`errbook schema --export` describes the keys")
        }
        ErrorKind::UnknownFilter => {
            let name = reason.split_whitespace().nth(1).unwrap_or_default().trim_matches(['`', '"', '\'']);
            let near = nearest(name, filters::NAMES).map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
            let names = filters::NAMES.map(|name| format!("`{name}`")).join(", ");
            format!("{near}the filters of errbook are {names}; minijinja has those of its documentation")
        }
        _ if reason.contains(filters::NULL) => {
            "print it within `{% if ... is not none %}`, or give it a default".to_owned()
        }
        ErrorKind::SyntaxError => "the syntax is that of minijinja, which is that of Jinja2".to_owned(),
        ErrorKind::TemplateNotFound | ErrorKind::BadInclude => "a template is one file".to_owned(),
        _ => {
            "`errbook schema --export` describes the values, and minijinja its functions, filters and tests".to_owned()
        }
    }
}

/// Adds the keys of a value and of everything in it, each once.
fn collect_keys(value: &Value, keys: &mut Vec<String>) {
    let Ok(items) = value.try_iter() else { return };
    match value.kind() {
        ValueKind::Map => {
            for key in items {
                let name = key.to_string();
                if let Ok(inner) = value.get_item(&key) {
                    collect_keys(&inner, keys);
                }
                if !keys.contains(&name) {
                    keys.push(name);
                }
            }
        }
        ValueKind::Seq => items.for_each(|item| collect_keys(&item, keys)),
        _ => {}
    }
}
