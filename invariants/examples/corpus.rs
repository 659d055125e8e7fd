//! Converts the packed corpora to the folders of a fuzzer and back.
//!
//! `cargo run --package errbook-invariants --example corpus -- unpack FOLDER` writes `FOLDER/INVARIANT/0000` and so on;
//! `... pack FOLDER` adds the files of these folders to the packed corpora.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use errbook_invariants::{INVARIANTS, corpus};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [command, folder] = arguments.as_slice() else { return Err("usage: corpus pack|unpack FOLDER".into()) };
    for (invariant, _) in INVARIANTS {
        let folder = Path::new(folder).join(invariant);
        match command.as_str() {
            "unpack" => {
                fs::create_dir_all(&folder)?;
                for (index, case) in corpus::read(invariant)?.into_iter().enumerate() {
                    fs::write(folder.join(format!("{index:04}")), case)?;
                }
            }
            "pack" => {
                let mut cases = corpus::read(invariant)?;
                for file in fs::read_dir(&folder)? {
                    cases.push(fs::read(file?.path())?);
                }
                fs::write(corpus::path(invariant), corpus::pack(cases))?;
            }
            _ => return Err(format!("unknown command `{command}`: expected `pack` or `unpack`").into()),
        }
    }
    Ok(())
}
