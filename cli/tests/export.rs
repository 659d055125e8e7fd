//! `errbook export`: the JSON has everything that the catalog says, and follows its schema.
#![allow(clippy::indexing_slicing, reason = "a test that cannot read the export must fail")]

mod common;
#[path = "export/rebuild.rs"]
mod rebuild;

use std::fs;
use std::path::{Path, PathBuf};

use common::{demo_workspace, run_here, run_in, utf8, workspace, write};
use serde_json::{Value, json};

/// Returns the catalogs of the workspace, also those with every key of the format.
fn catalogs() -> Vec<PathBuf> {
    let root = workspace();
    let mut paths = vec![root.join("catalog/errors.yaml"), root.join("errbook/examples/errors.yaml")];
    for directory in
        ["tests/catalogs", "compiler/tests/emit", "cli/templates", "cli/tests/agreement", "cli/tests/fixtures"]
    {
        let files = fs::read_dir(root.join(directory)).expect("the directory exists");
        let files = files.map(|file| file.expect("a readable entry").path());
        paths.extend(files.filter(|path| path.extension().is_some_and(|extension| extension == "yaml")));
    }
    paths.sort();
    paths.into_iter().filter(|path| run_here(&["check", "-c", utf8(path)], "").code == 0).collect()
}

fn export(path: &Path) -> Value {
    let output = run_here(&["export", "-c", utf8(path)], "");
    assert_eq!(output.code, 0, "{}", output.err);
    serde_json::from_str(&output.out).expect("the export is JSON")
}

fn schema() -> Value {
    let output = run_here(&["schema", "--export"], "");
    serde_json::from_str(&output.out).expect("the schema is JSON")
}

#[test]
fn every_export_follows_the_schema() {
    let schema = jsonschema::draft202012::new(&schema()).expect("a valid schema");
    let catalogs = catalogs();
    assert!(catalogs.len() > 30, "{catalogs:?}");
    for path in catalogs {
        let value = export(&path);
        let problems: Vec<String> =
            schema.iter_errors(&value).map(|error| format!("{error} at {}", error.instance_path())).collect();
        assert_eq!(problems, Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn schema_describes_and_requires_every_key() {
    fn check(name: &str, schema: &Value, objects: &mut usize) {
        if let Some(Value::Object(properties)) = schema.get("properties") {
            *objects += 1;
            assert_eq!(schema["additionalProperties"], json!(false), "{name}");
            let keys: Vec<&String> = properties.keys().collect();
            assert_eq!(schema["required"], json!(keys), "{name}");
            for (key, value) in properties {
                let about = value.get("description").and_then(Value::as_str).unwrap_or_default();
                assert!(about.len() > 5 && !about.contains('\n'), "`{key}` of {name} has no description: {value}");
            }
        }
        let children: Vec<(&str, &Value)> = match schema {
            Value::Object(map) => map.iter().map(|(key, value)| (key.as_str(), value)).collect(),
            Value::Array(list) => list.iter().map(|value| (name, value)).collect(),
            _ => Vec::new(),
        };
        children.into_iter().for_each(|(name, child)| check(name, child, objects));
    }
    let (schema, mut objects) = (schema(), 0);
    check("the export", &schema, &mut objects);
    assert!(objects > 20, "{objects} objects");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["properties"]["format_version"]["const"], 1);
}

#[test]
fn committed_schema_is_up_to_date() {
    let committed = include_str!("../../docs/export.schema.json");
    let is_same = committed.lines().eq(errbook_cli::export_schema("cargo xtask docs").lines());
    assert!(is_same, "run `cargo xtask docs`");
}

/// A second implementation turns the JSON back into a catalog; its export must be the same.
#[test]
fn catalog_that_is_rebuilt_from_its_export_has_the_same_export() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    for path in catalogs() {
        let mut original = export(&path);
        let rebuilt = folder.path().join("rebuilt.yaml");
        fs::write(&rebuilt, rebuild::catalog(&original)).expect("the file is writable");
        let checked = run_in(folder.path(), &["check", "-c", "rebuilt.yaml"], "");
        assert_eq!(checked.code, 0, "{}: {}", path.display(), checked.err);
        let mut rebuilt = export(&rebuilt);
        // The hash is that of the text, which differs.
        for export in [&mut original, &mut rebuilt] {
            assert_eq!(export["catalog"]["hash"].as_str().map(str::len), Some(16));
            export["catalog"]["hash"] = Value::Null;
        }
        let (original, rebuilt) = (rebuild::flat(&original), rebuild::flat(&rebuilt));
        for (one, other) in original.iter().zip(&rebuilt) {
            assert_eq!(one, other, "{}", path.display());
        }
        assert_eq!(original.len(), rebuilt.len(), "{}", path.display());
    }
}

#[test]
fn keys_are_in_one_order_and_values_in_file_order() {
    let value = export(&workspace().join("catalog/errors.yaml"));
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        keys(&value),
        [
            "format_version",
            "catalog",
            "sources",
            "retry_policies",
            "polling",
            "responses",
            "guidelines",
            "decisions",
            "codes",
            "shared_errors",
            "endpoints"
        ]
    );
    let entries = value["endpoints"][0]["entries"].as_array().expect("a list");
    assert!(entries.iter().all(|entry| keys(entry) == keys(&entries[0])), "every entry has the same keys");
    let first = |text: &str, key: &str| text.find(key).unwrap_or_else(|| panic!("{key} is missing"));
    let yaml = fs::read_to_string(workspace().join("catalog/errors.yaml")).expect("the catalog exists");
    let places =
        entries.iter().map(|entry| first(&yaml, &format!("\n      {}:", entry["code"].as_str().unwrap_or_default())));
    assert!(places.collect::<Vec<_>>().is_sorted());
}

