//! A workspace outside of this one, with two packages that have a catalog each and one without.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A workspace, and a directory outside of it.
pub(crate) struct Outside {
    program: PathBuf,
    root: TempDir,
    elsewhere: TempDir,
}

/// The exit code and the output of a command.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

const ALPHA: &str = include_str!("../../templates/json.yaml");
const BETA: &str = include_str!("../../templates/text.yaml");

impl Outside {
    /// Creates the workspace; `program` is the command under test.
    pub(crate) fn new(program: impl Into<PathBuf>) -> Outside {
        let temporary = || tempfile::tempdir().expect("a temporary directory");
        let outside = Outside { program: program.into(), root: temporary(), elsewhere: temporary() };
        outside.write("Cargo.toml", "[workspace]\nmembers = [\"crates/*\"]\nresolver = \"3\"\n");
        for name in ["alpha", "beta", "none"] {
            let package = format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
            outside.write(&format!("crates/{name}/Cargo.toml"), &package);
            outside.write(&format!("crates/{name}/src/lib.rs"), "");
        }
        outside.write("crates/alpha/errors.yaml", &ALPHA.replace("catalog: my_api", "catalog: alpha"));
        outside.write("crates/beta/api/beta.yaml", &BETA.replace("catalog: my_api", "catalog: beta"));
        outside.write("crates/beta/NOTES.md", "# Beta\n\n<!-- codes: begin -->\n<!-- codes: end -->\n");
        let beta =
            "[package.metadata.errbook]\ncatalog = \"api/beta.yaml\"\ndocs = \"reference\"\nreadme = \"NOTES.md\"\n";
        outside.append("crates/beta/Cargo.toml", beta);
        outside
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("the directory is writable");
        fs::write(path, text).expect("the file is writable");
    }

    pub(crate) fn append(&self, path: &str, text: &str) {
        self.write(path, &(self.read(path) + text));
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("the file exists")
    }

    /// Runs a command in a directory of the workspace.
    pub(crate) fn run(&self, directory: &str, arguments: &[&str]) -> Output {
        self.run_in(&self.path(directory), arguments)
    }

    /// Runs a command outside of the workspace.
    pub(crate) fn run_elsewhere(&self, arguments: &[&str]) -> Output {
        self.run_in(self.elsewhere.path(), arguments)
    }

    fn run_in(&self, directory: &Path, arguments: &[&str]) -> Output {
        let mut command = Command::new(&self.program);
        command.args(arguments).current_dir(directory).stdin(Stdio::null());
        let output = command.output().expect("the program starts");
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the output is UTF-8");
        let output = Output { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) };
        let printed = format!("{output:?}").to_lowercase();
        assert!(!printed.contains("captcha") && !printed.contains("capcha"), "{arguments:?}: {output:?}");
        output
    }
}

/// Runs every command from every kind of directory.
pub(crate) fn assert_commands_find_the_catalog(program: &Path) {
    let outside = Outside::new(program);
    assert_root_stands_for_all_members(&outside);
    assert_member_stands_for_itself(&outside);
    assert_elsewhere_needs_the_file(&outside);
    assert_broken_catalog_is_named(&outside);
}

