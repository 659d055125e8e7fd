//! Catalogs of other APIs and sizes: every code round-trips, and the docs are valid Markdown.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixtures has failed")]

#[allow(dead_code, reason = "a test uses some of the functions")]
#[path = "../../compiler/tests/common/pages.rs"]
mod pages;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use errbook_compiler::{canonical, check, markdown, model, rust, with_table};
use errbook_core::{Outcome, Response};
use pulldown_cmark::{Event, Options, Parser, Tag};

/// The catalogs of the workspace, with their paths.
fn catalogs() -> Vec<(PathBuf, String)> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned();
    let mut paths = vec![workspace.join("catalog/errors.yaml"), workspace.join("errbook/examples/errors.yaml")];
    let files = fs::read_dir(workspace.join("tests/catalogs")).unwrap();
    paths.extend(
        files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "yaml")),
    );
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// A catalog of `size` entries in groups, with texts that look like markup.
fn generated(size: usize) -> String {
    let mut text = String::from(
        "catalog: generated\ntitle: Generated\n\
         responses: {text: {success_prefix: \"OK|\"}, json: {success: {ok: 1}, failure: {ok: 0}, code: error, payload: [result]}}\n\
         retry_policies: {request: {class: after_fix}}\nendpoints:\n",
    );
    for number in 0..size {
        if number % 500 == 0 {
            text += &format!("  group{number}:\n    path: /{number}\n    title: Group {number}\n    errors:\n");
        }
        text += &format!(
            "      CODE_{number:05}: {{title: \"Code {number} <x> | {{0}}\", meaning: \"Step {number} of [y] *failed* at <tag>.\", \
             fix: \"Mend `step|{number}` # or {{1}}.\", retry: request}}\n"
        );
    }
    text
}

/// The model of a catalog without errors and warnings.
fn valid(name: &str, text: &str) -> model::Catalog {
    let checked = check(text);
    let problems: Vec<String> = checked.diagnostics.iter().map(|problem| problem.render(name, text)).collect();
    assert_eq!(problems, Vec::<String>::new());
    checked.catalog.unwrap()
}

fn assert_round_trip(catalog: &model::Catalog) {
    with_table(catalog, |table| {
        for (endpoint, rows) in catalog.endpoints.iter().zip(table.endpoints) {
            for entry in &endpoint.entries {
                let code = catalog.code(entry);
                let responses = catalog.responses_of(endpoint);
                let aliases = code.aliases.iter().flat_map(|alias| canonical::canonical(responses, &alias.name));
                for sample in canonical::of(catalog, endpoint, entry).into_iter().chain(aliases) {
                    let response = Response::new(sample.body.as_bytes());
                    let response = sample.status.map_or(response, |status| response.with_status(status));
                    match table.parse(rows, response) {
                        Outcome::Error { code: read, .. } | Outcome::Pending { code: read, .. } => {
                            assert_eq!(read.code(), code.code, "{}", sample.body);
                        }
                        other => panic!("{} is {}", sample.body, other.as_str()),
                    }
                }
            }
        }
    });
}

/// Every link has a target, all rows of a table have the same width, and no text is interpreted as markup.
fn assert_valid_pages(catalog: &model::Catalog) {
    let pages = markdown(catalog, "errors.yaml", "cargo xtask docs");
    let mut anchors = BTreeSet::new();
    let mut links = BTreeSet::new();
    for page in &pages {
        anchors.insert(page.name.clone());
        if page.title.is_none() {
            // A figure is not Markdown.
            continue;
        }
        // Readers of Markdown add anchors to headings.
        let headings = page.text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_matches(['#', ' ']));
        let anchor = |heading: &str| heading.to_lowercase().replace(' ', "-").replace('`', "");
        anchors.extend(headings.map(|heading| format!("{}#{}", page.name, anchor(heading))));
        for event in Parser::new_ext(&page.text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::InlineHtml(html) => {
                    let id = html.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">"));
                    assert!(id.is_some() || &*html == "</a>", "{html} in {}", page.name);
                    anchors.extend(id.map(|id| format!("{}#{id}", page.name)));
                }
                Event::Html(html) => assert!(html.starts_with("<!-- "), "{html} in {}", page.name),
                Event::Start(Tag::Link { dest_url, .. }) if !dest_url.starts_with("http") => {
                    links.insert(pages::resolve(&page.name, dest_url.into_string()));
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    links.insert(pages::resolve(&page.name, dest_url.into_string()));
                }
                Event::Start(Tag::Strikethrough) => panic!("mark-up in {}", page.name),
                _ => {}
            }
        }
    }
    assert!(!links.is_empty());
    let dead: Vec<_> = links.difference(&anchors).collect();
    assert_eq!(dead, Vec::<&String>::new());
}

