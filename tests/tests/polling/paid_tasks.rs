//! No task is paid twice: at the submit endpoint, only a response that names a retryable code leads to another call.

use captchaai_errors::{ApiError, Call, Poller, ResultError, RetryClass, Step, SubmitError};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::policies::config;

/// A response, or none at all.
type Received = Option<(Option<u16>, Vec<u8>)>;

fn response() -> impl Strategy<Value = Received> {
    let codes =
        SubmitError::ALL.iter().map(|code| code.as_str()).chain(ResultError::ALL.iter().map(|code| code.as_str()));
    let text = prop_oneof![
        4 => select(codes.map(str::to_owned).collect::<Vec<_>>()),
        2 => Just("OK|17".to_owned()),
        2 => select(vec!["", " ", "<html>502</html>", "OK|", "OK", "ERROR_", "ERROR_SOMETHING_NEW", "null", "[]", "{", "OK|1\n2"])
            .prop_map(str::to_owned),
        1 => ".{0,20}",
    ];
    let body = (text, any::<bool>()).prop_map(|(text, is_json)| match (is_json, text.strip_prefix("OK|")) {
        (false, _) => text.into_bytes(),
        (true, Some(payload)) => serde_json::json!({"status": 1, "request": payload}).to_string().into_bytes(),
        (true, None) => serde_json::json!({"status": 0, "request": text}).to_string().into_bytes(),
    });
    let status = option::of(select(vec![200_u16, 204, 302, 400, 403, 404, 408, 429, 500, 502, 503, 521]));
    let body = prop_oneof![8 => body, 1 => vec(any::<u8>(), 0..30)];
    prop_oneof![1 => Just(None), 9 => (status, body).prop_map(Some)]
}

/// Returns the class of the longest cataloged code that the body contains: an oracle without the parser.
fn named(codes: impl Iterator<Item = (&'static str, RetryClass)>, body: &[u8]) -> Option<RetryClass> {
    let text = String::from_utf8_lossy(body);
    codes.filter(|(code, _)| text.contains(code)).max_by_key(|(code, _)| code.len()).map(|(_, class)| class)
}

fn repeats(class: Option<RetryClass>) -> bool {
    class.is_some_and(|class| class.repeats_call() || class == RetryClass::Resubmit)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn submit_call_is_repeated_only_after_a_retryable_code(responses in vec(response(), 1..30)) {
        let submit = || SubmitError::ALL.iter().map(|code| (code.as_str(), code.retry().class()));
        let result = || ResultError::ALL.iter().map(|code| (code.as_str(), code.retry().class()));
        let mut poller = Poller::<SubmitError, ResultError>::new();
        for response in responses {
            let Some(call) = poller.call() else { break };
            let body = response.as_ref().map_or(&[][..], |(_, body)| body);
            let step = match &response {
                None => poller.on_no_response(),
                Some((Some(status), body)) => poller.handle((*status, body)),
                Some((None, body)) => poller.handle(body),
            };
            match (call, step) {
                (Call::Submit, Step::RetryAfter(_) | Step::Resubmit) => {
                    prop_assert!(repeats(named(submit(), body)), "{response:?}");
                }
                // A new task is another submit call; the code may belong to either endpoint.
                (Call::Result, Step::Resubmit) => {
                    prop_assert_eq!(named(result().chain(submit()), body), Some(RetryClass::Resubmit), "{:?}", response);
                }
                (Call::Result, Step::RetryAfter(_)) | (_, Step::Poll { .. } | Step::Done(_) | Step::Stop(_)) => {}
            }
        }
    }
}
