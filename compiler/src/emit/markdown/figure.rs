//! A figure as SVG, without scripts and references, with colors for light and dark.

use std::fmt::Write;

use errbook_core::RetryClass;

/// The width of every figure, which a phone shows almost unscaled.
pub(super) const WIDTH: f64 = 480.0;

/// The colors are those of the reader's system. A figure has a background, so that it is also readable on a page whose
/// theme differs from the system's.
const STYLE: &str = "\
svg{--paper:#fff;--edge:#d1d9e0;--box:#f6f8fa;--ink:#1f2328;--muted:#59636e;--success:#1a7f37;--poll:#0969da;\
--backoff:#9a6700;--resubmit:#8250df;--after_fix:#cf222e;--unspecified:#59636e;font:13px system-ui,sans-serif;fill:var(--ink)}
@media(prefers-color-scheme:dark){svg{--paper:#161b22;--edge:#3d444d;--box:#21262d;--ink:#e6edf3;--muted:#9198a1;\
--success:#3fb950;--poll:#58a6ff;--backoff:#d29922;--resubmit:#be8fff;--after_fix:#ff7b72;--unspecified:#9198a1}}
text{white-space:pre}.b{font-weight:600}.s{font-size:11px}.m{fill:var(--muted)}.e{text-anchor:end}.c{text-anchor:middle}
path{fill:none;stroke:var(--muted)}.g{stroke:var(--edge)}.d{stroke-width:6;stroke-linecap:round}.w{stroke-dasharray:4 3}
";

/// A figure that grows by its elements.
pub(super) struct Figure {
    elements: String,
}

impl Figure {
    pub(super) fn new() -> Self {
        Figure { elements: String::new() }
    }

    /// Adds a text at its baseline; `class` is a list of classes of the style.
    pub(super) fn text(&mut self, x: f64, y: f64, class: &str, text: &str) {
        let class = attribute(class);
        self.add(format_args!("<text x=\"{}\" y=\"{}\"{class}>{}</text>", px(x), px(y), escaped(text)));
    }

    /// Adds a rectangle with an edge of a color.
    pub(super) fn rect(&mut self, [x, y, width, height]: [f64; 4], color: &str) {
        let [x, y, width, height] = [x, y, width, height].map(px);
        self.add(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"var(--box)\" \
             stroke=\"var(--{color})\"/>"
        ));
    }

    /// Adds a path; `class` is a list of classes of the style.
    pub(super) fn path(&mut self, class: &str, path: &str) {
        let class = attribute(class);
        self.add(format_args!("<path{class} d=\"{path}\"/>"));
    }

    /// Adds a row of dots in the color of a retry class.
    pub(super) fn dots(&mut self, class: RetryClass, y: f64, xs: impl IntoIterator<Item = f64>) {
        let y = px(y);
        let dots: String = xs.into_iter().map(|x| format!("M{} {y}h0", px(x))).collect();
        self.add(format_args!("<path class=\"d\" style=\"stroke:var(--{class})\" d=\"{dots}\"/>"));
    }

    /// Adds a line that ends with an arrow to the right.
    pub(super) fn arrow(&mut self, [x, y]: [f64; 2], to: f64) {
        self.path("", &format!("M{} {}H{}m-5 -4l5 4l-5 4", px(x), px(y), px(to)));
    }

    /// Returns the file, which begins with a line that is its header.
    pub(super) fn finish(self, header: &str, title: &str, description: &str, height: f64) -> String {
        let (title, description) = (escaped(title), escaped(description));
        let (width, height) = (px(WIDTH), px(height));
        format!(
            "{header}\n\
             <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title description\">\n\
             <title id=\"title\">{title}</title>\n<desc id=\"description\">{description}</desc>\n\
             <style>\n{STYLE}</style>\n\
             <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"var(--paper)\"/>\n{}</svg>\n",
            self.elements
        )
    }

    fn add(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = writeln!(self.elements, "{element}");
    }
}

/// Returns a length with at most one digit after the point.
pub(super) fn px(length: f64) -> String {
    let text = format!("{length:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// Returns the attribute for a list of classes.
fn attribute(class: &str) -> String {
    if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") }
}

/// Returns a text for XML, which has no control characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
