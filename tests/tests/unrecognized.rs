//! Failures of unrecognized responses: the paths that were searched, the message of the server, and the text of a page.

use captchaai_errors::{ApiError, Excerpt, Failure, SubmitError, parse};
use errbook_tests::catalogs::github::CreateIssueError;
use errbook_tests::catalogs::kubernetes::ResourcesError;
use errbook_tests::catalogs::unusual::AskError;

fn failure<E: ApiError>(body: &str) -> Failure<E> {
    parse::<E>(body).into_result().expect_err("not a success")
}

fn excerpt(body: &str) -> String {
    failure::<SubmitError>(body).excerpt().to_string()
}

#[test]
fn paths_that_were_searched_are_named() {
    for (body, shown) in [
        (
            r#"{"a":1}"#,
            "the JSON is neither a success nor a failure (looked for `verdict`, `trouble.kind`): `{\"a\":1}`",
        ),
        (
            r#"{"verdict":"no"}"#,
            "the JSON is neither a success nor a failure (looked for `verdict`, `trouble.kind`): `{\"verdict\":\"no\"}`",
        ),
        ("[1]", "the JSON is not an object (looked for `verdict`, `trouble.kind`): `[1]`"),
        (
            r#"{"verdict":"no","trouble":{"kind":""}}"#,
            "the failure has no code (looked for `trouble.kind`, `troubles[].kind`): `{\"verdict\":\"no\",\"trouble\":{\"kind\":\"\"}}`",
        ),
        (
            r#"{"verdict":"fine"}"#,
            "the success has no payload (looked for `gift.wrapped`, `gift`): `{\"verdict\":\"fine\"}`",
        ),
        (
            r#"{"verdict":"no","verdict":"fine"}"#,
            "the JSON has a duplicate key (looked for `verdict`, `trouble`, `troubles`, `gift`): `{\"verdict\":\"no\",\"verdict\":\"fine\"}`",
        ),
        // Nothing was searched.
        ("GIFT=", "the success has no payload: `GIFT=`"),
        (r#"{"a":"#, "the body is not valid JSON: `{\"a\":`"),
        ("no", "the body is neither a success nor a code: `no`"),
        ("", "the body is empty: ``"),
    ] {
        let said = failure::<AskError>(body).to_string();
        assert_eq!(said.strip_prefix("ask: not a response of this API: "), Some(shown), "{body}");
    }
    // Without a condition on the body, the paths of the code are searched.
    for (said, paths) in [
        (
            parse::<CreateIssueError>((422, "[1]")).into_result().expect_err("not a success").to_string(),
            "`errors[].code`",
        ),
        (
            parse::<ResourcesError>((422, "[1]")).into_result().expect_err("not a success").to_string(),
            "`kind`, `status`",
        ),
    ] {
        assert!(said.ends_with(&format!(": the JSON is not an object (looked for {paths}): `[1]`")), "{said}");
    }
    // A path that several conditions have is named once.
    let said = failure::<SubmitError>(r#"{"detail":"Not found"}"#).to_string();
    assert!(said.contains("(looked for `status`): `{\"detail\":\"Not found\"}`"), "{said}");
}

#[test]
fn message_of_unrecognized_json_is_shown_once() {
    let long = "a ".repeat(200);
    for (body, message, suffix) in [
        // At the paths of the catalog, before common names.
        (r#"{"trouble":{"words":"Gone"},"message":"no"}"#, Some("Gone"), None),
        (r#"{"troubles":[{"kind":"main","words":7}]}"#, Some("7"), None),
        // Under a common name.
        (r#"{"error":{"message":"Down"}}"#, Some("Down"), None),
        // The excerpt has it with escapes only.
        (r#"{"trouble":{"words":"Caf\u00e9"}}"#, Some("Café"), Some(" (server message: Café)")),
        (
            r#"{"trouble":{"words":"key=\"hunter2\""}}"#,
            Some("key=\"[redacted]\""),
            Some(" (server message: key=\"[redacted]\")"),
        ),
        // The message replaces a body that is longer than an excerpt.
        (r#"{"log":"LONG","trouble":{"words":"Gone"}}"#, Some("Gone"), Some(": `Gone`")),
        (r#"{"log":"LONG","detail":"Caf\u00e9"}"#, Some("Café"), Some(": `Café`")),
        (r#"[{"log":"LONG"}]"#, None, None),
        (r#"{"trouble":{"words":""}}"#, None, None),
        (r#"{"trouble":{"words":null}}"#, None, None),
        ("gone", None, None),
    ] {
        let body = body.replace("LONG", &long);
        let failure = failure::<AskError>(&body);
        assert_eq!(failure.message().map(|message| message.to_string()).as_deref(), message, "{body}");
        let said = failure.to_string();
        assert!(said.ends_with(suffix.unwrap_or("`")), "{said}");
        assert_eq!(said.contains("server message"), suffix.is_some_and(|suffix| suffix.contains("message")), "{said}");
    }
}

#[test]
fn message_with_an_unknown_code_is_shown() {
    let failure =
        failure::<AskError>(r#"{"verdict":"no","trouble":{"kind":"lost","words":"The parcel is lost, key=hunter2"}}"#);
    assert_eq!(
        failure.to_string(),
        "ask: `lost` is not in the catalog (server message: The parcel is lost, key=[redacted])"
    );
    assert_eq!(failure.excerpt().to_string(), "lost");
    let stored = serde_json::to_value(&failure).expect("a failure is a map");
    assert_eq!(stored.get("message"), Some(&serde_json::json!("The parcel is lost, key=[redacted]")));
    let read: Failure<AskError> = serde_json::from_value(stored).expect("it was serialized");
    assert_eq!(read.to_string(), failure.to_string());
}

#[test]
fn excerpt_of_a_page_is_its_text() {
    for (body, shown) in [
        // Entities and white space.
        ("<title>Bad&nbsp;Gateway &#38; &amp;more&#x21;</title>", "Bad Gateway & &more!"),
        ("<title>\r\n 502\n\tBad  Gateway </title>", "502 Bad Gateway"),
        ("<title>&unknown; &amp &#0; &#xD800; &</title>", "&unknown; &amp &#0; &#xD800; &"),
        ("<TITLE>Café ☕</TITLE >", "Café ☕"),
        // Later tags.
        ("<html><body><h1>Access <b>den</b>ied</h1><p>Ray <code>7</code><br>now</p>", "Access denied Ray 7 now"),
        ("<html><body>a<!-- <b>no</b> -->b<script>var c = '<p>';</script> d<style>e</style>f", "ab df"),
        ("<p title=\"a > b\" class=x>1 < 2</p>", "1 < 2"),
        // Titles of something else.
        ("<html><head><svg><title>Logo</title></svg><title>Down</title></head>", "Down"),
        ("<html><script>document.write('<title>x</title>')</script><title>Down</title>", "Down"),
        ("<html><style>/* <title>x</title> */</style><title>Down</title>", "Down"),
        ("<html><!-- <title>x</title> --><title>Down</title>", "Down"),
        ("<html><titlebar>x</titlebar><title>Down</title>", "Down"),
        ("<html><title-bar>x</title-bar><title>Down</title>", "Down"),
        ("<html><meta content=\"<title>x</title>\"><title>Down</title>", "Down"),
        ("<html><body><svg><title>Logo</title></svg><h1>Down</h1>", "Down"),
        ("<html><title lang=en>Down</title>", "Down"),
        // A closing tag in a title belongs to it.
        ("<title>a </b> c</title>", "a </b> c"),
        // Secrets are recognized in the decoded text, and by an element that HTML does not have.
        ("<title>key&#61;hunter2 is wrong</title>", "key=[redacted] is wrong"),
        ("<html><body>key<b>=hunter2</b>", "key=[redacted]"),
        ("<html><body>token: <i>hunter2</i>", "token: [redacted]"),
        ("<html><body><p>x</p><token>hunter2</token>", "x <token>[redacted]</token>"),
        ("<html><body>&lt;token&gt;hunter2&lt;/token&gt;", "<token>[redacted]</token>"),
        ("<html><body><input name=token value=hunter2>Down", "Down"),
        // Other markup is shown as written.
        (
            "<?xml version=\"1.0\"?>\n<Error>\n  <Code>AccessDenied</Code><Token>hunter2</Token></Error>",
            "<Error> <Code>AccessDenied</Code><Token>[redacted]</Token></Error>",
        ),
        // Markup that ends early.
        ("<html", "<html"),
        ("<html><body", "<body"),
        ("<html><script>a", "<html><script>a"),
        ("<html><body><p></p>", "<html><body><p></p>"),
        ("<html><title>Down", "Down"),
        ("<!-- a", "<!-- a"),
        ("< a", "< a"),
    ] {
        assert_eq!(excerpt(body), shown, "{body}");
    }
}

#[test]
fn excerpt_of_a_large_page_is_bounded_and_takes_linear_time() {
    for part in ["<", "<a", "</", "<a b='", "&amp;", "<!--", "<svg>", "<title>", "<p>", "</title", "x ", "é", "<x>"] {
        let body = format!("<html>{}", part.repeat(1 << 18));
        let failure = failure::<SubmitError>(&body);
        assert!(failure.excerpt().as_bytes().len() <= Excerpt::MAX_LEN, "{part}");
    }
    let body = format!("<html><body>{}", "Down for repairs. ".repeat(50));
    assert!(failure::<SubmitError>(&body).excerpt().is_truncated());
}
