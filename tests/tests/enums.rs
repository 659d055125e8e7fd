//! Names, conversions, order and feature-gated traits of the generated enums.
#![allow(clippy::indexing_slicing, reason = "the codes are ASCII, and none is empty")]

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use captchaai_errors::{ApiCode, ApiError, Code, ParseCodeError, ResultError, SubmitError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use strum::{EnumCount, EnumMessage, IntoEnumIterator, VariantArray, VariantNames};

/// The expected variants with their names and codes.
macro_rules! rows {
    ($Enum:ident { $($variant:ident = $wire:literal),* $(,)? }) => {
        &[$(($Enum::$variant, stringify!($variant), $wire)),*]
    };
}

type Rows<T> = &'static [(T, &'static str, &'static str)];

const SUBMIT: Rows<SubmitError> = rows!(SubmitError {
    WrongUserKey = "ERROR_WRONG_USER_KEY",
    KeyDoesNotExist = "ERROR_KEY_DOES_NOT_EXIST",
    ZeroBalance = "ERROR_ZERO_BALANCE",
    Pageurl = "ERROR_PAGEURL",
    TooBigCaptchaFilesize = "ERROR_TOO_BIG_CAPTCHA_FILESIZE",
    ZeroCaptchaFilesize = "ERROR_ZERO_CAPTCHA_FILESIZE",
    WrongFileExtension = "ERROR_WRONG_FILE_EXTENSION",
    ImageTypeNotSupported = "ERROR_IMAGE_TYPE_NOT_SUPPORTED",
    Upload = "ERROR_UPLOAD",
    BadTokenOrPageurl = "ERROR_BAD_TOKEN_OR_PAGEURL",
    Googlekey = "ERROR_GOOGLEKEY",
    WrongGooglekey = "ERROR_WRONG_GOOGLEKEY",
    BadParameters = "ERROR_BAD_PARAMETERS",
    BadProxy = "ERROR_BAD_PROXY",
    ServerError = "ERROR_SERVER_ERROR",
    InternalServerError = "ERROR_INTERNAL_SERVER_ERROR",
});

const RESULT: Rows<ResultError> = rows!(ResultError {
    CapchaNotReady = "CAPCHA_NOT_READY",
    CaptchaUnsolvable = "ERROR_CAPTCHA_UNSOLVABLE",
    WrongUserKey = "ERROR_WRONG_USER_KEY",
    KeyDoesNotExist = "ERROR_KEY_DOES_NOT_EXIST",
    WrongIdFormat = "ERROR_WRONG_ID_FORMAT",
    WrongCaptchaId = "ERROR_WRONG_CAPTCHA_ID",
    EmptyAction = "ERROR_EMPTY_ACTION",
    ProxyConnectionFailed = "ERROR_PROXY_CONNECTION_FAILED",
    InternalServerError = "ERROR_INTERNAL_SERVER_ERROR",
});

const CODES: Rows<Code> = rows!(Code {
    WrongUserKey = "ERROR_WRONG_USER_KEY",
    KeyDoesNotExist = "ERROR_KEY_DOES_NOT_EXIST",
    ZeroBalance = "ERROR_ZERO_BALANCE",
    Pageurl = "ERROR_PAGEURL",
    TooBigCaptchaFilesize = "ERROR_TOO_BIG_CAPTCHA_FILESIZE",
    ZeroCaptchaFilesize = "ERROR_ZERO_CAPTCHA_FILESIZE",
    WrongFileExtension = "ERROR_WRONG_FILE_EXTENSION",
    ImageTypeNotSupported = "ERROR_IMAGE_TYPE_NOT_SUPPORTED",
    Upload = "ERROR_UPLOAD",
    BadTokenOrPageurl = "ERROR_BAD_TOKEN_OR_PAGEURL",
    Googlekey = "ERROR_GOOGLEKEY",
    WrongGooglekey = "ERROR_WRONG_GOOGLEKEY",
    BadParameters = "ERROR_BAD_PARAMETERS",
    BadProxy = "ERROR_BAD_PROXY",
    ServerError = "ERROR_SERVER_ERROR",
    InternalServerError = "ERROR_INTERNAL_SERVER_ERROR",
    CapchaNotReady = "CAPCHA_NOT_READY",
    CaptchaUnsolvable = "ERROR_CAPTCHA_UNSOLVABLE",
    WrongIdFormat = "ERROR_WRONG_ID_FORMAT",
    WrongCaptchaId = "ERROR_WRONG_CAPTCHA_ID",
    EmptyAction = "ERROR_EMPTY_ACTION",
    ProxyConnectionFailed = "ERROR_PROXY_CONNECTION_FAILED",
});

/// Runs the same check on the three enums.
macro_rules! on_each_enum {
    ($check:ident) => {{
        $check(SUBMIT);
        $check(RESULT);
        $check(CODES);
    }};
}

#[test]
fn all_lists_variants_in_page_order() {
    // Codes from other sources can be between those of the page.
    fn in_order<V: Copy + PartialEq + Debug>(all: &[V], page: impl Iterator<Item = V>) {
        let page: Vec<V> = page.collect();
        assert_eq!(all.iter().copied().filter(|variant| page.contains(variant)).collect::<Vec<_>>(), page);
    }
    in_order(SubmitError::ALL, SUBMIT.iter().map(|row| row.0));
    in_order(ResultError::ALL, RESULT.iter().map(|row| row.0));
    in_order(Code::ALL, CODES.iter().map(|row| row.0));
}

#[test]
fn variant_is_the_index_of_its_row() {
    for (place, variant) in SubmitError::ALL.iter().enumerate() {
        assert_eq!((variant.index(), Some(variant.entry())), (place, SubmitError::ENDPOINT.entry(place)));
    }
    for (place, variant) in ResultError::ALL.iter().enumerate() {
        assert_eq!((variant.index(), Some(variant.entry())), (place, ResultError::ENDPOINT.entry(place)));
    }
    for (place, code) in Code::ALL.iter().enumerate() {
        assert_eq!((code.index(), Some(code.row())), (place, Code::CATALOG.codes().nth(place)));
    }
    assert_eq!(SubmitError::ALL.len(), SubmitError::ENDPOINT.entries().len());
    assert_eq!(ResultError::ALL.len(), ResultError::ENDPOINT.entries().len());
    assert_eq!(Code::ALL.len(), Code::CATALOG.codes().len());
}

#[test]
fn codes_round_trip_as_text() {
    fn check<T>(rows: Rows<T>)
    where
        T: Copy + Eq + Debug + Display + AsRef<str> + Into<&'static str>,
        T: FromStr<Err = ParseCodeError> + TryFrom<&'static str, Error = ParseCodeError>,
    {
        for (variant, name, wire) in rows {
            assert_eq!(variant.to_string(), *wire);
            assert_eq!(variant.as_ref(), *wire);
            assert_eq!(Into::<&'static str>::into(*variant), *wire);
            assert_eq!(format!("{variant:?}"), *name);
            assert_eq!(wire.parse(), Ok(*variant));
            assert_eq!(T::try_from(wire), Ok(*variant));
        }
    }
    on_each_enum!(check);
}

#[test]
fn display_supports_width_and_alignment() {
    assert_eq!(
        format!("{:>20}|{:<14}|{:.5}", Code::ZeroBalance, SubmitError::Upload, Code::Upload),
        "  ERROR_ZERO_BALANCE|ERROR_UPLOAD  |ERROR"
    );
}

#[test]
fn other_texts_are_rejected() {
    fn check<T: FromStr<Err = ParseCodeError> + Debug>(rows: Rows<T>) {
        for (_, name, wire) in rows {
            let lower = wire.to_lowercase();
            let (longer, spaced, shorter) = (format!("{wire}X"), format!(" {wire}"), &wire[..wire.len() - 1]);
            for text in ["", name, &lower, &longer, &spaced, shorter, &format!("{wire}\0"), &format!("{wire}/{wire}")] {
                let error = text.parse::<T>().expect_err(text);
                let beginning = text.get(..32).unwrap_or(text).escape_debug().to_string();
                assert!(error.to_string().contains(&beginning), "{error} does not quote {text:?}");
            }
        }
    }
    on_each_enum!(check);
    assert_eq!(
        "ERROR_PAGEURL".parse::<ResultError>().expect_err("not there").to_string(),
        "`ERROR_PAGEURL` is not a code of `result`"
    );
    assert_eq!("NO".parse::<Code>().expect_err("not there").to_string(), "`NO` is not a code of `captchaai`");
    assert!("ERROR_GOOGLEKEY/ERROR_WRONG_GOOGLEKEY".parse::<Code>().is_err());
}

#[test]
fn error_quotes_the_beginning_of_any_length() {
    let text: String = (b'A'..=b'Z').chain(b'A'..=b'Z').map(char::from).collect();
    for length in 0..=text.len() {
        let (text, rest) = (&text[..length], if length > 32 { "…" } else { "" });
        let error = text.parse::<Code>().expect_err("not a code");
        assert_eq!(error.to_string(), format!("`{}{rest}` is not a code of `captchaai`", &text[..length.min(32)]));
        assert_eq!(format!("{error:?}"), format!("ParseCodeError(\"{error}\")"));
    }
}

#[test]
fn error_quotes_only_texts_that_look_like_codes() {
    for text in
        ["22P99", "7", "E_1001", "FLOOD_WAIT_30", "NoSuchUpload", "rate-limit.exceeded", "a/b", "ERROR_2CAPTCHA_KEY"]
    {
        let error = text.parse::<Code>().expect_err("not a code");
        assert_eq!(error.to_string(), format!("`{text}` is not a code of `captchaai`"));
    }
    let keys = include_str!("../fixtures/secret-words.txt").lines().filter_map(|line| line.strip_prefix("prefix "));
    let keys = keys.filter_map(|line| line.split_once(' ')).map(|(prefix, _)| format!("{prefix}Q7X2Z9K4W8J3V6T5R2N9"));
    let texts = [
        "OK|73548290",
        "key=hunter2",
        "joe:hunter2@host",
        "aGVsbG8gd29ybGQ0Mg",
        "8f14e45fceea167a",
        "pass word",
        "clé",
        "A1-B2-C3-D4-E5",
        "aBcDeFgHiJkLmN",
    ];
    for text in texts.map(str::to_owned).into_iter().chain(keys) {
        let error = text.parse::<Code>().expect_err("not a code");
        assert_eq!(error.to_string(), "the text is not a code of `captchaai`", "{text}");
    }
}

#[test]
fn alias_is_parsed_but_never_printed() {
    assert_eq!("CAPTCHA_NOT_READY".parse(), Ok(ResultError::CapchaNotReady));
    assert_eq!("CAPTCHA_NOT_READY".parse(), Ok(Code::CapchaNotReady));
    assert_eq!(ResultError::try_from("CAPTCHA_NOT_READY"), Ok(ResultError::CapchaNotReady));
    assert_eq!(ResultError::CapchaNotReady.to_string(), "CAPCHA_NOT_READY");
    assert!("CAPTCHA_NOT_READY".parse::<SubmitError>().is_err());
    let read: ResultError = serde_json::from_str(r#""CAPTCHA_NOT_READY""#).expect("an alias is read");
    assert_eq!(serde_json::to_string(&read).expect("a code is a string"), r#""CAPCHA_NOT_READY""#);
}

#[test]
fn endpoint_code_converts_to_api_code() {
    for (variant, name, wire) in SUBMIT {
        let code = Code::from(*variant);
        assert_eq!((code, code.as_str(), format!("{code:?}").as_str()), (variant.code(), *wire, *name));
        assert_eq!(SubmitError::try_from(code), Ok(*variant));
    }
    for (variant, name, wire) in RESULT {
        let code = Code::from(*variant);
        assert_eq!((code, code.as_str(), format!("{code:?}").as_str()), (variant.code(), *wire, *name));
        assert_eq!(ResultError::try_from(code), Ok(*variant));
    }
}

#[test]
fn api_code_converts_only_to_its_endpoints() {
    for (code, _, wire) in CODES {
        let at_submit = SUBMIT.iter().find(|row| row.2 == *wire).map(|row| row.0);
        let at_result = RESULT.iter().find(|row| row.2 == *wire).map(|row| row.0);
        assert_eq!(SubmitError::try_from(*code).ok(), at_submit);
        assert_eq!(ResultError::try_from(*code).ok(), at_result);

        let submit = at_submit.map(ApiError::entry);
        let result = at_result.map(ApiError::entry);
        assert_eq!((code.at(SubmitError::ENDPOINT), code.at(ResultError::ENDPOINT)), (submit, result));
        let both = submit.map(|entry| ("in.php", entry)).into_iter().chain(result.map(|entry| ("res.php", entry)));
        let of_page = code.entries().filter(|(endpoint, _)| ["submit", "result"].contains(&endpoint.name));
        let entries: Vec<_> = of_page.map(|(endpoint, entry)| (endpoint.path, entry)).collect();
        assert_eq!(entries, both.collect::<Vec<_>>());
    }
    let error = SubmitError::try_from(Code::EmptyAction).expect_err("a code of the other endpoint");
    assert_eq!(error.to_string(), "`ERROR_EMPTY_ACTION` is not a code of `submit`");
}

#[test]
fn variant_returns_its_endpoint_and_texts() {
    assert_eq!((SubmitError::Upload.endpoint().name, SubmitError::Upload.endpoint().path), ("submit", "in.php"));
    assert_eq!(
        (ResultError::EmptyAction.endpoint().name, ResultError::EmptyAction.endpoint().path),
        ("result", "res.php")
    );
    for variant in SubmitError::ALL {
        let entry = variant.entry();
        assert_eq!((variant.title(), variant.meaning(), variant.fix()), (entry.title(), entry.meaning(), entry.fix()));
        assert_eq!((variant.causes(), variant.retry()), (entry.causes(), entry.retry()));
        assert_eq!(
            (variant.is_retryable(), variant.retry_after()),
            (entry.retry().is_retryable(), entry.retry().initial_delay())
        );
    }
    assert_ne!(SubmitError::InternalServerError.title(), ResultError::InternalServerError.title());
}

#[test]
fn equality_order_and_hash_follow_page_order() {
    fn check<T: Copy + Ord + Hash + Debug>(rows: Rows<T>) {
        for (place, (left, ..)) in rows.iter().enumerate() {
            for (other, (right, ..)) in rows.iter().enumerate() {
                assert_eq!(left.cmp(right), place.cmp(&other), "{left:?} and {right:?}");
                assert_eq!(left.partial_cmp(right), Some(place.cmp(&other)));
                assert_eq!(left == right, place == other);
            }
        }
        let hashed: HashSet<T> = rows.iter().chain(rows).map(|row| row.0).collect();
        assert_eq!(hashed.len(), rows.len());
        assert!(rows.iter().all(|row| hashed.contains(&row.0)));
    }
    on_each_enum!(check);
}

#[test]
fn enums_are_send_sync_errors() {
    fn check<T: Error + Copy + Send + Sync + Unpin + 'static>(rows: Rows<T>) {
        let boxed: Vec<Box<dyn Error + Send + Sync>> = rows.iter().map(|row| row.0.into()).collect();
        for (error, (variant, _, wire)) in boxed.iter().zip(rows) {
            assert_eq!(error.to_string(), *wire);
            assert!(error.source().is_none());
            assert!(error.downcast_ref::<T>().is_some(), "{variant:?}");
        }
    }
    on_each_enum!(check);
}

#[test]
fn strum_traits_count_name_and_iterate() {
    fn check<T>(rows: Rows<T>)
    where
        T: Copy + Eq + Debug + Display + EnumCount + VariantArray + VariantNames + IntoEnumIterator + EnumMessage,
    {
        let variants = <T as VariantArray>::VARIANTS;
        assert!(rows.iter().all(|row| variants.contains(&row.0)));
        assert_eq!(T::COUNT, variants.len());
        assert_eq!(T::iter().collect::<Vec<_>>(), variants);
        assert_eq!(T::iter().rev().count(), variants.len());
        let wires: Vec<String> = variants.iter().map(ToString::to_string).collect();
        assert_eq!(<T as VariantNames>::VARIANTS, wires);
        for (variant, _, wire) in rows {
            assert_eq!(variant.get_serializations(), [*wire]);
        }
    }
    on_each_enum!(check);
    assert_eq!(<SubmitError as VariantArray>::VARIANTS, SubmitError::ALL);
    assert_eq!(<ResultError as VariantArray>::VARIANTS, ResultError::ALL);
    assert_eq!(<Code as VariantArray>::VARIANTS, Code::ALL);
}

#[test]
fn strum_messages_are_title_and_meaning() {
    for variant in ResultError::ALL {
        assert_eq!(variant.get_message(), Some(variant.title()));
        assert_eq!(variant.get_detailed_message(), Some(variant.meaning()));
        assert_eq!(variant.get_documentation(), Some(variant.meaning()));
    }
    for variant in SubmitError::ALL {
        assert_eq!(variant.get_message(), Some(variant.title()));
        assert_eq!(variant.get_detailed_message(), Some(variant.meaning()));
        assert_eq!(variant.get_documentation(), Some(variant.meaning()));
    }
    // The meaning of a code depends on the endpoint, so the enum of all codes has no message.
    for code in Code::ALL {
        assert_eq!((code.get_message(), code.get_detailed_message(), code.get_documentation()), (None, None, None));
    }
}

#[test]
fn serde_uses_the_wire_string() {
    fn check<T: Copy + Eq + Debug + Serialize + DeserializeOwned>(rows: Rows<T>) {
        for (variant, _, wire) in rows {
            let json = serde_json::to_string(variant).expect("a code is a string");
            assert_eq!(json, format!("\"{wire}\""));
            assert_eq!(serde_json::from_str::<T>(&json).ok(), Some(*variant));
            // Owned and escaped strings take other paths through serde.
            assert_eq!(serde_json::from_value::<T>(serde_json::Value::from(*wire)).ok(), Some(*variant));
            let escaped = format!("\"\\u{:04x}{}\"", u32::from(wire.as_bytes()[0]), &wire[1..]);
            assert_eq!(serde_json::from_str::<T>(&escaped).ok(), Some(*variant));
        }
        for wrong in ["\"NO_SUCH_CODE\"", "\"\"", "0", "null", "[]", "{\"ERROR_UPLOAD\":null}"] {
            assert!(serde_json::from_str::<T>(wrong).is_err(), "{wrong}");
        }
    }
    on_each_enum!(check);
    let error = serde_json::from_str::<SubmitError>("\"ERROR_EMPTY_ACTION\"").expect_err("not at submit");
    assert!(error.to_string().contains("`ERROR_EMPTY_ACTION` is not a code of `submit`"), "{error}");
    let error = serde_json::from_str::<Code>("7").expect_err("not a string");
    assert!(error.to_string().contains("a code of `captchaai`"), "{error}");
}

#[test]
fn serde_reads_a_code_that_is_a_number() {
    use errbook_tests::catalogs::discord::{ChannelError, Code};

    fn check<T: Copy + Eq + Debug + Serialize + DeserializeOwned>(expected: T) {
        for json in ["50001", " 50001 ", "\"50001\""] {
            assert_eq!(serde_json::from_str::<T>(json).ok(), Some(expected), "{json}");
        }
        assert_eq!(serde_json::from_value::<T>(serde_json::json!(50001)).ok(), Some(expected));
        assert_eq!(serde_yaml::from_str::<T>("50001").ok(), Some(expected));
        assert_eq!(serde_json::to_string(&expected).expect("a code is a string"), "\"50001\"");
        let numbers = ["0", "-50001", "50001.0", "5.0001e4", "050001", "18446744073709551615", "-9223372036854775808"];
        for json in numbers.into_iter().chain(["36893488147419103232", "true", "[50001]", "null"]) {
            assert!(serde_json::from_str::<T>(json).is_err(), "{json}");
        }
    }
    check(ChannelError::MissingAccess);
    check(Code::MissingAccess);
    let error = serde_json::from_str::<ChannelError>("30003").expect_err("an unknown code");
    assert!(error.to_string().starts_with("`30003` is not a code of `channel`"), "{error}");
    let map: HashMap<ChannelError, u32> = serde_json::from_str(r#"{"50001":1}"#).expect("keys are strings");
    assert_eq!(map.get(&ChannelError::MissingAccess), Some(&1));
}
