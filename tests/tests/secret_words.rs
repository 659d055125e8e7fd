//! Every word of the lists of the redaction counts: `secret-words.txt` has each of them, and none is there for nothing.

use captchaai_errors::Redacted;

fn shown(text: &str) -> String {
    Redacted::new(text.as_bytes()).to_string()
}

#[test]
fn every_word_counts() {
    let mut wrong = Vec::new();
    for line in include_str!("../fixtures/secret-words.txt").lines() {
        let (list, word) = line.split_once(' ').expect("a list and a word");
        let (text, expected) = match list {
            "value" => (format!("{word} = hunter2 next"), format!("{word} = [redacted] next")),
            "line" => (format!("{word}: hunter2 next, more"), format!("{word}: [redacted]")),
            "groups" => (format!("{word}: 1234 5678 next"), format!("{word}: [redacted] next")),
            "phrase" => (format!("{word}: one two three"), format!("{word}: [redacted]")),
            "ending" => (format!("xqz{word}=hunter2"), format!("xqz{word}=[redacted]")),
            "carrier" => (format!("token_{word}=hunter2"), format!("token_{word}=[redacted]")),
            "qualifier" => (format!("{word}pass=hunter2"), format!("{word}pass=[redacted]")),
            "public" => (format!("{word}_key=hunter2"), format!("{word}_key=hunter2")),
            "count" => (format!("{word}_tokens=hunter2"), format!("{word}_tokens=hunter2")),
            "verb" => (format!("password {word} hunter2"), format!("password {word} [redacted]")),
            "after_verb" => (format!("password is {word} hunter2"), format!("password is {word} [redacted]")),
            "user_option" => (format!("{word} joe:hunter2"), format!("{word} [redacted]")),
            "switch" => (format!("{word}password joe"), format!("{word}password joe")),
            "sentence" => (format!("--password {word} joe"), format!("--password {word} joe")),
            "state" => (format!("password is '{word}'"), format!("password is '{word}'")),
            "format" => (format!("password is {word}-1234"), format!("password is {word}-1234")),
            "code" => (format!("password_{word} is 1234"), format!("password_{word} is [redacted]")),
            "words" => (format!("{word}: two words"), format!("{word}: [redacted]")),
            "member_name" => (format!("{word}=pin&value=hunter2"), format!("{word}=pin&value=[redacted]")),
            "member_value" => (format!("name=pin&{word}=hunter2"), format!("name=pin&{word}=[redacted]")),
            "string_prefix" => {
                (format!(r#"password={word}"hunter2" next"#), format!(r#"password={word}"[redacted]" next"#))
            }
            "inline_tag" => (format!("password: <{word}>hunter2"), format!("password: <{word}>[redacted]")),
            "block_tag" => (format!("password: <{word}> next"), format!("password: <{word}> next")),
            "line_tag" => (format!("cookie: a=b<{word}>next"), format!("cookie: [redacted]<{word}>next")),
            "nothing" => (format!("password={word}"), format!("password={word}")),
            "switch_value" => (format!("use_auth={word}"), format!("use_auth={word}")),
            "switch_name" => (format!("{word}_auth=true"), format!("{word}_auth=true")),
            "quoted_name" => (format!("{word} 'two words'"), format!("{word} '[redacted]'")),
            "password_command" => (format!("{word} -phunter2 next"), format!("{word} -p[redacted] next")),
            _ => continue,
        };
        if shown(&text) != expected {
            wrong.push(format!("{line}: {text} is shown as {}", shown(&text)));
        }
    }
    // Words that no list has.
    for text in [
        "xqz=hunter2",
        "token_xqz=hunter2",
        "xqzpass=hunter2",
        "xqz: hunter2",
        "password xqz hunter2",
        "password is xqz hunter2",
        "-x joe:hunter2",
        "session is 1234",
        "xqz=pin&value=hunter2",
        "name=pin&xqz=hunter2",
        "key 'two words'",
        "xqz -phunter2",
    ] {
        if shown(text) != text {
            wrong.push(format!("{text} is shown as {}", shown(text)));
        }
    }
    for text in [
        "xqz_key=hunter2",
        "xqz_tokens=hunter2",
        "--xqz-password joe",
        "--password xqz joe",
        "password is 'xqz'",
        "password is xqz-1234",
        "password: <xqz> next",
        "password=xqz",
        "use_auth=xqz",
        "xqz_auth=true",
    ] {
        if shown(text) == text {
            wrong.push(format!("{text} is shown"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn key_with_prefix_is_hidden_from_its_shortest_length_on() {
    const TAIL: &str = "Q7X2Z9K4W8J3V6T5R2N9";
    let mut wrong = Vec::new();
    for line in include_str!("../fixtures/secret-words.txt").lines() {
        let Some((prefix, least)) = line.strip_prefix("prefix ").and_then(|line| line.split_once(' ')) else {
            continue;
        };
        let least: usize = least.parse().expect("a number");
        let key = |length: usize| format!("no {prefix}{} here", TAIL.get(..length).expect("a short key"));
        if shown(&key(least)) != "no [redacted] here" || shown(&key(least - 1)) != key(least - 1) {
            wrong.push(format!("{line}: {}, {}", shown(&key(least)), shown(&key(least - 1))));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
