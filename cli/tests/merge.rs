//! Branches that add codes to different endpoints merge.

#[path = "common/workspace.rs"]
#[allow(dead_code, reason = "not used by every test")]
mod workspace;

use std::process::Command;

use workspace::Outside;

const DIRECTORY: &str = "crates/alpha";

fn git(outside: &Outside, arguments: &[&str]) -> (bool, String) {
    let config = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid", "-c", "commit.gpgsign=false"];
    let mut git = Command::new("git");
    git.arg("-C").arg(outside.path("")).args(config).args(arguments).env_remove("GIT_DIR");
    let output = git.output().expect("Git is installed");
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

fn commit(outside: &Outside) {
    assert!(git(outside, &["add", "--all"]).0);
    assert!(git(outside, &["commit", "--quiet", "--message", "A state"]).0);
}

/// Adds a code to an endpoint and regenerates the docs, on a branch of its own.
fn add_code(outside: &Outside, branch: &str, endpoint: &str) {
    assert!(git(outside, &["checkout", "--quiet", "-b", branch, "main"]).0);
    let path = format!("{DIRECTORY}/errors.yaml");
    let catalog = outside.read(&path);
    let head = format!("    title: {endpoint}\n    errors:\n");
    let entry =
        format!("      {branch}: {{title: New, meaning: It is new at {endpoint}., fix: Change it., retry: request}}\n");
    assert!(catalog.contains(&head), "{catalog}");
    outside.write(&path, &catalog.replace(&head, &format!("{head}{entry}")));
    assert_eq!(outside.run(DIRECTORY, &["docs"]).code, Some(0));
    commit(outside);
}

#[test]
fn branches_that_change_different_endpoints_merge() {
    let outside = Outside::new(env!("CARGO_BIN_EXE_errbook"));
    let catalog = outside.read("crates/alpha/errors.yaml");
    let (head, _) = catalog.split_once("endpoints:\n").expect("the catalog has endpoints");
    let endpoint = |name: &str| {
        format!(
            "  {name}:\n    path: /{name}\n    title: {name}\n    errors:\n      bad_{name}: {{title: Bad {name}, meaning: \
             It is bad at {name}., fix: Correct it., retry: busy}}\n"
        )
    };
    let endpoints: String = ["one", "two", "three"].map(endpoint).concat();
    outside.write("crates/alpha/errors.yaml", &format!("{head}endpoints:\n{endpoints}"));
    assert_eq!(outside.run(DIRECTORY, &["docs"]).code, Some(0));
    assert!(git(&outside, &["init", "--quiet", "--initial-branch", "main"]).0);
    commit(&outside);
    let untouched = outside.read("crates/alpha/docs/two.md");
    add_code(&outside, "first", "one");
    assert_eq!(outside.read("crates/alpha/docs/two.md"), untouched, "a page changes only with its content");
    add_code(&outside, "second", "three");

    let (_, merged) = git(&outside, &["merge", "--no-edit", "first"]);
    let conflicts = git(&outside, &["diff", "--name-only", "--diff-filter=U"]).1;
    for page in ["errors.yaml", "one.md", "two.md", "three.md"] {
        assert!(!conflicts.lines().any(|path| path.ends_with(page)), "{merged}");
    }
    // Pages that list codes of all endpoints may conflict; the command resolves that.
    if !conflicts.is_empty() {
        let stale = outside.run(DIRECTORY, &["docs", "--check"]);
        assert_eq!(stale.code, Some(1), "{stale:?}");
        assert!(stale.err.contains("run `errbook docs`, also to resolve a merge conflict"), "{stale:?}");
    }
    assert_eq!(outside.run(DIRECTORY, &["docs"]).code, Some(0));
    assert_eq!(outside.run(DIRECTORY, &["docs", "--check"]).code, Some(0));
    assert_eq!(outside.run(DIRECTORY, &["check"]).code, Some(0));
    let index = outside.read("crates/alpha/docs/README.md");
    assert!(index.contains("`first`") && index.contains("`second`") && !index.contains("<<<<<<<"), "{index}");
    commit(&outside);
    assert_eq!(git(&outside, &["status", "--porcelain"]).1, "");
}
