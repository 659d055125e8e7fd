//! Every word that makes a comment a likely part of the text before it.

use errbook_compiler::check;

/// First words of a comment that continue a sentence.
const CONTINUING: [&str; 16] = [
    "is", "are", "was", "were", "has", "have", "and", "or", "of", "but", "that", "which", "must", "cannot", "will",
    "does",
];

/// Last words of a text that a sentence does not end with.
const OPEN: [&str; 17] = [
    "the", "a", "an", "of", "at", "for", "to", "from", "with", "and", "or", "is", "are", "was", "number", "no.",
    "issue",
];

/// Returns the number of problems of a text with a comment.
fn problems(meaning: &str) -> usize {
    let text = format!(
        "catalog: demo\ntitle: Demo errors\nresponses: {{text: {{}}}}\nretry_policies: {{it: {{class: after_fix}}}}\n\
         endpoints:\n  call:\n    path: /call\n    title: The call\n    errors:\n      \
         BAD:\n        title: Bad\n        meaning: {meaning}\n        fix: Correct it.\n        retry: it\n"
    );
    check(&text).diagnostics.len()
}

#[test]
fn comment_that_continues_a_text_is_reported_for_every_word() {
    for word in CONTINUING {
        assert_eq!(problems(&format!("The parcel # {word} X")), 1, "{word}");
    }
    for word in OPEN {
        assert_eq!(problems(&format!("This goes on {word} # X")), 1, "{word}");
    }
    for other in ["The parcel # X", "The parcel # isX", "This goes on xthe # X", "The parcel. # is X"] {
        assert_eq!(problems(other), 0, "{other}");
    }
}
