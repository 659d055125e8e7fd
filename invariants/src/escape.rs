//! Invariants of escaping: rendered Markdown shows the text as written, and only code spans are markup.

use errbook_compiler::escape::{cell, code, paragraph};
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

pub(crate) fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    check_paragraph(&text);
    check_heading(&text);
    check_cell(&text);
    check_code(&text);
}

/// The Markdown extensions of GitHub, and those of rustdoc and docs.rs.
fn renderers() -> [Options; 2] {
    let common =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    [common | Options::ENABLE_GFM | Options::ENABLE_MATH, common | Options::ENABLE_SMART_PUNCTUATION]
}

/// The visible text, and the parts of it that are code.
#[derive(PartialEq, Debug, Default)]
struct Seen {
    text: String,
    codes: Vec<String>,
}

/// The expected visible text: white space collapses, a backslash escapes a back-tick outside of code, and a run of back-ticks
/// ends at the next run of the same length.
fn expected(text: &str) -> Seen {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let text = text.split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let chars: Vec<char> = text.chars().collect();
    let run = |at: usize| chars.iter().skip(at).take_while(|c| **c == '`').count();
    let mut seen = Seen::default();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let ticks = run(at);
        if *c == '\\' && run(at + 1) > 0 {
            seen.text.push('`');
            at += 2;
            continue;
        }
        if ticks == 0 {
            seen.text.push(*c);
            at += 1;
            continue;
        }
        let starts_run = |place: &usize| chars.get(place - 1) != Some(&'`') && run(*place) == ticks;
        let Some(end) = (at + ticks..chars.len()).find(starts_run) else {
            seen.text.extend(chars.iter().skip(at).take(ticks));
            at += ticks;
            continue;
        };
        let code: String = chars.iter().skip(at + ticks).take(end - at - ticks).collect();
        let inner =
            code.strip_prefix(' ').and_then(|code| code.strip_suffix(' ')).filter(|inner| !inner.trim().is_empty());
        let code = inner.unwrap_or(&code).to_owned();
        seen.text.push_str(&code);
        seen.codes.push(code);
        at = end + ticks;
    }
    seen
}

/// Returns the visible text between a start and its end; fails on anything but text, code and bare URLs.
fn seen<'a>(events: &mut impl Iterator<Item = Event<'a>>, end: TagEnd) -> Seen {
    let mut seen = Seen::default();
    let mut address: Option<(CowStr<'a>, String)> = None;
    for event in events {
        match event {
            Event::End(tag) if tag == end => break,
            Event::Text(text) => {
                seen.text.push_str(&text);
                match &mut address {
                    Some((_, shown)) => shown.push_str(&text),
                    None => assert!(!bare_address(&text), "a bare address in {text:?}"),
                }
            }
            Event::Code(code) => {
                seen.text.push_str(&code);
                seen.codes.push(code.into_string());
            }
            Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, .. }) => {
                address = Some((dest_url, String::new()));
            }
            Event::End(TagEnd::Link) => {
                let (target, shown) = address.take().expect("a link was opened");
                assert_eq!(*target, *shown, "an address leads where it says");
            }
            other => panic!("mark-up that nobody wrote: {other:?}"),
        }
    }
    seen
}

/// Returns `true` if the lint `rustdoc::bare_urls`, which checks each piece of text separately, reports something.
fn bare_address(text: &str) -> bool {
    ["http://", "https://"]
        .into_iter()
        .flat_map(|scheme| text.split(scheme).skip(1))
        .any(|after| after.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Smart punctuation changes how quotes and dots look, which is welcome; dashes would be another text.
fn plain(seen: Seen) -> Seen {
    let text = seen.text.replace(['\u{2018}', '\u{2019}'], "'").replace(['\u{201c}', '\u{201d}'], "\"");
    Seen { text: text.replace('\u{2026}', "..."), ..seen }
}

fn parse<'a>(markdown: &'a str, options: Options) -> impl Iterator<Item = Event<'a>> {
    let no_link = |link: BrokenLink<'a>| -> Option<(CowStr<'a>, CowStr<'a>)> {
        panic!("rustdoc would look for an item `{}`", link.reference)
    };
    Parser::new_with_broken_link_callback(markdown, options, Some(no_link))
}

fn check_paragraph(text: &str) {
    let expected = plain(expected(text));
    let markdown = paragraph(text);
    for options in renderers() {
        let mut events = parse(&markdown, options);
        match events.next() {
            None => assert_eq!(expected.text, "", "nothing is rendered of {markdown:?}"),
            first => {
                assert_eq!(first, Some(Event::Start(Tag::Paragraph)), "{markdown:?}");
                assert_eq!(plain(seen(&mut events, TagEnd::Paragraph)), expected, "{markdown:?}");
                assert_eq!(events.next(), None, "{markdown:?}");
            }
        }
    }
}

fn check_cell(text: &str) {
    let mut expected = plain(expected(text));
    // Renderers disagree on these in a table, so they are shown as text, where white space at the ends is lost.
    expected.codes.retain(|code| !code.contains("\\|"));
    let markdown = format!("| x | y | z |\n|---|---|---|\n| a | {} | b |\n", cell(text));
    for options in renderers() {
        let mut events = parse(&markdown, options).skip_while(|event| *event != Event::Start(Tag::TableRow));
        events.next();
        let mut cells = Vec::new();
        while let Some(Event::Start(Tag::TableCell)) = events.next() {
            cells.push(plain(seen(&mut events, TagEnd::TableCell)));
        }
        let [a, found, b] = cells.as_slice() else { panic!("{} cells of {markdown:?}", cells.len()) };
        assert_eq!((a.text.as_str(), b.text.as_str()), ("a", "b"), "{markdown:?}");
        assert_eq!((found.text.trim(), &found.codes), (expected.text.trim(), &expected.codes), "{markdown:?}");
        assert_eq!(events.next(), Some(Event::End(TagEnd::Table)), "{markdown:?}");
    }
}

fn check_heading(text: &str) {
    let expected = plain(expected(text));
    let markdown = format!("## {}\n", paragraph(text));
    for options in renderers() {
        let mut events = parse(&markdown, options);
        assert!(matches!(events.next(), Some(Event::Start(Tag::Heading { .. }))), "{markdown:?}");
        let end = TagEnd::Heading(pulldown_cmark::HeadingLevel::H2);
        assert_eq!(plain(seen(&mut events, end)), expected, "{markdown:?}");
        assert_eq!(events.next(), None, "{markdown:?}");
    }
}

/// A string of the wire is one code span, whatever is in it.
fn check_code(text: &str) {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let written = text.split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let seen = expected(&code(text));
    assert_eq!(seen.codes.len(), 1, "{text:?}");
    let shown = if written.is_empty() { seen.text.trim_matches(['"', ' ']) } else { seen.text.trim_matches(' ') };
    assert_eq!(shown, written);
}
