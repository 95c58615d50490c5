//! The fake cloud on a loopback address: HTTP/1.1, a thread and a request for each connection.

use std::collections::VecDeque;
use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use cloud_backup_api::{HttpRequest, HttpResponse};

use crate::account::Account;
use crate::cloud::Cloud;
use crate::fault::Fault;
use crate::provider::{Provider, content_type};
use crate::refusal::Refusal;
use crate::wire::{self, Received};

/// A running server. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

/// What the threads share.
#[derive(Debug)]
struct Shared {
    cloud: Cloud,
    account: Option<Account>,
    faults: Mutex<VecDeque<Fault>>,
    requests: Mutex<Vec<HttpRequest>>,
    connections: AtomicUsize,
    is_stopped: AtomicBool,
}

/// The most connections at once; others are closed.
const CONNECTIONS: usize = 64;

/// The most requests that are remembered.
const REMEMBERED: usize = 1000;

/// How long a client may take to send or to read.
const PATIENCE: Duration = Duration::from_secs(10);

impl Server {
    /// Serves a cloud on any free port of `127.0.0.1`, without checking signatures.
    pub fn start(cloud: Cloud) -> io::Result<Self> {
        Self::start_at((Ipv4Addr::LOCALHOST, 0).into(), cloud, None)
    }

    /// Serves a cloud on any free port of `127.0.0.1`, to requests that this account signed.
    pub fn start_for(account: Account, cloud: Cloud) -> io::Result<Self> {
        Self::start_at((Ipv4Addr::LOCALHOST, 0).into(), cloud, Some(account))
    }

    /// Serves a cloud at an address. Without an account, signatures are not checked.
    pub fn start_at(
        address: SocketAddr,
        cloud: Cloud,
        account: Option<Account>,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            cloud,
            account,
            faults: Mutex::default(),
            requests: Mutex::default(),
            connections: AtomicUsize::new(0),
            is_stopped: AtomicBool::new(false),
        });
        let accepting = Arc::clone(&shared);
        let thread = thread::spawn(move || accept(&listener, &accepting));
        Ok(Self { address, shared, thread: Some(thread) })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it listens, such as `http://127.0.0.1:8080`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Does this with the next request for which nothing is planned.
    pub fn on_next(&self, fault: Fault) {
        locked(&self.shared.faults).push_back(fault);
    }

    /// The first thousand requests that came, in their order, with all their secrets.
    pub fn requests(&self) -> Vec<HttpRequest> {
        locked(&self.shared.requests).clone()
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // It ends by a panic only, which has been printed.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.is_stopped.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take()
            // The listener waits for a connection, and looks whether to stop after it.
            && TcpStream::connect(self.address).is_ok()
        {
            let _ = thread.join();
        }
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.is_stopped.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        if shared.connections.fetch_add(1, Ordering::SeqCst) >= CONNECTIONS {
            shared.connections.fetch_sub(1, Ordering::SeqCst);
            continue;
        }
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            // A client that closes the connection early is not an error of the server.
            let _ = shared.serve(stream);
            shared.connections.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

impl Shared {
    fn serve(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        // To close a connection whose request is there and unread is what resets it.
        stream.peek(&mut [0])?;
        if self.next_is_reset() {
            return Ok(());
        }
        let received = match wire::read(&mut stream) {
            Ok(received) => received,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                let body = error.to_string().into_bytes();
                return wire::write(
                    &mut stream,
                    &HttpResponse { status: 400, headers: Vec::new(), body },
                );
            }
            Err(error) => return Err(error),
        };
        self.remember(&received.request);
        let fault = locked(&self.faults).pop_front();
        let response = match fault {
            Some(Fault::Cut) => return stream.shutdown(Shutdown::Both),
            // Planned since this request began: it is too late to reset, and not to cut.
            Some(Fault::Reset) => return stream.shutdown(Shutdown::Both),
            // Returns when the client has closed the connection.
            Some(Fault::Hang) => return io::Read::read(&mut stream, &mut [0]).map(drop),
            Some(Fault::Body { status, body }) => {
                let headers = vec![("content-type".to_owned(), content_type(body).to_owned())];
                HttpResponse { status, headers, body: body.as_bytes().to_vec() }
            }
            Some(Fault::Row(row)) => {
                self.cloud.refuse(&received.request, &Refusal::documented(row, ""))
            }
            Some(Fault::Throttle(wait)) => self.throttle(&received.request, wait),
            Some(Fault::Delay(time)) => {
                thread::sleep(time);
                self.respond(&received)
            }
            Some(Fault::Corrupt) => corrupted(self.respond(&received)),
            Some(Fault::CutBody) => {
                let response = self.respond(&received);
                let half = &response.body[..response.body.len() / 2];
                let bytes = [wire::head(&response).as_slice(), half].concat();
                io::Write::write_all(&mut stream, &bytes)?;
                return stream.shutdown(Shutdown::Both);
            }
            None => self.respond(&received),
        };
        wire::write(&mut stream, &response)
    }

    /// Whether the next fault is a reset, which is done with that.
    fn next_is_reset(&self) -> bool {
        let mut faults = locked(&self.faults);
        let is_reset = faults.front() == Some(&Fault::Reset);
        if is_reset {
            faults.pop_front();
        }
        is_reset
    }

    fn respond(&self, received: &Received) -> HttpResponse {
        let account = self.account.as_ref();
        match account.map_or(Ok(()), |account| account.authenticate(received)) {
            Ok(()) => self.cloud.answer(&received.request),
            Err(refusal) => self.cloud.refuse(&received.request, &refusal),
        }
    }

    fn throttle(&self, request: &HttpRequest, wait: Duration) -> HttpResponse {
        let provider = Provider::of(request);
        let refusal = Refusal::of_code(provider.codes().throttled, provider.module(), "");
        let mut response = self.cloud.refuse(request, &refusal);
        let (name, value) = match provider {
            Provider::Aliyun => ("x-acs-retry-after", wait.as_millis().to_string()),
            Provider::HuaweiCloud => ("Retry-After", wait.as_millis().div_ceil(1000).to_string()),
        };
        response.headers.push((name.to_owned(), value));
        response
    }

    fn remember(&self, request: &HttpRequest) {
        let mut requests = locked(&self.requests);
        if requests.len() < REMEMBERED {
            requests.push(request.clone());
        }
    }
}

fn corrupted(mut response: HttpResponse) -> HttpResponse {
    for byte in response.body.iter_mut().step_by(2) {
        *byte ^= 0x80;
    }
    response
}

/// A thread that panicked leaves nothing half done behind these locks.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
