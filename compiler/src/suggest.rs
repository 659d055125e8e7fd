//! Finds the word that was probably meant.

/// Words longer than this many bytes are nobody's slip of the pen, and comparing them would cost time.
const LONGEST: usize = 100;

/// Returns the candidate nearest to `word`, the first of several equally near ones.
///
/// Near is at most one slip for every three characters: a character too many, too few, another one, or two neighbours
/// swapped. A word that differs in case only is nearer than any other.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let letters: Vec<char> = word.chars().collect();
    let mut best = None;
    let mut least = usize::MAX;
    for candidate in candidates.into_iter().filter(|candidate| candidate.len() <= LONGEST) {
        if candidate.to_lowercase() == lower {
            return Some(candidate);
        }
        let count = candidate.chars().count();
        // Where nothing of the word is left it is another word, not a slip.
        let limit =
            (letters.len().max(count) / 3).max(1).min(least.saturating_sub(1)).min(letters.len().saturating_sub(1));
        if letters.len().abs_diff(count) > limit {
            continue;
        }
        if let Some(slips) = distance(&letters, candidate, limit) {
            best = Some(candidate);
            least = slips;
        }
    }
    best
}

/// Counts the slips between two words, or gives up when there must be more than `limit`.
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
                left = before_both.map_or(left, |slips| left.min(slips + 1));
            }
            line.push(left);
            previous = Some(own);
        }
        if line.iter().chain(&above).all(|slips| *slips > limit) {
            return None;
        }
        second_above = std::mem::replace(&mut above, line);
        last = Some(letter);
    }
    above.last().copied().filter(|slips| *slips <= limit)
}

/// Formats a list of names: `` `a`, `b` and `c` ``.
pub(crate) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
