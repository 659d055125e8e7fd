//! Compiles sets of codes that are not catalogs of this repository, as `catalog!` does.
#![allow(clippy::unwrap_used, reason = "a build script that fails stops the build")]

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

#[path = "peers/names.rs"]
#[allow(dead_code, reason = "the benches use the rest")]
mod names;

const POSTGRES: &str = "../tests/catalogs/postgres.yaml";

fn main() {
    println!("cargo::rerun-if-changed=peers");
    println!("cargo::rerun-if-changed={POSTGRES}");
    let folder = env::var_os("OUT_DIR").unwrap();
    for set in names::sets() {
        let text = match set.codes.len() {
            22 => continue,
            260 => fs::read_to_string(POSTGRES).unwrap(),
            _ => catalog(&set.codes),
        };
        let checked = errbook_compiler::check(&text);
        let problems: Vec<String> = checked.errors().map(|problem| problem.render(set.name, &text)).collect();
        assert!(problems.is_empty(), "{}", problems.concat());
        let source = errbook_compiler::rust(&checked.catalog.unwrap()).source("::errbook");
        fs::write(Path::new(&folder).join(set.name).with_extension("rs"), source).unwrap();
    }
}

fn catalog(codes: &[String]) -> String {
    let mut text = "catalog: bench\ntitle: Codes to look up\ntexts: optional\nresponses: {text: {}}\n\
                    retry_policies: {unknown: {class: unspecified}}\n\
                    endpoints:\n  call:\n    path: call\n    title: The only call\n    errors:\n"
        .to_owned();
    for code in codes {
        writeln!(text, "      {code}: {{title: One of many, retry: unknown}}").unwrap();
    }
    text
}
