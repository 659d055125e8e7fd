//! Counts the instructions of small fixed workloads with callgrind, and compares them with `instructions.txt`.
//!
//! `check` fails if a count is more than 3 % above the file; `renew` writes the file.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::{env, fs, iter};

use errbook::ApiCode;
use errbook_bench_peers::{near_misses, sets};
use errbook_benches::{codes_260, codes_1000, codes_10000, decode, parse};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/instructions.txt");
const HEAD: &str = "\
# Instructions of each workload, as callgrind counts them; written by
# cargo run --release --manifest-path benches/Cargo.toml --bin instructions -- renew
";
/// The allowed increase of a count.
const SLACK: f64 = 0.03;

/// A workload: its name, function and inputs.
type Workload = (String, Box<dyn Fn(&[u8]) -> usize>, Vec<Vec<u8>>);

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        ["run", name] => run(name),
        ["check"] => check(),
        ["renew"] => renew(),
        _ => Err("expected `check` or `renew`".to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn check() -> Result<(), String> {
    let text = fs::read_to_string(FILE).map_err(|error| format!("{FILE}: {error}"))?;
    let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.rsplit_once(' '));
    let known: BTreeMap<&str, u64> = lines.filter_map(|(name, count)| Some((name, count.parse().ok()?))).collect();
    let mut worse = Vec::new();
    for (name, count) in count_all()? {
        let Some(before) = known.get(name.as_str()) else {
            return Err(format!("`{name}` is not in instructions.txt: run `renew`"));
        };
        let change = count as f64 / *before as f64 - 1.0;
        println!("{name}: {count}, {:+.1} %", change * 100.0);
        if change > SLACK {
            worse.push(name);
        }
    }
    if worse.is_empty() { Ok(()) } else { Err(format!("more than 3 % above instructions.txt: {}", worse.join(", "))) }
}

fn renew() -> Result<(), String> {
    let lines: Vec<String> = count_all()?.into_iter().map(|(name, count)| format!("{name} {count}\n")).collect();
    fs::write(FILE, HEAD.to_owned() + &lines.concat()).map_err(|error| format!("{FILE}: {error}"))
}

fn count_all() -> Result<Vec<(String, u64)>, String> {
    workloads().map(|(name, ..)| count(&name).map(|count| (name, count))).collect()
}

/// Runs a workload in its own process, which counts `measured` only.
fn count(name: &str) -> Result<u64, String> {
    let own = env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .args(["--collect-atstart=no", "--toggle-collect=instructions::measured"])
        .arg(own)
        .args(["run", name])
        .output()
        .map_err(|error| format!("cannot run valgrind: {error}"))?;
    let report = String::from_utf8_lossy(&output.stderr);
    let total = report.lines().find_map(|line| line.split_once("Collected : ")).map(|(_, total)| total.trim());
    match total.and_then(|total| total.parse().ok()) {
        Some(total) if total > 0 => Ok(total),
        _ => Err(format!("valgrind counted nothing for `{name}`:\n{report}")),
    }
}

fn run(name: &str) -> Result<(), String> {
    let found = workloads().find(|(own, ..)| own == name);
    let (_, work, inputs) = found.ok_or_else(|| format!("unknown workload `{name}`"))?;
    black_box(measured(&*work, &inputs));
    Ok(())
}

/// The counted function.
#[inline(never)]
fn measured(work: &dyn Fn(&[u8]) -> usize, inputs: &[Vec<u8>]) -> usize {
    inputs.iter().fold(0, |sum, input| sum.wrapping_add(work(input)))
}

/// Returns the workloads; each group is built when it is reached.
fn workloads() -> impl Iterator<Item = Workload> {
    let parsing = iter::once_with(|| parsing_of(parse::kinds())).flatten();
    // Long bodies are last, because every workload builds those before it.
    let long = iter::once_with(|| parsing_of(parse::long_kinds())).flatten();
    lookups().chain(parsing).chain(iter::once_with(decoding).flatten()).chain(long)
}

fn lookups() -> impl Iterator<Item = Workload> {
    sets().into_iter().flat_map(|set| {
        let find = match set.codes.len() {
            22 => find::<captchaai_errors::Code>,
            260 => find::<codes_260::Code>,
            1000 => find::<codes_1000::Code>,
            _ => find::<codes_10000::Code>,
        };
        let near = near_misses(&set.codes);
        [("hits", set.codes), ("misses", set.unknown), ("one byte off", near)].map(|(kind, texts)| -> Workload {
            let texts = texts.into_iter().map(String::into_bytes).collect();
            (format!("{}, {kind}", set.name), Box::new(find), texts)
        })
    })
}

fn parsing_of(kinds: Vec<parse::Kind>) -> impl Iterator<Item = Workload> {
    kinds.into_iter().map(|mut kind| -> Workload {
        kind.bodies.truncate(100);
        let format = if kind.json { "JSON" } else { "text" };
        let errbook = parse::contenders(&kind).swap_remove(0);
        (format!("{format}, {}", kind.name), Box::new(move |body: &[u8]| (errbook.run)(body)), kind.bodies)
    })
}

fn decoding() -> impl Iterator<Item = Workload> {
    decode::kinds().into_iter().map(|kind| -> Workload {
        let bodies = kind.strings.iter().map(|written| written.body.to_vec()).collect();
        (format!("decoding, {}", kind.name), Box::new(decode::parsed), bodies)
    })
}

fn find<C: ApiCode>(text: &[u8]) -> usize {
    const { C::CATALOG.pool.index }.find(text).unwrap_or_default()
}
