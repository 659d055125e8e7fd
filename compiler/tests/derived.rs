//! Values that the compiler derives, the phrases of the documentation, and the limits of the parser.

use std::fmt::Write as _;
use std::time::Duration;

use errbook_compiler::canonical::canonical;
use errbook_compiler::phrase::{charset, schedule};
use errbook_compiler::{Checked, check, with_table};
use errbook_core::table::Charset;
use errbook_core::{Outcome, RetryPolicy};

/// Returns the title of a code in a catalog without texts.
fn title(code: &str, strip: &str) -> String {
    let text = format!(
        "catalog: demo\ntitle: Demo\ntexts: optional\nstrip_prefix: {strip}\nresponses: {{text: {{}}}}\nretry_policies: {{change: {{class: after_fix}}}}\n\
         endpoints:\n  call:\n    path: /\n    title: Call\n    errors:\n      {code:?}: {{retry: change, ident: Code}}\n"
    );
    let catalog = check(&text).catalog.expect("the text is a catalog");
    catalog
        .endpoints
        .first()
        .and_then(|endpoint| endpoint.entries.first())
        .expect("the entry is valid")
        .texts
        .title
        .clone()
}

#[test]
fn omitted_title_is_derived_from_the_code() {
    for (code, expected) in [
        ("card_declined", "Card declined"),
        ("CARD_DECLINED", "Card declined"),
        ("cardDeclined-now.again", "CardDeclined now again"),
        ("ERROR_CARD  LOST", "Card lost"),
        ("ERROR_", "Error"),
        ("__a__b__", "A b"),
        ("ÉTÉ_2", "Été 2"),
        ("_", "_"),
    ] {
        assert_eq!(title(code, "ERROR_"), expected, "{code}");
    }
}

