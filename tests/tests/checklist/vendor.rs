//! Codes that only other pages of the vendor document, with their advice, kept apart from the page.

use std::time::Duration;

use captchaai_errors::table::Evidence;
use captchaai_errors::{ApiCode, ApiError, Code, Outcome, ResultError, RetryClass, RetryPolicy, SubmitError, parse};
use errbook_compiler::lock::Life;

use super::book::{CATALOG, LOCK, at, entry, holds, outcome, page, row, says, section};

/// A code, its class, the seconds before the next attempt, and the required phrases.
type Fact = (SubmitError, RetryClass, Option<u64>, &'static [&'static str]);

const CODES: [Fact; 10] = [
    (
        SubmitError::NoSlotAvailable,
        RetryClass::Backoff,
        Some(5),
        &["blog", "5 s", "2, 4, 8 s", "60 s", "5 attempts", "ERROR_ZERO_BALANCE"],
    ),
    (SubmitError::TooMuchRequests, RetryClass::Backoff, Some(3), &["blog", "3 to 10 s", "exponential"]),
    (SubmitError::MaxUserTurn, RetryClass::Backoff, Some(10), &["blog", "10 s", "no ERROR_ prefix"]),
    (SubmitError::IpNotAllowed, RetryClass::AfterFix, None, &["blog", "account"]),
    (SubmitError::IpBanned, RetryClass::AfterFix, None, &["blog", "account"]),
    (
        SubmitError::FormerIpBanned,
        RetryClass::AfterFix,
        None,
        &["older copy of the page", "about 5 min", "present one"],
    ),
    (SubmitError::BadDuplicates, RetryClass::AfterFix, None, &["blog", "permanent"]),
    (SubmitError::CaptchaimageBlocked, RetryClass::AfterFix, None, &["blog", "permanent", "image"]),
    (SubmitError::EmptyCaptcha, RetryClass::AfterFix, None, &["examples repository", "input errors"]),
    (SubmitError::DomainNotAllowed, RetryClass::AfterFix, None, &["tests of a client", "page", "rejected"]),
];

const ABOVE: &str = "Not on the source page, but named by the vendor elsewhere";

#[test]
fn vendor_codes_have_the_documented_advice() {
    let further = at("submit").entries.iter().filter(|entry| entry.evidence != Evidence::Page);
    let further: Vec<_> = further.map(|entry| CATALOG.code(entry).code.as_str()).collect();
    assert_eq!(further, CODES.map(|(error, ..)| error.as_str()));
    assert!(at("result").entries.iter().all(|entry| entry.evidence == Evidence::Page));
    for (error, class, after, words) in CODES {
        let code = error.as_str();
        assert!(LOCK.row("submit", code).is_some(), "the lock has lost {code}");
        for body in [code.to_owned(), format!(r#"{{"status":0,"request":"{code}"}}"#)] {
            assert_eq!(outcome("submit", &body), ("error", code.to_owned()));
            assert_eq!(outcome("result", &body), ("other_endpoint", code.to_owned()));
        }
        assert_eq!(row("submit", code).evidence(), Evidence::Vendor, "{code}");
        assert_eq!(
            (error.retry().class(), error.retry().initial_delay()),
            (class, after.map(Duration::from_secs)),
            "{code}"
        );
        holds(code, &section("submit", code), words);
        let policy = CATALOG.policy(entry("submit", code)).description.as_deref().unwrap_or_default();
        holds(code, policy, &["not from the page"]);
    }
    for error in [SubmitError::NoSlotAvailable, SubmitError::TooMuchRequests, SubmitError::MaxUserTurn] {
        assert!(
            matches!(error.retry(), RetryPolicy::Backoff { max_delay, max_attempts: 5, .. } if max_delay.as_secs() == 60),
            "{error}"
        );
    }
}

/// The phrases required in each fix.
const FIXES: [(SubmitError, &[&str]); 10] = [
    (SubmitError::NoSlotAvailable, &["Wait 5 s", "fewer tasks at once"]),
    (SubmitError::TooMuchRequests, &["Wait 3 to 10 s", "lower rate"]),
    (SubmitError::MaxUserTurn, &["Wait 10 s"]),
    (SubmitError::IpNotAllowed, &["address", "settings", "dashboard"]),
    (SubmitError::IpBanned, &["support"]),
    (SubmitError::FormerIpBanned, &["credentials", "5 min"]),
    (SubmitError::BadDuplicates, &["parameters"]),
    (SubmitError::CaptchaimageBlocked, &["different", "image"]),
    (SubmitError::EmptyCaptcha, &["valid", "not too large"]),
    (SubmitError::DomainNotAllowed, &["another page"]),
];

#[test]
fn vendor_codes_state_a_fix() {
    assert_eq!(FIXES.map(|(error, _)| error), CODES.map(|(error, ..)| error));
    for (error, words) in FIXES {
        holds(error.as_str(), error.fix(), words);
    }
}

/// The names of the sources of each code.
const SOURCES: [(SubmitError, &[&str]); 10] = [
    (SubmitError::NoSlotAvailable, &["decision_tree", "throttling", "concurrency"]),
    (SubmitError::TooMuchRequests, &["decision_tree", "rate_limiting"]),
    (SubmitError::MaxUserTurn, &["decision_tree"]),
    (SubmitError::IpNotAllowed, &["decision_tree"]),
    (SubmitError::IpBanned, &["decision_tree"]),
    (SubmitError::FormerIpBanned, &["older_page", "image_example"]),
    (SubmitError::BadDuplicates, &["decision_tree"]),
    (SubmitError::CaptchaimageBlocked, &["decision_tree"]),
    (SubmitError::EmptyCaptcha, &["image_example"]),
    (SubmitError::DomainNotAllowed, &["workflow_doctor"]),
];

fn names(places: &[u32]) -> Vec<&'static str> {
    CATALOG.sources_at(places).map(|source| source.name.as_str()).collect()
}

