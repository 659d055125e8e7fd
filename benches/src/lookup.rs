//! Lookup of codes: contenders and queries.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::str::FromStr;

use errbook::__private::{CodeIndex, Number, Strings, number};
use errbook::ApiCode;
use errbook_bench_peers as peers;
use errbook_bench_peers::Set;
use errbook_compiler::perfect_hash;
use rustc_hash::FxBuildHasher;
use tokio_postgres::error::SqlState;

use crate::harness::{Contender, Numbers};

/// The number of lookups per pass, large enough to defeat branch prediction.
const QUERIES: usize = 16_384;

/// One text to look up.
#[derive(Clone, Debug)]
pub struct Query {
    /// The text.
    pub text: &'static str,
    /// The index of the expected code in its set.
    pub row: usize,
}

/// A lookup function.
pub type Look = Contender<'static, Query>;

/// The heading of a column, and its queries.
#[must_use]
pub fn questions(set: &Set) -> Vec<(&'static str, Vec<Query>)> {
    let leak = |codes: &[String]| -> &'static [String] { codes.to_vec().leak() };
    // The catalog has more codes than those 22; a text that it finds is not a miss.
    let known = |text: &String| captchaai_errors::Code::from_str(text).is_ok();
    let unknown: Vec<String> = set.unknown.iter().filter(|text| !known(text)).cloned().collect();
    let (codes, unknown) = (leak(&set.codes), leak(&unknown));
    let near = leak(&peers::near_misses(codes));
    let mut numbers = Numbers::default();
    let mut draw = |texts: &'static [String]| -> Vec<Query> {
        let mut pick = || numbers.below(texts.len());
        (0..QUERIES).map(|_| pick()).map(|row| Query { text: &texts[row], row: row % codes.len() }).collect()
    };
    let (hits, misses, near) = (draw(codes), draw(unknown), draw(near));
    let mut pending = hits.clone();
    let row = codes.iter().position(|code| code == "CAPCHA_NOT_READY").unwrap_or_default();
    for query in &mut pending {
        if numbers.below(10) < 9 {
            *query = Query { text: &codes[row], row };
        }
    }
    let mut questions = vec![("hits", hits), ("misses", misses), ("one byte off", near)];
    if set.codes.len() == 22 {
        questions.push(("90% pending", pending));
    }
    for (_, queries) in &mut questions {
        copy(queries);
    }
    questions
}

/// Copies the texts, so that they are not at the addresses of the tables.
fn copy(queries: &mut [Query]) {
    let all: &'static str = queries.iter().map(|query: &Query| query.text).collect::<String>().leak();
    let mut start = 0;
    for query in queries {
        let end = start + query.text.len();
        query.text = &all[start..end];
        start = end;
    }
}

/// All contenders for a set, errbook first.
#[must_use]
pub fn contenders(set: &Set) -> Vec<Look> {
    let codes: &'static [String] = set.codes.clone().leak();
    let mut list = match codes.len() {
        22 => ours::<captchaai_errors::Code>(),
        260 => ours::<crate::codes_260::Code>(),
        1000 => ours::<crate::codes_1000::Code>(),
        _ => ours::<crate::codes_10000::Code>(),
    };
    list.extend(at_run_time(codes));
    list.push(Contender::new("floor: one known candidate", |query: &Query| {
        codes.get(query.row).is_some_and(|code| code == query.text).into()
    }));
    list.push(map::<FxBuildHasher>("FxHash map", codes));
    list.push(map::<foldhash::fast::RandomState>("foldhash map", codes));
    list.push(map::<RandomState>("standard map (SipHash)", codes));
    macro_rules! peers {
        ($($module:ident)*) => {
            $(if set.name == stringify!($module) {
                list.push(strum::<peers::$module::Strum>("strum", |code| code as usize));
                list.push(strum::<peers::$module::StrumPhf>("strum use_phf", |code| code as usize));
                list.push(Contender::new("phf", |query: &Query| {
                    peers::$module::PHF.get(query.text).map_or(usize::MAX, |row| *row as usize)
                }));
            })*
        };
    }
    peers!(codes_22 codes_260 codes_1000 codes_10000);
    if codes.len() == 260 {
        list.push(Contender::new("tokio-postgres from_code", |query: &Query| {
            SqlState::from_code(query.text).code().len()
        }));
    }
    list
}

/// The compiled table: returns the row, as the maps do, or the enum with an error that quotes the text.
fn ours<C: ApiCode + FromStr>() -> Vec<Look> {
    vec![
        Contender::new("errbook", |query: &Query| {
            const { C::CATALOG.pool.index }.find(query.text.as_bytes()).unwrap_or(usize::MAX)
        }),
        Contender::new("errbook, `parse::<Code>()`", |query: &Query| {
            query.text.parse::<C>().map_or(usize::MAX, |code| code.index())
        }),
    ]
}

/// The same function over a table created at run time, which the optimizer cannot see.
fn at_run_time(codes: &'static [String]) -> [Look; 1] {
    let ends = codes.iter().scan(0, |end, code| {
        *end += code.len() as u32;
        Some(*end)
    });
    let bounds: Vec<Number> = std::iter::once(0).chain(ends).map(number).collect();
    let names = Box::leak(Box::new(Strings { text: codes.concat().leak(), bounds: bounds.leak() }));
    let rows: Vec<u32> = (0..).take(codes.len()).collect();
    let index = Box::leak(Box::new(perfect_hash::index(*names, &rows, perfect_hash::SEEDS)));
    let names: CodeIndex<'static> = index.of(names);
    [Contender::new("errbook, table of run time", move |query: &Query| {
        names.find(query.text.as_bytes()).unwrap_or(usize::MAX)
    })]
}

fn map<S: BuildHasher + Default + 'static>(name: &'static str, codes: &'static [String]) -> Look {
    let map: HashMap<&str, u32, S> = codes.iter().map(String::as_str).zip(0..).collect();
    Contender::new(name, move |query: &Query| map.get(query.text).map_or(usize::MAX, |row| *row as usize))
}

fn strum<E: FromStr + 'static>(name: &'static str, row: fn(E) -> usize) -> Look {
    Contender::new(name, move |query: &Query| query.text.parse().map_or(usize::MAX, row))
}
