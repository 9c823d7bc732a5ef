use crate::connection::{connection, response};
use smithereens_checks_features::decision_diagram::config::{Builder, Region};
use smithereens_checks_features::decision_diagram::error::DisplayErrorContext;
use smithereens_checks_features::decision_diagram::{Client, Config};

/// The URI of a call, or its error.
async fn sent_to(configure: impl FnOnce(Builder) -> Builder) -> Result<String, String> {
    let connection = connection([response(200)]);
    let client = Client::from_conf(configure(Config::builder().http_client(connection.clone())).build());
    client.call().send().await.map_err(|error| DisplayErrorContext(error).to_string())?;
    let request = connection.actual_requests().next().expect("it was sent");
    Ok(request.uri().to_owned())
}

#[tokio::test]
async fn the_edges_of_the_diagram_lead_to_the_endpoint() {
    let uri = sent_to(|config| config.region(Region::new("cn-north-1"))).await;
    assert_eq!(uri.as_deref(), Ok("https://cn-north-1.amazonaws.com.cn/call"));
    let uri = sent_to(|config| config.region(Region::new("cn-north-1")).endpoint_url("http://localhost:1")).await;
    assert_eq!(uri.as_deref(), Ok("http://localhost:1/call"));
    let error = sent_to(|config| config).await.expect_err("no region");
    assert!(error.contains("no region"), "{error}");
}
