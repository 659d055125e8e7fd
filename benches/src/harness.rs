//! Times several ways of doing one thing in turns, so that what disturbs the machine disturbs all of them alike.

use std::borrow::Borrow;
use std::hint::black_box;
use std::time::Instant;

/// How often every contender takes its turn.
const ROUNDS: usize = 301;

/// One way of doing the thing.
pub struct Contender<'a, Q: ?Sized> {
    /// What it is called in reports.
    pub name: &'static str,
    /// Does it once; the number keeps the work from being left out.
    pub run: Box<dyn Fn(&Q) -> usize + 'a>,
}

impl<'a, Q: ?Sized> Contender<'a, Q> {
    /// CodeIndex a way of doing the thing.
    pub fn new(name: &'static str, run: impl Fn(&Q) -> usize + 'a) -> Self {
        Contender { name, run: Box::new(run) }
    }
}

/// What was measured of one contender.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    /// The median of all rounds, in nanoseconds for one query.
    pub nanoseconds: f64,
    /// What the first contender takes of this one's time: the median of the rounds' ratios.
    pub ratio: f64,
}

/// Times all contenders over the same queries.
///
/// In every round each of them runs twice, and the second run counts: so each finds its own data in the cache.
/// Which one begins changes from round to round.
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

/// Runs a contender over all queries, one call for each through a pointer, as a program calls it now and then.
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

/// Numbers without a pattern, the same in every run (xorshift, after Marsaglia).
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
