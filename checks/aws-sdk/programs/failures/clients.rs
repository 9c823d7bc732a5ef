//! Clients of a server, as most programs have them: from the shared configuration.

use super::server::Server;
use aws_config::retry::RetryConfig;
use aws_config::{BehaviorVersion, SdkConfig};
use std::time::Duration;

/// What the environment says, with the server for all services.
pub(crate) async fn shared(server: &Server) -> SdkConfig {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    config.into_builder().endpoint_url(server.url()).retry_config(hasty()).build()
}

/// Retries as they are by default, only sooner.
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
