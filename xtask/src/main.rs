//! `cargo xtask`: the `errbook` command in this repository, which also writes the pages on the catalog format.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use errbook_cli::{export_schema, format_page, schema, write_or_check};

/// The program as named in help and messages.
const NAME: &str = "cargo xtask";

/// The command as named in the pages.
const COMMAND: &str = "cargo xtask docs";

/// The catalog that the format page shows as an example.
const EXAMPLE: &str = include_str!("../../errbook/examples/errors.yaml");

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().collect();
    let docs = arguments.get(1..).and_then(|arguments| match arguments {
        [docs] if docs == "docs" => Some(false),
        [docs, check] if docs == "docs" && check == "--check" => Some(true),
        _ => None,
    });
    let code = errbook_cli::main(NAME, arguments);
    let format = docs.map_or(0, |check| {
        // `cargo run` sets the variable, so no path is compiled in.
        let package = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| "xtask".into());
        let docs = Path::new(&package).join("../docs");
        let format = (docs.join("format.md"), format_page(COMMAND, EXAMPLE));
        let schema = (docs.join("catalog.schema.json"), schema(COMMAND));
        let export = (docs.join("export.schema.json"), export_schema(COMMAND));
        write_or_check([format, schema, export], check, COMMAND)
    });
    ExitCode::from(code.max(format))
}
