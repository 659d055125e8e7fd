//! The life of a server: how it starts and stops, and what it records.

mod common;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use common::{ANSWER, get, mock, send, submit};
use errbook_mock::{Error, Mock, ParameterValue, Scenario, Server};

/// The longest time that stopping may take; a server that waited for a timeout would need several seconds.
const PROMPT: Duration = Duration::from_secs(2);

#[test]
fn received_requests_are_counted_and_readable() {
    let server = mock().scenario(Scenario::ok()).start().expect("the server starts");
    let id = submit(&server, "a");
    let form = "key=secret%20k&n=1";
    let head = "POST /submit?run=b HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\ncontent-length: 18";
    assert!(send(server.address(), &format!("{head}\r\n\r\n{form}")).ends_with("\r\n\r\nOK|1002"));
    assert_eq!(get(&server, &format!("/tasks/{id}?json=1")), r#"{"status":1,"result":"the answer of the task"}"#);

    assert_eq!((server.requests("submit"), server.requests("result"), server.requests("balance")), (2, 1, 0));
    assert_eq!((server.requests_of("b", "submit"), server.requests_of("c", "submit")), (1, 0));
    let received = server.received();
    let [first, second, poll] = received.as_slice() else { panic!("{received:?}") };
    assert_eq!((first.endpoint.as_str(), first.run.as_str(), first.task.as_deref()), ("submit", "a", None));
    assert_eq!(
        (second.method.as_str(), second.parameter("key"), second.parameter("n")),
        ("POST", Some("secret k"), Some("1"))
    );
    assert_eq!(second.header("content-length"), Some("18"));
    assert_eq!((poll.run.as_str(), poll.task.as_deref(), poll.parameter("id")), ("a", Some(id.as_str()), Some("1001")));
    assert!(first.at <= second.at && second.at <= poll.at);
    let tasks = server.tasks();
    let tasks: Vec<_> = tasks.iter().map(|task| (task.id.as_str(), task.run.as_str(), task.polls)).collect();
    assert_eq!(tasks, [("1001", "a", 1), ("1002", "b", 0)]);
}

#[test]
fn file_is_received() {
    let server = mock().start().expect("the server starts");
    let body = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.png\"\r\n\r\nPNG\r\n--x--\r\n";
    let length = body.len();
    let head =
        format!("POST /submit HTTP/1.1\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: {length}");
    send(server.address(), &format!("{head}\r\n\r\n{body}"));
    let received = server.received();
    let file = received.first().and_then(|request| request.parameters.first()).expect("a parameter");
    assert_eq!(file.value, ParameterValue::File { name: "a.png".to_owned(), bytes: b"PNG".to_vec() });
    assert_eq!(received.first().and_then(|request| request.parameter("f")), None);
}

#[test]
fn task_of_an_earlier_server_can_be_added() {
    let server = mock().start().expect("the server starts");
    server.add_task("resumed", "1001");
    server.play("resumed", Scenario::ok());
    assert_eq!(get(&server, "/tasks/1001"), ANSWER);
    assert_eq!(submit(&server, "new"), "1002", "the ID is not given twice");
    assert_eq!(server.requests_of("resumed", "result"), 1);
}

#[test]
fn concurrent_requests_are_counted() {
    let server = mock().scenario(Scenario::ok()).start().expect("the server starts");
    thread::scope(|threads| {
        for client in 0..20 {
            let server = &server;
            threads.spawn(move || {
                for _ in 0..10 {
                    let id = submit(server, &format!("r{client}"));
                    assert_eq!(get(server, &format!("/tasks/{id}")), ANSWER);
                }
            });
        }
    });
    assert_eq!((server.requests("submit"), server.requests("result"), server.tasks().len()), (200, 200, 200));
    assert_eq!(server.requests_of("r7", "result"), 10);
}

/// Connects, sends a request, and waits until the server has received it.
fn hanging(server: &Server, request: &str) -> TcpStream {
    let before = server.requests("submit");
    let mut stream = TcpStream::connect(server.address()).expect("the server listens");
    stream.write_all(request.as_bytes()).expect("the server reads");
    let started = Instant::now();
    while server.requests("submit") == before && started.elapsed() < Duration::from_secs(30) {
        thread::sleep(Duration::from_millis(5));
    }
    stream
}

#[test]
fn dropped_server_stops_promptly() {
    let server = mock().scenario(Scenario::hang()).start().expect("the server starts");
    let mut clients: Vec<TcpStream> = (0..3).map(|_| hanging(&server, "GET /submit HTTP/1.1\r\n\r\n")).collect();
    // These have not sent a whole request.
    let address = server.address();
    clients.extend((0..3).map(|_| TcpStream::connect(address).expect("the server listens")));
    let started = Instant::now();
    drop(server);
    assert!(started.elapsed() < PROMPT, "{:?}", started.elapsed());
    for client in &mut clients {
        client.set_read_timeout(Some(Duration::from_secs(30))).expect("the timeout is not zero");
        let mut response = Vec::new();
        let _ = client.read_to_end(&mut response);
        assert!(response.is_empty(), "the server closes the connection");
    }
    assert!(TcpStream::connect(address).is_err(), "nothing listens");
}

#[test]
fn hanging_request_ends_with_its_client() {
    let server = mock().start().expect("the server starts");
    drop(hanging(&server, "GET /submit?scenario=hang HTTP/1.1\r\n\r\n"));
    assert!(get(&server, "/submit").starts_with("OK|"), "other clients are served");
}

#[test]
fn servers_are_independent() {
    let (one, two) = (mock().start().expect("it starts"), mock().start().expect("it starts"));
    submit(&one, "");
    assert_ne!(one.url(), two.url());
    assert_eq!((one.requests("submit"), two.requests("submit")), (1, 0));
    assert!(one.url().starts_with("http://127.0.0.1:") && !one.url().ends_with('/'), "{}", one.url());
}

#[test]
fn server_that_cannot_start_is_an_error() {
    let used = TcpListener::bind("127.0.0.1:0").and_then(|listener| Ok((listener.local_addr()?, listener)));
    let (address, _listener) = used.expect("a port");
    let error = mock().port(address.port()).start().expect_err("the port is in use");
    assert!(matches!(error, Error::Listen { .. }), "{error}");
    assert!(error.to_string().starts_with(&format!("cannot listen on {address}: ")), "{error}");
    let error = Mock::from_file("tests/fixtures/missing.yaml").expect_err("no file");
    assert!(error.to_string().starts_with("cannot read `tests/fixtures/missing.yaml`: "), "{error}");
    let error = Mock::new("catalog: demo\n").expect_err("an incomplete catalog");
    let text = format!("{error:?}");
    assert!(text.starts_with("the catalog has errors\n\nerrors.yaml:1:1: "), "{text}");
}

#[test]
#[should_panic(expected = "no endpoint `poll` in the catalog")]
fn counting_an_unknown_endpoint_panics() {
    let _ = mock().start().expect("the server starts").requests("poll");
}