/// The successes that the index has as examples of a payload that looks like a code are successes at every endpoint with
/// the formats of the catalog.
fn assert_examples_are_successes(catalog: &model::Catalog) {
    let pages = markdown(catalog, "errors.yaml", "cargo xtask docs");
    let index = &pages.iter().find(|page| page.name == "README.md").unwrap().text;
    let line = index.lines().find(|line| line.ends_with(" is a success.") || line.ends_with(" are successes."));
    let Some((_, examples)) = line.and_then(|line| line.split_once("is a payload:")) else { return };
    let codes = Parser::new(examples).filter_map(|event| match event {
        Event::Code(code) => Some(code.into_string()),
        _ => None,
    });
    let codes: Vec<String> = codes.collect();
    let is_status = |code: &&String| code.len() == 3 && examples.contains(&format!("with the HTTP status `{code}`"));
    let status = codes.iter().find(is_status).map(|status| status.parse().unwrap());
    with_table(catalog, |table| {
        for (endpoint, rows) in catalog.endpoints.iter().zip(table.endpoints) {
            if endpoint
                .responses
                .as_ref()
                .is_some_and(|own| own.text != catalog.responses.text || own.json != catalog.responses.json)
            {
                continue;
            }
            for body in codes.iter().filter(|code| !is_status(code)) {
                let response = Response::new(body.as_bytes());
                let response = status.map_or(response, |status| response.with_status(status));
                assert_eq!(table.parse(rows, response).as_str(), "success", "{body} at {}", endpoint.name);
            }
        }
    });
}

#[test]
fn workspace_catalogs_are_valid_and_round_trip() {
    for (path, text) in catalogs() {
        let catalog = valid(&path.display().to_string(), &text);
        assert_round_trip(&catalog);
        assert_valid_pages(&catalog);
        assert_examples_are_successes(&catalog);
    }
}

#[test]
fn catalog_with_5000_entries_is_valid() {
    let catalog = valid("generated.yaml", &generated(5_000));
    assert_eq!(catalog.codes.len(), 5_000);
    assert_round_trip(&catalog);
    assert_valid_pages(&catalog);
    assert!(rust(&catalog).enums.contains("    Code04999,\n"));
}

#[test]
fn every_sqlstate_round_trips() {
    use errbook_tests::catalogs::postgres::{Code, SqlstateError};
    use renamed::{ApiCode, ApiError};
    assert_eq!(Code::ALL.len(), 260);
    for code in SqlstateError::ALL {
        assert_eq!(code.as_str().parse(), Ok(*code));
        assert_eq!(Code::from(*code).as_str(), code.as_str());
    }
    assert_eq!("undefined_cursor".parse(), Ok(SqlstateError::InvalidCursorName));
    assert_eq!(SqlstateError::InvalidCursorName.as_str(), "34000");
}

#[test]
fn every_stripe_code_round_trips() {
    use errbook_tests::catalogs::stripe::{ApiError as Stripe, Code};
    use renamed::{ApiCode as _, ApiError as _, RetryPolicy};
    assert_eq!(Code::ALL.len(), 181);
    for code in Stripe::ALL {
        assert_eq!(code.as_str().parse(), Ok(*code));
    }
    // An entry without texts has a title from its code.
    assert_eq!(
        (Stripe::AccountClosed.title(), Stripe::AccountClosed.retry()),
        ("Account closed", RetryPolicy::Unspecified)
    );
}
