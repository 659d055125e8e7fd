//! Parameters in paths: which endpoint a request calls, and which task its ID names.

mod common;

use common::{send, split};
use errbook_mock::Mock;

#[test]
fn id_with_text_around_it_is_the_id_of_a_task() {
    let server = Mock::new(include_str!("fixtures/paths.yaml")).expect("a valid catalog").start().expect("it starts");
    let request = |method: &str, target: &str, headers: &str| {
        let response = send(server.address(), &format!("{method} {target} HTTP/1.1\r\n{headers}\r\n"));
        split(&response).map(|(status, body)| (status, body.to_owned())).expect("a response")
    };
    let pending = (404, r#"{"code":"not_yet"}"#.to_owned());
    let unknown = (404, r#"{"code":"no_such_message"}"#.to_owned());
    for _ in 0..2 {
        let (status, body) = request("POST", "/Messages.json", "x-run: a\r\nx-scenario: pending2\r\n");
        let id = body.strip_prefix(r#"{"sid":""#).and_then(|body| body.strip_suffix(r#""}"#)).expect("an ID");
        assert_eq!(status, 200);
        for target in [format!("/Messages/{id}.json"), format!("/Accounts/main/m-{id}:read?view=full")] {
            assert_eq!(request("GET", &target, ""), pending, "{target}");
        }
        let (status, body) = request("GET", &format!("/Messages/{id}.json"), "");
        assert_eq!((status, body.as_str()), (200, r#"{"sid":"the answer of the task"}"#));
        assert_eq!(request("POST", &format!("/Messages/{id}:cancel"), ""), (200, r#"{"sid":"100"}"#.to_owned()));
        assert_eq!(request("POST", &format!("/Messages/{id}%3Acancel"), "").0, 200);
        assert_eq!(request("GET", &format!("/find?by=sid-{id}"), "").0, 200);
    }
    for (method, target) in [
        ("GET", "/Messages/1003.json"),
        ("GET", "/Messages/1001"),
        ("POST", "/Messages/1001.json:cancel"),
        ("GET", "/Accounts/main/m-1:read"),
        ("GET", "/find?by=sid-7"),
    ] {
        let expected = if target == "/Messages/1001" { 200 } else { 404 };
        let response = request(method, target, "");
        assert_eq!(response.0, expected, "{target}");
        assert!(expected == 200 || response == unknown, "{target}: {response:?}");
    }
    assert_eq!(server.requests_of("a", "get_message"), 4, "a request with an ID continues the run of the task");
    let received = server.received();
    let read = received.iter().find(|request| request.endpoint == "read_message").expect("a request");
    assert_eq!((read.parameter("account"), read.parameter("sid")), (Some("main"), Some("1001")));
}

#[test]
fn path_with_most_fixed_text_takes_precedence() {
    let server = Mock::new(include_str!("fixtures/paths.yaml")).expect("a valid catalog").start().expect("it starts");
    for (method, target, endpoint) in [
        ("GET", "/Messages/1.json", "get_message"),
        ("GET", "/Messages/1.xml", "get_any"),
        ("POST", "/Messages/1:cancel", "cancel"),
        ("POST", "/Messages.json", "send_message"),
        ("GET", "/find?by=sid-7", "find_by_id"),
        ("GET", "/find?by=all", "find_all"),
    ] {
        let before = server.requests(endpoint);
        send(server.address(), &format!("{method} {target} HTTP/1.1\r\n\r\n"));
        assert_eq!(server.requests(endpoint), before + 1, "{target}");
    }
}

#[test]
fn shared_unknown_id_does_not_keep_a_submission_from_creating_a_task() {
    let catalog = include_str!("fixtures/paths.yaml").replace("send_message:\n", "send_message:\n    shared: all\n");
    let server = Mock::new(&catalog).expect("a valid catalog").start().expect("it starts");
    for number in 1001..1003 {
        let response = send(server.address(), "POST /Messages.json HTTP/1.1\r\n\r\n");
        assert!(response.ends_with(&format!(r#"{{"sid":"{number}"}}"#)), "{response}");
    }
    assert_eq!(server.tasks().len(), 2);
}
