#!/usr/bin/env bash
# Measures a clean debug build of a crate that depends on captchaai-errors, and of one that does the same by hand: without
# features, and with each feature of captchaai-errors that has a counterpart by hand.
# Prints CPU seconds (user and system, of all processes) and the number of crates as Markdown.
# Usage: benches/consumer.sh [ROUNDS] [FEATURE ...]; builds are interleaved, each with a fresh target directory.
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-3}
catalog=$(cd ../catalog && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset CARGO_TARGET_DIR RUSTFLAGS
# Cargo compiles path dependencies incrementally, but crates from a registry, like those that are used by hand, never.
export CARGO_INCREMENTAL=0
TIMEFORMAT='%U %S'
features=("${@:2}")
if [ ${#features[@]} = 0 ]; then features=(default serde strum miette); fi

for crate in ours by-hand; do
    cp -r "consumer/$crate" "$work/$crate"
    sed -i "s#\"\.\./\.\./\.\./catalog\"#\"$catalog\"#" "$work/$crate/Cargo.toml"
    cargo fetch --quiet --manifest-path "$work/$crate/Cargo.toml"
done

# Prints the options of cargo for a crate and a feature.
options() {
    printf -- '--quiet\n--offline\n--manifest-path\n%s\n' "$work/$1/Cargo.toml"
    if [ "$2" != default ]; then printf -- '--features\n%s\n' "$2"; fi
}

seconds() {
    local target used options
    target=$(mktemp -d "$work/target.XXXX")
    mapfile -t options < <(options "$@")
    build() { cargo build "${options[@]}" --target-dir "$target" 2>"$work/log"; }
    used=$({ time build; } 2>&1) || { cat "$work/log" >&2; return 1; }
    rm -rf "$target"
    awk '{ printf "%.2f\n", $1 + $2 }' <<<"$used"
}

for ((round = 0; round < rounds; round++)); do
    for feature in "${features[@]}"; do
        for crate in ours by-hand; do
            seconds "$crate" "$feature" >>"$work/$crate-$feature.seconds"
        done
    done
done

median() { sort -n "$work/$1-$2.seconds" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
crates() {
    local options
    mapfile -t options < <(options "$@")
    cargo tree "${options[@]}" --edges normal,build --prefix none --no-dedupe |
        awk '{ print $1, $2 }' | sort -u | grep -vc "^consumer-"
}

printf '| features | captchaai-errors | crates | by hand | crates | ratio | ratio of each round |\n|---|---|---|---|---|---|---|\n'
for feature in "${features[@]}"; do
    ours=$(median ours "$feature") by_hand=$(median by-hand "$feature")
    ratios=$(paste "$work/ours-$feature.seconds" "$work/by-hand-$feature.seconds" | awk '{ printf "%.2f ", $1 / $2 }')
    printf '| %s | %s | %s | %s | %s | %s | %s |\n' "$feature" "$ours" "$(crates ours "$feature")" \
        "$by_hand" "$(crates by-hand "$feature")" "$(awk -v ours="$ours" -v by_hand="$by_hand" \
            'BEGIN { printf "%.2f", ours / by_hand }')" "${ratios% }"
done
