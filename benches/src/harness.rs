//! Times contenders in interleaved rounds, so that other load affects all of them alike.

use std::borrow::Borrow;
use std::hint::black_box;
use std::time::Instant;

/// The number of rounds.
const ROUNDS: usize = 301;

/// A contender.
pub struct Contender<'a, Q: ?Sized> {
    /// Its name in reports.
    pub name: &'static str,
    /// Runs one query; the result prevents the optimizer from removing the work.
    pub run: Box<dyn Fn(&Q) -> usize + 'a>,
}

impl<'a, Q: ?Sized> Contender<'a, Q> {
    /// Creates a contender.
    pub fn new(name: &'static str, run: impl Fn(&Q) -> usize + 'a) -> Self {
        Contender { name, run: Box::new(run) }
    }
}

/// The measurements of a contender.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    /// The median of all rounds, in nanoseconds for one query.
    pub nanoseconds: f64,
    /// The median ratio of the first contender's time to this one's.
    pub ratio: f64,
}

/// Times all contenders over the same queries.
///
/// In every round each contender runs twice, and the second run counts, so that its data is in the cache.
/// The first contender changes from round to round.
#[must_use]
pub fn compare<Q: ?Sized>(contenders: &[Contender<'_, Q>], queries: &[impl Borrow<Q>]) -> Vec<Time> {
    let mut rounds = vec![Vec::with_capacity(ROUNDS); contenders.len()];
    for round in 0..ROUNDS {
        for turn in 0..contenders.len() {
            let place = (round + turn) % contenders.len();
            if let (Some(contender), Some(times)) = (contenders.get(place), rounds.get_mut(place)) {
                pass(contender, queries);
                let start = Instant::now();
                pass(contender, queries);
                times.push(start.elapsed().as_secs_f64() * 1e9 / queries.len() as f64);
            }
        }
    }
    let first = rounds.first().cloned().unwrap_or_default();
    let time = |times: Vec<f64>| Time {
        ratio: median(first.iter().zip(&times).map(|(first, time)| first / time).collect()),
        nanoseconds: median(times),
    };
    rounds.into_iter().map(time).collect()
}

/// Runs a contender over all queries, with one call through a pointer for each.
fn pass<Q: ?Sized>(contender: &Contender<'_, Q>, queries: &[impl Borrow<Q>]) {
    let mut sum = 0_usize;
    for query in queries {
        sum = sum.wrapping_add((contender.run)(query.borrow()));
    }
    black_box(sum);
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// Pseudorandom numbers, the same in every run (xorshift, Marsaglia).
#[derive(Clone, Debug)]
pub struct Numbers(u64);

impl Default for Numbers {
    fn default() -> Self {
        Numbers(88_172_645_463_325_252)
    }
}

impl Numbers {
    /// The next number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) as usize % limit.max(1)
    }
}
