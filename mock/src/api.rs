//! The API of the mock server: finds the endpoint, checks the limits, and plays the scenario.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use errbook_compiler::canonical::{self, Canonical, Format};
use errbook_compiler::model::{Catalog, Endpoint, Entry};
use errbook_core::{Outcome, ParamValue, table};
use serde_json::json;

use crate::http::Request;
use crate::parameters::{self, Parameter, text};
use crate::play::{self, Action};
use crate::received::ReceivedRequest;
use crate::response::{Delivery, Response};
use crate::route::{self, Route};
use crate::scenario::Scenario;
use crate::state::State;

/// The interface of the server: how it is called, and the text form of scenarios.
pub const CONTRACT: &str = include_str!("contract.md");

/// The path of the request counts.
const COUNT_PATH: &str = "/_count";

/// The result of every task.
const ANSWER: &str = "the answer of the task";

/// The payload of a success at an endpoint that neither creates a task nor is polled.
const PAYLOAD: &str = "100";

/// The value of each field behind a payload.
const FIELD: &str = "0.001";

/// The maximum length of the name of a run, in bytes.
const MAX_RUN_LENGTH: usize = 200;

/// The maximum length of the text of a scenario, in bytes.
const MAX_SCENARIO_LENGTH: usize = 1000;

/// The maximum length of the list of needed parameters, in bytes.
const MAX_NEEDS_LENGTH: usize = 1000;

/// The API of the mock server.
pub(crate) struct MockApi<'t> {
    catalog: &'t Catalog,
    table: &'t table::Catalog<'t>,
    default: Scenario,
    state: &'t Mutex<State>,
}

/// The settings of a request that are not part of the API.
struct Settings {
    run: String,
    scenario: String,
    needs: String,
    format: Format,
}

