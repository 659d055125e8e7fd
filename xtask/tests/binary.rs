//! The program as a whole: exit codes, help, streams.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};
use std::thread;

fn xtask(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(words).stdin(Stdio::null());
    command
}

fn run(words: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = xtask(words).output().expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (status.code(), text(&stdout), text(&stderr))
}

#[test]
fn exit_codes() {
    assert_eq!(run(&["check"]).0, Some(0));
    assert_eq!(run(&["explain", "ERROR_ZERO_BALANC"]).0, Some(0), "an unknown code is an answer");
    assert_eq!(run(&["check", "no/such.yaml"]).0, Some(1));
    let usages: [&[&str]; 5] = [
        &[],
        &["no-such-command"],
        &["explain", "--endpoint", "nowhere", "ERROR_UPLOAD"],
        &["explain", "--jsonl", "-", "--endpoint", "submit"],
        &["explain", "--format", "xml", "ERROR_UPLOAD"],
    ];
    for words in usages {
        let (code, out, err) = run(words);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{words:?}");
        assert!(!err.is_empty(), "{words:?}");
    }
}

#[test]
fn help_has_the_contract() {
    let (code, out, err) = run(&["explain", "--help"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains(xtask::explain::CONTRACT.trim_end()), "{out}");
}

#[test]
fn no_colours_but_on_a_terminal() {
    let (_, out, _) = run(&["explain", "ERROR_ZERO_BALANCE"]);
    assert!(!out.contains('\u{1b}'), "{out}");
}

#[test]
fn lines_flow_and_a_closed_pipe_is_no_panic() {
    let mut child = xtask(&["explain", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("it is piped");
    let writer = thread::spawn(move || {
        // Far more than any pipe holds: whoever kept it all would never answer. The end is a pipe that is closed.
        let line = b"{\"body\":\"ERROR_ZERO_BALANCE\",\"endpoint\":\"submit\"}\n".repeat(1000);
        (0..10_000).take_while(|_| input.write_all(&line).is_ok()).count()
    });
    let mut first = String::new();
    let mut answers = BufReader::new(child.stdout.take().expect("it is piped"));
    answers.read_line(&mut first).expect("an answer comes before the input ends");
    assert!(first.starts_with(r#"{"endpoint":"submit","outcome":"error","code":"ERROR_ZERO_BALANCE""#), "{first}");
    drop(answers);
    assert!(writer.join().expect("the writer stops") < 10_000);
    let Output { status, stderr, .. } = child.wait_with_output().expect("the program ends");
    assert_eq!((status.code(), String::from_utf8_lossy(&stderr).as_ref()), (Some(0), ""));
}
