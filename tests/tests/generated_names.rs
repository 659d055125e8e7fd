//! A variant can have the name of an associated item, of a trait or of a keyword, in every edition and without the prelude.
#![allow(clippy::unwrap_used, reason = "a test that cannot run cargo has failed")]

#[allow(dead_code, reason = "the other tests of external crates use the rest")]
#[path = "external_crates/outside.rs"]
mod outside;

use std::fs;

use outside::{Outside, by_path, text};

/// Associated items and names of the prelude, as identifiers.
const NAMES: &str = "\
    Error Err Ok Some None Option Result Item IntoIter Iterator Iter Output Target Owned Code Catalog Endpoint \
    Value Variant Variants All Count Names Wires Patterns Place Copy Clone Debug Display Default From Into \
    TryFrom AsRef FromStr Serialize String Vec";

/// The words that an edition reserves: strict, reserved and weak keywords.
const KEYWORDS: &str = "\
    as break const continue crate else enum extern false fn for if impl in let loop match mod move mut pub ref \
    return self Self static struct super trait true type unsafe use where while async await dyn abstract become \
    box do final gen macro override priv try typeof unsized virtual yield auto catch raw safe union macro_rules \
    default";

/// Codes of the issue, whose derived variants were ambiguous.
const CODES: [&str; 3] = ["ERROR", "ERR", "ITERATOR"];

const MAIN: &str = "\
#![no_implicit_prelude]
#![deny(warnings)]
extern crate errbook;
extern crate core;
mod names { ::errbook::catalog!(\"errors.yaml\"); }
mod codes { ::errbook::catalog!(\"codes.yaml\"); }
fn main() {
    for code in <names::CallError as ::errbook::ApiError>::ALL {
        let wire = ::errbook::ApiError::as_str(*code);
        let parsed = <names::CallError as ::core::str::FromStr>::from_str(wire);
        ::core::assert!(parsed == ::core::result::Result::Ok(*code));
        let other = <names::Code as ::core::convert::TryFrom<&str>>::try_from(wire);
        ::core::assert!(other == ::core::result::Result::Ok(::core::convert::From::from(*code)));
    }
    ::core::assert!(::core::matches!(codes::CallError::Error, codes::CallError::Error));
}
";

fn catalog(entries: impl Iterator<Item = (String, Option<String>)>) -> String {
    let mut text = "catalog: names\ntitle: Names\nresponses: {text: {}}\nendpoints:\n  call:\n    path: /call\n    \
                    title: The call\n    errors:\n"
        .to_owned();
    for (number, (code, ident)) in entries.enumerate() {
        let ident = ident.map(|ident| format!(", ident: \"{ident}\"")).unwrap_or_default();
        text += &format!(
            "      \"{code}\": {{title: Number {number}, meaning: Step {number} failed., fix: Correct step {number}., retry: after_fix{ident}}}\n"
        );
    }
    text
}

#[test]
fn every_name_is_a_variant_in_every_edition() {
    let features = ", features = [\"alloc\", \"serde\", \"strum\", \"miette\", \"http\"]";
    let outside = Outside::new(&by_path("errbook", "errbook", "errbook", features), MAIN);
    let names = NAMES.split(' ').map(|name| (format!("name {name}"), Some(name.to_owned())));
    // `Self` is no variant, and `Default` is one of the names.
    let chosen = |word: &str| match word {
        "self" | "Self" | "default" => Some(format!("Word{}", word.len() + usize::from(word == "self"))),
        _ => None,
    };
    let words = KEYWORDS.split(' ').map(|word| (word.to_owned(), chosen(word)));
    outside.write("errors.yaml", &catalog(names.chain(words)));
    outside.write("codes.yaml", &catalog(CODES.iter().map(|code| ((*code).to_owned(), None))));
    let manifest = fs::read_to_string(outside.folder.path().join("Cargo.toml")).unwrap();
    for edition in ["2015", "2018", "2021", "2024"] {
        outside.write("Cargo.toml", &manifest.replace("edition = \"2024\"", &format!("edition = \"{edition}\"")));
        let output = outside.cargo(&["check"]);
        assert!(output.status.success(), "{edition}: {}", text(&output.stderr));
    }
}

#[test]
fn second_catalog_of_a_module_is_reported_first() {
    let main = "errbook::catalog!(\"errors.yaml\");\nerrbook::catalog!(\"codes.yaml\");\nfn main() {}\n";
    let outside = Outside::new(&by_path("errbook", "errbook", "errbook", ""), main);
    outside.write("errors.yaml", &catalog([("FIRST".to_owned(), None)].into_iter()));
    outside.write("codes.yaml", &catalog([("SECOND".to_owned(), None)].into_iter()));
    let said = outside.fail();
    let first = said.lines().find(|line| line.starts_with("error")).unwrap();
    assert!(first.contains("`put_each_catalog_in_a_module_of_its_own` is defined multiple times"), "{said}");
}
