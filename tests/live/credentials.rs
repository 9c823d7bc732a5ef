//! Credentials that smithereens-config finds in a profile, by assuming a role and at the endpoint of a container, and calls
//! with them.

use crate::{create, delete_rest_api, put_get_and_list};
use aws_config::{BehaviorVersion, SdkConfig};
use aws_types::os_shim_internal::Env;
use smithereens_apigateway::Client;
use smithereens_apigateway::config::{Credentials, ProvideCredentials};
use smithereens_checks_support::Resource;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::time::{Duration, SystemTime};

fn moto() -> String {
    Resource::Moto.url().expect("this test calls moto")
}

/// The configuration with only these files and environment variables.
async fn load(folder: &Path, config: &str, credentials: &str, variables: &[(&str, &str)]) -> SdkConfig {
    let mut env: HashMap<String, String> =
        variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    env.insert("AWS_EC2_METADATA_DISABLED".to_owned(), "true".to_owned());
    for (variable, name, text) in
        [("AWS_CONFIG_FILE", "config", config), ("AWS_SHARED_CREDENTIALS_FILE", "credentials", credentials)]
    {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("the file is written");
        env.insert(variable.to_owned(), path.to_str().expect("the path is text").to_owned());
    }
    aws_config::defaults(BehaviorVersion::latest()).env(Env::from(env)).load().await
}

async fn credentials(config: &SdkConfig) -> Credentials {
    let provider = config.credentials_provider().expect("the loader sets one");
    provider.provide_credentials().await.expect("there are credentials")
}

async fn call(config: &SdkConfig) {
    let client = Client::new(config);
    let id = create(&client).await;
    put_get_and_list(&client, &id, 1).await;
    delete_rest_api(&client, &id).await;
}

const BASE: &str = "[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret\n";

#[tokio::test]
#[ignore = "needs MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_call_has_the_credentials_of_a_profile() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let profile = format!("[profile base]\nregion = us-east-1\nendpoint_url = {}\n", moto());
    let config = load(folder.path(), &profile, BASE, &[("AWS_PROFILE", "base")]).await;
    assert_eq!(credentials(&config).await.access_key_id(), "AKIAIOSFODNN7EXAMPLE");
    call(&config).await;
}

#[tokio::test]
#[ignore = "needs MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_call_has_the_credentials_of_a_role() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let moto = moto();
    let profiles = format!(
        "[default]\nregion = us-east-1\nrole_arn = arn:aws:iam::123456789012:role/gate-keeper\nsource_profile = base\n\
         role_session_name = live\nservices = moto\n\
         [services moto]\nsts =\n  endpoint_url = {moto}\napi_gateway =\n  endpoint_url = {moto}\n"
    );
    let config = load(folder.path(), &profiles, BASE, &[]).await;
    let credentials = credentials(&config).await;
    assert!(credentials.access_key_id().starts_with("ASIA"), "{credentials:?}");
    assert!(credentials.session_token().is_some());
    assert_eq!(credentials.account_id().map(|account| account.as_str()), Some("123456789012"));
    let soon = SystemTime::now() + Duration::from_secs(600);
    assert!(credentials.expiry().is_some_and(|expiry| expiry > soon), "{credentials:?}");
    call(&config).await;
}

#[tokio::test]
#[ignore = "needs MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_call_has_the_credentials_of_a_container() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let variables = [
        ("AWS_REGION", "us-east-1"),
        ("AWS_ENDPOINT_URL", &moto()),
        ("AWS_CONTAINER_CREDENTIALS_FULL_URI", &container()),
        ("AWS_CONTAINER_AUTHORIZATION_TOKEN", "token-of-the-task"),
    ];
    let config = load(folder.path(), "", "", &variables).await;
    let credentials = credentials(&config).await;
    assert_eq!((credentials.access_key_id(), credentials.session_token()), ("ASIACONTAINER", Some("session")));
    call(&config).await;
}

/// Starts the endpoint of a container, which requires a token, and returns its URL.
fn container() -> String {
    const CREDENTIALS: &str = r#"{"AccessKeyId": "ASIACONTAINER", "SecretAccessKey": "secret", "Token": "session",
        "Expiration": "2099-01-01T00:00:00Z"}"#;
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}/credentials", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let lines = BufReader::new(&stream).lines().map_while(Result::ok);
            let head: Vec<_> = lines.take_while(|line| !line.is_empty()).collect();
            let is_allowed = head.iter().any(|line| line.eq_ignore_ascii_case("authorization: token-of-the-task"));
            let (status, body) = if is_allowed { ("200 OK", CREDENTIALS) } else { ("401 Unauthorized", "{}") };
            let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
            stream.write_all(format!("{head}{body}").as_bytes()).expect("the client reads the response");
        }
    });
    url
}
