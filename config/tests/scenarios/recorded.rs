//! Scenarios with recorded HTTP traffic. Each is a folder with:
//!
//! - `env.json`: the environment variables
//! - `fs/`: the file system, mounted at `/`
//! - `http-traffic.json`: the requests that are expected, and their responses
//! - `test-case.json`: the expected outcome

use crate::logs::Logs;
use crate::{Outcome, block_on, expected};
use aws_credential_types::provider::ProvideCredentials;
use aws_credential_types::provider::token::ProvideToken;
use aws_credential_types::{Credentials, Token};
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_async::time::StaticTimeSource;
use aws_smithy_http_client::test_util::dvr::{NetworkTraffic, ReplayingClient};
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use aws_types::os_shim_internal::{Env, Fs};
use serde_json::{Value, json};
use smithereens_config::default_provider::credentials::DefaultCredentialsChain;
use smithereens_config::default_provider::use_dual_stack::use_dual_stack_provider;
use smithereens_config::default_provider::use_fips::use_fips_provider;
use smithereens_config::profile::{ProfileFileCredentialsProvider, ProfileFileTokenProvider};
use smithereens_config::provider_config::ProviderConfig;
use smithereens_config::retry::RetryConfig;
use std::collections::HashMap;
use std::error::Error;
use std::fs::{copy, create_dir_all, read_dir, read_to_string, write};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// The provider that a scenario asks.
#[derive(Clone, Copy)]
pub(crate) enum Provider {
    DefaultChain,
    Profile,
    Token,
}

impl Provider {
    /// The credentials or the token that a provider with this configuration returns.
    async fn outcome(self, config: ProviderConfig) -> Result<Value, Box<dyn Error>> {
        let credentials = match self {
            Self::DefaultChain => {
                let chain = DefaultCredentialsChain::builder().configure(config).build().await;
                chain.provide_credentials().await
            }
            Self::Profile => {
                let provider = ProfileFileCredentialsProvider::builder().configure(&config).build();
                provider.provide_credentials().await
            }
            Self::Token => {
                let provider = ProfileFileTokenProvider::builder().configure(&config).build();
                return Ok(token_json(&provider.provide_token().await?));
            }
        };
        Ok(credentials_json(&credentials?))
    }
}

/// Checks the outcome, the requests, and that no secret is logged.
pub(crate) fn check(folder: &Path, provider: Provider) -> Outcome {
    let scenario: Value = read_json(&folder.join("test-case.json"))?;
    let env: HashMap<String, String> = read_json(&folder.join("env.json"))?;
    let expect_secrets = env.contains_key("EXPOSE_SECRETS_FOR_TESTS");
    let (http_client, requests) = replay(&folder.join("http-traffic.json"))?;
    let disk = tempfile::tempdir().map_err(|error| error.to_string())?;
    copy_files(&folder.join("fs"), disk.path()).map_err(|error| format!("cannot copy `fs`: {error}"))?;

    let logs = Logs::default();
    let _guard = tracing::subscriber::set_default(logs.clone());
    block_on(async {
        let config = ProviderConfig::empty()
            .with_env(Env::from(env))
            .with_fs(Fs::from_test_dir(disk.path(), "/"))
            .with_http_client(http_client.clone())
            .with_sleep_impl(TokioSleep::new())
            // Recorded credentials have expired by now.
            .with_time_source(StaticTimeSource::new(UNIX_EPOCH))
            // There are no responses to more attempts than were recorded.
            .with_retry_config(RetryConfig::standard().with_max_attempts(requests.clamp(1, 3)))
            .load_default_region()
            .await;
        let (fips, dual_stack) = (use_fips_provider(&config).await, use_dual_stack_provider(&config).await);
        let config = config.with_use_fips(fips).with_use_dual_stack(dual_stack);
        expected::compare(&scenario["result"], provider.outcome(config).await)?;
        let headers = ["content-type", "x-aws-ec2-metadata-token"];
        http_client.validate(&headers, |_, _| Ok(())).await.map_err(|error| format!("requests differ: {error}"))
    })?;

    let secrets = ["secret_access_key", "token"].map(|name| scenario["result"]["Ok"][name].as_str());
    match secrets.into_iter().flatten().find_map(|secret| logs.line_with(secret)) {
        Some(line) if !expect_secrets => Err(format!("a secret is logged: {line}")),
        _ => Ok(()),
    }
}

fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("cannot parse {}: {error}", path.display()))
}

/// A client that replays the responses, and the number of requests.
fn replay(path: &Path) -> Result<(ReplayingClient, u32), String> {
    let text: Value = read_json(path)?;
    let events = text["events"].as_array().into_iter().flatten();
    let requests = events.filter(|event| event["action"].get("Request").is_some()).count();
    let mut traffic: NetworkTraffic = serde_json::from_value(text).map_err(|error| error.to_string())?;
    traffic.correct_content_lengths();
    Ok((ReplayingClient::new(traffic.events().clone()), u32::try_from(requests).unwrap_or(u32::MAX)))
}

/// Copies the files, so that a provider that writes does not change the scenario.
fn copy_files(from: &Path, to: &Path) -> std::io::Result<()> {
    if !from.exists() {
        return Ok(());
    }
    create_dir_all(to)?;
    for entry in read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_files(&from, &to)?;
        } else if matches!(entry.file_name().to_str(), Some("config" | "credentials")) {
            write(to, with_explicit_shell(&read_to_string(from)?))?;
        } else {
            copy(from, to)?;
        }
    }
    Ok(())
}

/// aws-config runs a `credential_process` in a shell. This crate does not, so the profile names the shell.
fn with_explicit_shell(profiles: &str) -> String {
    let line = |line: &str| match line.split_once('=') {
        Some((key, command)) if key.trim() == "credential_process" => {
            format!("credential_process = sh -c '{}'\n", command.trim().replace('\'', r"'\''"))
        }
        _ => format!("{line}\n"),
    };
    profiles.lines().map(line).collect()
}

fn credentials_json(credentials: &Credentials) -> Value {
    json!({
        "access_key_id": credentials.access_key_id(),
        "secret_access_key": credentials.secret_access_key(),
        "session_token": credentials.session_token(),
        "account_id": credentials.account_id().map(|account| account.as_str()),
        "expiry": credentials.expiry().map(seconds),
    })
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).expect("no scenario is older than the epoch").as_secs()
}

fn token_json(token: &Token) -> Value {
    let time = |time: SystemTime| DateTime::from(time).fmt(Format::DateTime).expect("a time in range");
    json!({ "token": token.token(), "expiration": token.expiration().map(time) })
}
