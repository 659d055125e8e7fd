//! A running server: accepts connections, and stops when it is dropped.

use std::fmt::{self, Debug, Formatter};
use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use errbook_compiler::{model, with_table};

use crate::api::{self, MockApi};
use crate::connections::{self, Connections, Opened};
use crate::http::{self, RequestError};
use crate::memory::Memory;
use crate::received::ReceivedRequest;
use crate::response::{Delivery, Response};
use crate::scenario::Scenario;
use crate::state::{State, Task};

/// The pause after a failed `accept`.
const ACCEPT_PAUSE: Duration = Duration::from_millis(10);

/// The timeout of the connection that wakes the listener.
const WAKE_TIMEOUT: Duration = Duration::from_millis(100);

/// A running server, created by [`Mock::start`](crate::Mock::start).
///
/// Dropping it closes every connection, also one whose response is pending, and frees the port and the threads.
///
/// Requests belong to runs: a request names one in the parameter `run` or in the header `x-run`, a request with the ID
/// of a task belongs to the run of the task, and all others to the run `""`.
///
/// Methods that take the name of an endpoint panic if the catalog does not have it, because a test with such a name
/// would test nothing.
#[must_use = "a server stops when it is dropped"]
pub struct Server {
    address: SocketAddr,
    endpoints: Vec<String>,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves the API of a catalog in a thread of its own.
    pub(crate) fn start(catalog: model::Catalog, default: Scenario, listener: TcpListener) -> io::Result<Server> {
        let address = listener.local_addr()?;
        let endpoints = catalog.endpoints.iter().map(|endpoint| endpoint.name.clone()).collect();
        let shared = Arc::new(Shared { connections: Connections::default(), state: Mutex::new(State::new()) });
        let of_thread = Arc::clone(&shared);
        let run = move || {
            let Shared { connections, state } = &*of_thread;
            with_table(&catalog, |table| {
                accept(&MockApi::new(&catalog, table, default, state), &listener, connections);
            });
        };
        let thread = Some(thread::Builder::new().name("errbook-mock".to_owned()).spawn(run)?);
        Ok(Server { address, endpoints, shared, thread })
    }

    /// Returns the base URL, such as `http://127.0.0.1:41234`, without a trailing slash.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Plays a scenario to a run, from its next request on.
    ///
    /// A scenario for one endpoint and one for all of them apply together. A request that names a scenario, and the
    /// task that it submits, play that one instead.
    ///
    /// # Panics
    ///
    /// Panics if the scenario is for an endpoint that the catalog does not have.
    #[track_caller]
    pub fn play(&self, run: &str, scenario: Scenario) {
        scenario.endpoint().into_iter().for_each(|endpoint| self.assert_endpoint(endpoint));
        self.state().play(run, scenario);
    }

    /// Adds a task, as if a submission of the run had returned this ID, such as one that a client stored earlier.
    pub fn add_task(&self, run: &str, id: &str) {
        self.state().add_task(run, id, None);
    }

    /// Returns the number of requests at an endpoint, in all runs.
    ///
    /// # Panics
    ///
    /// Panics if the catalog does not have the endpoint.
    #[must_use]
    #[track_caller]
    pub fn requests(&self, endpoint: &str) -> u64 {
        self.assert_endpoint(endpoint);
        self.state().requests(endpoint)
    }

    /// Returns the number of requests of a run at an endpoint; the server counts the latest 1000 runs.
    ///
    /// # Panics
    ///
    /// Panics if the catalog does not have the endpoint.
    #[must_use]
    #[track_caller]
    pub fn requests_of(&self, run: &str, endpoint: &str) -> u64 {
        self.assert_endpoint(endpoint);
        self.state().requests_of(run, endpoint)
    }

    /// Returns the requests at all endpoints in the order in which they were received: the latest 10,000, and at most
    /// 64 MiB.
    #[must_use]
    pub fn received(&self) -> Vec<ReceivedRequest> {
        let requests = self.state().log.shared();
        requests.iter().map(|request| ReceivedRequest::clone(request)).collect()
    }

    /// Returns the tasks in order of submission, at most the latest 4000.
    #[must_use]
    pub fn tasks(&self) -> Vec<Task> {
        self.state().tasks().collect()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        api::lock(&self.shared.state)
    }

    #[track_caller]
    fn assert_endpoint(&self, name: &str) {
        let endpoints = &self.endpoints;
        assert!(endpoints.iter().any(|known| known == name), "no endpoint `{name}` in the catalog, only {endpoints:?}");
    }
}

/// The data of a server that its threads share.
struct Shared {
    connections: Connections,
    state: Mutex<State>,
}

impl Debug for Server {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.connections.stop();
        // Wakes the listener, which blocks until a connection arrives. If its queue is full, it does not block.
        let _ = TcpStream::connect_timeout(&self.address, WAKE_TIMEOUT);
        if let Some(thread) = self.thread.take() {
            // A panic has been printed where it happened.
            let _ = thread.join();
        }
    }
}

/// Accepts connections until the server stops, and handles each in a thread.
fn accept(api: &MockApi<'_>, listener: &TcpListener, connections: &Connections) {
    let memory = &Memory::default();
    let full = Response::text(503, "the server has too many connections").bytes();
    thread::scope(|threads| {
        for stream in listener.incoming() {
            if connections.is_stopped() {
                break;
            }
            let Ok(stream) = stream else {
                // For example, out of file descriptors: wait until connections close.
                thread::sleep(ACCEPT_PAUSE);
                continue;
            };
            let number = match connections.open(&stream) {
                Ok(Opened::Number(number)) => number,
                Ok(Opened::Stopped) => break,
                Ok(Opened::Full) | Err(_) => {
                    // The client may have closed the connection.
                    let _ = connections::refuse(&stream, &full);
                    continue;
                }
            };
            let stream = Arc::new(stream);
            let of_thread = Arc::clone(&stream);
            let handle = move || {
                handle(api, &of_thread, memory, || connections.has_request(number));
                connections.close(number);
            };
            if thread::Builder::new().spawn_scoped(threads, handle).is_err() {
                let _ = connections::refuse(&stream, &full);
                connections.close(number);
            }
        }
    });
}

/// Handles the single request of a connection; a client that disconnects is not an error.
fn handle(api: &MockApi<'_>, stream: &TcpStream, memory: &Memory, has_request: impl FnOnce()) {
    let (is_rejected, (response, delivery)) = match http::read(stream, memory) {
        Ok(request) => {
            has_request();
            let is_head = request.method == "HEAD";
            let sent = match api.respond(request) {
                (response, delivery @ (Delivery::Close | Delivery::Hang)) => (response, delivery),
                // A response to `HEAD` has no body.
                (response, _) if is_head => (response, Delivery::Head),
                sent => sent,
            };
            (false, sent)
        }
        Err(RequestError::Disconnected) => return,
        Err(RequestError::Rejected { status, message }) => (true, (Response::text(status, message), Delivery::Whole)),
    };
    if response.write(delivery, stream).is_ok() && is_rejected {
        http::drain(stream);
    }
}
