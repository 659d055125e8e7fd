//! Rust names for the strings of an API.

/// The constants of the traits of the generated enums, which a variant of the same name would hide: `TrackError::ALL`.
pub(crate) const CONSTANTS: [&str; 5] = ["ALL", "CATALOG", "ENDPOINT", "COUNT", "VARIANTS"];

/// Returns the variant of a code: `ZeroBalance` for `ERROR_ZERO_BALANCE` without `strip`, and `E0100C` for `0100C`.
///
/// Returns `None` if the code has no letters and digits, or if the name is reserved.
pub(crate) fn variant(code: &str, strip: Option<&str>) -> Option<String> {
    let camel = camel(without_prefix(code, strip));
    match camel.chars().next()? {
        c if c.is_ascii_digit() => Some(format!("E{camel}")),
        _ if is_reserved(&camel) => None,
        _ => Some(camel),
    }
}

/// Returns `true` if a text is a valid name of a variant.
pub(crate) fn is_variant(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
        && !is_reserved(text)
}

/// Returns `true` for the only keyword that starts with an upper case letter, and for [`CONSTANTS`].
fn is_reserved(text: &str) -> bool {
    text == "Self" || CONSTANTS.contains(&text)
}

/// Returns a code without the prefix `strip`, unless it is nothing else.
pub(crate) fn without_prefix<'c>(code: &'c str, strip: Option<&str>) -> &'c str {
    strip.and_then(|prefix| code.strip_prefix(prefix)).filter(|rest| !rest.is_empty()).unwrap_or(code)
}

/// Returns a title for a code without one: `Card declined` for `card_declined`.
pub(crate) fn words(code: &str, strip: Option<&str>) -> String {
    let stripped = without_prefix(code, strip);
    let shouted = !stripped.contains(|c: char| c.is_lowercase());
    let words: Vec<&str> = stripped.split(['_', '-', ' ', '.']).filter(|word| !word.is_empty()).collect();
    let text = if shouted { words.join(" ").to_lowercase() } else { words.join(" ") };
    let mut letters = text.chars();
    letters.next().map_or_else(|| code.to_owned(), |first| first.to_uppercase().chain(letters).collect())
}

/// Returns `ZeroBalance` for `zero_balance`, `ZERO-BALANCE` and `zeroBalance`.
pub(crate) fn camel(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        let shouted =
            !word.contains(|c: char| c.is_ascii_lowercase()) && !word.starts_with(|c: char| c.is_ascii_digit());
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.extend(letters.map(|c| if shouted { c.to_ascii_lowercase() } else { c }));
    }
    name
}
