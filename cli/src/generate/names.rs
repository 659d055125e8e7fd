//! Identifiers for other languages: the filters that change the case of a name, and names that are unique.

use std::collections::BTreeMap;

/// Words that TypeScript, JavaScript or Python reserves.
const RESERVED: &str = "\
    False None True and any arguments as assert async await boolean break case catch class const continue \
    debugger def default del delete do elif else enum eval except export extends false finally for from function \
    global if implements import in instanceof interface is lambda let never new nonlocal not null number object \
    or package pass private protected public raise return static string super switch symbol this throw true try \
    typeof undefined unknown var void while with yield";

/// The case of an identifier.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Case {
    /// `ZeroBalance`
    Pascal,
    /// `zeroBalance`
    Camel,
    /// `zero_balance`
    Snake,
    /// `ZERO_BALANCE`
    UpperSnake,
}

impl Case {
    pub(super) const ALL: [Case; 4] = [Case::Pascal, Case::Camel, Case::Snake, Case::UpperSnake];

    /// Returns the name of the case, which is that of its filter.
    pub(super) fn name(self) -> &'static str {
        match self {
            Case::Pascal => "pascal",
            Case::Camel => "camel",
            Case::Snake => "snake",
            Case::UpperSnake => "upper_snake",
        }
    }

    /// Returns an identifier for a text: `_` precedes a digit and follows a reserved word, and is the identifier of a text
    /// without letters and digits.
    pub(super) fn identifier(self, text: &str) -> String {
        let words = words(text);
        let cased = words.iter().enumerate().map(|(index, word)| match self {
            Case::Pascal => capitalized(word),
            Case::Camel if index > 0 => capitalized(word),
            Case::Camel | Case::Snake => word.to_ascii_lowercase(),
            Case::UpperSnake => word.to_ascii_uppercase(),
        });
        let separator = if matches!(self, Case::Snake | Case::UpperSnake) { "_" } else { "" };
        let mut name = cased.collect::<Vec<_>>().join(separator);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            name.insert(0, '_');
        }
        if RESERVED.split(' ').any(|word| word == name) {
            name.push('_');
        }
        name
    }

    /// Returns an identifier for each text, which is unique among them.
    ///
    /// Texts with the same identifier get a suffix that follows from the text alone, so that a new text renames no other
    /// one, except the first with the same identifier.
    pub(super) fn unique<'t>(self, texts: impl IntoIterator<Item = &'t str>) -> BTreeMap<String, String> {
        let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for text in texts {
            let group = groups.entry(self.identifier(text)).or_default();
            if !group.contains(&text) {
                group.push(text);
            }
        }
        let mut names = BTreeMap::new();
        for (name, group) in &groups {
            if let [text] = group.as_slice() {
                names.insert((*text).to_owned(), name.clone());
                continue;
            }
            for text in group {
                let mut digits = 6;
                let free = loop {
                    let hash = format!("{:016x}", hash(text));
                    let suffix = hash.get(..digits).unwrap_or(&hash);
                    let suffixed = format!("{}_{suffix}", name.trim_end_matches('_'));
                    let suffixed = if self == Case::UpperSnake { suffixed.to_ascii_uppercase() } else { suffixed };
                    let is_taken = groups.contains_key(&suffixed) || names.values().any(|other| *other == suffixed);
                    if !is_taken || digits >= hash.len() {
                        break suffixed;
                    }
                    digits += 1;
                };
                names.insert((*text).to_owned(), free);
            }
        }
        names
    }
}

/// Returns the words of a text: runs of ASCII letters and digits, also split before an upper case letter that begins a word.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for run in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|run| !run.is_empty()) {
        let chars: Vec<char> = run.chars().collect();
        let mut word = String::new();
        for (index, c) in chars.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| chars.get(index));
            let after = chars.get(index + 1);
            let begins = c.is_ascii_uppercase()
                && before
                    .is_some_and(|before| before.is_ascii_lowercase() || after.is_some_and(char::is_ascii_lowercase));
            if begins {
                words.push(std::mem::take(&mut word));
            }
            word.push(*c);
        }
        words.push(word);
    }
    words
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(chars.map(|c| c.to_ascii_lowercase())).collect()
}

/// The 64-bit FNV-1a hash of a text.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::Case;

    #[test]
    fn identifiers_are_valid_in_every_case() {
        for (text, expected) in [
            (
                "ERROR_ZERO_BALANCE",
                ["ErrorZeroBalance", "errorZeroBalance", "error_zero_balance", "ERROR_ZERO_BALANCE"],
            ),
            ("ZeroBalance", ["ZeroBalance", "zeroBalance", "zero_balance", "ZERO_BALANCE"]),
            ("HTTPError", ["HttpError", "httpError", "http_error", "HTTP_ERROR"]),
            ("E22P02", ["E22p02", "e22p02", "e22p02", "E22P02"]),
            ("22P02", ["_22p02", "_22p02", "_22p02", "_22P02"]),
            ("card-declined.v2", ["CardDeclinedV2", "cardDeclinedV2", "card_declined_v2", "CARD_DECLINED_V2"]),
            ("class", ["Class", "class_", "class_", "CLASS"]),
            ("none", ["None_", "none", "none", "NONE"]),
            ("__proto__", ["Proto", "proto", "proto", "PROTO"]),
            ("é", ["_", "_", "_", "_"]),
            ("", ["_", "_", "_", "_"]),
        ] {
            assert_eq!(Case::ALL.map(|case| case.identifier(text)), expected, "{text}");
        }
    }

    #[test]
    fn same_identifiers_get_suffixes_that_do_not_depend_on_their_order() {
        let names = Case::UpperSnake.unique(["AB", "Ab", "Cd", "ab"]);
        let reordered = Case::UpperSnake.unique(["new", "ab", "Cd", "Ab", "AB"]);
        assert_eq!(names.get("Cd").map(String::as_str), Some("CD"));
        for text in ["AB", "Ab", "Cd", "ab"] {
            assert_eq!(names.get(text), reordered.get(text));
        }
        let mut values: Vec<&String> = names.values().collect();
        values.sort();
        values.dedup();
        assert_eq!(values.len(), 4, "{names:?}");
    }
}
