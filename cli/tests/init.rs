//! `errbook init`: the commands that it prints work where it was run.

#[path = "common/workspace.rs"]
#[allow(dead_code, reason = "not used by every test")]
mod workspace;

use std::process::Command;

use workspace::{Output, Outside};

const PROGRAM: &str = env!("CARGO_BIN_EXE_errbook");

/// Runs the two commands that `init` names after an edit, and returns the output of the first one.
fn run_printed(outside: &Outside, directory: &str, printed: &str) -> Output {
    let line = printed.lines().find(|line| line.starts_with("After an edit of the catalog, run `")).expect(printed);
    let commands: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
    let outputs = commands.into_iter().map(|command| {
        let arguments: Vec<&str> = command.split(' ').skip(1).collect();
        let output = outside.run(directory, &arguments);
        assert_eq!(output.code, Some(0), "{command}: {output:?}");
        output
    });
    let [check, docs]: [Output; 2] = outputs.collect::<Vec<_>>().try_into().expect("two commands");
    assert!(docs.out.ends_with("all files are up to date\n"), "the docs have been written: {docs:?}");
    check
}

fn init(outside: &Outside, directory: &str, arguments: &[&str]) -> String {
    let output = outside.run(directory, &[&["init"], arguments].concat());
    assert_eq!((output.code, output.err.as_str()), (Some(0), ""), "{output:?}");
    output.out
}

#[test]
fn printed_commands_check_the_new_catalog_only() {
    for (directory, arguments, checked) in [
        // A workspace without a root package, whose members have catalogs.
        ("", &[][..], "errors.yaml"),
        ("", &["--catalog", "api/my.yaml"], "api/my.yaml"),
        ("", &["--catalog", "crates/none/my.yaml"], "crates/none/my.yaml"),
        // A package without a catalog.
        ("crates/none", &[], "errors.yaml"),
        ("crates/none", &["-c", "api/errors.yaml"], "api/errors.yaml"),
        ("crates/none/src", &[], "errors.yaml"),
        ("crates/none/src", &["-c", "../errors.yaml"], "../errors.yaml"),
        // A package with another catalog.
        ("crates/alpha", &["-c", "other.yaml"], "other.yaml"),
        ("crates/beta", &[], "errors.yaml"),
    ] {
        let outside = Outside::new(PROGRAM);
        let printed = init(&outside, directory, arguments);
        let check = run_printed(&outside, directory, &printed);
        let expected = format!("{checked}: 2 entries, 2 codes, no problems\n");
        assert_eq!(check.out, expected, "{directory} {arguments:?}");
    }
}

#[test]
fn printed_settings_make_the_commands_find_the_catalog() {
    for (directory, arguments, package, catalog) in [
        ("crates/none", &["-c", "api/errors.yaml"][..], "crates/none", "api/errors.yaml"),
        ("crates/none/src", &[], "crates/none", "src/errors.yaml"),
        ("", &["--catalog", "crates/none/my.yaml"], "crates/none", "my.yaml"),
    ] {
        let outside = Outside::new(PROGRAM);
        let printed = init(&outside, directory, arguments);
        assert!(printed.contains(&format!("errbook::catalog!({catalog:?});")), "{printed}");
        let lines = printed.lines().skip_while(|line| *line != "    [package.metadata.errbook]");
        let settings: String =
            lines.map_while(|line| line.strip_prefix("    ")).flat_map(|line| [line, "\n"]).collect();
        outside.append(&format!("{package}/Cargo.toml"), &settings);
        let check = outside.run(package, &["check"]);
        assert_eq!(check.out, format!("{catalog}: 2 entries, 2 codes, no problems\n"), "{printed}\n{check:?}");
        assert_eq!(outside.run(package, &["docs"]).code, Some(0));
        let is_beside = outside.path(&format!("{package}/docs")).exists();
        assert_eq!(is_beside, catalog == "my.yaml", "the docs keep their place");
    }
}

#[test]
fn package_with_another_catalog_needs_a_table_for_each() {
    let outside = Outside::new(PROGRAM);
    let printed = init(&outside, "crates/beta", &[]);
    let settings = "Add to `Cargo.toml`; each catalog has such a table of its own:\n\n    [[package.metadata.errbook]]\n    \
                    catalog = \"errors.yaml\"\n";
    assert!(printed.contains(settings), "{printed}");
    let printed = init(&outside, "crates/alpha", &["-c", "other.yaml"]);
    assert!(printed.contains(&settings.replace("errors.yaml", "other.yaml")), "{printed}");
}

#[test]
fn missing_package_is_named() {
    let outside = Outside::new(PROGRAM);
    let printed = init(&outside, "", &[]);
    let advice = "`Cargo.toml` is a workspace, not a package: move `errors.yaml` and its docs beside the `Cargo.toml` of a member";
    assert!(printed.contains(advice), "{printed}");

    let empty = tempfile::tempdir().expect("a temporary directory");
    let run = |arguments: &[&str]| {
        let output = Command::new(PROGRAM).args(arguments).current_dir(empty.path()).output().expect("it starts");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("the output is UTF-8")
    };
    let printed = run(&["init"]);
    assert!(printed.contains("The macro needs a package: create one with `cargo init --lib` in `.`."), "{printed}");
    assert!(printed.contains("run `errbook check --catalog errors.yaml`"), "{printed}");
    assert_eq!(run(&["check", "--catalog", "errors.yaml"]), "errors.yaml: 2 entries, 2 codes, no problems\n");
}
