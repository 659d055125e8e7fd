//! Locks: malformed lines are reported at their position, and released names keep their meaning.
//!
//! `tests/lock/<case>.lock` gives `<case>.stderr`, together with `<case>.yaml` if there is one.

mod common;

use std::fs;

use common::{cases, catalog, compare, name};
use errbook_compiler::Diagnostic;
use errbook_compiler::lock::{Former, Life, Lock, Row, check, parse};
use errbook_core::RetryClass;
use proptest::prelude::*;

fn report(problems: &[Diagnostic], name: &str, text: &str) -> String {
    problems.iter().map(|problem| problem.render(name, text) + "\n").collect::<Vec<_>>().join("\n")
}

#[test]
fn malformed_lock_is_reported() {
    let mut stale = Vec::new();
    for (path, text) in cases("tests/lock", ".lock") {
        if path.with_extension("yaml").exists() {
            continue;
        }
        let problems = parse(&text).expect_err("a malformed lock is rejected");
        compare(&path.with_extension("stderr"), &report(&problems, &name(&path), &text), &mut stale);
    }
    assert!(stale.is_empty(), "{}", stale.concat());
}

#[test]
fn released_names_are_reserved() {
    let mut stale = Vec::new();
    for (path, text) in cases("tests/lock", ".yaml") {
        let lock = fs::read_to_string(path.with_extension("lock")).expect("a catalog with its lock");
        let lock = parse(&lock).unwrap_or_else(|problems| panic!("{}: {problems:?}", path.display()));
        let problems = check(&catalog(&path, &text), &lock);
        compare(&path.with_extension("stderr"), &report(&problems, &name(&path), &text), &mut stale);
    }
    assert!(stale.is_empty(), "{}", stale.concat());
}

#[test]
fn lock_is_sorted_and_has_a_header() {
    let text = "catalog: demo\ntitle: Demo\nresponses: {text: {}}\nretry_policies: {change: {class: after_fix}}\nendpoints:\n  b:\n    \
                path: /b\n    title: B\n    errors:\n      \"Z Z\": {title: Z, meaning: It is last., fix: Mend., \
                retry: change, aliases: {z: Small., a: Odd.}}\n      A: {title: A, meaning: It is first., fix: Mend., \
                retry: change, removed: {since: \"2\", reason: Gone.}}\n  a:\n    path: /a\n    title: A\n    errors:\n      \
                M: {title: M, meaning: In the middle., fix: Mend., retry: change}\n";
    let catalog = catalog("test.yaml".as_ref(), text);
    let lock = Lock::of(&catalog).render("demo", "cargo xtask lock");
    let (header, rows) = lock.split_once('\n').expect("a lock has lines");
    assert!(header.starts_with("# The lock of the catalog `demo`: ") && header.ends_with("`cargo xtask lock`."));
    assert_eq!(
        rows,
        "a M variant=M class=after_fix address=a.md#m\nb A variant=A class=after_fix address=b.md#a removed=2\n\
         b \"Z Z\" variant=ZZ class=after_fix address=b.md#z_z-e54f46 alias=a alias=z\n"
    );
}

#[test]
fn deleted_codes_keep_their_row() {
    let row = |code: &str, life| Row {
        endpoint: "call".to_owned(),
        code: code.to_owned(),
        variant: format!("{code}Variant"),
        class: RetryClass::Backoff,
        address: format!("call.md#{code}"),
        aliases: vec![format!("{code}_ALIAS")],
        former: Former::default(),
        life,
    };
    let old = [Life::Live, Life::Removed("2".to_owned()), Life::Deleted];
    let kept = [Life::Deleted, Life::Removed("2".to_owned()), Life::Deleted];
    let lock = |lives: [Life; 3]| Lock {
        rows: ["A", "B", "C"].iter().zip(lives).map(|(code, life)| row(code, life)).collect(),
    };
    assert_eq!(Lock::default().merge(&lock(old.clone())), lock(kept));
    assert_eq!(lock(old.clone()).merge(&Lock::default()), lock(old), "rows of the catalog are unchanged");
}

#[test]
fn former_names_are_kept() {
    let releases = [
        "call A variant=First class=after_fix alias=a alias=b",
        "call A variant=Second class=after_fix alias=b alias=c",
        "call A variant=Third class=after_fix alias=a",
        "call A variant=Second class=after_fix",
    ];
    let kept = [
        "call A variant=First class=after_fix alias=a alias=b",
        "call A variant=Second class=after_fix alias=b alias=c former-alias=a former-variant=First",
        "call A variant=Third class=after_fix alias=a former-alias=b former-alias=c former-variant=First former-variant=Second",
        "call A variant=Second class=after_fix former-alias=a former-alias=b former-alias=c former-variant=First \
         former-variant=Third",
    ];
    let mut lock = Lock::default();
    for (release, kept) in releases.into_iter().zip(kept) {
        lock = parse(&format!("# The lock\n{release}\n")).expect("a lock of one row").merge(&lock);
        let text = lock.render("demo", "cargo test");
        assert_eq!(text.lines().nth(1), Some(kept));
        assert_eq!(parse(&text), Ok(lock.clone()));
    }
}

fn row() -> impl Strategy<Value = Row> {
    let life = prop_oneof![Just(Life::Live), Just(Life::Deleted), any::<String>().prop_map(Life::Removed)];
    let class = prop::sample::select(RetryClass::ALL.to_vec());
    let aliases = || prop::collection::vec(any::<String>(), 0..3);
    let variants = prop::collection::vec("[A-Z][a-z]{0,2}", 0..3);
    let former = (aliases(), variants).prop_map(|(mut aliases, mut variants)| {
        aliases.sort();
        variants.sort();
        Former { aliases, variants }
    });
    ("[a-z]{1,2}", any::<String>(), class, any::<String>(), aliases(), former, life).prop_map(
        |(endpoint, code, class, address, mut aliases, former, life)| {
            aliases.sort();
            Row { endpoint, variant: format!("V{}", code.len()), code, class, address, aliases, former, life }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lock_round_trips(rows in prop::collection::vec(row(), 0..8)) {
        let mut rows = rows;
        rows.sort_by(|a, b| (&a.endpoint, &a.code).cmp(&(&b.endpoint, &b.code)));
        rows.dedup_by(|a, b| (&a.endpoint, &a.code) == (&b.endpoint, &b.code));
        let lock = Lock { rows };
        let text = lock.render("demo", "cargo test");
        prop_assert_eq!(text.lines().count(), lock.rows.len() + 1);
        prop_assert_eq!(parse(&text), Ok(lock.clone()));
        prop_assert_eq!(parse(&text.replace('\n', "\r\n")), Ok(lock));
    }

    #[test]
    fn any_text_is_parsed_or_reported(text in "(#|[ab] [A-C]( variant=| class=after_fix| alias=[\"\\\\u{}é]*| removed=2| deleted)*|.)*") {
        // Parsing ends, and its problems can be rendered.
        if let Err(problems) = parse(&text) {
            prop_assert!(report(&problems, "test.lock", &text).starts_with("test.lock:"));
        }
    }
}
