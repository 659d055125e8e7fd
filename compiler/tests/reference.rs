//! The reference of any catalog has pages that can be shown, grows with the catalog, and keeps its addresses.

mod common;

use std::collections::BTreeMap;
use std::fmt::Write;

use common::pages::faults;
use errbook_compiler::lock::Lock;
use errbook_compiler::markdown;
use errbook_compiler::model::Catalog;
use proptest::prelude::*;

/// The maximum size of a page in bytes.
const MAX_PAGE_BYTES: usize = 256 << 10;

const WORDS: [&str; 12] =
    ["The", "parcel", "value", "is", "not", "valid", "for", "this", "kind", "of", "call", "address"];

/// Returns a sentence that no other number has.
fn sentence(number: usize, words: usize) -> String {
    let word = |place: usize| WORDS.get((number / (place + 1) + place) % WORDS.len()).copied().unwrap_or_default();
    let words: Vec<&str> = (0..words).map(word).collect();
    format!("Number {number}: {}.", words.join(" "))
}

fn head(codes_per_page: usize) -> String {
    format!(
        "catalog: large\ntitle: Large\ntexts: optional\ncodes_per_page: {codes_per_page}\n\
         responses: {{json: {{success: {{ok: true}}, failure: {{ok: false}}, code: code, payload: result}}}}\n\
         retry_policies: {{busy: {{class: backoff, initial_delay: 1s, max_delay: 1m, max_attempts: 5}}}}\nendpoints:\n"
    )
}

/// Returns the text of a catalog with this number of codes at one endpoint, without titles.
fn single(codes: usize) -> String {
    let mut text = head(100) + "  compiler:\n    path: /check\n    title: Diagnostics\n    errors:\n";
    for number in 0..codes {
        let meaning = sentence(number, 6 + number % 7);
        let _ = writeln!(text, "      TS{number}:\n        meaning: \"{meaning}\"\n        retry: after_fix");
    }
    text
}

/// Returns the text of a catalog whose endpoints have most codes in common, with all texts.
fn many(endpoints: usize, codes: usize) -> String {
    let mut text = head(100);
    for endpoint in 0..endpoints {
        let _ = writeln!(text, "  operation_{endpoint}:\n    path: /{endpoint}\n    title: Operation\n    errors:");
        for number in 0..codes {
            let code = (endpoint * number) % 97;
            if number > 0 && code == 0 {
                continue;
            }
            let (meaning, fix) = (sentence(code, 7), sentence(code, 4));
            let retry = if code % 5 == 0 { "busy" } else { "after_fix" };
            let _ = writeln!(
                text,
                "      RepositoryNameRequired{code}Exception:\n        title: \"Repository {code} required\"\n        \
                 meaning: \"{meaning}\"\n        fix: \"{fix}\"\n        retry: {retry}"
            );
        }
    }
    text
}

fn catalog(text: &str) -> Catalog {
    common::catalog("test.yaml".as_ref(), text)
}

fn pages(catalog: &Catalog) -> BTreeMap<String, String> {
    let pages = markdown(catalog, "test.yaml", "cargo test").into_iter();
    pages.filter(|page| page.title.is_some()).map(|page| (page.name, page.text)).collect()
}

#[test]
fn pages_of_large_catalogs_can_be_shown() {
    for (text, page_of_a_code) in [
        (single(2_100), "compiler/ts2099.md"),
        (single(101), "compiler/ts100.md"),
        (single(100), "compiler.md"),
        (many(60, 40), "operation_59.md"),
        (many(400, 6), "operation_399.md"),
        (many(4, 97), "operation_3.md"),
    ] {
        let catalog = catalog(&text);
        let pages = pages(&catalog);
        assert!(pages.contains_key(page_of_a_code), "{page_of_a_code}: {:?}", pages.keys().take(5).collect::<Vec<_>>());
        assert_eq!(faults(&pages), Vec::<String>::new());
        let largest = pages.iter().max_by_key(|(_, text)| text.len()).expect("a reference has pages");
        assert!(largest.1.len() <= MAX_PAGE_BYTES, "{}: {} bytes", largest.0, largest.1.len());
        let total: usize = pages.values().map(String::len).sum();
        // A small catalog has an index with all meanings, and the page on retries.
        let is_large = text.len() > 100 << 10;
        assert!(!is_large || total <= 4 * text.len(), "{total} bytes for a catalog of {} bytes", text.len());
        let all: String = pages.values().map(String::as_str).collect();
        for entry in catalog.endpoints.iter().flat_map(|endpoint| &endpoint.entries) {
            for text in [&entry.texts.meaning, &entry.texts.fix] {
                assert!(all.contains(text.as_str()), "{text}");
            }
        }
    }
}

#[test]
fn no_line_grows_with_the_number_of_codes() {
    for text in [single(2_100), many(60, 40)] {
        for (name, page) in pages(&catalog(&text)) {
            let longest = page.lines().map(str::len).max().unwrap_or_default();
            assert!(longest <= 8 << 10, "{name}: a line of {longest} bytes");
        }
    }
}

#[test]
fn texts_decide_about_the_pages_as_well() {
    let mut text = head(100) + "  call:\n    path: /call\n    title: Call\n    errors:\n";
    for number in 0..40 {
        let _ = writeln!(text, "      E{number}: {{meaning: \"{}\", retry: after_fix}}", sentence(number, 900));
    }
    let pages = pages(&catalog(&text));
    assert!(pages.contains_key("call/e0.md"));
    assert!(pages.values().all(|page| page.len() <= MAX_PAGE_BYTES));
}