/// The root, and a member without a catalog.
fn assert_root_stands_for_all_members(outside: &Outside) {
    for (directory, [alpha, beta]) in [
        ("", ["crates/alpha/errors.yaml", "crates/beta/api/beta.yaml"]),
        ("crates/none", ["../alpha/errors.yaml", "../beta/api/beta.yaml"]),
        ("crates/none/src", ["../../alpha/errors.yaml", "../../beta/api/beta.yaml"]),
    ] {
        let check = outside.run(directory, &["check"]);
        let expected = format!(
            "{alpha}: 2 entries, 2 codes, no problems\n{beta}: 2 entries, 2 codes, no problems\n\
             2 catalogs: 4 entries, 4 codes, no problems\n"
        );
        assert_eq!((check.code, check.out, check.err), (Some(0), expected, String::new()));
        for command in ["docs", "lock"] {
            let output = outside.run(directory, &[command]);
            assert_eq!(output.code, Some(0), "{output:?}");
            let lines: Vec<&str> = output.out.lines().filter(|line| line.contains(".yaml: ")).collect();
            let [first, second] = lines.as_slice() else { panic!("{output:?}") };
            assert!(first.starts_with(alpha) && second.starts_with(beta), "{output:?}");
            assert!(output.out.starts_with(alpha), "{output:?}");
            assert_eq!(outside.run(directory, &[command, "--check"]).code, Some(0));
        }
        for arguments in [["explain", "x"].as_slice(), &["diff"], &["expand"], &["mock"], &["docs", "--out", "new"]] {
            let output = outside.run(directory, arguments);
            assert_eq!((output.code, output.out.as_str()), (Some(2), ""), "{output:?}");
            assert!([alpha, beta, "`alpha`", "`beta`"].iter().all(|name| output.err.contains(name)), "{output:?}");
            let wrong = outside.run(directory, &[arguments, &["--package", "gamma"]].concat());
            assert!(
                wrong.code == Some(2) && wrong.err.contains("packages with a catalog: `alpha`, `beta`"),
                "{wrong:?}"
            );
        }
        assert_one_catalog(outside, directory, &["--package", "alpha"], alpha, "invalid_key");
        assert_one_catalog(outside, directory, &["-p", "beta"], beta, "ERROR_WRONG_KEY");
        assert_one_catalog(outside, directory, &["--catalog", beta], beta, "ERROR_WRONG_KEY");
    }
    let empty = outside.run("", &["check", "-p", "none"]);
    assert!(empty.code == Some(2) && empty.err.contains("package `none` has no catalog"), "{empty:?}");
    let near = outside.run("", &["check", "-p", "alhpa"]);
    assert!(near.code == Some(2) && near.err.contains("did you mean `alpha`?"), "{near:?}");
    assert!(outside.path("crates/alpha/docs/create_order.md").is_file());
    assert!(outside.path("crates/alpha/errors.lock").is_file());
    assert!(outside.path("crates/beta/reference/create_order.md").is_file());
    assert!(outside.path("crates/beta/api/beta.lock").is_file());
    assert!(outside.read("crates/beta/NOTES.md").contains("ERROR_WRONG_KEY"));
}

fn assert_member_stands_for_itself(outside: &Outside) {
    assert_one_catalog(outside, "crates/alpha", &[], "errors.yaml", "invalid_key");
    assert_one_catalog(outside, "crates/alpha/src", &[], "../errors.yaml", "invalid_key");
    assert_one_catalog(outside, "crates/beta/reference", &[], "../api/beta.yaml", "ERROR_WRONG_KEY");
    assert_one_catalog(outside, "crates/beta", &["-p", "alpha"], "../alpha/errors.yaml", "invalid_key");
}

/// Every command with options that choose the catalog at `path`, which has the code.
fn assert_one_catalog(outside: &Outside, directory: &str, options: &[&str], path: &str, code: &str) {
    let run = |arguments: &[&str]| {
        let output = outside.run(directory, &[arguments, options].concat());
        assert_eq!(output.code, Some(0), "{arguments:?}: {output:?}");
        output
    };
    assert_eq!(run(&["check"]).out, format!("{path}: 2 entries, 2 codes, no problems\n"));
    assert!(run(&["docs"]).out.starts_with(&format!("{path}: docs in ")));
    assert!(run(&["docs", "--check"]).out.starts_with(&format!("{path}: docs in ")));
    assert!(run(&["lock"]).out.starts_with(&format!("{path}: lock in ")));
    assert!(run(&["lock", "--check"]).out.starts_with(&format!("{path}: lock in ")));
    assert!(run(&["explain", code]).out.contains(&format!("`{code}` at `create_order`")));
    assert_eq!(run(&["diff"]).out, "patch\n");
    assert!(run(&["expand"]).out.contains("pub enum CreateOrderError"));
    assert!(run(&["export"]).out.contains(&format!("\"code\": \"{code}\"")));
    assert!(run(&["mock", "--duration", "0"]).out.starts_with("listening on http://127.0.0.1:"));
}

