//! `errbook mock`: a mock server that plays API failures to a client under test.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use clap::Args;
use errbook_compiler::with_table;

use crate::catalog::CatalogFile;
use crate::console::Console;
use crate::error::CliError;
use crate::selection::Selection;

mod http;
mod parameters;
mod route;
mod scenario;
mod state;
mod api;

use api::MockApi;
use http::{Delivery, RequestError, Response};

pub use scenario::CONTRACT;

/// The maximum number of concurrent connections; further ones wait.
const MAX_CONNECTIONS: usize = 64;

/// The pause after a failed `accept`.
const ACCEPT_PAUSE: Duration = Duration::from_millis(10);

/// The arguments of `mock`.
#[derive(Args, Debug)]
pub(super) struct MockArgs {
    /// The catalog to play.
    #[command(flatten)]
    pub selection: Selection,

    /// The port on 127.0.0.1; 0 picks a free port
    #[arg(long, default_value_t = 0)]
    pub port: u16,

    /// Stop after this time [default: run until terminated]
    #[arg(long, value_name = "SECONDS")]
    pub duration: Option<u64>,
}

/// Runs the server until its duration has elapsed, or until the process is terminated.
///
/// # Errors
///
/// Fails if the catalog has errors, if the port is in use, or if standard output cannot be written.
pub(super) fn run(directory: &Path, args: &MockArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let catalog_file = CatalogFile::load(directory, &args.selection.one(directory)?.catalog)?;
    let catalog = catalog_file.valid(console)?;
    let (listener, address) = listen(args.port)
        .map_err(|error| CliError::Failed(format!("cannot listen on 127.0.0.1:{}: {error}", args.port)))?;
    console.print(&format!("listening on http://{address}\n"))?;
    console.out.flush()?;
    with_table(catalog, |table| serve(&MockApi::new(catalog, table), &listener, address, args.duration));
    Ok(())
}

fn listen(port: u16) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

fn serve(api: &MockApi<'_>, listener: &TcpListener, address: SocketAddr, seconds: Option<u64>) {
    let (stopped, connections) = (&AtomicBool::new(false), &AtomicUsize::new(0));
    thread::scope(|threads| {
        if let Some(seconds) = seconds {
            threads.spawn(move || {
                thread::sleep(Duration::from_secs(seconds));
                stopped.store(true, Ordering::SeqCst);
                // Wakes the listener, which blocks until a connection arrives.
                let _ = TcpStream::connect(address);
            });
        }
        for stream in listener.incoming() {
            if stopped.load(Ordering::SeqCst) {
                break;
            }
            let Ok(stream) = stream else {
                // For example, out of file descriptors: wait until connections close.
                thread::sleep(ACCEPT_PAUSE);
                continue;
            };
            if connections.fetch_add(1, Ordering::SeqCst) < MAX_CONNECTIONS {
                threads.spawn(move || {
                    handle(api, stream);
                    connections.fetch_sub(1, Ordering::SeqCst);
                });
            } else {
                handle(api, stream);
                connections.fetch_sub(1, Ordering::SeqCst);
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
