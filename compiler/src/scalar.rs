//! Single values of the schema: the values that each type admits, and what to write instead.

use crate::ident;
use crate::look_alike::above_ascii;
use crate::printable::{is_hidden, is_invisible, is_of_writing, is_plain};
use crate::route::Route;
use crate::yaml::Scalar;

mod date;
mod fault;
mod notation;
mod number;
mod path;

use date::date_fault;
pub(crate) use fault::Fault;
use fault::fault;
pub(crate) use notation::{other_notation, several_paths};
pub(crate) use number::{count, duration, number, status_range};
pub(crate) use path::path_fault;

/// Returns the type of a plain scalar in YAML if it is not a string.
///
/// This includes the booleans of YAML 1.1, which other tools may still use.
fn other_type(scalar: &Scalar) -> Option<&'static str> {
    if scalar.quoted {
        return None;
    }
    let text = scalar.text.as_str();
    match text.to_ascii_lowercase().as_str() {
        "" | "~" | "null" => return Some("null"),
        "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" => return Some("a boolean"),
        ".nan" | ".inf" | "-.inf" | "+.inf" => return Some("a number"),
        _ => {}
    }
    let digits = text.trim_start_matches(['+', '-']);
    let radix = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0o")).or_else(|| digits.strip_prefix("0b"));
    let integer =
        radix.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_hexdigit() || b == b'_'));
    let plain =
        digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') && digits.replace('_', "").parse::<f64>().is_ok();
    (integer || plain).then_some("a number")
}

fn quote(scalar: &Scalar, read_as: &str) -> Fault {
    let text = &scalar.text;
    if text.is_empty() {
        return fault("is empty", "write a string");
    }
    fault(format!("`{text}` is {read_as} in YAML, but a string is expected"), format!("quote it: `\"{text}\"`"))
}

/// Returns the fault of null where a string is expected, which is not the value of a key that can be left out.
pub(crate) fn null(scalar: &Scalar) -> Option<Fault> {
    let fault = other_type(scalar).filter(|_| !scalar.text.is_empty()).map(|read_as| quote(scalar, read_as))?;
    let help = format!("remove it, or quote it: `\"{}\"`", scalar.text);
    is_null(&scalar.text).then_some(Fault { help, ..fault })
}

/// Returns `true` if a scalar is written as a value of JSON that is not a string.
pub(crate) fn is_json(scalar: &Scalar) -> bool {
    let text = scalar.text.as_str();
    !scalar.quoted && (["true", "false", "null"].contains(&text) || number::is_json(text))
}

fn is_null(text: &str) -> bool {
    ["~", "null"].contains(&text.to_ascii_lowercase().as_str())
}

