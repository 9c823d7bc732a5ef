//! Event streams over HTTP/1.1.

use super::{Server, assert_response};
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

/// Messages of Smithy's tests of event streams.
const STRING: &str = "AAAAYAAAAE30fZUJDTptZXNzYWdlLXR5cGUHAAVldmVudAs6ZXZlbnQtdHlwZQcADXN0cmluZ1BheWxvYWQNOmNvbnRlbnQtdHlwZQcACnRleHQvcGxhaW5mb29G1ELr";
const BLOB: &str = "AAAAbAAAAFkrV6x1DTptZXNzYWdlLXR5cGUHAAVldmVudAs6ZXZlbnQtdHlwZQcAC2Jsb2JQYXlsb2FkDTpjb250ZW50LXR5cGUHABhhcHBsaWNhdGlvbi9vY3RldC1zdHJlYW1iYXJv5nGJ";
const ERROR: &str = "AAAAdAAAAFObEpkoDTptZXNzYWdlLXR5cGUHAAlleGNlcHRpb24POmV4Y2VwdGlvbi10eXBlBwAFZXJyb3INOmNvbnRlbnQtdHlwZQcAEGFwcGxpY2F0aW9uL2pzb257Im1lc3NhZ2UiOiJmb28ifTua1S8=";

fn bytes(base64: &str) -> Vec<u8> {
    base64_simd::STANDARD.decode_to_vec(base64).expect("base64")
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
    assert_eq!(body(&response), [bytes(STRING), bytes(BLOB)].concat());
    assert_eq!(body(&listen("error")), [bytes(STRING), bytes(ERROR)].concat());
    assert_eq!(body(&listen("cut")).len(), 4);
    assert_eq!(body(&listen("none")), b"");
}

#[test]
fn events_are_sent_while_those_of_the_request_arrive() {
    let server = server();
    let mut exchange = Exchange::start(&server, "/converse");
    exchange.expect(&bytes(STRING));
    exchange.send(&bytes(STRING));
    let blob = bytes(BLOB);
    let (first, second) = blob.split_at(10);
    exchange.send(first);
    exchange.send(second);
    exchange.expect(&bytes(BLOB));
    assert!(!contains(&exchange.received, &bytes(ERROR)));
    exchange.end();
    assert_eq!(body(&exchange.finish()), [bytes(STRING), bytes(BLOB), bytes(ERROR)].concat());
}

#[test]
fn a_request_that_ends_before_an_event_ends_the_response() {
    let server = server();
    let mut exchange = Exchange::start(&server, "/converse");
    exchange.send(&bytes(STRING));
    exchange.end();
    assert_eq!(body(&exchange.finish()), bytes(STRING));
}

#[test]
fn an_output_without_events_follows_the_events_of_the_request() {
    let server = server();
    let mut exchange = Exchange::start(&server, "/speak");
    exchange.send(&[bytes(STRING), bytes(BLOB)].concat());
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
