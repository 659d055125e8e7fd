#!/usr/bin/env python3
"""Measures how long a crate with a large catalog takes to build, and to check after one word of the file was edited.

Prints CPU seconds (user and system, of cargo and rustc, for the crate alone) and the peak memory of rustc as Markdown.
Usage: benches/large.py [ROUNDS] [CODES ...]; the sizes are interleaved, and a figure is the median of the rounds.
"""

import pathlib
import statistics
import sys
import tempfile

import catalogs
import measure

# The command, and whether rustc keeps what it needs to compile incrementally, as cargo does by default.
STEPS = {
    "build": ("build", "0"),
    "`cargo check`": ("check", "0"),
    "`cargo check`, incremental": ("check", "1"),
}


def edit(file):
    """Changes one word in the middle of the file: one that is there once as it is, and has the same length afterwards."""
    text = file.read_text(encoding="utf-8")
    before, after = ("The server found", "The worker found")
    middle = text.index("found that", len(text) // 2) + len("found")
    start = middle - len(before)
    word = after if text[start:middle] == before else before
    file.write_text(text[:start] + word + text[middle:], encoding="utf-8")


def main():
    rounds = int(sys.argv[1] if len(sys.argv) > 1 else 3)
    counts = [int(count) for count in sys.argv[2:]] or [1_000, 10_000]
    with tempfile.TemporaryDirectory() as work:
        crates = {
            count: catalogs.write_crate(work, f"codes{count}", catalogs.OURS, "lib.rs", count) for count in [1, *counts]
        }
        used = {}
        for round in range(-1, rounds):
            for name, (command, incremental) in STEPS.items():
                # The dependencies are the same without and with incremental compilation, but rustc gets other options.
                env = catalogs.environment(pathlib.Path(work) / f"target-{incremental}", CARGO_INCREMENTAL=incremental)
                for count, crate in crates.items():
                    edit(crate / "errors.yaml")
                    usage = measure.run(["cargo", command, "--quiet", "--offline"], cwd=crate, env=env)
                    # The first round also builds the dependencies.
                    if round >= 0:
                        used.setdefault((name, count), []).append(usage)

    def seconds(name, count):
        return statistics.median(usage.seconds for usage in used[name, count])

    print("| codes | " + " | ".join(f"{name} | memory" for name in STEPS) + " |")
    print("|---|" + "---|---|" * len(STEPS))
    for count in crates:
        cells = [
            f"{seconds(name, count):.2f} | {max(usage.megabytes for usage in used[name, count]):.0f} MB" for name in STEPS
        ]
        print(f"| {count:,} | " + " | ".join(cells) + " |")
    last = counts[-1]
    ratios = ", ".join(f"{seconds(name, last) / seconds(name, counts[0]):.1f} ({name})" for name in STEPS)
    print(f"\n{last:,} codes take {ratios} times as long as {counts[0]:,}")


if __name__ == "__main__":
    main()
