//! Compares template matching with the general JSON parser: the outcome is the same with and without templates.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixtures has failed")]

use std::fs;
use std::path::Path;

use errbook_compiler::{check, model, with_table};
use errbook_core::__private::Template;
use errbook_core::Outcome;
use errbook_core::table::{Catalog, JsonResponses, Responses};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The catalogs of the workspace that describe JSON, and some that almost have a template.
fn catalogs() -> Vec<(String, model::Catalog)> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = vec![tests.join("../catalog/errors.yaml")];
    paths.extend(fs::read_dir(tests.join("catalogs")).unwrap().map(|file| file.unwrap().path()));
    paths.retain(|path| path.extension().is_some_and(|end| end == "yaml"));
    paths.sort();
    let files = paths.iter().map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap()));
    let generated = ENVELOPES.iter().map(|json| ((*json).to_owned(), small(json, &["ERR", "WAIT", "0", "ä"])));
    let all = files.chain(generated).map(|(name, text)| {
        let catalog = valid(&name, &text);
        (name, catalog)
    });
    all.filter(|(_, catalog)| catalog.responses.json.is_some()).collect()
}

/// The model of a valid catalog.
fn valid(name: &str, text: &str) -> model::Catalog {
    let checked = check(text);
    let problems: Vec<String> = checked.errors().map(|problem| problem.render(name, text)).collect();
    assert_eq!(problems, Vec::<String>::new());
    checked.catalog.unwrap()
}

/// The `json` of small catalogs; only the first five have templates.
const ENVELOPES: [&str; 15] = [
    "{success: {ok: true}, failure: {ok: false}, code: error, payload: [result]}",
    "{success: {ok: fine}, failure: {ok: bad}, code: data, payload: [data], message: text}",
    "{success: {ok: -1}, failure: {ok: 0}, code: data, payload: [data, other]}",
    "{success: {ok: '01'}, failure: {ok: 1.5}, code: data, payload: [data, .]}",
    "{success: {ö: 1}, failure: {ö: 0}, code: ä, payload: [ü]}",
    "{success: {ok: 1}, failure: {ok: 0}, code: data, payload: [data], message: data}",
    "{success: {ok: 1}, failure: {ok: 0}, code: data, payload: [data], message: ok}",
    "{success: {ok: 1}, failure: {ok: 0}, code: {at: data, after: /}, payload: [data]}",
    "{success: {ok: 1}, failure: {ok: 0, data: {is: present}}, code: data, payload: [data]}",
    "{success: {ok: 1}, failure: {ok: {not: 1}}, code: data, payload: [data]}",
    "{success: {ok: 1}, failure: {ok: 0}, code: data.code, payload: [.]}",
    "{success: {ok: 1}, failure: {ok: 0}, code: data, payload: [ok]}",
    r#"{success: {'o"k': 1}, failure: {'o"k': 0}, code: data, payload: [data]}"#,
    r"{success: {ok: 1}, failure: {ok: 0}, code: 'da\ta', payload: [data]}",
    r#"{success: {ok: 1}, failure: {ok: 0}, code: data, payload: ['da"ta']}"#,
];

fn small(json: &str, codes: &[&str]) -> String {
    let entry = |code: &&str| {
        format!("      {code:?}: {{title: A, meaning: A., fix: B., retry: request, ident: C{}}}\n", code.len())
    };
    let entries: String = codes.iter().map(entry).collect();
    format!(
        "catalog: small\ntitle: Small\nresponses: {{json: {json}}}\nretry_policies: {{request: {{class: after_fix}}}}\n\
         endpoints:\n  call:\n    path: /\n    title: Call\n    errors:\n{entries}"
    )
}

/// The outcome with the layouts, and whether it is the one without them, at every endpoint and by both doors.
fn agree(catalog: &Catalog<'_>, body: &[u8]) -> Result<(), TestCaseError> {
    let json = catalog.responses.json.map(|json| JsonResponses { templates: &[], ..json });
    let general = Catalog { responses: Responses { json, ..catalog.responses }, ..*catalog };
    for endpoint in catalog.endpoints {
        let (outcome, right) = (catalog.parse(endpoint, body), general.parse(endpoint, body));
        prop_assert_eq!(outcome, right, "{} of {}", body.escape_ascii(), catalog.name);
        prop_assert_eq!(catalog.parse_json(endpoint, body), general.parse_json(endpoint, body));
    }
    Ok(())
}

