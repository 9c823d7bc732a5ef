//! Event streams over HTTP/1.1 and HTTP/2. The expected messages are written by AWS's library.

use super::{Server, assert_response};
use aws_smithy_eventstream::frame::write_message_to;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use http_body_util::{BodyExt, Channel};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http2;
use hyper_util::rt::{TokioExecutor, TokioIo};
use std::convert::Infallible;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;

const MODEL: &str = r#"$version: "2"
namespace example

@aws.protocols#restJson1
service Echo {
    version: "2006-03-01"
    operations: [Converse, Listen, Speak]
}

@http(method: "POST", uri: "/converse")
operation Converse {
    input := { @httpPayload stream: EventStream }
    output := { @httpPayload stream: EventStream }
}

@http(method: "POST", uri: "/listen/{kind}")
operation Listen {
    input := { @required @httpLabel kind: String }
    output := { @httpHeader("x-host") host: String, @httpPayload stream: EventStream }
}

@http(method: "POST", uri: "/speak")
operation Speak {
    input := { @httpPayload stream: EventStream }
    output := { count: Integer }
}

@streaming
union EventStream {
    stringPayload: StringPayloadEvent
    blobPayload: BlobPayloadEvent
    error: ErrorEvent
}

structure StringPayloadEvent {
    @eventPayload
    payload: String
}

structure BlobPayloadEvent {
    @eventPayload
    payload: Blob
}

@error("client")
structure ErrorEvent {
    message: String
}
"#;

const SCRIPT: &str = r#"{"responses": [
    {"operation": "Listen", "input": {"kind": "error"}, "output": {}, "events": [
        {"event": {"stringPayload": {"payload": "foo"}}}, {"event": {"error": {"message": "foo"}}}
    ]},
    {"operation": "Listen", "input": {"kind": "cut"}, "output": {}, "events": [{"cut_off": true}]},
    {"operation": "Listen", "input": {"kind": "none"}, "output": {}},
    {"operation": "Listen", "output": {"host": "me"}, "events": [
        {"event": {"stringPayload": {"payload": "foo"}}}, {"delay_ms": 50}, {"event": {"blobPayload": {"payload": "bar"}}}
    ]},
    {"operation": "Converse", "output": {}, "events": [
        {"event": {"stringPayload": {"payload": "foo"}}},
        {"wait_for": {"blobPayload": {"payload": "bar"}}}, {"event": {"blobPayload": {"payload": "bar"}}},
        {"wait_for": "end"}, {"event": {"error": {"message": "foo"}}}
    ]},
    {"operation": "Speak", "output": {"count": 2}}
]}"#;

fn message(headers: [(&'static str, &'static str); 3], payload: &'static str) -> Vec<u8> {
    let headers = headers.map(|(name, value)| Header::new(name, HeaderValue::String(value.into())));
    let message = Message::new_from_parts(headers.into(), payload);
    let mut bytes = Vec::new();
    write_message_to(&message, &mut bytes).expect("a message");
    bytes
}

fn string() -> Vec<u8> {
    let headers = [(":message-type", "event"), (":event-type", "stringPayload"), (":content-type", "text/plain")];
    message(headers, "foo")
}

fn blob() -> Vec<u8> {
    let media_type = "application/octet-stream";
    message([(":message-type", "event"), (":event-type", "blobPayload"), (":content-type", media_type)], "bar")
}

fn error() -> Vec<u8> {
    let media_type = "application/json";
    let headers = [(":message-type", "exception"), (":exception-type", "error"), (":content-type", media_type)];
    message(headers, r#"{"message":"foo"}"#)
}

fn server() -> Server {
    let folder = tempfile::tempdir().expect("a folder");
    let model = folder.path().join("echo.smithy");
    std::fs::write(&model, MODEL).expect("a file");
    Server::start(&model, SCRIPT)
}

/// A request in HTTP/1.1 whose body is sent in chunks.
struct Exchange {
    stream: TcpStream,
    received: Vec<u8>,
}

impl Exchange {
    fn start(server: &Server, path: &str) -> Self {
        let mut stream = TcpStream::connect(&server.address).expect("the server listens");
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\
             content-type: application/vnd.amazon.eventstream\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).expect("the server reads");
        Self { stream, received: Vec::new() }
    }

    fn send(&mut self, bytes: &[u8]) {
        let chunk = [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat();
        self.stream.write_all(&chunk).expect("the server reads");
    }

    fn end(&mut self) {
        self.stream.write_all(b"0\r\n\r\n").expect("the server reads");
    }

    /// Reads until the response has these bytes.
    fn expect(&mut self, bytes: &[u8]) {
        let mut buffer = [0; 1024];
        while !contains(&self.received, bytes) {
            let count = self.stream.read(&mut buffer).expect("the server responds");
            assert!(count > 0, "expected {bytes:?} in {:?}", String::from_utf8_lossy(&self.received));
            self.received.extend_from_slice(&buffer[..count]);
        }
    }

    /// Reads the rest of the response.
    fn finish(mut self) -> Vec<u8> {
        self.stream.read_to_end(&mut self.received).expect("the server responds");
        self.received
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The body of a response that is sent in chunks.
fn body(response: &[u8]) -> Vec<u8> {
    let start = response.windows(4).position(|window| window == b"\r\n\r\n").expect("a head") + 4;
    let (mut rest, mut body) = (&response[start..], Vec::new());
    loop {
        let end = rest.windows(2).position(|window| window == b"\r\n").expect("a length");
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..end]).expect("text"), 16).expect("a length");
        if length == 0 {
            return body;
        }
        body.extend_from_slice(&rest[end + 2..end + 2 + length]);
        rest = &rest[end + 2 + length + 2..];
    }
}

