//! What the server remembers: how often each run called, and which task belongs to which run.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;

/// All that is remembered, with bounds.
pub(super) struct Runs {
    runs: Latest<Run>,
    tasks: Latest<Task>,
    issued: u64,
}

/// The calls of one run.
#[derive(Default)]
pub(super) struct Run {
    /// By the name of the endpoint.
    pub(super) requests: BTreeMap<String, u64>,
    tasks: u64,
}

/// A task that was submitted.
#[derive(Clone, Default)]
pub(super) struct Task {
    /// The run that it belongs to.
    pub(super) run: String,
    /// The script that was asked for when it was submitted.
    pub(super) scenario: String,
    /// How often it was asked for.
    pub(super) asked: u64,
}

/// What `/_count` answers.
#[derive(Serialize)]
pub(super) struct Count<'a> {
    run: &'a str,
    requests: BTreeMap<&'a str, u64>,
    tasks: u64,
}

impl Runs {
    pub(super) fn new() -> Self {
        Runs { runs: Latest::new(1000), tasks: Latest::new(4000), issued: 1000 }
    }

    /// Counts a request, and says how many of the run there were before at that endpoint.
    pub(super) fn count(&mut self, run: &str, endpoint: &str) -> u64 {
        let requests = self.runs.entry(run).requests.entry(endpoint.to_owned()).or_default();
        *requests += 1;
        *requests - 1
    }

    /// The task with that ID, and counts that it was asked for.
    pub(super) fn ask(&mut self, id: &str) -> Option<Task> {
        let task = self.tasks.map.get_mut(id)?;
        let before = task.clone();
        task.asked += 1;
        Some(before)
    }

    /// The ID of a new task.
    pub(super) fn submit(&mut self, run: &str, scenario: &str) -> String {
        self.issued += 1;
        self.runs.entry(run).tasks += 1;
        let id = self.issued.to_string();
        *self.tasks.entry(&id) = Task { run: run.to_owned(), scenario: scenario.to_owned(), asked: 0 };
        id
    }

    /// What a run did so far; nothing for one that is not known.
    pub(super) fn counted<'a>(&'a self, run: &'a str, endpoints: impl Iterator<Item = &'a str>) -> Count<'a> {
        let known = self.runs.map.get(run);
        let requests = |endpoint| known.and_then(|run| run.requests.get(endpoint)).copied().unwrap_or_default();
        let requests = endpoints.map(|endpoint| (endpoint, requests(endpoint))).collect();
        Count { run, requests, tasks: known.map_or(0, |run| run.tasks) }
    }
}

/// A map that forgets what came first.
struct Latest<V> {
    map: BTreeMap<String, V>,
    order: VecDeque<String>,
    most: usize,
}

impl<V: Default> Latest<V> {
    fn new(most: usize) -> Self {
        Latest { map: BTreeMap::new(), order: VecDeque::new(), most }
    }

    fn entry(&mut self, key: &str) -> &mut V {
        if !self.map.contains_key(key) {
            self.order.push_back(key.to_owned());
            if self.order.len() > self.most
                && let Some(oldest) = self.order.pop_front()
            {
                self.map.remove(&oldest);
            }
        }
        self.map.entry(key.to_owned()).or_default()
    }
}
