//! A client as a service embeds it: many tasks at once, each with a deadline, cancelled on Ctrl-C and resumed at the next
//! start.
//!
//! `cargo run --example client --features http,serde -- http://127.0.0.1:PORT jobs 10` runs ten tasks against
//! `cargo xtask mock`; `jobs` is the folder of the unfinished tasks. The API key is in `CAPTCHAAI_KEY`.

mod client;
mod error;
mod job;

use std::{env, error::Error, sync::Arc, time::Duration};

use tokio::{signal::ctrl_c, task::JoinSet};
use tokio_util::sync::CancellationToken;

use client::{Client, Config};
use job::{Job, Store};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let words: Vec<String> = env::args().skip(1).collect();
    let word = |place, usual: &'static str| words.get(place).map_or(usual, String::as_str);
    let store = Store::open(word(1, "jobs"))?;
    let client = Arc::new(Client::new(
        Config {
            base: word(0, "http://127.0.0.1:8080").to_owned(),
            key: env::var("CAPTCHAAI_KEY").unwrap_or_else(|_| "0".repeat(32)),
            tasks: 100,
            timeout: Duration::from_secs(30),
            deadline: Duration::from_secs(300),
            speed: 1,
        },
        store.clone(),
    )?);
    let cancel = CancellationToken::new();
    let mut tasks = JoinSet::new();
    let unfinished = store.jobs()?;
    let request = [("method", "userrecaptcha"), ("googlekey", "sitekey"), ("pageurl", "https://example.com")];
    for number in 0..word(2, "1").parse::<usize>()? {
        let job = Job::new(&format!("task-{number}"), "recaptcha", &request)?;
        let (client, cancel) = (client.clone(), cancel.clone());
        tasks.spawn(async move { client.run(job, &cancel).await });
    }
    for job in unfinished {
        let (client, cancel) = (client.clone(), cancel.clone());
        tasks.spawn(async move { client.resume(job, &cancel).await });
    }
    loop {
        tokio::select! {
            _ = ctrl_c(), if !cancel.is_cancelled() => cancel.cancel(),
            ended = tasks.join_next() => match ended {
                Some(Ok(Ok(answer))) => println!("{answer}"),
                Some(Ok(Err(error))) => println!("{} {}", error.status(), error.label()),
                Some(Err(error)) => return Err(error.into()),
                None => return Ok(()),
            },
        }
    }
}
