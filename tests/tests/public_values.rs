//! Parameters that the catalog declares as public: what a report shows of their values.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed assertion ends the test")]

use captchaai_errors::{Failure, Payload, SubmitError, parse};

const SITE_KEY: &str = "6LfD3PIbAAAAAJs_eEHvoOl75_83eXSqpPSRFJ_u";

fn failure() -> Failure<SubmitError> {
    parse::<SubmitError>("ERROR_BAD_TOKEN_OR_PAGEURL").into_result().unwrap_err()
}

/// Returns the value of a parameter in a report, which is the same in every format.
fn shown(name: &str, value: &str) -> String {
    let failure = failure();
    let context = [(name, value.into())];
    let report = failure.with(&context);
    let (text, debug) = (report.to_string(), format!("{report:?}"));
    let (_, shown) = text.split_once(&format!(" ({name}=\"")).unwrap();
    assert!(debug.contains(&format!("({name}=\"{shown}")), "{debug}");
    let shown = shown.strip_suffix("\")").unwrap();
    let json = serde_json::to_value(report).unwrap();
    assert_eq!(json["context"][name].as_str().unwrap().replace('"', "\\\""), shown);
    shown.to_owned()
}

#[test]
fn public_value_is_shown_although_it_looks_like_a_secret() {
    assert_eq!(shown("googlekey", SITE_KEY), SITE_KEY);
    assert_eq!(shown("GoogleKey", SITE_KEY), SITE_KEY);
    assert_eq!(shown("sitekey", SITE_KEY), "[redacted]");
    assert_eq!(shown("key", SITE_KEY), "[redacted]");
}

#[test]
fn public_url_has_no_credentials_and_no_query() {
    for (url, expected) in [
        ("https://example.com/login", "https://example.com/login"),
        ("https://example.com:8443/a/b", "https://example.com:8443/a/b"),
        ("https://example.com/@joe/a@b", "https://example.com/@joe/a@b"),
        ("example.com/login", "example.com/login"),
        ("", ""),
        ("?", "?[redacted]"),
        ("https://example.com/login?session=hunter2", "https://example.com/login?[redacted]"),
        ("https://example.com/#access_token=hunter2", "https://example.com/#[redacted]"),
        ("https://example.com/a;jsessionid=hunter2?b", "https://example.com/a;[redacted]"),
        ("https://example.com/?mail=a@b", "https://example.com/?[redacted]"),
        ("https://joe:hunter2@example.com/a", "https://[redacted]@example.com/a"),
        ("https://hunter2@example.com/a", "https://[redacted]@example.com/a"),
        ("https://joe:hun@ter2@example.com/a", "https://[redacted]@example.com/a"),
        ("https://joe:hun/ter2@example.com", "https://[redacted]@example.com"),
        ("https://joe:hun?ter2@example.com", "https://[redacted]?[redacted]"),
        ("https://joe:hun/t?er2@example.com", "https://[redacted]?[redacted]"),
        ("https://example.com:8443/a?mail=a@b", "https://example.com:8443/a?[redacted]"),
        ("https:joe:hunter2@example.com", "[redacted]@example.com"),
        ("https:/joe:hunter2@example.com", "[redacted]@example.com"),
        (r"https:\\joe:hunter2@example.com", "[redacted]@example.com"),
        ("//joe:hunter2@example.com", "[redacted]@example.com"),
        ("joe:hunter2@example.com://", "[redacted]@example.com://"),
    ] {
        let value = shown("pageurl", url);
        assert_eq!(value, expected, "{url}");
        assert!(!value.contains("hun"), "{url}");
    }
}

#[test]
fn public_value_is_bounded_and_on_one_line() {
    let long = format!("https://joe:{}@example.com/{}?{}", "p".repeat(500), "é".repeat(500), "q".repeat(500));
    let value = shown("pageurl", &long);
    assert!(value.starts_with("https://[redacted]@example.com/é") && value.ends_with("é…"), "{value}");
    assert!(value.len() <= "[redacted]…".len() + 64, "{value}");
    assert_eq!(shown("pageurl", &"a".repeat(64)), "a".repeat(64));
    let hostile = "https://example.com/\n\u{1b}[2J\u{202e}\"\u{85}\u{2028}";
    assert_eq!(shown("pageurl", hostile), r#"https://example.com/\n\u{1b}[2J\u{202e}\"\u{85}\u{2028}"#);
}

#[test]
fn success_of_the_api_has_fields() {
    let body = r#"{"status":1,"request":"token","useragent":"Mozilla/5.0","respKey":"E0_","price":"0.00299"}"#;
    let payload: Payload<'_> = parse::<captchaai_errors::ResultError>(body).into_result().unwrap();
    let fields: Vec<_> = payload.fields().map(|(name, value)| (name, value.to_string())).collect();
    let expected = [("price", "0.00299"), ("user_agent", "Mozilla/5.0"), ("resp_key", "E0_")];
    assert_eq!(fields, expected.map(|(name, value)| (name, value.to_owned())));
}
