//! Sessions of the console.

use aws_credential_types::provider::ProvideCredentials;
use aws_smithy_async::time::StaticTimeSource;
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::base64;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_types::os_shim_internal::{Env, Fs};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use serde_json::{Value, json};
use smithereens_config::Region;
use smithereens_config::login::LoginCredentialsProvider;
use smithereens_config::provider_config::ProviderConfig;
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

const SESSION: &str = "arn:aws:iam::123456789012:user/mary";

/// The SHA-256 digest of the session.
const FILE: &str = "/sessions/418a37e45c74ad432f9850e70952b1d8bfe50cfbf2e156d82e6d58acc159c15d.json";

/// A new key. PKCS #8 wraps the form that the files have, which starts two bytes before its version and its length.
fn pem() -> String {
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
    let pkcs8 = pkcs8.expect("the system has random numbers");
    let key = pkcs8.as_ref().windows(5).position(|bytes| bytes == [0x02, 1, 1, 0x04, 32]).expect("a key") - 2;
    format!(
        "-----BEGIN EC PRIVATE KEY-----\n{}\n-----END EC PRIVATE KEY-----\n",
        base64::encode(&pkcs8.as_ref()[key..])
    )
}

fn session(expires_at: &str) -> Value {
    json!({
        "accessToken": {
            "accessKeyId": "old", "secretAccessKey": "old-secret", "sessionToken": "old-token",
            "accountId": "123456789012", "expiresAt": expires_at,
        },
        "tokenType": "aws_sigv4", "refreshToken": "refresh", "idToken": "id", "clientId": "client", "dpopKey": pem(),
    })
}

type Requests = Arc<Mutex<Vec<(String, String, String)>>>;

/// A provider 1000 s after the epoch, its file system, and the URIs, proofs and bodies of its requests.
fn provider(session: &Value, response: (u16, Value)) -> (LoginCredentialsProvider, Fs, Requests) {
    let requests = Requests::default();
    let record = requests.clone();
    let http_client = infallible_client_fn(move |request| {
        let body = String::from_utf8_lossy(request.body().bytes().expect("the body is in memory")).into_owned();
        let proof = request.headers().get("dpop").map(|proof| proof.to_str().expect("text").to_owned());
        let request = (request.uri().to_string(), proof.unwrap_or_default(), body);
        record.lock().expect("no thread panics").push(request);
        http::Response::builder().status(response.0).body(response.1.to_string()).expect("a valid response")
    });
    let fs = Fs::from_slice(&[(FILE, &session.to_string())]);
    let config = ProviderConfig::empty()
        .with_env(Env::from_slice(&[("AWS_LOGIN_CACHE_DIRECTORY", "/sessions")]))
        .with_fs(fs.clone())
        .with_http_client(http_client)
        .with_region(Some(Region::new("us-east-1")))
        .with_time_source(StaticTimeSource::new(UNIX_EPOCH + Duration::from_secs(1000)));
    (LoginCredentialsProvider::builder(SESSION).configure(&config).build(), fs, requests)
}

#[tokio::test]
async fn a_session_that_is_valid_is_used() {
    let (provider, _, requests) = provider(&session("1970-01-01T01:00:00Z"), (500, json!({})));
    let credentials = provider.provide_credentials().await.expect("the session is valid");
    assert_eq!(credentials.access_key_id(), "old");
    assert!(requests.lock().expect("no thread panics").is_empty());
}

#[tokio::test]
async fn a_session_that_expires_soon_is_renewed_and_saved() {
    let renewed = json!({
        "accessToken": { "accessKeyId": "new", "secretAccessKey": "new-secret", "sessionToken": "new-token" },
        "tokenType": "aws_sigv4", "expiresIn": 900, "refreshToken": "next",
    });
    let (provider, fs, requests) = provider(&session("1970-01-01T00:20:00Z"), (200, renewed));
    let credentials = provider.provide_credentials().await.expect("the session is renewed");
    assert_eq!((credentials.access_key_id(), credentials.session_token()), ("new", Some("new-token")));
    assert_eq!(credentials.account_id().map(|account| account.as_str()), Some("123456789012"));
    assert_eq!(credentials.expiry(), Some(UNIX_EPOCH + Duration::from_secs(1900)));
    let requests = requests.lock().expect("no thread panics").clone();
    let [(uri, proof, body)] = &requests[..] else { panic!("one request: {requests:?}") };
    assert_eq!(uri, "https://us-east-1.signin.aws.amazon.com/v1/token");
    assert_eq!(proof.split('.').count(), 3, "{proof}");
    let body: Value = serde_json::from_str(body).expect("the body is JSON");
    assert_eq!(body, json!({ "clientId": "client", "grantType": "refresh_token", "refreshToken": "refresh" }));
    let file: Value = serde_json::from_slice(&fs.read_to_end(FILE).await.expect("the file stays")).expect("JSON");
    assert_eq!((&file["refreshToken"], &file["idToken"]), (&json!("next"), &json!("id")));
    assert_eq!(file["accessToken"]["expiresAt"], json!("1970-01-01T00:31:40Z"));
}

#[tokio::test]
async fn a_session_that_cannot_be_renewed_says_why() {
    let denied = json!({ "__type": "AccessDeniedException", "error": "TOKEN_EXPIRED", "message": "expired" });
    let (provider, _, _) = provider(&session("1970-01-01T00:10:00Z"), (401, denied));
    let error = provider.provide_credentials().await.expect_err("the session has expired");
    let error = DisplayErrorContext(error).to_string();
    assert!(error.contains("the session has expired: run `aws login`") && !error.contains("old-secret"), "{error}");
}
