//! `[package.metadata.errbook]` of a manifest: where the catalog of a package and its generated files are.

use errbook_compiler::nearest;
use toml::{Table, Value};

/// The file name of a catalog without settings.
pub(crate) const CATALOG: &str = "errors.yaml";
pub(crate) const DOCS: &str = "docs";
pub(crate) const README: &str = "README.md";
pub(crate) const COMMAND: &str = "errbook docs";

const KEYS: [&str; 6] = ["catalog", "docs", "readme", "lock", "command", "generate"];

/// The keys of an item of `generate`.
const OUTPUT_KEYS: [&str; 2] = ["template", "out"];

/// The settings of one catalog as written; a missing key has a default.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Settings {
    pub(crate) catalog: Option<String>,
    pub(crate) docs: Option<String>,
    pub(crate) readme: Option<String>,
    pub(crate) lock: Option<String>,
    pub(crate) command: Option<String>,
    pub(crate) generate: Vec<OutputSettings>,
}

/// A file to generate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct OutputSettings {
    /// The name of a shipped template, or a path.
    pub(crate) template: String,
    pub(crate) out: String,
}

/// The part of a manifest that matters here.
#[derive(PartialEq, Eq, Default, Debug)]
pub(crate) struct Manifest {
    /// The name of the package, unless the workspace has no root package.
    pub(crate) package: Option<String>,
    /// `true` for the root of a workspace.
    pub(crate) is_workspace: bool,
    /// The settings: one table, or an array of tables for several catalogs; `None` without settings.
    pub(crate) settings: Option<Vec<Settings>>,
}

/// Parses the text of a manifest.
///
/// # Errors
///
/// Fails with a message if the text is not TOML, or with one for each unknown key and each wrong type of the settings.
pub(crate) fn parse(text: &str) -> Result<Manifest, Vec<String>> {
    let manifest = text.parse().map_err(|error: toml::de::Error| vec![error.to_string().trim_end().to_owned()]);
    let manifest: Table = manifest?;
    let package = manifest.get("package").and_then(Value::as_table);
    let settings = package.and_then(|package| package.get("metadata")?.as_table()?.get("errbook"));
    Ok(Manifest {
        package: package.and_then(|package| Some(package.get("name")?.as_str()?.to_owned())),
        is_workspace: manifest.contains_key("workspace"),
        settings: settings.map(all).transpose()?,
    })
}

fn all(value: &Value) -> Result<Vec<Settings>, Vec<String>> {
    let mut problems = Vec::new();
    let settings = match value {
        Value::Table(table) => vec![one(table, &mut problems)],
        Value::Array(tables) if !tables.is_empty() && tables.iter().all(Value::is_table) => {
            tables.iter().filter_map(Value::as_table).map(|table| one(table, &mut problems)).collect()
        }
        other => {
            problems.push(format!(
                "`package.metadata.errbook` must be a table, or an array of tables for several catalogs, found {}",
                other.type_str()
            ));
            Vec::new()
        }
    };
    if problems.is_empty() { Ok(settings) } else { Err(problems) }
}

/// Returns the valid settings of a table, and adds what is wrong with the others.
fn one(table: &Table, problems: &mut Vec<String>) -> Settings {
    let mut settings = Settings::default();
    for (key, value) in table {
        let field = match key.as_str() {
            "catalog" => &mut settings.catalog,
            "docs" => &mut settings.docs,
            "readme" => &mut settings.readme,
            "lock" => &mut settings.lock,
            "command" => &mut settings.command,
            "generate" => {
                settings.generate = outputs(value, problems);
                continue;
            }
            _ => {
                problems.push(unknown_key(key));
                continue;
            }
        };
        *field = line(key, value).map_err(|problem| problems.push(problem)).ok();
    }
    settings
}

/// Returns the value of a key that is one line.
fn line(key: &str, value: &Value) -> Result<String, String> {
    match value.as_str().map(str::trim) {
        Some(text) if !text.is_empty() && !text.contains(['\n', '\r', '`']) => Ok(text.to_owned()),
        Some(_) => Err(format!("`{key}` in `package.metadata.errbook` must be one line without back-ticks")),
        None => {
            let found = value.type_str();
            Err(format!("`{key}` in `package.metadata.errbook` must be a string, found {found}"))
        }
    }
}

/// Returns the files to generate, and adds what is wrong with the others.
fn outputs(value: &Value, problems: &mut Vec<String>) -> Vec<OutputSettings> {
    let mut malformed = |problem: String| {
        problems.push(format!(
            "`generate` in `package.metadata.errbook` {problem}\n\
             help: write a list such as `[{{ template = \"typescript\", out = \"errors.ts\" }}]`"
        ));
    };
    let Value::Array(items) = value else {
        malformed(format!("must be a list of tables, found {}", value.type_str()));
        return Vec::new();
    };
    let mut tables = Vec::new();
    for item in items {
        let Value::Table(table) = item else {
            malformed(format!("must be a list of tables, found {} in it", item.type_str()));
            continue;
        };
        for key in table.keys().filter(|key| !OUTPUT_KEYS.contains(&key.as_str())) {
            malformed(format!("has the unknown key `{key}`"));
        }
        // An unknown key may be the missing one.
        if table.keys().all(|key| OUTPUT_KEYS.contains(&key.as_str())) {
            for key in OUTPUT_KEYS.into_iter().filter(|key| !table.contains_key(*key)) {
                malformed(format!("has an item without `{key}`"));
            }
        }
        tables.push(table);
    }
    let output = |table: &Table| {
        let mut text = |key: &str| line(key, table.get(key)?).map_err(|problem| problems.push(problem)).ok();
        let (template, out) = (text("template"), text("out"));
        Some(OutputSettings { template: template?, out: out? })
    };
    tables.into_iter().filter_map(output).collect()
}

