//! Prints the times of lookup, parsing and decoding as Markdown; with `look-up`, `parsing` or `decoding`, only that part.
#![forbid(unsafe_code)]

use errbook_benches::harness::{Contender, Time, compare};
use errbook_benches::{decode, lookup, parse};

/// The number of leading JSON kinds with two members and no surrounding white space.
const JSON_OF_TWO: usize = 8;

fn main() {
    let part = std::env::args().nth(1);
    let wanted = |name: &str| part.as_ref().is_none_or(|part| part == name);
    if wanted("look-up") {
        look_up();
    }
    if wanted("parsing") {
        parsing();
    }
    if wanted("decoding") {
        decoding();
    }
}

fn look_up() {
    println!("## Look-up\n");
    println!("Nanoseconds for one look-up; in brackets what errbook takes of that.\n");
    for set in errbook_bench_peers::sets() {
        let contenders = lookup::contenders(&set);
        let questions = lookup::questions(&set);
        let columns = questions.iter().map(|(name, queries)| (*name, compare(&contenders, queries))).collect();
        table(&format!("{} codes", set.codes.len()), &contenders, columns);
    }
}

fn parsing() {
    println!("## Parsing\n");
    println!("Nanoseconds for one body; in brackets what errbook takes of that.\n");
    let kinds = parse::kinds();
    let (json, text): (Vec<_>, Vec<_>) = kinds.iter().partition(|kind| kind.json);
    let (short, other) = json.split_at(JSON_OF_TWO);
    // Long bodies have their own contenders.
    let long = parse::long_kinds();
    let long: Vec<_> = long.iter().collect();
    let tables =
        [("Plain text", text.as_slice()), ("JSON of two members", short), ("Other JSON", other), ("5 MB of", &long)];
    for (title, kinds) in tables {
        let contenders = parse::contenders(kinds[0]);
        let columns = kinds.iter().map(|kind| (kind.name, compare(&parse::contenders(kind), &kind.bodies))).collect();
        table(title, &contenders, columns);
    }
}

/// Prints a line for each kind of string and a column for each operation.
fn decoding() {
    println!("## Decoding\n");
    println!("Nanoseconds for one string; in brackets the ratio to serde_json, which does the same.\n");
    let operations = decode::operations();
    let heads: Vec<&str> = operations.iter().flatten().map(|contender| contender.name).collect();
    println!("| string | {} |\n|---|{}", heads.join(" | "), "---|".repeat(heads.len()));
    for kind in decode::kinds() {
        let times = operations.iter().flat_map(|contenders| {
            let times = compare(contenders, &kind.strings).into_iter().enumerate();
            // `compare` divides the time of the first contender by that of each other one.
            times.map(|(place, time)| match place {
                0 => format!("{:.0}", time.nanoseconds),
                _ => format!("{:.0} ({:.2})", time.nanoseconds, 1.0 / time.ratio),
            })
        });
        println!("| {} | {} |", kind.name, times.collect::<Vec<_>>().join(" | "));
    }
    println!();
}

/// Prints a line for each contender and a column for each kind of query.
fn table<Q: ?Sized>(title: &str, contenders: &[Contender<'_, Q>], columns: Vec<(&str, Vec<Time>)>) {
    let heads: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    println!("| {title} | {} |\n|---|{}", heads.join(" | "), "---|".repeat(columns.len()));
    for (row, contender) in contenders.iter().enumerate() {
        let cell = |time: &Time| match row {
            0 => format!("{:.1}", time.nanoseconds),
            _ => format!("{:.1} ({:.2})", time.nanoseconds, time.ratio),
        };
        let cells: Vec<String> = columns.iter().map(|(_, times)| cell(&times[row])).collect();
        println!("| {} | {} |", contender.name, cells.join(" | "));
    }
    println!();
}