#[test]
fn the_events_of_the_script_are_sent() {
    let server = server();
    let listen = |kind: &str| {
        let mut exchange = Exchange::start(&server, &format!("/listen/{kind}"));
        exchange.end();
        exchange.finish()
    };
    let response = listen("any");
    let head = String::from_utf8_lossy(&response).into_owned();
    assert_response(&head, "200", &["content-type: application/vnd.amazon.eventstream", "x-host: me"]);
    assert_eq!(body(&response), [string(), blob()].concat());
    assert_eq!(body(&listen("error")), [string(), error()].concat());
    assert_eq!(body(&listen("cut")).len(), 4);
    assert_eq!(body(&listen("none")), b"");
}

#[test]
fn events_are_sent_while_those_of_the_request_arrive() {
    let server = server();
    let mut exchange = Exchange::start(&server, "/converse");
    exchange.expect(&string());
    exchange.send(&string());
    let event = blob();
    let (first, second) = event.split_at(10);
    exchange.send(first);
    exchange.send(second);
    exchange.expect(&blob());
    assert!(!contains(&exchange.received, &error()));
    exchange.end();
    assert_eq!(body(&exchange.finish()), [string(), blob(), error()].concat());
}

#[test]
fn http2_has_events_in_both_directions_at_once() {
    let server = server();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let stream = tokio::net::TcpStream::connect(&server.address).await.expect("the server listens");
        let (mut client, connection) =
            http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.expect("the server has HTTP/2");
        tokio::spawn(connection);
        let (mut events, body) = Channel::<Bytes, Infallible>::new(1);
        let request = hyper::Request::post(format!("http://{}/converse", server.address))
            .header("content-type", "application/vnd.amazon.eventstream")
            .body(body)
            .expect("a request");
        let mut response = client.send_request(request).await.expect("a response");
        receive(&mut response, &string()).await;
        events.send_data(string().into()).await.expect("the server reads");
        events.send_data(blob().into()).await.expect("the server reads");
        receive(&mut response, &blob()).await;
        drop(events);
        receive(&mut response, &error()).await;
        assert_eq!(response.collect().await.expect("the connection stays").to_bytes(), "");
    });
}

/// Reads as many bytes of a response as these, which it must have next.
async fn receive(response: &mut hyper::Response<Incoming>, bytes: &[u8]) {
    let mut received = Vec::new();
    while received.len() < bytes.len() {
        let frame = response.frame().await.expect("the server responds").expect("the connection stays");
        received.extend(frame.into_data().unwrap_or_default());
    }
    assert_eq!(received, bytes);
}

#[test]
fn a_request_that_ends_before_an_event_ends_the_response() {
    let server = server();
    let mut exchange = Exchange::start(&server, "/converse");
    exchange.send(&string());
    exchange.end();
    assert_eq!(body(&exchange.finish()), string());
}

#[test]
fn an_output_without_events_follows_the_events_of_the_request() {
    let server = server();
    let mut exchange = Exchange::start(&server, "/speak");
    exchange.send(&[string(), blob()].concat());
    exchange.end();
    let response = String::from_utf8_lossy(&exchange.finish()).into_owned();
    assert_response(&response, "200", &[r#"{"count":2}"#]);
}

#[test]
fn events_that_do_not_fit_the_model_are_an_error_before_the_server_starts() {
    let folder = tempfile::tempdir().expect("a folder");
    let (model, script) = (folder.path().join("echo.smithy"), folder.path().join("script.json"));
    std::fs::write(&model, MODEL).expect("a file");
    let of = |operation: &str, events: &str| {
        format!(r#"{{"responses": [{{"operation": "{operation}", "output": {{}}, "events": {events}}}]}}"#)
    };
    for (text, expected) in [
        (of("Speak", r#"[{"event": {}}]"#), "the output of `Speak` has no event stream for `events`"),
        (of("Listen", r#"[{"event": {}}]"#), "an event of `example#EventStream` has one member, found 0"),
        (
            of("Listen", r#"[{"event": {"text": {}}}]"#),
            "has no member `text`: it has stringPayload, blobPayload, error",
        ),
        (of("Listen", r#"[{"event": {"stringPayload": {"text": 1}}}]"#), "has no member `text`: it has payload"),
        (of("Listen", r#"[{"wait_for": "end"}]"#), "the input of `Listen` has no event stream"),
        (
            of("Listen", r#"[{"error": "A"}, {"delay_ms": 1}]"#),
            "events[0] ends the stream, so that nothing can follow it",
        ),
        (of("Listen", "[{}]"), "events[0] must have one of `event`"),
        (
            r#"{"responses": [{"operation": "Listen", "output": {"stream": []}}]}"#.to_owned(),
            "give the events of the member `stream` as `events`",
        ),
    ] {
        std::fs::write(&script, &text).expect("a file");
        let mut command = Command::new(env!("CARGO_BIN_EXE_smithereens"));
        let output = command.args(["serve", "--model"]).arg(&model).arg("--script").arg(&script).output();
        let output = output.expect("the command runs");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && error.contains(expected), "{text}: {error}");
    }
}
