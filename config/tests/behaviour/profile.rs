//! Credentials of profiles.

use crate::logs::Logs;
use aws_credential_types::Credentials;
use aws_credential_types::provider::ProvideCredentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_runtime::env_config::file::{EnvConfigFileKind, EnvConfigFiles};
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_types::os_shim_internal::{Env, Fs};
use bytes::Bytes;
use http_body_util::Full;
use smithereens_config::Region;
use smithereens_config::profile::ProfileFileCredentialsProvider;
use smithereens_config::provider_config::ProviderConfig;
use std::sync::{Arc, Mutex};

const RESPONSE: &str = "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult>\
    <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/demo/session</Arn>\
    <AssumedRoleId>ID:session</AssumedRoleId></AssumedRoleUser>\
    <Credentials><AccessKeyId>role-key</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey>\
    <SessionToken>role-token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>\
    </AssumeRoleResult></AssumeRoleResponse>";

/// The credentials of the default profile, and the URIs and bodies of requests.
async fn credentials(profiles: &str) -> (Result<Credentials, CredentialsError>, Vec<String>) {
    let requests = Arc::new(Mutex::new(Vec::new()));
    let record = requests.clone();
    let http_client = infallible_client_fn(move |request| {
        let body = String::from_utf8_lossy(request.body().bytes().expect("the body is in memory")).into_owned();
        record.lock().expect("no thread panics").push(format!("{} {body}", request.uri()));
        // A body that is not in memory yet, as real ones: the orchestrator logs the others at once.
        http::Response::new(SdkBody::from_body_1_x(Full::<Bytes>::from(RESPONSE)))
    });
    let config = ProviderConfig::empty()
        .with_env(Env::from_slice(&[]))
        .with_fs(Fs::from_slice(&[]))
        .with_http_client(http_client)
        .with_region(Some(Region::new("us-east-1")));
    let files = EnvConfigFiles::builder().with_contents(EnvConfigFileKind::Config, profiles).build();
    let provider = ProfileFileCredentialsProvider::builder().configure(&config).profile_files(files).build();
    let credentials = provider.provide_credentials().await;
    let requests = requests.lock().expect("no thread panics").clone();
    (credentials, requests)
}

const ROLE: &str = "role_arn = arn:aws:iam::123456789012:role/demo\nsource_profile = base\n\
    [profile base]\naws_access_key_id = base-key\naws_secret_access_key = base-secret\n";

#[tokio::test]
async fn a_role_is_assumed_without_logging_secrets() {
    let logs = Logs::default();
    let _guard = tracing::subscriber::set_default(logs.clone());
    let (credentials, requests) =
        credentials(&format!("[default]\nexternal_id = partner\nrole_session_name = s\n{ROLE}")).await;
    let credentials = credentials.expect("STS returns credentials");
    assert_eq!((credentials.access_key_id(), credentials.secret_access_key()), ("role-key", "role-secret"));
    assert_eq!(credentials.account_id().map(|account| account.as_str()), Some("123456789012"));
    let [request] = &requests[..] else { panic!("one request: {requests:?}") };
    assert!(request.starts_with("https://sts.us-east-1.amazonaws.com/ Action=AssumeRole&"), "{request}");
    assert!(request.contains("ExternalId=partner") && request.contains("RoleSessionName=s"), "{request}");
    for secret in ["base-secret", "role-secret", "role-token"] {
        assert_eq!(logs.line_with(secret), None);
    }
    assert!(logs.line_with("role-key").is_some() || logs.line_with("AssumeRole").is_some(), "something is logged");
}

#[tokio::test]
async fn settings_of_the_profile_choose_the_endpoint_of_sts() {
    for (settings, host) in [
        ("use_fips_endpoint = true\nuse_dualstack_endpoint = true", "https://sts-fips.us-east-1.api.aws/"),
        ("use_fips_endpoint = true", "https://sts-fips.us-east-1.amazonaws.com/"),
        ("services = local", "https://sts.example/"),
    ] {
        let services = "[services local]\nsts =\n  endpoint_url = https://sts.example\n";
        let (credentials, requests) = credentials(&format!("[default]\n{settings}\n{ROLE}{services}")).await;
        credentials.expect("STS returns credentials");
        assert!(requests[0].starts_with(host), "{requests:?}");
    }
}

async fn error(profiles: &str) -> String {
    let (credentials, requests) = credentials(profiles).await;
    assert!(requests.is_empty(), "{requests:?}");
    DisplayErrorContext(credentials.expect_err("the profile is not valid")).to_string()
}

#[tokio::test]
async fn mfa_is_refused() {
    let error = error(&format!("[default]\nmfa_serial = arn:aws:iam::123456789012:mfa/mary\n{ROLE}")).await;
    assert!(error.contains("MFA device (`mfa_serial`)"), "{error}");
}

#[tokio::test]
async fn errors_have_no_secrets() {
    let error = error("[default]\naws_access_key_id\naws_secret_access_key = base-secret\n").await;
    assert!(!error.contains("base-secret"), "{error}");
    let unfinished = "[default]\nrole_arn = a\nsource_profile = b\n[profile b]\naws_secret_access_key = base-secret\n";
    let error = self::error(unfinished).await;
    assert!(error.contains("aws_access_key_id") && !error.contains("base-secret"), "{error}");
}
