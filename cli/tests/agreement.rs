//! The editor schema and the compiler agree on the kind of every value: each value of a catalog with every key is replaced by
//! values of each kind.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixtures must fail")]

use std::collections::BTreeSet;

use errbook_compiler::check;
use errbook_compiler::schema::OBJECTS;
use serde_json::{Value, json};

/// A valid catalog that has every key of the format.
const EVERY_KEY: &str = include_str!("agreement/every-key.yaml");

/// Keys whose strings are names of other parts of the catalog, or meet other rules across keys.
const NAMES: [&str; 15] = [
    "prefix",
    "bytes",
    "shared_errors",
    "retry",
    "evidence",
    "see_also",
    "same_as",
    "use",
    "shared",
    "shared_groups",
    "ident",
    "success",
    "failure",
    "json",
    "examples",
];

/// Returns a value of each kind; none of them is a valid value of most keys.
fn kinds() -> [Value; 16] {
    [
        json!("word"),
        json!("Two words"),
        json!("7"),
        json!("true"),
        json!(""),
        json!("2026-02-30"),
        json!("a..b"),
        json!(7),
        json!(-1),
        json!(0),
        json!(u64::MAX),
        json!(2.5),
        json!(true),
        json!(null),
        json!([]),
        json!({}),
    ]
}

/// Returns the pointer to every value inside a value.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| place(value, format!("{at}/{}", escaped(key)), found)),
        Value::Array(list) => (0..).zip(list).for_each(|(number, value)| place(value, format!("{at}/{number}"), found)),
        _ => {}
    }
}

fn place(value: &Value, at: String, found: &mut Vec<String>) {
    places(value, &at, found);
    found.push(at);
}

#[test]
fn schema_and_compiler_agree_on_every_key() {
    let schema = include_str!("../../docs/catalog.schema.json");
    let schema = jsonschema::draft7::new(&serde_json::from_str(schema).unwrap()).unwrap();
    let catalog: Value = serde_yaml::from_str(EVERY_KEY).unwrap();
    let mut found = Vec::new();
    places(&catalog, "", &mut found);
    let mut differences = Vec::new();
    for at in &found {
        for kind in kinds() {
            let mut changed = catalog.clone();
            *changed.pointer_mut(at).unwrap() = kind.clone();
            let text = changed.to_string();
            let problem = check(&text).errors().next().map(|problem| problem.message.clone());
            let is_name = at.split('/').any(|key| NAMES.contains(&key)) && !matches!(kind, Value::Null);
            match (schema.is_valid(&changed), problem) {
                (true, Some(problem)) if !is_name => {
                    differences.push(format!("{at}: {kind}: only the compiler: {problem}"));
                }
                (false, None) => differences.push(format!("{at}: {kind}: only the schema")),
                _ => {}
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn catalog_of_the_test_has_every_key() {
    let problems: Vec<String> =
        check(EVERY_KEY).errors().map(|error| error.render("every-key.yaml", EVERY_KEY)).collect();
    assert_eq!(problems, Vec::<String>::new());
    let missing: BTreeSet<&str> = OBJECTS
        .iter()
        .flat_map(|object| object.keys)
        .map(|key| key.name)
        .filter(|key| !EVERY_KEY.contains(&format!("{key}:")))
        .collect();
    assert_eq!(missing, BTreeSet::new());
}
