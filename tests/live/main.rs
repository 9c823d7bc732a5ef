//! The generated client against servers on this machine: over real connections, with no part of the client replaced.
//!
//! One server is the stand-in of the example, which the test starts. The other is moto, which imitates AWS:
//!
//! ```text
//! python3 -m venv venv && venv/bin/pip install 'moto[server]'
//! venv/bin/moto_server -p 5000 &
//! MOTO_ENDPOINT=http://127.0.0.1:5000 cargo test --test live -- --include-ignored
//! ```

mod credentials;

use smithereens_apigateway::config::retry::RetryConfig;
use smithereens_apigateway::config::{BehaviorVersion, Credentials, Region};
use smithereens_apigateway::error::{ProvideErrorMetadata, SdkError};
use smithereens_apigateway::operation::RequestId;
use smithereens_apigateway::types::{GatewayResponseType, Op, PatchOperation};
use smithereens_apigateway::{Client, Config};
use smithereens_checks_support::Resource;
use smithereens_stand_in::StandIn;
use std::collections::HashMap;

const THROTTLED: GatewayResponseType = GatewayResponseType::Throttled;
const RETRY_AFTER: &str = "gatewayresponse.header.Retry-After";

#[tokio::test]
async fn every_operation_works_with_the_stand_in() {
    let stand_in = StandIn::start().await.expect("a free port");
    let client = client(&stand_in.url());
    let id = create(&client).await;
    default_is_read(&client, &id).await;
    put_get_and_list(&client, &id, 21).await;
    update(&client, &id).await.expect("the stand-in can update");
    delete_gateway_response(&client, &id).await;
    default_is_read(&client, &id).await;
    unknown_rest_api_is_not_found(&client).await;
    unknown_type_is_a_bad_request(&client, &id).await;
    delete_rest_api(&client, &id).await;
    let error = client.delete_rest_api().rest_api_id(&id).send().await.expect_err("it is deleted");
    assert!(error.into_service_error().is_not_found_exception());
}

#[tokio::test]
#[ignore = "needs MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn every_operation_that_moto_has_works_with_moto() {
    let client = client(&Resource::Moto.url().expect("this test calls moto"));
    let id = create(&client).await;
    not_found_before_it_is_put(&client, &id).await;
    put_get_and_list(&client, &id, 1).await;
    // moto 5.2 does not implement UpdateGatewayResponse and responds with an HTML page: an error without a code, not a panic.
    if let Err(status) = update(&client, &id).await {
        assert!(matches!(status, 500 | 501), "{status}");
    }
    delete_gateway_response(&client, &id).await;
    not_found_before_it_is_put(&client, &id).await;
    unknown_rest_api_is_not_found(&client).await;
    delete_rest_api(&client, &id).await;
}

#[tokio::test]
async fn a_port_without_a_server_is_a_connection_error() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let error = client(&url).get_gateway_response().rest_api_id("a").response_type(THROTTLED).send().await;
    let error = error.expect_err("nobody listens");
    assert!(matches!(error, SdkError::DispatchFailure(_)), "{error:?}");
}

fn client(url: &str) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("any", "any", None, None, "test"))
        .retry_config(RetryConfig::disabled())
        .endpoint_url(url);
    Client::from_conf(config.build())
}

async fn create(client: &Client) -> String {
    let name = "Tür & Tor 🚪";
    let created = client.create_rest_api().name(name).tags("team", "gate keepers").send().await.expect("created");
    assert_eq!(created.name(), Some(name));
    assert_eq!(value(created.tags(), "team"), Some("gate keepers"));
    assert!(created.created_date().is_some_and(|date| date.secs() > 1_600_000_000));
    assert!(created.request_id().is_some());
    created.id().expect("an ID").to_owned()
}

