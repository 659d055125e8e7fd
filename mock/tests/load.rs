//! Load and attacks: large, slow and numerous requests are answered within bounds, and hold up no other client.

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use common::{get, mock, send, split, submit};
use errbook_mock::{Scenario, Server};

const FORM: &str = "application/x-www-form-urlencoded";

/// The time in which a client must be served while others attack; one that waited would need many seconds.
const PROMPT: Duration = Duration::from_secs(4);

/// Sends a body and returns the status of the response.
fn post(server: &Server, media_type: &str, body: &str) -> u16 {
    let length = body.len();
    let head = format!("POST /submit HTTP/1.1\r\ncontent-type: {media_type}\r\ncontent-length: {length}");
    let response = send(server.address(), &format!("{head}\r\n\r\n{body}"));
    split(&response).expect("a response").0
}

fn form(count: usize) -> String {
    (0..count).map(|number| format!("p{number}=1")).collect::<Vec<_>>().join("&")
}

#[test]
fn number_of_parameters_is_bounded_in_every_format() {
    let server = mock().start().expect("the server starts");
    let json =
        |count: usize| format!("{{{}}}", (0..count).map(|n| format!("\"p{n}\":{n}")).collect::<Vec<_>>().join(","));
    let multipart = |count: usize| {
        let part = |n| format!("--x\r\ncontent-disposition: form-data; name=\"p{n}\"\r\n\r\n1\r\n");
        (0..count).map(part).collect::<String>() + "--x--\r\n"
    };
    for (count, status) in [(1000, 200), (1001, 413), (50_000, 413)] {
        assert_eq!(post(&server, FORM, &form(count)), status, "form of {count}");
        assert_eq!(post(&server, "multipart/form-data; boundary=x", &multipart(count)), status, "multipart of {count}");
        assert_eq!(post(&server, "application/json", &json(count)), status, "JSON of {count}");
    }
    let received = server.received();
    assert_eq!(received.len(), 3, "a refused request does not reach an endpoint");
    assert!(received.iter().all(|request| request.parameters.len() == 1000));

    let target = format!("/submit?{}", form(1001));
    let response = send(server.address(), &format!("GET {target} HTTP/1.1\r\n\r\n"));
    assert_eq!(split(&response), Some((413, "the request has more than 1000 parameters")));
}

#[test]
fn text_between_boundaries_is_kept() {
    let server = mock().start().expect("the server starts");
    let part =
        |name: &str, text: &str| format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
    let body = part("a", "1\r\n--y\r\n\r\n") + &part("b", "") + &part("c", "1--x") + "--x--\r\n";
    assert_eq!(post(&server, "multipart/form-data; boundary=\"x\"", &body), 200);
    let received = server.received();
    let request = received.first().expect("a request");
    let values = ["a", "b", "c"].map(|name| request.parameter(name));
    assert_eq!(values, [Some("1\r\n--y\r\n\r\n"), Some(""), Some("1--x")]);
}

#[test]
fn nested_json_and_long_boundaries_are_bounded() {
    let server = mock().start().expect("the server starts");
    let array = |count: usize| format!("{{\"key\":\"a,b[{{\\\"\",\"list\":[{}0]}}", "0,".repeat(count));
    assert_eq!(post(&server, "application/json", &array(9_000)), 200);
    assert_eq!(server.received().first().and_then(|request| request.parameter("key")), Some("a,b[{\""));
    assert_eq!(post(&server, "application/json", &array(1_000_000)), 413);
    let commas = format!("{{\"key\":\"{}\"}}", ",".repeat(1_000_000));
    assert_eq!(post(&server, "application/json", &commas), 200, "commas in a string are not values");
    let boundary = "x".repeat(71);
    assert_eq!(post(&server, &format!("multipart/form-data; boundary={boundary}"), "--x"), 413);
}

#[test]
fn head_is_bounded() {
    let server = mock().start().expect("the server starts");
    let of_length = |length: usize| {
        let empty = "GET /submit HTTP/1.1\r\na: \r\n\r\n".len();
        send(server.address(), &format!("GET /submit HTTP/1.1\r\na: {}\r\n\r\n", "a".repeat(length - empty)))
    };
    assert_eq!(split(&of_length(32 * 1024)).expect("a response").0, 200);
    for length in [32 * 1024 + 1, 64 * 1024, 4 << 20] {
        let response = of_length(length);
        assert_eq!(split(&response).expect("a response").0, 431, "{length}");
    }
    for (count, status) in [(200, 200), (201, 431), (8000, 431)] {
        let response = send(server.address(), &format!("GET /submit HTTP/1.1\r\n{}\r\n", "a:\r\n".repeat(count)));
        assert_eq!(split(&response).expect("a response").0, status, "{count}");
    }
    let needs = format!("GET /submit?needs={} HTTP/1.1\r\n\r\n", "a,".repeat(501));
    assert_eq!(split(&send(server.address(), &needs)).expect("a response").0, 400);
}

#[test]
fn settings_of_a_request_are_bounded() {
    let server = mock().start().expect("the server starts");
    let status = |setting: &str, value: &str| {
        let response = send(server.address(), &format!("GET /submit?{setting}={value} HTTP/1.1\r\n\r\n"));
        split(&response).expect("a response").0
    };
    for (setting, longest) in [("run", "r".repeat(200)), ("needs", "n".repeat(1000)), ("scenario", steps(998))] {
        assert_eq!(status(setting, &longest), 200, "{setting}");
    }
    for (setting, longer) in [("run", "r".repeat(201)), ("needs", "n".repeat(1001)), ("scenario", steps(1001))] {
        assert_eq!(status(setting, &longer), 400, "{setting}");
    }
}

