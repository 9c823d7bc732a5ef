use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;
use smithereens_checks_features::paginated::{Client, Config};

/// A client that gets these responses, and the HTTP client that records its requests.
fn client(responses: &[&'static str]) -> (Client, StaticReplayClient) {
    let event = |response: &&'static str| {
        let request = http::Request::new(SdkBody::empty());
        let status = if response.is_empty() { 400 } else { 200 };
        let response = http::Response::builder().status(status).body(SdkBody::from(*response)).expect("a response");
        ReplayEvent::new(request, response)
    };
    let http_client = StaticReplayClient::new(responses.iter().map(event).collect());
    let config = Config::builder().endpoint_url("http://localhost").http_client(http_client.clone()).build();
    (Client::from_conf(config), http_client)
}

/// The paths and queries of the requests.
fn asked(http_client: &StaticReplayClient) -> Vec<String> {
    http_client
        .actual_requests()
        .map(|request| request.uri().trim_start_matches("http://localhost").to_owned())
        .collect()
}

#[tokio::test]
async fn pages_are_requested_until_there_is_no_token() {
    let (client, http_client) = client(&[r#"{"items":["a","b"],"next":"2"}"#, r#"{"items":["c"],"next":""}"#]);
    let mut pages = client.list_items().into_paginator().page_size(2).send();
    assert_eq!(asked(&http_client), [""; 0], "nothing is sent before it is asked for");
    let mut items = Vec::new();
    while let Some(page) = pages.next().await {
        items.push(page.expect("a page").items);
    }
    assert_eq!(items, [vec!["a", "b"], vec!["c"]]);
    assert_eq!(asked(&http_client), ["/items?limit=2", "/items?token=2&limit=2"]);
}

#[tokio::test]
async fn the_user_agent_contains_the_paginator_feature() {
    let (client, http_client) = client(&[r#"{"items":[]}"#, r#"{"items":[]}"#]);
    client.list_items().into_paginator().send().next().await.expect("a page").expect("a response");
    client.list_items().send().await.expect("a response");
    // In AWS's user agents, `C` is the feature of paginators: https://github.com/awslabs/aws-sdk-rust
    let says = |request: &aws_smithy_runtime_api::http::Request| {
        let agent = request.headers().get("x-amz-user-agent").unwrap_or_default();
        agent.split_once("m/").is_some_and(|(_, features)| features.split([',', ' ']).any(|feature| feature == "C"))
    };
    assert_eq!(http_client.actual_requests().map(says).collect::<Vec<_>>(), [true, false]);
}

#[tokio::test]
async fn items_of_all_pages_come_as_one_stream() {
    let (client, _) =
        client(&[r#"{"items":["a","b"],"next":"2"}"#, r#"{"items":[],"next":"3"}"#, r#"{"items":["c"]}"#]);
    let items = client.list_items().into_paginator().items().send().collect::<Result<Vec<_>, _>>().await;
    assert_eq!(items.expect("three pages"), ["a", "b", "c"]);
}

#[tokio::test]
async fn a_repeated_token_ends_the_pages_by_default() {
    let same = r#"{"items":["a"],"next":"1"}"#;
    let (stopping, http_client) = client(&[same, same, same]);
    let items = stopping.list_items().into_paginator().items().send().collect::<Result<Vec<_>, _>>().await;
    assert_eq!((items.expect("two pages").len(), asked(&http_client).len()), (2, 2));

    let (going_on, http_client) = client(&[same, same, r#"{"items":["a"]}"#]);
    let pages = going_on.list_items().into_paginator().stop_on_duplicate_token(false);
    let items = pages.items().send().collect::<Result<Vec<_>, _>>().await;
    assert_eq!((items.expect("three pages").len(), asked(&http_client).len()), (3, 3));
}

#[tokio::test]
async fn an_error_ends_the_pages() {
    let (client, http_client) = client(&[r#"{"items":["a"],"next":"2"}"#, "", r#"{"items":["b"]}"#]);
    let mut pages = client.list_items().into_paginator().send();
    assert!(matches!(pages.next().await, Some(Ok(_))));
    assert!(matches!(pages.next().await, Some(Err(_))));
    assert!(pages.next().await.is_none());
    assert_eq!(asked(&http_client).len(), 2);
}

#[tokio::test]
async fn tokens_and_items_can_be_maps_in_structures() {
    let first = r#"{"result":{"next":{"key":"1"},"entries":{"a":"1"}}}"#;
    let (client, http_client) = client(&[first, r#"{"result":{"entries":{"b":"2"}}}"#]);
    let entries = client.list_entries().into_paginator().page_size(7).items().send();
    let entries = entries.collect::<Result<Vec<_>, _>>().await.expect("two pages");
    assert_eq!(entries, [("a".to_owned(), "1".to_owned()), ("b".to_owned(), "2".to_owned())]);
    let bodies: Vec<serde_json::Value> = http_client
        .actual_requests()
        .map(|request| serde_json::from_slice(request.body().bytes().expect("a body in memory")).expect("JSON"))
        .collect();
    assert_eq!(bodies, [serde_json::json!({ "limit": 7 }), serde_json::json!({ "limit": 7, "token": { "key": "1" } })]);
}