/// The contents of the string.
fn string() -> impl Strategy<Value = Vec<u8>> {
    let known = ["ERR", "0", "1", "WAIT", "ERROR_ZERO_BALANCE", "CAPCHA_NOT_READY", "FLOOD_WAIT_30", "ä", "", " "];
    let broken = [r"\", r"\u0045RR", "a\"b", "\",\"x\":\"", "\n", "\u{1f}", "\u{7f}", "\0", "\u{feff}", "<html>"];
    prop_oneof![
        3 => select(known.to_vec()).prop_map(|text| text.as_bytes().to_vec()),
        2 => select(broken.to_vec()).prop_map(|text| text.as_bytes().to_vec()),
        2 => "[ -~]{0,40}".prop_map(String::into_bytes),
        1 => vec(any::<u8>(), 0..40),
        1 => (0_usize..90).prop_flat_map(|length| (Just(length), any::<u8>(), 0..=length)).prop_map(|(length, byte, place)| {
            let mut text = vec![b'a'; length];
            text.insert(place, byte);
            text
        }),
        1 => (254_usize..259).prop_map(|length| vec![b'E'; length]),
    ]
}

/// One change to a body that fits a layout.
#[derive(Clone, Debug)]
enum Change {
    None,
    Around(&'static str, &'static str),
    /// Further members at the end of the object.
    More(Vec<&'static str>),
    Insert(prop::sample::Index, &'static str),
    Remove(prop::sample::Index),
    Replace(prop::sample::Index, u8),
}

/// Members that a body may go on with, sound ones and others, some of them there already.
const MEMBERS: [&str; 18] = [
    r#","error_text":"no""#,
    r#", "error_text" : "n\u00f6""#,
    r#","text":"no""#,
    r#","text":"""#,
    r#","error_text":null"#,
    r#","status":0"#,
    r#","status":null"#,
    r#","st\u0061tus":1"#,
    r#","request":"ERR""#,
    r#","ok":1"#,
    r#","data":{"code":"ERR"}"#,
    r#","result":[1,{"a":[]}]"#,
    r#","id":-1.5e3,"x":true"#,
    r#","id":01"#,
    r#","deep":[[[{"a":[false]}]]]"#,
    ",\n\t\"other\": \"a\"",
    ",",
    "}",
];

fn change() -> impl Strategy<Value = Change> {
    let around = select(vec![("", "\n"), (" ", ""), ("\u{feff}", "\0"), ("[", "]"), ("", "x"), ("", "}")]);
    let pieces = vec![" ", "\t", ",", "\"", "0", "1", "\"status\":0,", "\"request\":\"x\",", ",\"error_text\":\"no\""];
    prop_oneof![
        3 => Just(Change::None),
        3 => vec(select(MEMBERS.to_vec()), 1..4).prop_map(Change::More),
        1 => around.prop_map(|(before, after)| Change::Around(before, after)),
        2 => (any::<prop::sample::Index>(), select(pieces)).prop_map(|(place, piece)| Change::Insert(place, piece)),
        1 => any::<prop::sample::Index>().prop_map(Change::Remove),
        1 => (any::<prop::sample::Index>(), any::<u8>()).prop_map(|(place, byte)| Change::Replace(place, byte)),
    ]
}

fn changed(mut body: Vec<u8>, change: &Change) -> Vec<u8> {
    match change {
        Change::None => {}
        Change::Around(before, after) => body = [before.as_bytes(), &body, after.as_bytes()].concat(),
        Change::More(members) => {
            let end = body.len().saturating_sub(1);
            body.splice(end..end, members.iter().flat_map(|member| member.bytes()));
        }
        Change::Insert(place, piece) => {
            let place = place.index(body.len() + 1);
            body.splice(place..place, piece.bytes());
        }
        Change::Remove(place) => _ = body.remove(place.index(body.len())),
        Change::Replace(place, byte) => *place.get_mut(&mut body) = *byte,
    }
    body
}

fn filled(layout: &Template<'_>, string: &[u8]) -> Vec<u8> {
    [layout.before.as_bytes(), string, layout.after.as_bytes()].concat()
}

/// A template for the catalogs of this test, which they do not all have.
fn guesses() -> Vec<Template<'static>> {
    let layout = |before, after| Template { before, after, success: false, string: 0, discriminator: None };
    vec![
        layout(r#"{"ok":0,"data":""#, r#""}"#),
        layout(r#"{"ok": 1, "data": ""#, r#""}"#),
        layout(r#"{"data":""#, r#"","ok":1}"#),
        layout(r#"{"ok":true,"result":""#, r#""}"#),
        layout(r#"{"status":1,"request":"#, "}"),
    ]
}

#[test]
fn templates_do_not_change_outcomes() {
    let catalogs = catalogs();
    let cases = (any::<prop::sample::Index>(), string(), change());
    for (_, catalog) in &catalogs {
        with_table(catalog, |table| {
            let own = table.responses.json.map_or(&[][..], |json| json.templates);
            let layouts: Vec<Template<'_>> = own.iter().copied().chain(guesses()).collect();
            let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(2000));
            let run = runner.run(&cases, |(place, string, change)| {
                agree(table, &changed(filled(place.get(&layouts), &string), &change))
            });
            run.unwrap_or_else(|problem| panic!("{problem}"));
        });
    }
}

#[test]
fn template_and_general_parser_agree_on_every_code() {
    for (name, catalog) in catalogs() {
        with_table(&catalog, |table| {
            for layout in table.responses.json.unwrap().templates {
                for code in table.names() {
                    let body = filled(layout, code.as_bytes());
                    agree(table, &body).unwrap_or_else(|problem| panic!("{name}: {problem}"));
                    for endpoint in table.endpoints {
                        let outcome = table.parse(endpoint, &body);
                        assert_eq!(layout.success, matches!(outcome, Outcome::Success { .. }), "{name}: {outcome:?}");
                        assert!(!matches!(outcome, Outcome::Unrecognized { .. }), "{name}: {outcome:?}");
                    }
                }
            }
        });
    }
}

#[test]
fn repeated_discriminator_is_a_duplicate_key() {
    let again = [
        r#","ok":true"#,
        r#","ok":false"#,
        r#","ok":null"#,
        r#","\u006fk":1"#,
        r#", "x" : [{"ok":1}] , "ok" : {} "#,
        r#","STRING":"ERR""#,
        r#","STRING":null"#,
    ];
    let once = ["", " ", r#","Ok":1"#, r#","okay":1"#, r#","o":1"#, r#","x":{"ok":1,"STRING":2}"#];
    let catalog = valid(ENVELOPES[0], &small(ENVELOPES[0], &["ERR"]));
    with_table(&catalog, |table| {
        for layout in table.responses.json.unwrap().templates {
            let string = if layout.success { "result" } else { "error" };
            let outcome = |members: &str| {
                let (whole, end) = (filled(layout, b"ERR"), members.replace("STRING", string));
                let (brace, opened) = whole.split_last().unwrap();
                let body = [opened, end.as_bytes(), &[*brace]].concat();
                agree(table, &body).unwrap_or_else(|problem| panic!("{problem}"));
                match table.parse(table.endpoint("call").unwrap(), &body) {
                    Outcome::Unrecognized { reason, .. } => reason.as_str(),
                    other => other.as_str(),
                }
            };
            for members in again {
                assert_eq!(outcome(members), "duplicate_key", "{layout:?}, {members}");
            }
            for members in once {
                assert_eq!(outcome(members), if layout.success { "success" } else { "error" }, "{layout:?}, {members}");
            }
        }
    });
}

/// The templates of a small catalog, each as one string with `…` for the variable part.
fn layouts(json: &str, codes: &[&str]) -> Vec<String> {
    with_table(&valid(json, &small(json, codes)), |table| {
        let layouts = table.responses.json.unwrap().templates;
        layouts.iter().map(|Template { before, after, .. }| format!("{before}…{after}")).collect()
    })
}

#[test]
fn templates_match_common_serializers() {
    let json = "{success: {ok: 1}, failure: {ok: bad}, code: error, payload: [result]}";
    let right = [
        r#"{"ok":"bad","error":"…"}"#,
        r#"{"ok":1,"result":"…"}"#,
        r#"{"ok": "bad", "error": "…"}"#,
        r#"{"ok": 1, "result": "…"}"#,
        r#"{"error":"…","ok":"bad"}"#,
        r#"{"result":"…","ok":1}"#,
        r#"{"error": "…", "ok": "bad"}"#,
        r#"{"result": "…", "ok": 1}"#,
    ];
    assert_eq!(layouts(json, &["ERR"]), right);
}

#[test]
fn unsuitable_catalogs_have_no_templates() {
    for (place, json) in ENVELOPES.iter().enumerate() {
        assert_eq!(layouts(json, &["ERR"]).len(), if place < 5 { 8 } else { 0 }, "{json}");
    }
    for code in ["say \"no\"", "a\\b\\c"] {
        assert_eq!(layouts(ENVELOPES[0], &["ERR", code]), Vec::<String>::new(), "{code}");
        let aliases = format!("retry: request, aliases: {{OTHER: A slip., {code:?}: A slip.}},");
        let text = small(ENVELOPES[0], &["ERR"]).replace("retry: request,", &aliases);
        with_table(&valid(code, &text), |table| assert!(table.responses.json.unwrap().templates.is_empty(), "{code}"));
    }
}
