//! A local server that stands in for API Gateway, without TLS.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

const BODY: &str = r#"{"defaultResponse":false,"responseParameters":{"gatewayresponse.header.Access-Control-Allow-Origin":"'*'"},"responseTemplates":{"application/json":"{\"message\":$context.error.messageString}"},"responseType":"ACCESS_DENIED","statusCode":"403"}"#;

/// The maximum length of a request in bytes, and the maximum time to wait for one.
const MAX_LENGTH: usize = 16 * 1024;
const TIMEOUT: Duration = Duration::from_secs(10);

/// Starts the server, which responds to `GetGatewayResponse` until this process ends.
pub(crate) fn start() -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for connection in listener.incoming() {
            if let Err(error) = connection.and_then(serve) {
                eprintln!("the server: {error}");
            }
        }
    });
    Ok(address)
}

/// Responds to the requests of a connection until it is closed.
fn serve(mut connection: TcpStream) -> io::Result<()> {
    connection.set_read_timeout(Some(TIMEOUT))?;
    connection.set_nodelay(true)?;
    let mut request = Vec::new();
    let mut part = [0; 4096];
    loop {
        match connection.read(&mut part)? {
            0 => return Ok(()),
            length => request.extend_from_slice(&part[..length]),
        }
        // GET requests have no body, and clients wait for the response before they send another one.
        if request.ends_with(b"\r\n\r\n") {
            request.clear();
            let length = BODY.len();
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\
                 x-amzn-requestid: c6af9ac6-7b61-11e6-9a41-93e8deadbeef\r\n\r\n"
            );
            connection.write_all(format!("{head}{BODY}").as_bytes())?;
        }
        if request.len() > MAX_LENGTH {
            return Err(io::Error::other("a request is too long"));
        }
    }
}
