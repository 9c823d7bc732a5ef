//! A server on this machine.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A response to a request.
#[derive(Clone)]
pub(crate) enum Response {
    File(Vec<u8>),
    Redirect(String),
    Status(&'static str),
    /// The connection is closed before the end of the body.
    CutOff(Vec<u8>),
    /// Nothing follows the start of the body for a minute.
    Slow(Vec<u8>),
    /// A body of this many bytes.
    Large(usize),
}

impl Response {
    pub(crate) fn write(&self, mut stream: impl Write) {
        let head = |status: &str, length: usize| {
            format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n")
        };
        // The client may close the connection at any time.
        let _ = match self {
            Response::File(body) => stream.write_all(&[head("200 OK", body.len()).as_bytes(), b"\r\n", body].concat()),
            Response::Redirect(url) => write!(stream, "{}Location: {url}\r\n\r\n", head("302 Found", 0)),
            Response::Status(status) => write!(stream, "{}\r\n", head(status, 0)),
            Response::CutOff(body) => {
                stream.write_all(&[head("200 OK", body.len() + 10).as_bytes(), b"\r\n", body].concat())
            }
            Response::Slow(body) => {
                let written = stream.write_all(&[head("200 OK", body.len() + 10).as_bytes(), b"\r\n", body].concat());
                let _ = stream.flush();
                thread::sleep(Duration::from_secs(60));
                written
            }
            Response::Large(length) => {
                let zeros = vec![0; 1 << 20];
                let mut written = write!(stream, "{}\r\n", head("200 OK", *length));
                let mut left = *length;
                while left > 0 && written.is_ok() {
                    let part = left.min(zeros.len());
                    written = stream.write_all(&zeros[..part]);
                    left -= part;
                }
                written
            }
        };
        let _ = stream.flush();
    }
}

/// Responses by paths. The last response of a path is repeated.
#[derive(Clone, Default)]
pub(crate) struct Server {
    responses: Arc<Mutex<BTreeMap<String, Vec<Response>>>>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts it for the rest of the test process.
    pub(crate) fn start(&self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let server = self.clone();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let server = server.clone();
                thread::spawn(move || server.serve("", stream));
            }
        });
        address
    }

    /// Serves one request. The prefix is a host, if the client sees several.
    pub(crate) fn serve(&self, prefix: &str, mut stream: impl Read + Write) {
        let Some(path) = request(&mut stream) else { return };
        let path = format!("{prefix}{path}");
        self.requests.lock().expect("no test panics with it").push(path.clone());
        let response = match self.responses.lock().expect("no test panics with it").get_mut(&path) {
            Some(responses) if responses.len() > 1 => responses.remove(0),
            Some(responses) => responses[0].clone(),
            None => Response::Status("404 Not Found"),
        };
        response.write(stream);
    }

    pub(crate) fn set(&self, path: &str, responses: impl IntoIterator<Item = Response>) {
        let responses = responses.into_iter().collect();
        self.responses.lock().expect("no test panics with it").insert(path.to_owned(), responses);
    }

    /// The requests since the last call.
    pub(crate) fn requests(&self) -> Vec<String> {
        std::mem::take(&mut self.requests.lock().expect("no test panics with it"))
    }
}

/// Reads a request without a body, and returns its target.
pub(crate) fn request(stream: &mut impl Read) -> Option<String> {
    // The body is empty, so nothing is read that follows the head.
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let target = lines.next()?.split(' ').nth(1)?.to_owned();
    lines.find(String::is_empty).map(|_| target)
}
