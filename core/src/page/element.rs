//! The elements of HTML.

use crate::bytes::is_in;

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

#[rustfmt::skip]
const HIDDEN: &[&[u8]] = &[
    b"script", b"style", b"svg", b"math", b"template", b"textarea", b"iframe", b"noframes", b"xmp",
];

#[rustfmt::skip]
const INLINE: &[&[u8]] = &[
    b"a", b"abbr", b"acronym", b"b", b"bdi", b"bdo", b"big", b"cite", b"code", b"data", b"del", b"dfn", b"em", b"font",
    b"i", b"ins", b"kbd", b"label", b"mark", b"q", b"s", b"samp", b"small", b"span", b"strike", b"strong", b"sub",
    b"sup", b"time", b"tt", b"u", b"var", b"wbr",
];

#[rustfmt::skip]
const BLOCK: &[&[u8]] = &[
    b"address", b"area", b"article", b"aside", b"audio", b"base", b"blockquote", b"body", b"br", b"button", b"canvas",
    b"caption", b"center", b"col", b"colgroup", b"dd", b"details", b"dialog", b"dir", b"div", b"dl", b"dt", b"embed",
    b"fieldset", b"figcaption", b"figure", b"footer", b"form", b"frame", b"frameset", b"h1", b"h2", b"h3", b"h4",
    b"h5", b"h6", b"head", b"header", b"hgroup", b"hr", b"html", b"img", b"input", b"legend", b"li", b"link", b"main",
    b"map", b"marquee", b"menu", b"meta", b"meter", b"nav", b"noscript", b"object", b"ol", b"optgroup", b"option",
    b"output", b"p", b"param", b"picture", b"pre", b"progress", b"rp", b"rt", b"ruby", b"search", b"section",
    b"select", b"source", b"summary", b"table", b"tbody", b"td", b"tfoot", b"th", b"thead", b"title", b"tr", b"track",
    b"ul", b"video",
];

/// Returns the kind of the element with a name, in any case.
pub(super) fn kind(name: &[u8]) -> Kind {
    for (kind, names) in &[(Kind::Hidden, HIDDEN), (Kind::Inline, INLINE), (Kind::Block, BLOCK)] {
        if is_in(names, name) {
            return *kind;
        }
    }
    Kind::Other
}
