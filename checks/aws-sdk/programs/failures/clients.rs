//! Clients of a server, created from the shared configuration, as in most programs.

use super::server::Server;
use aws_config::retry::RetryConfig;
use aws_config::{BehaviorVersion, SdkConfig};
use std::time::Duration;

/// The configuration in the environment, with the server as the endpoint of all services.
pub(crate) async fn shared(server: &Server) -> SdkConfig {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    config.into_builder().endpoint_url(server.url()).retry_config(hasty()).build()
}

/// The default retries, with a shorter delay.
pub(crate) fn hasty() -> RetryConfig {
    RetryConfig::standard().with_initial_backoff(Duration::from_millis(1))
}

pub(crate) async fn apigateway(server: &Server) -> aws_sdk_apigateway::Client {
    aws_sdk_apigateway::Client::new(&shared(server).await)
}

pub(crate) async fn dynamodb(server: &Server) -> aws_sdk_dynamodb::Client {
    aws_sdk_dynamodb::Client::new(&shared(server).await)
}

pub(crate) async fn s3(server: &Server) -> aws_sdk_s3::Client {
    let config = aws_sdk_s3::config::Builder::from(&shared(server).await).force_path_style(true).build();
    aws_sdk_s3::Client::from_conf(config)
}
