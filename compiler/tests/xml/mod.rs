//! A check that a text is well-formed XML, as far as generated figures use it.

/// Panics unless a text is a comment and one element: balanced tags, quoted attributes, escaped text.
#[track_caller]
pub(crate) fn assert_well_formed(text: &str) {
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "a control character: {text}");
    let comment = text.strip_prefix("<!--").expect("the header is a comment");
    let (comment, mut rest) = comment.split_once("-->").expect("the comment ends");
    assert!(!comment.contains("--"), "two hyphens in a comment: {comment}");
    let (mut open, mut roots): (Vec<&str>, usize) = (Vec::new(), 0);
    while let Some((before, tag)) = rest.split_once('<') {
        assert_text(before, open.is_empty());
        let (tag, after) = tag.split_once('>').expect("a tag ends");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "an unbalanced tag");
            continue;
        }
        roots += usize::from(open.is_empty());
        let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(is_name(name), "not a name: {name}");
        assert_attributes(attributes);
        if !is_empty {
            open.push(name);
        }
    }
    assert_text(rest, true);
    assert_eq!((open, roots), (Vec::new(), 1), "open elements, and the number of roots");
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[track_caller]
fn assert_text(text: &str, is_outside: bool) {
    assert!(!is_outside || text.trim().is_empty(), "text outside of the root: {text}");
    for entity in text.split('&').skip(1) {
        assert!(["amp;", "lt;", "gt;"].iter().any(|name| entity.starts_with(name)), "not an entity: &{entity}");
    }
}

#[track_caller]
fn assert_attributes(attributes: &str) {
    let (mut rest, mut names) = (attributes, Vec::new());
    while !rest.is_empty() {
        let (name, value) = rest.split_once("=\"").expect("an attribute has a value");
        let (value, after) = value.split_once('"').expect("a value ends");
        assert!(is_name(name) && !names.contains(&name), "`{name}` in {attributes}");
        assert_text(value, false);
        names.push(name);
        assert!(after.is_empty() || after.starts_with(' '), "no space after a value: {attributes}");
        rest = after.trim_start();
    }
}
