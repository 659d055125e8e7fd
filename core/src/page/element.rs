//! The elements of HTML.

/// The effect of an element on the text of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Its content is not text of the page.
    Hidden,
    /// A part of a line.
    Inline,
    /// Separates its content from the text around it.
    Block,
    /// Not an element of HTML.
    Other,
}

const HIDDEN: &[&str] = &["script", "style", "svg", "math", "template", "textarea", "iframe", "noframes", "xmp"];

const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr",
];

const BLOCK: &[&str] = &[
    "address",
    "area",
    "article",
    "aside",
    "audio",
    "base",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "img",
    "input",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "marquee",
    "menu",
    "meta",
    "meter",
    "nav",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "picture",
    "pre",
    "progress",
    "rp",
    "rt",
    "ruby",
    "search",
    "section",
    "select",
    "source",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
    "video",
];

/// Returns the kind of the element with a name, in any case.
pub(super) fn kind(name: &[u8]) -> Kind {
    let is_in = |names: &[&str]| names.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name));
    match () {
        () if is_in(HIDDEN) => Kind::Hidden,
        () if is_in(INLINE) => Kind::Inline,
        () if is_in(BLOCK) => Kind::Block,
        () => Kind::Other,
    }
}
