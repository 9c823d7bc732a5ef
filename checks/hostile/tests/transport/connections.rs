//! Connections that are refused, reset, closed, used again and not used again.

use super::both;
use super::implementation::{Settings, get, outcome};
use super::server::{OK, Server, closed_port, head, respond, write};
use aws_smithy_runtime_api::client::connection::CaptureSmithyConnection;
use aws_smithy_runtime_api::client::dns::{DnsFuture, ResolveDns, ResolveDnsError, SharedDnsResolver};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

#[tokio::test]
async fn a_refused_connection() {
    let address = closed_port().await;
    both("io", async |client| client.get(Settings::default(), format!("http://{address}/")).await).await;
}

#[tokio::test]
async fn a_host_that_does_not_exist() {
    both("io", async |client| client.get(Settings::default(), "http://host.invalid/").await).await;
}

#[tokio::test]
async fn a_connection_that_is_reset_instead_of_a_response() {
    let server = Server::start(|mut stream, _| async move {
        head(&mut stream).await;
        stream.set_zero_linger().expect("an option of the socket");
    })
    .await;
    both("io", async |client| client.get(Settings::default(), server.url()).await).await;
}

#[tokio::test]
async fn a_connection_that_is_closed_instead_of_a_response() {
    let server = Server::responding("").await;
    both("other, TransientError", async |client| client.get(Settings::default(), server.url()).await).await;
}

#[tokio::test]
async fn a_connection_that_is_closed_in_the_head() {
    let server = Server::responding("HTTP/1.1 200 OK\r\ncontent-le").await;
    both("other, TransientError", async |client| client.get(Settings::default(), server.url()).await).await;
}

#[tokio::test]
async fn a_connection_that_is_half_closed_instead_of_a_response() {
    let server = Server::start(|mut stream, _| async move {
        head(&mut stream).await;
        stream.shutdown().await.expect("a connection");
        // Reads until the client closes the other half.
        stream.read_to_end(&mut Vec::new()).await.ok();
    })
    .await;
    both("other, TransientError", async |client| client.get(Settings::default(), server.url()).await).await;
}

#[tokio::test]
async fn connections_are_used_again() {
    let server = Server::start(|stream, _| respond(stream)).await;
    both("200 ok, 200 ok, 1 connection", async |client| {
        let (connector, before) = (client.connector(), server.connections());
        let first = outcome(&connector, get(server.url())).await;
        let second = outcome(&connector, get(server.url())).await;
        format!("{first}, {second}, {} connection", server.connections() - before)
    })
    .await;
}

#[tokio::test]
async fn no_connection_is_kept_if_the_limit_of_idle_ones_is_zero() {
    let server = Server::start(|stream, _| respond(stream)).await;
    both("200 ok, 200 ok, 2 connections", async |client| {
        let connector = client.connector_with(Settings { max_idle: Some(0), ..Default::default() });
        let before = server.connections();
        let first = outcome(&connector, get(server.url())).await;
        let second = outcome(&connector, get(server.url())).await;
        format!("{first}, {second}, {} connections", server.connections() - before)
    })
    .await;
}

#[tokio::test]
async fn a_connection_that_the_server_closes_is_not_used_again() {
    let server = Server::responding("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok").await;
    both("200 ok, 200 ok", async |client| {
        let connector = client.connector();
        let first = outcome(&connector, get(server.url())).await;
        let second = outcome(&connector, get(server.url())).await;
        format!("{first}, {second}")
    })
    .await;
}

#[tokio::test]
async fn a_poisoned_connection_is_not_used_again() {
    let server = Server::start(|stream, _| respond(stream)).await;
    both("200 ok, true, 200 ok, 2 connections", async |client| {
        let (connector, before) = (client.connector(), server.connections());
        let capture = CaptureSmithyConnection::new();
        let mut request = get(server.url());
        request.add_extension(capture.clone());
        let first = outcome(&connector, request).await;
        let connection = capture.get().expect("metadata");
        let has_addresses = connection.remote_addr() == Some(server.address) && connection.local_addr().is_some();
        connection.poison();
        let second = outcome(&connector, get(server.url())).await;
        format!("{first}, {has_addresses}, {second}, {} connections", server.connections() - before)
    })
    .await;
}

#[tokio::test]
async fn a_connection_with_an_unread_body_does_not_mix_responses() {
    let server = Server::start(|mut stream, _| async move {
        while head(&mut stream).await.ends_with("\r\n\r\n") {
            let body = "0123456789".repeat(100_000);
            write(&mut stream, format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len())).await;
        }
    })
    .await;
    both("true", async |client| {
        use aws_smithy_runtime_api::client::http::HttpConnector;
        let connector = client.connector();
        drop(connector.call(get(server.url())).await.expect("a response"));
        let second = outcome(&connector, get(server.url())).await;
        (second == format!("200 {}", "0123456789".repeat(100_000))).to_string()
    })
    .await;
}

/// Resolves every name to these addresses, or fails.
#[derive(Debug)]
struct Addresses(Vec<IpAddr>);

impl ResolveDns for Addresses {
    fn resolve_dns<'a>(&'a self, name: &'a str) -> DnsFuture<'a> {
        DnsFuture::ready(match self.0.is_empty() {
            true => Err(ResolveDnsError::new(format!("no address of {name}"))),
            false => Ok(self.0.clone()),
        })
    }
}

fn resolved(addresses: impl IntoIterator<Item = IpAddr>) -> Settings {
    let resolver = SharedDnsResolver::new(Addresses(addresses.into_iter().collect()));
    Settings { resolver: Some(resolver), ..Default::default() }
}

#[tokio::test]
async fn a_resolver_of_the_program() {
    let server = Server::start(|stream, _| respond(stream)).await;
    let url = format!("http://name.example:{}/", server.address.port());
    both("200 ok", async |client| client.get(resolved([Ipv4Addr::LOCALHOST.into()]), &url).await).await;
}

#[tokio::test]
async fn a_resolver_of_the_program_that_fails() {
    both("io", async |client| client.get(resolved([]), "http://name.example/").await).await;
}

#[tokio::test]
async fn the_next_address_is_tried() {
    let server = Server::start(|stream, _| respond(stream)).await;
    let url = format!("http://name.example:{}/", server.address.port());
    // Nothing listens on this port with IPv6.
    let addresses = [Ipv6Addr::LOCALHOST.into(), Ipv4Addr::LOCALHOST.into()];
    both("200 ok", async |client| client.get(resolved(addresses), &url).await).await;
}

#[tokio::test]
async fn an_address_of_ipv6() {
    let server = Server::start_at("[::1]:0", |stream, _| respond(stream)).await;
    both("200 ok", async |client| client.get(Settings::default(), server.url()).await).await;
}

#[tokio::test]
async fn informational_responses_are_skipped() {
    let server = Server::responding(format!("HTTP/1.1 103 Early Hints\r\nlink: <a>\r\n\r\n{OK}")).await;
    both("200 ok", async |client| client.get(Settings::default(), server.url()).await).await;
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let server = Server::start(|mut stream, _| async move {
        head(&mut stream).await;
        write(&mut stream, "HTTP/1.1 302 Found\r\nlocation: /else\r\ncontent-length: 4\r\n\r\nelse").await;
    })
    .await;
    both("302 else", async |client| client.get(Settings::default(), server.url()).await).await;
}
