#!/usr/bin/env bash
# Measures a clean debug build of a crate that depends on captchaai-errors, and of one that does the same by hand.
# Prints CPU seconds (user and system, of all processes) and the number of crates as Markdown.
# Usage: benches/consumer.sh [ROUNDS]; builds are interleaved, each with a fresh target directory.
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-3}
catalog=$(cd ../catalog && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset CARGO_TARGET_DIR RUSTFLAGS
TIMEFORMAT='%U %S'

for crate in ours by-hand; do
    cp -r "consumer/$crate" "$work/$crate"
    sed -i "s#\"\.\./\.\./\.\./catalog\"#\"$catalog\"#" "$work/$crate/Cargo.toml"
    cargo fetch --quiet --manifest-path "$work/$crate/Cargo.toml"
done

seconds() {
    local target used
    target=$(mktemp -d "$work/target.XXXX")
    build() { cargo build --quiet --offline --manifest-path "$work/$1/Cargo.toml" --target-dir "$target" 2>"$work/log"; }
    used=$({ time build "$1"; } 2>&1) || { cat "$work/log" >&2; return 1; }
    rm -rf "$target"
    awk '{ printf "%.2f\n", $1 + $2 }' <<<"$used"
}

for ((round = 0; round < rounds; round++)); do
    for crate in ours by-hand; do
        seconds "$crate" >>"$work/$crate.seconds"
    done
done

median() { sort -n "$work/$1.seconds" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
crates() {
    cargo tree --quiet --offline --manifest-path "$work/$1/Cargo.toml" --edges normal,build --prefix none --no-dedupe |
        awk '{ print $1, $2 }' | sort -u | grep -vc "^consumer-"
}

printf '| consumer | CPU seconds | all rounds | crates |\n|---|---|---|---|\n'
for crate in ours by-hand; do
    rounds_of=$(paste -sd ' ' "$work/$crate.seconds")
    printf '| %s | %s | %s | %s |\n' "$crate" "$(median "$crate")" "$rounds_of" "$(crates "$crate")"
done
awk -v ours="$(median ours)" -v by_hand="$(median by-hand)" \
    'BEGIN { printf "\nours takes %.2f of by-hand\n", ours / by_hand }'
