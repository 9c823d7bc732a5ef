//! Downloads from the addresses of GitHub, over TLS. A proxy on this machine stands in for the hosts.

use crate::download::{MODEL, PATH};
use crate::fresh::{Package, hex, text};
use crate::server::{Response, Server, request};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use sha1::{Digest, Sha1};
use std::fs;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::process::Output;
use std::sync::Arc;
use std::thread;

const HOSTS: [&str; 3] = ["github.com", "api.github.com", "raw.githubusercontent.com"];
const COMMIT: &str = "4c59b70700cbd9e27bd9c7a8d3b6f5a1c2d3e4f5";
const NEWEST: &str = "github.com/aws/api-models-aws.git/info/refs?service=git-upload-pack";

/// The hosts of GitHub.
struct GitHub {
    server: Server,
    proxy: String,
    certificate: String,
}

impl GitHub {
    fn start() -> Self {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(HOSTS.map(str::to_owned)).expect("a certificate");
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).expect("a key");
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .expect("a key of the certificate");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let proxy = format!("http://{}", listener.local_addr().expect("an address"));
        let github = Self { server: Server::default(), proxy, certificate: cert.pem() };
        let (server, config) = (github.server.clone(), Arc::new(config));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (server, config) = (server.clone(), Arc::clone(&config));
                thread::spawn(move || tunnel(&server, config, stream));
            }
        });
        github.set(NEWEST, Response::File(references().into()));
        github.set(&tree_path(), Response::File(tree(MODEL, false).into()));
        github.set(&raw_path(), Response::File(MODEL.into()));
        github
    }

    fn set(&self, path: &str, response: Response) {
        self.server.set(path, [response]);
    }

    fn add(&self, package: &Package, arguments: &[&str]) -> Output {
        let certificate = package.path("github.pem");
        fs::write(&certificate, &self.certificate).expect("a file");
        let mut command = package.command(&[&["add"], arguments].concat());
        command.env("HTTPS_PROXY", &self.proxy).env("SSL_CERT_FILE", certificate);
        command.env_remove("SSL_CERT_DIR").output().expect("the command runs")
    }

    fn refused(&self, package: &Package, arguments: &[&str]) -> String {
        let output = self.add(package, arguments);
        assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
        package.assert_untouched();
        text(&output.stderr)
    }
}

/// Serves one request of a host, which `CONNECT` names.
fn tunnel(server: &Server, config: Arc<ServerConfig>, mut stream: TcpStream) {
    let Some(target) = request(&mut stream) else { return };
    if stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").is_err() {
        return;
    }
    let host = target.trim_end_matches(":443");
    let connection = ServerConnection::new(config).expect("a valid configuration");
    let mut stream = StreamOwned::new(connection, stream);
    server.serve(host, &mut stream);
    stream.conn.send_close_notify();
    let _ = stream.flush();
}

/// What git's protocol responds for the references.
fn references() -> String {
    let head = format!("{COMMIT} HEAD\0multi_ack symref=HEAD:refs/heads/main agent=git/2\n");
    format!("001e# service=git-upload-pack\n0000{:04x}{head}003d{COMMIT} refs/heads/main\n0000", head.len() + 4)
}

fn tree_path() -> String {
    format!("api.github.com/repos/aws/api-models-aws/git/trees/{COMMIT}?recursive=1")
}

fn raw_path() -> String {
    format!("raw.githubusercontent.com/aws/api-models-aws/{COMMIT}/{PATH}")
}

fn tree(model: &str, truncated: bool) -> String {
    let checksum = hex(&Sha1::digest(format!("blob {}\0{model}", model.len())));
    format!(
        r#"{{"sha": "{COMMIT}", "truncated": {truncated}, "tree": [
            {{"path": "models", "mode": "040000", "type": "tree", "sha": "{COMMIT}"}},
            {{"path": "{PATH}", "mode": "100644", "type": "blob", "sha": "{checksum}", "size": {}}}]}}"#,
        model.len()
    )
}

#[test]
fn models_come_from_the_repository_of_aws_by_default() {
    let (package, github) = (Package::new(), GitHub::start());
    let output = github.add(&package, &["weather"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(github.server.requests(), [NEWEST.to_owned(), tree_path(), raw_path()]);
    assert_eq!(package.read("trip/model/weather.json"), MODEL);
    let lock = package.read("trip/model/models.lock");
    let expected =
        format!("source = \"https://github.com/aws/api-models-aws\"\nservice = \"weather\"\ncommit = \"{COMMIT}\"\n");
    assert!(lock.contains(&expected), "{lock}");
    // Only the newest commit is asked for again.
    fs::remove_dir_all(package.path("trip/model")).expect("models");
    let output = github.add(&package, &["weather"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(github.server.requests(), [NEWEST]);
}

#[test]
fn failures_of_github_say_what_to_do() {
    for (path, response, expected) in [
        (tree_path(), Response::Status("403 Forbidden"), "403 Forbidden\n  = help: the server may limit requests"),
        (tree_path(), Response::Status("404 Not Found"), "404 Not Found\n  = help: check the commit"),
        (tree_path(), Response::File(tree(MODEL, true).into()), "expected the JSON of a tree"),
        (NEWEST.to_owned(), Response::File("<html>".into()), "expected a commit"),
        (raw_path(), Response::File("{}".into()), "2 bytes with a wrong checksum"),
        (
            raw_path(),
            Response::Redirect("http://127.0.0.1:1/model.json".to_owned()),
            "redirects to an address without TLS",
        ),
    ] {
        let (package, github) = (Package::new(), GitHub::start());
        github.set(&path, response);
        let error = github.refused(&package, &["weather"]);
        assert!(error.contains(expected), "{path}: {expected}: {error}");
    }
    let error = GitHub::start().refused(&Package::new(), &["weather", "--commit", "4c59b707"]);
    assert_eq!(error, "error: invalid commit `4c59b707`\n  = help: expected the 40 hexadecimal digits of a commit\n");
}

#[test]
fn a_certificate_that_is_not_trusted_is_an_error() {
    let (package, mut github) = (Package::new(), GitHub::start());
    github.certificate = GitHub::start().certificate;
    let error = github.refused(&package, &["weather"]);
    assert!(error.contains("certificate") && error.contains("`SSL_CERT_FILE` names a file"), "{error}");
    assert_eq!(github.server.requests(), [""; 0]);
}
