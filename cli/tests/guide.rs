//! Every snippet of the guide in `errbook/README.md`, executed in crates outside of this workspace.
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use tempfile::TempDir;

const GUIDE: &str = include_str!("../../errbook/README.md");

/// The sections that begin with a new crate.
const SEPARATE: [&str; 6] = [
    "REST APIs",
    "Tasks that cost money",
    "Other languages",
    "Two catalogs in one crate",
    "Build scripts",
    "Doctests and trybuild",
];

/// A code block and its language.
struct Snippet {
    language: String,
    text: String,
}

/// Returns the snippets of each section.
fn sections() -> Vec<(String, Vec<Snippet>)> {
    let mut sections: Vec<(String, Vec<Snippet>)> = Vec::new();
    let (mut heading, mut language) = (None, None);
    let mut text = String::new();
    for event in Parser::new(GUIDE) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(HeadingLevel::H2)) => {
                sections.extend(heading.take().map(|name| (name, Vec::new())));
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                language = info.split(',').next().map(str::to_owned);
            }
            Event::End(TagEnd::CodeBlock) => {
                let language = language.take().expect("a fenced block");
                let (_, snippets) = sections.last_mut().expect("a section");
                snippets.push(Snippet { language, text: std::mem::take(&mut text) });
            }
            Event::Text(part) if language.is_some() => text.push_str(&part),
            Event::Text(part) | Event::Code(part) => heading.iter_mut().for_each(|heading| heading.push_str(&part)),
            _ => {}
        }
    }
    sections
}

/// The crate of the guide.
struct Adopter {
    folder: TempDir,
}

impl Adopter {
    fn new() -> Adopter {
        let adopter = Adopter { folder: tempfile::tempdir().expect("a temporary directory") };
        adopter.write(
            "Cargo.toml",
            "[package]\nname = \"parcels\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n",
        );
        adopter.write("src/lib.rs", "");
        fs::copy(repository().join("Cargo.lock"), adopter.path("Cargo.lock")).expect("the lock exists");
        adopter.sh("git init --quiet --initial-branch main");
        adopter
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("the directory is writable");
        fs::write(path, text).expect("the file is writable");
    }

    /// Follows a snippet: runs its commands, or writes the file that its first line names.
    fn follow(&self, snippet: &Snippet) {
        let Snippet { language, text } = snippet;
        if language == "console" {
            self.console(text);
            return;
        }
        if language == "text" {
            // The first line of the catalog.
            let catalog = fs::read_to_string(self.path("errors.yaml")).expect("the catalog exists");
            self.write("errors.yaml", &format!("{text}{catalog}"));
            return;
        }
        let (first, rest) = text.split_once('\n').expect("a line");
        let name = first.trim_start_matches(['#', '/', '<', '!', '-', ' ']).trim_end_matches([' ', '-', '>']);
        match (language.as_str(), name) {
            ("toml", "Cargo.toml") => {
                let manifest = fs::read_to_string(self.path(name)).expect("the manifest exists");
                self.write(name, &(manifest + &with_paths(rest) + "\n"));
            }
            ("yaml", workflow) if workflow.starts_with(".github/") => self.workflow(rest),
            ("yaml" | "rust" | "markdown" | "jinja" | "typescript" | "python", _) => self.write(name, rest),
            _ => panic!("no file in the first line of a snippet: {text}"),
        }
    }

    /// Runs the lines that begin with `$`, and compares the output that follows, if any.
    fn console(&self, text: &str) {
        let mut commands = text.split("$ ").filter(|command| !command.is_empty());
        commands.try_for_each(|command| {
            let (command, expected) = command.split_once('\n')?;
            // The program under test is already installed.
            if command != "cargo install errbook-cli" {
                let output = self.sh(command);
                assert!(expected.is_empty() || output == expected, "{command}: {output}");
            }
            Some(())
        });
    }

