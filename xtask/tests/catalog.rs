//! `cargo xtask check` and `expand`: what is right, what is wrong, and what comes of it.

mod common;

use std::fmt::Write as _;
use std::fs;

use common::{Done, at, fixture, here};
use xtask::CATALOG;

/// Checks a catalogue that is the only file of its workspace.
fn check(text: impl AsRef<[u8]>) -> Done {
    check_with(text, &[])
}

fn check_with(text: impl AsRef<[u8]>, more: &[&str]) -> Done {
    let root = tempfile::tempdir().expect("there is room for a folder");
    let file = root.path().join("some.yaml");
    fs::write(&file, text).expect("the folder is ours");
    let words = [&["check", file.to_str().expect("the path is UTF-8")], more].concat();
    at(root.path(), &words, "")
}

fn demo() -> String {
    fs::read_to_string(fixture("demo.yaml")).expect("the fixture is there")
}

#[test]
fn the_catalogue_of_this_workspace_has_no_problems() {
    let done = here(&["check"], "");
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert!(done.out.starts_with(&format!("{CATALOG}: ")) && done.out.ends_with(", no problems\n"), "{}", done.out);
}

#[test]
fn counts_what_there_is() {
    assert_eq!(check(demo()).out, "some.yaml: 2 entries, 2 codes, no problems\n");
}

#[test]
fn every_problem_is_shown_at_its_line() {
    let done = check(demo().replace("retry: change", "retry: chang").replace("retry: wait", "retry: weit"));
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    let first = done.err.find("some.yaml:21:16: there is no retry policy `chang`\n");
    let second = done.err.find("\n\nsome.yaml:33:16: there is no retry policy `weit`\n");
    assert!(first.is_some() && first < second, "{}", done.err);
    assert!(done.err.ends_with("\nhelp: did you mean `wait`?\n"), "{}", done.err);
}

#[cfg(unix)]
#[test]
fn a_file_without_end_is_refused() {
    let root = tempfile::tempdir().expect("there is room for a folder");
    let done = at(root.path(), &["check", "/dev/zero"], "");
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    assert!(done.err.starts_with("/dev/zero:1:1: the file is longer than 16 MiB\n"), "{:.2000}", done.err);
}

#[test]
fn twenty_problems_are_enough() {
    let mut text = demo();
    for number in 0..25 {
        writeln!(text, "surplus{number}: x").expect("writing to a `String` cannot fail");
    }
    let done = check(text);
    assert_eq!(done.code, 1);
    assert_eq!(done.err.lines().filter(|line| line.starts_with("some.yaml:")).count(), 20);
    assert!(done.err.ends_with("\n\nand 5 more\n"), "{}", done.err);
}

#[test]
fn warnings_do_not_crowd_out_the_error_behind_them() {
    let mut policies = String::from("retry_policies:\n");
    for number in 0..25 {
        writeln!(policies, "  unused{number}: {{class: after_fix}}").expect("writing to a `String` cannot fail");
    }
    let text = demo().replace("retry_policies:\n", &policies);
    let warned = check(&text);
    assert_eq!((warned.code, warned.out.as_str()), (0, "some.yaml: 2 entries, 2 codes, 25 warnings\n"));

    let done = check(text.replace("fix: Wait.", "fix: 7"));
    assert_eq!(done.code, 1);
    assert!(done.err.contains("some.yaml:57:14: ") && done.err.ends_with("\n\nand 6 more\n"), "{}", done.err);
}

#[test]
fn warnings_fail_where_they_are_denied() {
    let text = demo().replace("retry_policies:\n", "retry_policies:\n  unused: {class: after_fix}\n");
    assert_eq!(check_with(&text, &[]).code, 0);
    let denied = check_with(&text, &["--deny-warnings"]);
    assert_eq!(denied.code, 1);
    assert!(
        denied.err.starts_with("some.yaml:7:3: warning: no entry uses the retry policy `unused`\n"),
        "{}",
        denied.err
    );
}

#[test]
fn every_problem_is_a_line_for_programs() {
    let text = demo()
        .replace("retry_policies:\n", "retry_policies:\n  unused: {class: after_fix}\n")
        .replace("title: No money", "titel: 100%, é");
    let json = check_with(&text, &["--format", "json"]);
    assert_eq!((json.code, json.err.as_str()), (1, ""));
    assert_eq!(
        json.out,
        "{\"path\":\"some.yaml\",\"line\":7,\"column\":3,\"severity\":\"warning\",\
         \"message\":\"no entry uses the retry policy `unused`\",\
         \"help\":\"remove it, or name it at an entry: `retry: ...`\"}\n\
         {\"path\":\"some.yaml\",\"line\":16,\"column\":9,\"severity\":\"error\",\
         \"message\":\"an entry has no key `titel`\",\"help\":\"did you mean `title`?\"}\n"
    );
    let github = check_with(&text, &["--format", "github"]);
    assert_eq!((github.code, github.err.as_str()), (1, ""));
    assert_eq!(
        github.out,
        "::warning file=some.yaml,line=7,col=3::no entry uses the retry policy `unused`%0A\
         help: remove it, or name it at an entry: `retry: ...`\n\
         ::error file=some.yaml,line=16,col=9::an entry has no key `titel`%0Ahelp: did you mean `title`?\n"
    );
    assert_eq!(check_with(demo(), &["--format", "github"]).out, "");
}

#[test]
fn a_line_for_github_is_escaped() {
    let root = tempfile::tempdir().expect("there is room for a folder");
    let file = root.path().join("50%, a.yaml");
    fs::write(&file, demo().replace("title: Start", "50%, a: Start")).expect("the folder is ours");
    let done = at(root.path(), &["check", "--format", "github", file.to_str().expect("the path is UTF-8")], "");
    let lines: Vec<&str> = done.out.lines().collect();
    let expected = [
        "::error file=50%25%2C a.yaml,line=10,col=3::an endpoint without `title`%0Ahelp: add `title:`, a text",
        "::error file=50%25%2C a.yaml,line=12,col=5::an endpoint has no key `50%25, a`%0A\
         help: its keys are `path`, `title`, `about` and `errors`",
    ];
    assert_eq!((done.code, lines.as_slice()), (1, expected.as_slice()));
}

#[test]
fn what_cannot_be_read_is_said() {
    let done = here(&["check", "no/such.yaml"], "");
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    assert!(done.err.starts_with("error: cannot read `no/such.yaml`: "), "{}", done.err);

    let done = check(b"catalog: x\ntitle: \xff\n");
    assert_eq!(done.code, 1);
    assert!(done.err.starts_with("some.yaml:2:8: this byte is not UTF-8\n"), "{}", done.err);
}

#[test]
fn the_expansion_is_one_rust_file() {
    let file = fixture("demo.yaml");
    let done = here(&["expand", file.to_str().expect("the path is UTF-8")], "");
    assert_eq!(done.code, 0, "{}", done.err);
    let parsed = syn::parse_file(&done.out).expect("the expansion is Rust");
    let enums = parsed.items.iter().filter(|item| matches!(item, syn::Item::Enum(_))).count();
    assert_eq!(enums, 3, "one for all codes, and one for each endpoint");
    assert!(matches!(parsed.items.last(), Some(syn::Item::Const(_))));
    assert!(done.out.contains("const _: () = {\n    use ::errbook;\n"), "{}", done.out);
    assert!(done.out.contains("    /// The account is empty."), "{}", done.out);
}
