//! Writes the peers' enums and maps over every set of codes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a build script that fails stops the build")]

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

#[allow(dead_code, reason = "the benches use the rest")]
mod names;

fn main() {
    println!("cargo::rerun-if-changed=names.rs");
    println!("cargo::rerun-if-changed=sets");
    let mut source = String::new();
    for names::Set { name, codes, .. } in names::sets() {
        writeln!(source, "/// The peers over this set.\npub mod {name} {{").unwrap();
        strum(&mut source, "Strum", "", &codes);
        strum(&mut source, "StrumPhf", "#[strum(use_phf)]", &codes);
        let mut map = phf_codegen::Map::new();
        for (row, code) in (0_u32..).zip(&codes) {
            map.entry(code, row.to_string());
        }
        writeln!(source, "/// The row of a code.\npub static PHF: phf::Map<&str, u32> = {};\n}}", map.build()).unwrap();
    }
    fs::write(Path::new(&env::var_os("OUT_DIR").unwrap()).join("peers.rs"), source).unwrap();
}

fn strum(source: &mut String, ident: &str, attribute: &str, codes: &[String]) {
    writeln!(source, "/// The codes, as strum reads them.\n#[derive(Clone, Copy, strum::EnumString)]\n{attribute}")
        .unwrap();
    writeln!(source, "pub enum {ident} {{").unwrap();
    for (row, code) in codes.iter().enumerate() {
        writeln!(source, "#[strum(serialize = {code:?})] V{row},").unwrap();
    }
    source.push_str("}\n");
}
