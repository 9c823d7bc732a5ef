use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// An HTTP server that has one response for each start of a request.
pub(crate) struct Server {
    url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// A server with these responses, each without the version of HTTP.
    pub(crate) fn new<const N: usize>(responses: [(&'static str, &'static str); N]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("a bound listener has an address"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let received = requests.clone();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                // A connection that the client closes has no request.
                if let Ok(request) = respond(stream, &responses) {
                    received.lock().expect("no thread panicked").push(request);
                }
            }
        });
        Self { url, requests }
    }

    /// The URL of a port that nothing listens on.
    pub(crate) fn closed() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        format!("http://{}", listener.local_addr().expect("a bound listener has an address"))
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The heads of the requests since the last call.
    pub(crate) fn requests(&self) -> Vec<String> {
        std::mem::take(&mut self.requests.lock().expect("no thread panicked"))
    }
}

/// Reads the head of a request without a body, and sends its response.
fn respond(mut stream: TcpStream, responses: &[(&str, &str)]) -> io::Result<String> {
    let mut head = String::new();
    let mut reader = BufReader::new(stream.try_clone()?);
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    let response = responses.iter().find(|(request, _)| head.starts_with(request));
    let response = response.map_or("501 Not Implemented\r\n\r\n", |(_, response)| response);
    let (status, rest) = response.split_once("\r\n").unwrap_or((response, "\r\n"));
    write!(stream, "HTTP/1.1 {status}\r\nConnection: close\r\n{rest}")?;
    Ok(head)
}
