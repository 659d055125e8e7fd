//! `errbook check` and `errbook expand`.
//!
//! The texts of diagnostics are tested in the compiler; these tests check locations, formats, and exit codes.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use common::{Output, fixture, run_here, run_in, utf8};
use serde_json::Value;

/// Checks a catalog in a workspace of its own.
fn check(text: impl AsRef<[u8]>) -> Output {
    check_with(text, &[])
}

fn check_with(text: impl AsRef<[u8]>, arguments: &[&str]) -> Output {
    check_file("some.yaml", text, arguments)
}

fn check_file(name: &str, text: impl AsRef<[u8]>, arguments: &[&str]) -> Output {
    let root = tempfile::tempdir().expect("a temporary directory");
    let file = root.path().join(name);
    fs::write(&file, text).expect("the file is writable");
    run_in(root.path(), &[&["check", "--catalog", utf8(&file)], arguments].concat(), "")
}

fn demo() -> String {
    fs::read_to_string(fixture("demo.yaml")).expect("the fixture exists")
}

/// Returns the demo catalog with one warning in line 7.
fn demo_with_warning() -> String {
    demo().replace("retry_policies:\n", "retry_policies:\n  unused: {class: after_fix}\n")
}

#[test]
fn catalog_of_this_workspace_has_no_problems() {
    let output = run_here(&["check"], "");
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    let summary = &output.out;
    assert!(summary.starts_with("catalog/errors.yaml: ") && summary.ends_with(", no problems\n"), "{summary}");
}

#[test]
fn summary_counts_entries_and_codes() {
    assert_eq!(check(demo()).out, "some.yaml: 2 entries, 2 codes, no problems\n");
}

#[test]
fn problems_are_printed_with_their_locations() {
    let output = check(demo().replace("retry: change", "retry: chang").replace("retry: wait", "retry: weit"));
    assert_eq!((output.code, output.out.as_str()), (1, "some.yaml: 2 errors\n"));
    assert!(output.err.starts_with("some.yaml:21:16: ") && output.err.contains("`chang`"), "{}", output.err);
    assert!(output.err.contains("\n\nsome.yaml:33:16: ") && output.err.contains("`weit`"), "{}", output.err);
    assert!(output.err.ends_with("\nhelp: did you mean `wait`?\n"), "{}", output.err);
}

#[cfg(unix)]
#[test]
fn endless_file_is_rejected() {
    let output = run_here(&["check", "-c", "/dev/zero"], "");
    assert_eq!((output.code, output.out.as_str()), (1, "/dev/zero: 1 error\n"));
    let (first, _) = output.err.split_once('\n').expect("a line");
    assert!(first.starts_with("/dev/zero:1:1: ") && first.contains("16 MiB"), "{first}");
}

#[test]
fn at_most_20_problems_are_printed() {
    let mut text = demo();
    for number in 0..25 {
        writeln!(text, "surplus{number}: x").expect("writing to a `String` cannot fail");
    }
    let output = check(text);
    assert_eq!(output.code, 1);
    assert_eq!(output.err.lines().filter(|line| line.starts_with("some.yaml:")).count(), 20);
    assert!(output.err.ends_with("\n\nand 5 more\n"), "{}", output.err);
}

#[test]
fn error_after_many_warnings_is_printed() {
    let mut policies = String::from("retry_policies:\n");
    for number in 0..25 {
        writeln!(policies, "  unused{number}: {{class: after_fix}}").expect("writing to a `String` cannot fail");
    }
    let text = demo().replace("retry_policies:\n", &policies);
    let warned = check(&text);
    assert_eq!((warned.code, warned.out.as_str()), (0, "some.yaml: 2 entries, 2 codes, 25 warnings\n"));

    let output = check(text.replace("fix: Wait.", "fix: 7"));
    assert_eq!(output.code, 1);
    assert!(output.err.starts_with("some.yaml:57:14: "), "errors come first: {}", output.err);
    assert!(output.err.ends_with("\n\nand 6 more\n"), "{}", output.err);
    assert_eq!(output.out, "some.yaml: 1 error, 25 warnings\n");
}

#[test]
fn denied_warning_fails() {
    assert_eq!(check(demo_with_warning()).code, 0);
    let denied = check_with(demo_with_warning(), &["--deny-warnings"]);
    assert_eq!(denied.code, 1);
    assert!(denied.err.starts_with("some.yaml:7:3: warning: ") && denied.err.contains("`unused`"), "{}", denied.err);
}

