//! A server that reacts to each request with the next of the given reactions, the last of them forever.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What happens to one request.
#[derive(Clone)]
pub(crate) enum Reaction {
    /// A response.
    Response(u16, Vec<(&'static str, String)>, String),
    /// Half of a response is sent, and the connection is closed.
    Truncated(String),
    /// Half of a response is sent, and the connection stays open.
    Stalled(String),
    /// Nothing is sent.
    Silence,
    /// The connection is closed.
    Hangup,
    /// Bytes that are not HTTP are sent.
    Noise,
    /// The same, before the request.
    Greeting,
}

impl Reaction {
    pub(crate) fn json(status: u16, body: &str) -> Self {
        Self::Response(status, vec![("content-type", "application/json".to_owned())], body.to_owned())
    }

    pub(crate) fn xml(status: u16, body: &str) -> Self {
        Self::Response(status, vec![("content-type", "application/xml".to_owned())], body.to_owned())
    }

    /// An error of the protocol restJson1.
    pub(crate) fn error(status: u16, code: &str, message: &str) -> Self {
        Self::json(status, &format!("{{\"message\":\"{message}\"}}")).header("x-amzn-errortype", code)
    }

    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        if let Self::Response(_, headers, _) = &mut self {
            headers.push((name, value.to_owned()));
        }
        self
    }

    /// Writes it, and returns whether the connection stays open.
    fn write(&self, mut stream: &TcpStream) -> std::io::Result<bool> {
        match self {
            Self::Response(status, headers, body) => {
                write!(stream, "HTTP/1.1 {status} Status\r\ncontent-length: {}\r\n", body.len())?;
                for (name, value) in headers {
                    write!(stream, "{name}: {value}\r\n")?;
                }
                write!(stream, "\r\n{body}")?;
                return Ok(true);
            }
            Self::Truncated(body) | Self::Stalled(body) => {
                write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", 2 * body.len())?;
                stream.flush()?;
                if matches!(self, Self::Stalled(_)) {
                    thread::sleep(FOREVER);
                }
            }
            Self::Silence => thread::sleep(FOREVER),
            Self::Hangup => {}
            Self::Greeting => {
                stream.write_all(b"SSH-2.0-OpenSSH_9.9\r\n")?;
                return Ok(true);
            }
            Self::Noise => stream.write_all(b"SSH-2.0-OpenSSH_9.9\r\n")?,
        }
        stream.shutdown(Shutdown::Both)?;
        Ok(false)
    }
}

/// Longer than any scenario takes.
const FOREVER: Duration = Duration::from_secs(60);

/// A received request.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) line: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }

    /// `None` when the connection ends before the request does.
    fn read(reader: &mut impl BufRead) -> Option<Self> {
        let line = read_line(reader)?;
        let mut headers = Vec::new();
        while let Some((name, value)) = read_line(reader)?.split_once(": ") {
            headers.push((name.to_ascii_lowercase(), value.to_owned()));
        }
        let mut request = Self { line, headers, body: String::new() };
        let mut body = Vec::new();
        if let Some(length) = request.header("content-length") {
            body.resize(length.parse().ok()?, 0);
            reader.read_exact(&mut body).ok()?;
        } else if request.header("transfer-encoding").is_some() {
            loop {
                let length = usize::from_str_radix(&read_line(reader)?, 16).ok()?;
                reader.take(length as u64).read_to_end(&mut body).ok()?;
                read_line(reader)?;
                if length == 0 {
                    break;
                }
            }
        }
        request.body = String::from_utf8_lossy(&body).into_owned();
        Some(request)
    }
}

fn read_line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    match reader.read_line(&mut line) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(line.trim_end().to_owned()),
    }
}

/// The server, which lives as long as the process.
#[derive(Clone)]
pub(crate) struct Server {
    port: u16,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    pub(crate) fn start(reactions: impl IntoIterator<Item = Reaction>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let server = Self { port, requests: Arc::default() };
        let reactions: Arc<[Reaction]> = reactions.into_iter().collect();
        let requests = server.requests.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (reactions, requests) = (reactions.clone(), requests.clone());
                thread::spawn(move || serve(&stream, &reactions, &requests));
            }
        });
        server
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) fn https_url(&self) -> String {
        format!("https://127.0.0.1:{}", self.port)
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The requests that were received so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().expect("no thread panics with it").clone()
    }
}

fn serve(stream: &TcpStream, reactions: &[Reaction], requests: &Mutex<Vec<Request>>) {
    let mut reader = BufReader::new(stream);
    if let Some(reaction @ Reaction::Greeting) = reactions.first() {
        // If the connection were closed now, a client that still sends its request would lose the response.
        let _ = reaction.write(stream).and_then(|_| std::io::copy(&mut reader, &mut std::io::sink()));
        return;
    }
    while let Some(request) = Request::read(&mut reader) {
        let reaction = {
            let mut requests = requests.lock().expect("no thread panics with it");
            requests.push(request);
            reactions.get(requests.len() - 1).or(reactions.last()).expect("a response")
        };
        if !reaction.write(stream).unwrap_or(false) {
            break;
        }
    }
}
