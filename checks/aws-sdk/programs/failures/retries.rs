use super::clients;
use super::report::{attempts, outcome};
use super::scenario::{Scenario, scenario};
use super::server::{Reaction, Server};
use aws_config::retry::RetryConfig;
use aws_sdk_apigateway::config::Builder;

pub(crate) const SCENARIOS: [Scenario; 12] = [
    scenario!(unavailable_once),
    scenario!(throttled_once),
    scenario!(throttled_by_dynamodb),
    scenario!(throttled_by_dynamodb_for_too_long),
    scenario!(unavailable_for_too_long),
    scenario!(failing_for_too_long),
    scenario!(retry_after_of_the_service),
    scenario!(slow_down_of_s3),
    scenario!(no_retries),
    scenario!(adaptive_retries),
    scenario!(five_attempts),
    scenario!(defaults_of_a_client_of_its_own),
];

const KEY: &str = r#"{"id":"k","name":"n","enabled":true}"#;

async fn get_key(server: &Server, retries: Option<RetryConfig>) {
    let shared = clients::shared(server).await;
    let mut config = Builder::from(&shared);
    if let Some(retries) = retries {
        config = config.retry_config(retries);
    }
    let client = aws_sdk_apigateway::Client::from_conf(config.build());
    outcome(server, &client.get_api_key().api_key("k").send().await);
    attempts(server);
}

async fn unavailable_once() {
    get_key(&Server::start([Reaction::json(503, ""), Reaction::json(200, KEY)]), None).await;
}

async fn throttled_once() {
    let throttled = Reaction::error(400, "ThrottlingException", "slower");
    get_key(&Server::start([throttled, Reaction::json(200, KEY)]), None).await;
}

async fn throttled_by_dynamodb() {
    let server = Server::start([throughput_exceeded(), Reaction::json(200, r#"{"TableNames":["t"]}"#)]);
    let client = clients::dynamodb(&server).await;
    outcome(&server, &client.list_tables().send().await);
    attempts(&server);
}

async fn throttled_by_dynamodb_for_too_long() {
    let server = Server::start([throughput_exceeded()]);
    let client = clients::dynamodb(&server).await;
    outcome(&server, &client.get_item().table_name("t").key("k", key()).send().await);
    attempts(&server);
}

fn key() -> aws_sdk_dynamodb::types::AttributeValue {
    aws_sdk_dynamodb::types::AttributeValue::S("v".to_owned())
}

fn throughput_exceeded() -> Reaction {
    let kind = "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException";
    Reaction::json(400, &format!(r#"{{"__type":"{kind}","message":"slower"}}"#)).header("x-amzn-requestid", "R1")
}

async fn unavailable_for_too_long() {
    get_key(&Server::start([Reaction::error(503, "ServiceUnavailableException", "later")]), None).await;
}

async fn failing_for_too_long() {
    get_key(&Server::start([Reaction::json(500, "").header("x-amzn-requestid", "R2")]), None).await;
}

async fn retry_after_of_the_service() {
    let unavailable = Reaction::error(503, "ServiceUnavailableException", "later").header("x-amz-retry-after", "20");
    get_key(&Server::start([unavailable, Reaction::json(200, KEY)]), None).await;
}

async fn slow_down_of_s3() {
    let slow_down = "<Error><Code>SlowDown</Code><Message>Reduce your rate.</Message><RequestId>R3</RequestId></Error>";
    let server = Server::start([Reaction::xml(503, slow_down).header("x-amz-id-2", "H3")]);
    let client = clients::s3(&server).await;
    outcome(&server, &client.delete_object().bucket("b").key("k").send().await);
    attempts(&server);
}

async fn no_retries() {
    get_key(&Server::start([Reaction::json(503, "")]), Some(RetryConfig::disabled())).await;
}

async fn adaptive_retries() {
    let retries = RetryConfig::adaptive().with_initial_backoff(std::time::Duration::from_millis(1));
    get_key(&Server::start([Reaction::json(503, ""), Reaction::json(200, KEY)]), Some(retries)).await;
}

async fn five_attempts() {
    get_key(&Server::start([Reaction::json(503, "")]), Some(clients::hasty().with_max_attempts(5))).await;
}

/// A client without the shared configuration also retries, with the latest behaviour version.
async fn defaults_of_a_client_of_its_own() {
    let server = Server::start([Reaction::json(503, ""), Reaction::json(200, KEY)]);
    let config = Builder::new()
        .behavior_version_latest()
        .region(aws_sdk_apigateway::config::Region::new("eu-west-1"))
        .credentials_provider(aws_sdk_apigateway::config::Credentials::for_tests())
        .endpoint_url(server.url())
        .build();
    let client = aws_sdk_apigateway::Client::from_conf(config);
    outcome(&server, &client.get_api_key().api_key("k").send().await);
    attempts(&server);
}
