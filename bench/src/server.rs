//! A local server that stands in for API Gateway and S3, without TLS.

use crate::failure::Failure;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

const BODY: &str = r#"{"defaultResponse":false,"responseParameters":{"gatewayresponse.header.Access-Control-Allow-Origin":"'*'"},"responseTemplates":{"application/json":"{\"message\":$context.error.messageString}"},"responseType":"ACCESS_DENIED","statusCode":"403"}"#;

/// The number of requests that are responded to at the same time.
const THREADS: usize = 64;

/// Starts the server. Until this process ends, it responds to
///
/// - `PUT` with an empty body, after the request has been read,
/// - `GET` of `…/object-of-N-bytes` with N bytes,
/// - other requests with the body of `GetGatewayResponse`.
pub(crate) fn start() -> Result<SocketAddr, Failure> {
    let server = Arc::new(Server::http("127.0.0.1:0").map_err(|error| Failure::new(error.to_string()))?);
    let address = server.server_addr().to_ip().ok_or_else(|| Failure::new("the server has no IP address"))?;
    for _ in 0..THREADS {
        let server = Arc::clone(&server);
        thread::spawn(move || {
            while let Ok(request) = server.recv() {
                if let Err(error) = respond(request) {
                    eprintln!("the server: {error}");
                }
            }
        });
    }
    Ok(address)
}

fn respond(mut request: Request) -> io::Result<()> {
    if *request.method() == Method::Put {
        io::copy(request.as_reader(), &mut io::sink())?;
        return request.respond(Response::empty(200));
    }
    if let Some(length) = object(request.url()) {
        let headers = vec![header("Content-Type", "application/octet-stream")];
        let bytes = io::Read::take(io::repeat(b'x'), length);
        let length = usize::try_from(length).map_err(io::Error::other)?;
        let response = Response::new(StatusCode(200), headers, bytes, Some(length), None);
        return request.respond(response.with_chunked_threshold(usize::MAX));
    }
    let response = Response::from_string(BODY)
        .with_header(header("Content-Type", "application/json"))
        .with_header(header("x-amzn-requestid", "c6af9ac6-7b61-11e6-9a41-93e8deadbeef"));
    request.respond(response)
}

/// The length of the requested object.
fn object(url: &str) -> Option<u64> {
    let (_, name) = url.split_once("object-of-")?;
    name.split_once("-bytes")?.0.parse().ok()
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("names and values are ASCII")
}
