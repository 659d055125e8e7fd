//! Runs a command with in-memory streams.

use std::path::{Path, PathBuf};

use xtask::{Console, run, workspace};

/// The exit code and the output of a command.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs a command in the workspace at `root`.
pub(crate) fn run_in(root: &Path, arguments: &[&str], input: &str) -> Output {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut input = input.as_bytes();
    let arguments = ["xtask"].iter().chain(arguments);
    let code = run(root, arguments, &mut Console::new(&mut input, &mut out, &mut err));
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    Output { code, out: text(out), err: text(err) }
}

/// Runs a command in this workspace.
#[allow(dead_code, reason = "not used by every test")]
pub(crate) fn run_here(arguments: &[&str], input: &str) -> Output {
    run_in(workspace(), arguments, input)
}

/// Returns the path of a fixture.
#[allow(dead_code, reason = "not used by every test")]
pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Returns a path as text.
#[allow(dead_code, reason = "not used by every test")]
pub(crate) fn utf8(path: &Path) -> &str {
    path.to_str().expect("the path is UTF-8")
}
