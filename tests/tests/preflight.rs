//! Preflight checks: both sides of every limit, the order of violations, and what is not checked.

use captchaai_errors::table::{Endpoint, Entry, Rule};
use captchaai_errors::{
    ApiError, BalanceError, Get2Error, ParamValue, ReportError, ResultError, SubmitError, Violation, preflight,
};
use errbook_compiler::with_table;

const KEY: &str = "0123456789abcdef0123456789ABCDEF";

/// The violations of a request to `in.php`.
fn submit(request: &[(&str, ParamValue<'_>)]) -> Vec<SubmitError> {
    preflight::<SubmitError>(request).map(|breach| breach.code).collect()
}

/// The violations of a request to `res.php`.
fn result(request: &[(&str, ParamValue<'_>)]) -> Vec<ResultError> {
    preflight::<ResultError>(request).map(|breach| breach.code).collect()
}

/// The codes of the violations of a request to any endpoint.
fn codes<'r, E: ApiError>(request: &'r [(&'r str, ParamValue<'r>)]) -> impl Iterator<Item = &'static str> + 'r {
    preflight::<E>(request).map(|violation| violation.code.as_str())
}

fn image(bytes: usize) -> Vec<u8> {
    vec![0x89; bytes]
}

#[test]
fn key_has_exactly_32_characters() {
    for (key, good) in [
        (KEY.to_owned(), true),
        ("z".repeat(32), true),
        // Characters count, not bytes.
        ("é".repeat(32), true),
        ("é".repeat(16), false),
        (" ".repeat(32), true),
        ("0".repeat(31), false),
        ("0".repeat(33), false),
        (format!("{KEY}\n"), false),
        (String::new(), false),
        ("k".repeat(1 << 20), false),
    ] {
        assert_eq!(submit(&[("key", key.as_str().into())]).is_empty(), good, "{key:?}");
        assert_eq!(result(&[("key", key.as_str().into())]).is_empty(), good, "{key:?}");
    }
    assert_eq!(submit(&[("key", "short".into())]), [SubmitError::WrongUserKey]);
    assert_eq!(result(&[("key", "short".into())]), [ResultError::WrongUserKey]);
}

#[test]
fn image_size_bounds_are_inclusive() {
    for (bytes, expected) in [
        (0, Some(SubmitError::ZeroCaptchaFilesize)),
        (1, Some(SubmitError::ZeroCaptchaFilesize)),
        (1_023, Some(SubmitError::ZeroCaptchaFilesize)),
        (1_024, None),
        (1_025, None),
        (1_048_575, None),
        (1_048_576, None),
        (1_048_577, Some(SubmitError::TooBigCaptchaFilesize)),
    ] {
        let bytes = image(bytes);
        for name in [None, Some("a.png")] {
            let found = submit(&[("file", ParamValue::File { name, bytes: &bytes })]);
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{} bytes", bytes.len());
        }
    }
}

#[test]
fn image_extension_is_checked() {
    let bytes = image(2_000);
    let found = |name| submit(&[("file", ParamValue::File { name, bytes: &bytes })]);
    for name in
        ["a.jpg", "a.jpeg", "a.png", "a.gif", "A.JPG", "a.PnG", "a.bmp.png", ".gif", "up/a.b/x.png", r"C:\up\x.gif"]
    {
        assert_eq!(found(Some(name)), [], "{name}");
    }
    for name in [
        "a.bmp",
        "a",
        "",
        "png",
        "a.",
        "a.png.",
        "a.png.bmp",
        "a.png ",
        "a.jpgx",
        "a.pn",
        "x.png/a",
        r"x.png\a",
        "a.ｐｎｇ",
    ] {
        assert_eq!(found(Some(name)), [SubmitError::WrongFileExtension], "{name}");
    }
    // A file without a known name passes.
    assert_eq!(found(None), []);
}

#[test]
fn id_must_be_digits() {
    let huge = "9".repeat(1_000);
    for id in ["0", "7", "0123", "73548291", "3397637370", huge.as_str()] {
        assert_eq!(result(&[("id", id.into())]), [], "{id}");
    }
    for id in ["12a", "a", "", " 1", "1 ", "1\n", "-1", "+1", "1.0", "1e5", "0x1", "٣", "１", "1,2", "OK|1"] {
        assert_eq!(result(&[("id", id.into())]), [ResultError::WrongIdFormat], "{id:?}");
    }
}

#[test]
fn body_must_be_base64() {
    for body in [
        "aGV5IQ==",
        "aGV5IQ",
        "aGV5IXg=",
        "aGV5IXg",
        "aGV5",
        "+/+/",
        "AA==",
        "AA",
        "AAA",
        // Decoders discard trailing bits.
        "AB==",
        "AAB=",
        // Encoders insert line breaks.
        "aGV5\r\nIQ==\r\n",
        "a G V 5",
        "\taGV5\n",
        "aGV5IQ=\n=",
    ] {
        assert_eq!(submit(&[("body", body.into())]), [], "{body:?}");
    }
    for body in [
        "",
        " \n",
        "A",
        "AAAAA",
        "=",
        "==",
        "A=",
        "A==",
        "A===",
        "AA=",
        "AA===",
        "AAA==",
        "AAAA=",
        "AAAA====",
        "AA=A",
        "AA==AAAA",
        "aGV5!",
        "aGV5\0",
        "a-_5",
        "data:image/png;base64,aGV5",
        "%2B%2F%2B%2F",
        "é",
        "aGV5é",
    ] {
        assert_eq!(submit(&[("body", body.into())]), [SubmitError::Upload], "{body:?}");
    }
    let long = "A".repeat(4 << 20);
    assert_eq!(submit(&[("body", long.as_str().into())]), []);
}

#[test]
fn required_parameters_must_be_present() {
    for (name, code) in [("pageurl", SubmitError::Pageurl), ("googlekey", SubmitError::Googlekey)] {
        for value in [ParamValue::Missing, None.into(), "".into(), " ".into(), "\r\n\t".into(), "\u{a0}".into()] {
            assert_eq!(submit(&[(name, value)]), [code], "{name}: {value:?}");
        }
        for value in ["x".into(), Some("https://a.example/").into(), ParamValue::File { name: None, bytes: b" " }] {
            assert_eq!(submit(&[(name, value)]), [], "{name}: {value:?}");
        }
        // A parameter that is not named is not checked.
        assert_eq!(submit(&[("key", KEY.into())]), []);
    }
    for value in [ParamValue::Missing, "".into(), " ".into()] {
        assert_eq!(result(&[("action", value)]), [ResultError::EmptyAction], "{value:?}");
    }
    for action in ["get", "getbalance", "g"] {
        assert_eq!(result(&[("action", action.into())]), []);
    }
    assert_eq!(submit(&[("pageurl", ParamValue::File { name: Some("a"), bytes: b"" })]), [SubmitError::Pageurl]);
}

#[test]
fn missing_parameter_only_violates_presence() {
    let all = ["key", "file", "body", "id"].map(|name| (name, ParamValue::Missing));
    assert_eq!(submit(&all), []);
    assert_eq!(result(&all), []);
    assert_eq!(submit(&[]), []);
    assert_eq!(submit(&[("no such parameter", "x".into()), ("KEY", "x".into()), ("", "x".into())]), []);
    assert!(Rule::Present.admits(ParamValue::Text("")) && !Rule::Present.admits(ParamValue::Missing));
}

#[test]
fn all_violations_are_reported_in_catalog_order() {
    let bytes = image(7);
    // Not in catalog order.
    let request = [
        ("googlekey", ParamValue::Missing),
        ("body", "%".into()),
        ("file", ParamValue::File { name: Some("a.bmp"), bytes: &bytes }),
        ("pageurl", "".into()),
        ("key", "0123456789abcdef0123456789abcde".into()),
    ];
    let breaches: Vec<Violation<SubmitError>> = preflight(&request).collect();
    let expected = [
        (SubmitError::WrongUserKey, "key", Rule::Length(32)),
        (SubmitError::Pageurl, "pageurl", Rule::NonEmpty),
        (SubmitError::ZeroCaptchaFilesize, "file", Rule::Bytes { min: Some(1_024), max: None }),
        (SubmitError::WrongFileExtension, "file", Rule::Extension(&["jpg", "jpeg", "png", "gif"])),
        (SubmitError::Upload, "body", Rule::Base64),
        // The first of two codes that share a limit is reported.
        (SubmitError::Googlekey, "googlekey", Rule::NonEmpty),
    ];
    assert_eq!(breaches, expected.map(|(code, parameter, rule)| Violation { code, parameter, rule }));
    assert_eq!(SubmitError::Googlekey.entry().checks(), SubmitError::WrongGooglekey.entry().checks());
}

#[test]
fn repeated_parameter_is_checked_each_time() {
    for request in [[("key", KEY.into()), ("key", "x".into())], [("key", "x".into()), ("key", KEY.into())]] {
        assert_eq!(submit(&request), [SubmitError::WrongUserKey]);
    }
    assert_eq!(submit(&[("key", "x".into()), ("key", "y".into())]), [SubmitError::WrongUserKey]);
}

#[test]
fn max_length_counts_characters() {
    let rule = Rule::MaxLength(2);
    for (text, admitted) in [("", true), ("çé", true), ("çéa", false)] {
        assert_eq!(rule.admits(text.into()), admitted, "{text}");
        assert_eq!(rule.admits(ParamValue::File { name: None, bytes: text.as_bytes() }), admitted, "{text}");
    }
    assert!(rule.admits(ParamValue::Missing));
}

#[test]
fn every_limit_admits_and_rejects_at_its_edge() {
    let (least, most, more) = (image(1_023), image(1_024), image(1_048_577));
    for endpoint in [SubmitError::ENDPOINT, ResultError::ENDPOINT] {
        for check in endpoint.entries().flat_map(Entry::checks) {
            let file = |bytes| ParamValue::File { name: Some("a.gif"), bytes };
            let (good, bad) = match check.rule {
                Rule::Length(_) => (KEY.into(), KEY[1..].into()),
                Rule::Bytes { min: Some(_), .. } => (file(&most), file(&least)),
                Rule::Bytes { .. } => (file(&most), file(&more)),
                Rule::Extension(_) => (file(&most), ParamValue::File { name: Some("a.tiff"), bytes: &most }),
                Rule::Present | Rule::NonEmpty => ("x".into(), ParamValue::Missing),
                Rule::Digits => ("1".into(), "1a".into()),
                Rule::Base64 => ("AAAA".into(), "A".into()),
                rule => panic!("{rule:?} has no case"),
            };
            let breaks =
                |value| endpoint.preflight(&[(check.parameter, value)]).filter(|(_, other)| *other == check).count();
            assert_eq!((breaks(good), breaks(bad)), (0, 1), "{check:?}");
        }
    }
}

const OTHER: &str = "
catalog: demo
title: Demo
responses: {text: {}}
retry_policies: {change: {class: after_fix}}
endpoints:
  store:
    path: /store
    title: Store
    errors:
      OLD:
        title: Old
        meaning: Said of names in the first release.
        fix: Give a short name.
        retry: change
        removed: {since: '2', reason: Names are checked elsewhere.}
        checks: [{parameter: name, rule: present}, {parameter: old, rule: present}]
      NAME:
        title: Name
        meaning: The name is missing, or too long.
        fix: Give a short name.
        retry: change
        checks:
          - {parameter: name, rule: present}
          - {parameter: name, bytes: {max: 3}}
          - {parameter: name, bytes: {max: 3}}
      SIZE:
        title: Size
        meaning: The size is out of bounds.
        fix: Give another size.
        retry: change
        checks:
          - {parameter: data, bytes: {min: 2, max: 4}}
          - {parameter: name, rule: present}
      NOTE:
        title: Note
        meaning: The note cannot be stored.
        fix: Give another note.
        retry: change
        checks: [{parameter: note, length: 1}, {parameter: note, extension: [txt]}]
";

/// The violations of a request, for the catalog above.
fn other(request: &[(&str, ParamValue<'_>)]) -> Vec<String> {
    let checked = errbook_compiler::check(OTHER);
    assert_eq!(checked.errors().count(), 0);
    let catalog = checked.catalog.expect("a valid catalog");
    with_table(&catalog, |table| {
        let store: &Endpoint<'_> = table.endpoint("store").expect("it is there");
        let found = store.preflight(request);
        found.map(|(entry, check)| format!("{}: {} {}", entry.code(), check.parameter, check.rule)).collect()
    })
}

#[test]
fn runtime_catalog_is_checked_the_same_way() {
    let nothing: [&str; 0] = [];
    assert_eq!(
        other(&[("name", "".into()), ("data", "abcd".into()), ("note", "\u{1F600}".into())]),
        ["NOTE: note a file with the extension txt"]
    );
    assert_eq!(
        other(&[("name", ParamValue::Missing), ("data", ParamValue::Missing), ("note", ParamValue::Missing)]),
        ["NAME: name present"]
    );
    assert_eq!(other(&[("old", ParamValue::Missing)]), nothing);
    // An entry can have several limits; a repeated limit counts once.
    assert_eq!(
        other(&[("name", "éé".into()), ("data", "a".into())]),
        ["NAME: name at most 3 bytes", "SIZE: data 2 bytes to 4 bytes, both included"]
    );
    assert_eq!(other(&[("data", ParamValue::File { name: None, bytes: b"abcde" })]).len(), 1);
    assert_eq!(other(&[("note", ParamValue::File { name: Some("a.txt"), bytes: b"\xff" })]), nothing);
    assert_eq!(
        other(&[("note", ParamValue::File { name: Some("a.txt"), bytes: b"\xff\xfe" })]),
        ["NOTE: note exactly 1 character"]
    );
}

#[test]
fn compiled_and_runtime_checks_agree() {
    let checked = errbook_compiler::check(include_str!("../../catalog/errors.yaml"));
    let catalog = checked.catalog.expect("a valid catalog");
    let bytes = image(7);
    let request = [
        ("key", "x".into()),
        ("file", ParamValue::File { name: Some("a.bmp"), bytes: &bytes }),
        ("body", "%".into()),
        ("googlekey", ParamValue::Missing),
        ("id", "x".into()),
        ("action", ParamValue::Missing),
    ];
    with_table(&catalog, |table| {
        let found: Vec<&str> =
            table.endpoints.iter().flat_map(|at| at.preflight(&request)).map(|at| at.0.code()).collect();
        let compiled = codes::<SubmitError>(&request).chain(codes::<ResultError>(&request));
        let compiled = compiled.chain(codes::<BalanceError>(&request)).chain(codes::<ReportError>(&request));
        let compiled = compiled.chain(codes::<Get2Error>(&request));
        assert_eq!(found, compiled.collect::<Vec<_>>());
        assert_eq!(found.len(), 13);
    });
}
