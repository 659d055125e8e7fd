//! The state of the server: the request counts of each run, and the submitted tasks.

use std::collections::{BTreeMap, VecDeque};

const MAX_RUNS: usize = 1000;
const MAX_TASKS: usize = 4000;

/// The ID before that of the first task.
const TASK_ID_OFFSET: u64 = 1000;

/// The state of the server, bounded in size.
pub(crate) struct State {
    runs: BoundedMap<Run>,
    tasks: BoundedMap<Task>,
    last_task_id: u64,
}

/// The requests of one run.
#[derive(Default)]
struct Run {
    /// The number of requests by endpoint name.
    requests: BTreeMap<String, u64>,
    tasks: u64,
}

/// A submitted task.
#[derive(Clone, Default)]
pub(crate) struct Task {
    /// The run that submitted it.
    pub(crate) run: String,
    /// The scenario of the submitting request.
    pub(crate) scenario: String,
    /// The number of polls so far.
    pub(crate) polls: u64,
}

impl State {
    pub(crate) fn new() -> Self {
        State { runs: BoundedMap::new(MAX_RUNS), tasks: BoundedMap::new(MAX_TASKS), last_task_id: TASK_ID_OFFSET }
    }

    /// Counts a request and returns the number of earlier requests of the run at the endpoint.
    pub(crate) fn count_request(&mut self, run: &str, endpoint: &str) -> u64 {
        let requests = self.runs.entry(run).requests.entry(endpoint.to_owned()).or_default();
        *requests += 1;
        *requests - 1
    }

    /// Counts a poll of a task and returns the task as it was before.
    pub(crate) fn poll(&mut self, id: &str) -> Option<Task> {
        let task = self.tasks.map.get_mut(id)?;
        let before = task.clone();
        task.polls += 1;
        Some(before)
    }

    /// Adds a task and returns its ID.
    pub(crate) fn submit(&mut self, run: &str, scenario: &str) -> String {
        self.last_task_id += 1;
        self.runs.entry(run).tasks += 1;
        let id = self.last_task_id.to_string();
        *self.tasks.entry(&id) = Task { run: run.to_owned(), scenario: scenario.to_owned(), polls: 0 };
        id
    }

    /// Returns the requests of a run by endpoint, and its tasks; the counts of an unknown run are zero.
    pub(crate) fn run_count<'e>(
        &self,
        run: &str,
        endpoints: impl Iterator<Item = &'e str>,
    ) -> (BTreeMap<&'e str, u64>, u64) {
        let known = self.runs.map.get(run);
        let count = |endpoint| known.and_then(|run| run.requests.get(endpoint)).copied().unwrap_or_default();
        let requests = endpoints.map(|endpoint| (endpoint, count(endpoint))).collect();
        (requests, known.map_or(0, |run| run.tasks))
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
