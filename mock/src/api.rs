//! The API of the mock server: finds the endpoint, checks the limits, and plays the scenario.

use std::sync::{Mutex, MutexGuard, PoisonError};

use errbook_compiler::canonical::{self, Canonical, Format};
use errbook_compiler::model;
use errbook_core::ParamValue;
use errbook_core::table::Catalog;
use serde_json::json;

use crate::http::{Delivery, Request, Response};
use crate::parameters::{self, Parameter};
use crate::route::{self, Route};
use crate::scenario::{self, Action, Play, Scenario};
use crate::state::State;

/// The path of the request counts.
const COUNT_PATH: &str = "/_count";

/// The HTML page of a proxy whose server is down.
const HTML_PAGE: &str = "<!DOCTYPE html>\n<html><head><title>521: Web server is down</title></head>\n\
    <body><h1>Error 521</h1><p>The web server is not returning a connection.</p></body></html>\n";

/// The result of every task.
const ANSWER: &str = "the answer of the task";

/// The maximum length of the name of a run and of a scenario, in bytes.
const MAX_NAME_LENGTH: usize = 200;

/// The API of the mock server.
pub(crate) struct MockApi<'t> {
    catalog: &'t model::Catalog,
    table: &'t Catalog<'t>,
    state: Mutex<State>,
}

/// The settings of a request that are not part of the API.
#[derive(Clone, Copy)]
struct Settings<'r> {
    run: &'r str,
    scenario: &'r str,
    needs: &'r str,
    format: Format,
}

impl<'t> MockApi<'t> {
    pub(crate) fn new(catalog: &'t model::Catalog, table: &'t Catalog<'t>) -> Self {
        MockApi { catalog, table, state: Mutex::new(State::new()) }
    }

    /// Returns the response to a request.
    pub(crate) fn respond(&self, request: &Request) -> Response {
        let (path, parameters) = parameters::read(request);
        let setting = |name: &str| {
            let value = text(&parameters, name).or_else(|| request.header(&format!("x-{name}")));
            value.unwrap_or_default()
        };
        let format = if text(&parameters, "json") == Some("1") { Format::Json } else { Format::Text };
        let settings = Settings { run: setting("run"), scenario: setting("scenario"), needs: setting("needs"), format };
        if settings.run.len() > MAX_NAME_LENGTH || settings.scenario.len() > MAX_NAME_LENGTH {
            let message = format!("the name of a run or a scenario has at most {MAX_NAME_LENGTH} bytes");
            return Response::text(400, message);
        }
        if path == COUNT_PATH {
            return self.run_count(settings.run);
        }
        match route::find(&self.catalog.endpoints, &request.method, path, |name| text(&parameters, name)) {
            Route::Found(endpoint) => self.call(endpoint, &parameters, settings),
            Route::OtherMethods(methods) => {
                let allow = methods.join(", ");
                let message = format!("unsupported method; this path has {allow}");
                Response { allow, ..Response::text(405, message) }
            }
            Route::UnknownPath => {
                let paths: Vec<&str> = self.catalog.endpoints.iter().map(|endpoint| endpoint.path.as_str()).collect();
                Response::text(404, format!("unknown path; the endpoints are {}", paths.join(", ")))
            }
        }
    }

    fn call(&self, endpoint: &model::Endpoint, parameters: &[Parameter], settings: Settings<'_>) -> Response {
        let Settings { mut run, scenario: mut name, needs, format } = settings;
        let mut state = self.state();
        let polled = scenario::is_polled(self.catalog, endpoint);
        let mut values = parameters.iter().filter_map(Parameter::text);
        let task = if polled { values.find_map(|id| state.poll(id)) } else { None };
        if let Some(task) = &task {
            run = if run.is_empty() { &task.run } else { run };
            name = if name.is_empty() { &task.scenario } else { name };
        }
        let requests = state.count_request(run, &endpoint.name);
        if let Some(entry) = self.violated_limit(endpoint, parameters, needs) {
            return self.error(endpoint, entry, format);
        }
        let Some(scenario) = Scenario::parse(name, self.catalog, endpoint) else {
            return Response::text(400, format!("unknown scenario\n\n{}", scenario::CONTRACT));
        };
        let earlier = task.as_ref().map_or(requests, |task| task.polls);
        let action = scenario.action(self.catalog, endpoint, earlier);
        let response = match action {
            Action::Entry(entry) => self.error(endpoint, entry, format),
            Action::Code(code) => failure(canonical::canonical(self.catalog.responses_of(endpoint), code), format),
            Action::Html => Response { media_type: "text/html", ..Response::text(521, HTML_PAGE) },
            Action::Empty => Response::text(200, ""),
            Action::Success => {
                let payload = if polled { ANSWER.to_owned() } else { state.submit(run, name) };
                drop(state);
                let Some(success) = canonical::success(self.catalog.responses_of(endpoint), format, &payload) else {
                    return Response::text(501, "the catalog does not define a success response");
                };
                let delivery = match scenario.play {
                    Play::Drip => Delivery::Drip,
                    Play::Cut => Delivery::Cut,
                    _ => Delivery::Whole,
                };
                let response = ok(success);
                return Response { delivery, status: scenario.success_status(response.status), ..response };
            }
        };
        Response { status: scenario.status.unwrap_or(response.status), ..response }
    }

    /// Finds the entry of the first limit that the request violates.
    fn violated_limit(
        &self,
        endpoint: &'t model::Endpoint,
        parameters: &[Parameter],
        needs: &str,
    ) -> Option<&'t model::Entry> {
        let missing = needs.split(',').filter(|name| parameters.iter().all(|parameter| parameter.name != *name));
        let given = parameters.iter().map(|parameter| (parameter.name.as_str(), parameter.value()));
        let request: Vec<(&str, ParamValue<'_>)> =
            given.chain(missing.map(|name| (name, ParamValue::Missing))).collect();
        let (violated, _) = self.table.endpoint(&endpoint.name)?.preflight(&request).next()?;
        scenario::find_entry(self.catalog, endpoint, violated.code)
    }

    fn error(&self, endpoint: &model::Endpoint, entry: &model::Entry, format: Format) -> Response {
        failure(canonical::of(self.catalog, endpoint, entry), format)
    }

    fn run_count(&self, run: &str) -> Response {
        let state = self.state();
        let endpoints = self.catalog.endpoints.iter().map(|endpoint| endpoint.name.as_str());
        let (requests, tasks) = state.run_count(run, endpoints);
        let body = format!(r#"{{"run":{},"requests":{},"tasks":{tasks}}}"#, json!(run), json!(requests));
        ok(Canonical { format: Format::Json, body, status: None })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // The state stays consistent if a thread panics: every change is a single statement.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn text<'p>(parameters: &'p [Parameter], name: &str) -> Option<&'p str> {
    parameters.iter().find(|parameter| parameter.name == name).and_then(Parameter::text)
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
    Response { media_type, ..Response::text(status.unwrap_or(200), body) }
}