#[test]
fn vendor_codes_name_dated_sources() {
    assert!(CATALOG.sources.iter().all(|source| source.accessed == "2026-11-23"));
    for (error, sources) in SOURCES {
        let entry = entry("submit", error.as_str());
        assert_eq!(names(&entry.sources), sources, "{error}");
        let titles = CATALOG.sources_at(&entry.sources).map(|source| source.title.as_str());
        assert!(error.sources().map(|source| source.title).eq(titles), "{error}");
    }
    for (error, ..) in CODES {
        let sources: Vec<_> = error.sources().collect();
        assert!(!sources.is_empty(), "{error}");
        for source in sources {
            assert_eq!((source.evidence, source.accessed), (Evidence::Vendor, "2026-11-23"), "{error}");
            let place = source.url.unwrap_or_default();
            holds(error.as_str(), &section("submit", error.as_str()), &[source.title, place, source.accessed]);
            holds("the index", page("README.md"), &[source.title, place, source.accessed]);
        }
    }
    let of_page = SubmitError::ALL.iter().filter(|error| error.entry().evidence() == Evidence::Page);
    assert!(of_page.flat_map(|error| error.sources()).next().is_none());
    let pages: Vec<_> = SubmitError::FormerIpBanned.sources().filter_map(|source| source.url).collect();
    assert_eq!(pages, ["https://docs.captchaai.com/guides/err_handling"]);
}

/// Task type, seconds before the first poll, seconds until the last one, number of polls, and sources.
const WAITS: [(&str, u64, u64, u32, &[&str]); 6] = [
    ("bls", 5, 120, 24, &["guides", "examples"]),
    ("image", 10, 120, 23, &["examples"]),
    ("turnstile", 15, 120, 22, &["examples"]),
    ("geetest", 15, 120, 22, &["examples"]),
    ("recaptcha", 15, 240, 46, &["examples", "client_packages"]),
    ("cloudflare_challenge", 20, 240, 45, &["examples", "client_packages"]),
];

