//! Every law holds for bytes that are made by rules: what stands in the corpus, changed, and texts full of mark-up.

use errbook_invariants::check;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// One change of a case.
#[derive(Clone, Debug)]
enum Change {
    Flip(Index, u8),
    Cut(Index, usize),
    Insert(Index, Vec<u8>),
    /// A part of the case, once more at another place.
    Repeat(Index, usize, Index),
}

fn change() -> impl Strategy<Value = Change> {
    let token = select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "\\ud83d\\ude00",
        "0",
        "-",
        "null",
        "|",
        " ",
        "\n",
        "  ",
        "\0",
        "- ",
        "#",
        "`",
        "'",
        "&a ",
        "*a",
        "é",
        "\u{feff}",
        "status",
        "OK|",
    ]);
    let bytes = prop_oneof![token.prop_map(|token| token.as_bytes().to_vec()), vec(any::<u8>(), 1..4)];
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(place, bits)| Change::Flip(place, bits)),
        (any::<Index>(), 1_usize..20).prop_map(|(place, length)| Change::Cut(place, length)),
        (any::<Index>(), bytes).prop_map(|(place, bytes)| Change::Insert(place, bytes)),
        (any::<Index>(), 1_usize..40, any::<Index>()).prop_map(|(from, length, to)| Change::Repeat(from, length, to)),
    ]
}

fn changed(mut case: Vec<u8>, changes: Vec<Change>) -> Vec<u8> {
    for change in changes {
        let at = |place: Index| place.index(case.len() + 1);
        match change {
            Change::Flip(place, bits) if !case.is_empty() => *place.get_mut(&mut case) ^= bits,
            Change::Flip(..) => {}
            Change::Cut(place, length) => {
                let place = at(place);
                case.drain(place..case.len().min(place + length));
            }
            Change::Insert(place, bytes) => {
                let place = at(place);
                case.splice(place..place, bytes);
            }
            Change::Repeat(from, length, to) => {
                let (from, to) = (at(from), at(to));
                let part = case.iter().skip(from).take(length).copied().collect::<Vec<u8>>();
                case.splice(to..to, part);
            }
        }
    }
    case
}

/// A case of the invariant's corpus, with a few changes.
fn near(invariant: &str) -> impl Strategy<Value = Vec<u8>> {
    let cases = errbook_invariants::corpus::read(invariant).expect("a corpus can be read");
    (select(cases), vec(change(), 0..5)).prop_map(|(case, changes)| changed(case, changes))
}

/// Texts made mostly of what means something in markdown.
fn texts() -> impl Strategy<Value = String> {
    let special = r#"` `` ``` * ** _ __ [ ] ( ) ![ [^ [x] ]( < > </ <!-- --> <b> | || # ## & &amp; &#38; ~ ~~ \ \\ \| \` \[ $ $$ ! - -- ---
        + . 1. 12) : / = === { } @ ' " ; ? , % ^ http:// https:// http://a.bc https://ab.cd/e?f=g&h=1#i_(j) www.ab.cd a@b.cd x y_z 0
        é 文 🦀 ™ ERROR_X"#;
    let special: Vec<String> = special.split_whitespace().map(str::to_owned).collect();
    let blank = select(vec![" ", "  ", "\n", "\n\n", "\t", "\u{a0}", "\u{2028}", "\0", "\u{feff}"]);
    let token = prop_oneof![
        6 => select(special),
        2 => blank.prop_map(str::to_owned),
        1 => "[a-z]{1,3}",
        1 => any::<char>().prop_map(String::from),
    ];
    vec(token, 0..14).prop_map(|tokens| tokens.concat())
}

fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(512);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn responses_satisfy_the_invariants(case in near("response")) {
        check("response", &case);
    }

    #[test]
    fn responses_match_the_reference_implementation(case in near("differential")) {
        check("differential", &case);
    }

    #[test]
    fn catalogs_satisfy_the_invariants(case in near("catalog")) {
        check("catalog", &case);
    }

    #[test]
    fn mutated_corpus_texts_are_escaped(case in near("escape")) {
        check("escape", &case);
    }

    #[test]
    fn markup_in_texts_is_escaped(text in texts()) {
        check("escape", text.as_bytes());
    }

    #[test]
    fn secrets_are_redacted(case in near("redact")) {
        check("redact", &case);
    }

    #[test]
    fn locks_satisfy_the_invariants(case in near("lock")) {
        check("lock", &case);
    }
}

#[test]
fn block_markers_do_not_start_blocks() {
    for text in [
        "# a", "#", "> a", "- a", "-", "+ a", "* a", "1. a", "1)", "===", "---", "- - -", "***", "```", "~~~", "<div>",
        "[a]: b", "| a |",
    ] {
        check("escape", text.as_bytes());
    }
}
