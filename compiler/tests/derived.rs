//! What the compiler makes of what a catalogue leaves out, and the words that it has for what is said.

use std::fmt::Write as _;
use std::time::Duration;

use errbook_compiler::phrase::{schedule, shape};
use errbook_compiler::{Checked, check};
use errbook_core::{Retry, Shape};

/// The title that a code has in a catalogue without texts.
fn title(code: &str, strip: &str) -> String {
    let text = format!(
        "catalog: demo\ntitle: Demo\ntexts: optional\nstrip: {strip}\nreplies: {{text: {{}}}}\nretry: {{change: {{class: fix}}}}\n\
         endpoints:\n  call:\n    path: /\n    title: Call\n    errors:\n      {code:?}: {{retry: change, ident: Code}}\n"
    );
    let catalog = check(&text).catalog.expect("there is a model of a text that is a catalogue");
    catalog
        .endpoints
        .first()
        .and_then(|endpoint| endpoint.entries.first())
        .expect("the entry is sound")
        .texts
        .title
        .clone()
}

#[test]
fn a_title_is_made_of_the_code() {
    for (code, made) in [
        ("card_declined", "Card declined"),
        ("CARD_DECLINED", "Card declined"),
        ("cardDeclined-now.again", "CardDeclined now again"),
        ("ERROR_CARD  LOST", "Card lost"),
        ("ERROR_", "Error"),
        ("__a__b__", "A b"),
        ("ÉTÉ_2", "Été 2"),
        ("_", "_"),
    ] {
        assert_eq!(title(code, "ERROR_"), made, "{code}");
    }
}

#[test]
fn a_schedule_is_said_in_few_words() {
    let s = Duration::from_secs;
    for (retry, said) in [
        (Retry::Poll { first: s(5), every: s(5), attempts: 1 }, "every 5 s, at most 1 try"),
        (Retry::Poll { first: s(9), every: s(5), attempts: 30 }, "first after 9 s, then every 5 s, at most 30 tries"),
        (Retry::Backoff { first: s(5), cap: s(5), attempts: 3 }, "after 5 s, at most 3 tries"),
        (Retry::Backoff { first: s(5), cap: s(120), attempts: 3 }, "after 5 s, doubling up to 2 min, at most 3 tries"),
        (Retry::Restart { attempts: 1 }, "at most 1 task"),
        (Retry::Restart { attempts: 2 }, "at most 2 tasks"),
        (Retry::Fix, ""),
        (Retry::Unspecified, ""),
    ] {
        assert_eq!(schedule(retry), said);
    }
}

#[test]
fn every_shape_has_words_of_its_own() {
    let words = Shape::ALL.map(shape);
    assert_eq!(
        words,
        [
            "capitals, digits and `_`, the first one a capital",
            "small letters, digits and `_`, the first one a letter",
            "digits",
            "printable ASCII",
        ]
    );
}

/// A file of another kind has nothing but unknown keys, and looking for near names of all of them would take long.
#[test]
fn near_names_are_looked_up_for_the_first_hundred_unknown_keys() {
    let mut text = "catalog: demo\n".to_owned();
    for number in 0..120 {
        writeln!(text, "titl{number}: x").expect("writing to a `String` cannot fail");
    }
    let Checked { diagnostics, .. } = check(&text);
    let unknown: Vec<_> = diagnostics.iter().filter(|problem| problem.message.contains("has no key `titl")).collect();
    let near = |problem: &&&errbook_compiler::Diagnostic| {
        problem.help.as_deref().is_some_and(|help| help.contains("did you mean"))
    };
    assert_eq!((unknown.len(), unknown.iter().take_while(near).count()), (120, 10 + 90));
    assert_eq!(unknown.iter().filter(near).count(), 100);
}

/// What is wrong with a text, in the order of the places.
fn messages(text: &str) -> Vec<String> {
    check(text).diagnostics.into_iter().map(|problem| problem.message).collect()
}

#[test]
fn a_line_of_the_longest_length_is_read() {
    let text = |length: usize| format!("# {}\ncatalog: No name\n", "x".repeat(length - 2));
    assert!(messages(&text(1 << 20)).contains(&"`catalog` is no name".to_owned()));
    assert_eq!(messages(&text((1 << 20) + 1)), ["a line of 1048577 bytes is too long"]);
}

#[test]
fn control_characters_are_reported_at_twenty_lines() {
    let text: String = (0..23).map(|number| format!("k{number}: \u{1}\n")).collect();
    let found = check(&text).diagnostics.into_iter().filter(|problem| problem.message.contains("U+0001"));
    let places: Vec<_> = found.map(|problem| problem.span.start).collect();
    let expected: Vec<_> = text.match_indices('\u{1}').map(|(at, _)| at).take(20).collect();
    assert_eq!(places, expected);
}

#[test]
fn line_ends_of_every_kind_are_line_ends() {
    let ends = ["\n", "\r\n", "\r"].map(|end| messages(&["catalog: No name", "title: \u{1}", "about: ''"].join(end)));
    assert_eq!(ends[0], ends[1]);
    assert_eq!(ends[0], ends[2]);
}

#[test]
fn bounds_that_meet_are_sound() {
    let keys: Vec<String> = (2..errbook_core::JsonReplies::MOST_KEYS).map(|key| format!("key{key}")).collect();
    let text = |more: &str| {
        format!(
            "catalog: demo\ntitle: Demo\nreplies: {{json: {{success: {{ok: 1}}, failure: {{ok: 0}}, code: error, \
             payload: [{}{more}]}}}}\nretry: {{busy: {{class: backoff, first: 5s, cap: 5s, attempts: 2}}}}\n\
             endpoints:\n  call:\n    path: /\n    title: Call\n    errors:\n      BUSY: {{title: Busy, meaning: It \
             is full., fix: Wait., retry: busy, checks: [{{parameter: a, bytes: {{min: 3, max: 3}}}}]}}\n",
            keys.join(", ")
        )
    };
    assert_eq!(messages(&text("")), Vec::<String>::new());
    let most = errbook_core::JsonReplies::MOST_KEYS + 1;
    assert_eq!(messages(&text(", more")), [format!("the places begin with {most} keys of the outermost object")]);
}
