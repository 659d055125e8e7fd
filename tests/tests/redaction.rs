//! Failures contain no secrets: the cases of `redacted.jsonl`, and random secrets in random positions.

use captchaai_errors::{
    ApiError, Excerpt, Failure, ParamValue, Poller, Redacted, ResultError, Step, SubmitError, parse, preflight,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde::{Deserialize, Serialize};

/// A text, as a parameter value or as the body of a submit response, and its expected redaction; `secrets` are further names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: Option<String>,
    text: Option<String>,
    body: Option<String>,
    #[serde(default)]
    secrets: Vec<String>,
    shown: String,
}

#[test]
fn recorded_texts_are_redacted_as_expected() {
    for line in include_str!("../fixtures/redacted.jsonl").lines() {
        let case: Case = serde_json::from_str(line).expect("a line is a case");
        let secrets: Vec<&str> = case.secrets.iter().map(String::as_str).collect();
        let redacted = |text: &str| Redacted::new(text.as_bytes()).with_secrets(&secrets).to_string();
        let shown = match (&case.name, &case.text, &case.body) {
            (Some(name), Some(text), None) => Redacted::named(name, text.as_bytes()).with_secrets(&secrets).to_string(),
            (None, Some(text), None) => redacted(text),
            (None, None, Some(body)) => format!("{:#}", failure::<SubmitError>(body.as_bytes())),
            _ => panic!("a text, a named text or a body: {line}"),
        };
        assert_eq!(shown, case.shown, "{line}");
        // What was redacted once stays as it is.
        if case.body.is_none() && !shown.contains('\\') {
            assert_eq!(redacted(&shown), shown, "{line}");
        }
    }
}

fn failure<E: ApiError>(body: &[u8]) -> Failure<E> {
    parse::<E>(body).into_result().expect_err("no success")
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("a report is a map")
}