#[test]
fn entry_with_shared_texts_has_its_own_conditions() {
    let text = "catalog: demo\ntitle: Demo\nresponses: {http: {success: 2xx}, json: {code: error}}\n\
                retry_policies: {wait: {class: poll, interval: 1s, max_attempts: 3}}\n\
                endpoints:\n  call:\n    path: /\n    title: Call\n    errors:\n      \
                queued: {title: Queued, meaning: It waits., fix: Wait., retry: wait, when: {json: {state: queued}}}\n      \
                sent: {same_as: queued, when: {json: {state: sent}}}\n";
    let checked = check(text);
    assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
    let catalog = checked.catalog.expect("the text is a catalog");
    with_table(&catalog, |table| {
        let call = table.endpoints.first().expect("there is an endpoint");
        for state in ["queued", "sent"] {
            let body = format!(r#"{{"state":"{state}"}}"#);
            let outcome = table.parse(call, (200, body.as_bytes()));
            let Outcome::Pending { code, .. } = outcome else { panic!("{outcome:?}") };
            assert_eq!((code.code(), code.title()), (state, "Queued"));
        }
    });
}

#[test]
fn schedule_states_delays_and_limit() {
    let s = Duration::from_secs;
    for (retry, expected) in [
        (RetryPolicy::Poll { initial_delay: s(5), interval: s(5), max_attempts: 1 }, "every 5 s, at most 1 attempt"),
        (
            RetryPolicy::Poll { initial_delay: s(9), interval: s(5), max_attempts: 30 },
            "first after 9 s, then every 5 s, at most 30 attempts",
        ),
        (
            RetryPolicy::Backoff { initial_delay: s(5), max_delay: s(5), max_attempts: 3 },
            "after 5 s, at most 3 attempts",
        ),
        (
            RetryPolicy::Backoff { initial_delay: s(5), max_delay: s(120), max_attempts: 3 },
            "after 5 s, doubling up to 2 min, at most 3 attempts",
        ),
        (RetryPolicy::Resubmit { max_attempts: 1 }, "at most 1 submission"),
        (RetryPolicy::Resubmit { max_attempts: 2 }, "at most 2 submissions"),
        (RetryPolicy::AfterFix, ""),
        (RetryPolicy::Unspecified, ""),
    ] {
        assert_eq!(schedule(retry), expected);
    }
}

#[test]
fn every_charset_has_its_own_wording() {
    assert_eq!(
        Charset::ALL.map(charset),
        [
            "upper case letters, digits and `_`, starting with a letter",
            "lower case letters, digits and `_`, starting with a letter",
            "digits",
            "digits, with an optional `-` before them and an optional point between them",
            "printable ASCII characters",
        ]
    );
}

/// A file that is not a catalog can have unknown keys only, and comparing all of them with the known ones takes time.
#[test]
fn only_the_first_hundred_unknown_keys_have_a_suggestion() {
    let mut text = "catalog: demo\n".to_owned();
    for number in 0..120 {
        writeln!(text, "titl{number}: x").expect("writing to a `String` cannot fail");
    }
    let Checked { diagnostics, .. } = check(&text);
    let unknown: Vec<_> = diagnostics.iter().filter(|problem| problem.message.contains("unknown key `titl")).collect();
    let has_suggestion = |problem: &&&errbook_compiler::Diagnostic| {
        problem.help.as_deref().is_some_and(|help| help.contains("did you mean"))
    };
    assert_eq!((unknown.len(), unknown.iter().take_while(has_suggestion).count()), (120, 10 + 90));
    assert_eq!(unknown.iter().filter(has_suggestion).count(), 100);
}

/// Returns the messages of a text, sorted by position.
fn messages(text: &str) -> Vec<String> {
    check(text).diagnostics.into_iter().map(|problem| problem.message).collect()
}

#[test]
fn line_of_the_maximum_length_is_accepted() {
    let text = |length: usize| format!("# {}\ncatalog: No name\n", "x".repeat(length - 2));
    assert!(messages(&text(1 << 20)).contains(&"`catalog` is not a valid name".to_owned()));
    assert_eq!(messages(&text((1 << 20) + 1)), ["line of 1048577 bytes is too long"]);
}

#[test]
fn control_characters_are_reported_on_at_most_twenty_lines() {
    let text: String = (0..23).map(|number| format!("k{number}: \u{1}\n")).collect();
    let found = check(&text).diagnostics.into_iter().filter(|problem| problem.message.contains("U+0001"));
    let offsets: Vec<_> = found.map(|problem| problem.span.start).collect();
    let expected: Vec<_> = text.match_indices('\u{1}').map(|(at, _)| at).take(20).collect();
    assert_eq!(offsets, expected);
}

#[test]
fn all_line_endings_give_the_same_diagnostics() {
    let ends =
        ["\n", "\r\n", "\r"].map(|end| messages(&["catalog: No name", "title: \u{1}", "description: ''"].join(end)));
    assert_eq!(ends[0], ends[1]);
    assert_eq!(ends[0], ends[2]);
}

#[test]
fn hash_ignores_line_endings() {
    let hash = |text: &str| check(text).catalog.map(|catalog| catalog.hash);
    let text = include_str!("emit/everything.yaml");
    assert_eq!(hash(text), hash(&text.replace('\n', "\r\n")));
    assert_ne!(hash(text), hash(&format!("{text}\n")));
}

#[test]
fn durations_are_converted_by_their_unit() {
    for (written, milliseconds) in [("7ms", 7), ("7s", 7_000), ("7m", 420_000), ("7h", 25_200_000)] {
        let text = format!("retry_policies: {{p: {{class: poll, interval: {written}, max_attempts: 2}}}}\n");
        let policies = check(&text).catalog.expect("the text is a map").policies;
        let delays: Vec<_> = policies.iter().filter_map(|policy| policy.retry.initial_delay()).collect();
        assert_eq!(delays, [Duration::from_millis(milliseconds)], "{written}");
    }
}

#[test]
fn equal_limits_are_accepted() {
    let keys: Vec<String> = (2..errbook_core::table::JsonResponses::MAX_KEYS).map(|key| format!("key{key}")).collect();
    let text = |more: &str| {
        format!(
            "catalog: demo\ntitle: Demo\nresponses: {{json: {{success: {{ok: 1}}, failure: {{ok: 0}}, code: error, \
             payload: [{}{more}]}}}}\nretry_policies: {{busy: {{class: backoff, initial_delay: 5s, max_delay: 5s, max_attempts: 2}}}}\n\
             endpoints:\n  call:\n    path: /\n    title: Call\n    errors:\n      BUSY: {{title: Busy, meaning: It \
             is full., fix: Wait., retry: busy, checks: [{{parameter: a, bytes: {{min: 3, max: 3}}}}]}}\n",
            keys.join(", ")
        )
    };
    assert_eq!(messages(&text("")), Vec::<String>::new());
    let most = errbook_core::table::JsonResponses::MAX_KEYS + 1;
    assert_eq!(messages(&text(", more")), [format!("the paths start with {most} keys of the outermost object")]);
}

#[test]
fn syntax_error_spans_its_character() {
    for (text, at) in [
        ("title: \"x\ndescription: \"y\"\n", "\""),
        ("title: \u{81}\n", "\u{81}"),
        ("catalog: demo\n\u{feff}title: Demo\n", "\u{feff}"),
    ] {
        let spans: Vec<_> = check(text).diagnostics.into_iter().map(|problem| problem.span).collect();
        assert!(spans.iter().any(|span| text.get(span.start..span.end) == Some(at)), "{text}: {spans:?}");
    }
    let marks = messages("catalog: demo\n\u{feff}title: Demo\n");
    assert!(marks.contains(&"byte order mark inside the text".to_owned()), "{marks:?}");
    let deep = format!("title: {}{}", "[".repeat(65), "]".repeat(65));
    let last = check(&deep).diagnostics.pop().expect("the nesting is too deep");
    assert_eq!(deep.get(last.span.start..last.span.end), Some("["));
    let line = "x".repeat((1 << 20) + 1);
    let long = format!("# x\n{line}\n");
    let first = check(&long).diagnostics.remove(0);
    assert_eq!(long.get(first.span.start..first.span.end), Some(line.as_str()));
}

/// Each syntax error makes the parser start again, so a long file may have fewer of them than a short one.
#[test]
fn syntax_errors_are_limited_by_number_and_file_size() {
    let faults = "catalog: demo\n".to_owned() + &"title: ]\n".repeat(25);
    assert_eq!(messages(&faults).len(), 20);
    let long = format!("# {}\n{faults}", "x".repeat(1 << 19)) + &format!("# {}\n", "x".repeat(1 << 19));
    let bound = (4 << 20) / ((1 << 19) + (1 << 17)) + 1;
    assert_eq!(messages(&long).len(), bound);
}

#[test]
fn styles_do_not_change_the_text() {
    let text = "catalog: No name\n";
    for problem in check(text).diagnostics {
        let styled = problem.render_styled("demo.yaml", text);
        let mut parts = styled.split("\u{1b}[");
        let first = parts.next().unwrap_or_default().to_owned();
        let plain = parts.fold(first, |plain, part| plain + part.split_once('m').map_or(part, |(_, rest)| rest));
        assert_ne!(plain, styled);
        assert_eq!(plain, problem.render("demo.yaml", text));
    }
}

#[test]
fn code_pattern_of_several_endpoints_is_indexed_once() {
    let errors = ["A_{x}", "B_{x}"].map(|code| {
        format!("      {code:?}: {{title: It, meaning: It is., fix: So., retry: fix, parameter: {{kind: text}}}}\n")
    });
    let endpoint = |name: &str| format!("  {name}:\n    path: /\n    title: Call\n    errors:\n{}", errors.concat());
    let text =
        "catalog: demo\ntitle: Demo\nresponses: {text: {}}\nretry_policies: {fix: {class: after_fix}}\nendpoints:\n"
            .to_owned()
            + &endpoint("one")
            + &endpoint("two");
    let catalog = check(&text).catalog.expect("the text is a catalog");
    let rows = with_table(&catalog, |table| table.patterns.iter().map(|pattern| pattern.row).collect::<Vec<_>>());
    assert_eq!(rows, [0, 1]);
}

#[test]
fn canonical_responses_are_json() {
    let bodies = |json: &str| {
        let text = format!(
            "catalog: demo\ntitle: Demo\nresponses: {{json: {json}}}\nretry_policies: {{fix: {{class: after_fix}}}}\nendpoints: {{}}\n"
        );
        let catalog = check(&text).catalog.expect("the text is a catalog");
        canonical(&catalog.responses, "A \u{1f}\n\"\\").into_iter().map(|response| response.body).collect::<Vec<_>>()
    };
    let code = r#""A \u001f\u000a\"\\""#;
    for (failure, before) in [
        ("{ok: 0}", r#""ok":0,"#),
        ("{ok: -1}", r#""ok":-1,"#),
        ("{ok: '01'}", r#""ok":"01","#),
        ("{ok: {not: 1}}", r#""ok":2,"#),
        ("{ok: {is: present}}", r#""ok":{},"#),
        ("{error: {is: present}}", ""),
        ("{error: x}", ""),
        ("{err: {is: present}}", r#""err":{},"#),
    ] {
        let json = format!("{{success: {{done: 1}}, failure: {failure}, code: error, payload: [result]}}");
        assert_eq!(bodies(&json), [format!("{{{before}\"error\":{code}}}")], "{failure}");
    }
    let inner = "{success: {done: 1}, failure: {error: {is: present}, error.kind: 3}, code: error.code, payload: [a]}";
    assert_eq!(bodies(inner), [format!("{{\"error\":{{\"kind\":3,\"code\":{code}}}}}")]);
}

#[test]
fn texts_of_several_lines_become_one_line() {
    let text = "catalog: demo\ntitle: Demo\nresponses: {text: {}}\nretry_policies: {change: {class: after_fix}}\n\
                endpoints:\n  call:\n    path: /call\n    title: The call\n    errors:\n      BAD:\n        title: Bad\n        \
                meaning: |\n          It is\n\n          bad.\n        fix: >\n          Correct\n            it.\n\n        \
                causes:\n          - {cause: \"The first\n              line.\", fix: 'The second\n\n              line.'}\n          \
                - cause: A plain\n              text.\n            fix: |-\n              Another\r\n              text.\n        \
                retry: change\n";
    let checked = check(text);
    let catalog = checked.catalog.filter(|_| checked.diagnostics.is_empty());
    with_table(&catalog.expect("a valid catalog"), |table| {
        let entry = table.endpoints.iter().find_map(|endpoint| endpoint.entry(0)).expect("an entry");
        assert_eq!((entry.meaning(), entry.fix()), ("It is bad.", "Correct it."));
        let causes: Vec<_> = entry.causes().iter().map(|cause| (cause.cause, cause.fix)).collect();
        assert_eq!(causes, [("The first line.", "The second line."), ("A plain text.", "Another text.")]);
    });
}
