//! Prints the number and size of the allocations of each parser as Markdown.
#![forbid(unsafe_code)]

use std::alloc::System;
use std::hint::black_box;

use errbook_benches::parse;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTING: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() {
    println!("Allocations for one body, and their bytes.\n");
    for json in [false, true] {
        let kinds: Vec<_> = parse::kinds().into_iter().filter(|kind| kind.json == json).collect();
        let heads: Vec<&str> = kinds.iter().map(|kind| kind.name).collect();
        let title = if json { "JSON" } else { "Plain text" };
        println!("| {title} | {} |\n|---|{}", heads.join(" | "), "---|".repeat(heads.len()));
        for (row, contender) in parse::contenders(&kinds[0]).iter().enumerate() {
            let cells: Vec<String> = kinds.iter().map(|kind| count(kind, row)).collect();
            println!("| {} | {} |", contender.name, cells.join(" | "));
        }
        println!();
    }
}

fn count(kind: &parse::Kind, row: usize) -> String {
    let contender = parse::contenders(kind).swap_remove(row);
    // Allocations of the first body, such as caches, do not count.
    kind.bodies.iter().for_each(|body| _ = black_box((contender.run)(body)));
    let region = Region::new(COUNTING);
    kind.bodies.iter().for_each(|body| _ = black_box((contender.run)(body)));
    let change = region.change();
    let each = |total: usize| total as f64 / kind.bodies.len() as f64;
    match change.allocations + change.reallocations {
        0 => "0".to_owned(),
        times => format!("{:.1}, {:.0} B", each(times), each(change.bytes_allocated)),
    }
}
