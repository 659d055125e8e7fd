//! `errbook mock`: every scenario in both formats, limits, counts, and the loopback address.
#![allow(clippy::indexing_slicing, reason = "the arrays have one element per format")]

#[path = "common/server.rs"]
mod server;

use std::io::Write;
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::time::{Duration, Instant};

use errbook_core::Outcome;
use server::Server;

const PENDING: [&str; 2] = ["CAPCHA_NOT_READY", r#"{"status":0,"request":"CAPCHA_NOT_READY"}"#];
const ANSWER: [&str; 2] = ["OK|the answer of the task", r#"{"status":1,"request":"the answer of the task"}"#];

/// Returns the task ID in a success.
fn task_id(body: &str) -> String {
    let digits: String = body.trim_start_matches(r#"{"status":1"#).chars().filter(char::is_ascii_digit).collect();
    assert!(body == format!("OK|{digits}") || body == format!(r#"{{"status":1,"request":"{digits}"}}"#), "{body}");
    digits
}

#[test]
fn task_is_pending_once_by_default() {
    let server = Server::start(&[]);
    for json in 0..2 {
        let id = task_id(&server.get(&format!("/in.php?json={json}")).1);
        let bodies = [0; 3].map(|_| server.get(&format!("/res.php?json={json}&id={id}")).1);
        assert_eq!(bodies, [PENDING, ANSWER, ANSWER].map(|both| both[json]));
    }
    assert_eq!(server.counts(""), [2, 6, 2], "a task belongs to the run that submitted it");
}

#[test]
fn scenario_applies_per_run_and_continues_with_the_task() {
    let server = Server::start(&[]);
    let error = |code: &str| [code.to_owned(), format!(r#"{{"status":0,"request":"{code}"}}"#)];
    for json in 0..2 {
        let submit = |scenario: &str, run: &str| {
            server.get(&format!("/in.php?json={json}&scenario={scenario}&run={run}{json}")).1
        };
        let poll = |id: &str| server.get(&format!("/res.php?json={json}&id={id}")).1;
        assert_eq!(poll(&task_id(&submit("ok", "a"))), ANSWER[json]);

        let three = task_id(&submit("pending3", "b"));
        assert_eq!([0; 4].map(|_| poll(&three)), [PENDING, PENDING, PENDING, ANSWER].map(|both| both[json]));
        assert_eq!(server.counts(&format!("b{json}")), [1, 4, 1]);

        let two = [0; 2].map(|_| submit("server2", "c"));
        assert_eq!(two, [0; 2].map(|_| error("ERROR_SERVER_ERROR")[json].clone()));
        let task = task_id(&submit("server2", "c"));
        let internal = error("ERROR_INTERNAL_SERVER_ERROR")[json].clone();
        assert_eq!([0; 3].map(|_| poll(&task)), [internal.clone(), internal, ANSWER[json].to_owned()]);

        assert_eq!(submit("code:ERROR_ZERO_BALANCE", "d"), error("ERROR_ZERO_BALANCE")[json]);
        let unsolvable = task_id(&submit("code:ERROR_CAPTCHA_UNSOLVABLE@result", "e"));
        assert_eq!([0; 2].map(|_| poll(&unsolvable)), [0; 2].map(|_| error("ERROR_CAPTCHA_UNSOLVABLE")[json].clone()));
        assert_eq!(submit("code:NO_SUCH_CODE", "f"), error("NO_SUCH_CODE")[json]);
        let later = task_id(&submit("code:ERROR_WRONG_USER_KEY@result", "g"));
        assert_eq!(poll(&later), error("ERROR_WRONG_USER_KEY")[json]);

        assert_eq!(submit("empty", "h"), "");
        let page = server.get(&format!("/in.php?json={json}&scenario=html521"));
        assert!(page.0 == 521 && page.1.starts_with("<!DOCTYPE html>"), "{page:?}");

        let started = Instant::now();
        assert_eq!(poll(&task_id(&submit("drip", "i"))), ANSWER[json]);
        assert!((Duration::from_millis(100)..Duration::from_secs(20)).contains(&started.elapsed()));

        let (head, body) = server.raw(format!("GET /in.php?json={json}&scenario=cut HTTP/1.1\r\n\r\n").as_bytes());
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).map(str::parse);
        assert!(length.is_some_and(|length: Result<usize, _>| length.is_ok_and(|length| body.len() * 2 <= length)));
    }
}

#[test]
fn code_of_another_endpoint_is_sent() {
    let server = Server::start(&[]);
    assert_eq!(server.get("/in.php?scenario=code:CAPCHA_NOT_READY"), (200, PENDING[0].to_owned()));
    assert_eq!(server.get("/res.php?scenario=code:ERROR_UPLOAD"), (200, "ERROR_UPLOAD".to_owned()));
}

#[test]
fn scenario_sets_the_status() {
    let server = Server::start(&[]);
    assert_eq!(server.get("/in.php?scenario=code:ERROR_UPLOAD!429"), (429, "ERROR_UPLOAD".to_owned()));
    assert_eq!(server.get("/in.php?scenario=empty!204"), (204, String::new()));
    assert_eq!(server.get("/in.php?scenario=ok!201").0, 201);
    assert_eq!(server.get("/in.php?scenario=code:ERROR_UPLOAD!503@result").0, 200, "another endpoint");
    assert_eq!(server.get("/in.php?scenario=code:WHAT!"), (200, "WHAT!".to_owned()));
    let statuses = [0; 2].map(|_| server.get("/in.php?scenario=server1!503&run=s").0);
    assert_eq!(statuses, [503, 200]);
}

#[test]
fn every_method_is_answered() {
    let server = Server::start(&[]);
    for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "HEAD"] {
        let request = format!("{method} /in.php?scenario=code:ERROR_UPLOAD HTTP/1.1\r\nhost: x\r\n\r\n");
        let (head, body) = server.raw(request.as_bytes());
        assert!(head.starts_with("HTTP/1.1 200 ") && head.contains("content-length: 12"), "{method}: {head}");
        assert_eq!(body, if method == "HEAD" { "" } else { "ERROR_UPLOAD" }, "{method}");
    }
}

#[test]
fn path_template_matches_any_parameter() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let file = folder.path().join("errors.yaml");
    let demo = include_str!("fixtures/demo.yaml");
    let templates = demo.replace("/start", "/tasks/{id}/start").replace("/poll", "/tasks/{id}");
    std::fs::write(&file, templates).expect("the file is writable");
    let server = Server::start(&["--catalog", file.to_str().expect("the path is UTF-8")]);
    assert_eq!(server.get("/tasks/7/start?scenario=code:NO_MONEY").1, "NO_MONEY");
    assert_eq!(server.get("/tasks/a%20b?scenario=pending1").1, "NOT_READY");
    assert_eq!((server.get("/tasks").0, server.get("/tasks/7/stop").0), (404, 404));
}

#[test]
fn query_selects_the_endpoint() {
    let entry = "retry: change, title: A code, meaning: It is refused., fix: Change it.";
    let paths =
        ["res.php", "res.php?action=getbalance", "res.php?action={any}", "res.php?action=report{verdict}&deep=1"];
    let endpoints = (0..).zip(paths).map(|(index, path)| {
        format!("  e{index}: {{path: {path:?}, title: Endpoint, errors: {{E{index}: {{{entry}}}}}}}\n")
    });
    let catalog = format!(
        "catalog: demo\ntitle: Demo\nresponses: {{text: {{}}}}\nretry_policies: {{change: {{class: after_fix}}}}\nendpoints:\n{}",
        endpoints.collect::<String>()
    );
    let folder = tempfile::tempdir().expect("a temporary directory");
    let file = folder.path().join("errors.yaml");
    std::fs::write(&file, catalog).expect("the catalog is written");
    let server = Server::start(&["--catalog", file.to_str().expect("the path is UTF-8")]);
    for (target, endpoint) in [
        ("/res.php?", "E0"),
        ("/res.php?action=&", "E0"),
        ("/res.php?key=1&action=getbalance&", "E1"),
        ("/res.php?action=get%62alance&", "E1"),
        ("/res.php?action=get&", "E2"),
        ("/res.php?action=reportgood&", "E2"),
        ("/res.php?deep=1&action=reportgood&", "E3"),
        ("/res.php?deep=1&action=getbalance&", "E1"),
    ] {
        let name = endpoint.to_lowercase();
        assert_eq!(
            server.get(&format!("{target}scenario=code:{endpoint}!201@{name}")),
            (201, endpoint.into()),
            "{target}"
        );
    }
    let form = "application/x-www-form-urlencoded";
    assert_eq!(server.post("/res.php?scenario=code:E1!201@e1", form, b"action=getbalance"), "E1");
}

#[test]
fn settings_are_read_from_headers() {
    let server = Server::start(&[]);
    let (_, body) = server.raw(b"GET /in.php HTTP/1.1\r\nX-Scenario: code:ERROR_UPLOAD\r\nX-Run: h\r\n\r\n");
    assert_eq!((body.as_str(), server.counts("h")), ("ERROR_UPLOAD", [1, 0, 0]));
    let (_, body) = server.raw(b"GET /in.php?scenario=ok HTTP/1.1\r\nX-Needs: pageurl\r\n\r\n");
    assert_eq!(body, "ERROR_PAGEURL");
}

#[test]
fn query_parameter_is_percent_decoded() {
    let server = Server::start(&[]);
    let body = server.get("/in.php?run=a+b%20c%2B%zz").1;
    assert!(body.starts_with("OK|"), "{body}");
    let counts = server.get("/_count?run=a%20b+c%2b%zz").1;
    assert!(counts.starts_with(r#"{"run":"a b c+%zz","requests":{"#), "{counts}");
    assert!(counts.ends_with(r#""result":0,"submit":1},"tasks":1}"#), "{counts}");
}

#[test]
fn violated_limit_takes_precedence_over_scenario() {
    let server = Server::start(&[]);
    let key = "0".repeat(32);
    for (target, expected) in [
        (format!("/in.php?scenario=ok&key={}", "0".repeat(31)), "ERROR_WRONG_USER_KEY"),
        ("/in.php?scenario=ok&pageurl=%20".to_owned(), "ERROR_PAGEURL"),
        ("/in.php?scenario=ok&needs=pageurl,key".to_owned(), "ERROR_PAGEURL"),
        ("/in.php?scenario=ok&needs=googlekey&json=1".to_owned(), r#"{"status":0,"request":"ERROR_GOOGLEKEY"}"#),
        ("/in.php?body=%25%25".to_owned(), "ERROR_UPLOAD"),
        (format!("/res.php?key={key}&id=12a"), "ERROR_WRONG_ID_FORMAT"),
        ("/res.php?action=".to_owned(), "ERROR_EMPTY_ACTION"),
        (format!("/res.php?key={key}&id=12&run=own"), "ERROR_WRONG_CAPTCHA_ID"),
    ] {
        assert_eq!(server.get(&target), (200, expected.to_owned()), "{target}");
    }
    let form = "application/x-www-form-urlencoded";
    assert_eq!(server.post("/in.php", form, b"method=post&key=short"), "ERROR_WRONG_USER_KEY");
    assert_eq!(server.post("/in.php", form, format!("key={key}&body=aGV5IQ%3D%3D").as_bytes()), "OK|1001");
}

#[test]
fn file_limits_are_inclusive() {
    let server = Server::start(&[]);
    let upload = |name: &str, bytes: usize| {
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n{}\r\n\
             --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n",
            "0".repeat(32)
        );
        let body = [head.as_bytes(), &vec![b'-'; bytes], b"\r\n--edge--\r\n"].concat();
        server.post("/in.php", "multipart/form-data; boundary=edge", &body)
    };
    assert!(upload("a.png", 1024).starts_with("OK|"));
    assert_eq!(upload("a.png", 1023), "ERROR_ZERO_CAPTCHA_FILESIZE");
    assert!(upload("a.JPG", 1_048_576).starts_with("OK|"));
    assert_eq!(upload("a.png", 1_048_577), "ERROR_TOO_BIG_CAPTCHA_FILESIZE");
    assert_eq!(upload("a.bmp", 2000), "ERROR_WRONG_FILE_EXTENSION");
}

#[test]
fn unsupported_request_is_rejected() {
    let server = Server::start(&[]);
    assert_eq!(server.get("/nowhere").0, 404);
    let unknown = server.get("/in.php?scenario=no-such-scenario");
    assert!(unknown.0 == 400 && unknown.1.contains("htmlSTATUS"), "{unknown:?}");
    assert_eq!(server.get(&format!("/in.php?run={}", "r".repeat(201))).0, 400);
    for (request, status) in [
        ("nonsense\r\n\r\n", "400"),
        ("POST /in.php HTTP/1.1\r\ncontent-length: 99999999999\r\n\r\n", "413"),
        ("POST /in.php HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n", "411"),
    ] {
        let (head, _) = server.raw(request.as_bytes());
        assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{head}");
    }
    assert_eq!(server.counts("never-seen"), [0, 0, 0]);
}

#[test]
fn oldest_run_is_dropped() {
    let server = Server::start(&[]);
    for run in 0..1002 {
        server.get(&format!("/in.php?run=r{run}"));
    }
    assert_eq!(["r0", "r1", "r2", "r1001"].map(|run| server.counts(run)[0]), [0, 0, 1, 1]);
}

#[test]
fn server_listens_on_loopback_only() {
    let server = Server::start(&[]);
    assert!(server.address.starts_with("127.0.0.1:"), "{}", server.address);
    let port: u16 = server.address.trim_start_matches("127.0.0.1:").parse().expect("a port");
    let elsewhere = TcpStream::connect_timeout(&([127, 0, 0, 2], port).into(), Duration::from_secs(5));
    assert!(elsewhere.is_err(), "the server listens on another address");
    // The address of this machine in its network; connecting a UDP socket sends nothing.
    let own = UdpSocket::bind("0.0.0.0:0").and_then(|socket| {
        socket.connect("192.0.2.1:9")?;
        socket.local_addr()
    });
    if let Ok(own) = own
        && !own.ip().is_loopback()
    {
        assert!(TcpStream::connect_timeout(&(own.ip(), port).into(), Duration::from_secs(5)).is_err());
    }
    assert!(TcpListener::bind(("127.0.0.1", port)).is_err(), "the port is in use");
}

#[test]
fn server_stops_after_its_duration() {
    let started = Instant::now();
    let mut server = Server::start(&["--duration", "1"]);
    assert!(server.get("/in.php").1.starts_with("OK|"));
    assert!(server.child.wait().expect("the server stops").success());
    assert!((Duration::from_secs(1)..Duration::from_secs(30)).contains(&started.elapsed()));
}

#[test]
fn server_stops_after_its_duration_with_hanging_idle_and_dripping_clients() {
    let started = Instant::now();
    let mut server = Server::start(&["--duration", "1"]);
    let connect = || TcpStream::connect(&server.address).expect("the server listens");
    let mut hanging = connect();
    hanging.write_all(b"GET /in.php?scenario=hang HTTP/1.1\r\n\r\n").expect("the server reads");
    let _idle = connect();
    let mut dripping = connect();
    let dripper = std::thread::spawn(move || {
        while dripping.write_all(b"a").is_ok() {
            std::thread::sleep(Duration::from_millis(20));
        }
    });
    assert!(server.child.wait().expect("the server stops").success());
    // The request of the dripping client would time out after ten seconds.
    assert!((Duration::from_secs(1)..Duration::from_secs(8)).contains(&started.elapsed()), "{:?}", started.elapsed());
    dripper.join().expect("no panic");
}

#[cfg(unix)]
#[test]
fn server_stops_on_sigterm() {
    let mut server = Server::start(&[]);
    let kill = std::process::Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status();
    assert!(kill.is_ok_and(|kill| kill.success()));
    assert!(!server.child.wait().expect("the server stops").success());
}

#[test]
fn port_in_use_is_reported() {
    let server = Server::start(&[]);
    let port = server.address.trim_start_matches("127.0.0.1:").to_owned();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_errbook")).args(["mock", "--port", &port]).output();
    let output = output.expect("the program starts");
    assert_eq!(output.status.code(), Some(1));
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(err.starts_with(&format!("error: cannot listen on 127.0.0.1:{port}: ")), "{err}");
}

#[test]
fn responses_follow_the_given_catalog() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/demo.yaml");
    let server = Server::start(&["--catalog", file]);
    assert_eq!(server.get("/start?scenario=code:NO_MONEY").1, "NO_MONEY");
    let task = server.get("/start?json=1").1;
    assert!(task.contains("\"1001\""), "{task}");
    let pending = server.get("/poll?json=1&task=1001").1;
    assert!(pending.contains("NOT_READY"), "{pending}");
    assert!(server.get("/poll?task=1001").1.ends_with("the answer of the task"));
    let json = "application/json; charset=utf-8";
    assert!(server.post("/start", json, br#"{"deep":{"key":"x"},"key":"x"}"#).contains("NO_MONEY"));
    assert_eq!(server.post("/start", json, b"{}"), "OK|1002");
    assert_eq!(server.post("/poll", json, br#"{"task":1002}"#), "NOT_READY");
    assert_eq!(server.count("", "/requests/poll"), 3);
}

#[test]
fn every_catalog_parses_its_own_mock_responses() {
    let workspace = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let directory = workspace.join("tests/catalogs");
    let files =
        std::fs::read_dir(directory).expect("the directory exists").map(|file| file.expect("a readable entry").path());
    let mut errors = 0;
    for file in files.chain([workspace.join("catalog/errors.yaml")]) {
        let server = Server::start(&["--catalog", file.to_str().expect("the path is UTF-8")]);
        let (_, checked) = errbook_compiler::check_bytes(&std::fs::read(&file).expect("the file is readable"));
        let catalog = checked.catalog.expect("a catalog");
        errbook_compiler::with_table(&catalog, |table| {
            let has_success = table.responses.json.is_some()
                || table.responses.text.is_some_and(|text| text.success_prefix.is_some());
            for (endpoint, json) in table.endpoints.iter().flat_map(|endpoint| [(endpoint, 0), (endpoint, 1)]) {
                let path = endpoint.path.trim_start_matches('/');
                let separator = if path.contains('?') { '&' } else { '?' };
                let path = format!("/{path}{separator}json={json}&scenario=");
                let method = endpoint.method.unwrap_or("GET");
                let (status, body) = server.send(method, &format!("{path}ok"));
                let outcome = table.parse(endpoint, (status, body.as_str()));
                assert_eq!(status, if has_success { 200 } else { 501 }, "{file:?}: {body}");
                assert!(!has_success || matches!(outcome, Outcome::Success { .. }), "{file:?}: {body}: {outcome:?}");
                for entry in endpoint.entries().filter(|entry| !entry.code().contains(' ')).take(20) {
                    let (status, body) = server.send(method, &format!("{path}code:{}@{}", entry.code(), endpoint.name));
                    match table.parse(endpoint, (status, body.as_str())) {
                        Outcome::Error { code, .. } | Outcome::Pending { code, .. } => {
                            assert_eq!(code, entry, "{body}");
                        }
                        other => panic!("{file:?}: {body}: {other:?}"),
                    }
                    errors += 1;
                }
            }
        });
    }
    assert!(errors > 100, "{errors}");
}

#[test]
fn methods_select_the_endpoint_and_documented_statuses_are_sent() {
    let template = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/rest.yaml");
    let server = Server::start(&["--catalog", template]);
    let status = |head: &str| head.split(' ').nth(1).map(str::to_owned);
    let send = |method: &str, target: &str| server.raw(format!("{method} {target} HTTP/1.1\r\n\r\n").as_bytes());

    let (head, body) = send("POST", "/v1/orders?scenario=code:card_declined");
    assert_eq!((status(&head).as_deref(), body.as_str()), (Some("402"), r#"{"error":{"code":"card_declined"}}"#));
    let (head, _) = send("GET", "/v1/orders/17?scenario=code:rate_limited");
    assert_eq!(status(&head).as_deref(), Some("429"));
    let (head, body) = send("GET", "/v1/orders/17?scenario=code:not_found");
    assert_eq!((status(&head).as_deref(), body.as_str()), (Some("404"), r#"{"error":{"code":"not_found"}}"#));
    assert_eq!(status(&send("HEAD", "/v1/orders/17").0).as_deref(), Some("200"));

    let (head, body) = send("DELETE", "/v1/orders");
    assert!(status(&head).as_deref() == Some("405") && head.contains("\r\nallow: POST\r\n"), "{head}");
    assert_eq!(body, "unsupported method; this path has POST");
    assert_eq!(status(&send("GET", "/v2/orders").0).as_deref(), Some("404"));
}
