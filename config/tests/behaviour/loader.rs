//! Settings from the environment and from profiles.

use aws_runtime::env_config::file::{EnvConfigFileKind, EnvConfigFiles};
use aws_smithy_http_client::test_util::{NeverClient, infallible_client_fn};
use aws_types::endpoint_config::AccountIdEndpointMode;
use aws_types::origin::Origin;
use aws_types::os_shim_internal::{Env, Fs};
use aws_types::sdk_config::{RequestChecksumCalculation, ResponseChecksumValidation};
use aws_types::service_config::ServiceConfigKey;
use smithereens_config::retry::RetryMode;
use smithereens_config::{BehaviorVersion, ConfigLoader, SdkConfig};
use std::time::Duration;

fn loader(variables: &[(&'static str, &'static str)], profile: &str) -> ConfigLoader {
    let text = format!("[default]\n{profile}\n");
    smithereens_config::defaults(BehaviorVersion::latest())
        .env(Env::from_slice(variables))
        .fs(Fs::from_slice(&[]))
        .http_client(NeverClient::new())
        .region("eu-west-1")
        .profile_files(EnvConfigFiles::builder().with_contents(EnvConfigFileKind::Config, text).build())
}

async fn load(variables: &[(&'static str, &'static str)], profile: &str) -> SdkConfig {
    loader(variables, profile).load().await
}

const PROFILE: &str = "
retry_mode = adaptive
max_attempts = 7
use_fips_endpoint = true
use_dualstack_endpoint = true
account_id_endpoint_mode = required
auth_scheme_preference = sigv4a, aws.auth#sigv4
sigv4a_signing_region_set = eu-west-1, us-east-1
disable_request_compression = true
request_min_compression_size_bytes = 99
disable_clock_skew_correction = true
request_checksum_calculation = when_required
response_checksum_validation = WHEN_REQUIRED
sdk_ua_app_id = report
endpoint_url = http://profile.example
services = local

[services local]
s3 =
  endpoint_url = http://s3.example
api_gateway =
  endpoint_url = http://gateway.example
cognito-identity =
  endpoint_url = http://cognito.example
";

#[tokio::test]
async fn a_profile_has_every_setting() {
    let config = load(&[], PROFILE).await;
    let retries = config.retry_config().expect("retries are always set");
    assert_eq!((retries.mode(), retries.max_attempts()), (RetryMode::Adaptive, 7));
    assert_eq!((config.use_fips(), config.use_dual_stack()), (Some(true), Some(true)));
    assert_eq!(config.account_id_endpoint_mode(), Some(&AccountIdEndpointMode::Required));
    let preference = format!("{:?}", config.auth_scheme_preference());
    assert!(preference.contains("sigv4a") && preference.contains("\"sigv4\""), "{preference}");
    assert_eq!(config.sigv4a_signing_region_set().map(AsRef::as_ref), Some("eu-west-1,us-east-1"));
    assert_eq!(config.disable_request_compression(), Some(true));
    assert_eq!(config.request_min_compression_size_bytes(), Some(99));
    assert_eq!(config.disable_clock_skew_correction(), Some(true));
    assert_eq!(config.request_checksum_calculation(), Some(RequestChecksumCalculation::WhenRequired));
    assert_eq!(config.response_checksum_validation(), Some(ResponseChecksumValidation::WhenRequired));
    assert_eq!(config.app_name().map(AsRef::as_ref), Some("report"));
    assert_eq!(config.endpoint_url(), Some("http://profile.example"));
    assert_eq!(config.get_origin("endpoint_url"), Origin::shared_profile_file());
    let url = |service| service_url(&config, service);
    assert_eq!(url("S3").as_deref(), Some("http://s3.example"));
    assert_eq!(url("API Gateway").as_deref(), Some("http://gateway.example"));
    assert_eq!(url("Cognito Identity").as_deref(), Some("http://cognito.example"));
    assert_eq!(url("SQS").as_deref(), Some("http://profile.example"));
}

#[tokio::test]
async fn the_configuration_shows_no_secrets() {
    let config = load(&[], "aws_access_key_id = key\naws_secret_access_key = secret-of-the-profile").await;
    assert!(!format!("{config:?}").contains("secret-of-the-profile"));
}

fn service_url(config: &SdkConfig, service: &str) -> Option<String> {
    let key = ServiceConfigKey::builder().service_id(service).env("AWS_ENDPOINT_URL").profile("endpoint_url");
    config.service_config().expect("it is always set").load_config(key.build().expect("all parts are set"))
}

