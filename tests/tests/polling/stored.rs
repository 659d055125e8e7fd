//! A poller that is stored and read again continues as if nothing had happened.

use std::time::Duration;

use captchaai_errors::{Poller, ResultError, Step, SubmitError};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::policies::{config, short_retry};

type TaskPoller = Poller<SubmitError, ResultError>;

fn poller() -> impl Strategy<Value = TaskPoller> {
    let settings =
        (option::of(short_retry()), option::of(short_retry()), option::of(any::<u64>()), option::of(0..100_u64));
    (any::<bool>(), settings).prop_map(|(is_resumed, (pending, unrecognized, seed, limit))| {
        let mut poller = if is_resumed { TaskPoller::resume() } else { TaskPoller::new() };
        if let Some(retry) = pending {
            poller = poller.on_pending(retry).on_unknown_code(retry).on_other_endpoint(retry);
        }
        if let Some(retry) = unrecognized {
            poller = poller.on_unrecognized_submit(retry).on_unrecognized_result(retry);
        }
        if let Some(seed) = seed {
            poller = poller.jitter(seed);
        }
        match limit.map(Duration::from_secs) {
            Some(limit) => poller.deadline(limit * 3).max_delay(limit),
            None => poller,
        }
    })
}

fn stored(poller: &TaskPoller) -> TaskPoller {
    let json = serde_json::to_string(poller).expect("a poller is a map");
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn stored_poller_continues(
        poller in poller(),
        bodies in vec(select(vec!["OK|17", "CAPCHA_NOT_READY", "ERROR_SERVER_ERROR", "ERROR_CAPTCHA_UNSOLVABLE", "<html>", "NEW"]), 1..20),
    ) {
        // Delays with jitter have nanoseconds, and the sum of the delays is stored in milliseconds.
        let has_jitter = serde_json::to_value(&poller).expect("a map")["jitter"].is_u64();
        let mut continuous = poller;
        for body in bodies {
            let mut restarted = stored(&continuous);
            if !has_jitter {
                prop_assert_eq!(&restarted, &continuous);
            }
            let (step, same) = (continuous.handle(body), restarted.handle(body));
            match (&step, &same) {
                // Rounded up, the sum can exceed the deadline earlier by a millisecond, but never later.
                (_, Step::Stop(_)) if has_jitter => break,
                _ => prop_assert_eq!(step, same),
            }
        }
    }
}

#[test]
fn stored_poller_is_a_map_with_constant_keys() {
    let keys = |poller: &TaskPoller| -> Vec<String> {
        let serde_json::Value::Object(map) = serde_json::to_value(poller).expect("a poller is a map") else {
            panic!("a poller is a map")
        };
        map.keys().cloned().collect()
    };
    let mut poller = TaskPoller::new().deadline(Duration::from_secs(60));
    assert_eq!(keys(&poller), keys(&TaskPoller::resume()));
    assert!(matches!(poller.handle(b"OK|17"), Step::Poll { .. }));
    let map = serde_json::to_value(&poller).expect("a poller is a map");
    assert_eq!(
        (&map["call"], &map["waited_ms"], &map["deadline_ms"]),
        (&"result".into(), &5_000.into(), &60_000.into())
    );
}

#[test]
fn poller_of_other_endpoints_is_rejected() {
    let stored = serde_json::to_string(&Poller::<ResultError>::single()).expect("a poller is a map");
    let error = serde_json::from_str::<TaskPoller>(&stored).expect_err("another endpoint");
    assert!(error.to_string().starts_with(r#"invalid value: string "result", expected submit"#), "{error}");
    let error =
        serde_json::from_str::<TaskPoller>(r#"{"submit_endpoint":"submit","result_endpoint":"result","waited_ms":0}"#);
    assert!(error.expect_err("no call").to_string().starts_with("missing field `call`"));
}