/// Locks the state.
pub(crate) fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    // The state stays consistent if a thread panics: every change is a single statement.
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<'t> MockApi<'t> {
    /// Creates the API of a catalog; `default` is the scenario of requests without another one.
    pub(crate) fn new(
        catalog: &'t Catalog,
        table: &'t table::Catalog<'t>,
        default: Scenario,
        state: &'t Mutex<State>,
    ) -> Self {
        MockApi { catalog, table, default, state }
    }

    /// Returns the response to a request, and the way in which it is sent.
    pub(crate) fn respond(&self, mut request: Request<'_>) -> (Response, Delivery) {
        let whole = |response| (response, Delivery::Whole);
        let target = std::mem::take(&mut request.target);
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        let mut parameters = match parameters::read(&request, query) {
            Ok(parameters) => parameters,
            Err(message) => return whole(Response::text(413, message)),
        };
        request.body = Vec::new();
        let setting = |name: &str| {
            let value = text(&parameters, name).or_else(|| request.header(&format!("x-{name}")));
            value.unwrap_or_default().to_owned()
        };
        let format = if text(&parameters, "json") == Some("1") { Format::Json } else { Format::Text };
        let settings = Settings { run: setting("run"), scenario: setting("scenario"), needs: setting("needs"), format };
        if settings.needs.len() > MAX_NEEDS_LENGTH {
            return whole(Response::text(400, "the list of needed parameters is too long"));
        }
        if settings.run.len() > MAX_RUN_LENGTH || settings.scenario.len() > MAX_SCENARIO_LENGTH {
            return whole(Response::text(400, "the name of the run or the scenario is too long"));
        }
        if path == COUNT_PATH {
            return whole(self.run_count(&settings.run));
        }
        match route::find(&self.catalog.endpoints, &request.method, path, |name| text(&parameters, name)) {
            Route::Found(endpoint, of_path) => {
                parameters.splice(0..0, of_path);
                self.call(endpoint, &request, parameters, &settings)
            }
            Route::OtherMethods(methods) => {
                let allow = methods.join(", ");
                let message = format!("unsupported method; this path has {allow}");
                whole(Response::text(405, message).header("allow", allow))
            }
            Route::UnknownPath => {
                let paths: Vec<&str> = self.catalog.endpoints.iter().map(|endpoint| endpoint.path.as_str()).collect();
                whole(Response::text(404, format!("unknown path; the endpoints are {}", paths.join(", "))))
            }
        }
    }

    fn call(
        &self,
        endpoint: &'t Endpoint,
        request: &Request<'_>,
        parameters: Vec<Parameter>,
        settings: &Settings,
    ) -> (Response, Delivery) {
        let whole = |response| (response, Delivery::Whole);
        let Settings { run, scenario, needs, format } = settings;
        let format = *format;
        let violated = self.violated_limit(endpoint, &parameters, needs);
        let own = self.parse(scenario);
        let mut state = lock(self.state);
        let violated = violated.or_else(|| self.unknown_task(endpoint, &parameters, &state));
        let takes_id = takes_id(endpoint, &parameters);
        let is_polled = play::is_polled(self.catalog, endpoint);
        let mut ids = parameters.iter().filter(|_| is_polled).filter_map(Parameter::text);
        let task = ids.find_map(|id| state.poll(id));
        let run = task.as_ref().filter(|_| run.is_empty()).map_or(run, |task| &task.run);
        let received = ReceivedRequest {
            at: Instant::now(),
            endpoint: endpoint.name.clone(),
            run: run.to_owned(),
            task: task.as_ref().map(|task| task.id.clone()),
            method: request.method.clone(),
            headers: request.headers.clone(),
            parameters,
        };
        let earlier = state.receive(received);
        if let Some(entry) = violated {
            return whole(self.error(endpoint, entry, format));
        }
        let own = match own {
            Ok(own) => own,
            Err(message) => return whole(Response::text(400, message)),
        };
        let of_task = task.as_ref().and_then(|task| task.scenario.as_ref());
        let is_played = |scenario: &&Scenario| scenario.applies_to(&endpoint.name);
        let scenario = own.as_ref().filter(is_played).or(of_task.filter(is_played));
        let of_run = || state.scenario(run, &endpoint.name).or(Some(&self.default).filter(is_played));
        let scenario = scenario.or_else(of_run).cloned().unwrap_or_else(|| Scenario::pending(1));
        let earlier = match &task {
            Some(task) if !scenario.is_sequence() => task.earlier,
            _ => earlier,
        };
        let Some((step, earlier)) = scenario.step(earlier) else {
            return whole(Response::text(500, "the scenario is empty"));
        };
        let (status, retry_after) = (step.status, step.retry_after.as_deref());
        let (response, delivery) = match play::action(step, earlier, self.catalog, endpoint) {
            Action::Entry(entry) => whole(self.error(endpoint, entry, format)),
            Action::Code(code) => whole(failure(self.code(endpoint, code), format)),
            Action::Response(response, delivery) => (response, delivery),
            Action::Success(delivery) => {
                let payload = self.success_payload(endpoint, takes_id, || state.submit(run, own));
                let responses = self.catalog.responses_of(endpoint);
                let Some(success) = canonical::success(responses, format, &payload, Some(FIELD)) else {
                    return whole(Response::text(501, "the catalog does not define a success response"));
                };
                let (status, retry_after) = if step.play.is_success() { (status, retry_after) } else { (None, None) };
                return (ok(success).with(status, retry_after), delivery);
            }
        };
        (response.with(status, retry_after), delivery)
    }

    /// Returns the payload of a success at an endpoint: that of a task, the ID from `submit`, or another one.
    fn success_payload(&self, endpoint: &Endpoint, takes_id: bool, submit: impl FnOnce() -> String) -> String {
        if play::is_polled(self.catalog, endpoint) {
            ANSWER.to_owned()
        } else if endpoint.is_idempotent || takes_id {
            PAYLOAD.to_owned()
        } else {
            submit()
        }
    }

    /// Parses the scenario of a request, or returns a message.
    fn parse(&self, scenario: &str) -> Result<Option<Scenario>, String> {
        if scenario.is_empty() {
            return Ok(None);
        }
        let scenario: Scenario = scenario.parse().map_err(|error| format!("{error}"))?;
        match scenario.endpoint().filter(|name| self.catalog.endpoints.iter().all(|endpoint| endpoint.name != *name)) {
            Some(unknown) => Err(format!("unknown endpoint `{unknown}` in the scenario")),
            None => Ok(Some(scenario)),
        }
    }

    /// Finds the entry of the first limit that the request violates.
    fn violated_limit(&self, endpoint: &'t Endpoint, parameters: &[Parameter], needs: &str) -> Option<&'t Entry> {
        let missing = needs.split(',').filter(|name| parameters.iter().all(|parameter| parameter.name != *name));
        let given = parameters.iter().map(|parameter| (parameter.name.as_str(), parameter.for_checks()));
        let request: Vec<(&str, ParamValue<'_>)> =
            given.chain(missing.map(|name| (name, ParamValue::Missing))).collect();
        let (violated, _) = self.table.endpoint(&endpoint.name)?.preflight(&request).next()?;
        play::find_entry(self.catalog, endpoint, violated.code())
    }

    /// Finds the entry of the catalog for an ID that no task has.
    fn unknown_task(&self, endpoint: &'t Endpoint, parameters: &[Parameter], state: &State) -> Option<&'t Entry> {
        let id = |entry: &Entry| text(parameters, entry.unknown_id.as_deref()?);
        endpoint.entries.iter().find(|entry| id(entry).is_some_and(|id| !state.has_task(id)))
    }

    fn error(&self, endpoint: &Endpoint, entry: &Entry, format: Format) -> Response {
        failure(canonical::of(self.catalog, endpoint, entry), format)
    }

    /// Returns the responses with a code that no entry of the endpoint has in this spelling. An alias, and a code with a
    /// parameter, have the status of the entry that the parser finds.
    fn code(&self, endpoint: &Endpoint, code: &str) -> Vec<Canonical> {
        let mut responses = canonical::of_code(self.catalog, endpoint, code);
        let Some(table) = self.table.endpoint(&endpoint.name) else { return responses };
        for response in &mut responses {
            let mut parsed = errbook_core::Response::new(response.body.as_bytes());
            parsed.status = response.status;
            let (Outcome::Pending { code, .. } | Outcome::Error { code, .. }) = self.table.parse(table, parsed) else {
                continue;
            };
            // Conditions recognize another response than that of the code.
            let entry = play::find_entry(self.catalog, endpoint, code.code()).filter(|entry| entry.when.is_none());
            let own = entry.and_then(|entry| canonical::of(self.catalog, endpoint, entry).into_iter().next());
            response.status = own.map_or(response.status, |own| own.status);
        }
        responses
    }

    fn run_count(&self, run: &str) -> Response {
        let state = lock(self.state);
        let endpoints = self.catalog.endpoints.iter().map(|endpoint| endpoint.name.as_str());
        let requests: BTreeMap<&str, u64> = endpoints.map(|name| (name, state.requests_of(run, name))).collect();
        let tasks = state.task_count(run);
        let body = format!(r#"{{"run":{},"requests":{},"tasks":{tasks}}}"#, json!(run), json!(requests));
        ok(Canonical { format: Format::Json, body, status: None })
    }
}

/// Returns `true` if a request is about an existing task, so that its success is not a new one.
///
/// An endpoint has a shared error whether or not it takes IDs, so that the request decides.
fn takes_id(endpoint: &Endpoint, parameters: &[Parameter]) -> bool {
    let is_id = |entry: &Entry, name: &str| !entry.is_shared || text(parameters, name).is_some();
    endpoint.entries.iter().any(|entry| entry.unknown_id.as_deref().is_some_and(|name| is_id(entry, name)))
}

/// Returns a failure in the requested format, or else in the format of the API.
fn failure(responses: Vec<Canonical>, format: Format) -> Response {
    let index = responses.iter().position(|response| response.format == format).unwrap_or_default();
    match responses.into_iter().nth(index) {
        Some(response) => ok(response),
        None => Response::text(501, "the catalog does not define a failure response"),
    }
}

/// Returns the response with its HTTP status, or 200 if the status does not decide.
fn ok(Canonical { format, body, status }: Canonical) -> Response {
    let media_type = match format {
        Format::Text => "text/plain; charset=utf-8",
        Format::Json => "application/json",
    };
    Response::new(status.unwrap_or(200)).header("content-type", media_type).body(body)
}
