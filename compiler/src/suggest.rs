//! Suggestions for misspelled names.

use crate::lists;

/// The maximum length of a name in bytes; longer ones are not typos, and comparing them takes time.
const MAX_LENGTH: usize = 100;

/// The maximum number of names that the misspelled names of a catalog are compared with. Each takes two microseconds in an
/// unoptimized build.
pub(crate) const MAX_COMPARISONS: usize = 1 << 20;

/// Returns the candidate nearest to `word`, the first of several equally near ones.
///
/// The distance is at most one typo per three characters: an added, missing, replaced or transposed character. A name
/// that differs in case only is nearest.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(word, &mut candidates.into_iter())
}

/// Returns the nearest candidate; this is not generic, because it is compiled for each type of iterator.
fn nearest_of<'a>(word: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > MAX_LENGTH {
        return None;
    }
    let lower = word.to_lowercase();
    let letters: Vec<char> = word.chars().collect();
    let mut best = None;
    let mut least = usize::MAX;
    for candidate in candidates {
        if candidate.len() > MAX_LENGTH {
            continue;
        }
        if candidate.to_lowercase() == lower {
            return Some(candidate);
        }
        let count = candidate.chars().count();
        // If nothing of the name remains, it is another name.
        let limit =
            (letters.len().max(count) / 3).max(1).min(least.saturating_sub(1)).min(letters.len().saturating_sub(1));
        if letters.len().abs_diff(count) > limit {
            continue;
        }
        if let Some(typos) = distance(&letters, candidate, limit) {
            best = Some(candidate);
            least = typos;
        }
    }
    best
}

/// Returns the number of typos between two names, or `None` if there are more than `limit`.
fn distance(word: &[char], candidate: &str, limit: usize) -> Option<usize> {
    let mut second_above: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=word.len()).collect();
    let mut last = None;
    for (row, letter) in candidate.chars().enumerate() {
        let mut left = row + 1;
        let mut line = vec![left];
        let mut previous = None;
        for (column, (&own, edges)) in word.iter().zip(above.windows(2)).enumerate() {
            let &[diagonal, up] = edges else {
                return None;
            };
            left = (diagonal + usize::from(own != letter)).min(up + 1).min(left + 1);
            if last == Some(own) && previous == Some(letter) {
                let before_both = column.checked_sub(1).and_then(|at| second_above.get(at));
                left = before_both.map_or(left, |typos| left.min(typos + 1));
            }
            line.push(left);
            previous = Some(own);
        }
        if line.iter().chain(&above).all(|typos| *typos > limit) {
            return None;
        }
        second_above = std::mem::replace(&mut above, line);
        last = Some(letter);
    }
    above.last().copied().filter(|typos| *typos <= limit)
}

/// Formats a list of names: `` `a`, `b` and `c` ``.
pub(crate) fn list(names: &[&str]) -> String {
    let quoted = lists::map(names, |name| format!("`{name}`"));
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
