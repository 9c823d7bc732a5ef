//! Logs of clients. The tests are a process of their own, because threads share the setting of which events of `tracing` are
//! recorded.

#[path = "../requests/connection.rs"]
#[allow(dead_code, reason = "other tests use it, too")]
mod connection;
#[path = "../../../../config/tests/support/logs.rs"]
mod logs;
#[path = "../requests/digest_auth/server.rs"]
#[allow(dead_code, reason = "other tests use it, too")]
mod server;

use server::{PASSWORD, Server, USER};
use smithereens_checks_features::digest_auth::config::Login;
use smithereens_checks_features::digest_auth::{Client, Config};

#[tokio::test]
async fn neither_passwords_nor_responses_to_challenges_are_logged() {
    let logs = logs::Logs::default();
    let _guard = tracing::subscriber::set_default(logs.clone());
    let server = Server::usual();
    let config = Config::builder().endpoint_url(connection::URL).http_client(server.http_client());
    let client = Client::from_conf(config.digest_auth_login(Login::new(USER, PASSWORD, None)).build());
    client.read().title("Walden").send().await.expect("the login is right");
    client.read().title("Walden").send().await.expect("the nonce is known");
    assert!(logs.line_with("Walden").is_some(), "requests are logged");
    assert_eq!(logs.line_with(PASSWORD), None);
    for response in server.responses() {
        assert_eq!(logs.line_with(&response["response"]), None);
    }
}