    /// Runs the steps of a workflow, as for a pull request without changes.
    fn workflow(&self, text: &str) {
        let commit =
            "git -c user.name=Test -c user.email=test@example.invalid -c commit.gpgsign=false commit --quiet -m State";
        self.sh(&format!("git add --all && {commit} && git update-ref refs/remotes/origin/main HEAD"));
        let steps: Vec<&str> = text.lines().filter_map(|line| line.trim_start().strip_prefix("- run: ")).collect();
        let [install, rest @ ..] = steps.as_slice() else { panic!("no steps: {text}") };
        assert!(*install == "cargo install errbook-cli --locked" && rest.len() == 4, "{steps:?}");
        for step in rest {
            self.sh(&step.replace("${{ github.base_ref }}", "main"));
        }
    }

    /// Runs these tests, unless there are none.
    fn passes(&self, tests: &[&str]) {
        if tests.is_empty() {
            return;
        }
        let output = self.sh("cargo test --offline 2>&1");
        for test in tests {
            assert!(output.contains(&format!("test {test} ... ok")), "{output}");
        }
    }

    /// Runs a shell command with the program under test in the path, and returns its output.
    fn sh(&self, command: &str) -> String {
        let program = Path::new(env!("CARGO_BIN_EXE_errbook"));
        let path = std::env::var_os("PATH").unwrap_or_default();
        let directories = program.parent().map(Path::to_owned).into_iter().chain(std::env::split_paths(&path));
        let path = std::env::join_paths(directories).expect("the path is valid");
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("adopt");
        let mut sh = Command::new("sh");
        sh.args(["-c", command]).current_dir(self.folder.path()).env_remove("GIT_DIR").env_remove("RUSTFLAGS");
        let output = sh.env("PATH", path).env("CARGO_TARGET_DIR", target).output().expect("the shell starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success(), "{command}: {out}{err}");
        out
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package is in a workspace").to_owned()
}

/// Returns dependencies with paths instead of versions, because nothing is published.
fn with_paths(manifest: &str) -> String {
    let mut text = String::new();
    for line in manifest.lines() {
        let name = line.split(" = ").next().unwrap_or_default();
        let folder = name.strip_prefix("errbook-").unwrap_or(name);
        let path = format!("path = {:?}", repository().join(folder).to_str().expect("the path is UTF-8"));
        let line = line.replace("version = \"0.1\"", &path).replace("= \"0.1\"", &format!("= {{ {path} }}"));
        text += &(line + "\n");
    }
    text
}

#[test]
fn every_snippet_works() {
    let guide = Adopter::new();
    let mut count = 0;
    for (name, snippets) in sections() {
        let separate = SEPARATE.contains(&name.as_str()).then(Adopter::new);
        for snippet in &snippets {
            separate.as_ref().unwrap_or(&guide).follow(snippet);
            count += 1;
        }
        if let Some(separate) = separate {
            assert!(!snippets.is_empty(), "{name}");
            separate.sh("cargo build --quiet --offline");
            let tests: &[&str] = match name.as_str() {
                "Doctests and trybuild" => &["cases_compile", "src/lib.rs - (line 1)"],
                "REST APIs" => &["status_decides"],
                "Tasks that cost money" => {
                    &["stopped_job_is_resumed", "submit_call_without_a_response_is_not_repeated"]
                }
                _ => &[],
            };
            separate.passes(tests);
        }
    }
    assert!(count >= 20, "{count}");
    guide.passes(&["responses_are_parsed", "advice_names_the_fix", "docs_are_up_to_date", "busy_depot_is_retryable"]);
}

#[test]
fn versions_of_the_features_are_those_of_the_manifest() {
    let manifest = include_str!("../../core/Cargo.toml");
    for (name, version) in [("strum", "0.28"), ("serde_core", "1.0.220"), ("miette", "7.6")] {
        assert!(manifest.contains(&format!("\n{name} = {{ version = \"{version}\"")), "{name}");
        let name = name.trim_end_matches("_core");
        assert!(GUIDE.contains(&format!("| `{name}` {version}")), "{name}");
    }
}