/// Everything that can be printed of a response and its request.
fn printed(body: &[u8], context: &[(&str, ParamValue<'_>)]) -> Vec<String> {
    let mut all = vec![format!("{:?}", Redacted::new(body)), Redacted::new(body).to_string()];
    let Err(failure) = parse::<SubmitError>(body).into_result() else { return all };
    let report = failure.with(context);
    all.extend([failure.to_string(), format!("{failure:?}")]);
    all.extend([report.to_string(), format!("{report:?}")]);
    all.extend([json(&failure), json(&report)]);
    if let Step::Stop(stop) = Poller::<SubmitError, ResultError>::new().handle(body) {
        all.extend([stop.to_string(), format!("{stop:?}"), stop.with(context).to_string()]);
        all.push(json(&stop.with(context)));
    }
    for breach in preflight::<SubmitError>(context) {
        let report = breach.with(context);
        all.extend([report.to_string(), format!("{report:?}"), json(&report)]);
    }
    all
}

fn assert_hidden(secret: &str, body: &[u8], context: &[(&str, ParamValue<'_>)]) {
    for said in printed(body, context) {
        for piece in secret.as_bytes().windows(8) {
            let piece = str::from_utf8(piece).expect("a secret is ASCII");
            assert!(!said.contains(piece), "{piece:?} of {secret:?} is in {said:?} of {:?}", body.escape_ascii());
        }
    }
}

/// Secrets that are recognized by their shape.
fn shaped() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9a-f]{32}|[0-9A-F]{32}|[0-9a-f]{40}|[0-9a-f]{64}",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        "[A-Za-z0-9]{32,90}|[A-Z0-9]{32,90}|[a-z0-9]{32,90}|[a-z]{32,90}|[0-9]{32,90}",
        "[A-Za-z0-9_-]{32,200}",
        "[A-Za-z0-9+/]{42}==|[A-Za-z0-9+/]{64}",
        "eyJ[A-Za-z0-9_-]{20}\\.eyJ[A-Za-z0-9_-]{20,90}\\.[A-Za-z0-9_-]{43}",
    ]
    // Shrinking would turn the secret into a word.
    .no_shrink()
}

/// Names of secrets, with values that look like words.
fn named() -> impl Strategy<Value = (String, String)> {
    let names = [
        "key",
        "KEY",
        "api_key",
        "apiKey",
        "clientKey",
        "X-Api-Key",
        "ERROR_WRONG_USER_KEY",
        "token",
        "access_token",
        "password",
        "proxyPassword",
        "passwd",
        "secret",
        "client_secret",
        "signature",
        "Authorization",
        "Cookie",
    ];
    (prop::sample::select(names.to_vec()).prop_map(str::to_owned), "[A-Za-z0-9!?#$%*+./_-]{8,31}")
}

/// The names that the documentation lists between two phrases.
fn listed(after: &str, before: &str) -> Vec<String> {
    let documentation = include_str!("../../core/src/redact.rs").replace("\n///", "");
    let (_, list) = documentation.split_once(after).expect("the list begins so");
    let (list, _) = list.split_once(before).expect("the list ends so");
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_documented_name_hides_its_value() {
    let (values, lines) =
        (listed("Its last word counts:", "So do two words"), listed("After ", "the rest of the line"));
    assert_eq!((values.len(), lines.len()), (33, 2));
    let spellings = |name: &String| [name.clone(), name.to_uppercase(), format!("my_{name}"), format!("{name}s2")];
    for name in values.iter().chain(&lines).flat_map(spellings) {
        for (text, shown) in
            [("NAME=hunter2", "NAME=[redacted]"), (r#""NAME":"hunter2","id":7"#, r#""NAME":"[redacted]","id":7"#)]
        {
            let (text, shown) = (text.replace("NAME", &name), shown.replace("NAME", &name));
            assert_eq!(Redacted::new(text.as_bytes()).to_string(), shown);
        }
        assert_eq!(Redacted::named(&name, b"hunter2").to_string(), "[redacted]", "{name}");
    }
    for name in lines {
        let text = format!("{name}: theme=dark; id=17\nnext line");
        assert_eq!(Redacted::new(text.as_bytes()).to_string(), format!("{name}: [redacted]\\nnext line"));
    }
}

/// The positions of a named value in a text.
const PLACES: [&str; 9] = [
    "NAME=VALUE",
    "NAME=VALUE&id=1",
    "?a=b&NAME=VALUE\n",
    r#""NAME":"VALUE","id":1"#,
    r#"'NAME' => 'VALUE'"#,
    r#"\"NAME\":\"VALUE\""#,
    "NAME: VALUE",
    "NAME:VALUE\r\nAccept: */*",
    r#"NAME = "VALUE"#,
];

/// The parts of texts whose redaction is repeated; a backslash is escaped each time.
const PARTS: [&str; 50] = [
    "password is ",
    "password: two words",
    "--password ",
    "-u ",
    "name",
    "value",
    "key",
    "token",
    "passphrase",
    "cookie",
    "proxy",
    "card_number",
    "id",
    "hunter2",
    "0123456789abcdef0123456789abcdef",
    "ghp_16C7e42F292c6912",
    "Basic ",
    "Bearer ",
    "dXNlcjpwYXNz",
    "joe:pw@host",
    "http://",
    "=",
    ":",
    ": ",
    "=>",
    "\"",
    "'",
    "`",
    " ",
    ",",
    ", ",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "</",
    "&",
    ";",
    "%3D",
    "%22",
    "%26",
    "%253A",
    "&quot;",
    "&#61;",
    "&amp;",
    ". ",
    "[redacted]",
    "é",
];

/// A fixed seed: one in 100,000 random secrets looks like words and is shown.
fn config() -> ProptestConfig {
    ProptestConfig { cases: 500, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn secrets_by_shape_are_hidden(
        secret in shaped(),
        before in "(ERROR_[A-Z_]{1,20}|<html><p>|\\{\"status\":0,\"request\":\"|[a-z ]{0,70})[ :\"'(<>=/é]",
        after in "([ \"'&<>,).:]?[a-zA-Z ]{0,40})",
    ) {
        let body = format!("{before}{secret}{after}");
        let context = [("id", ParamValue::Text("17")), ("sitekey", ParamValue::Text(&secret)), ("body", ParamValue::Text(&body))];
        assert_hidden(&secret, body.as_bytes(), &context);
    }

    #[test]
    fn secrets_by_name_are_hidden(
        (name, secret) in named(),
        place in prop::sample::select(PLACES.to_vec()),
        before in "(<html><p>|\\{\"status\":0,|[a-z ]{0,70})[ \"'(<>&{]",
    ) {
        let body = format!("{before}{}", place.replace("NAME", &name).replace("VALUE", &secret));
        let context = [(&*name, ParamValue::Text(&secret)), ("body", ParamValue::Text(&body)), ("pageurl", ParamValue::Missing)];
        assert_hidden(&secret, body.as_bytes(), &context);
    }

    #[test]
    fn passwords_of_proxies_are_hidden(
        password in "[A-Za-z0-9!#$%*+./:@_-]{8,40}",
        before in "(<html><p>|proxy=|[a-z ]{0,70})[ \"'(<>&]?",
        scheme in "(http://|socks5://)?",
    ) {
        let proxy = format!("{scheme}joe:{password}@10.0.0.1:8080");
        let body = format!("{before}{proxy} is dead");
        let context = [("proxy", ParamValue::Text(&proxy)), ("proxytype", ParamValue::Text("HTTP")), ("x", ParamValue::Text(&body))];
        assert_hidden(&password, body.as_bytes(), &context);
        let other = format!("10.0.0.1:8080:joe:{password}");
        assert_hidden(&password, b"ERROR_PROXY", &[("proxy", ParamValue::Text(&other))]);
    }

    #[test]
    fn redaction_of_redacted_text_changes_nothing(
        parts in prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..24),
    ) {
        let text = parts.concat();
        let once = Redacted::new(text.as_bytes()).to_string();
        prop_assert_eq!(Redacted::new(once.as_bytes()).to_string(), once, "{}", text);
    }

    #[test]
    fn value_in_quotes_is_hidden_at_any_level_of_json(value in "[a-z\"\\\\' ]{0,6}hunter2[a-z\"\\\\' ]{0,6}zulu", level in 0_usize..4) {
        let mut text = json(&serde_json::json!({"password": value, "id": "seven"}));
        for _ in 0..level {
            text = json(&text);
        }
        let shown = Redacted::new(text.as_bytes()).to_string();
        prop_assert!(!shown.contains("hunter2") && !shown.contains("zulu") && shown.contains("seven"), "{} of {}", shown, text);
    }

    #[test]
    fn any_bytes_print_on_one_line(body: Vec<u8>, name: String, value: String) {
        for said in printed(&body, &[(&*name, ParamValue::Text(&value))]) {
            prop_assert!(!said.contains(['\n', '\r', '\u{1b}', '\u{202e}']), "{}", said);
        }
    }
}

#[test]
fn redaction_is_linear() {
    let cases = "proxy= key= a: a@ a:b@ key:\" proxy=' x_ \" é :// A1 key:[ key:{' key:['a', key[ key\\ %25 %253A &amp; \\u0022 \
                 ghp_abcdefghij/ ghp_ Basic% <key> <key>< cookie=\" -----BEGIN_ key:\\\" proxy=\\\" card_number:1 %40: proxy=%22 \
                 key:[\"\" passphrase=. ghp_16C7e42F292c. SG.administrator. hf_administrator. ][abc";
    let beside = "password is |password is \"|password was set to |--password |--password \"|-u \"1:1|-u a:|name=|value=|name\"|\
                  \"name\":\"a\",|\"name\":\"password\",\"value\":\"x\",|value:[|\
                  key=a(|key: Some(|key: A<|key=r#\"|key=(|key: A { |key: a(1) \"|Cookie: \"a\", |Cookie: [a], |Cookie: a=\"|\
                  key: \\|key=a[b] |(\"key\", \"|<key a=\"b\">|<key><![CDATA[|\
                  name=\"key\"\n|key:\n  - |key: &a |key=<|password a1b2c3d4 |password '|/aB1cD2/|key\u{1b}[1m=|-ua:b |\
                  \npassword: a b|\npassword: a :|password:\t";
    for piece in cases
        .split(' ')
        .chain(["proxy=\"a ", "key: ", "Basic ", "pin 1 ", "-----BEGIN PRIVATE KEY-----", "iban=1 "])
        .chain(beside.split('|'))
    {
        let text = piece.repeat(1_000_000 / piece.len());
        let started = std::time::Instant::now();
        assert!(Redacted::new(text.as_bytes()).to_string().len() <= 10 * (text.len() + 1));
        assert!(started.elapsed().as_secs() < 20, "{piece:?} took {:?}", started.elapsed());
    }
}

/// The serialized advice of a class without delays.
fn advice(class: &str) -> serde_json::Value {
    serde_json::json!({
        "class": class,
        "after_ms": null,
        "max_attempts": null,
        "initial_delay_ms": null,
        "interval_ms": null,
        "max_delay_ms": null,
        "server_delay_ms": null,
    })
}

#[test]
fn report_is_one_log_line() {
    let failure = failure::<SubmitError>(b"ERROR_ZERO_BALANCE");
    let file = ParamValue::File { name: Some("a.png"), bytes: &[0; 2048] };
    let context = [
        ("key", "0123456789abcdef".into()),
        ("method", ParamValue::Text("userrecaptcha")),
        ("id", ParamValue::Text("17\n\" key=\"18")),
        ("file", file),
        ("pageurl", ParamValue::Missing),
    ];
    let said = r#" (key="[redacted]", method="userrecaptcha", id="17\n\" key=\"[redacted]", file=2048 bytes, pageurl=missing)"#;
    assert_eq!(failure.with(&context).to_string(), format!("{failure:#}{said}"));
    assert_eq!(failure.with(&[]).to_string(), format!("{failure:#}"));
    assert_eq!(
        serde_json::to_value(failure.with(&context)).expect("a report is a map"),
        serde_json::json!({
            "endpoint": "submit",
            "outcome": "error",
            "code": "ERROR_ZERO_BALANCE",
            "parameter": null,
            "meaning": SubmitError::ZeroBalance.meaning(),
            "fix": SubmitError::ZeroBalance.fix(),
            "docs_url": SubmitError::ZeroBalance.docs_url().expect("a documentation URL"),
            "message": null,
            "raw": null,
            "reason": null,
            "excerpt": null,
            "fields": {},
            "retry": advice("after_fix"),
            "context": {
                "key": "[redacted]",
                "method": "userrecaptcha",
                "id": "17\\n\" key=\"[redacted]",
                "file": "2048 bytes",
                "pageurl": null,
            },
        })
    );
}

#[test]
fn context_names_and_values_are_truncated() {
    let failure = failure::<SubmitError>(b"ERROR_ZERO_BALANCE");
    let long = "n".repeat(20) + &" n".repeat(100);
    let context = [
        ("a\n0123456789abcdef0123456789abcdef", ParamValue::Missing),
        (long.as_str(), "\u{1b}[0m".into()),
        ("text", long.as_str().into()),
    ];
    let line = failure.with(&context).to_string();
    // The text before the limit can be half of a secret.
    let cut = format!("{}{} …", "n".repeat(20), " n".repeat(21));
    assert_eq!(line, format!("{failure:#} (a\\n[redacted]=missing, {cut}=\"\\u{{1b}}[0m\", text=\"{cut}\")"));
    assert_eq!(
        serde_json::to_value(failure.with(&context)).expect("a report is a map").pointer("/context"),
        Some(&serde_json::json!({"a\\n[redacted]": null, &cut: "\\u{1b}[0m", "text": &cut}))
    );
}

#[test]
fn message_is_kept_for_code_of_another_endpoint() {
    let body = br#"{"status":0,"request":"ERROR_EMPTY_ACTION","error_text":"no action, key=hunter2"}"#;
    assert_eq!(
        serde_json::to_value(failure::<SubmitError>(body)).expect("a failure is a map"),
        serde_json::json!({
            "endpoint": "submit",
            "outcome": "other_endpoint",
            "code": "ERROR_EMPTY_ACTION",
            "parameter": null,
            "meaning": null,
            "fix": null,
            "docs_url": null,
            "message": "no action, key=[redacted]",
            "raw": null,
            "reason": null,
            "excerpt": null,
            "fields": {},
            "retry": advice("unspecified"),
        })
    );
}

#[test]
fn poll_errors_and_violations_serialize_as_maps() {
    let Step::Stop(stop) = Poller::<SubmitError, ResultError>::new().handle(b"ERROR_PAGEURL") else {
        panic!("it ends")
    };
    let mut said = serde_json::to_value(failure::<SubmitError>(b"ERROR_PAGEURL")).expect("a failure is a map");
    let serde_json::Value::Object(added) = serde_json::json!({
        "call": "submit",
        "stop": "not_retryable",
        "stop_class": "after_fix",
        "stop_delay_ms": null,
        "id": null,
        "error": null,
    }) else {
        panic!("a map")
    };
    said.as_object_mut().expect("a map").extend(added);
    assert_eq!(serde_json::to_value(stop).expect("an end is a map"), said);
    let breach = preflight::<SubmitError>(&[("key", "short".into())]).next().expect("it is too short");
    assert_eq!(
        serde_json::to_value(breach).expect("a breach is a map"),
        serde_json::json!({
            "endpoint": "submit",
            "code": "ERROR_WRONG_USER_KEY",
            "parameter": "key",
            "limit": "exactly 32 characters",
            "fix": SubmitError::WrongUserKey.fix(),
        })
    );
    let advice = serde_json::to_value(failure::<ResultError>(b"CAPCHA_NOT_READY")).expect("a failure is a map");
    let expected = serde_json::json!({
        "class": "poll",
        "after_ms": 5_000,
        "max_attempts": 24,
        "initial_delay_ms": 5_000,
        "interval_ms": 5_000,
        "max_delay_ms": null,
        "server_delay_ms": null,
    });
    assert_eq!(advice.pointer("/retry"), Some(&expected));
}

#[test]
fn debug_output_is_redacted() {
    let context = [("key", "hunter2".into()), ("id", ParamValue::Text("17"))];
    let failure = failure::<SubmitError>(b"ERROR_ZERO_BALANCE");
    let said = format!(r#"Report {{ failure: {failure:?}, context:  (key="[redacted]", id="17") }}"#);
    assert_eq!(format!("{:?}", failure.with(&context)), said);
    assert_eq!(format!("{:?}", Excerpt::new(b"key=hunter2 \"")), r#"Excerpt("key=[redacted] \"")"#);
}

#[test]
fn debug_of_an_outcome_is_redacted_but_not_its_payload() {
    for body in [
        r#"{"status":0,"request":"ERROR_ZERO_BALANCE","error_text":"wrong key=hunter2"}"#,
        r#"{"status":0,"request":"ERROR_EMPTY_ACTION","error_text":"wrong key=hunter2"}"#,
        r#"{"status":0,"request":"key=hunter2"}"#,
        "ERROR_WRONG_KEY: hunter2",
        "<html>key=hunter2",
    ] {
        let outcome = parse::<SubmitError>(body);
        let said = format!("{outcome:?} {:?} {:?}", outcome.details(), outcome.into_result());
        assert!(!said.contains("hunter2") && said.contains("[redacted]"), "{said}");
    }
    assert!(format!("{:?}", parse::<SubmitError>("OK|key=hunter2")).contains("key=hunter2"));
}

#[test]
fn excerpt_reports_truncation() {
    for (length, cut) in [(0, false), (239, false), (240, false), (241, true), (1_000, true)] {
        let excerpt = Excerpt::new(&vec![b'a'; length]);
        assert_eq!((excerpt.is_truncated(), excerpt.as_bytes().len()), (cut, length.min(Excerpt::MAX_LEN)));
    }
    // A character is never split.
    for (letter, kept) in [("é", 239), ("€", 238), ("😀", 237)] {
        let text = "a".to_owned() + &letter.repeat(140);
        let excerpt = Excerpt::new(text.as_bytes());
        assert!(excerpt.is_truncated() && text.as_bytes().get(..kept) == Some(excerpt.as_bytes()), "{excerpt:?}");
    }
}

#[test]
fn excerpt_of_a_page_is_its_title_or_first_text() {
    for (body, shown) in [
        (
            "<!DOCTYPE html>\n<html><head><style>p {}</style>\n<title>\n502 Bad Gateway </title></head><body><p>x</p>",
            "502 Bad Gateway",
        ),
        ("<html><head><script>var a = '</p>';</script></head><body class=x>\n <h1>Access denied</h1>", "Access denied"),
        ("<HTML><!-- a > b --><BODY><CENTER>Down for repairs", "Down for repairs"),
        ("<html><title></title><body>Empty title", "Empty title"),
        ("<html><token>hunter2hunter2</token>", "<token>[redacted]</token>"),
        ("<html><title>Not closed", "Not closed"),
        ("<", "<"),
    ] {
        let failure = parse::<SubmitError>(body).into_result().expect_err("not a response");
        assert_eq!(failure.excerpt().to_string(), shown, "{body}");
    }
    let script = "<script>".to_owned() + &"a".repeat(1_000) + "</script>";
    let body = format!("<html><head>{script}<title>Attention Required!</title></head>");
    assert_eq!(
        parse::<SubmitError>(&body).into_result().expect_err("not a response").excerpt().to_string(),
        "Attention Required!"
    );
}

#[test]
fn excerpt_of_long_json_is_its_message() {
    let long = "a".repeat(300);
    for (members, shown) in [
        (r#""error": {"code": 5, "message": "The gateway is down"}"#, "The gateway is down"),
        (r#""detail": "Not \"here\"""#, "Not \"here\""),
        (r#""message": "key=hunter2hunter2""#, "key=[redacted]"),
    ] {
        let body = format!(r#"{{"trace": "{long}", {members}}}"#);
        let failure = parse::<SubmitError>(&body).into_result().expect_err("not a response");
        assert_eq!(failure.excerpt().to_string(), shown, "{body}");
    }
    let short = r#"{"trace": "a", "message": "The gateway is down"}"#;
    assert_eq!(parse::<SubmitError>(short).into_result().expect_err("not a response").excerpt().to_string(), short);
}
