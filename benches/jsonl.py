#!/usr/bin/env python3
"""Measures `cargo explain --jsonl`: the throughput of a stream of responses, and the memory that it takes.

Prints megabytes of input per CPU second (user and system) and the peak memory of the process as Markdown.
Usage: benches/jsonl.py [MEGABYTES] [ROUNDS] [PROFILE]; it builds the command in release, as `cargo explain` does.
"""

import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

import measure

ROOT = pathlib.Path(__file__).resolve().parent.parent
# The input lines that a file repeats; fewer would be learned by the branch predictor.
LINES = 10_000
# The longest line that is explained.
LONGEST = 16 << 20
TOKEN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
CODES = {
    "submit": ["ERROR_WRONG_USER_KEY", "ERROR_ZERO_BALANCE", "ERROR_PAGEURL", "ERROR_GOOGLEKEY", "ERROR_BAD_PARAMETERS"],
    "result": ["ERROR_CAPTCHA_UNSOLVABLE", "ERROR_WRONG_CAPTCHA_ID", "ERROR_WRONG_ID_FORMAT", "ERROR_EMPTY_ACTION"],
}
PAGE = (
    "<!DOCTYPE html>\n<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n"
    "<center><h1>502 Bad Gateway</h1></center>\n<hr><center>nginx</center>\n</body>\n</html>\n"
)


def body(choose, endpoint, kind):
    """Returns the body of a response of an endpoint."""
    number = str(choose.randrange(10**10))
    match kind:
        case "pending":
            return "CAPCHA_NOT_READY"
        case "pending, JSON":
            return '{"status":0,"request":"CAPCHA_NOT_READY"}'
        case "ID":
            return f"OK|{number}"
        case "ID, JSON":
            return f'{{"status":1,"request":"{number}"}}'
        case "error":
            return choose.choice(CODES[endpoint])
        case "error, JSON":
            return f'{{"status":0,"request":"{choose.choice(CODES[endpoint])}","error_text":"Héllo \\"{number}\\""}}'
        case "token":
            return "OK|" + "".join(choose.choices(TOKEN, k=1200))
        case "token, JSON":
            return '{"status":1,"request":"' + "".join(choose.choices(TOKEN, k=1200)) + '"}'
        case "unknown code":
            return f"ERROR_NEW_{number}"
        case "page":
            return PAGE
        case _:
            raise ValueError(kind)


SHORT = {"pending": 30, "pending, JSON": 20, "ID": 10, "ID, JSON": 10, "error": 10, "error, JSON": 8, "unknown code": 2}
MIXED = SHORT | {"token": 4, "token, JSON": 4, "page": 2}


def lines(kinds):
    """Returns distinct input lines, whose kinds have these weights."""
    choose = random.Random(7)
    for kind in choose.choices(list(kinds), weights=kinds.values(), k=LINES):
        endpoint = "result" if kind.startswith("pending") else choose.choice(list(CODES))
        line = {"body": body(choose, endpoint, kind), "endpoint": endpoint}
        if kind == "page" or choose.random() < 0.5:
            line["status"] = 502 if kind == "page" else 200
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"


def write(path, size, kinds):
    """Writes a file of at least this size, and returns the number of its lines."""
    # The peak memory of a process includes that of its parent before it, so this one stays small.
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines(kinds))
    block = os.path.getsize(path)
    blocks = -(-size // block)
    with open(path, "rb") as source, open(path, "r+b") as file:
        file.seek(block)
        for _ in range(1, blocks):
            os.sendfile(file.fileno(), source.fileno(), 0, block)
    return blocks * LINES


def write_long(path, size, length):
    """Writes a file of lines of this length, and returns the number of its lines."""
    before, after = b'{"endpoint":"result","body":"OK|', b'"}\n'
    count = max(size // length, 1)
    with open(path, "wb") as file:
        for _ in range(count):
            file.write(before)
            rest = length - len(before) - len(after)
            for start in range(0, rest, 4096):
                file.write(b"a" * min(4096, rest - start))
            file.write(after)
    return count


def main():
    size = int(sys.argv[1] if len(sys.argv) > 1 else 200) * 1_000_000
    rounds = int(sys.argv[2] if len(sys.argv) > 2 else 3)
    profile = sys.argv[3] if len(sys.argv) > 3 else "release"
    subprocess.run(["cargo", "build", "--quiet", "--profile", profile, "--package", "xtask"], cwd=ROOT, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    command = [target / ("debug" if profile == "dev" else profile) / "xtask", "explain", "--jsonl"]
    print("| input | bytes per line | MB per CPU second | memory in MB |")
    print("|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "responses.jsonl"
        for name, count in {
            "mixed": lambda: write(file, size, MIXED),
            "short only": lambda: write(file, size, SHORT),
            "longest lines": lambda: write_long(file, size, min(size, LONGEST)),
            "one line": lambda: write_long(file, size, size),
        }.items():
            lines = count()
            # An overlong line is an error in the output, and the exit code is 1.
            runs = [measure.run([*command, file], cwd=ROOT, codes=(0, 1)) for _ in range(rounds)]
            seconds = statistics.median(run.seconds for run in runs)
            length = file.stat().st_size
            print(
                f"| {name} | {length // lines:,} | {length / 1e6 / seconds:.0f} "
                f"| {max(run.megabytes for run in runs):.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
