use super::clients;
use super::report::{attempts, outcome};
use super::scenario::{Scenario, scenario};
use super::server::{Reaction, Server};
use aws_config::timeout::TimeoutConfig;
use std::time::Duration;

pub(crate) const SCENARIOS: [Scenario; 5] = [
    scenario!(operation_timeout),
    scenario!(attempt_timeout),
    scenario!(read_timeout),
    scenario!(connect_timeout),
    scenario!(timeout_of_one_call),
];

const SHORT: Duration = Duration::from_millis(100);

async fn get_keys(timeouts: TimeoutConfig) {
    let server = Server::start([Reaction::Silence]);
    let shared = clients::shared(&server).await.into_builder().timeout_config(timeouts).build();
    let client = aws_sdk_apigateway::Client::new(&shared);
    outcome(&server, &client.get_api_keys().send().await);
    attempts(&server);
}

async fn operation_timeout() {
    get_keys(TimeoutConfig::builder().operation_timeout(SHORT).build()).await;
}

async fn attempt_timeout() {
    get_keys(TimeoutConfig::builder().operation_attempt_timeout(SHORT).build()).await;
}

async fn read_timeout() {
    get_keys(TimeoutConfig::builder().read_timeout(SHORT).build()).await;
}

/// Connects to a port whose backlog is full and that accepts no connection.
async fn connect_timeout() {
    let server = Server::start([Reaction::Silence]);
    let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
    socket.bind("127.0.0.1:0".parse().expect("an address")).expect("a port");
    let listener = socket.listen(1).expect("a queue");
    let address = listener.local_addr().expect("an address");
    let waiting: Vec<_> = (0..4).map(|_| std::net::TcpStream::connect_timeout(&address, SHORT)).collect();
    let timeouts = TimeoutConfig::builder().connect_timeout(SHORT).build();
    let shared = clients::shared(&server).await.into_builder().timeout_config(timeouts);
    let shared =
        shared.endpoint_url(format!("http://{address}")).retry_config(aws_config::retry::RetryConfig::disabled());
    let client = aws_sdk_apigateway::Client::new(&shared.build());
    outcome(&server, &client.get_api_keys().send().await);
    drop(waiting);
}

async fn timeout_of_one_call() {
    let server = Server::start([Reaction::Silence]);
    let client = clients::apigateway(&server).await;
    let timeouts = TimeoutConfig::builder().operation_timeout(SHORT).build();
    let config = aws_sdk_apigateway::Config::builder().timeout_config(timeouts);
    outcome(&server, &client.get_api_keys().customize().config_override(config).send().await);
}
