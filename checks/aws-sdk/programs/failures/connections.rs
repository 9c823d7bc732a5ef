use super::clients;
use super::report::{attempts, masked, outcome};
use super::scenario::{Scenario, scenario};
use super::server::{Reaction, Server};

pub(crate) const SCENARIOS: [Scenario; 9] = [
    scenario!(refused_connection),
    scenario!(unknown_host),
    scenario!(tls_to_a_server_without),
    scenario!(endpoint_that_is_no_url),
    scenario!(endpoint_without_a_scheme),
    scenario!(endpoint_of_another_scheme),
    scenario!(hangup),
    scenario!(hangup_once),
    scenario!(response_that_is_not_http),
];

/// Makes a call to another endpoint than the server's.
async fn call(server: &Server, url: &str) {
    let shared = clients::shared(server).await.into_builder().endpoint_url(url).build();
    outcome(server, &aws_sdk_apigateway::Client::new(&shared).get_api_keys().send().await);
}

async fn refused_connection() {
    // A port that is probably free.
    let free = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("an address").port();
    let server = Server::start([Reaction::Silence]);
    let shared = clients::shared(&server).await.into_builder().endpoint_url(format!("http://127.0.0.1:{free}")).build();
    let result = aws_sdk_apigateway::Client::new(&shared).get_api_keys().send().await;
    let text = aws_sdk_apigateway::error::DisplayErrorContext(result.expect_err("nobody listens")).to_string();
    println!("context: {}", masked(text, &server).replace(&free.to_string(), "FREE"));
}

/// The message of the resolver differs between machines.
async fn unknown_host() {
    let server = Server::start([Reaction::Silence]);
    let shared = clients::shared(&server).await.into_builder().endpoint_url("http://nowhere.invalid").build();
    let result = aws_sdk_apigateway::Client::new(&shared).get_api_keys().send().await;
    let text = aws_sdk_apigateway::error::DisplayErrorContext(result.expect_err("there is none")).to_string();
    println!("context: {}", text.split_inclusive("dns error").next().unwrap_or_default());
}

async fn tls_to_a_server_without() {
    let server = Server::start([Reaction::Greeting]);
    call(&server, &server.https_url()).await;
}

async fn endpoint_that_is_no_url() {
    call(&Server::start([Reaction::Silence]), "not a URL").await;
}

async fn endpoint_without_a_scheme() {
    call(&Server::start([Reaction::Silence]), "localhost:80").await;
}

async fn endpoint_of_another_scheme() {
    call(&Server::start([Reaction::Silence]), "ftp://localhost").await;
}

async fn hangup() {
    let server = Server::start([Reaction::Hangup]);
    call(&server, &server.url()).await;
    attempts(&server);
}

async fn hangup_once() {
    let server = Server::start([Reaction::Hangup, Reaction::json(200, "{}")]);
    call(&server, &server.url()).await;
    attempts(&server);
}

async fn response_that_is_not_http() {
    let server = Server::start([Reaction::Noise]);
    call(&server, &server.url()).await;
    attempts(&server);
}
