//! `cargo xtask mock`: plays the failures of a catalogue's API to a client under test, on this machine only.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use errbook_compiler::with_table;

use crate::args::Mock;
use crate::{Console, Fault, catalog};

mod http;
mod parameters;
mod scenario;
mod runs;
mod site;
mod success;

use http::Response;
use site::Site;

/// What the server understands, as `--help` shows it.
pub const CONTRACT: &str = include_str!("mock/contract.md");

/// The most connections that are served at once; the next one waits.
const MOST_AT_ONCE: usize = 64;

/// Serves until the time is over, or for good.
///
/// # Errors
///
/// The catalogue has errors, the port is taken, or standard output cannot be written.
pub fn run(root: &Path, arguments: &Mock, console: &mut Console<'_>) -> Result<(), Fault> {
    let catalogue = catalog::load(root, arguments.catalog.as_deref())?;
    let catalog = catalogue.sound(console)?;
    let (listener, address) = listen(arguments.port)
        .map_err(|error| Fault::Problem(format!("cannot listen at 127.0.0.1:{}: {error}", arguments.port)))?;
    console.print(&format!("listening on http://{address}\n"))?;
    console.out.flush()?;
    with_table(catalog, |table| serve(&Site::new(catalog, table), &listener, address, arguments.duration));
    Ok(())
}

fn listen(port: u16) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

fn serve(site: &Site<'_>, listener: &TcpListener, address: SocketAddr, seconds: Option<u64>) {
    let (over, busy) = (&AtomicBool::new(false), &AtomicUsize::new(0));
    thread::scope(|threads| {
        if let Some(seconds) = seconds {
            threads.spawn(move || {
                thread::sleep(Duration::from_secs(seconds));
                over.store(true, Ordering::SeqCst);
                // The listener waits for a connection, so it is given one.
                let _ = TcpStream::connect(address);
            });
        }
        for stream in listener.incoming() {
            if over.load(Ordering::SeqCst) {
                break;
            }
            let Ok(stream) = stream else {
                // Out of file handles, say: a moment for those that are open to close.
                thread::sleep(Duration::from_millis(10));
                continue;
            };
            if busy.fetch_add(1, Ordering::SeqCst) < MOST_AT_ONCE {
                threads.spawn(move || {
                    talk(site, stream);
                    busy.fetch_sub(1, Ordering::SeqCst);
                });
            } else {
                talk(site, stream);
                busy.fetch_sub(1, Ordering::SeqCst);
            }
        }
    });
}

/// Answers the one request of a connection; a client that goes away is no problem of the server.
fn talk(site: &Site<'_>, mut stream: TcpStream) {
    let reply = match http::read(&mut stream) {
        Ok(request) => site.answer(&request),
        Err(http::Refusal::Gone) => return,
        Err(http::Refusal::Status(status, why)) => Response::text(status, why),
    };
    let _ = reply.write(&mut stream);
}
