//! The open connections of a server, which are closed when it stops.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The maximum number of concurrent connections, and so of threads.
const MAX_CONNECTIONS: usize = 512;

/// The age from which a connection without a complete request makes room for another one.
const MAX_IDLE: Duration = Duration::from_secs(1);

/// The maximum time to wait for the request of a connection that is refused.
const REFUSAL_TIMEOUT: Duration = Duration::from_millis(20);

/// The open connections, and whether the server has stopped.
#[derive(Default)]
pub(crate) struct Connections {
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    /// By number, and so by age.
    connections: BTreeMap<u64, Connection>,
    last: u64,
    stopped: bool,
}

struct Connection {
    stream: TcpStream,
    since: Instant,
    has_request: bool,
}

/// The result of registering a connection.
pub(crate) enum Opened {
    /// It is registered under this number.
    Number(u64),
    /// There are too many connections.
    Full,
    /// The server has stopped.
    Stopped,
}

impl Connections {
    /// Registers a connection.
    ///
    /// If there are too many, the oldest one that has not sent its request for a while is closed, so that slow clients
    /// cannot keep others out.
    pub(crate) fn open(&self, stream: &TcpStream) -> io::Result<Opened> {
        let connection = Connection { stream: stream.try_clone()?, since: Instant::now(), has_request: false };
        let mut open = self.lock();
        if open.stopped {
            return Ok(Opened::Stopped);
        }
        if open.connections.len() >= MAX_CONNECTIONS {
            let is_idle = |open: &Connection| !open.has_request && open.since.elapsed() > MAX_IDLE;
            let idle = open.connections.iter().find(|(_, open)| is_idle(open)).map(|(number, _)| *number);
            let Some(idle) = idle.and_then(|number| open.connections.remove(&number)) else {
                return Ok(Opened::Full);
            };
            let _ = idle.stream.shutdown(Shutdown::Both);
        }
        open.last += 1;
        let number = open.last;
        open.connections.insert(number, connection);
        Ok(Opened::Number(number))
    }

    /// Notes that the request of a connection is complete.
    pub(crate) fn has_request(&self, number: u64) {
        if let Some(connection) = self.lock().connections.get_mut(&number) {
            connection.has_request = true;
        }
    }

    /// Forgets a connection.
    pub(crate) fn close(&self, number: u64) {
        self.lock().connections.remove(&number);
    }

    /// Closes every connection, so that no thread waits for a client, and accepts none from now on.
    pub(crate) fn stop(&self) {
        let mut open = self.lock();
        open.stopped = true;
        for connection in open.connections.values() {
            // The client may have closed it.
            let _ = connection.stream.shutdown(Shutdown::Both);
        }
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.lock().stopped
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers a connection that no thread can handle; takes little time, because the next one waits meanwhile.
pub(crate) fn refuse(mut stream: &TcpStream, response: &[u8]) -> io::Result<()> {
    stream.set_read_timeout(Some(REFUSAL_TIMEOUT))?;
    stream.set_write_timeout(Some(REFUSAL_TIMEOUT))?;
    // A client that is still sending when the connection closes does not read the response.
    let _ = stream.read(&mut [0; 32 * 1024]);
    stream.write_all(response)?;
    stream.shutdown(Shutdown::Both)
}
