//! The file of a catalog: links, missing files, generated files, and files that are not catalogs.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::outside::{CATALOG, Outside, by_path, text};

const PRINT: &str = "fn main() { println!(\"{}\", Code::NoSuchParcel); }\n";

fn outside(main: &str) -> Outside {
    Outside::new(&by_path("errbook", "errbook", "errbook", ""), main)
}

fn call(argument: &str) -> String {
    format!("errbook::catalog!({argument});\n{PRINT}")
}

/// Links a file that is outside of a crate into the crate.
#[cfg(unix)]
fn link(outside: &Outside, target: &Path, path: &str) {
    let path = outside.folder.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let _ = fs::remove_file(&path);
    std::os::unix::fs::symlink(target, path).unwrap();
}

#[cfg(unix)]
#[test]
fn linked_catalog_compiles_and_is_rebuilt() {
    let store = tempfile::tempdir().unwrap();
    let real = store.path().join("0abc-errors");
    fs::write(&real, CATALOG).unwrap();
    let outside = outside(&call("\"errors.yaml\""));
    link(&outside, &real, "errors.yaml");
    assert_eq!(outside.run().0, "no_such_parcel\n");

    fs::write(&real, CATALOG.replace("no_such_parcel", "gone")).unwrap();
    assert!(outside.fail().contains("NoSuchParcel"), "an edit of the target rebuilds the crate");
    fs::write(&real, CATALOG.replace("title: Parcel", "titel: Parcel")).unwrap();
    assert!(
        outside.fail().contains("error: errors.yaml:2:1: unknown key `titel`"),
        "a problem is at the path as written"
    );

    link(&outside, store.path(), "data");
    outside.write("src/main.rs", &call("\"data/0abc-errors\""));
    fs::write(&real, CATALOG).unwrap();
    assert_eq!(outside.run().0, "no_such_parcel\n", "a folder can be a link, too");
}

/// Bazel and Nix make a crate of links into a store.
#[cfg(unix)]
#[test]
fn crate_of_links_compiles() {
    let outside = outside(&call("\"errors.yaml\""));
    outside.write("errors.yaml", CATALOG);
    let store = tempfile::tempdir().unwrap();
    for (number, path) in ["Cargo.toml", "Cargo.lock", "src/main.rs", "errors.yaml"].into_iter().enumerate() {
        let real = store.path().join(number.to_string());
        fs::copy(outside.folder.path().join(path), &real).unwrap();
        link(&outside, &real, path);
    }
    assert_eq!(outside.run().0, "no_such_parcel\n");
}

#[test]
fn path_is_accepted_in_every_spelling() {
    let outside = outside("");
    for path in ["errors.yaml", "data/errors.yaml", "daten \u{e4}/fehler \u{1f4e6}.yaml"] {
        outside.write(path, CATALOG);
    }
    for argument in [
        "r\"errors.yaml\"",
        "r#\"data/errors.yaml\"#",
        "r##\"errors.yaml\"##,",
        "\"./errors.yaml\"",
        "\"data/../errors.yaml\"",
        "\"data//errors.yaml\"",
        "\"daten \u{e4}/fehler \u{1f4e6}.yaml\"",
    ] {
        outside.write("src/main.rs", &call(argument));
        assert_eq!(outside.run().0, "no_such_parcel\n", "{argument}");
    }
}

#[test]
fn path_outside_the_crate_is_rejected() {
    let elsewhere = tempfile::tempdir().unwrap();
    let absolute = elsewhere.path().join("errors.yaml");
    fs::write(&absolute, CATALOG).unwrap();
    let outside = outside("");
    outside.write("data/errors.yaml", CATALOG);
    let inside = outside.folder.path().join("data/errors.yaml");
    for (path, reason, help) in [
        ("../errors.yaml", "is outside the crate, so `cargo package`", "move the catalog next to `Cargo.toml`"),
        ("data/../../errors.yaml", "is outside the crate, so `cargo package`", "move the catalog next to `Cargo.toml`"),
        (
            "../data/errors.yaml",
            "is outside the crate",
            "relative to `Cargo.toml`: errbook::catalog!(\"data/errors.yaml\")",
        ),
        (absolute.to_str().unwrap(), "is an absolute path", "move the catalog next to `Cargo.toml`"),
        (inside.to_str().unwrap(), "is an absolute path", "errbook::catalog!(\"data/errors.yaml\")"),
        ("/dev/zero", "is an absolute path", "move the catalog"),
    ] {
        outside.write("src/main.rs", &call(&format!("{path:?}")));
        let said = outside.fail();
        assert!(said.contains(&format!("`{path}` {reason}")) && said.contains(help), "{path}: {said}");
    }
}

