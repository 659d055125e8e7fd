//! The example `client` against the mock server: every situation ends as it should, no task is paid twice or lost, and no
//! line contains the key.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed assertion ends the test")]

#[path = "../examples/client/client.rs"]
mod client;
#[path = "../examples/client/error.rs"]
mod error;
#[path = "../examples/client/job.rs"]
mod job;

use std::error::Error;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use captchaai_errors::RetryPolicy;
use client::{Client, Config};
use errbook_mock::{Mock, Response, Scenario, Server};
use error::ClientError;
use job::{Job, Store};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tracing::Level;
use tracing::subscriber::DefaultGuard;

const KEY: &str = "5ecre75ecre75ecre75ecre75ecre7ab";
/// The maximum time of a call, except where the server does not respond.
const TIMEOUT: Duration = Duration::from_secs(30);
const ANSWER: &str = "the answer of the task";

/// A server, a client of it, and everything that was logged.
struct Setup {
    server: Server,
    client: Arc<Client>,
    store: Store,
    folder: tempfile::TempDir,
    log: Log,
    _guard: DefaultGuard,
}

/// Collects the log of every crate, from the finest level on.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Setup {
    fn new(scenario: Scenario) -> Self {
        Setup::with(scenario, Level::TRACE, TIMEOUT)
    }

    fn with(scenario: Scenario, level: Level, timeout: Duration) -> Self {
        let server = Mock::from_file("errors.yaml").unwrap().start().unwrap();
        server.play("", scenario);
        let (log, folder) = (Log::default(), tempfile::tempdir().unwrap());
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt().with_max_level(level).with_ansi(false);
        let guard = tracing::subscriber::set_default(subscriber.with_writer(move || writer.clone()).finish());
        let store = Store::open(folder.path()).unwrap();
        let client = Arc::new(new_client(server.url(), &store, timeout));
        Setup { server, client, store, folder, log, _guard: guard }
    }

    async fn run(&self) -> Result<String, ClientError> {
        self.client.run(new_job("task"), &CancellationToken::new()).await
    }

    /// Returns the numbers of submit and result calls.
    fn counts(&self) -> [u64; 2] {
        [self.server.requests("submit"), self.server.requests("result")]
    }

    /// Fails if the key is in the log, in an error or in a stored task.
    fn assert_no_key(&self, ended: &Result<String, ClientError>) {
        let log = String::from_utf8(self.log.0.lock().unwrap().clone()).unwrap();
        let mut lines = format!("{log}{ended:?}");
        if let Err(error) = ended {
            let causes = std::iter::successors(Some(error as &(dyn Error + 'static)), |error| (*error).source());
            lines.extend(causes.map(|cause| format!("\n{cause}\n{cause:?}\n{cause:#}")));
            if let ClientError::Task(error) = error {
                lines +=
                    &format!("\n{}\n{}", serde_json::to_string(error).unwrap(), error.with(&[("key", KEY.into())]));
            }
        }
        for file in std::fs::read_dir(self.folder.path()).unwrap() {
            lines += &std::fs::read_to_string(file.unwrap().path()).unwrap();
        }
        assert!(log.contains("task{name="), "{log}");
        assert!(!lines.contains(KEY), "{lines}");
    }
}

fn new_client(base: String, store: &Store, timeout: Duration) -> Client {
    Client::new(config(base, timeout), store.clone()).unwrap()
}

fn config(base: String, timeout: Duration) -> Config {
    Config { base, key: KEY.to_owned(), tasks: 100, timeout, deadline: Duration::from_secs(300), speed: 5_000 }
}

fn new_job(name: &str) -> Job {
    let request = [("method", "userrecaptcha"), ("googlekey", "sitekey"), ("pageurl", "https://example.com")];
    Job::new(name, "recaptcha", &request).unwrap()
}

fn raw(status: u16, body: impl Into<Vec<u8>>) -> Scenario {
    Scenario::response(Response::new(status).body(body))
}

/// Returns a scenario from its text.
fn text(text: &str) -> Scenario {
    text.parse().unwrap()
}

/// The expected end: the answer, or the label of the error; the numbers of submit and result calls.
type Row = (&'static str, Scenario, Result<&'static str, &'static str>, [u64; 2]);

fn situations() -> Vec<Row> {
    let echo = format!("<html>no access for {KEY}</html>");
    let moved = Response::new(302).header("location", "http://127.0.0.1:9/in.php");
    vec![
        ("pending once", text("pending1"), Ok(ANSWER), [1, 2]),
        ("pending three times", text("pending3"), Ok(ANSWER), [1, 4]),
        ("done at the first poll", text("ok"), Ok(ANSWER), [1, 1]),
        ("byte by byte", text("drip"), Ok(ANSWER), [1, 1]),
        // The result call is repeated, and the task is kept.
        ("page of a proxy while polling", text("html502>pending1@result"), Ok(ANSWER), [1, 3]),
        ("gateway timeout while polling", text("html504>html504>ok@result"), Ok(ANSWER), [1, 3]),
        ("captive portal while polling", text("html200>ok@result"), Ok(ANSWER), [1, 2]),
        ("empty body while polling", text("empty>ok@result"), Ok(ANSWER), [1, 2]),
        ("no content while polling", raw(204, "").then(Scenario::ok()).at("result"), Ok(ANSWER), [1, 2]),
        ("cut body while polling", text("cut>ok@result"), Ok(ANSWER), [1, 2]),
        ("closed connection while polling", text("close>ok@result"), Ok(ANSWER), [1, 2]),
        ("no response while polling", text("hang>ok@result"), Ok(ANSWER), [1, 2]),
        (
            "truncated JSON while polling",
            raw(200, "{\"status\":1,\"req").then(Scenario::ok()).at("result"),
            Ok(ANSWER),
            [1, 2],
        ),
        (
            "invalid UTF-8 while polling",
            raw(200, b"OK|\xff".to_vec()).then(Scenario::ok()).at("result"),
            Ok(ANSWER),
            [1, 2],
        ),
        ("server error while polling", text("server2!500@result"), Ok(ANSWER), [1, 3]),
        ("429 page with a delay while polling", text("html429;retry-after=7>ok@result"), Ok(ANSWER), [1, 2]),
        ("rate limit at the result endpoint", text("code:ERROR_TOO_MUCH_REQUESTS>ok@result"), Ok(ANSWER), [1, 2]),
        ("no slot at the result endpoint", text("code:ERROR_NO_SLOT_AVAILABLE>ok@result"), Ok(ANSWER), [1, 2]),
        ("page of a proxy forever", text("html502@result"), Err("unrecognized"), [1, 5]),
        ("closed connection forever", text("close@result"), Err("no_response"), [1, 6]),
        ("pending forever", text("code:CAPCHA_NOT_READY@result"), Err("CAPCHA_NOT_READY"), [1, 46]),
        // The submit call may have been accepted, and is not repeated.
        ("page of a proxy after the submit call", text("html502@submit"), Err("unrecognized"), [1, 0]),
        ("captive portal after the submit call", text("html200@submit"), Err("unrecognized"), [1, 0]),
        ("429 page after the submit call", text("html429;retry-after=1@submit"), Err("unrecognized"), [1, 0]),
        ("empty body after the submit call", text("empty@submit"), Err("unrecognized"), [1, 0]),
        ("cut body after the submit call", text("cut@submit"), Err("no_response"), [1, 0]),
        ("closed connection after the submit call", text("close@submit"), Err("no_response"), [1, 0]),
        ("no response to the submit call", text("hang@submit"), Err("no_response"), [1, 0]),
        ("redirect of the submit call", Scenario::response(moved).at("submit"), Err("unrecognized"), [1, 0]),
        ("echo of the key", raw(403, echo).at("submit"), Err("unrecognized"), [1, 0]),
        ("code of the result endpoint", text("code:CAPCHA_NOT_READY@submit"), Err("CAPCHA_NOT_READY"), [1, 0]),
        // A code decides.
        ("server error after the submit call", text("server2!503@submit"), Ok(ANSWER), [3, 2]),
        ("no slot for the task", text("code:ERROR_NO_SLOT_AVAILABLE>ok@submit"), Ok(ANSWER), [2, 2]),
        ("unknown code after the submit call", text("code:ERROR_NEW@submit"), Err("unknown_code"), [1, 0]),
        ("unknown code while polling", text("code:ERROR_NEW@result"), Err("unknown_code"), [1, 1]),
        ("no balance", text("code:ERROR_ZERO_BALANCE@submit"), Err("ERROR_ZERO_BALANCE"), [1, 0]),
        ("wrong key while polling", text("code:ERROR_WRONG_USER_KEY@result"), Err("ERROR_WRONG_USER_KEY"), [1, 1]),
        ("unsolvable once", text("code:ERROR_CAPTCHA_UNSOLVABLE>ok@result"), Ok(ANSWER), [2, 2]),
        ("unsolvable forever", text("code:ERROR_CAPTCHA_UNSOLVABLE@result"), Err("ERROR_CAPTCHA_UNSOLVABLE"), [2, 2]),
        ("ID of another task", raw(200, "OK|404").at("submit"), Err("ERROR_WRONG_CAPTCHA_ID"), [1, 1]),
        // A success is the payload, whatever it spells.
        ("answer that spells a code", raw(200, "OK|ERROR5").at("result"), Ok("ERROR5"), [1, 1]),
        (
            "answer in JSON that spells a code",
            raw(200, r#"{"status":1,"request":"ERROR_ZERO_BALANCE"}"#).at("result"),
            Ok("ERROR_ZERO_BALANCE"),
            [1, 1],
        ),
        (
            "answer that is a number",
            raw(200, r#"{"request":3397637370,"status":1}"#).at("result"),
            Ok("3397637370"),
            [1, 1],
        ),
        ("answer after a byte order mark", raw(200, "\u{feff}OK|x\r\n").at("result"), Ok("x"), [1, 1]),
    ]
}

#[tokio::test]
async fn situations_end_as_they_should() {
    let situations = situations();
    assert!(situations.len() >= 28);
    for (name, scenario, end, counts) in situations {
        let timeout = if name.starts_with("no response") { Duration::from_secs(2) } else { TIMEOUT };
        let setup = Setup::with(scenario, Level::TRACE, timeout);
        let ended = setup.run().await;
        let label = ended.as_ref().map(String::as_str).map_err(ClientError::label);
        assert_eq!((label, setup.counts()), (end, counts), "{name}: {ended:?}");
        assert!(setup.store.jobs().unwrap().is_empty(), "{name}");
        setup.assert_no_key(&ended);
    }
}

#[tokio::test]
async fn refused_connection_ends_without_the_key() {
    let setup = Setup::new(Scenario::ok());
    let client = new_client("http://127.0.0.1:9".to_owned(), &setup.store, TIMEOUT);
    let mut job = new_job("task");
    let ended = client.run(job.clone(), &CancellationToken::new()).await;
    assert_eq!(ended.as_ref().map_err(ClientError::label), Err("no_response"));
    setup.assert_no_key(&ended);
    // The URL of a result call contains the key.
    (job.id, job.poller) = (Some("17".to_owned()), captchaai_errors::Poller::resume());
    let ended = client.resume(job, &CancellationToken::new()).await;
    let Err(ClientError::Task(error)) = &ended else { panic!("{ended:?}") };
    let source = error.source().unwrap().to_string();
    assert!(source.contains("/res.php?key=[redacted]&json=1&action=get&id=17"), "{source}");
    setup.assert_no_key(&ended);
}

#[tokio::test]
async fn numeric_id_is_kept_as_it_is() {
    let setup = Setup::new(raw(200, r#"{"status":1,"request":00733976373700000000001}"#).at("submit"));
    setup.server.add_task("", "733976373700000000001");
    setup.server.play("", raw(200, r#"{"status":1,"request":733976373700000000001}"#).at("submit"));
    assert_eq!(setup.run().await.unwrap(), ANSWER);
    let received = setup.server.received();
    assert_eq!(received.last().unwrap().parameter("id"), Some("733976373700000000001"));
}

#[tokio::test]
async fn invalid_request_is_not_sent() {
    let setup = Setup::new(Scenario::ok());
    let mut job = new_job("task");
    job.request[2].1.clear();
    let error = setup.client.run(job, &CancellationToken::new()).await.unwrap_err();
    assert_eq!((error.label(), error.status(), setup.counts()), ("ERROR_PAGEURL", 400, [0, 0]));
    assert_eq!(Job::new("task", "recapcha", &[]).unwrap_err().to_string(), "unknown task type `recapcha`");
}

#[tokio::test]
async fn statuses_tell_whose_fault_it_is() {
    for (scenario, status) in [
        ("code:ERROR_ZERO_BALANCE@submit", 500),
        ("code:ERROR_KEY_DOES_NOT_EXIST@result", 500),
        ("code:ERROR_BAD_TOKEN_OR_PAGEURL@submit", 400),
        ("html502@submit", 503),
        ("code:ERROR_NEW@submit", 503),
        ("code:ERROR_CAPTCHA_UNSOLVABLE@result", 503),
        ("close@submit", 503),
    ] {
        assert_eq!(Setup::new(text(scenario)).run().await.unwrap_err().status(), status, "{scenario}");
    }
}

#[tokio::test]
async fn deadline_ends_a_pending_task() {
    let setup = Setup::new(text("code:CAPCHA_NOT_READY@result"));
    let config = Config { deadline: Duration::from_secs(40), ..config(setup.server.url(), TIMEOUT) };
    let client = Client::new(config, setup.store.clone()).unwrap();
    let error = client.run(new_job("task"), &CancellationToken::new()).await.unwrap_err();
    assert!(error.to_string().ends_with("[the next delay exceeds the deadline]"), "{error}");
    // The first poll after 15 s and the next ones after 5 s, each with up to a second more.
    assert!((1..=6).contains(&setup.counts()[1]) && setup.counts()[0] == 1, "{:?}", setup.counts());
}

#[tokio::test]
async fn cancelled_task_is_resumed() {
    let setup = Setup::new(text("code:CAPCHA_NOT_READY@result"));
    let (client, cancel) = (setup.client.clone(), CancellationToken::new());
    let task = tokio::spawn({
        let cancel = cancel.clone();
        async move { client.run(new_job("task"), &cancel).await }
    });
    while setup.counts()[1] < 3 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    cancel.cancel();
    let ended = task.await.unwrap();
    assert!(matches!(ended, Err(ClientError::Cancelled)), "{ended:?}");
    setup.server.play("", Scenario::ok().at("result"));
    assert_eq!(resume_all(&setup).await, [Ok(ANSWER.to_owned())]);
    assert_eq!(setup.counts()[0], 1);
    setup.assert_no_key(&ended);
}

/// Continues the stored tasks in a new client, as after a restart.
async fn resume_all(setup: &Setup) -> Vec<Result<String, &'static str>> {
    let client = new_client(setup.server.url(), &setup.store, TIMEOUT);
    let mut ended = Vec::new();
    for job in setup.store.jobs().unwrap() {
        ended.push(client.resume(job, &CancellationToken::new()).await.map_err(|error| error.label()));
    }
    ended
}

#[tokio::test]
async fn limits_hold_after_a_crash() {
    let setup = Setup::new(text("code:CAPCHA_NOT_READY@result"));
    for _ in 0..3 {
        // The process ends between two polls.
        let run = async {
            match setup.store.jobs().unwrap().pop() {
                None => setup.run().await,
                Some(job) => setup.client.resume(job, &CancellationToken::new()).await,
            }
        };
        let polls = setup.counts()[1];
        let crash = async {
            while setup.counts()[1] < polls + 10 {
                tokio::time::sleep(Duration::from_micros(100)).await;
            }
        };
        tokio::select! {
            ended = run => panic!("{ended:?}"),
            () = crash => {}
        }
    }
    assert_eq!(resume_all(&setup).await, [Err("CAPCHA_NOT_READY")]);
    let RetryPolicy::Poll { max_attempts, .. } = new_job("task").poller_policy() else { panic!("a task is polled") };
    // A poll whose response was not stored before the crash is repeated.
    let [submits, polls] = setup.counts();
    assert!(submits == 1 && (u64::from(max_attempts)..=u64::from(max_attempts) + 3).contains(&polls), "{polls}");
}

impl Job {
    /// Returns the policy of the polls, as the store has it.
    fn poller_policy(&self) -> RetryPolicy {
        serde_json::from_value(serde_json::to_value(&self.poller).unwrap()["on_pending"].clone()).unwrap()
    }
}

#[tokio::test]
async fn interrupted_submit_call_is_not_repeated() {
    let setup = Setup::new(text("hang@submit"));
    assert!(timeout(Duration::from_millis(200), setup.run()).await.is_err());
    assert_eq!(setup.counts(), [1, 0]);
    setup.server.play("", Scenario::ok().at("submit"));
    for _ in 0..2 {
        assert_eq!(resume_all(&setup).await, [Err("client_error")]);
    }
    assert_eq!(setup.counts(), [1, 0]);
}

#[tokio::test]
async fn many_tasks_run_at_once() {
    const TASKS: usize = 250;

    let setup = Setup::with(text("pending2"), Level::INFO, TIMEOUT);
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..TASKS {
        let client = setup.client.clone();
        let job = new_job(&format!("task-{number}"));
        tasks.spawn(async move { client.run(job, &CancellationToken::new()).await });
    }
    let answers = tasks.join_all().await;
    let failed: Vec<_> = answers.iter().filter(|answer| answer.as_deref().ok() != Some(ANSWER)).collect();
    assert!(failed.is_empty(), "{} failed: {:?}", failed.len(), failed.first());
    assert_eq!(setup.counts(), [TASKS as u64, 3 * TASKS as u64]);
    // No poll is early: the first one is sent 15 s after the submission, divided by the speed.
    let received = setup.server.received();
    for poll in received.iter().filter(|request| request.endpoint == "result") {
        let id = poll.parameter("id");
        let before = received.iter().filter(|other| other.task.as_deref() == id && other.at < poll.at);
        if let Some(last) = before.map(|other| other.at).max() {
            assert!(poll.at - last >= Duration::from_secs(5) / 5_000, "{id:?}");
        }
    }
}

#[test]
fn store_reads_what_it_saved() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path().join("jobs")).unwrap();
    let job = new_job("task");
    store.save(&job).unwrap();
    std::fs::write(Path::new(folder.path()).join("jobs/other.new"), "{").unwrap();
    let read = store.jobs().unwrap();
    assert_eq!((read.len(), &read[0].poller, &read[0].request), (1, &job.poller, &job.request));
    store.remove(&job).unwrap();
    assert!(store.jobs().unwrap().is_empty());
}
