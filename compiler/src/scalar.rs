//! Single values of the format: what each kind admits, and what to write instead.

use std::time::Duration;

use crate::ident;
use crate::yaml::Scalar;

/// Why a value is refused, and what would be right.
pub(crate) struct Fault {
    pub(crate) what: String,
    pub(crate) help: String,
}

fn fault(what: impl Into<String>, help: impl Into<String>) -> Fault {
    Fault { what: what.into(), help: help.into() }
}

/// What YAML readers take a plain scalar for, if not for a text.
///
/// The words of YAML 1.1 count too, since other tools that read the file may still follow it.
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
        return fault("is empty", "write a text");
    }
    fault(format!("is `{text}`, which YAML reads as {read_as}"), format!("quote it: \"{text}\""))
}

pub(crate) fn text(scalar: &Scalar) -> Option<Fault> {
    if let Some(read_as) = other_type(scalar) {
        return Some(quote(scalar, read_as));
    }
    let text = scalar.text.as_str();
    if text.trim().is_empty() {
        return Some(fault("is empty", "write a text"));
    }
    // A block scalar ends with a line break unless it says otherwise; nobody means that.
    let text = text.strip_suffix('\n').unwrap_or(text);
    if text.trim() != text {
        return Some(fault("has white space around it", "leave it out"));
    }
    characters(scalar)
}

pub(crate) fn wire(scalar: &Scalar) -> Option<Fault> {
    if let Some(read_as) = other_type(scalar) {
        return Some(quote(scalar, read_as));
    }
    if !scalar.quoted && scalar.text.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(fault(
            format!("is `{}`, which begins like a number", scalar.text),
            format!("quote it: \"{}\"", scalar.text),
        ));
    }
    if scalar.text.is_empty() {
        return Some(fault("is empty", "write the text as it stands on the wire"));
    }
    characters(scalar)
}

fn characters(scalar: &Scalar) -> Option<Fault> {
    let control = scalar.text.chars().find(|c| c.is_control() && *c != '\n')?;
    Some(fault(format!("has the control character {}", control.escape_unicode()), "leave it out"))
}

pub(crate) fn reply(scalar: &Scalar) -> Option<Fault> {
    other_type(scalar).map(|read_as| quote(scalar, read_as))
}

pub(crate) fn address(scalar: &Scalar) -> Option<Fault> {
    let text = scalar.text.as_str();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    // What ends a link in markdown cannot be part of one.
    let good = |c: char| c.is_ascii_graphic() && !"<>()\"\\`".contains(c);
    let is_address = rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(good));
    (!is_address).then(|| {
        let help = "write it whole, with `%` codes for brackets, quotes and spaces: `https://example.com/errors`";
        fault("is no address of a page", help)
    })
}

pub(crate) fn scalar(scalar: &Scalar) -> Option<Fault> {
    match other_type(scalar) {
        Some("a boolean") if ["true", "false"].contains(&scalar.text.as_str()) => None,
        Some(read_as @ ("null" | "a boolean")) => Some(quote(scalar, read_as)),
        _ => None,
    }
}

pub(crate) fn status(scalar: &Scalar) -> Option<Fault> {
    let text = scalar.text.as_str();
    let good = text.len() == 3
        && text.starts_with(|c| ('1'..='5').contains(&c))
        && (text.ends_with("xx") || text.bytes().all(|b| b.is_ascii_digit()));
    (!good).then(|| {
        fault(format!("is `{text}`, which is no status of HTTP"), "write `429`, or `5xx` for all of its group")
    })
}

pub(crate) fn name(scalar: &Scalar) -> Option<Fault> {
    let text = scalar.text.as_str();
    let good = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !good {
        return Some(fault("is no name", "a name is small letters, digits and `_`, the first one a letter"));
    }
    other_type(scalar).map(|read_as| quote(scalar, read_as))
}

pub(crate) fn variant(scalar: &Scalar) -> Option<Fault> {
    (!ident::is_variant(&scalar.text)).then(|| {
        fault("cannot name a Rust variant", "a variant is letters and digits, the first one a capital, and not `Self`")
    })
}

pub(crate) fn duration(text: &str) -> Result<Duration, Fault> {
    let bad = || {
        fault(
            format!("is `{text}`, which is no duration"),
            "a duration is a whole number and `ms`, `s`, `m` or `h`: `5s`",
        )
    };
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let milliseconds: u64 = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        _ => return Err(bad()),
    };
    let number: u64 = text.strip_suffix(unit).and_then(|digits| digits.parse().ok()).ok_or_else(bad)?;
    let total = number.checked_mul(milliseconds).ok_or_else(bad)?;
    if total == 0 {
        return Err(fault("is zero", "a delay that repeats takes some time: `1s`"));
    }
    Ok(Duration::from_millis(total))
}

pub(crate) fn count(text: &str) -> Result<u32, Fault> {
    match text.parse() {
        Ok(0) | Err(_) => {
            Err(fault(format!("is `{text}`, which is no count"), "a count is a whole number of at least 1"))
        }
        Ok(count) => Ok(count),
    }
}

pub(crate) fn number(text: &str) -> Result<u64, Fault> {
    text.parse().map_err(|_| fault(format!("is `{text}`, which is no whole number"), "write digits only: `1048576`"))
}
