//! `smithereens serve`, as clients use it.

mod events;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

const MODEL: &str = r#"$version: "2"
namespace example

@aws.protocols#restJson1
service Weather {
    version: "2006-03-01"
    operations: [GetCity]
}

@http(method: "GET", uri: "/cities/{id}")
@readonly
@examples([
    { title: "A city", input: { id: "paris" }, output: { name: "Paris" } }
    { title: "No city", input: { id: "atlantis" }, error: { shapeId: NoSuchCity, content: { message: "sunk" } } }
])
operation GetCity {
    input := {
        @required
        @httpLabel
        id: String

        @httpQuery("days")
        days: Integer
    }

    output := {
        name: String
    }

    errors: [NoSuchCity]
}

@error("client")
@httpError(404)
structure NoSuchCity {
    message: String
}
"#;

const SCRIPT: &str = r#"{"responses": [
    {"operation": "GetCity", "input": {"id": "rome"}, "output": {"name": "Roma"}, "times": 1},
    {"operation": "GetCity", "input": {"id": "rome"}, "error": {"code": "Fallen", "message": "476", "status": 410}},
    {"operation": "GetCity", "input": {"id": "oslo", "days": 2}, "status": 503}
]}"#;

/// A server that ends with the test.
struct Server {
    process: Child,
    address: String,
    _folder: TempDir,
}

impl Server {
    fn start(model: &Path, script: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("script.json");
        std::fs::write(&path, script).expect("a file");
        let mut process = Command::new(env!("CARGO_BIN_EXE_smithereens"))
            .args(["serve", "--model"])
            .arg(model)
            .arg("--script")
            .arg(path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the command starts");
        let mut line = String::new();
        let output = process.stdout.take().expect("an output");
        BufReader::new(output).read_line(&mut line).expect("the command prints its address");
        let address = line.trim().strip_prefix("http://").expect("a URL").to_owned();
        Self { process, address, _folder: folder }
    }

    fn weather() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let model = folder.path().join("weather.smithy");
        std::fs::write(&model, MODEL).expect("a file");
        Self::start(&model, SCRIPT)
    }

    /// Sends bytes, and returns the response.
    fn send(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.write_all(request.as_bytes()).expect("the server reads");
        let mut response = String::new();
        stream.read_to_string(&mut response).expect("the server responds");
        response
    }

    fn get(&self, target: &str) -> String {
        self.send(&format!("GET {target} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[track_caller]
fn assert_response(response: &str, status: &str, parts: &[&str]) {
    assert!(response.starts_with(&format!("HTTP/1.1 {status} ")), "{response}");
    for part in parts {
        assert!(response.contains(part), "expected `{part}` in {response}");
    }
}

#[test]
fn the_responses_are_those_of_the_script_and_of_the_examples() {
    let server = Server::weather();
    assert_response(&server.get("/cities/paris"), "200", &["content-type: application/json", r#"{"name":"Paris"}"#]);
    assert_response(&server.get("/cities/atlantis"), "404", &["x-amzn-errortype: NoSuchCity", r#"{"message":"sunk"}"#]);
    assert_response(&server.get("/cities/rome"), "200", &[r#"{"name":"Roma"}"#]);
    assert_response(&server.get("/cities/rome"), "410", &["x-amzn-errortype: Fallen", r#"{"message":"476"}"#]);
    assert_response(&server.get("/cities/oslo?days=2"), "503", &[]);
}

#[test]
fn other_requests_get_an_error_that_says_what_to_do() {
    let server = Server::weather();
    let response = server.get("/cities/oslo?days=3");
    assert_response(&response, "501", &["x-amzn-errortype: NoResponse", "pass it with `--script`", r#"\"days\":3"#]);
    assert_response(&server.get("/towns"), "404", &["UnknownOperationException", "GET /towns is for no operation of"]);
    let response = server.get("/cities/oslo?days=many");
    assert_response(&response, "400", &["SerializationException", "`many` is not an integer"]);
    assert_response(&server.send("nonsense\r\n\r\n"), "400", &[]);
    let length = (64 << 20) + 1;
    let request =
        format!("GET /cities/oslo HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n");
    let mut stream = TcpStream::connect(&server.address).expect("the server listens");
    stream.write_all(request.as_bytes()).expect("the server reads");
    // The server stops reading at its limit.
    let chunk = vec![b' '; 1 << 20];
    while stream.write_all(&chunk).is_ok() {}
    // And it still listens.
    assert_response(&server.get("/cities/paris"), "200", &[]);
}

#[test]
fn an_invalid_script_is_an_error_before_the_server_starts() {
    let folder = tempfile::tempdir().expect("a folder");
    let (model, script) = (folder.path().join("weather.smithy"), folder.path().join("script.json"));
    std::fs::write(&model, MODEL).expect("a file");
    for (text, expected) in [
        (r#"{"responses": [{"operation": "GetTown", "output": {}}]}"#, "no operation `GetTown`: it has GetCity"),
        (r#"{"responses": [{"operation": "GetCity", "output": {"nom": 1}}]}"#, "has no member `nom`: it has name"),
        (r#"{"responses": [{"operation": "GetCity", "output": {"name": 1}}]}"#, "expected a string, found 1"),
        (r#"{"responses": [{"operation": "GetCity", "input": {"days": "x"}, "status": 500}]}"#, "expected an integer"),
    ] {
        std::fs::write(&script, text).expect("a file");
        let mut command = Command::new(env!("CARGO_BIN_EXE_smithereens"));
        let output = command.args(["serve", "--model"]).arg(&model).arg("--script").arg(&script).output();
        let output = output.expect("the command runs");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && error.contains(expected), "{text}: {error}");
    }
}

#[test]
#[ignore = "needs python3 with boto3, and SMITHY_MODELS: see CONTRIBUTING.md"]
fn boto3_reads_the_responses() {
    let models = std::env::var_os("SMITHY_MODELS").expect("SMITHY_MODELS is a folder with models");
    let calls = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/serve/boto3_calls.py");
    for service in ["dynamodb", "s3", "sqs", "sts"] {
        let script = calls.with_file_name(format!("{service}.json"));
        let script = std::fs::read_to_string(script).expect("a script");
        let server = Server::start(&Path::new(&models).join(format!("{service}.json")), &script);
        let mut python = Command::new("python3");
        let status = python.arg(&calls).arg(service).arg(format!("http://{}", server.address)).status();
        assert!(status.expect("python3 runs").success(), "the calls of {service} failed");
    }
}