/// Returns a string as it is written in YAML: in quotes if it could be something else.
pub(crate) fn written(text: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    let scalar = Scalar { text: text.to_owned(), quoted: false, cut: None, marks: Vec::new() };
    if text.starts_with(char::is_alphabetic) && text.chars().all(is_word) && wire(&scalar).is_none() {
        return scalar.text;
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

pub(crate) fn text(scalar: &Scalar) -> Option<Fault> {
    if let Some(read_as) = other_type(scalar) {
        return Some(quote(scalar, read_as));
    }
    let text = scalar.text.as_str();
    if text.trim().is_empty() {
        return Some(fault("is empty", "write a string"));
    }
    // A text becomes one line, and a block text ends with a line break by default.
    let text = text.trim_matches('\n');
    let around = text.chars().next().into_iter().chain(text.chars().last());
    if let Some(hidden) = around.into_iter().find(|c| is_invisible(*c) && c.is_whitespace()) {
        return Some(invisible(hidden));
    }
    if text.trim() != text && !text.contains('\n') {
        return Some(fault("has surrounding white space", "remove it"));
    }
    characters(scalar, is_of_writing)
}

pub(crate) fn wire(scalar: &Scalar) -> Option<Fault> {
    if let Some(read_as) = other_type(scalar) {
        return Some(quote(scalar, read_as));
    }
    if !scalar.quoted && scalar.text.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(fault(
            format!("`{}` starts like a number", scalar.text),
            format!("quote it: `\"{}\"`", scalar.text),
        ));
    }
    if scalar.text.is_empty() {
        return Some(fault("is empty", "write the string as on the wire"));
    }
    characters(scalar, |_| false)
}

/// Checks the path of a call, with its query.
pub(crate) fn route(scalar: &Scalar) -> Option<Fault> {
    let wrong = wire(scalar).map(|fault| of_another_type(scalar, fault, "write a path such as `/track`"));
    wrong.or_else(|| Route::new(&scalar.text).fault().map(|(what, help)| fault(what, help)))
}

/// Checks a path; `whole` admits `.`, the whole body.
pub(crate) fn path(scalar: &Scalar, whole: bool, is_key: bool) -> Option<Fault> {
    let wrong = wire(scalar).map(|fault| match is_key {
        true => fault,
        false => of_another_type(scalar, fault, "write a path such as `error.code`"),
    });
    wrong.or_else(|| path_fault(&scalar.text).filter(|_| !(whole && scalar.text == ".")))
}

/// Returns the fault of a path; one of another type is seldom the name of a key.
fn of_another_type(scalar: &Scalar, fault: Fault, help: &str) -> Fault {
    match other_type(scalar) {
        Some(_) if !scalar.text.is_empty() => {
            Fault { help: format!("{help}, or quote it: `\"{}\"`", scalar.text), ..fault }
        }
        _ => fault,
    }
}

/// Finds a control character or an invisible one that is not allowed.
fn characters(scalar: &Scalar, is_allowed: impl Fn(char) -> bool) -> Option<Fault> {
    if is_plain(&scalar.text) {
        return None;
    }
    if let Some(control) = scalar.text.chars().find(|c| c.is_control() && *c != '\n') {
        return Some(fault(format!("has the control character {}", control.escape_unicode()), "remove it"));
    }
    let hidden = scalar.text.chars().find(|c| *c != '\n' && is_hidden(*c) && !is_allowed(*c))?;
    Some(invisible(hidden))
}

/// Returns the fault of a value or a key with an invisible character.
pub(crate) fn invisible(hidden: char) -> Fault {
    let help = "remove it; it may have been copied from a web page or a document";
    fault(format!("has the invisible character `{}`", hidden.escape_unicode()), help)
}

/// Checks a date, whose form is reported before missing quotes.
pub(crate) fn date(scalar: &Scalar) -> Option<Fault> {
    let empty = || fault("is empty", "write the year, the month and the day: `\"2026-01-31\"`");
    if scalar.text.is_empty() { Some(empty()) } else { date_fault(&scalar.text).or_else(|| wire(scalar)) }
}

/// Checks a release: any text, but a day that exists if it has the form of a date.
pub(crate) fn release(scalar: &Scalar) -> Option<Fault> {
    if date::has_form(&scalar.text) { date(scalar) } else { wire(scalar) }
}

/// Checks an extension of file names: what follows the last dot.
pub(crate) fn extension(scalar: &Scalar) -> Option<Fault> {
    let text = scalar.text.as_str();
    wire(scalar).or_else(|| {
        let last = text.rsplit(['.', '/', '\\']).next().unwrap_or_default();
        let is_extension = |text: &str| !text.is_empty() && !text.contains(char::is_whitespace);
        if is_extension(text) && last == text {
            return None;
        }
        let help = match is_extension(last) {
            true if text.strip_prefix('.') == Some(last) => format!("write it without the dot: `{last}`"),
            true => format!("write what follows the last dot of a file name: `{last}`"),
            false => "write what follows the last dot of a file name: `jpg`".to_owned(),
        };
        Some(fault(format!("`{text}` is the extension of no file name"), help))
    })
}

/// Checks a whole number in the form of a number.
pub(crate) fn count_or_number<T>(scalar: &Scalar, parse: fn(&str) -> Result<T, Fault>) -> Option<Fault> {
    let fault = parse(&scalar.text).err();
    if fault.is_some() || !scalar.quoted {
        return fault;
    }
    Some(unquoted(scalar, "a number"))
}

/// Returns the fault of a string where a value of another type is expected.
fn unquoted(scalar: &Scalar, expected: &str) -> Fault {
    let text = scalar.text.trim();
    fault(format!("`{text}` is a string, but {expected} is expected"), format!("write it without quotes: `{text}`"))
}

pub(crate) fn response(scalar: &Scalar) -> Option<Fault> {
    other_type(scalar).map(|read_as| quote(scalar, read_as))
}

pub(crate) fn url(scalar: &Scalar) -> Option<Fault> {
    let text = scalar.text.as_str();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    // Characters that end a link in Markdown are not allowed.
    let good = |c: char| c.is_ascii_graphic() && !"<>()\"\\`".contains(c);
    let has_host = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[');
    let is_url = rest.is_some_and(|rest| has_host(rest) && rest.chars().all(good));
    (!is_url).then(|| {
        let help =
            "write a complete URL, with brackets, quotes and spaces percent-encoded: `https://example.com/errors`";
        fault("is not a valid URL", help)
    })
}

/// Checks a value of a response; `is_condition` is `true` if a predicate can stand for it.
pub(crate) fn scalar(scalar: &Scalar, is_condition: bool) -> Option<Fault> {
    let text = scalar.text.as_str();
    let read_as = other_type(scalar)?;
    if text.is_empty() {
        let help = if is_condition { "write a value, or a predicate: `{is: present}`" } else { "write a value" };
        return Some(fault("is empty", help));
    }
    if is_null(text) {
        let help = if is_condition { "write `{is: absent}`" } else { "write `is: present` instead of `not`" };
        return Some(fault(format!("`{text}` is null, which equals an absent value"), help));
    }
    let quoted = format!("a string is quoted: `\"{text}\"`");
    if read_as == "a boolean" {
        let is_true = ["true", "yes", "on", "y"].contains(&text.to_ascii_lowercase().as_str());
        let value = if is_true { "true" } else { "false" };
        let what = format!("`{text}` is a boolean in YAML, but `{value}` in JSON");
        return (text != value).then(|| fault(what, format!("write `{value}`; {quoted}")));
    }
    (!number::is_json(text)).then(|| {
        let help = format!("write it as in the response, such as `31` or `0.5`; {quoted}");
        fault(format!("`{text}` is a number in YAML, but not in JSON"), help)
    })
}

pub(crate) fn boolean(scalar: &Scalar) -> Option<Fault> {
    let good = ["true", "false"].contains(&scalar.text.as_str());
    if good && scalar.quoted {
        return Some(unquoted(scalar, "a boolean"));
    }
    (!good).then(|| fault(format!("`{}` is not `true` or `false`", scalar.text), "write `true`, or remove the key"))
}

pub(crate) fn status(scalar: &Scalar) -> Option<Fault> {
    let text = scalar.text.as_str();
    let good = text.len() == 3
        && text.starts_with(|c| ('1'..='5').contains(&c))
        && (text.ends_with("xx") || text.bytes().all(|b| b.is_ascii_digit()));
    (!good).then(|| {
        fault(format!("`{text}` is not an HTTP status"), "write a status such as `429`, or a group such as `5xx`")
    })
}

/// Checks a name that is defined.
pub(crate) fn name(scalar: &Scalar) -> Option<Fault> {
    name_form(scalar).or_else(|| unquoted_name(scalar))
}

/// Checks the characters of a name.
pub(crate) fn name_form(scalar: &Scalar) -> Option<Fault> {
    let text = scalar.text.as_str();
    if text.is_empty() {
        return Some(fault("is empty", "write a name of lower case letters, digits and `_`"));
    }
    let good = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    let help = "use lower case letters, digits and `_`, starting with a letter";
    (!good).then(|| invalid_name("is not a valid name", text, help))
}

/// Returns the fault of a name that is not a string in YAML.
pub(crate) fn unquoted_name(scalar: &Scalar) -> Option<Fault> {
    other_type(scalar).map(|read_as| quote(scalar, read_as))
}

/// Returns the fault of a name, which names a character that can be taken for a letter of the name.
fn invalid_name(what: &str, text: &str, help: &str) -> Fault {
    match above_ascii(text) {
        Some(character) => fault(format!("{what}: it has {character}"), help),
        None => fault(what, help),
    }
}

pub(crate) fn variant(scalar: &Scalar) -> Option<Fault> {
    let text = scalar.text.as_str();
    if ident::CONSTANTS.contains(&text) {
        let help = format!("write another name: `{}`", ident::camel(text));
        return Some(fault(format!("`{text}` is a constant of every enum, which the variant would hide"), help));
    }
    if !ident::is_variant(&scalar.text) {
        let help = "use letters and digits, starting with an upper case letter; `Self` is reserved";
        return Some(invalid_name("is not a valid Rust variant", text, help));
    }
    other_type(scalar).map(|read_as| quote(scalar, read_as))
}
