//! The part of an HTML page that says what it is.

/// The maximum number of bytes of a page that are searched.
const MAX_SEARCHED: usize = 0x1_0000;

/// The elements whose content is not text.
const HIDDEN: [&[u8]; 3] = [b"head", b"script", b"style"];

/// The elements that frame the text of a page. The name of any other element can tell that its content is secret.
const FRAME: [&[u8]; 10] =
    [b"!doctype", b"html", b"title", b"body", b"center", b"div", b"main", b"section", b"p", b"h1"];

/// Returns the title of a page or, without one, the page from its first text or other element on; as written, so that
/// secrets are recognized.
pub(crate) fn part(page: &[u8]) -> &[u8] {
    let searched = page.get(..MAX_SEARCHED).unwrap_or(page);
    match title(searched) {
        Some(title) if !title.is_empty() => title,
        _ => page.get(first_text(searched)..).unwrap_or(page),
    }
}

fn title(page: &[u8]) -> Option<&[u8]> {
    let opening = after(page, b"<title")?;
    let content = after(opening, b">")?;
    let end = find(content, b"</title")?;
    content.get(..end).map(<[u8]>::trim_ascii)
}

/// Returns the place of the first text or element that does not frame the page; 0 if there is none.
fn first_text(page: &[u8]) -> usize {
    let mut rest = page.trim_ascii_start();
    while let [b'<', tag @ ..] = rest {
        let name = HIDDEN.into_iter().find(|name| starts_with(tag, name));
        let behind = match name {
            Some(name) => after_closing(tag, name),
            None if tag.starts_with(b"!--") => after(tag, b"-->"),
            None if FRAME.into_iter().any(|name| starts_with(tag.strip_prefix(b"/").unwrap_or(tag), name)) => {
                after(tag, b">")
            }
            None => break,
        };
        rest = behind.unwrap_or_default().trim_ascii_start();
    }
    if rest.is_empty() { 0 } else { page.len() - rest.len() }
}

/// Returns what follows the closing tag of an element.
fn after_closing<'a>(page: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut rest = page;
    while let Some(tag) = after(rest, b"</") {
        if starts_with(tag, name) {
            return after(tag, b">");
        }
        rest = tag;
    }
    None
}

fn starts_with(text: &[u8], name: &[u8]) -> bool {
    text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && !text.get(name.len()).is_some_and(u8::is_ascii_alphanumeric)
}

/// Returns what follows the first occurrence of an ASCII text in any case.
fn after<'a>(text: &'a [u8], searched: &[u8]) -> Option<&'a [u8]> {
    text.get(find(text, searched)? + searched.len()..)
}

fn find(text: &[u8], searched: &[u8]) -> Option<usize> {
    text.windows(searched.len()).position(|window| window.eq_ignore_ascii_case(searched))
}