/// Returns the number of codes from which on each has a page of its own, if all have this entry.
fn codes_of_split_endpoint(entry: &str) -> usize {
    let (mut whole, mut split) = (0_usize, 400);
    while split - whole > 1 {
        let codes = whole.midpoint(split);
        let mut text = head(1_000) + "  call:\n    path: /call\n    title: Call\n    errors:\n";
        for number in 0..codes {
            let _ = writeln!(text, "      E{number:04}: {{{}}}", entry.replace("{}", &format!("{number:04}")));
        }
        text += "  other:\n    path: /other\n    title: Other\n    errors: {X1: {retry: after_fix}, X2: {retry: after_fix}, X3: {retry: after_fix}}\n";
        let catalog = catalog(&text);
        let address = Lock::of(&catalog).rows.swap_remove(0).address;
        *(if address == "call/e0000.md" { &mut split } else { &mut whole }) = codes;
    }
    split
}

/// A change of these numbers moves the addresses of published references.
#[test]
fn size_from_which_on_codes_have_pages_is_fixed() {
    let mut wrong = Vec::new();
    for (entry, codes) in [
        ("retry: after_fix", 272),
        ("retry: after_fix, title: Wrong number {}, note: 'See the manual of the service, page {}.'", 238),
        ("retry: after_fix, aliases: {A{}: A slip of the server.}", 243),
        ("retry: after_fix, x-one: a, x-two: [b, c]", 228),
        ("retry: after_fix, http: [400, 409, 410]", 195),
        (
            "retry: after_fix, checks: [{parameter: a, rule: digits}, {parameter: b, rule: digits}, {parameter: c, rule: digits}]",
            195,
        ),
        ("retry: after_fix, see_also: [X1, X2, X3]", 195),
        ("retry: after_fix, removed: {since: \"2.0\", reason: The server does not send it.}", 249),
        ("retry: after_fix, causes: [{cause: The number {} is wrong., fix: Correct it.}]", 238),
        ("retry: after_fix, examples: ['{\"ok\":false,\"code\":\"E{}\"}']", 250),
    ] {
        let split = codes_of_split_endpoint(entry);
        if split != codes {
            wrong.push((entry, split));
        }
    }
    assert_eq!(wrong, []);
}

/// Returns the addresses of a catalog with these codes.
fn addresses(codes: &[String], codes_per_page: usize) -> BTreeMap<String, String> {
    let mut text = head(codes_per_page) + "  call:\n    path: /call\n    title: Call\n    errors:\n";
    for code in codes {
        // Variants must differ in more than their case.
        let ident: String = code.bytes().map(|byte| format!("{byte:02x}")).collect();
        let _ = writeln!(text, "      '{code}': {{ident: V{ident}, meaning: \"Number {ident}.\", retry: after_fix}}");
    }
    let catalog = catalog(&text);
    let rows = Lock::of(&catalog).rows;
    assert_eq!(faults(&pages(&catalog)), Vec::<String>::new());
    rows.into_iter().map(|row| (row.code, row.address)).collect()
}

#[test]
fn address_is_the_code_in_lower_case() {
    let codes = ["ERROR_ZERO_BALANCE", "42P01", "timeout", "Timeout", "TIMEOUT", "A.B", "CON"].map(str::to_owned);
    let of = |addresses: &BTreeMap<String, String>, code: &str| addresses.get(code).cloned().unwrap_or_default();
    let (one, each) = (addresses(&codes, 100), addresses(&codes, 0));
    assert_eq!(of(&one, "ERROR_ZERO_BALANCE"), "call.md#error_zero_balance");
    assert_eq!(of(&one, "42P01"), "call.md#42p01");
    assert_eq!(of(&one, "TIMEOUT"), "call.md#timeout");
    for (code, begin) in [("timeout", "timeout-"), ("Timeout", "timeout-"), ("A.B", "a_b-"), ("CON", "con-")] {
        assert!(of(&one, code).starts_with(&format!("call.md#{begin}")), "{}", of(&one, code));
    }
    assert_eq!(of(&each, "ERROR_ZERO_BALANCE"), "call/error_zero_balance.md");
    assert!(of(&each, "Timeout").starts_with("call/timeout-"), "{}", of(&each, "Timeout"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn other_codes_do_not_change_an_address(
        codes in prop::collection::btree_set("[a-bA-B1_.-]{1,4}[aA]", 2..24),
        kept in prop::collection::vec(any::<bool>(), 24),
        rotation in 0_usize..24,
        codes_per_page in prop::sample::select(vec![0, 100]),
    ) {
        let mut all: Vec<String> = codes.into_iter().collect();
        let before = addresses(&all, codes_per_page);
        let places = all.len();
        all.rotate_left(rotation % places);
        let some: Vec<String> = all.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(code, _)| code).collect();
        prop_assume!(!some.is_empty());
        for (code, address) in addresses(&some, codes_per_page) {
            prop_assert_eq!(before.get(&code), Some(&address));
        }
        let mut unique: Vec<String> = before.values().map(|address| address.to_lowercase()).collect();
        unique.sort();
        unique.dedup();
        prop_assert_eq!(unique.len(), before.len());
    }
}
