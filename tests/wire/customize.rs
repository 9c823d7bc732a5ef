//! Customized calls change one request and leave the client unchanged.

use super::config;
use crate::capturing;
use aws_smithy_http_client::test_util::{capture_request, infallible_client_fn};
use aws_smithy_runtime_api::http::HttpError;
use smithereens_apigateway::config::interceptors::BeforeSerializationInterceptorContextRef;
use smithereens_apigateway::config::{ConfigBag, Credentials, Intercept, Region};
use smithereens_apigateway::error::{BoxError, BuildError, DisplayErrorContext};
use smithereens_apigateway::{Client, Config};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[tokio::test]
async fn a_request_is_changed_before_it_is_signed() {
    let (client, request) = capturing(config());
    let call = client.delete_rest_api().rest_api_id("a").customize().mutate_request(|request| {
        request.headers_mut().insert("x-added", "yes");
    });
    call.send().await.expect("a response");
    let request = request.expect_request();
    assert_eq!(request.headers().get("x-added"), Some("yes"));
    let signed = request.headers().get("authorization").expect("a signature");
    assert!(signed.contains("x-added"), "{signed}");
}

#[tokio::test]
async fn a_request_is_replaced_or_refused() {
    let (client, request) = capturing(config());
    let call = client.delete_rest_api().rest_api_id("a").customize();
    let call = call.map_request(|mut request| {
        request.set_uri(format!("{}?x=1", request.uri()))?;
        Ok::<_, HttpError>(request)
    });
    call.send().await.expect("a response");
    assert!(request.expect_request().uri().ends_with("/restapis/a?x=1"));

    let (client, request) = capturing(config());
    let call = client.delete_rest_api().rest_api_id("a").customize();
    let refused = call.map_request(|_| Err(BuildError::other("not today"))).send().await.expect_err("it was refused");
    let refused = DisplayErrorContext(refused).to_string();
    assert!(refused.contains("not today"), "{refused}");
    request.expect_no_request();
}

#[tokio::test]
async fn settings_of_a_call_come_before_those_of_the_client() {
    let (http_client, request) = capture_request(None);
    let client = Client::from_conf(config().build());
    let overrides = Config::builder()
        .http_client(http_client)
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("AKIDOTHER", "secret", None, None, "test"));
    let call = client.delete_rest_api().rest_api_id("a").customize().config_override(overrides);
    call.send().await.expect("a response");
    let request = request.expect_request();
    assert_eq!(request.uri(), "https://apigateway.eu-west-1.amazonaws.com/restapis/a");
    let signed = request.headers().get("authorization").expect("a signature");
    assert!(signed.contains("AKIDOTHER/") && signed.contains("/eu-west-1/apigateway/"), "{signed}");
    assert_eq!(client.config().region().map(AsRef::as_ref), Some("us-east-1"), "the client is unchanged");
}

#[tokio::test]
async fn an_interceptor_of_a_call_sees_only_that_call() {
    #[derive(Debug, Clone, Default)]
    struct Count(Arc<AtomicUsize>);
    impl Intercept for Count {
        fn name(&self) -> &'static str {
            "Count"
        }

        fn read_before_execution(
            &self,
            _context: &BeforeSerializationInterceptorContextRef<'_>,
            _config: &mut ConfigBag,
        ) -> Result<(), BoxError> {
            self.0.fetch_add(1, Ordering::Relaxed);
            Ok(())
        }
    }
    let count = Count::default();
    let client = Client::from_conf(config().http_client(infallible_client_fn(|_| http::Response::new(""))).build());
    let call = || client.delete_rest_api().rest_api_id("a");
    call().customize().interceptor(count.clone()).config_override(Config::builder()).send().await.expect("a response");
    assert_eq!(count.0.load(Ordering::Relaxed), 1);
    call().send().await.expect("a response");
    assert_eq!(count.0.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_customized_call_names_a_missing_member_too() {
    let (client, request) = capturing(config());
    let error = client.delete_rest_api().customize().send().await.expect_err("there is no ID");
    let error = DisplayErrorContext(error).to_string();
    assert!(error.contains("rest_api_id"), "{error}");
    request.expect_no_request();
}