/// A scenario of a length that is two more than a multiple of three.
fn steps(length: usize) -> String {
    format!("ok{}", ">ok".repeat(length / 3))
}

#[test]
fn body_is_bounded_and_the_client_reads_the_answer() {
    let server = mock().start().expect("the server starts");
    let value = |length: usize| format!("k={}", "v".repeat(length - 2));
    assert_eq!(post(&server, FORM, &value(8 << 20)), 200);
    assert_eq!(post(&server, FORM, &value((8 << 20) + 1)), 413);
    assert_eq!(server.received().len(), 1);
}

#[test]
fn other_clients_are_served_during_an_attack() {
    let server = mock().scenario(Scenario::ok()).start().expect("the server starts");
    let attack = form(500_000);
    let done = AtomicBool::new(false);
    thread::scope(|threads| {
        for _ in 0..2 {
            threads.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    assert_eq!(post(&server, FORM, &attack), 413);
                }
            });
        }
        for number in 0..20 {
            let started = Instant::now();
            submit(&server, &format!("r{number}"));
            let elapsed = started.elapsed();
            assert!(elapsed < PROMPT, "{elapsed:?}");
        }
        done.store(true, Ordering::Relaxed);
    });
}

/// Sends a byte now and then until the server closes the connection, and returns what the server sent.
fn drip(server: &Server, start: &str, done: &AtomicBool) -> String {
    let mut stream = TcpStream::connect(server.address()).expect("the server listens");
    stream.write_all(start.as_bytes()).expect("the server reads");
    stream.set_read_timeout(Some(Duration::from_millis(200))).expect("the timeout is not zero");
    let mut response = Vec::new();
    let mut chunk = [0; 1024];
    while !done.load(Ordering::Relaxed) {
        match stream.read(&mut chunk) {
            Ok(0) => break,
            Ok(length) => response.extend(chunk.iter().take(length)),
            Err(_) if stream.write_all(b"a").is_err() => break,
            Err(_) => {}
        }
    }
    String::from_utf8_lossy(&response).into_owned()
}

#[test]
fn dripping_clients_time_out_and_hold_up_nobody() {
    let server = mock().scenario(Scenario::ok()).start().expect("the server starts");
    let never = AtomicBool::new(false);
    thread::scope(|threads| {
        let started = Instant::now();
        let body = "POST /submit HTTP/1.1\r\ncontent-length: 1000\r\n\r\n";
        let starts = ["", "GET /submit HTTP/1.1\r\na: ", body];
        let clients = starts.map(|start| threads.spawn(|| drip(&server, start, &never)));
        thread::sleep(Duration::from_millis(300));
        let served = Instant::now();
        submit(&server, "r");
        assert!(served.elapsed() < PROMPT, "{:?}", served.elapsed());
        for client in clients {
            let response = client.join().expect("no panic");
            assert_eq!(split(&response), Some((408, "the request took longer than 10 seconds")), "{response}");
        }
        assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
    });
}

#[test]
fn slow_connections_make_room_for_others() {
    let server = mock().scenario(Scenario::ok()).start().expect("the server starts");
    let connect = || TcpStream::connect(server.address()).expect("the server listens");
    let mut idle: Vec<TcpStream> = (0..512).map(|_| connect()).collect();
    for stream in &mut idle {
        let _ = stream.write_all(b"GET /submit HTTP/1.1\r\n");
    }
    thread::sleep(Duration::from_millis(1500));
    for number in 0..5 {
        submit(&server, &format!("r{number}"));
    }
    assert_eq!(server.requests("submit"), 5);
}

/// Requests that are complete do not make room: the server keeps its promise to `hang`.
#[test]
fn excess_connections_get_an_answer() {
    let server = mock().scenario(Scenario::hang()).start().expect("the server starts");
    let hanging: Vec<TcpStream> = (0..512)
        .map(|_| {
            let mut stream = TcpStream::connect(server.address()).expect("the server listens");
            stream.write_all(b"GET /submit HTTP/1.1\r\n\r\n").expect("the server reads");
            stream
        })
        .collect();
    let started = Instant::now();
    while server.requests("submit") < 512 && started.elapsed() < Duration::from_secs(30) {
        thread::sleep(Duration::from_millis(10));
    }
    for _ in 0..3 {
        let response = send(server.address(), "GET /submit HTTP/1.1\r\n\r\n");
        assert_eq!(split(&response), Some((503, "the server has too many connections")), "{response}");
    }
    drop(hanging);
    let started = Instant::now();
    while get(&server, "/_count").starts_with("the server") && started.elapsed() < Duration::from_secs(30) {
        thread::sleep(Duration::from_millis(10));
    }
    assert!(get(&server, "/_count").starts_with("{\"run\""), "closed connections make room");
}

#[test]
fn server_with_slow_and_busy_clients_stops_promptly() {
    let server = mock().scenario(Scenario::ok()).start().expect("the server starts");
    let done = AtomicBool::new(false);
    thread::scope(|threads| {
        let (address, done) = (server.address(), &done);
        for _ in 0..8 {
            threads.spawn(move || {
                let mut stream = TcpStream::connect(address).expect("the server listens");
                while !done.load(Ordering::Relaxed) && stream.write_all(b"a").is_ok() {
                    thread::sleep(Duration::from_millis(50));
                }
            });
            // This client asks for a dripping response, and does not read it.
            let mut stream = TcpStream::connect(address).expect("the server listens");
            stream.write_all(b"GET /submit?scenario=drip HTTP/1.1\r\n\r\n").expect("the server reads");
        }
        thread::sleep(Duration::from_millis(300));
        let started = Instant::now();
        drop(server);
        let elapsed = started.elapsed();
        done.store(true, Ordering::Relaxed);
        assert!(elapsed < PROMPT, "{elapsed:?}");
    });
}