async fn put_get_and_list(client: &Client, id: &str, listed: usize) {
    let put = client
        .put_gateway_response()
        .rest_api_id(id)
        .response_type(THROTTLED)
        .status_code("503")
        .response_parameters(RETRY_AFTER, "'30'")
        .response_templates("text/plain", "Später 🚪")
        .send()
        .await
        .expect("put");
    assert_eq!(put.status_code(), Some("503"));

    let got = client.get_gateway_response().rest_api_id(id).response_type(THROTTLED).send().await.expect("got");
    assert_eq!(got.response_type(), Some(&THROTTLED));
    assert_eq!(got.status_code(), Some("503"));
    assert_eq!(value(got.response_parameters(), RETRY_AFTER), Some("'30'"));
    assert_eq!(value(got.response_templates(), "text/plain"), Some("Später 🚪"));
    assert!(!got.default_response());
    assert!(got.request_id().is_some());

    let list = client.get_gateway_responses().rest_api_id(id).send().await.expect("listed");
    assert_eq!(list.items().len(), listed);
    let item = list.items().iter().find(|item| item.response_type() == Some(&THROTTLED)).expect("it is in the list");
    assert_eq!((item.status_code(), item.default_response()), (Some("503"), false));
}

/// Changes the gateway response. Returns the HTTP status if the server does not implement the operation.
async fn update(client: &Client, id: &str) -> Result<(), u16> {
    let patch = |op, path: &str, value: &str| PatchOperation::builder().op(op).path(path).value(value).build();
    let updated = client
        .update_gateway_response()
        .rest_api_id(id)
        .response_type(THROTTLED)
        .patch_operations(patch(Op::Replace, "/statusCode", "429"))
        .patch_operations(patch(Op::Add, "/responseTemplates/application~1json", "{}"))
        .patch_operations(PatchOperation::builder().op(Op::Remove).path("/responseTemplates/text~1plain").build())
        .send()
        .await
        .map_err(|error| error.raw_response().expect("a response").status().as_u16())?;
    assert_eq!(updated.status_code(), Some("429"));
    let templates = updated.response_templates().expect("templates");
    assert_eq!(templates.keys().collect::<Vec<_>>(), ["application/json"]);
    assert_eq!(updated.response_parameters().map(|all| all.len()), Some(1));
    Ok(())
}

async fn delete_gateway_response(client: &Client, id: &str) {
    client.delete_gateway_response().rest_api_id(id).response_type(THROTTLED).send().await.expect("deleted");
}

async fn delete_rest_api(client: &Client, id: &str) {
    client.delete_rest_api().rest_api_id(id).send().await.expect("deleted");
}

async fn default_is_read(client: &Client, id: &str) {
    let default = client.get_gateway_response().rest_api_id(id).response_type(THROTTLED).send().await.expect("read");
    assert!(default.default_response());
    assert_eq!(default.status_code(), Some("429"));
}

/// moto knows no defaults.
async fn not_found_before_it_is_put(client: &Client, id: &str) {
    let error = client.get_gateway_response().rest_api_id(id).response_type(THROTTLED).send().await;
    let error = error.expect_err("it was not put").into_service_error();
    assert!(error.is_not_found_exception(), "{error:?}");
}

async fn unknown_rest_api_is_not_found(client: &Client) {
    let error = client.get_gateway_response().rest_api_id("unknown").response_type(THROTTLED).send().await;
    let error = error.expect_err("there is no such REST API").into_service_error();
    assert!(error.is_not_found_exception(), "{error:?}");
    assert_eq!(error.code(), Some("NotFoundException"));
    assert!(error.message().is_some_and(|message| !message.is_empty()));
    assert!(error.request_id().is_some());
}

async fn unknown_type_is_a_bad_request(client: &Client, id: &str) {
    let kind = GatewayResponseType::from("OF_TOMORROW");
    let error = client.get_gateway_response().rest_api_id(id).response_type(kind).send().await;
    let error = error.expect_err("there is no such type").into_service_error();
    assert!(error.is_bad_request_exception(), "{error:?}");
}

fn value<'a>(map: Option<&'a HashMap<String, String>>, key: &str) -> Option<&'a str> {
    map?.get(key).map(String::as_str)
}
