//! Characters that look like others: letters of several scripts in one word, and the quotes of word processors.

/// Greek letters that names of quantities and units contain beside Latin ones: `10μs`, `Δt`.
const QUANTITIES: [char; 6] = ['μ', 'Δ', 'Ω', 'π', 'Σ', 'λ'];

const DOUBLE: [char; 8] = ['\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '«', '»', '\u{ff02}', '\u{2033}'];
const SINGLE: [char; 8] = ['\u{2018}', '\u{201a}', '\u{201b}', '‹', '›', '\u{ff07}', '\u{2032}', '\u{b4}'];
const APOSTROPHE: char = '\u{2019}';

/// Returns the text between typographic quotes that surround all of it.
pub(crate) fn between_quotes(text: &str) -> Option<&str> {
    if text.is_ascii() {
        return None;
    }
    let (first, last) = (text.chars().next()?, text.chars().next_back()?);
    let inner = text.strip_prefix(first)?.strip_suffix(last)?;
    let is_quoted = if DOUBLE.contains(&first) {
        (DOUBLE.contains(&last) || last == '"') && !inner.contains(DOUBLE)
    } else {
        SINGLE.contains(&first)
            && (SINGLE.contains(&last) || [APOSTROPHE, '\''].contains(&last))
            && !inner.contains(SINGLE)
    };
    (is_quoted && !inner.trim().is_empty()).then_some(inner)
}

/// Returns the first letter of a word that is of another script than most of its letters, and its offset.
pub(crate) fn of_another_script(text: &str) -> Option<(usize, char)> {
    if text.is_ascii() {
        return None;
    }
    let mut start = 0;
    for word in text.split(|c: char| !c.is_alphabetic()) {
        if let Some((at, c)) = odd_letter(word) {
            return Some((start + at, c));
        }
        let end = start + word.len();
        start = end + text.get(end..)?.chars().next().map_or(0, char::len_utf8);
    }
    None
}

/// Returns the first letter that is of another script than most letters of a word, and its offset.
fn odd_letter(word: &str) -> Option<(usize, char)> {
    let first = word.chars().find_map(script)?;
    let (mut total, mut others) = (0, 0);
    for script in word.chars().filter_map(script) {
        total += 1;
        others += usize::from(script != first);
    }
    if others == 0 {
        return None;
    }
    // Of two letters, the one that is not Latin is more likely to be wrong.
    let is_first_main = others * 2 < total || others * 2 == total && first == LATIN;
    let is_odd = |c: char| script(c).is_some_and(|script| (script == first) != is_first_main);
    let odd = word.char_indices().find(|(_, c)| is_odd(*c))?;
    let is_quantity = !word.chars().any(|c| is_odd(c) && !QUANTITIES.contains(&c));
    (!is_quantity).then_some(odd)
}

/// Returns a description of the first character above ASCII, for a text that should have none.
pub(crate) fn above_ascii(text: &str) -> Option<String> {
    if text.is_ascii() { None } else { text.chars().find(|c| !c.is_ascii()).map(describe) }
}

/// Returns a sentence on the first character above ASCII that only one of two similar names has, for a suggestion.
pub(crate) fn difference(name: &str, near: &str) -> String {
    let only_in = |one: &str, other: &str| one.chars().find(|c| !c.is_ascii() && !other.contains(*c));
    if name.is_ascii() && near.is_ascii() {
        return String::new();
    }
    let note = |name: &str, c: char| format!(" `{name}` has {}", describe(c));
    let own = only_in(name, near).map(|c| note(name, c));
    own.or_else(|| only_in(near, name).map(|c| note(near, c))).unwrap_or_default()
}

/// Describes a character that can be taken for another one: the Cyrillic letter `о` (U+043E).
pub(crate) fn describe(c: char) -> String {
    let kind = match script(c) {
        Some(script) => format!("{script} letter"),
        None if c.is_alphabetic() => "letter".to_owned(),
        None => "character".to_owned(),
    };
    format!("the {kind} `{c}` (U+{:04X})", u32::from(c))
}

const LATIN: &str = "Latin";

/// Returns the script of a letter, if other scripts have letters that look like it.
fn script(c: char) -> Option<&'static str> {
    if !c.is_alphabetic() {
        return None;
    }
    Some(match c {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => LATIN,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "Greek",
        '\u{400}'..='\u{52f}' => "Cyrillic",
        '\u{531}'..='\u{588}' => "Armenian",
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => "Cherokee",
        '\u{ff21}'..='\u{ff5a}' => "full-width",
        '\u{1d400}'..='\u{1d7ff}' => "mathematical",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{between_quotes, of_another_script};

    #[test]
    fn only_words_with_letters_of_two_scripts_are_mixed() {
        for (text, odd) in
            [("qуeued", 'у'), ("нoт_найден", 'o'), ("Оk", 'О'), ("err_λάθoς", 'o'), ("Ａccess", 'Ａ'), ("ok_кодX", 'X')]
        {
            assert_eq!(of_another_script(text).map(|(_, c)| c), Some(odd), "{text}");
        }
        for text in [
            "queued",
            "не_найден",
            "ошибка_API",
            "API-ошибка",
            "404ошибка",
            "λάθος",
            "API错误",
            "エラーAPI",
            "naïve",
            "Größe",
            "10μs",
            "Δt",
            "ＡＰＩエラー",
            "",
            "_",
            "ΔΣ",
            "ё",
            "й",
        ] {
            assert_eq!(of_another_script(text), None, "{text}");
        }
    }

    #[test]
    fn only_quotes_around_a_whole_text_count() {
        for text in ["“a”", "„a“", "«a»", "‘a’", "‚a‘", "“don’t”", "‘don’t’", "“a\"", "＂a＂", "´a´"]
        {
            assert!(between_quotes(text).is_some(), "{text}");
        }
        for text in
            ["“a” or “b”", "“a”.", "a", "“”", "“ ”", "’tis the rock’n’roll’", "「未找到」", "“", "‘a’ and ‘b’", "\"a\""]
        {
            assert_eq!(between_quotes(text), None, "{text}");
        }
    }
}
