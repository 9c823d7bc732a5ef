use crate::connection::{URL, connection, response};
use aws_smithy_types::body::SdkBody;
use smithereens_checks_features::query_compatible::error::ProvideErrorMetadata;
use smithereens_checks_features::query_compatible::operation::call::CallError;
use smithereens_checks_features::query_compatible::{Client, Config};

/// The error of a call whose response has this header and this body.
async fn error(header: Option<(&str, &str)>, body: &'static str) -> CallError {
    let mut response = response(400).map(|_| SdkBody::from(body));
    if let Some((name, value)) = header {
        let name = http::HeaderName::try_from(name).expect("the name of a header");
        response.headers_mut().insert(name, value.parse().expect("the value of a header"));
    }
    let connection = connection([response]);
    let config = Config::builder().endpoint_url(URL).http_client(connection.clone()).build();
    let error = Client::from_conf(config).call().send().await.expect_err("an error").into_service_error();
    let request = connection.actual_requests().next().expect("a request");
    assert_eq!(request.headers().get("x-amzn-query-mode"), Some("true"));
    error
}

#[tokio::test]
async fn the_code_in_the_query_header_overrides_the_body() {
    let header = Some(("x-amzn-query-error", "Queue.NonExistent;Sender"));
    for body in [r#"{"__type":"com.example#QueueMissing","message":"gone"}"#, "<html>", ""] {
        let error = error(header, body).await;
        assert!(error.is_queue_missing(), "{error:?}");
        assert_eq!((error.code(), error.meta().extra("type")), (Some("Queue.NonExistent"), Some("Sender")));
    }
}

#[tokio::test]
async fn without_the_query_header_the_code_is_the_name_of_the_shape() {
    let error = error(None, r#"{"__type":"com.example#QueueMissing","message":"gone"}"#).await;
    assert!(error.is_queue_missing(), "{error:?}");
    assert_eq!((error.code(), error.message()), (Some("QueueMissing"), Some("gone")));
    let error = self::error(None, r#"{"__type":"com.example#QueueFull"}"#).await;
    assert!(error.is_queue_full(), "{error:?}");
}
