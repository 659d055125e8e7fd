//! The program: exit codes, help, and streams.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

fn errbook(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_errbook"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = errbook(arguments).output().expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (status.code(), text(&stdout), text(&stderr))
}

#[test]
fn exit_code_is_0_on_success_1_on_problems_2_on_invalid_usage() {
    assert_eq!(run(&["check"]).0, Some(0));
    assert_eq!(run(&["explain", "ERROR_ZERO_BALANC"]).0, Some(0), "an unknown code is a valid outcome");
    assert_eq!(run(&["check", "--catalog", "no/such.yaml"]).0, Some(1));
    let invalid: [&[&str]; 6] = [
        &[],
        &["no-such-command"],
        &["check", "errors.yaml"],
        &["explain", "--endpoint", "nowhere", "ERROR_UPLOAD"],
        &["explain", "--jsonl", "-", "--endpoint", "submit"],
        &["explain", "--format", "xml", "ERROR_UPLOAD"],
    ];
    for arguments in invalid {
        let (code, out, err) = run(arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn long_help_includes_the_contract() {
    for (command, contract) in [("explain", errbook_cli::EXPLAIN_CONTRACT), ("mock", errbook_cli::MOCK_CONTRACT)] {
        let (code, out, err) = run(&[command, "--help"]);
        assert_eq!((code, err.as_str()), (Some(0), ""));
        assert!(out.contains(contract.trim_end()), "{out}");
    }
}

#[test]
fn output_without_terminal_has_no_colors() {
    let (_, out, _) = run(&["explain", "ERROR_ZERO_BALANCE"]);
    assert!(!out.contains('\u{1b}'), "{out}");
}

#[test]
fn jsonl_streams_and_closed_pipe_is_not_an_error() {
    let (done, ended) = mpsc::channel();
    let test = thread::spawn(move || {
        stream_and_close();
        let _ = done.send(());
    });
    // A program that reads all input first, or goes on without a reader, would run for ever; the pipes close with this
    // process.
    let result = ended.recv_timeout(Duration::from_secs(120));
    assert_ne!(result, Err(RecvTimeoutError::Timeout), "the program does not end");
    test.join().expect("the program streams");
}

fn stream_and_close() {
    let mut child = errbook(&["explain", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("standard input is piped");
    let writer = thread::spawn(move || {
        // More than any pipe buffers: a program that reads all input first would block. Ends when the pipe closes.
        let line = b"{\"body\":\"ERROR_ZERO_BALANCE\",\"endpoint\":\"submit\"}\n".repeat(1000);
        (0..10_000).take_while(|_| input.write_all(&line).is_ok()).count()
    });
    let mut first = String::new();
    let mut output = BufReader::new(child.stdout.take().expect("standard output is piped"));
    output.read_line(&mut first).expect("a line before the input ends");
    assert!(first.starts_with(r#"{"endpoint":"submit","outcome":"error","code":"ERROR_ZERO_BALANCE""#), "{first}");
    drop(output);
    assert!(writer.join().expect("the writer stops") < 10_000);
    let Output { status, stderr, .. } = child.wait_with_output().expect("the program ends");
    assert_eq!((status.code(), String::from_utf8_lossy(&stderr).as_ref()), (Some(0), ""));
}

#[test]
fn jsonl_explains_a_line_before_the_next_one_is_sent() {
    let mut child = errbook(&["explain", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let (mut input, output) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
    let (sender, received) = mpsc::channel();
    thread::spawn(move || BufReader::new(output).lines().try_for_each(|line| sender.send(line.expect("a line"))));
    for _ in 0..2 {
        // The beginning of the next line does not count as input.
        input.write_all(b"{\"body\":\"ERROR_ZERO_BALANCE\",\"endpoint\":\"submit\"}\n   ").expect("the program reads");
        let line = received.recv_timeout(Duration::from_secs(60)).expect("a line before the next one is sent");
        assert!(line.contains("ERROR_ZERO_BALANCE"), "{line}");
    }
    drop(input);
    assert!(child.wait().expect("the program ends").success());
}
