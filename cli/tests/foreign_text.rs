//! Foreign text is printed with escapes: file names, values of options, texts of catalogs and of servers.
#![cfg(unix)]

mod common;

use std::fs;
use std::path::Path;

use common::{Output, fixture, run_in};
use errbook_compiler::printable::is_hidden;

/// Colors, a C1 control, text from right to left, DEL, an invisible character, and a line of its own.
const HOSTILE: &str = "a\u{1b}[31m\u{9b}31m\u{202e}\u{7f}\u{200b}\u{ad}\r\nforged: b";

fn run(root: &Path, arguments: &[&str], input: &str) -> Output {
    let output = run_in(root, arguments, input);
    for text in [&output.out, &output.err] {
        let raw = text.chars().find(|c| is_hidden(*c) && *c != '\n');
        assert_eq!(raw, None, "{arguments:?}: {text:?}");
        assert!(!text.lines().any(|line| line.starts_with("forged")), "{arguments:?}: {text:?}");
    }
    output
}

fn demo() -> String {
    fs::read_to_string(fixture("demo.yaml")).expect("the fixture exists")
}

#[test]
fn file_names_are_escaped_by_every_command() {
    let root = tempfile::tempdir().expect("a temporary directory");
    let folder = root.path().join(HOSTILE);
    fs::create_dir(&folder).expect("the directory is new");
    let file = format!("{HOSTILE}/{HOSTILE}.yaml");
    let all = |root: &Path, file: &str| {
        let baseline = format!("{file}.lock");
        let (exported, generated) = (format!("{file}.json"), format!("{file}.py"));
        let commands: [&[&str]; 17] = [
            &["check"],
            &["check", "--format", "json"],
            &["check", "--format", "github"],
            &["docs", "--check"],
            &["docs"],
            &["docs"],
            &["docs", "--out", HOSTILE],
            &["lock", "--check"],
            &["lock"],
            &["diff", "--baseline", file],
            &["diff", "--baseline", &baseline],
            &["explain", "NO_MONEY"],
            &["expand"],
            &["mock", "--duration", "0"],
            &["export"],
            &["export", "--out", &exported],
            &["generate", "--template", "python", "--out", &generated],
        ];
        commands.map(|command| run(root, &[command, &["-c", file]].concat(), "").code)
    };
    assert!(all(root.path(), &file).iter().all(|code| *code == 1), "there is no such file");
    fs::write(root.path().join(&file), "catalog: [1\n").expect("the file is writable");
    assert!(all(root.path(), &file).iter().all(|code| *code == 1), "the catalog is broken");
    fs::write(root.path().join(&file), demo()).expect("the file is writable");
    assert_eq!(all(root.path(), &file), [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    let page = fs::read_to_string(folder.join("docs/start.md")).expect("a page");
    fs::write(folder.join("docs/start.md"), page + HOSTILE).expect("the file is writable");
    fs::write(folder.join(format!("{HOSTILE}.lock")), HOSTILE).expect("the file is writable");
    all(root.path(), &file);

    // Searches from the folder upwards.
    for manifest in
        [None, Some("[package"), Some("[package]\nname = \"a\"\nversion = \"0.1.0\"\n"), Some("[workspace]\n")]
    {
        if let Some(manifest) = manifest {
            fs::write(folder.join("Cargo.toml"), manifest).expect("the file is writable");
        }
        for arguments in [["check"].as_slice(), &["docs"], &["lock"], &["diff"], &["check", "-p", HOSTILE]] {
            assert_ne!(run(&folder, arguments, "").code, 0, "{arguments:?}");
        }
    }
    run(root.path(), &["init", "-c", &format!("{HOSTILE}/new.yaml")], "");
    run(root.path(), &["init", "-c", &file], "");
}

#[test]
fn values_of_options_are_escaped() {
    let root = tempfile::tempdir().expect("a temporary directory");
    fs::write(root.path().join("demo.yaml"), demo()).expect("the file is writable");
    let assigned = ["--status", "--port", "--duration", "--format", "--endpoint", "--kind"];
    let assigned = assigned.map(|option| format!("{option}={HOSTILE}"));
    fs::write(root.path().join("bad.j2"), format!("{{{{ \"{HOSTILE}\" | {HOSTILE} }}}}"))
        .expect("the file is writable");
    let template = format!("{HOSTILE}.j2");
    let of_demo: [&[&str]; 14] = [
        &["generate", "--template", HOSTILE, "--out", "x"],
        &["generate", "--template", &template, "--out", "x"],
        &["generate", "--template", "bad.j2", "--out", "x"],
        &["generate", "--print-template", HOSTILE],
        &["explain", "NO_MONEY", "--endpoint", HOSTILE],
        &["explain", "NO_MONEY", "--format", HOSTILE],
        &["explain", "NO_MONEY", "--status", HOSTILE],
        &["explain", "--jsonl", HOSTILE],
        &["diff", "--baseline", HOSTILE],
        &["diff", "--baseline", &format!("{HOSTILE}.lock")],
        &["check", "--format", HOSTILE],
        &["mock", "--port", HOSTILE],
        &["check", HOSTILE],
        &["check", &format!("--{HOSTILE}")],
    ];
    for arguments in of_demo {
        assert_ne!(run(root.path(), &[arguments, &["-c", "demo.yaml"]].concat(), "").code, 0, "{arguments:?}");
    }
    for option in &assigned {
        for command in ["explain", "mock", "init"] {
            assert_ne!(run(root.path(), &[command, option], "").code, 0, "{command} {option:?}");
        }
    }
    for arguments in [[HOSTILE].as_slice(), &["help", HOSTILE], &["completions", HOSTILE], &["check", "-p", HOSTILE]] {
        assert_ne!(run(root.path(), arguments, "").code, 0, "{arguments:?}");
    }
    let unknown = run(root.path(), &["explain", "x", "--endpoint", "\u{1b}[31m", "-c", "demo.yaml"], "");
    assert!(unknown.err.starts_with("error: unknown endpoint `\\u{1b}[31m`; "), "{}", unknown.err);
}

#[test]
fn texts_of_servers_are_escaped_and_remain_the_same_json() {
    let root = tempfile::tempdir().expect("a temporary directory");
    fs::write(root.path().join("demo.yaml"), demo()).expect("the file is writable");
    let text = serde_json::to_string(HOSTILE).expect("a string");
    let bodies = [
        HOSTILE.to_owned(),
        format!("OK|{HOSTILE}"),
        format!("NO_MONEY{HOSTILE}"),
        format!("{{\"status\":0,\"code\":\"NO_MONEY\",\"text\":{text}}}"),
        format!("{{\"status\":0,\"code\":{text}}}"),
        format!("{{\"status\":1,\"result\":{text}}}"),
        format!("{{\"status\":1,\"result\":[{text}]}}"),
        format!("<html><title>{HOSTILE}</title>"),
    ];
    for body in &bodies {
        for format in ["human", "json"] {
            run(root.path(), &["explain", "-c", "demo.yaml", "--format", format, body], "");
            run(root.path(), &["explain", "-c", "demo.yaml", "--format", format], body);
        }
        let line = serde_json::json!({"body": body, "endpoint": "poll"}).to_string();
        run(root.path(), &["explain", "-c", "demo.yaml", "--jsonl"], &line);
    }
    for body in ["{\"status\":1,\"result\":TEXT}", "{\"status\":1,\"result\":[TEXT,\"\u{e0041}\"]}"] {
        let line = serde_json::json!({"body": body.replace("TEXT", &text), "endpoint": "poll"}).to_string();
        let output = run(root.path(), &["explain", "-c", "demo.yaml", "--jsonl"], &line);
        let record: serde_json::Value = serde_json::from_str(&output.out).expect("JSON");
        let is_text = record.get("payload") == Some(&HOSTILE.into());
        let is_list = record.get("payload_json") == Some(&serde_json::json!([HOSTILE, "\u{e0041}"]));
        assert!(is_text || is_list, "{record}");
    }
    for line in [text.as_str(), "{\"body\":\"x\",\"endpoint\":TEXT}", "{\"body\":{TEXT:1}}", "{TEXT"] {
        run(root.path(), &["explain", "-c", "demo.yaml", "--jsonl"], &line.replace("TEXT", &text));
    }
}

#[test]
fn texts_of_catalogs_are_escaped() {
    let root = tempfile::tempdir().expect("a temporary directory");
    let hostile = "a\\e[31m\\x9b31m\\u202e\\x7f\\u200b\\r\\nforged: b";
    fs::write(root.path().join("old.yaml"), demo()).expect("the file is writable");
    let old = demo();
    for (from, to) in [
        ("The account is empty.", format!("\"The account is {hostile} empty.\"")),
        ("title: Demo errors", format!("title: \"{hostile}\"")),
        ("NO_MONEY:", format!("\"{hostile}\":")),
        ("Top up.", format!("\"{hostile}\"")),
        ("Seen on old servers.", format!("\"{hostile}\"")),
        ("path: /start", format!("path: \"{hostile}\"")),
        ("retry: change", format!("retry: \"{hostile}\"")),
        ("parameter: key", format!("parameter: \"{hostile}\"")),
    ] {
        assert!(old.contains(from), "{from}");
        fs::write(root.path().join("new.yaml"), old.replace(from, &to)).expect("the file is writable");
        let commands: [&[&str]; 9] = [
            &["check"],
            &["check", "--format", "json"],
            &["check", "--format", "github"],
            &["diff", "--baseline", "old.yaml"],
            &["diff", "--baseline", "old.yaml", "--format", "json"],
            &["explain", "NO_MONEY"],
            &["explain", "NOT_READY", "--format", "json"],
            &["docs", "--check"],
            &["lock", "--check"],
        ];
        for command in commands {
            run(root.path(), &[command, &["-c", "new.yaml"]].concat(), "");
        }
    }
}
