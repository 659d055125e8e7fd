//! A running server: accepts connections, and stops when it is dropped.

use std::fmt::{self, Debug, Formatter};
use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use errbook_compiler::{model, with_table};

use crate::api::MockApi;
use crate::connections::Connections;
use crate::http::{self, Delivery, RequestError, Response};

/// The pause after a failed `accept`.
const ACCEPT_PAUSE: Duration = Duration::from_millis(10);

/// The timeout of the connection that wakes the listener.
const WAKE_TIMEOUT: Duration = Duration::from_millis(100);

/// A running server, created by [`Mock::start`](crate::Mock::start).
///
/// Dropping it closes every connection, also one whose response is pending, and frees the port and the threads.
#[must_use = "a server stops when it is dropped"]
pub struct Server {
    address: SocketAddr,
    connections: Arc<Connections>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves the API of a catalog in a thread of its own.
    pub(crate) fn start(catalog: model::Catalog, listener: TcpListener) -> io::Result<Server> {
        let address = listener.local_addr()?;
        let connections = Arc::new(Connections::default());
        let shared = Arc::clone(&connections);
        let run = move || with_table(&catalog, |table| accept(&MockApi::new(&catalog, table), &listener, &shared));
        let thread = Some(thread::Builder::new().name("errbook-mock".to_owned()).spawn(run)?);
        Ok(Server { address, connections, thread })
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
}

impl Debug for Server {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.connections.stop();
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
    thread::scope(|threads| {
        for stream in listener.incoming() {
            if connections.is_stopped() {
                break;
            }
            let opened = stream.and_then(|stream| Ok((connections.open(&stream)?, stream)));
            let spawned = opened.and_then(|(number, stream)| {
                let Some(number) = number else { return Ok(()) };
                let handle = move || {
                    handle(api, stream);
                    connections.close(number);
                };
                let spawned = thread::Builder::new().spawn_scoped(threads, handle);
                spawned.map(drop).inspect_err(|_| connections.close(number))
            });
            if spawned.is_err() {
                // For example, out of file descriptors: wait until connections close.
                thread::sleep(ACCEPT_PAUSE);
            }
        }
    });
}

/// Handles the single request of a connection; a client that disconnects is not an error.
fn handle(api: &MockApi<'_>, mut stream: TcpStream) {
    let response = match http::read(&mut stream) {
        // A response to `HEAD` has no body.
        Ok(request) if request.method == "HEAD" => Response { delivery: Delivery::Head, ..api.respond(&request) },
        Ok(request) => api.respond(&request),
        Err(RequestError::Disconnected) => return,
        Err(RequestError::Rejected { status, message }) => Response::text(status, message),
    };
    let _ = response.write(&mut stream);
}
