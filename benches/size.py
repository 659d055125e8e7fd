#!/usr/bin/env python3
"""Measures how much a program grows that parses codes and prints their texts, with errbook and written by hand.

Prints bytes as Markdown: the stripped release binary, less one that only prints its arguments.
Usage: benches/size.py [CODES ...]
"""

import pathlib
import sys
import tempfile

import catalogs
import measure

EMPTY = """\
fn main() {
    for argument in std::env::args().skip(1) {
        println!("{argument} {argument:?}");
    }
}
"""
LEVELS = {"3": "3", "s": '"s"'}


def main():
    counts = [int(count) for count in sys.argv[1:]] or [22, 1_000]
    print("| codes | `opt-level` | errbook | by hand | ratio |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as work:
        empty = catalogs.write_crate(work, "empty", EMPTY)
        crates = {
            count: (
                catalogs.write_crate(work, f"ours{count}", catalogs.PROGRAM, count=count),
                catalogs.write_crate(work, f"by-hand{count}", catalogs.by_hand(count)),
            )
            for count in counts
        }
        for level, shown in LEVELS.items():
            target = pathlib.Path(work) / f"target-{level}"

            def size(crate):
                env = catalogs.environment(target, CARGO_PROFILE_RELEASE_OPT_LEVEL=level)
                measure.run(["cargo", "build", "--quiet", "--offline", "--release"], cwd=crate, env=env)
                return (target / "release" / crate.name).stat().st_size

            base = size(empty)
            for count, pair in crates.items():
                ours, by_hand = (size(crate) - base for crate in pair)
                print(f"| {count:,} | `{shown}` | {ours:,} | {by_hand:,} | {ours / by_hand:.2f} |", flush=True)


if __name__ == "__main__":
    main()
