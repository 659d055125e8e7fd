//! Crates outside the workspace: path dependencies, renamed dependencies, and edits of their own catalogs.
#![allow(clippy::unwrap_used, reason = "a test that cannot run cargo has failed")]

mod external_crates {
    mod files;
    pub(crate) mod outside;
}

use std::fs;

use external_crates::outside::{CATALOG, Outside, by_path, text};

const USE_CAPTCHAAI: &str = r#"
#![deny(warnings)]
use captchaai_errors::{parse, ApiError, Outcome, SubmitError};

fn main() {
    let Outcome::Error { code, .. } = parse::<SubmitError>(b"ERROR_ZERO_BALANCE") else { panic!() };
    println!("{code:?} {} {:?}", code.title(), code.retry());
}
"#;

#[test]
fn catalog_crate_builds_with_and_without_default_features() {
    for more in ["", ", default-features = false", ", features = [\"strum\", \"serde\", \"miette\"]"] {
        let outside = Outside::new(&by_path("captchaai-errors", "captchaai-errors", "catalog", more), USE_CAPTCHAAI);
        assert_eq!(outside.run().0, "ZeroBalance No available threads AfterFix\n");
    }
}

/// Linking fails if a dependency brings in std, which has a panic handler, too.
#[test]
fn catalog_crate_links_without_std() {
    let dependency = by_path("captchaai-errors", "captchaai-errors", "catalog", ", default-features = false");
    let manifest = format!("{dependency}\n[lib]\ncrate-type = [\"staticlib\"]\n[profile.dev]\npanic = \"abort\"");
    let outside = Outside::new(&manifest, "fn main() {}\n");
    outside.write("src/lib.rs", include_str!("../no-std/src/lib.rs"));
    let output = outside.cargo(&["build", "--lib"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
}

#[test]
fn edited_catalog_is_rebuilt_with_renamed_dependency() {
    let main = "\
        #![deny(warnings)]\n\
        mod parcels { renamed::catalog!(\"data/errors.yaml\"); }\n\
        macro_rules! compile { ($path:expr) => { renamed::catalog!($path); } }\n\
        mod again { compile!(\"data/errors.yaml\"); }\n\
        use renamed::ApiError;\n\
        fn main() {\n\
            println!(\"{} {}\", parcels::TrackError::NoSuchParcel.title(), again::Code::NoSuchParcel);\n\
        }\n";
    let outside = Outside::new(&by_path("renamed", "errbook", "errbook", ""), main);
    outside.write("data/errors.yaml", CATALOG);
    assert_eq!(outside.run().0, "No such parcel no_such_parcel\n");

    let (_, said) = outside.run();
    assert!(!said.contains("Compiling"), "an unchanged catalog must not rebuild:\n{said}");

    outside.write("data/errors.yaml", &CATALOG.replace("title: No such", "title: UnknownCodePattern"));
    let (out, said) = outside.run();
    assert_eq!(out, "UnknownCodePattern parcel no_such_parcel\n");
    assert_eq!(said.matches("Compiling").count(), 1, "an edited catalog must rebuild its crate only:\n{said}");
}

#[test]
fn catalog_with_5000_entries_compiles_without_warnings() {
    let main = "\
        //! A large catalog.\n\
        #![deny(warnings, missing_docs)]\n\
        errbook::catalog!(\"errors.yaml\");\n\
        use errbook::ApiCode;\n\
        fn main() {\n\
            assert!(Code::ALL.iter().all(|code| code.as_str().parse() == Ok(*code)));\n\
            println!(\"{}\", Code::ALL.len());\n\
        }\n";
    let mut catalog = CATALOG.to_owned();
    for number in 1..5_000 {
        catalog += &format!(
            "      code_{number}: {{title: \"<x> | {{0}} {number}\", meaning: \"Step {number} of [y] *failed* at <tag>.\", \
             fix: \"See https://example.com/{number} # `a|b`.\", retry: request}}\n"
        );
    }
    let outside = Outside::new(&by_path("errbook", "errbook", "errbook", ""), main);
    outside.write("errors.yaml", &catalog);
    assert_eq!(outside.run().0, "5000\n");
    let documented = outside.cargo(&["rustdoc", "--", "-D", "warnings"]);
    assert!(documented.status.success(), "{}", text(&documented.stderr));
}

#[test]
fn invalid_catalog_reports_all_problems_and_emits_valid_entries() {
    let broken = CATALOG.replace("fix: Check it.", "fixx: Check it.").replace("title: Parcel", "titel: Parcel")
        + "      depot_busy: {title: Depot busy, meaning: It is full., fix: Write to the depot., retry: request}\n";
    let main = "errbook::catalog!(\"errors.yaml\");\nfn main() { println!(\"{}\", Code::DepotBusy); }\n";
    let outside = Outside::new(&by_path("errbook", "errbook", "errbook", ""), main);
    outside.write("errors.yaml", &broken);
    let said = outside.fail();
    let problems = errbook_compiler::check(&broken).diagnostics;
    assert_eq!(problems.len(), 2);
    for problem in &problems {
        let shown = problem.render("errors.yaml", &broken);
        let first = shown.lines().next().unwrap();
        assert!(said.contains(first), "{first} is not in:\n{said}");
        assert!(shown.lines().all(|line| said.contains(line.trim_end())), "{shown} is not in:\n{said}");
    }
    assert_eq!(
        said.matches("\nerror: ").count() + usize::from(said.starts_with("error: ")),
        3,
        "two problems and cargo's summary:\n{said}"
    );

    outside.write("errors.yaml", CATALOG);
    assert!(
        outside.fail().contains("DepotBusy"),
        "a missing variant is an error of rustc after the catalog is corrected"
    );
}

#[test]
fn warnings_do_not_fail_and_excess_errors_are_counted() {
    let main = "errbook::catalog!(\"errors.yaml\");\nfn main() { println!(\"{}\", Code::NoSuchParcel); }\n";
    let outside = Outside::new(&by_path("errbook", "errbook", "errbook", ""), main);
    let warned = CATALOG.replace("{class: after_fix}}", "{class: after_fix}, unused: {class: after_fix}}");
    assert_eq!(errbook_compiler::check(&warned).diagnostics.len(), 1);
    outside.write("errors.yaml", &warned);
    assert_eq!(outside.run().0, "no_such_parcel\n");

    let most = errbook_compiler::Checked::MAX_SHOWN;
    let surplus: String = (0..most + 7).map(|number| format!("surplus{number}: x\n")).collect();
    outside.write("errors.yaml", &(warned + &surplus));
    let said = outside.fail();
    let shown = (0..most + 7).filter(|number| said.contains(&format!("unknown key `surplus{number}` in"))).count();
    assert!(shown == most && said.contains("error: and 7 more"), "{said}");
}

#[test]
fn workspace_member_reports_workspace_relative_path() {
    let outside = Outside::new("member = { path = \"member\" }", "fn main() {}\n");
    let errbook = by_path("errbook", "errbook", "errbook", "");
    let manifest =
        format!("[package]\nname = \"member\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{errbook}\n");
    outside.write("member/Cargo.toml", &manifest);
    outside.write("member/src/lib.rs", "errbook::catalog!(\"data/errors.yaml\");\n");
    outside.write("member/data/errors.yaml", &CATALOG.replace("title: Parcel", "titel: Parcel"));
    let said = outside.fail();
    assert!(said.contains("error: member/data/errors.yaml:2:1: unknown key `titel` in the catalog"), "{said}");
}

/// An editor truncates and rewrites the file while the crate is built.
#[test]
fn concurrently_edited_catalog_compiles_or_reports() {
    let main = "errbook::catalog!(\"errors.yaml\");\nfn main() { println!(\"{}\", Code::NoSuchParcel); }\n";
    let outside = Outside::new(&by_path("errbook", "errbook", "errbook", ""), main);
    let path = outside.folder.path().join("errors.yaml");
    let long = CATALOG.to_owned() + &"# A comment that makes the file long.\n".repeat(20_000);
    fs::write(&path, &long).unwrap();
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let editor = scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                fs::write(&path, &long).unwrap();
            }
        });
        for _ in 0..4 {
            let output = outside.cargo(&["check"]);
            let said = text(&output.stderr);
            let clear = ["errors.yaml:", "changed while it was read", "no variant", "cannot find"];
            assert!(output.status.success() || clear.iter().any(|word| said.contains(word)), "{said:.2000}");
            assert!(!said.contains("panicked"), "{said:.2000}");
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        editor.join().unwrap();
    });
    assert_eq!(outside.run().0, "no_such_parcel\n", "once nobody edits it, it compiles");
}
