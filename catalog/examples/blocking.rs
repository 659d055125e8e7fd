//! A blocking client: checks the request, submits a task, polls for its result as the catalog specifies, and reports.
//!
//! `cargo run --example blocking -- http://127.0.0.1:PORT json scenario=pending3 1000` runs it against `cargo xtask mock`.
//! The arguments are the base URL, `json` or `plain`, further query parameters, and the divisor of every delay. The
//! API key is in `CAPTCHAAI_KEY`.

use std::{env, error::Error, fmt::Display, num::NonZero, process::exit, thread, time::Duration};

use captchaai_errors::{PollError, Poller, ResultError, Step, SubmitError, preflight};

type Failed = PollError<SubmitError, ResultError>;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let word = |place, usual: &'static str| words.get(place).map_or(usual, String::as_str);
    let key = env::var("CAPTCHAAI_KEY").unwrap_or_else(|_| "0".repeat(32));
    let request = [("key", key.as_str().into()), ("method", "userrecaptcha".into())];
    if let Some(violation) = preflight::<SubmitError>(&request).next() {
        fail(&format_args!("not sent: {}", violation.with(&request)));
    }
    let (base, json) = (word(0, "http://127.0.0.1:8080"), word(1, "plain") == "json");
    let divisor = word(3, "1").parse::<NonZero<u32>>()?.get();
    println!("{}", run(base, json, word(2, ""), &key, divisor).unwrap_or_else(|error| fail(&error.with(&request))));
    Ok(())
}

fn fail(why: &dyn Display) -> ! {
    eprintln!("{why}");
    exit(1)
}

/// Runs one task to its end.
pub fn run(base: &str, json: bool, query: &str, key: &str, divisor: u32) -> Result<String, Failed> {
    // The key must not reach another host: no redirects, no proxy from the environment.
    let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).proxy(None);
    let agent = config.timeout_global(Some(Duration::from_secs(30))).build().new_agent();
    let common = [("key", key), ("json", if json { "1" } else { "0" })];
    let send = |task: Option<&str>| -> Result<(u16, Vec<u8>), ureq::Error> {
        let response = match task {
            None => {
                let task = [("method", "userrecaptcha"), ("googlekey", "sitekey"), ("pageurl", "https://example.com")];
                agent.post(format!("{base}/in.php?{query}")).send_form(common.into_iter().chain(task))
            }
            Some(id) => {
                let get = agent.get(format!("{base}/res.php?{query}"));
                get.query_pairs(common.into_iter().chain([("action", "get"), ("id", id)])).call()
            }
        }?;
        Ok((response.status().as_u16(), response.into_body().read_to_vec()?))
    };
    let (mut poller, mut task) = (Poller::new(), None::<String>);
    loop {
        let response = send(task.as_deref());
        let step = match &response {
            Ok((status, body)) => poller.handle((*status, body)),
            Err(error) => {
                eprintln!("no response: {error}");
                // Only a result call is repeated: a submit call without a response may have created a task.
                poller.on_no_response()
            }
        };
        match step {
            Step::Poll { id, after } => {
                task = Some(id.to_string());
                thread::sleep(after / divisor);
            }
            Step::RetryAfter(delay) => thread::sleep(delay / divisor),
            Step::Resubmit => task = None,
            Step::Done(answer) => return Ok(answer.to_string()),
            Step::Stop(error) => return Err(error),
        }
    }
}
