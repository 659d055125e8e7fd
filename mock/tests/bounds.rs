//! The bounds of the state that a server keeps: the latest runs and the latest tasks.

mod common;

use common::{ANSWER, get, mock, submit};
use errbook_mock::{Scenario, Server};

/// The number of runs that a server keeps, as `Server::requests_of` documents it.
const RUNS: usize = 1000;

/// The number of tasks that a server keeps, as `Server::tasks` documents it.
const TASKS: usize = 4000;

/// Starts a server that answers `NO_MONEY` to the run `first`, and adds this many further runs.
fn server_with_runs(further: usize) -> Server {
    let server = mock().scenario(Scenario::ok()).start().expect("the server starts");
    server.play("first", Scenario::code("NO_MONEY"));
    (1..=further).for_each(|number| server.play(&format!("run {number}"), Scenario::ok()));
    server
}

#[test]
fn latest_runs_are_kept_and_one_more_drops_the_oldest() {
    let kept = server_with_runs(RUNS - 1);
    assert_eq!(get(&kept, "/submit?run=first"), "NO_MONEY");
    assert_eq!(kept.requests_of("first", "submit"), 1, "a request of a kept run adds no run");
    kept.play("one more", Scenario::ok());
    assert_eq!(kept.requests_of("first", "submit"), 0);

    let dropped = server_with_runs(RUNS);
    assert!(get(&dropped, "/submit?run=first").starts_with("OK|"), "the scenario is dropped with its run");
    assert_eq!(dropped.requests("submit"), 1);
}

#[test]
fn run_returns_without_its_scenario_and_count() {
    let server = server_with_runs(RUNS - 1);
    assert_eq!(get(&server, "/submit?run=first"), "NO_MONEY");
    server.play("one more", Scenario::ok());
    submit(&server, "first");
    assert_eq!(server.requests_of("first", "submit"), 1);
    assert_eq!(server.requests("submit"), 2, "the count of all runs is kept");
}

#[test]
fn latest_tasks_are_kept_and_one_more_drops_the_oldest() {
    let server = mock().scenario(Scenario::ok()).start().expect("the server starts");
    let ids: Vec<String> = (0..TASKS).map(|number| format!("task{number}")).collect();
    ids.iter().for_each(|id| server.add_task("", id));
    let kept = || server.tasks().into_iter().map(|task| task.id).collect::<Vec<_>>();
    assert_eq!(kept(), ids);
    assert_eq!(get(&server, "/tasks/task0"), ANSWER);

    server.add_task("", "task1");
    assert_eq!(kept(), ids, "a task that exists is not added again");

    server.add_task("", "one more");
    let [_, rest @ ..] = ids.as_slice() else { panic!("there are tasks") };
    assert_eq!(kept(), [rest, &["one more".to_owned()]].concat());
    assert_eq!(get(&server, "/tasks/task0"), "NO_SUCH_TASK");
    assert_eq!(get(&server, "/tasks/task1"), ANSWER);
}
