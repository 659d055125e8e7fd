//! The faults of the pages of a reference: links without targets, duplicate anchors, untidy lines, markup from texts.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Returns the faults of the pages.
pub(crate) fn faults(pages: &BTreeMap<String, String>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut targets: BTreeSet<String> = pages.keys().cloned().collect();
    let mut links = Vec::new();
    for (name, text) in pages {
        for (number, line) in (1..).zip(text.lines()) {
            if line != line.trim_end() {
                faults.push(format!("{name}:{number}: white space at the end"));
            }
        }
        if text.contains("\n\n\n") || text.contains('\r') || !text.ends_with('\n') || text.ends_with("\n\n") {
            faults.push(format!("{name}: untidy line breaks"));
        }
        let (anchors, found) = anchors_and_links(text);
        for anchor in anchors {
            if !targets.insert(format!("{name}#{anchor}")) {
                faults.push(format!("{name}: duplicate anchor `{anchor}`"));
            }
        }
        links.extend(found.into_iter().map(|link| resolve(name, link)));
    }
    links.retain(|link| !link.starts_with("http") && !targets.contains(link));
    faults.extend(links.into_iter().map(|link| format!("`{link}` leads nowhere")));
    faults
}

/// Returns the path of a link's target from the folder of the reference.
pub(crate) fn resolve(page: &str, link: String) -> String {
    if link.starts_with('#') {
        return format!("{page}{link}");
    }
    match (page.split_once('/'), link.strip_prefix("../")) {
        (Some(_), Some(outside)) => outside.to_owned(),
        (Some((folder, _)), None) if !link.starts_with("http") => format!("{folder}/{link}"),
        _ => link,
    }
}

/// Returns the anchors of a page, including those that GitHub adds to headings, and the targets of its links.
pub(crate) fn anchors_and_links(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut anchors, mut links) = (Vec::new(), Vec::new());
    let mut heading: Option<String> = None;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let keep = |c: char| match c {
                    ' ' => Some('-'),
                    _ => (c.is_alphanumeric() || matches!(c, '-' | '_')).then_some(c),
                };
                let slug: String = heading.take().unwrap_or_default().to_lowercase().chars().filter_map(keep).collect();
                let times = seen.entry(slug.clone()).or_default();
                anchors.push(if *times == 0 { slug } else { format!("{slug}-{times}") });
                *times += 1;
            }
            Event::Text(text) | Event::Code(text) => heading.iter_mut().for_each(|heading| heading.push_str(&text)),
            Event::InlineHtml(html) => match html.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">")) {
                Some(anchor) => anchors.push(anchor.to_owned()),
                None => assert_eq!(&*html, "</a>", "unexpected markup"),
            },
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.into_string()),
            Event::Html(html) => {
                let is_ours = ["<!-- Generated ", "<!-- Catalog hash: "].iter().any(|start| html.starts_with(start));
                assert!(is_ours, "unexpected markup: {html}");
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                assert!(matches!(&*dest_url, "decision.svg" | "retry.svg"), "unexpected image: {dest_url}");
            }
            Event::Start(Tag::Strikethrough | Tag::Emphasis) | Event::InlineMath(_) => {
                panic!("unexpected markup: {event:?}")
            }
            _ => {}
        }
    }
    (anchors, links)
}
