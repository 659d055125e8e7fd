//! The API that is played: finds the endpoint, holds the request against its limits, and has the script played.

use std::sync::{Mutex, MutexGuard, PoisonError};

use errbook_compiler::canonical::{self, Canonical, Format};
use errbook_compiler::model;
use errbook_core::ParamValue;
use errbook_core::table::Catalog;

use super::http::{Delivery, Request, Response};
use super::parameters::{self, Parameter};
use super::runs::Runs;
use super::scenario::{self, Act, Script};
use super::success::success;

/// The mark-up page of a proxy whose server is down.
const PAGE: &str = "<!DOCTYPE html>\n<html><head><title>521: Web server is down</title></head>\n\
    <body><h1>Error 521</h1><p>The web server is not returning a connection.</p></body></html>\n";

/// What a task is solved with.
const ANSWER: &str = "the answer of the task";

/// The most bytes of the name of a run, and of a script.
const LONGEST: usize = 200;

/// The API that is played.
pub(super) struct Site<'t> {
    catalog: &'t model::Catalog,
    table: &'t Catalog<'t>,
    runs: Mutex<Runs>,
}

impl<'t> Site<'t> {
    pub(super) fn new(catalog: &'t model::Catalog, table: &'t Catalog<'t>) -> Self {
        Site { catalog, table, runs: Mutex::new(Runs::new()) }
    }

    /// The reply to a request.
    pub(super) fn answer(&self, request: &Request) -> Response {
        let (path, parameters) = parameters::read(request);
        let said = |name: &str, header: &str| text(&parameters, name).or_else(|| request.header(header));
        let (run, scenario) =
            (said("run", "x-run").unwrap_or_default(), said("scenario", "x-scenario").unwrap_or_default());
        if run.len() > LONGEST || scenario.len() > LONGEST {
            return Response::text(400, "the name of the run or the script is too long");
        }
        if path == "/_count" {
            return self.counted(run);
        }
        let is_here =
            |endpoint: &&model::Endpoint| endpoint.path.trim_start_matches('/') == path.trim_start_matches('/');
        let Some(endpoint) = self.catalog.endpoints.iter().find(is_here) else {
            let paths: Vec<&str> = self.catalog.endpoints.iter().map(|endpoint| endpoint.path.as_str()).collect();
            return Response::text(404, format!("there is no endpoint at this path; there are {}", paths.join(", ")));
        };
        if !["GET", "POST"].contains(&request.method.as_str()) {
            return Response::text(405, "an endpoint is called with GET or POST");
        }
        let format = if text(&parameters, "json") == Some("1") { Format::Json } else { Format::Text };
        let needs = said("needs", "x-needs").unwrap_or_default();
        self.call(endpoint, &parameters, needs, (run, scenario), format)
    }

    fn call(
        &self,
        endpoint: &model::Endpoint,
        parameters: &[Parameter],
        needs: &str,
        (run, scenario): (&str, &str),
        format: Format,
    ) -> Response {
        let mut runs = self.runs();
        let polled = scenario::is_polled(self.catalog, endpoint);
        let mut values = parameters.iter().filter_map(Parameter::text);
        let task = if polled { values.find_map(|id| runs.ask(id)) } else { None };
        let run = if run.is_empty() { task.as_ref().map_or(run, |task| &task.run) } else { run };
        let scenario =
            if scenario.is_empty() { task.as_ref().map_or(scenario, |task| &task.scenario) } else { scenario };
        let counted = runs.count(run, &endpoint.name);
        if let Some(entry) = self.breach(endpoint, parameters, needs) {
            return self.error(entry, format);
        }
        let Some(script) = Script::read(scenario, self.catalog, endpoint) else {
            return Response::text(400, format!("there is no script of this name; there are\n\n{}", super::CONTRACT));
        };
        let before = task.as_ref().map_or(counted, |task| task.asked);
        match script.act(self.catalog, endpoint, before) {
            Act::Entry(entry) => self.error(entry, format),
            Act::Code(code) => reply(canonical::canonical(&self.catalog.responses, code), format),
            Act::Html => Response { status: 521, media_type: "text/html", ..Response::text(521, PAGE) },
            Act::Empty => Response::text(200, ""),
            Act::Success => {
                let payload = if polled { ANSWER.to_owned() } else { runs.submit(run, scenario) };
                drop(runs);
                let Some((format, body)) = success(&self.catalog.responses, format, &payload) else {
                    return Response::text(501, "the catalogue does not say what a success looks like");
                };
                let delivery = match script {
                    Script::Drip => Delivery::Drip,
                    Script::Cut => Delivery::Cut,
                    _ => Delivery::Whole,
                };
                Response { delivery, ..whole(format, body) }
            }
        }
    }

    /// The first error whose limit the request breaks.
    fn breach(&self, endpoint: &'t model::Endpoint, sent: &[Parameter], needs: &str) -> Option<&'t model::Entry> {
        let missing = needs.split(',').filter(|name| sent.iter().all(|parameter| parameter.name != *name));
        let sent = sent.iter().map(|parameter| (parameter.name.as_str(), parameter.value()));
        let request: Vec<(&str, ParamValue<'_>)> =
            sent.chain(missing.map(|name| (name, ParamValue::Missing))).collect();
        let (broken, _) = self.table.endpoint(&endpoint.name)?.preflight(&request).next()?;
        scenario::entry(self.catalog, endpoint, broken.code)
    }

    fn error(&self, entry: &model::Entry, format: Format) -> Response {
        reply(canonical::of(self.catalog, entry), format)
    }

    fn counted(&self, run: &str) -> Response {
        let runs = self.runs();
        let endpoints = self.catalog.endpoints.iter().map(|endpoint| endpoint.name.as_str());
        let counted = runs.counted(run, endpoints);
        serde_json::to_string(&counted)
            .map_or_else(|error| Response::text(500, error.to_string()), |count| whole(Format::Json, count))
    }

    fn runs(&self) -> MutexGuard<'_, Runs> {
        // Whoever panicked has left nothing half done: every change is one statement.
        self.runs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn text<'p>(parameters: &'p [Parameter], name: &str) -> Option<&'p str> {
    parameters.iter().find(|parameter| parameter.name == name).and_then(Parameter::text)
}

/// The reply in the format that was asked for, or else in the one that the API speaks.
fn reply(canonical: Vec<Canonical>, format: Format) -> Response {
    let found = canonical.iter().position(|reply| reply.format == format).unwrap_or_default();
    match canonical.into_iter().nth(found) {
        Some(reply) => whole(reply.format, reply.body),
        None => Response::text(501, "the catalogue does not say what a failure looks like"),
    }
}

fn whole(format: Format, body: String) -> Response {
    let media_type = match format {
        Format::Text => "text/plain; charset=utf-8",
        Format::Json => "application/json",
    };
    Response { media_type, ..Response::text(200, body) }
}
