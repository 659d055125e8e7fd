//! The forms in which `preflight` takes a request.

use std::borrow::Cow;
use std::collections::BTreeMap;

use captchaai_errors::{ApiError, ParamValue, RequestParameters, SubmitError, preflight};

#[test]
fn request_has_the_form_of_the_client() {
    fn codes(request: &(impl RequestParameters + ?Sized)) -> Vec<SubmitError> {
        let compiled: Vec<SubmitError> = preflight(request).map(|violation| violation.code).collect();
        let endpoint = SubmitError::CATALOG.endpoint("submit").expect("the endpoint of the enum");
        let table: Vec<&str> = endpoint.preflight(request).map(|(entry, _)| entry.code()).collect();
        assert_eq!(table, compiled.iter().map(|code| code.as_str()).collect::<Vec<_>>());
        compiled
    }
    let expected = [SubmitError::WrongUserKey, SubmitError::Googlekey];
    let owned = [("key", "short"), ("googlekey", ""), ("pageurl", "https://example.com")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let half: Vec<(&str, String)> = owned.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let borrowed: Vec<(&str, &str)> = owned.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let mixed: Vec<(String, ParamValue<'_>)> =
        owned.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect();
    let cows: Vec<(Cow<'_, str>, Cow<'_, str>)> =
        borrowed.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    assert_eq!(codes(&owned), expected);
    assert_eq!(codes(owned.as_slice()), expected);
    assert_eq!(codes(&owned.to_vec()), expected);
    assert_eq!(codes(&half), expected);
    assert_eq!(codes(half.as_slice()), expected);
    assert_eq!(codes(&borrowed), expected);
    assert_eq!(codes(&mixed), expected);
    assert_eq!(codes(&cows), expected);
    assert_eq!(codes(&&half.iter().collect::<Vec<_>>()), expected);
    assert_eq!(codes(&BTreeMap::from(owned)), expected);
    assert_eq!(codes(&[("key", "short".into()), ("googlekey", "".into())]), expected);
    assert_eq!(codes(&[("key".to_owned(), "short")]), [SubmitError::WrongUserKey]);
}
