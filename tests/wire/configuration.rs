//! The sources of a client's settings.

use super::config;
use aws_smithy_http_client::test_util::capture_request;
use smithereens_apigateway::config::interceptors::BeforeTransmitInterceptorContextMut;
use smithereens_apigateway::config::{
    AppName, ConfigBag, Credentials, Intercept, Region, RuntimeComponents, SdkConfig, SharedCredentialsProvider,
};
use smithereens_apigateway::error::{BoxError, DisplayErrorContext};
use smithereens_apigateway::types::GatewayResponseType;
use smithereens_apigateway::{Client, Config};

/// The URI of the request that a client with this shared configuration sends, or the error if it sends none.
async fn sent_to(shared: impl FnOnce(aws_types::sdk_config::Builder) -> aws_types::sdk_config::Builder) -> String {
    let (http_client, request) = capture_request(None);
    let builder = SdkConfig::builder()
        .http_client(http_client)
        .credentials_provider(SharedCredentialsProvider::new(Credentials::new("AKIDEXAMPLE", "s", None, None, "test")));
    let client = Client::new(&shared(builder).build());
    let call = client.get_gateway_response().rest_api_id("a").response_type(GatewayResponseType::Throttled);
    match call.send().await {
        Ok(_) => request.expect_request().uri().to_owned(),
        Err(error) => DisplayErrorContext(error).to_string(),
    }
}

#[tokio::test]
async fn the_shared_configuration_chooses_the_endpoint() {
    let path = "/restapis/a/gatewayresponses/THROTTLED";
    let region = Region::from_static("eu-west-1");
    let regional = sent_to(|shared| shared.region(region.clone())).await;
    assert_eq!(regional, format!("https://apigateway.eu-west-1.amazonaws.com{path}"));
    let fips = sent_to(|shared| shared.region(region.clone()).use_fips(true).use_dual_stack(true)).await;
    assert_eq!(fips, format!("https://apigateway-fips.eu-west-1.api.aws{path}"));
    let url = sent_to(|shared| shared.region(region.clone()).endpoint_url("http://localhost:4566/base")).await;
    assert_eq!(url, format!("http://localhost:4566/base{path}"));
}

#[tokio::test]
async fn an_endpoint_url_of_this_service_comes_before_one_of_all_services() {
    #[derive(Debug)]
    struct Environment;
    impl aws_types::service_config::LoadServiceConfig for Environment {
        fn load_config(&self, key: aws_types::service_config::ServiceConfigKey<'_>) -> Option<String> {
            assert_eq!((key.service_id(), key.env()), ("API Gateway", "AWS_ENDPOINT_URL"));
            Some("http://localhost:1111".to_owned())
        }
    }
    let uri = sent_to(|mut shared| {
        shared.insert_origin("endpoint_url", aws_types::origin::Origin::shared_environment_variable());
        shared
            .region(Region::from_static("eu-west-1"))
            .endpoint_url("http://localhost:2222")
            .service_config(Environment)
    })
    .await;
    assert!(uri.starts_with("http://localhost:1111/"), "{uri}");
}

#[tokio::test]
async fn a_missing_region_or_credentials_are_an_error_that_names_them() {
    let region = sent_to(|shared| shared).await;
    assert!(region.contains("Missing Region"), "{region}");

    let (http_client, request) = capture_request(None);
    let client = Client::from_conf(Config::builder().region(Region::new("eu-west-1")).http_client(http_client).build());
    let error = client.delete_rest_api().rest_api_id("a").send().await.expect_err("there are no credentials");
    let error = DisplayErrorContext(error).to_string();
    assert!(error.contains("identity") || error.contains("credentials"), "{error}");
    request.expect_no_request();
}

#[tokio::test]
async fn an_interceptor_sees_and_changes_the_request() {
    #[derive(Debug)]
    struct AddHeader;
    impl Intercept for AddHeader {
        fn name(&self) -> &'static str {
            "AddHeader"
        }

        fn modify_before_signing(
            &self,
            context: &mut BeforeTransmitInterceptorContextMut<'_>,
            _components: &RuntimeComponents,
            _config: &mut ConfigBag,
        ) -> Result<(), BoxError> {
            context.request_mut().headers_mut().insert("x-added", "yes");
            Ok(())
        }
    }
    let (http_client, request) = capture_request(None);
    let client = Client::from_conf(config().http_client(http_client).interceptor(AddHeader).build());
    client.delete_rest_api().rest_api_id("a").send().await.expect("a response");
    let request = request.expect_request();
    assert_eq!(request.headers().get("x-added"), Some("yes"));
    let signed = request.headers().get("authorization").expect("a signature");
    assert!(signed.contains("x-added"), "{signed}");
}

#[test]
fn a_configuration_has_the_settings_that_it_was_built_with() {
    let config = config().app_name(AppName::new("app").expect("a valid name")).build();
    assert_eq!(config.region().map(AsRef::as_ref), Some("us-east-1"));
    assert_eq!(config.signing_name(), "apigateway");
    assert_eq!(config.app_name().map(AsRef::as_ref), Some("app"));
    let other = config.to_builder().region(Region::new("eu-west-1")).build();
    assert_eq!(other.region().map(AsRef::as_ref), Some("eu-west-1"));
    assert_eq!(config.region().map(AsRef::as_ref), Some("us-east-1"), "the first configuration is unchanged");
}
