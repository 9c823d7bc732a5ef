//! Settings of the environment. A process of its own reads them.

use super::certificates::{Authority, Tls, respond_with_tls};
use super::implementation::{Implementation, Proxy, Settings};
use super::server::{OK, Server, closed_port, head, respond, write};
use tokio::process::Command;

const VARIABLES: [&str; 8] =
    ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"];

#[tokio::test]
#[ignore = "started by the other tests, with an environment"]
async fn in_this_environment() {
    let (Ok(name), Ok(url)) = (std::env::var("TRANSPORT_CLIENT"), std::env::var("TRANSPORT_URL")) else { return };
    let client = if name == "Ours" { Implementation::Ours } else { Implementation::Aws };
    let settings = Settings { proxy: Proxy::Environment, ..Default::default() };
    println!("outcome: {};", client.get(settings, url).await);
}

/// Compares the outcome of a request in a process with these variables, in both clients.
async fn with(variables: &[(&str, &str)], url: &str, expected: &str) {
    for client in [Implementation::Ours, Implementation::Aws] {
        assert_eq!(outcome_with(client, variables, url).await, expected, "{client:?}, {variables:?}");
    }
}

async fn outcome_with(client: Implementation, variables: &[(&str, &str)], url: &str) -> String {
    let mut command = Command::new(std::env::current_exe().expect("a test"));
    command.args(["--exact", "environment::in_this_environment", "--ignored", "--nocapture"]);
    for name in VARIABLES.into_iter().chain(["SSL_CERT_FILE", "SSL_CERT_DIR", "REQUEST_METHOD"]) {
        command.env_remove(name);
    }
    command.env("TRANSPORT_CLIENT", format!("{client:?}")).env("TRANSPORT_URL", url).envs(variables.iter().copied());
    let output = command.output().await.expect("a process");
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    let outcome = output.split_once("outcome: ").and_then(|(_, rest)| rest.split_once(';'));
    outcome.unwrap_or_else(|| panic!("no outcome: {output}")).0.to_owned()
}

async fn proxy() -> (Server, String) {
    let server = Server::start(|mut stream, _| async move {
        let head = head(&mut stream).await;
        let response = if head.starts_with("CONNECT") { "HTTP/1.1 403 Forbidden\r\n\r\n" } else { OK };
        write(&mut stream, response.replace("ok", "by")).await;
    })
    .await;
    let url = format!("http://{}", server.address);
    (server, url)
}

#[tokio::test]
async fn proxies() {
    let (_proxy, proxy) = proxy().await;
    let refused = format!("http://{}/", closed_port().await);
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        with(&[(name, &proxy)], &refused, "200 by").await;
    }
    with(&[], &refused, "io").await;
    with(&[("HTTPS_PROXY", &proxy)], &refused, "io").await;
    with(&[("HTTP_PROXY", &proxy), ("NO_PROXY", "127.0.0.1")], &refused, "io").await;
    with(&[("HTTP_PROXY", &proxy), ("no_proxy", "127.0.0.0/8")], &refused, "io").await;
    // A server of CGI sets this variable from a header of the request.
    with(&[("HTTP_PROXY", &proxy), ("REQUEST_METHOD", "GET")], &refused, "io").await;
}

#[tokio::test]
async fn proxies_of_https() {
    let (proxy, url) = proxy().await;
    for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"] {
        with(&[(name, &url)], "https://localhost:1/", "io").await;
    }
    assert_eq!(proxy.connections(), 6);
    with(&[("HTTP_PROXY", &url)], "https://localhost:1/", "io").await;
    assert_eq!(proxy.connections(), 6);
}

#[tokio::test]
async fn root_certificates() {
    let authority = Authority::new();
    let acceptor = Tls::new(authority.sign(&["localhost"])).acceptor();
    let server = Server::start(move |stream, _| respond_with_tls(acceptor.clone(), stream)).await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("root.pem");
    std::fs::write(&file, &authority.root).expect("a file");
    let file = file.to_str().expect("a path");
    with(&[("SSL_CERT_FILE", file)], &server.https_url(), "200 ok").await;
    std::fs::write(file, Authority::new().root).expect("a file");
    with(&[("SSL_CERT_FILE", file)], &server.https_url(), "io").await;
}

/// AWS's client sends requests to metadata services to the proxy.
#[tokio::test]
async fn metadata_services_are_not_called_through_a_proxy() {
    let (proxy, url) = proxy().await;
    // It has no route, or it is not a proxy that responds.
    let outcome = outcome_with(Implementation::Ours, &[("HTTP_PROXY", &url)], "http://169.254.170.23:1/").await;
    assert_ne!(outcome, "200 by");
    assert_eq!(proxy.connections(), 0);
}

#[tokio::test]
async fn a_server_without_a_proxy() {
    let server = Server::start(|stream, _| respond(stream)).await;
    with(&[], &server.url(), "200 ok").await;
}