#[test]
fn json_and_github_formats_print_a_line_per_problem() {
    let text = demo_with_warning().replace("title: No money", "titel: 100%, é");
    let json = check_with(&text, &["--format", "json"]);
    assert_eq!((json.code, json.err.as_str()), (1, ""));
    let mut expected = String::new();
    for (line, (position, name)) in json.out.lines().zip([("7,3,warning", "`unused`"), ("16,9,error", "`titel`")]) {
        let value: Value = serde_json::from_str(line).expect("a JSON object");
        let text = |key: &str| value.get(key).and_then(Value::as_str).expect(key);
        let number = |key: &str| value.get(key).and_then(Value::as_u64).expect(key);
        let (line, column, severity) = (number("line"), number("column"), text("severity"));
        let (message, help) = (text("message"), text("help"));
        assert_eq!((text("path"), format!("{line},{column},{severity}")), ("some.yaml", position.to_owned()));
        assert!(message.contains(name), "{message}");
        writeln!(expected, "::{severity} file=some.yaml,line={line},col={column}::{message}%0Ahelp: {help}")
            .expect("writing to a `String` cannot fail");
    }
    assert_eq!(json.out.lines().count(), 2);
    let github = check_with(&text, &["--format", "github"]);
    assert_eq!((github.code, github.err.as_str(), github.out), (1, "", expected));
    assert_eq!(check_with(demo(), &["--format", "github"]).out, "");
}

#[test]
fn json_format_prints_optional_keys_if_and_only_if_there_is_a_value() {
    let [unknown, same] = ["titel: Busy", "title: Busy\n        meaning: The task is being worked on."];
    let entry = |text: &str| format!("      BUSY:\n        {text}\n        fix: Wait.\n        retry: wait\n");
    for (text, keys) in [
        // `help` only.
        (demo() + &entry(&format!("{unknown}\n        meaning: It is busy.")), vec![vec!["help"]]),
        // Both.
        (demo() + &entry(same), vec![vec!["help", "related"]]),
        (demo(), vec![]),
    ] {
        let output = check_with(&text, &["--format", "json"]);
        let lines: Vec<BTreeMap<String, Value>> =
            output.out.lines().map(|line| serde_json::from_str(line).expect("a JSON object")).collect();
        let found: Vec<Vec<&str>> = lines.iter().map(|line| line.keys().map(String::as_str).collect()).collect();
        let always = ["path", "line", "column", "severity", "message"];
        let sorted = |keys: &[&'static str]| BTreeSet::from_iter([&always, keys].concat()).into_iter().collect();
        let expected: Vec<Vec<&str>> = keys.iter().map(|keys| sorted(keys)).collect();
        assert_eq!(found, expected, "{}", output.out);
        for line in &lines {
            assert!(line.values().all(|value| !value.is_null() && value != ""), "{line:?}");
            let related = line.get("related").map(|related| related.as_object().expect("an object"));
            let keys = related.map(|related| related.keys().map(String::as_str).collect::<BTreeSet<_>>());
            assert!(keys.is_none_or(|keys| keys == BTreeSet::from(["path", "line", "column", "message"])), "{line:?}");
        }
    }
}

#[test]
fn github_format_is_escaped() {
    let text = demo().replace("title: Start", "50%, a: Start");
    let output = check_file("50%, a.yaml", text, &["--format", "github"]);
    let lines: Vec<&str> = output.out.lines().collect();
    let [missing, unknown] = lines.as_slice() else { panic!("{lines:?}") };
    assert!(missing.starts_with("::error file=50%25%2C a.yaml,line=10,col=3::"), "{missing}");
    assert!(unknown.starts_with("::error file=50%25%2C a.yaml,line=12,col=5::"), "{unknown}");
    assert!(unknown.contains("`50%25, a`") && unknown.contains("%0Ahelp: "), "{unknown}");
    assert_eq!(output.code, 1);
}

#[test]
fn unreadable_file_is_reported() {
    let output = run_here(&["check", "--catalog", "no/such.yaml"], "");
    assert_eq!((output.code, output.out.as_str()), (1, ""));
    assert!(output.err.starts_with("error: cannot read `no/such.yaml`: "), "{}", output.err);

    let output = check(b"catalog: x\ntitle: \xff\n");
    assert_eq!(output.code, 1);
    assert!(output.err.starts_with("some.yaml:2:8: ") && output.err.contains("UTF-8"), "{}", output.err);
}

#[test]
fn expansion_is_one_rust_file() {
    let output = run_here(&["expand", "--catalog", utf8(&fixture("demo.yaml"))], "");
    assert_eq!(output.code, 0, "{}", output.err);
    let parsed = syn::parse_file(&output.out).expect("the expansion is valid Rust");
    let [syn::Item::Mod(module), syn::Item::Use(_)] = parsed.items.as_slice() else { panic!("{}", output.out) };
    let items = &module.content.as_ref().expect("the module has a body").1;
    let enums = items.iter().filter(|item| matches!(item, syn::Item::Enum(_))).count();
    assert_eq!(enums, 3, "one enum for all codes, and one per endpoint");
    assert!(matches!(items.last(), Some(syn::Item::Const(_))));
    assert!(output.out.contains("const _: () = {\n        use ::errbook as errbook;\n"), "{}", output.out);
    assert!(output.out.contains("    /// The account is empty."), "{}", output.out);
}

#[test]
fn catalog_without_its_option_gets_the_option() {
    for file in ["a.yaml", "b/a.yml"] {
        let output = run_here(&["check", file], "");
        assert_eq!(output.code, 2);
        assert!(output.err.contains(&format!("`-c {file}`")), "{}", output.err);
    }
    assert!(!run_here(&["check", "a.txt"], "").err.contains("-c a.txt"));
}
