//! The markup of texts: `` `code` `` between back-ticks, and `` \` `` for a back-tick.

use std::borrow::Cow;

/// A part of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part<'t> {
    /// Text without back-ticks.
    Text(&'t str),
    /// A back-tick that is not markup.
    BackTick,
    /// A code span with its back-ticks, and their number on each side.
    Code(&'t str, usize),
    /// Back-ticks that nothing closes.
    Unclosed(&'t str),
}

/// Returns the parts of a text.
pub(crate) fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (part, length) = next(rest)?;
        rest = rest.get(length..)?;
        Some(part)
    })
}

/// Returns the first part and its length.
fn next(text: &str) -> Option<(Part<'_>, usize)> {
    if text.starts_with("\\`") {
        return Some((Part::BackTick, 2));
    }
    let ticks = run(text);
    if ticks == 0 {
        let end = text.find('`').unwrap_or(text.len());
        let escaped = text.get(..end)?.ends_with('\\') && end < text.len();
        let plain = text.get(..end - usize::from(escaped)).filter(|plain| !plain.is_empty())?;
        return Some((Part::Text(plain), plain.len()));
    }
    Some(match code_span(text, ticks) {
        Some(span) => (Part::Code(span, ticks), span.len()),
        None => (Part::Unclosed(text.get(..ticks)?), ticks),
    })
}

/// Returns the number of back-ticks at the start of a text.
fn run(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b'`').count()
}

/// Returns the code span that starts with a run of `ticks` back-ticks; the next run of the same length ends it.
fn code_span(text: &str, ticks: usize) -> Option<&str> {
    let mut at = ticks;
    loop {
        at += text.get(at..)?.find('`')?;
        let closing = run(text.get(at..)?);
        at += closing;
        if closing == ticks {
            return text.get(..at);
        }
    }
}

/// Returns a text as printed to a terminal: escaped back-ticks are back-ticks, and code keeps its own.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains("\\`") {
        return Cow::Borrowed(text);
    }
    let parts = parts(text).map(|part| match part {
        Part::Text(text) | Part::Code(text, _) | Part::Unclosed(text) => text,
        Part::BackTick => "`",
    });
    Cow::Owned(parts.collect())
}

#[cfg(test)]
mod tests {
    use super::{Part, parts, plain};

    #[test]
    fn texts_are_split_at_back_ticks() {
        for (text, expected) in [
            ("", vec![]),
            ("a b", vec![Part::Text("a b")]),
            ("a `b` c", vec![Part::Text("a "), Part::Code("`b`", 1), Part::Text(" c")]),
            ("``a`b``", vec![Part::Code("``a`b``", 2)]),
            ("a ` b", vec![Part::Text("a "), Part::Unclosed("`"), Part::Text(" b")]),
            (r"a \` b", vec![Part::Text("a "), Part::BackTick, Part::Text(" b")]),
            (r"\``b`", vec![Part::BackTick, Part::Code("`b`", 1)]),
            (r"`a\` b", vec![Part::Code(r"`a\`", 1), Part::Text(" b")]),
            (r"a\b \", vec![Part::Text(r"a\b \")]),
        ] {
            assert_eq!(parts(text).collect::<Vec<_>>(), expected, "{text}");
        }
        assert_eq!(plain(r"the \` of `a\b` and \`"), r"the ` of `a\b` and `");
    }
}
