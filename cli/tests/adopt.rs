//! A new crate adopts errbook: `init`, the printed lines, and the drift test.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A crate outside of this workspace.
struct Crate {
    folder: TempDir,
}

impl Crate {
    fn new() -> Crate {
        let new = Crate { folder: tempfile::tempdir().expect("a temporary directory") };
        new.write(
            "Cargo.toml",
            "[package]\nname = \"adopter\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\n\n[dev-dependencies]\n",
        );
        new.write("src/lib.rs", "");
        let lock = repository().join("Cargo.lock");
        fs::copy(lock, new.path("Cargo.lock")).expect("the lock exists");
        new
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("the file exists")
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("the directory is writable");
        fs::write(path, text).expect("the file is writable");
    }

    /// Adds a dependency as it is printed, but with a path, because nothing is published.
    fn depend(&self, section: &str, line: &str) {
        let (name, value) = line.split_once(" = ").expect("a dependency");
        let path = repository().join(if name == "errbook" { "errbook" } else { "cli" });
        let path = format!("path = {:?}", path.to_str().expect("the path is UTF-8"));
        let value = match value.split_once('{') {
            Some((_, table)) => format!("{{ {path}, {table}"),
            None => format!("{{ {path} }}"),
        };
        let manifest = self.read("Cargo.toml");
        let section = format!("[{section}]\n");
        self.write("Cargo.toml", &manifest.replace(&section, &format!("{section}{name} = {value}\n")));
    }

    fn errbook(&self, arguments: &[&str]) -> String {
        let mut errbook = Command::new(env!("CARGO_BIN_EXE_errbook"));
        let output = errbook.args(arguments).current_dir(self.folder.path()).output().expect("the program starts");
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    }

    fn test(&self) -> (bool, String) {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("adopt");
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["test", "--offline", "--color", "never"]).current_dir(self.folder.path());
        let Output { status, stdout, stderr } =
            cargo.env("CARGO_TARGET_DIR", target).env_remove("RUSTFLAGS").output().expect("Cargo starts");
        (status.success(), text(&stdout) + &text(&stderr))
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package is in a workspace").to_owned()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the output is UTF-8")
}

/// Returns the indented block after the line that contains `before`, without its indentation.
fn block(printed: &str, before: &str) -> String {
    let (_, rest) = printed.split_once(before).expect(before);
    let lines = rest.lines().skip(1).skip_while(|line| line.is_empty());
    let lines = lines.map_while(|line| line.strip_prefix("    "));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn printed_lines_are_all_that_a_crate_needs() {
    for (kind, entries) in
        [("json", "2 entries, 2 codes"), ("rest", "6 entries, 4 codes"), ("text", "2 entries, 2 codes")]
    {
        let adopter = Crate::new();
        let printed = adopter.errbook(&["init", "--kind", kind]);
        assert!(printed.starts_with("wrote errors.yaml\nwrote docs/README.md\n"), "{printed}");
        adopter.depend("dependencies", block(&printed, "`[dependencies]`").trim_end());
        adopter.write("src/lib.rs", &block(&printed, "to the crate:"));
        adopter.depend("dev-dependencies", block(&printed, "`[dev-dependencies]`").trim_end());
        adopter.write("tests/docs.rs", &block(&printed, "`tests/docs.rs`"));
        let (passed, output) = adopter.test();
        assert!(passed && output.contains("test docs_are_up_to_date ... ok"), "{output}");
        for name in ["clap", "minijinja", "serde_json"] {
            assert!(!output.contains(&format!("Compiling {name} ")), "the drift test builds {name}:\n{output}");
        }
        assert_eq!(adopter.errbook(&["check"]), format!("errors.yaml: {entries}, no problems\n"));

        // The test finds a change of the catalog, and says what to do.
        let catalog = adopter.read("errors.yaml");
        adopter.write("errors.yaml", &catalog.replace("No account has", "Nobody has"));
        let (passed, output) = adopter.test();
        assert!(!passed && output.contains("help: run `errbook docs`"), "{output}");
        let changed = |sign, text| output.lines().any(|line| line.starts_with(sign) && line.contains(text));
        assert!(changed('-', "No account has") && changed('+', "Nobody has"), "{output}");
        adopter.errbook(&["docs"]);
        assert!(adopter.test().0);

        // A lock, and a README with the table of codes.
        adopter.errbook(&["lock"]);
        adopter.write("README.md", "<!-- codes: begin -->\n<!-- codes: end -->\n");
        let (passed, output) = adopter.test();
        assert!(!passed && output.contains("`README.md` is not up to date"), "{output}");
        adopter.errbook(&["docs"]);
        let lock = adopter.read("errors.lock");
        adopter.write("errors.lock", &lock.lines().take(2).flat_map(|line| [line, "\n"]).collect::<String>());
        let (passed, output) = adopter.test();
        assert!(!passed && output.contains("help: run `errbook lock`"), "{output}");
        adopter.errbook(&["lock"]);
        adopter.write("errors.yaml", &catalog.replace("fix: ", "fux: "));
        let (passed, output) = adopter.test();
        assert!(!passed && output.contains("errors.yaml:"), "{output}");
    }
}

#[test]
fn generated_files_need_a_feature_of_the_drift_test() {
    let adopter = Crate::new();
    let printed = adopter.errbook(&["init"]);
    let settings = "[package.metadata.errbook]\ngenerate = [{ template = \"typescript\", out = \"errors.ts\" }]\n\n";
    adopter.write(
        "Cargo.toml",
        &adopter.read("Cargo.toml").replace("[dependencies]", &format!("{settings}[dependencies]")),
    );
    let dependency = block(&printed, "`[dev-dependencies]`").trim_end().to_owned();
    let manifest = adopter.read("Cargo.toml");
    adopter.depend("dev-dependencies", &dependency);
    adopter.write("tests/docs.rs", &block(&printed, "`tests/docs.rs`"));
    let (passed, output) = adopter.test();
    assert!(!passed && output.contains("`generate` is configured, but this build"), "{output}");
    assert!(output.contains("features = [\"generate\"]"), "{output}");

    adopter.write("Cargo.toml", &manifest);
    adopter.depend("dev-dependencies", &dependency.replace(" }", ", features = [\"generate\"] }"));
    let (passed, output) = adopter.test();
    assert!(!passed && output.contains("`errors.ts` is not up to date\nhelp: run `errbook generate`"), "{output}");
    adopter.errbook(&["generate"]);
    assert!(adopter.test().0);
}
