//! The editor schema agrees with the compiler.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that cannot read its fixtures must fail")]

use std::fs;
use std::path::{Path, PathBuf};

use errbook_compiler::check;

/// Returns the paths and the texts of the catalogs of the workspace.
fn catalogs() -> Vec<(PathBuf, String)> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned();
    let mut paths = vec![workspace.join("catalog/errors.yaml"), workspace.join("errbook/examples/errors.yaml")];
    let files = fs::read_dir(workspace.join("tests/catalogs")).unwrap();
    paths.extend(
        files
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "yaml")),
    );
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn every_catalog_is_valid_and_names_the_schema() {
    let schema = include_str!("../../docs/catalog.schema.json");
    let schema = jsonschema::draft7::new(&serde_json::from_str(schema).unwrap()).unwrap();
    for (path, text) in catalogs() {
        let value: serde_json::Value = serde_yaml::from_str(&text).unwrap();
        let problems: Vec<String> =
            schema.iter_errors(&value).map(|error| format!("{error} at {}", error.instance_path())).collect();
        assert_eq!(problems, Vec::<String>::new(), "{}", path.display());
        let reference =
            text.strip_prefix("# yaml-language-server: $schema=").and_then(|rest| rest.lines().next()).unwrap();
        assert!(path.parent().unwrap().join(reference).is_file(), "{} does not name the schema", path.display());
    }
}

#[test]
fn committed_pages_on_the_format_are_up_to_date() {
    let command = "cargo xtask docs";
    let example = include_str!("../../errbook/examples/errors.yaml");
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let schema = include_str!("../../docs/catalog.schema.json");
    assert_eq!(lines(schema), lines(&errbook_cli::schema(command)), "run `{command}`");
    let page = include_str!("../../docs/format.md");
    assert_eq!(lines(page), lines(&errbook_cli::format_page(command, example)), "run `{command}`");
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    assert_eq!(schema["$id"], concat!("urn:errbook:catalog:", env!("CARGO_PKG_VERSION")));
}

#[test]
fn schema_rejects_what_the_compiler_rejects() {
    let schema = include_str!("../../docs/catalog.schema.json");
    let schema = jsonschema::draft7::new(&serde_json::from_str(schema).unwrap()).unwrap();
    let valid = include_str!("../../errbook/examples/errors.yaml");
    let mistakes = [
        ("catalog: parcels", "catalog: Parcels"),
        ("title: Parcel API errors", "titel: Parcel API errors"),
        ("class: backoff", "class: again"),
        ("initial_delay: 2s", "initial_delay: 2 seconds"),
        ("max_attempts: 4", "max_attempts: 0"),
        ("meaning: No parcel has this number.", "note: Nothing."),
        ("retry: busy", "note: Nothing."),
        ("path: /track", "path: 7"),
        ("charset: lower_snake", "charset: camel"),
    ];
    for (correct, wrong) in mistakes {
        let text = valid.replacen(correct, wrong, 1);
        assert_ne!(text, valid, "`{correct}` is not in the example");
        let value: serde_json::Value = serde_yaml::from_str(&text).unwrap();
        assert!(!schema.is_valid(&value), "the schema accepts `{wrong}`");
        assert!(check(&text).errors().next().is_some(), "the compiler accepts `{wrong}`");
    }
}
