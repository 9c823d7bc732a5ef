//! HTTP digest authentication, by <https://www.rfc-editor.org/rfc/rfc7616>.

mod challenges;
mod logins;
mod references;
mod server;

use crate::connection::URL;
use server::{PASSWORD, Server, USER, challenge};
use smithereens::error::{DisplayErrorContext, InspectError};
use smithereens::primitives::ByteStream;
use smithereens_checks_features::digest_auth::config::retry::{RetryConfig, RetryPartition, TokenBucket};
use smithereens_checks_features::digest_auth::config::{Builder, Login};
use smithereens_checks_features::digest_auth::{Client, Config};
use std::time::Duration;

/// A client without a login.
fn config(server: &Server) -> Builder {
    Config::builder().endpoint_url(URL).http_client(server.http_client()).retry_config(RetryConfig::disabled())
}

fn client(server: &Server) -> Client {
    client_of(server, USER, PASSWORD)
}

fn client_of(server: &Server, user: &str, password: &str) -> Client {
    Client::from_conf(config(server).digest_auth_login(Login::new(user, password, None)).build())
}

#[tokio::test]
async fn a_challenge_is_responded_to_and_its_nonce_is_used_for_the_next_requests() {
    let server = Server::usual();
    let client = client(&server);
    client.read().title("Walden").page("1/2 \"a\"").send().await.expect("the login is right");
    client.read().title("Walden").send().await.expect("the nonce is known");
    client.store().text(ByteStream::from_static(b"once upon a time")).send().await.expect("the nonce is known");
    assert_eq!(server.authorizations().len(), 4, "only the first request is sent twice");
    assert_eq!(server.authorizations()[0], None);
    let responses = server.responses();
    let of = |name: &str| responses.iter().map(|response| response[name].clone()).collect::<Vec<_>>();
    assert_eq!(of("nc"), ["00000001", "00000002", "00000003"]);
    assert!(of("nonce").windows(2).all(|pair| pair[0] == pair[1]));
    assert!(of("cnonce").windows(2).all(|pair| pair[0] != pair[1]), "client nonces are random");
    assert_eq!(responses[0]["opaque"], "FQhe/qaU925");
    assert_eq!(responses[0]["qop"], "auth");
    assert_eq!(responses[0]["uri"], "/books/Walden?page=1%2F2%20%22a%22");
}

#[tokio::test]
async fn a_request_is_sent_again_with_its_body() {
    let server = Server::usual();
    let text = "once upon a time".repeat(1000);
    client(&server).store().text(text.clone().into_bytes().into()).send().await.expect("the login is right");
    assert_eq!(server.requests(), 2);
    assert_eq!(server.last(|request| request.body().bytes().map(<[u8]>::to_vec)), Some(text.into_bytes()));
}

#[tokio::test]
async fn a_stale_nonce_is_replaced() {
    let server = Server::usual().with_uses(1);
    let client = client(&server);
    for _ in 0..3 {
        client.read().title("Walden").send().await.expect("the login is right");
    }
    let counts: Vec<String> = server.responses().iter().map(|response| response["nc"].clone()).collect();
    // The second and the third call begin with a nonce that is stale.
    assert_eq!(counts, ["00000001", "00000002", "00000001", "00000002", "00000001"]);
}

#[tokio::test]
async fn a_server_whose_nonces_are_always_stale_is_given_up() {
    let server = Server::usual().with_uses(0);
    let error = client(&server).read().title("Walden").send().await.expect_err("no nonce is valid");
    assert_eq!(error.status(), Some(401));
    assert_eq!(server.requests(), 4);
}

#[tokio::test]
async fn a_wrong_password_is_the_error_of_the_service_and_not_shown() {
    let server = Server::usual();
    let client = client_of(&server, USER, "Circle of Strife");
    for requests in [2, 4] {
        let error = client.read().title("Walden").send().await.expect_err("the password is wrong");
        assert_eq!(error.status(), Some(401));
        assert!(error.as_service_error().is_some(), "{error:?}");
        assert_eq!(server.requests(), requests);
        for text in [format!("{error:?}"), DisplayErrorContext(&error).to_string(), error.report().to_string()] {
            assert!(!text.contains("Strife"), "{text}");
        }
    }
    assert!(!format!("{client:?} {:?}", client.config()).contains("Strife"));
}

