use crate::connection::{connection, response};
use smithereens_checks_features::host_prefix::config::{Builder, Region};
use smithereens_checks_features::host_prefix::error::DisplayErrorContext;
use smithereens_checks_features::host_prefix::types::Type;
use smithereens_checks_features::host_prefix::{Client, Config};

/// The URI of a call with this account and type, or its error.
async fn sent_to(
    configure: impl FnOnce(Builder) -> Builder,
    account_id: Option<&str>,
    r#type: Option<&str>,
) -> Result<String, String> {
    let connection = connection([response(200)]);
    let client = Client::from_conf(configure(Config::builder().http_client(connection.clone())).build());
    let call = client.call().set_account_id(account_id.map(str::to_owned)).set_type(r#type.map(Type::from));
    let sent = call.send().await.map_err(|error| DisplayErrorContext(error).to_string());
    let uris: Vec<String> = connection.actual_requests().map(|request| request.uri().to_owned()).collect();
    match (sent, uris.as_slice()) {
        (Ok(_), [uri]) => Ok(uri.clone()),
        (Err(error), []) => Err(error),
        other => panic!("{other:?}"),
    }
}

fn in_region(config: Builder) -> Builder {
    config.region(Region::new("eu-west-1"))
}

#[tokio::test]
async fn the_prefix_is_prepended_to_the_host_of_the_endpoint() {
    let uri = sent_to(in_region, Some("123"), Some("hot")).await;
    assert_eq!(uri.as_deref(), Ok("https://123.data-hot.example.eu-west-1.amazonaws.com/call"));
    let uri = sent_to(|config| config.endpoint_url("http://localhost:5000/base"), Some("a"), Some("cold")).await;
    assert_eq!(uri.as_deref(), Ok("http://a.data-cold.localhost:5000/base/call"));
}

#[tokio::test]
async fn a_prefix_without_labels_is_prepended_to_the_host() {
    let connection = connection([response(200)]);
    let client = Client::from_conf(in_region(Config::builder().http_client(connection.clone())).build());
    client.ask().send().await.expect("a response");
    let uris: Vec<&str> = connection.actual_requests().map(|request| request.uri()).collect();
    assert_eq!(uris, ["https://runtime.example.eu-west-1.amazonaws.com/ask"]);
}

#[tokio::test]
async fn an_invalid_host_label_is_an_error_and_nothing_is_sent() {
    for account_id in [None, Some(""), Some("evil.example/"), Some("a@b"), Some("a.b")] {
        let error = sent_to(in_region, account_id, Some("hot")).await.expect_err("no valid label");
        assert!(error.contains("account_id"), "{error}");
    }
    let error = sent_to(in_region, Some("123"), Some("a b")).await.expect_err("no valid label");
    assert!(error.contains("type") && error.contains("a b"), "{error}");
}
