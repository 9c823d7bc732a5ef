//! Sessions of the console, and what a provider returns and writes:
//! `{"configContents": …, "cacheContents": {FILE: …}, "mockApiCalls": [{"response": …, "responseCode": …}], "outcomes": [{"result": …}]}`.

use crate::{Outcome, block_on, expected};
use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, error::CredentialsError};
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_async::time::StaticTimeSource;
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_types::os_shim_internal::{Env, Fs};
use serde_json::{Value, json};
use smithereens_config::Region;
use smithereens_config::login::LoginCredentialsProvider;
use smithereens_config::provider_config::ProviderConfig;
use std::collections::HashMap;
use std::time::{Duration, UNIX_EPOCH};

/// The session whose file the scenarios have.
const SESSION: &str = "arn:aws:sts::012345678910:assumed-role/Admin/admin";

/// When the scenarios take place: 2025-11-19T00:00:00Z.
const NOW: Duration = Duration::from_secs(1_763_510_400);

/// Checks the credentials and the files.
pub(crate) fn check(case: &Value) -> Outcome {
    let mut files = HashMap::new();
    let profiles = case["configContents"].as_str().unwrap_or_default();
    files.insert("/home/user/.aws/config".to_owned(), profiles.to_owned());
    for (name, contents) in case["cacheContents"].as_object().into_iter().flatten() {
        files.insert(cached(name), contents.to_string());
    }
    let fs = Fs::from_map(files);
    let (status, body) = response(&case["mockApiCalls"][0]);
    let http_client = infallible_client_fn(move |_| {
        http::Response::builder().status(status).body(body.clone()).expect("a valid response")
    });
    let config = ProviderConfig::empty()
        .with_env(Env::from_slice(&[("HOME", "/home/user")]))
        .with_fs(fs.clone())
        .with_http_client(http_client)
        .with_region(Some(Region::from_static("us-east-2")))
        .with_sleep_impl(TokioSleep::new())
        .with_time_source(StaticTimeSource::new(UNIX_EPOCH + NOW));
    let provider = LoginCredentialsProvider::builder(SESSION).configure(&config).build();
    let credentials = block_on(provider.provide_credentials());
    let outcomes = case["outcomes"].as_array().ok_or("the scenario has no outcomes")?;
    outcomes.iter().try_for_each(|outcome| check_outcome(outcome, &credentials, &fs))
}

fn cached(name: &str) -> String {
    format!("/home/user/.aws/login/cache/{name}")
}

/// The status and the body of each response.
fn response(call: &Value) -> (u16, String) {
    let status = call["responseCode"].as_u64().and_then(|status| status.try_into().ok());
    match (status, &call["response"]["tokenOutput"]) {
        (Some(status), _) => (status, json!({ "error": "refresh_failed" }).to_string()),
        (None, Value::Null) => (500, json!({ "error": "no_response" }).to_string()),
        (None, output) => (200, output.to_string()),
    }
}

fn check_outcome(outcome: &Value, credentials: &Result<Credentials, CredentialsError>, fs: &Fs) -> Outcome {
    match (outcome["result"].as_str(), credentials) {
        (Some("credentials"), Ok(credentials)) => {
            let actual = json!({
                "accessKeyId": credentials.access_key_id(),
                "secretAccessKey": credentials.secret_access_key(),
                "sessionToken": credentials.session_token(),
                "accountId": credentials.account_id().map(|account| account.as_str()),
            });
            let differs = |name: &&String| outcome[*name] != actual[*name];
            match actual.as_object().into_iter().flat_map(|members| members.keys()).find(differs) {
                Some(name) => Err(format!("expected {} as `{name}`, found {}", outcome[name], actual[name])),
                None => Ok(()),
            }
        }
        (Some("credentials"), Err(error)) => Err(format!("expected credentials, found {}", DisplayErrorContext(error))),
        (Some("error"), Err(_)) => Ok(()),
        (Some("error"), Ok(_)) => Err("expected an error, found credentials".to_owned()),
        (Some("cacheContents"), _) => {
            let files = outcome.as_object().into_iter().flatten().filter(|(name, _)| name.ends_with(".json"));
            files.into_iter().try_for_each(|(name, expected)| check_file(fs, name, expected))
        }
        (result, _) => Err(format!("unknown outcome {result:?}")),
    }
}

/// Checks the access token and the refresh token in a file.
fn check_file(fs: &Fs, name: &str, expected: &Value) -> Outcome {
    let text = block_on(fs.read_to_end(cached(name))).map_err(|error| format!("cannot read {name}: {error}"))?;
    let actual: Value = serde_json::from_slice(&text).map_err(|error| format!("cannot parse {name}: {error}"))?;
    for member in ["accessToken", "refreshToken"] {
        if !expected::equal(&expected[member], &actual[member]) {
            return Err(format!("expected {} as `{member}` in {name}, found {}", expected[member], actual[member]));
        }
    }
    Ok(())
}
