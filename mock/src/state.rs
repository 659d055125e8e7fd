//! The state of the server: the scenarios and request counts of each run, and the submitted tasks.

use std::collections::{BTreeMap, VecDeque};

use crate::received::{Log, ReceivedRequest};
use crate::scenario::Scenario;

const MAX_RUNS: usize = 1000;
const MAX_TASKS: usize = 4000;

/// The ID before that of the first task.
const TASK_ID_OFFSET: u64 = 1000;

/// The state of the server, bounded in size.
pub(crate) struct State {
    runs: BoundedMap<Run>,
    tasks: BoundedMap<TaskState>,
    last_task_id: u64,
    /// The number of requests by endpoint, of all runs.
    requests: BTreeMap<String, u64>,
    pub(crate) log: Log,
}

/// The requests of one run.
#[derive(Default)]
struct Run {
    requests: BTreeMap<String, Count>,
    tasks: u64,
    scenarios: Vec<Scenario>,
}

/// A number of requests.
#[derive(Clone, Copy, Default)]
struct Count {
    total: u64,
    /// The number when the scenario of the run was set.
    before_scenario: u64,
}

impl Count {
    fn restart(&mut self) {
        self.before_scenario = self.total;
    }

    fn of_scenario(self) -> u64 {
        self.total - self.before_scenario
    }
}

/// A submitted task.
#[derive(Clone, Default)]
struct TaskState {
    /// The run that submitted it.
    run: String,
    /// The scenario of the submitting request.
    scenario: Option<Scenario>,
    polls: Count,
}

/// A task that the server has accepted.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Task {
    /// Its ID.
    pub id: String,
    /// The run that submitted it; empty if the request named none.
    pub run: String,
    /// The number of polls so far.
    pub polls: u64,
}

/// The task that a request continues, as it was before the request.
pub(crate) struct Poll {
    pub(crate) id: String,
    pub(crate) run: String,
    pub(crate) scenario: Option<Scenario>,
    /// The number of earlier polls with the scenario.
    pub(crate) earlier: u64,
}

impl State {
    pub(crate) fn new() -> Self {
        State {
            runs: BoundedMap::new(MAX_RUNS),
            tasks: BoundedMap::new(MAX_TASKS),
            last_task_id: TASK_ID_OFFSET,
            requests: BTreeMap::new(),
            log: Log::default(),
        }
    }

    /// Sets the scenario of a run, from its next request on; one for another endpoint is kept.
    pub(crate) fn play(&mut self, name: &str, scenario: Scenario) {
        let run = self.runs.entry(name);
        run.scenarios.retain(|other| other.endpoint() != scenario.endpoint());
        run.scenarios.push(scenario);
        run.requests.values_mut().for_each(Count::restart);
        let tasks = self.tasks.map.values_mut().filter(|task| task.run == name);
        tasks.for_each(|task| task.polls.restart());
    }

    /// Returns the scenario of a run at an endpoint.
    pub(crate) fn scenario(&self, run: &str, endpoint: &str) -> Option<&Scenario> {
        let scenarios = || self.runs.map.get(run).into_iter().flat_map(|run| &run.scenarios);
        let own = scenarios().find(|scenario| scenario.endpoint() == Some(endpoint));
        own.or_else(|| scenarios().find(|scenario| scenario.endpoint().is_none()))
    }

    /// Records a request and returns the number of earlier ones with the scenario of the run at the endpoint.
    pub(crate) fn receive(&mut self, request: ReceivedRequest) -> u64 {
        *self.requests.entry(request.endpoint.clone()).or_default() += 1;
        let count = self.runs.entry(&request.run).requests.entry(request.endpoint.clone()).or_default();
        let earlier = count.of_scenario();
        count.total += 1;
        self.log.push(request);
        earlier
    }

    /// Returns `true` if a task has this ID.
    pub(crate) fn has_task(&self, id: &str) -> bool {
        self.tasks.map.contains_key(id)
    }

    /// Counts a poll of a task.
    pub(crate) fn poll(&mut self, id: &str) -> Option<Poll> {
        let task = self.tasks.map.get_mut(id)?;
        let earlier = task.polls.of_scenario();
        task.polls.total += 1;
        Some(Poll { id: id.to_owned(), run: task.run.clone(), scenario: task.scenario.clone(), earlier })
    }

    /// Adds a task and returns its ID.
    pub(crate) fn submit(&mut self, run: &str, scenario: Option<Scenario>) -> String {
        loop {
            self.last_task_id += 1;
            let id = self.last_task_id.to_string();
            if !self.has_task(&id) {
                self.add_task(run, &id, scenario);
                return id;
            }
        }
    }

    /// Adds a task with an ID.
    pub(crate) fn add_task(&mut self, run: &str, id: &str, scenario: Option<Scenario>) {
        self.runs.entry(run).tasks += 1;
        *self.tasks.entry(id) = TaskState { run: run.to_owned(), scenario, polls: Count::default() };
    }

    /// Returns the tasks in order of submission.
    pub(crate) fn tasks(&self) -> impl Iterator<Item = Task> {
        let tasks = self.tasks.order.iter().filter_map(|id| Some((id, self.tasks.map.get(id)?)));
        tasks.map(|(id, task)| Task { id: id.clone(), run: task.run.clone(), polls: task.polls.total })
    }

    /// Returns the number of requests at an endpoint, of all runs.
    pub(crate) fn requests(&self, endpoint: &str) -> u64 {
        self.requests.get(endpoint).copied().unwrap_or_default()
    }

    /// Returns the number of requests of a run at an endpoint.
    pub(crate) fn requests_of(&self, run: &str, endpoint: &str) -> u64 {
        let run = self.runs.map.get(run);
        run.and_then(|run| run.requests.get(endpoint)).map_or(0, |count| count.total)
    }

    /// Returns the number of tasks of a run.
    pub(crate) fn task_count(&self, run: &str) -> u64 {
        self.runs.map.get(run).map_or(0, |run| run.tasks)
    }
}

/// A map that drops its oldest entry when it is full.
struct BoundedMap<V> {
    map: BTreeMap<String, V>,
    order: VecDeque<String>,
    capacity: usize,
}

impl<V: Default> BoundedMap<V> {
    fn new(capacity: usize) -> Self {
        BoundedMap { map: BTreeMap::new(), order: VecDeque::new(), capacity }
    }

    fn entry(&mut self, key: &str) -> &mut V {
        if !self.map.contains_key(key) {
            self.order.push_back(key.to_owned());
            if self.order.len() > self.capacity
                && let Some(oldest) = self.order.pop_front()
            {
                self.map.remove(&oldest);
            }
        }
        self.map.entry(key.to_owned()).or_default()
    }
}
