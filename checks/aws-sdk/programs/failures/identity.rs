use super::clients;
use super::report::{attempts, outcome};
use super::scenario::{Scenario, scenario};
use super::server::{Reaction, Server};
use aws_config::BehaviorVersion;

pub(crate) const SCENARIOS: [Scenario; 8] = [
    scenario!(missing_credentials, &[("AWS_REGION", "eu-west-1")]),
    scenario!(missing_credentials_of_s3, &[("AWS_REGION", "eu-west-1")]),
    scenario!(half_of_the_credentials, &[("AWS_REGION", "eu-west-1"), ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")]),
    scenario!(no_credentials_provider),
    scenario!(missing_region, &REGIONLESS),
    scenario!(missing_region_without_an_endpoint_url, &REGIONLESS),
    scenario!(missing_region_of_s3, &REGIONLESS),
    scenario!(credentials_that_are_not_wanted, &[("AWS_REGION", "eu-west-1")]),
];

const REGIONLESS: [(&str, &str); 2] = [("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "secret")];

async fn api_keys() {
    let server = Server::start([Reaction::json(200, "{}")]);
    let client = clients::apigateway(&server).await;
    outcome(&server, &client.get_api_keys().send().await);
    attempts(&server);
}

async fn missing_credentials() {
    api_keys().await;
}

async fn half_of_the_credentials() {
    api_keys().await;
}

async fn missing_region() {
    api_keys().await;
}

async fn missing_region_without_an_endpoint_url() {
    let server = Server::start([Reaction::Silence]);
    let shared = aws_config::load_defaults(BehaviorVersion::latest()).await;
    outcome(&server, &aws_sdk_apigateway::Client::new(&shared).get_api_keys().send().await);
    outcome(&server, &aws_sdk_dynamodb::Client::new(&shared).list_tables().send().await);
}

async fn missing_credentials_of_s3() {
    let server = Server::start([Reaction::xml(200, "<ListBucketResult/>")]);
    let client = clients::s3(&server).await;
    outcome(&server, &client.list_objects_v2().bucket("b").send().await);
    attempts(&server);
}

async fn missing_region_of_s3() {
    let server = Server::start([Reaction::xml(200, "<ListBucketResult/>")]);
    let client = clients::s3(&server).await;
    outcome(&server, &client.list_objects_v2().bucket("b").send().await);
    attempts(&server);
}

/// A configuration without a credentials provider.
async fn no_credentials_provider() {
    let server = Server::start([Reaction::json(200, "{}")]);
    let config = aws_sdk_apigateway::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(aws_config::Region::new("eu-west-1"))
        .endpoint_url(server.url());
    let client = aws_sdk_apigateway::Client::from_conf(config.build());
    outcome(&server, &client.get_api_keys().send().await);
    attempts(&server);
}

async fn credentials_that_are_not_wanted() {
    let server = Server::start([Reaction::json(200, "{}")]);
    let config = aws_sdk_apigateway::config::Builder::from(&clients::shared(&server).await).allow_no_auth();
    let client = aws_sdk_apigateway::Client::from_conf(config.build());
    outcome(&server, &client.get_api_keys().send().await);
    attempts(&server);
}
