//! The open connections of a server, which are closed when it stops.

use std::collections::BTreeMap;
use std::io;
use std::net::{Shutdown, TcpStream};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The maximum number of concurrent connections; further ones wait.
const MAX_CONNECTIONS: usize = 512;

/// The open connections, and whether the server has stopped.
#[derive(Default)]
pub(crate) struct Connections {
    open: Mutex<Open>,
    changed: Condvar,
}

#[derive(Default)]
struct Open {
    streams: BTreeMap<u64, TcpStream>,
    last: u64,
    stopped: bool,
}

impl Connections {
    /// Registers a connection and returns its number, or `None` once the server has stopped.
    ///
    /// Waits while there are too many connections.
    pub(crate) fn open(&self, stream: &TcpStream) -> io::Result<Option<u64>> {
        let stream = stream.try_clone()?;
        let is_full = |open: &mut Open| open.streams.len() >= MAX_CONNECTIONS && !open.stopped;
        let mut open = self.changed.wait_while(self.lock(), is_full).unwrap_or_else(PoisonError::into_inner);
        if open.stopped {
            return Ok(None);
        }
        open.last += 1;
        let number = open.last;
        open.streams.insert(number, stream);
        Ok(Some(number))
    }

    /// Forgets a connection.
    pub(crate) fn close(&self, number: u64) {
        self.lock().streams.remove(&number);
        self.changed.notify_all();
    }

    /// Closes every connection, so that no thread waits for a client, and accepts none from now on.
    pub(crate) fn stop(&self) {
        let mut open = self.lock();
        open.stopped = true;
        for stream in open.streams.values() {
            // The client may have closed it.
            let _ = stream.shutdown(Shutdown::Both);
        }
        self.changed.notify_all();
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.lock().stopped
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
