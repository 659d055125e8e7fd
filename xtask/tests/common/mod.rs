//! Runs a command of the library over memory.

use std::path::{Path, PathBuf};

use xtask::{Console, run, workspace};

/// What a command ended with, and what it printed.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs a command in the workspace at `root`.
pub(crate) fn at(root: &Path, words: &[&str], input: &str) -> Done {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut input = input.as_bytes();
    let words = ["xtask"].iter().chain(words);
    let code = run(root, words, &mut Console::new(&mut input, &mut out, &mut err));
    let text = |bytes| String::from_utf8(bytes).expect("commands print UTF-8");
    Done { code, out: text(out), err: text(err) }
}

/// Runs a command in this workspace.
#[allow(dead_code, reason = "not every test needs every way in")]
pub(crate) fn here(words: &[&str], input: &str) -> Done {
    at(workspace(), words, input)
}

/// The path of a catalogue of these tests.
#[allow(dead_code, reason = "not every test needs every way in")]
pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}