#[test]
fn missing_file_names_the_folder_and_what_it_has() {
    let outside = outside("");
    outside.write("errors.yml", CATALOG);
    outside.write("data/codes.yaml", CATALOG);
    outside.write("data/deep/parcels.yaml", CATALOG);
    let root = outside.folder.path().canonicalize().unwrap();
    let root = root.display();
    for (path, folder, help) in [
        ("errors.yaml", format!("{root}"), "the folder has `errors.yml`"),
        ("Errors.yml", format!("{root}"), "the folder has `errors.yml`"),
        ("codes.yaml", format!("{root}"), "the folder has `data/codes.yaml`"),
        ("dta/codes.yaml", format!("{root}"), "the folder has `data`"),
        ("data/code.yaml", format!("{root}/data"), "the folder has `data/codes.yaml`"),
        ("data/other.yaml", format!("{root}/data"), "the folder has `data/codes.yaml`"),
        ("src/other.yaml", format!("{root}/src"), "the path is relative to the crate's `Cargo.toml`"),
    ] {
        outside.write("src/main.rs", &call(&format!("{path:?}")));
        let said = outside.fail();
        let name = path.rsplit('/').next().filter(|_| !path.starts_with("dta")).unwrap_or("dta");
        let reason = format!("cannot read `{path}`: the folder `{folder}` has no `{name}`");
        assert!(said.contains(&reason) && said.contains(&format!("help: {help}\n")), "{path}: {said}");
    }

    let manifest = fs::read_to_string(outside.folder.path().join("Cargo.toml")).unwrap();
    outside.write("Cargo.toml", &manifest.replace("[package]\n", "[package]\ninclude = [\"/src\"]\n"));
    outside.write("src/main.rs", &call("\"data/other.yaml\""));
    let said = outside.fail();
    let help = "`include` in `Cargo.toml` leaves the file out of the package: add \"data/other.yaml\" to it";
    assert!(said.contains(help), "{said}");
}

#[test]
fn unreadable_file_is_rejected_with_bounded_memory() {
    let outside = outside("");
    let at = |path: &str| outside.folder.path().join(path);
    fs::write(at("latin.yaml"), [CATALOG.as_bytes(), b"description: caf\xe9\n"].concat()).unwrap();
    fs::write(at("empty.yaml"), "").unwrap();
    // A sparse file of 8 GiB, which rustc must not read either.
    fs::File::create(at("huge.yaml")).unwrap().set_len(8 << 30).unwrap();
    outside.write("folder/parcels.yaml", CATALOG);
    let mut cases = vec![
        ("latin.yaml", "latin.yaml:11:17: this byte is not UTF-8"),
        ("empty.yaml", "empty.yaml:1:1: "),
        ("huge.yaml", "huge.yaml:1:1: the file is longer than 16 MiB"),
        ("latin.yaml/errors.yaml", "latin.yaml` is a file and not a folder"),
        ("folder", "`folder` is a folder and not a file"),
        ("folder/", "the folder has `folder/parcels.yaml`"),
        (".", "`.` is a folder and not a file"),
    ];
    if cfg!(unix) && Command::new("mkfifo").arg(at("pipe.yaml")).status().is_ok_and(|status| status.success()) {
        cases.push(("pipe.yaml", "`pipe.yaml` is not a file"));
    }
    #[cfg(unix)]
    for (target, path, says) in [
        ("/dev/zero", "endless.yaml", "`endless.yaml` is not a file"),
        ("nowhere.yaml", "broken.yaml", "broken.yaml` leads to `nowhere.yaml`, which does not exist"),
        ("ring.yaml", "ring.yaml", "ring.yaml` leads to `ring.yaml`, which does not exist"),
    ] {
        link(&outside, Path::new(target), path);
        cases.push((path, says));
    }
    for (path, says) in cases {
        outside.write("src/main.rs", &format!("errbook::catalog!({path:?});\nfn main() {{}}\n"));
        let said = outside.fail();
        assert!(said.contains(says) && said.len() < 8_192, "{path}: {said:.2000}");
        assert!(
            path != "latin.yaml" || said.matches("error").count() == 3,
            "one report, its path, and the summary: {said}"
        );
    }
}

/// The message for a generated catalog has the lines of a build script, which must compile.
#[test]
fn generated_catalog_is_compiled_as_the_message_says() {
    let dependencies = format!(
        "{}\n[build-dependencies]\n{}",
        by_path("errbook", "errbook", "errbook", ""),
        by_path("errbook-compiler", "errbook-compiler", "compiler", ", default-features = false")
    );
    let outside = Outside::new(&dependencies, &call("concat!(env!(\"OUT_DIR\"), \"/errors.yaml\")"));
    let said = outside.fail();
    let mut helps = said.split("help: ").skip(1);
    let (script, include) = (helps.next().unwrap(), helps.next().unwrap());
    assert!(
        said.contains("`OUT_DIR` is outside of it") && script.starts_with("compile a generated catalog in `build.rs`"),
        "{said}"
    );
    let script: Vec<&str> = script.lines().skip(1).collect();
    let (_, include) = include.split_once("by `").unwrap();
    let (include, _) = include.split_once('`').unwrap();

    outside.write("catalog.txt", CATALOG);
    let read = "let yaml = std::fs::read_to_string(\"catalog.txt\").unwrap();";
    outside.write("build.rs", &format!("fn main() {{\n{read}\n{}\n}}\n", script.join("\n")));
    outside.write("src/main.rs", &format!("{include}\n{PRINT}"));
    assert_eq!(outside.run().0, "no_such_parcel\n");
}

/// In a doctest, `CARGO_MANIFEST_DIR` is the folder of the crate; the cases of trybuild are a crate of their own.
#[test]
fn doctest_finds_the_catalog_of_its_crate() {
    let outside = outside("fn main() {}\n");
    outside.write("errors.yaml", CATALOG);
    let doctest = "//! A catalog in a doctest.\n//!\n//! ```\n//! mod api { errbook::catalog!(\"errors.yaml\"); }\n\
        //! assert_eq!(api::Code::NoSuchParcel.to_string(), \"no_such_parcel\");\n//! ```\n";
    outside.write("src/lib.rs", doctest);
    let output = outside.cargo(&["test", "--doc"]);
    assert!(output.status.success() && text(&output.stdout).contains("1 passed"), "{}", text(&output.stderr));
}
