use crate::connection::{URL, connection, response};
use aws_smithy_types::body::SdkBody;
use http::{HeaderValue, Response};
use smithereens_checks_features::errors::config::retry::{RetryConfig, RetryPartition};
use smithereens_checks_features::errors::config::{BehaviorVersion, SdkConfig};
use smithereens_checks_features::errors::{Client, Config};
use std::time::Duration;

/// The number of requests of a call whose first response is this error, and whose second response is a success.
async fn attempts(status: u16, code: &'static str) -> usize {
    let mut error: Response<SdkBody> = response(status);
    error.headers_mut().insert("x-amzn-errortype", HeaderValue::from_static(code));
    let connection = connection([error, response(200)]);
    let config = Config::builder()
        .endpoint_url(URL)
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::ZERO))
        .retry_partition(RetryPartition::new(code))
        .http_client(connection.clone());
    // The number of requests shows whether the call was retried.
    drop(Client::from_conf(config.build()).call().send().await);
    connection.actual_requests().count()
}

#[tokio::test]
async fn an_error_is_retried_if_the_model_marks_it_as_retryable() {
    // These statuses are not retried for other errors.
    for code in ["Busy", "Slow"] {
        assert_eq!(attempts(409, code).await, 2, "{code}");
    }
    for code in ["Denied", "Strange"] {
        assert_eq!(attempts(409, code).await, 1, "{code}");
    }
}

/// The maximum number of attempts that the request of a client with the shared configuration contains.
async fn most_attempts(shared: SdkConfig) -> String {
    let connection = connection([response(200)]);
    let shared = shared.into_builder().endpoint_url(URL).http_client(connection.clone()).build();
    Client::new(&shared).call().send().await.expect("a response");
    let request = connection.actual_requests().next().expect("a request");
    request.headers().get("amz-sdk-request").expect("the number of the attempt").to_owned()
}

#[tokio::test]
async fn a_shared_configuration_that_names_no_retries_leaves_the_default_ones() {
    let shared = || SdkConfig::builder().behavior_version(BehaviorVersion::latest());
    assert_eq!(most_attempts(shared().build()).await, "attempt=1; max=3");
    let more = shared().retry_config(RetryConfig::standard().with_max_attempts(7)).build();
    assert_eq!(most_attempts(more).await, "attempt=1; max=7");
}

#[test]
fn clearing_retries_keeps_them() {
    let mut config = Config::builder().retry_config(RetryConfig::standard().with_max_attempts(7));
    config.set_retry_config(None).set_retry_partition(None);
    assert_eq!(config.build().retry_config().map(RetryConfig::max_attempts), Some(7));
}