/// A call that waited for its second attempt would take an hour, and one that used the retry quota would fail.
#[tokio::test]
async fn a_challenge_neither_waits_nor_uses_the_retry_quota() {
    let server = Server::usual().with_statuses([503, 200]);
    let quota = TokenBucket::builder().capacity(0).build();
    let config = config(&server)
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_secs(3600)))
        .retry_partition(RetryPartition::custom("digest").token_bucket(quota).build());
    let client = Client::from_conf(config.digest_auth_login(Login::new(USER, PASSWORD, None)).build());
    let error = client.read().title("Walden").send().await.expect_err("there is no quota for retries");
    assert_eq!((error.status(), server.requests()), (Some(503), 2));
}

#[tokio::test]
async fn a_failed_call_is_retried_with_the_next_nonce_count() {
    let server = Server::usual().with_statuses([503, 200]);
    let retries = RetryConfig::standard().with_initial_backoff(Duration::ZERO);
    let config = config(&server).retry_config(retries).retry_partition(RetryPartition::new("digest-retries"));
    let client = Client::from_conf(config.digest_auth_login(Login::new(USER, PASSWORD, None)).build());
    client.read().title("Walden").send().await.expect("the second response is a success");
    let counts: Vec<String> = server.responses().iter().map(|response| response["nc"].clone()).collect();
    assert_eq!(counts, ["00000001", "00000002"]);
}

#[tokio::test]
async fn a_stream_that_cannot_be_sent_again_is_an_error_and_the_next_call_succeeds() {
    let stream = || {
        let body = http_body_util::Full::new(hyper::body::Bytes::from_static(b"once upon a time"));
        ByteStream::from_body_1_x(body)
    };
    let server = Server::usual();
    let client = client(&server);
    let error = client.store().text(stream()).send().await.expect_err("the stream is used up");
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("cannot be sent again; call the operation again with a new stream"), "{text}");
    assert_eq!((error.status(), server.requests()), (Some(401), 1));
    client.store().text(stream()).send().await.expect("the nonce is known");
    assert_eq!(server.requests(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn concurrent_calls_use_each_nonce_count_once() {
    let server = Server::usual().with_uses(7);
    let client = client(&server);
    let call = |client: Client| async move { client.read().title("Walden").send().await.is_ok() };
    let calls: Vec<_> = (0..200).map(|_| tokio::spawn(call(client.clone()))).collect();
    for call in calls {
        assert!(
            call.await.expect("the call does not panic"),
            "a nonce count was used twice, or a nonce was not replaced"
        );
    }
}

#[tokio::test]
async fn a_nonce_is_used_only_for_the_host_that_sent_it() {
    let server = Server::usual();
    let client = client(&server);
    client.read().title("Walden").send().await.expect("the login is right");
    for url in ["http://localhost:2", "http://elsewhere.example:1", "https://localhost:1"] {
        let before = server.requests();
        let elsewhere = client.read().title("Walden").customize().config_override(Config::builder().endpoint_url(url));
        elsewhere.send().await.expect("the login is right");
        assert_eq!(server.authorizations()[before], None, "{url}");
    }
    client.read().title("Walden").send().await.expect("the nonce is known");
    assert_eq!(server.responses().last().expect("a response")["nc"], "00000002");
}

#[tokio::test]
async fn the_header_is_marked_as_sensitive() {
    let server = Server::usual();
    client(&server).read().title("Walden").send().await.expect("the login is right");
    assert!(server.last(|request| request.headers()["authorization"].is_sensitive()));
}

/// Quotation marks are escaped, and text that is not ASCII is encoded by <https://www.rfc-editor.org/rfc/rfc8187>.
#[tokio::test]
async fn names_can_contain_any_character() {
    let server = Server::usual().with_user(r#"a "b\c""#);
    client_of(&server, r#"a "b\c""#, PASSWORD).read().title("Walden").send().await.expect("the login is right");
    // The example of section 3.9.2.
    let server = Server::usual().with_user("Jäsøn Doe");
    client_of(&server, "Jäsøn Doe", PASSWORD).read().title("Walden").send().await.expect("the login is right");
    assert_eq!(server.responses()[0]["username*"], "UTF-8''J%C3%A4s%C3%B8n%20Doe");
    let server = Server::new([&*(challenge("SHA-256") + ", userhash=true, charset=UTF-8")]).with_user("Jäsøn Doe");
    client_of(&server, "Jäsøn Doe", PASSWORD).read().title("Walden").send().await.expect("the login is right");
    assert_eq!(server.responses()[0]["userhash"], "true");
}
