//! Patterns of a segment of a path, or of a value of a query: text with parameters, such as `{id}.json`.

use errbook_core::table::Pattern;

/// Returns the names and values of the parameters if a text matches a pattern. A parameter is not empty.
///
/// Each text between parameters is searched once, from left to right: a parameter can be anything, so that the first
/// occurrence is as good as a later one.
pub(crate) fn captures<'p, 't>(pattern: &'p str, text: &'t str) -> Option<Vec<(&'p str, &'t str)>> {
    let mut captures = Vec::new();
    let Some((before, mut name, mut pattern)) = Pattern::split(pattern) else {
        return (pattern == text).then_some(captures);
    };
    let mut rest = text.strip_prefix(before)?;
    while let Some((between, next, after)) = Pattern::split(pattern) {
        let first = rest.chars().next()?.len_utf8();
        let end = first + rest.get(first..)?.find(between)?;
        captures.push((name, rest.get(..end)?));
        rest = rest.get(end + between.len()..)?;
        (name, pattern) = (next, after);
    }
    captures.push((name, rest.strip_suffix(pattern).filter(|value| !value.is_empty())?));
    Some(captures)
}

/// Returns the length of the text outside of the parameters.
pub(crate) fn fixed_length(mut pattern: &str) -> usize {
    let mut length = 0;
    while let Some((before, _, after)) = Pattern::split(pattern) {
        length += before.len();
        pattern = after;
    }
    length + pattern.len()
}

#[cfg(test)]
mod tests {
    use super::{captures, fixed_length};

    #[test]
    fn parameters_with_text_around_them_are_captured() {
        for (pattern, text, expected) in [
            ("orders", "orders", Some([].as_slice())),
            ("orders", "order", None),
            ("", "", Some(&[])),
            ("{id}", "17", Some(&[("id", "17")])),
            ("{id}", "", None),
            ("{sid}.json", "SM1.json", Some(&[("sid", "SM1")])),
            ("{sid}.json", "SM1.json.json", Some(&[("sid", "SM1.json")])),
            ("{sid}.json", ".json", None),
            ("{sid}.json", "SM1.xml", None),
            ("{id}:cancel", "a:b:cancel", Some(&[("id", "a:b")])),
            ("order-{id}", "order-17", Some(&[("id", "17")])),
            ("order-{id}.v1", "order-\u{e4}.v1", Some(&[("id", "\u{e4}")])),
            ("{from}-{to}", "a-b-c", Some(&[("from", "a"), ("to", "b-c")])),
            ("{from}-{to}.json", "a-b.json", Some(&[("from", "a"), ("to", "b")])),
            ("{from}-{to}.json", "a-.json", None),
            ("{a}{b}", "\u{e4}x", Some(&[("a", "\u{e4}"), ("b", "x")])),
            ("{a}{b}", "\u{e4}", None),
            ("{broken", "{broken", Some(&[])),
        ] {
            assert_eq!(captures(pattern, text).as_deref(), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn parameters_do_not_count_as_fixed_text() {
        for (pattern, length) in [("orders", 6), ("{id}", 0), ("a{id}b{c}", 2), ("{sid}.json", 5), ("{broken", 7)] {
            assert_eq!(fixed_length(pattern), length, "{pattern}");
        }
    }
}
