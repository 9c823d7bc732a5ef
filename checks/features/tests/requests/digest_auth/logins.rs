//! The choice among digest authentication and other schemes.

use super::server::{PASSWORD, Server, USER};
use super::{client, config};
use smithereens::auth::{AuthSchemePreference, HTTP_BASIC};
use smithereens::error::InspectError;
use smithereens_checks_features::digest_auth::config::{Builder, Login};
use smithereens_checks_features::digest_auth::{Client, Config};

fn login() -> Login {
    Login::new(USER, PASSWORD, None)
}

/// The scheme of the last request.
fn scheme(server: &Server) -> Option<String> {
    let last = server.authorizations().pop().expect("a request")?;
    last.split(' ').next().map(str::to_owned)
}

#[tokio::test]
async fn the_order_of_the_model_decides() {
    let both = |config: Builder| config.digest_auth_login(login()).basic_auth_login(login());
    let server = Server::usual();
    let client = Client::from_conf(both(config(&server)).build());
    client.read().title("Walden").send().await.expect("the login is right");
    assert_eq!(scheme(&server).as_deref(), Some("Digest"));
    let preferring = Config::builder().auth_scheme_preference(AuthSchemePreference::from([HTTP_BASIC]));
    let sent = client.read().title("Walden").customize().config_override(preferring).send().await;
    assert_eq!(sent.expect_err("the server wants digests").status(), Some(401));
    assert_eq!(scheme(&server).as_deref(), Some("Basic"));
    let requests = server.requests();
    assert_eq!(client.lend().send().await.expect_err("the server wants digests").status(), Some(401));
    assert_eq!((scheme(&server).as_deref(), server.requests()), (Some("Basic"), requests + 1));
}

#[tokio::test]
async fn without_a_login_for_the_first_scheme_the_next_one_is_used() {
    let server = Server::usual();
    let client = Client::from_conf(config(&server).basic_auth_login(login()).build());
    assert!(client.read().title("Walden").send().await.is_err());
    assert_eq!(scheme(&server).as_deref(), Some("Basic"));
    let client = Client::from_conf(config(&server).digest_auth_login_resolver(login()).build());
    client.lend().send().await.expect("the login is right");
    assert_eq!(scheme(&server).as_deref(), Some("Digest"));
}

#[tokio::test]
async fn without_any_login_nothing_is_sent() {
    let server = Server::usual();
    let error = Client::from_conf(config(&server).build()).read().title("Walden").send().await.expect_err("no login");
    assert!(format!("{error:?}").contains("httpDigestAuth"), "{error:?}");
    assert_eq!(server.requests(), 0);
}

#[tokio::test]
async fn optional_authentication_responds_to_challenges_if_there_is_a_login() {
    let server = Server::usual();
    client(&server).visit().send().await.expect("the login is right");
    assert_eq!((scheme(&server).as_deref(), server.requests()), (Some("Digest"), 2));
    let anonymous = Client::from_conf(config(&server).build());
    assert_eq!(anonymous.visit().send().await.expect_err("there is no login").status(), Some(401));
    assert_eq!((scheme(&server), server.requests()), (None, 3));
}

#[tokio::test]
async fn an_operation_without_authentication_does_not_respond_to_challenges() {
    let server = Server::usual();
    let client = client(&server);
    client.read().title("Walden").send().await.expect("the login is right");
    assert_eq!(client.open().send().await.expect_err("the server wants digests").status(), Some(401));
    assert_eq!((scheme(&server), server.requests()), (None, 3));
}