#[test]
fn polling_profiles_differ_by_task_type() {
    let retry = page("retry.md");
    assert_eq!(Code::CATALOG.polling.len(), WAITS.len());
    for (task, first, longest, polls, found) in WAITS {
        let wait = Code::CATALOG.polling_profile(task).expect(task);
        assert_eq!(names(wait.sources), found, "{task}");
        let [initial_delay, interval] = [first, 5].map(Duration::from_secs);
        assert_eq!(wait.retry, RetryPolicy::Poll { initial_delay, interval, max_attempts: polls }, "{task}");
        assert_eq!(first + 5 * u64::from(polls - 1), longest, "{task}");
        let sources: Vec<_> = Code::CATALOG.sources_at(wait.sources).collect();
        let title = sources.first().expect(task).title;
        assert!(sources.iter().all(|source| source.evidence == Evidence::Vendor), "{task}");
        let row = retry.lines().find(|line| line.starts_with(&format!("| `{task}` |"))).expect(task);
        let longest = format!("{} min", longest / 60);
        holds(task, row, &[&format!("{first} s"), "5 s", &longest, &polls.to_string(), title]);
    }
    for task in ["funcaptcha", "recaptcha_v3", "re", "RECAPTCHA", ""] {
        assert!(Code::CATALOG.polling_profile(task).is_none(), "{task}");
    }
}

#[test]
fn vendor_codes_are_marked_as_not_from_the_page() {
    let index = page("README.md");
    holds("the index", index, &[&format!("{ABOVE}: 10 codes, 10 entries")]);
    let table = index.split(&format!("{ABOVE}:\n\n|")).nth(1).and_then(|rest| rest.split("\n\n").next());
    let rows: Vec<&str> = table.expect("a table of their own").lines().skip(2).collect();
    assert_eq!(rows.len(), CODES.len());
    for (row, (error, ..)) in rows.iter().zip(CODES) {
        assert!(says(row, error.as_str()), "{row}");
    }
    let (before, behind) = page("submit.md").split_once(&format!("\n## {ABOVE}\n")).expect("a heading of their own");
    for entry in SubmitError::ALL {
        let of_page = entry.entry().evidence() == Evidence::Page;
        let heads = |text: &str| text.lines().any(|line| line.starts_with('#') && says(line, entry.as_str()));
        assert_eq!((heads(before), heads(behind)), (of_page, !of_page), "{entry}");
    }
    assert!(!page("result.md").contains(ABOVE));
    let policies = |of_page: bool| {
        let entries = || CATALOG.endpoints.iter().flat_map(|endpoint| &endpoint.entries);
        // A code of the page has its policy at the other actions of `res.php`, too.
        let is_of_page =
            move |code: usize| entries().any(|entry| entry.code == code && entry.evidence == Evidence::Page);
        let entries = entries().filter(move |entry| is_of_page(entry.code) == of_page);
        entries.map(|entry| CATALOG.policy(entry).name.as_str()).collect::<Vec<_>>()
    };
    assert!(policies(true).iter().all(|name| !policies(false).contains(name)), "no policy speaks for both");
}

#[test]
fn code_gone_from_the_page_is_removed() {
    let gone = parse::<SubmitError>(b"IP_BANNED");
    assert!(gone.is_removed() && matches!(gone, Outcome::Error { code: SubmitError::FormerIpBanned, .. }));
    assert!(parse::<ResultError>(b"IP_BANNED").is_removed());
    assert!(!parse::<SubmitError>(b"ERROR_IP_BANNED").is_removed());
    assert!(!parse::<ResultError>(b"IP_BANNED").is_retryable());
    let is_removed = |code: &&Code| code.entries().any(|(_, entry)| entry.removed().is_some());
    let removed: Vec<_> = Code::ALL.iter().filter(is_removed).collect();
    assert_eq!(removed, [&Code::FormerIpBanned]);
    let row = LOCK.row("submit", "IP_BANNED").expect("a row of its own");
    assert_eq!(row.life, Life::Removed("2026-11-23".to_owned()));
    holds("the index", page("README.md"), &["IP banned (removed)"]);
    holds("the docs", &section("submit", "IP_BANNED"), &["removed", "2026-11-23", "read on that day"]);
}
