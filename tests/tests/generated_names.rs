//! A variant can have the name of an associated item, of a trait or of a keyword, in every edition and without the prelude.
#![allow(clippy::unwrap_used, reason = "a test that cannot run cargo has failed")]

#[allow(dead_code, reason = "the other tests of external crates use the rest")]
#[path = "external_crates/outside.rs"]
mod outside;

use std::fs;
use std::path::Path;

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

/// The module that rustc names if it is defined twice.
const MODULE: &str = "put_each_catalog_in_a_module";

#[test]
fn second_catalog_of_a_module_is_one_error() {
    let outside = Outside::new(&by_path("errbook", "errbook", "errbook", ""), "");
    outside.write("errors.yaml", &catalog([("FIRST".to_owned(), None)].into_iter()));
    // The same endpoint with another code, another endpoint, the same catalog, and three catalogs in a function.
    outside.write("codes.yaml", &catalog([("SECOND".to_owned(), None)].into_iter()));
    let other = catalog([("FIRST".to_owned(), None)].into_iter()).replace("call", "send");
    outside.write("other.yaml", &other);
    for (calls, count) in [
        ("errbook::catalog!(\"errors.yaml\");\nerrbook::catalog!(\"codes.yaml\");\nfn main() {}\n", 1),
        (
            "errbook::catalog!(\"errors.yaml\");\nerrbook::catalog!(\"other.yaml\");\nfn main() { let _ = Code::First; }\n",
            1,
        ),
        ("errbook::catalog!(\"errors.yaml\");\nerrbook::catalog!(\"errors.yaml\");\nfn main() {}\n", 1),
        (
            "fn main() {\nerrbook::catalog!(\"errors.yaml\");\nerrbook::catalog!(\"codes.yaml\");\n\
             errbook::catalog!(\"other.yaml\");\n}\n",
            2,
        ),
    ] {
        outside.write("src/main.rs", calls);
        let said = outside.fail();
        let errors: Vec<&str> = said.lines().filter(|line| line.starts_with("error[")).collect();
        assert_eq!(errors.len(), count, "{said}");
        for error in errors {
            assert!(error.ends_with(&format!("the name `{MODULE}` is defined multiple times")), "{said}");
        }
    }
}

/// The private module is not part of a path, and the enums belong to the module in which the macro is called.
#[test]
fn enums_are_items_of_the_module_of_the_call() {
    let main = "\
#![deny(warnings, missing_docs, unreachable_pub)]
//! A catalog in a public module, in a private one, and in a function.
/// Public.
pub mod public { errbook::catalog!(\"errors.yaml\"); }
mod private {
    use super::*;
    errbook::catalog!(\"errors.yaml\");
    pub(super) struct Wrapped(pub(super) Code, pub(super) public::Code);
    impl From<CallError> for Wrapped { fn from(error: CallError) -> Self { Wrapped(error.into(), public::Code::First) } }
    impl CallError { pub(super) fn own(self) -> Wrapped { self.into() } }
}
pub use private::CallError;
/// Runs.
pub fn main() {
    errbook::catalog!(\"errors.yaml\");
    let Code::First = Code::First;
    let wrapped = private::CallError::First.own();
    println!(\"{} {}\", wrapped.0, wrapped.1);
}
";
    let outside = Outside::new(&by_path("errbook", "errbook", "errbook", ""), main);
    outside.write("errors.yaml", &catalog([("FIRST".to_owned(), None)].into_iter()));
    assert_eq!(outside.run().0, "FIRST FIRST\n");
    // rustdoc documents the private items of a program, but not those of a library.
    outside.write("src/lib.rs", main);
    let output = outside.cargo(&["doc", "--no-deps", "--lib"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let docs = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside/doc/outside");
    let page = |path: &str| fs::read_to_string(docs.join(path)).unwrap();
    for module in ["", "public/"] {
        let index = page(&format!("{module}index.html"));
        assert!(index.contains("enum.CallError.html") && !index.contains(MODULE), "{index}");
        assert!(page(&format!("{module}enum.CallError.html")).contains("Step 0 failed."));
    }
}
