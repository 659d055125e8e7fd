//! An async client: checks the request, submits a task, polls for its result as the catalog specifies, and reports.
//!
//! `cargo run --example async_client -- http://127.0.0.1:PORT json scenario=pending3 1000` runs it against `cargo xtask mock`.
//! The arguments are the base URL, `json` or `plain`, further query parameters, and the divisor of every delay. The
//! API key is in `CAPTCHAAI_KEY`.

use std::{env, error::Error, fmt::Display, num::NonZero, process::exit, time::Duration};

use captchaai_errors::{PollError, Poller, Response, ResultError, Step, SubmitError, preflight};
use tokio::{runtime::Builder, time::sleep};

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
    // The key must not reach another host: no redirects, no proxy from the environment.
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
    let client = client.timeout(Duration::from_secs(30)).build()?;
    let answer = run(&client, base, json, word(2, ""), &key, divisor);
    let runtime = Builder::new_current_thread().enable_all().build()?;
    println!("{}", runtime.block_on(answer).unwrap_or_else(|error| fail(&error.with(&request))));
    Ok(())
}

fn fail(why: &dyn Display) -> ! {
    eprintln!("{why}");
    exit(1)
}

/// Runs one task to its end.
pub async fn run(
    client: &reqwest::Client,
    base: &str,
    json: bool,
    query: &str,
    key: &str,
    divisor: u32,
) -> Result<String, PollError<SubmitError, ResultError>> {
    let common = [("key", key), ("json", if json { "1" } else { "0" })];
    let send = async |task: Option<&str>| -> reqwest::Result<_> {
        let call = match task {
            None => {
                let task = [("method", "userrecaptcha"), ("googlekey", "sitekey"), ("pageurl", "https://example.com")];
                client.post(format!("{base}/in.php?{query}")).form(&[common.as_slice(), &task].concat())
            }
            Some(id) => {
                let task = [("action", "get"), ("id", id)];
                client.get(format!("{base}/res.php?{query}")).query(&[common, task].concat())
            }
        };
        let response = call.send().await?;
        Ok((response.status().as_u16(), response.bytes().await?))
    };
    let (mut poller, mut task) = (Poller::new(), None::<String>);
    loop {
        // The URL in the error contains the key.
        let response = send(task.as_deref()).await.map_err(reqwest::Error::without_url);
        let step = match &response {
            Ok((status, body)) => poller.handle(Response::new(body).with_status(*status)),
            Err(error) => {
                eprintln!("no response: {error}");
                // Only a result call is repeated: a submit call without a response may have created a task.
                poller.on_no_response()
            }
        };
        match step {
            Step::Poll { id, after } => {
                task = Some(id.to_string());
                sleep(after / divisor).await;
            }
            Step::RetryAfter(delay) => sleep(delay / divisor).await,
            Step::Resubmit => task = None,
            Step::Done(answer) => return Ok(answer.to_string()),
            Step::Stop(error) => return Err(error),
        }
    }
}
