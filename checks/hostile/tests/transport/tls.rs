//! Certificates that a client must accept or reject.

use super::both;
use super::certificates::{Authority, Tls, respond_with_tls};
use super::implementation::{Settings, connector, get, outcome};
use super::server::{Server, write};
use aws_smithy_runtime_api::client::http::HttpConnector;
use aws_smithy_runtime_api::client::http::HttpConnectorSettings;
use smithereens::http_client::Builder;
use smithereens::http_client::proxy::ProxyConfig;
use smithereens::http_client::tls::{TlsContext, TrustStore};
use std::error::Error;

async fn server(tls: Tls) -> Server {
    let acceptor = tls.acceptor();
    Server::start(move |stream, _| respond_with_tls(acceptor.clone(), stream)).await
}

fn trusting(authority: &Authority) -> Settings {
    Settings { roots: Some(authority.root.clone()), ..Default::default() }
}

#[tokio::test]
async fn a_trusted_certificate() {
    let authority = Authority::new();
    let server = server(Tls::new(authority.sign(&["localhost"]))).await;
    both("200 ok", async |client| client.get(trusting(&authority), server.https_url()).await).await;
}

#[tokio::test]
async fn a_certificate_of_an_address() {
    let authority = Authority::new();
    let server = server(Tls::new(authority.sign(&["127.0.0.1"]))).await;
    let url = format!("https://{}/", server.address);
    both("200 ok", async |client| client.get(trusting(&authority), &url).await).await;
}

#[tokio::test]
async fn a_certificate_of_an_address_of_ipv6() {
    let authority = Authority::new();
    let acceptor = Tls::new(authority.sign(&["::1"])).acceptor();
    let server = Server::start_at("[::1]:0", move |stream, _| respond_with_tls(acceptor.clone(), stream)).await;
    let url = format!("https://{}/", server.address);
    both("200 ok", async |client| client.get(trusting(&authority), &url).await).await;
}

#[tokio::test]
async fn a_certificate_of_an_unknown_authority() {
    let server = server(Tls::new(Authority::new().sign(&["localhost"]))).await;
    let authority = Authority::new();
    both("io", async |client| client.get(trusting(&authority), server.https_url()).await).await;
}

#[tokio::test]
async fn a_certificate_of_another_name() {
    let authority = Authority::new();
    let server = server(Tls::new(authority.sign(&["elsewhere.example"]))).await;
    both("io", async |client| client.get(trusting(&authority), server.https_url()).await).await;
}

#[tokio::test]
async fn an_expired_certificate() {
    let authority = Authority::new();
    let server = server(Tls::new(authority.sign_expired())).await;
    both("io", async |client| client.get(trusting(&authority), server.https_url()).await).await;
}

#[tokio::test]
async fn a_server_without_tls() {
    let authority = Authority::new();
    for response in ["HTTP/1.1 400 Bad Request\r\n\r\n", "220 mail.example\r\n"] {
        let server = Server::start(move |mut stream, _| async move { write(&mut stream, response).await }).await;
        both("io", async |client| client.get(trusting(&authority), server.https_url()).await).await;
    }
}

#[tokio::test]
async fn a_server_that_closes_the_connection_in_the_handshake() {
    let authority = Authority::new();
    let server = Server::start(|_stream, _| async {}).await;
    both("io", async |client| client.get(trusting(&authority), server.https_url()).await).await;
}

#[tokio::test]
async fn a_server_that_requires_a_certificate() {
    let authority = Authority::new();
    let server = server(Tls::new(authority.sign(&["localhost"])).requiring_clients(&authority.root)).await;
    both("io", async |client| client.get(trusting(&authority), server.https_url()).await).await;
}

/// AWS's client has no certificates.
#[tokio::test]
async fn a_client_with_a_certificate() {
    let authority = Authority::new();
    let server = server(Tls::new(authority.sign(&["localhost"])).requiring_clients(&authority.root)).await;
    let client = authority.sign(&["client.example"]);
    let context = TlsContext::builder()
        .with_trust_store(TrustStore::empty().with_pem_certificate(&*authority.root))
        .with_client_certificate(client.chain, client.key)
        .build()
        .expect("certificates");
    let client = Builder::new().proxy_config(ProxyConfig::disabled()).tls_context(context).build_https();
    let connector = connector(&client, HttpConnectorSettings::default());
    assert_eq!(outcome(&connector, get(server.https_url())).await, "200 ok");
}

#[test]
fn invalid_certificates_are_errors_of_the_builder() {
    let (one, other) = (Authority::new().sign(&["a.example"]), Authority::new().sign(&["b.example"]));
    let build = |chain: &str, key: &str| TlsContext::builder().with_client_certificate(chain, key).build();
    build(&one.chain, &one.key).expect("a certificate with its key");
    build(&one.chain, &other.key).expect_err("the key of another certificate");
    build("certificate", &one.key).expect_err("no PEM");
    build(&one.chain, "key").expect_err("no PEM");
    let roots =
        |pem: &str| TlsContext::builder().with_trust_store(TrustStore::empty().with_pem_certificate(pem)).build();
    roots(&Authority::new().root).expect("a root certificate");
    roots("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").expect_err("no certificate");
    let context = TlsContext::builder().with_client_certificate(&*one.chain, &*one.key).build().expect("valid");
    assert!(!format!("{context:?}").contains("PRIVATE"), "{context:?}");
}

#[tokio::test]
async fn an_error_names_the_host_and_the_reason() {
    let server = server(Tls::new(Authority::new().sign(&["localhost"]))).await;
    let context = TlsContext::builder().with_trust_store(TrustStore::empty()).build().expect("no certificates");
    let client = Builder::new().proxy_config(ProxyConfig::disabled()).tls_context(context).build_https();
    let connector = connector(&client, HttpConnectorSettings::default());
    let error = connector.call(get(server.https_url())).await.expect_err("an untrusted certificate");
    let messages: Vec<String> =
        std::iter::successors(Some(&error as &dyn Error), |&error| error.source()).map(ToString::to_string).collect();
    let messages = messages.join(": ");
    assert!(messages.contains("TLS handshake with `localhost` failed"), "{messages}");
    assert!(messages.contains("ertificate"), "{messages}");
}
