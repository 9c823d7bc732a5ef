//! Secrets are neither logged, at any level, nor shown by `Debug`, whichever provider loads them.

use crate::logs::Logs;
use aws_credential_types::provider::ProvideCredentials;
use aws_runtime::env_config::file::{EnvConfigFileKind, EnvConfigFiles};
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use aws_types::os_shim_internal::{Env, Fs};
use bytes::Bytes;
use http_body_util::Full;
use serde_json::json;
use smithereens_config::BehaviorVersion;

/// In the settings that providers read.
const GIVEN: [&str; 6] = [
    "given-secret-key",
    "given-session-token",
    "given-access-token",
    "given-refresh-token",
    "given-client-secret",
    "given-auth-token",
];

/// In the responses of services.
const RECEIVED: [&str; 4] = ["received-secret-key", "received-session-token", "received-access-token", "imds-token"];

const KEYS: &str = "aws_access_key_id = AKID\naws_secret_access_key = given-secret-key\n\
    aws_session_token = given-session-token\n";

const SSO: &str = "sso_session = company\nsso_account_id = 123456789012\nsso_role_name = demo\n\
    [sso-session company]\nsso_region = us-east-1\nsso_start_url = https://example.awsapps.com/start\n";

/// The SHA-1 digest of the name of the session, `company`.
const SSO_FILE: &str = "/home/.aws/sso/cache/71b21161ffa1e6516bcc072aaf5ef38cbe85b511.json";

fn sts(operation: &str) -> String {
    format!(
        "<{operation}Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><{operation}Result><AssumedRoleUser>\
         <Arn>arn:aws:sts::123456789012:assumed-role/demo/s</Arn><AssumedRoleId>ID:s</AssumedRoleId></AssumedRoleUser>\
         <Credentials><AccessKeyId>AKID2</AccessKeyId><SecretAccessKey>received-secret-key</SecretAccessKey>\
         <SessionToken>received-session-token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>\
         </{operation}Result></{operation}Response>"
    )
}

/// The responses of STS, IAM Identity Center, the container and the metadata service.
fn response(uri: &http::Uri, body: &str) -> http::Response<SdkBody> {
    let credentials = json!({ "AccessKeyId": "AKID2", "SecretAccessKey": "received-secret-key",
        "Token": "received-session-token", "Expiration": "2099-01-01T00:00:00Z" });
    let text = match (uri.host().unwrap_or_default(), uri.path()) {
        (_, "/latest/api/token") => "imds-token".to_owned(),
        (_, "/latest/meta-data/iam/security-credentials/") => "role".to_owned(),
        ("oidc.us-east-1.amazonaws.com", _) => {
            json!({ "accessToken": "received-access-token", "expiresIn": 3600 }).to_string()
        }
        ("portal.sso.us-east-1.amazonaws.com", _) => json!({ "roleCredentials": { "accessKeyId": "AKID2",
            "secretAccessKey": "received-secret-key", "sessionToken": "received-session-token",
            "expiration": 4_070_908_800_000_i64 } })
        .to_string(),
        ("sts.us-east-1.amazonaws.com", _) => {
            sts(if body.contains("WebIdentity") { "AssumeRoleWithWebIdentity" } else { "AssumeRole" })
        }
        _ => credentials.to_string(),
    };
    let response = http::Response::builder().header("x-aws-ec2-metadata-token-ttl-seconds", "21600");
    // Unlike a body in memory, it is read by the orchestrator, which logs it.
    response.body(SdkBody::from_body_1_x(Full::<Bytes>::from(text))).expect("a valid response")
}

/// Loads credentials, and checks logs and `Debug`.
async fn check(profile: &str, variables: &[(&'static str, &'static str)]) {
    let logs = Logs::default();
    let _guard = tracing::subscriber::set_default(logs.clone());
    let http_client = infallible_client_fn(|request: http::Request<SdkBody>| {
        let body = String::from_utf8_lossy(request.body().bytes().unwrap_or_default()).into_owned();
        response(request.uri(), &body)
    });
    let token = json!({ "accessToken": "given-access-token", "expiresAt": "2020-01-01T00:00:00Z",
        "refreshToken": "given-refresh-token", "clientId": "client", "clientSecret": "given-client-secret",
        "registrationExpiresAt": "2099-01-01T00:00:00Z" });
    let files = [(SSO_FILE, token.to_string()), ("/token", "given-access-token".to_owned())];
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let profiles = format!("[default]\nregion = us-east-1\n{profile}\n[profile base]\n{KEYS}");
    let config = smithereens_config::defaults(BehaviorVersion::latest())
        .env(Env::from_slice(&[&[("HOME", "/home")], variables].concat()))
        .fs(Fs::from_slice(&files))
        .http_client(http_client)
        .profile_files(EnvConfigFiles::builder().with_contents(EnvConfigFileKind::Config, profiles).build())
        .load()
        .await;
    let provider = config.credentials_provider().expect("the loader sets one");
    let credentials = provider.provide_credentials().await.unwrap_or_else(|error| panic!("{profile}: {error:?}"));
    let shown = format!("{credentials:?} {config:?}");
    for secret in GIVEN.iter().chain(&RECEIVED) {
        assert_eq!(logs.line_with(secret), None, "{profile} {variables:?}");
        // A stand-in for the environment shows its variables. That of the process does not.
        let is_variable = variables.iter().any(|(_, value)| value == secret);
        assert!(is_variable || !shown.contains(secret), "{profile}: `Debug` shows {secret}: {shown}");
    }
    assert!(logs.line_with("loaded credentials").is_some(), "the chain logs what it does");
}

#[tokio::test]
async fn of_the_environment() {
    let key = [("AWS_ACCESS_KEY_ID", "AKID"), ("AWS_SECRET_ACCESS_KEY", "given-secret-key")];
    check("", &[&key[..], &[("AWS_SESSION_TOKEN", "given-session-token")]].concat()).await;
}

#[tokio::test]
async fn of_profiles() {
    check(KEYS, &[]).await;
    check("role_arn = arn:aws:iam::123456789012:role/demo\nsource_profile = base", &[]).await;
    check("role_arn = arn:aws:iam::123456789012:role/demo\nweb_identity_token_file = /token", &[]).await;
    check(SSO, &[]).await;
}

#[tokio::test]
#[cfg(unix)]
async fn of_processes() {
    let json = r#"{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "given-secret-key"}"#;
    check(&format!("credential_process = printf '%s' '{json}'"), &[]).await;
}

#[tokio::test]
async fn of_containers_and_instances() {
    let uri = ("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/credentials");
    check("", &[uri, ("AWS_CONTAINER_AUTHORIZATION_TOKEN", "given-auth-token")]).await;
    check("", &[]).await;
}