fn assert_elsewhere_needs_the_file(outside: &Outside) {
    for arguments in [["check"].as_slice(), &["docs"], &["lock"], &["explain", "x"], &["diff"], &["expand"], &["mock"]]
    {
        let output = outside.run_elsewhere(arguments);
        assert_eq!((output.code, output.out.as_str()), (Some(2), ""), "{output:?}");
        let parts = ["no `Cargo.toml` in `", "--catalog FILE", "errbook init", "[package.metadata.errbook]"];
        assert!(parts.iter().all(|part| output.err.contains(part)), "{output:?}");
        let output = outside.run_elsewhere(&[arguments, &["-p", "alpha"]].concat());
        assert!(output.code == Some(2) && output.err.contains("no `Cargo.toml` in `"), "{output:?}");
    }
    // The settings of the package apply, wherever the command runs.
    let beta = outside.path("crates/beta/api/beta.yaml");
    let beta = beta.to_str().expect("the path is UTF-8");
    for arguments in [["check"].as_slice(), &["docs", "--check"], &["lock", "--check"], &["expand"], &["diff"]] {
        let output = outside.run_elsewhere(&[arguments, &["--catalog", beta]].concat());
        assert_eq!(output.code, Some(0), "{output:?}");
    }
    assert_eq!(outside.run_elsewhere(&["docs", "-c", beta, "--out", "pages"]).code, Some(0));
    // A catalog outside of packages.
    assert_eq!(outside.run_elsewhere(&["init", "-c", "lonely.yaml"]).code, Some(0));
    for arguments in [
        ["check"].as_slice(),
        &["lock"],
        &["docs", "--check"],
        &["explain", "invalid_key"],
        &["diff"],
        &["expand"],
        &["mock", "--duration", "0"],
    ] {
        let output = outside.run_elsewhere(&[arguments, &["-c", "lonely.yaml"]].concat());
        assert_eq!(output.code, Some(0), "{output:?}");
    }
    for arguments in [
        ["schema"].as_slice(),
        &["schema", "--export"],
        &["completions", "bash"],
        &["help"],
        &["help", "mock"],
        &["help", "explain"],
    ] {
        let output = outside.run_elsewhere(arguments);
        assert!(output.code == Some(0) && !output.out.is_empty(), "{output:?}");
    }
}

fn assert_broken_catalog_is_named(outside: &Outside) {
    let valid = outside.read("crates/beta/api/beta.yaml");
    outside.write("crates/beta/api/beta.yaml", &valid.replace("fix: ", "fux: "));
    for (directory, options, path) in [
        ("", ["-p", "beta"].as_slice(), "crates/beta/api/beta.yaml"),
        ("crates/beta", &[], "api/beta.yaml"),
        ("crates/beta/src", &[], "../api/beta.yaml"),
        ("crates/alpha", &["-p", "beta"], "../beta/api/beta.yaml"),
    ] {
        for arguments in [
            ["check"].as_slice(),
            &["docs"],
            &["docs", "--check"],
            &["docs", "--out", "new"],
            &["lock"],
            &["lock", "--check"],
            &["explain", "x"],
            &["diff"],
            &["expand"],
            &["export"],
            &["mock"],
        ] {
            let output = outside.run(directory, &[arguments, options].concat());
            assert_eq!(output.code, Some(1), "{arguments:?}: {output:?}");
            assert!(output.err.starts_with(&format!("{path}:")), "{arguments:?}: {output:?}");
        }
    }
    // From the root, the other catalog is still checked.
    let check = outside.run("", &["check"]);
    assert_eq!(check.code, Some(1));
    assert!(check.err.contains("crates/beta/api/beta.yaml:") && !check.err.contains("crates/alpha"), "{check:?}");
    let expected = "crates/alpha/errors.yaml: 2 entries, 2 codes, no problems\ncrates/beta/api/beta.yaml: 4 errors\n";
    assert_eq!(check.out, format!("{expected}2 catalogs: 4 errors\n"));
    let docs = outside.run("", &["docs", "--check"]);
    assert!(docs.code == Some(1) && docs.err.contains("crates/beta/api/beta.yaml:"), "{docs:?}");
    outside.write("crates/beta/api/beta.yaml", &valid);

    // A configured catalog that does not exist is an error, too.
    fs::remove_file(outside.path("crates/beta/api/beta.yaml")).expect("the file exists");
    let missing = outside.run("", &["check"]);
    assert_eq!(missing.code, Some(1));
    assert!(missing.err.contains("cannot read `crates/beta/api/beta.yaml`"), "{missing:?}");
    outside.write("crates/beta/api/beta.yaml", &valid);
}
