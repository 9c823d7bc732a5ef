//! Access tokens of IAM Identity Center.

use aws_credential_types::Token;
use aws_credential_types::provider::error::TokenError;
use aws_credential_types::provider::token::ProvideToken;
use aws_runtime::env_config::file::{EnvConfigFileKind, EnvConfigFiles};
use aws_smithy_async::time::StaticTimeSource;
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_types::os_shim_internal::{Env, Fs};
use serde_json::{Value, json};
use smithereens_config::profile::ProfileFileTokenProvider;
use smithereens_config::provider_config::ProviderConfig;
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

/// The SHA-1 digest of the name of the session, `company`.
const FILE: &str = "/home/.aws/sso/cache/71b21161ffa1e6516bcc072aaf5ef38cbe85b511.json";

const PROFILES: &str = "[default]\nsso_session = company\n\
    [sso-session company]\nsso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\n";

struct Outcome {
    token: Result<Token, TokenError>,
    requests: Vec<String>,
    file: Value,
}

/// Asks for a token 1000 s after the epoch.
async fn token(expires_at: &str, response: (u16, Value)) -> Outcome {
    let cached = json!({
        "accessToken": "old", "expiresAt": expires_at, "refreshToken": "refresh", "clientId": "client",
        "clientSecret": "client-secret", "registrationExpiresAt": "1971-01-01T00:00:00Z",
    });
    let requests = Arc::new(Mutex::new(Vec::new()));
    let record = requests.clone();
    let http_client = infallible_client_fn(move |request| {
        let body = String::from_utf8_lossy(request.body().bytes().expect("the body is in memory")).into_owned();
        record.lock().expect("no thread panics").push(format!("{} {body}", request.uri()));
        http::Response::builder().status(response.0).body(response.1.to_string()).expect("a valid response")
    });
    let fs = Fs::from_slice(&[(FILE, &cached.to_string())]);
    let config = ProviderConfig::empty()
        .with_env(Env::from_slice(&[("HOME", "/home")]))
        .with_fs(fs.clone())
        .with_http_client(http_client)
        .with_time_source(StaticTimeSource::new(UNIX_EPOCH + Duration::from_secs(1000)));
    let files = EnvConfigFiles::builder().with_contents(EnvConfigFileKind::Config, PROFILES).build();
    let provider = ProfileFileTokenProvider::builder().configure(&config).profile_files(files).build();
    let token = provider.provide_token().await;
    let file = fs.read_to_end(FILE).await.expect("the file stays");
    let requests = requests.lock().expect("no thread panics").clone();
    Outcome { token, requests, file: serde_json::from_slice(&file).expect("the file is JSON") }
}

fn renewed() -> (u16, Value) {
    (200, json!({ "accessToken": "new", "expiresIn": 3600, "refreshToken": "next" }))
}

#[tokio::test]
async fn a_token_that_is_valid_is_used() {
    let outcome = token("1970-01-01T01:00:00Z", renewed()).await;
    assert_eq!(outcome.token.expect("the token is valid").token(), "old");
    assert!(outcome.requests.is_empty(), "{:?}", outcome.requests);
}

#[tokio::test]
async fn a_token_that_expires_soon_is_renewed_and_saved() {
    let outcome = token("1970-01-01T00:20:00Z", renewed()).await;
    let token = outcome.token.expect("the token is renewed");
    assert_eq!((token.token(), token.expiration()), ("new", Some(UNIX_EPOCH + Duration::from_secs(4600))));
    let (uri, body) = outcome.requests[0].split_once(' ').expect("a URI and a body");
    assert_eq!(uri, "https://oidc.eu-west-1.amazonaws.com/token");
    let body: Value = serde_json::from_str(body).expect("the body is JSON");
    let expected = json!({
        "clientId": "client", "clientSecret": "client-secret", "grantType": "refresh_token", "refreshToken": "refresh",
    });
    assert_eq!(body, expected);
    let expected = json!({
        "accessToken": "new", "expiresAt": "1970-01-01T01:16:40Z", "refreshToken": "next", "clientId": "client",
        "clientSecret": "client-secret", "registrationExpiresAt": "1971-01-01T00:00:00Z", "region": "eu-west-1",
        "startUrl": "https://example.awsapps.com/start",
    });
    assert_eq!(outcome.file, expected);
}

#[tokio::test]
async fn a_token_that_cannot_be_renewed_is_used_until_it_expires() {
    let failed = || (400, json!({ "error": "invalid_grant" }));
    let outcome = token("1970-01-01T00:20:00Z", failed()).await;
    assert_eq!(outcome.token.expect("the token is still valid").token(), "old");
    let outcome = token("1970-01-01T00:10:00Z", failed()).await;
    let error = DisplayErrorContext(outcome.token.expect_err("the token has expired")).to_string();
    assert!(error.contains("run `aws sso login`") && !error.contains("client-secret"), "{error}");
}
