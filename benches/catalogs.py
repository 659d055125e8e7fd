"""Composes catalogs of any size, crates that contain them, and the same enums written by hand."""

import json
import os
import pathlib
import random
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOUNS = (
    "order payment card account address parcel label carrier rate quota token session region server client header body "
    "field value item batch queue worker file image size limit page cursor filter query index schema table column row "
    "lock lease owner member role policy rule event hook topic message"
).split()
STATES = "missing invalid expired locked exceeded unknown duplicate conflicting rejected unavailable".split()
HEAD = """\
catalog: large
title: A large catalog
retry_policies:
  fix_first: {class: after_fix}
  wait: {class: backoff, initial_delay: 1s, max_delay: 60s, max_attempts: 5}
responses:
  json: {success: {status: 1}, failure: {status: 0}, code: request, payload: request}
endpoints:
  call:
    path: call.php
    title: Call
    errors:
"""
MANIFEST = """\
[workspace]

[package]
name = "{name}"
version = "0.0.0"
edition = "2024"
{dependencies}
[profile.release]
strip = true
"""
MAIN = """
fn main() {
    for argument in std::env::args().skip(1) {
        match argument.parse::<CallError>() {
            Ok(code) => {
                let (title, meaning, fix) = (code.title(), code.meaning(), code.fix());
                println!("{code} {code:?} {title} {meaning} {fix} {}", code.is_retryable());
            }
            Err(_) => println!("unknown"),
        }
    }
}
"""
OURS = 'errbook::catalog!("errors.yaml");\n'
PROGRAM = f"{OURS}use errbook::ApiError;\n{MAIN}"


class Entry(NamedTuple):
    """A code with its texts."""

    code: str
    title: str
    meaning: str
    fix: str
    is_retryable: bool

    @property
    def variant(self):
        """The name of the variant."""
        return "".join(word.capitalize() for word in self.code.split("_"))


def entries(count):
    """Returns this number of entries, the same on every run."""
    choose = random.Random(7)
    for number in range(1, count + 1):
        noun, owner, state = choose.choice(NOUNS), choose.choice(NOUNS), choose.choice(STATES)
        yield Entry(
            f"{noun}_{owner}_{state}_{number}".upper(),
            f"The {noun} of the {owner} is {state} ({number})",
            f"The server found that the {noun} which belongs to the {owner} is {state}, in the case {number}.",
            f"Send another {noun}, or ask the owner of the {owner} to change it, as page {number} of the manual describes.",
            number % 3 == 1,
        )


def catalog(count):
    """Returns a catalog with this number of codes."""
    parts = [HEAD]
    for entry in entries(count):
        policy = "wait" if entry.is_retryable else "fix_first"
        parts.append(
            f"      {entry.code}:\n        title: {entry.title}\n        meaning: {entry.meaning}\n"
            f"        fix: {entry.fix}\n        retry: {policy}\n"
        )
    return "".join(parts)


def by_hand(count):
    """Returns a program with the same texts in `match` expressions."""
    rows = list(entries(count))

    def function(name, text):
        arms = "".join(f"            Self::{row.variant} => {json.dumps(text(row))},\n" for row in rows)
        return f"    fn {name}(self) -> &'static str {{\n        match self {{\n{arms}        }}\n    }}\n"

    variants = "".join(f"    {row.variant},\n" for row in rows)
    retryable = " | ".join(f"Self::{row.variant}" for row in rows if row.is_retryable)
    codes = "".join(f"            {json.dumps(row.code)} => Self::{row.variant},\n" for row in rows)
    return (
        f"#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]\nenum CallError {{\n{variants}}}\n\n"
        "impl CallError {\n"
        + function("as_str", lambda row: row.code)
        + function("title", lambda row: row.title)
        + function("meaning", lambda row: row.meaning)
        + function("fix", lambda row: row.fix)
        + f"    fn is_retryable(self) -> bool {{\n        matches!(self, {retryable})\n    }}\n}}\n\n"
        "impl std::str::FromStr for CallError {\n    type Err = ();\n\n"
        "    fn from_str(code: &str) -> Result<Self, ()> {\n        Ok(match code {\n"
        f"{codes}            _ => return Err(()),\n        }})\n    }}\n}}\n\n"
        "impl std::fmt::Display for CallError {\n"
        "    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {\n        f.write_str(self.as_str())\n    }\n}\n"
        + MAIN
    )


def write_crate(folder, name, source, file="main.rs", count=None):
    """Writes a crate, and returns its folder; with `count`, it depends on errbook and has a catalog of this size."""
    folder = pathlib.Path(folder) / name
    (folder / "src").mkdir(parents=True)
    dependencies = ""
    if count is not None:
        path = json.dumps(os.fspath(ROOT / "errbook"))
        dependencies = f"\n[dependencies]\nerrbook = {{ path = {path} }}\n"
        (folder / "errors.yaml").write_text(catalog(count), encoding="utf-8")
    (folder / "Cargo.toml").write_text(MANIFEST.format(name=name, dependencies=dependencies), encoding="utf-8")
    (folder / "src" / file).write_text(source, encoding="utf-8")
    return folder


def environment(target, **settings):
    """Returns the environment of a build in a target directory, without settings of the caller that change it."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("CARGO_PROFILE_", "CARGO_TARGET_", "CARGO_BUILD_")) and name not in ("RUSTFLAGS", "CARGO_INCREMENTAL")
    }
    return kept | {"CARGO_TARGET_DIR": os.fspath(target)} | settings