fn unknown_key(key: &str) -> String {
    let help = match nearest(key, KEYS) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the keys are {}", KEYS.map(|key| format!("`{key}`")).join(", ")),
    };
    format!("unknown key `{key}` in `package.metadata.errbook`\nhelp: {help}")
}

#[cfg(test)]
mod tests {
    use super::{Manifest, Settings, parse};

    #[test]
    fn settings_are_a_table_or_an_array_of_tables() {
        let package = "[package]\nname = \"demo\"\n";
        let with = |settings| Manifest { package: Some("demo".to_owned()), is_workspace: false, settings };
        assert_eq!(parse("[workspace]\n"), Ok(Manifest { is_workspace: true, ..Manifest::default() }));
        assert_eq!(parse(package), Ok(with(None)));
        let one = format!("{package}[package.metadata.errbook]\ndocs = \"../docs\"\n");
        let settings = Settings { docs: Some("../docs".to_owned()), ..Settings::default() };
        assert_eq!(parse(&one), Ok(with(Some(vec![settings]))));
        let two = format!("{package}[[package.metadata.errbook]]\n[[package.metadata.errbook]]\n");
        assert_eq!(parse(&two), Ok(with(Some(vec![Settings::default(), Settings::default()]))));
    }

    #[test]
    fn wrong_settings_are_rejected() {
        for (settings, expected) in [
            (
                "catlog = \"errors.yaml\"",
                "unknown key `catlog` in `package.metadata.errbook`\nhelp: did you mean `catalog`?",
            ),
            ("zzz = 1", "unknown key `zzz` in `package.metadata.errbook`\nhelp: the keys are `catalog`, `docs`, "),
            ("docs = 1", "`docs` in `package.metadata.errbook` must be a string, found integer"),
            (
                "generate = \"typescript\"",
                "`generate` in `package.metadata.errbook` must be a list of tables, found string",
            ),
            (
                "generate = [7]",
                "`generate` in `package.metadata.errbook` must be a list of tables, found integer in it",
            ),
            (
                "generate = [{ template = \"python\" }]",
                "`generate` in `package.metadata.errbook` has an item without `out`\nhelp: write a list such as `[{ template",
            ),
            (
                "generate = [{ template = \"python\", output = \"x\" }]",
                "`generate` in `package.metadata.errbook` has the unknown key `output`",
            ),
            ("generate = [{ template = 1, out = \"x\" }]", "`template` in `package.metadata.errbook` must be a string"),
            ("docs = \"\"", "`docs` in `package.metadata.errbook` must be one line"),
        ] {
            let text = format!("[package]\nname = \"demo\"\n[package.metadata.errbook]\n{settings}\n");
            let messages = parse(&text).expect_err(settings);
            assert!(matches!(messages.as_slice(), [message] if message.starts_with(expected)), "{messages:?}");
        }
        let generate =
            "generate = [{ templat = \"a\", out = 1 }, 7, { output = \"x\", template = \"python\" }, { out = \"y\" }]";
        let text = format!("[package]\nname = \"demo\"\n[package.metadata.errbook]\n{generate}\n");
        let messages = parse(&text).expect_err(generate);
        let starts = [
            "`generate` in `package.metadata.errbook` has the unknown key `templat`",
            "`generate` in `package.metadata.errbook` must be a list of tables, found integer in it",
            "`generate` in `package.metadata.errbook` has the unknown key `output`",
            "`generate` in `package.metadata.errbook` has an item without `template`",
            "`out` in `package.metadata.errbook` must be a string",
        ];
        assert!(messages.iter().zip(starts).all(|(message, start)| message.starts_with(start)), "{messages:?}");
        assert_eq!(messages.len(), starts.len(), "{messages:?}");
        let several = "catlog = \"a\"\nzzz = 1\ndocs = 7\ngenerate = 7\nreadme = \"README.md\"\n";
        for tables in ["[package.metadata.errbook]\n", "[[package.metadata.errbook]]\n"] {
            let again = if tables.starts_with("[[") { format!("{tables}nothing = 1\n") } else { String::new() };
            let text = format!("[package]\nname = \"demo\"\n{tables}{several}{again}");
            let messages = parse(&text).expect_err(several).join("; ");
            let keys = ["`catlog`", "`zzz`", "`docs`", "`generate`"].into_iter();
            for key in keys.chain((!again.is_empty()).then_some("`nothing`")) {
                assert!(messages.contains(key), "{key}: {messages}");
            }
        }
        assert!(parse("[package.metadata]\nerrbook = 7\n").is_err());
        assert!(parse("[package").is_err());
    }
}