#[test]
fn reference_of_an_entry_is_its_section_of_the_docs() {
    let value = export(&workspace().join("catalog/errors.yaml"));
    for endpoint in value["endpoints"].as_array().expect("a list") {
        for entry in endpoint["entries"].as_array().expect("a list") {
            let reference = entry["reference"].as_str().expect("a text");
            let (page, anchor) = reference.split_once('#').expect("a section of a page");
            let text = fs::read_to_string(workspace().join("docs").join(page)).expect("the page exists");
            // A heading that is only a code has its anchor without more.
            let heading = format!("# `{}`\n", anchor.to_uppercase());
            assert!(text.contains(&format!("id=\"{anchor}\"")) || text.contains(&heading), "{reference}");
        }
    }
}

#[test]
fn durations_are_milliseconds_and_classes_follow_the_policy() {
    let value = export(&workspace().join("compiler/tests/emit/everything.yaml"));
    assert_eq!(value["retry_policies"][0]["initial_delay_ms"], 20_000);
    assert_eq!(
        value["retry_policies"][1],
        json!({
            "name": "server", "class": "backoff", "is_retryable": true, "initial_delay_ms": 500, "interval_ms": null,
            "max_delay_ms": 120_000, "max_attempts": 5, "description": null,
        })
    );
    assert_eq!(value["polling"][1]["timeout_ms"], 1500);
    let entry = &value["endpoints"][0]["entries"][0];
    assert_eq!((&entry["retry_policy"], &entry["retry_class"]), (&json!("request"), &json!("after_fix")));
    assert_eq!(entry["docs_url"], "https://example.com/docs/submit.md#err_key");
    assert_eq!(
        entry["http"],
        json!([
            {"name": "401", "first": 401, "last": 401}, {"name": "403", "first": 403, "last": 403}
        ])
    );
    let wait = &value["endpoints"][1]["entries"].as_array().expect("a list").last().expect("an entry")["parameter"];
    assert_eq!(
        *wait,
        json!({"name": "seconds", "before": "ERR_WAIT_", "after": "", "kind": "u32", "delay_unit": "seconds"})
    );
}

#[test]
fn file_is_written_checked_and_kept_if_it_is_not_an_export() {
    let root = demo_workspace();
    let run = |arguments: &[&str]| run_in(root.path(), &[&["export"], arguments].concat(), "");
    let read = || fs::read_to_string(root.path().join("data/errors.json")).expect("the file exists");
    let missing = run(&["--out", "data/errors.json", "--check"]);
    assert_eq!(missing.code, 1);
    assert!(missing.out.contains("`data/errors.json` does not exist\n"), "{}", missing.out);
    assert!(missing.err.contains("help: run `errbook export --out data/errors.json`"), "{}", missing.err);

    assert_eq!(
        run(&["--out", "data/errors.json"]).out,
        "catalog/errors.yaml: export in data/errors.json\nwrote data/errors.json\n"
    );
    assert_eq!(read(), run(&[]).out);
    assert_eq!(run(&["--out", "data/errors.json", "--check"]).code, 0);

    let catalog = fs::read_to_string(root.path().join("catalog/errors.yaml")).expect("the file exists");
    write(root.path(), "catalog/errors.yaml", &catalog.replace("The account is empty.", "The purse is empty."));
    let stale = run(&["--out", "data/errors.json", "--check"]);
    assert_eq!(stale.code, 1);
    assert!(stale.out.contains("+          \"meaning\": \"The purse is empty.\""), "{}", stale.out);
    // A merge leaves conflict markers, which are overwritten.
    write(root.path(), "data/errors.json", &read().replacen("  \"catalog\"", "<<<<<<< ours\n  \"catalog\"", 1));
    assert_eq!(run(&["--out", "data/errors.json"]).code, 0);

    for (text, reason) in [
        ("{\"name\": \"demo\"}\n", "was not generated, and is not overwritten"),
        ("", "was not generated, and is not overwritten"),
        ("{\"format_version\": 1, \"catalog\": {\"name\": \"other\"}}", "is the export of another catalog, `other`"),
    ] {
        write(root.path(), "data/errors.json", text);
        let output = run(&["--out", "data/errors.json"]);
        assert_eq!(output.code, 1, "{text}");
        assert!(output.err.contains(reason), "{}", output.err);
        assert_eq!(read(), text);
    }
    assert_eq!(run(&["--check"]).code, 2, "`--check` needs `--out`");
}

#[test]
fn invisible_characters_are_escapes() {
    let root = demo_workspace();
    let catalog = fs::read_to_string(root.path().join("catalog/errors.yaml")).expect("the file exists");
    let text = "\"a\\u00a0b \\ud83d\\ude00\"";
    write(root.path(), "catalog/errors.yaml", &catalog.replace("The account is empty.", text));
    let output = run_in(root.path(), &["export"], "");
    assert_eq!(output.code, 0, "{}", output.err);
    assert!(output.out.contains("a\\u00a0b 😀"), "{}", output.out);
}
