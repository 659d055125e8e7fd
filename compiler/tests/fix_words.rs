//! Every phrase of the rule that a fix must not contradict the retry class.

use errbook_compiler::check;

/// Phrases that recommend to repeat the call.
const AGAIN: [&str; 4] = ["wait", "try again", "retry", "try later"];

/// Phrases that forbid to repeat the call.
const NEVER: [&str; 8] = [
    "do not retry",
    "don't retry",
    "never retry",
    "do not try again",
    "don't try again",
    "never try again",
    "do not repeat",
    "not be repeated",
];

/// Returns the messages about a fix with a policy of a class.
fn messages(fix: &str, class: &str) -> Vec<String> {
    let policy = match class {
        "backoff" => "{class: backoff, initial_delay: 1s, max_delay: 9s, max_attempts: 3}".to_owned(),
        "poll" => "{class: poll, interval: 5s, max_attempts: 3}".to_owned(),
        _ => format!("{{class: {class}}}"),
    };
    let text = format!(
        "catalog: demo\ntitle: Demo errors\nresponses: {{text: {{}}}}\nretry_policies: {{it: {policy}}}\n\
         endpoints:\n  call:\n    path: /call\n    title: The call\n    errors:\n      \
         BAD: {{title: Bad, meaning: It is broken., fix: \"{fix}\", retry: it}}\n"
    );
    check(&text).diagnostics.into_iter().map(|problem| problem.message).collect()
}

#[test]
fn every_phrase_that_recommends_a_retry_contradicts_after_fix() {
    for phrase in AGAIN {
        for fix in [format!("Please {phrase}."), format!("{phrase}, then ask").to_uppercase()] {
            let message = "the fix recommends to retry, but the retry class is `after_fix`";
            assert_eq!(messages(&fix, "after_fix"), [message], "{fix}");
            assert_eq!(messages(&fix, "backoff"), [""; 0], "{fix}");
        }
        let inside = format!("Ask the x{phrase}x.");
        assert_eq!(messages(&inside, "after_fix"), [""; 0], "{inside}");
    }
    assert_eq!(messages("Correct the request.", "after_fix"), [""; 0]);
}

#[test]
fn every_phrase_that_forbids_a_retry_contradicts_backoff_and_poll() {
    for phrase in NEVER {
        for fix in [format!("Top up; {phrase}."), format!("It must {}", phrase.replace('\'', "\u{2019}"))] {
            for class in ["backoff", "poll"] {
                let message = format!("the fix forbids a retry, but the retry class is `{class}`");
                assert_eq!(messages(&fix, class), [message], "{fix}");
            }
            assert_eq!(messages(&fix, "after_fix"), [""; 0], "{fix}");
            let both = format!("Wait for the mail. {fix}");
            assert_eq!(messages(&both, "after_fix"), [""; 0], "a phrase that forbids decides: {both}");
        }
    }
}