#[tokio::test]
async fn the_environment_takes_precedence() {
    let variables = [
        ("AWS_MAX_ATTEMPTS", "2"),
        ("AWS_USE_FIPS_ENDPOINT", "false"),
        ("AWS_SDK_UA_APP_ID", "other"),
        ("AWS_ENDPOINT_URL", "http://environment.example"),
        ("AWS_ENDPOINT_URL_S3", "http://s3.environment.example"),
    ];
    let config = load(&variables, PROFILE).await;
    let retries = config.retry_config().expect("retries are always set");
    assert_eq!((retries.mode(), retries.max_attempts()), (RetryMode::Adaptive, 2));
    assert_eq!(config.use_fips(), Some(false));
    assert_eq!(config.app_name().map(AsRef::as_ref), Some("other"));
    assert_eq!(config.endpoint_url(), Some("http://environment.example"));
    assert_eq!(config.get_origin("endpoint_url"), Origin::shared_environment_variable());
    assert_eq!(service_url(&config, "S3").as_deref(), Some("http://s3.environment.example"));
}

#[tokio::test]
async fn configured_endpoint_urls_can_be_ignored_but_not_those_of_the_program() {
    let variables = [("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")];
    let config = load(&variables, PROFILE).await;
    assert_eq!((config.endpoint_url(), service_url(&config, "S3")), (None, None));
    let config = loader(&variables, PROFILE).endpoint_url("http://program.example").load().await;
    assert_eq!(config.endpoint_url(), Some("http://program.example"));
    assert_eq!(config.get_origin("endpoint_url"), Origin::shared_config());
}

#[tokio::test]
async fn values_that_are_not_valid_are_ignored() {
    let profile = "use_fips_endpoint = maybe\nendpoint_url = example\nrequest_min_compression_size_bytes = -1";
    let config = load(&[], profile).await;
    assert_eq!((config.use_fips(), config.endpoint_url()), (None, None));
    assert_eq!(config.request_min_compression_size_bytes(), None);
}

#[tokio::test]
#[should_panic(expected = "the maximum number of attempts is 0")]
async fn retries_that_are_not_valid_are_not_ignored() {
    load(&[("AWS_MAX_ATTEMPTS", "0")], "").await;
}

#[tokio::test]
async fn the_defaults_are_those_of_the_behavior_version() {
    let config = load(&[], "").await;
    assert_eq!(
        config.timeout_config().and_then(|timeouts| timeouts.connect_timeout()),
        Some(Duration::from_millis(3100))
    );
    assert_eq!(config.retry_config().map(|retries| retries.max_attempts()), Some(3));
    assert!(config.identity_cache().is_some() && config.http_client().is_some() && config.sleep_impl().is_some());
    assert!(config.credentials_provider().is_some() && config.token_provider().is_some());
    assert!(loader(&[], "").no_credentials().load().await.credentials_provider().is_none());
}

#[tokio::test]
async fn an_http_client_is_included() {
    let loader = smithereens_config::defaults(BehaviorVersion::latest());
    let config = loader.env(Env::from_slice(&[])).fs(Fs::from_slice(&[])).region("eu-west-1").load().await;
    assert!(config.http_client().is_some());
}

#[tokio::test]
async fn the_region_is_looked_for_in_order() {
    let region = |variables: &'static [_], profile: &'static str| async move {
        let http_client = infallible_client_fn(|request| match request.uri().path() {
            "/latest/api/token" => http::Response::builder()
                .header("x-aws-ec2-metadata-token-ttl-seconds", "21600")
                .body("token")
                .expect("a valid response"),
            _ => http::Response::new("instance"),
        });
        let text = format!("[default]\n{profile}\n[profile base]\nregion = base\n");
        let loader = smithereens_config::defaults(BehaviorVersion::latest())
            .env(Env::from_slice(variables))
            .fs(Fs::from_slice(&[]))
            .http_client(http_client)
            .profile_files(EnvConfigFiles::builder().with_contents(EnvConfigFileKind::Config, text).build());
        loader.load().await.region().map(ToString::to_string)
    };
    let variables = &[("AWS_REGION", "first"), ("AWS_DEFAULT_REGION", "second")];
    assert_eq!(region(variables, "region = profile").await.as_deref(), Some("first"));
    assert_eq!(region(&variables[1..], "region = profile").await.as_deref(), Some("second"));
    assert_eq!(region(&[], "region = profile").await.as_deref(), Some("profile"));
    assert_eq!(region(&[], "source_profile = base").await.as_deref(), Some("base"));
    assert_eq!(region(&[], "source_profile = default").await.as_deref(), Some("instance"));
    assert_eq!(region(&[("AWS_EC2_METADATA_DISABLED", "TRUE")], "").await, None);
}
