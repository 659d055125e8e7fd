//! Every example of "Describe your API" in `docs/format.md` compiles, and its responses have the outcomes that it states.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixtures must fail")]

use std::fmt::Write;

use errbook_compiler::{check, with_table};
use errbook_core::table::Catalog;
use errbook_core::{Outcome, Response};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

const GUIDE: &str = include_str!("../src/guide.md");

/// A section of the guide: its heading, and its blocks of code.
struct Example {
    heading: String,
    blocks: Vec<String>,
}

/// Returns the sections with blocks of code.
fn examples() -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut in_heading = false;
    for event in Parser::new(GUIDE) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H3, .. }) => {
                in_heading = true;
                examples.push(Example { heading: String::new(), blocks: Vec::new() });
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                examples.last_mut().unwrap().blocks.push(String::new());
            }
            Event::Text(text) if in_heading => examples.last_mut().unwrap().heading.push_str(&text),
            Event::Text(text) => {
                if let Some(block) = examples.last_mut().and_then(|example| example.blocks.last_mut()) {
                    block.push_str(&text);
                }
            }
            _ => {}
        }
    }
    examples
}

/// Returns the catalog of an example: with the retry policies that it uses, and an endpoint if it has none.
fn catalog(block: &str, codes: &[&str]) -> String {
    let mut text = "catalog: demo\ntitle: Demo\ntexts: optional\nretry_policies:\n".to_owned();
    let policies = [
        ("busy", "{class: backoff, initial_delay: 1s, max_delay: 1m, max_attempts: 5}"),
        ("not_ready", "{class: poll, interval: 5s, max_attempts: 60}"),
    ];
    for (name, policy) in policies.iter().filter(|(name, _)| block.contains(name)) {
        writeln!(text, "  {name}: {policy}").unwrap();
    }
    text.push_str(block);
    if !block.contains("endpoints:") {
        text.push_str("endpoints:\n  call:\n    path: /call\n    title: The call\n    errors:\n");
        for code in codes {
            writeln!(text, "      {code}: {{retry: after_fix}}").unwrap();
        }
    }
    text
}

/// Returns the outcome of a line such as `/call 200 {"ok":true}`, in the words of the guide.
fn outcome(table: &Catalog<'_>, line: &str) -> String {
    let (path, line) = match line.strip_prefix('/').and_then(|_| line.split_once(' ')) {
        Some((path, line)) => (Some(path), line),
        None => (None, line),
    };
    let endpoint = table.endpoints.iter().find(|endpoint| path.is_none_or(|path| path == endpoint.path)).unwrap();
    let (status, body) = line.split_once(' ').unwrap();
    let outcome = table.parse(endpoint, Response::new(body.as_bytes()).with_status(status.parse().unwrap()));
    let mut text = outcome.as_str().to_owned();
    if let Outcome::Pending { code, .. } | Outcome::Error { code, .. } = &outcome {
        write!(text, " {}", code.code()).unwrap();
    }
    if let Some(message) = outcome.details().message {
        write!(text, ": {message}").unwrap();
    }
    if let Some(delay) = outcome.server_delay() {
        write!(text, " (retry after {} ms)", delay.as_millis()).unwrap();
    }
    text
}

#[test]
fn every_example_parses_its_responses() {
    let examples = examples();
    assert_eq!(examples.len(), 11);
    for Example { heading, blocks } in examples {
        let [block, responses] = blocks.as_slice() else { panic!("{heading} has {} blocks", blocks.len()) };
        let lines: Vec<&str> = responses.lines().collect();
        let pairs: Vec<(&str, &str)> = lines
            .chunks(2)
            .map(|pair| match pair {
                [response, outcome] => (*response, outcome.trim()),
                _ => panic!("{heading} has a response without an outcome"),
            })
            .collect();
        let codes: Vec<&str> =
            pairs.iter().filter_map(|(_, outcome)| outcome.strip_prefix("error ")?.split([':', ' ']).next()).collect();
        let text = catalog(block, &codes);
        let checked = check(&text);
        let problems: Vec<String> =
            checked.diagnostics.iter().map(|problem| problem.render("guide.md", &text)).collect();
        assert!(problems.is_empty(), "{heading}: {}", problems.join("\n"));
        with_table(&checked.catalog.unwrap(), |table| {
            for (response, expected) in &pairs {
                assert_eq!(outcome(table, response), *expected, "{heading}: {response}");
            }
        });
        for kind in ["success", "error"] {
            assert!(pairs.iter().any(|(_, outcome)| outcome.starts_with(kind)), "{heading} has no {kind}");
        }
    }
}

#[test]
fn every_snippet_of_the_table_is_valid() {
    let table = GUIDE.split("\n###").next().unwrap();
    let snippets = Parser::new(table).filter_map(|event| match event {
        Event::Code(code) if code.contains(": ") => Some(code),
        _ => None,
    });
    let mut count = 0;
    for snippet in snippets {
        let is_entry = snippet.starts_with("when:") || snippet.starts_with("parameter:");
        let (responses, entry) =
            if is_entry { ("text: {}, http: {success: 2xx}, json: {code: code}", &*snippet) } else { (&*snippet, "") };
        let code = if snippet.starts_with("parameter:") { "BAD_{n}" } else { "BAD" };
        let block = format!(
            "responses: {{{responses}}}\nendpoints: {{call: {{path: /call, title: The call, errors: {{\
             \"{code}\": {{retry: busy, {entry}}}}}}}}}\n"
        );
        let text = catalog(&block, &[]);
        // A snippet omits the other keys that a complete block needs.
        let omitted = ["missing key", "`responses` describes no format", "no response matches"];
        let checked = check(&text);
        let problems =
            checked.diagnostics.iter().filter(|one| !omitted.iter().any(|start| one.message.starts_with(start)));
        let problems: Vec<String> = problems.map(|problem| problem.render("guide.md", &text)).collect();
        assert!(problems.is_empty(), "{snippet}: {}", problems.join("\n"));
        count += 1;
    }
    assert!(count > 20, "{count} snippets");
}
