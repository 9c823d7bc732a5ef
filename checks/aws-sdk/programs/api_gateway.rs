//! Gateway responses of API Gateway: the page that callers of an API see when it refuses them.

use aws_config::BehaviorVersion;
use aws_sdk_apigateway::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_apigateway::operation::RequestId;
use aws_sdk_apigateway::operation::get_gateway_response::GetGatewayResponseError;
use aws_sdk_apigateway::types::GatewayResponseType;
use aws_sdk_apigateway::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let client = Client::new(&config);
    let api = client.create_rest_api().name("shelves").description("What is on them").send().await?;
    println!("created {:?}: {:?}", api.name(), api.description());
    let api = api.id.unwrap_or_default();

    put(&client, &api).await?;
    get(&client, &api).await?;
    list(&client, &api).await?;
    refuse(&client, &api).await;

    client.delete_gateway_response().rest_api_id(&api).response_type(GatewayResponseType::AccessDenied).send().await?;
    list(&client, &api).await?;
    client.delete_rest_api().rest_api_id(api).send().await?;
    Ok(())
}

async fn put(client: &Client, api: &str) -> Result<(), Error> {
    let put = client
        .put_gateway_response()
        .rest_api_id(api)
        .response_type(GatewayResponseType::AccessDenied)
        .status_code("404")
        .response_parameters("gatewayresponse.header.x-reason", "'no such shelf'")
        .response_templates("application/json", r#"{"message": $context.error.messageString}"#)
        .send()
        .await?;
    println!("put {:?} with status {:?}", put.response_type(), put.status_code());
    let quota = GatewayResponseType::from("QUOTA_EXCEEDED");
    let put = client.put_gateway_response().rest_api_id(api).response_type(quota).send().await?;
    println!("put {:?}, the default: {}", put.response_type().map(GatewayResponseType::as_str), put.default_response());
    Ok(())
}

async fn get(client: &Client, api: &str) -> Result<(), Error> {
    let request = client.get_gateway_response().rest_api_id(api);
    let got = request.response_type(GatewayResponseType::AccessDenied).send().await?;
    println!("got {:?}, the default: {}", got.status_code(), got.default_response);
    for (name, value) in got.response_parameters().into_iter().flatten() {
        println!("  {name} = {value}");
    }
    for (name, value) in got.response_templates().into_iter().flatten() {
        println!("  {name} = {value}");
    }
    Ok(())
}

async fn list(client: &Client, api: &str) -> Result<(), Error> {
    let listed = client.get_gateway_responses().rest_api_id(api).limit(10).send().await?;
    let mut kinds: Vec<&str> =
        listed.items().iter().filter_map(|item| item.response_type()).map(|kind| kind.as_str()).collect();
    kinds.sort_unstable();
    println!("listed {kinds:?}");
    Ok(())
}

/// What is not there, and what cannot be asked for.
async fn refuse(client: &Client, api: &str) {
    let request = client.get_gateway_response().rest_api_id(api).response_type(GatewayResponseType::Throttled);
    match request.send().await {
        Err(SdkError::ServiceError(context)) => {
            let status = context.raw().status().as_u16();
            println!("refused with status {status}, request ID: {}", context.err().request_id().is_some());
            match context.into_err() {
                GetGatewayResponseError::NotFoundException(error) => println!("not found: {:?}", error.message()),
                error => println!("another error: {:?} {:?}", error.code(), error.message()),
            }
        }
        other => println!("unexpected: {other:?}"),
    }
    let error = client.get_gateway_response().rest_api_id(api).send().await.expect_err("no type is set");
    println!("not sent: {}, {:?}", error, error.as_service_error().is_some());
    let request = client.get_gateway_response().rest_api_id("none").response_type(GatewayResponseType::Throttled);
    let error = request.send().await.expect_err("there is no such API");
    println!("{:?}", error.code());
    match Error::from(error) {
        Error::NotFoundException(error) => println!("not found: {error}"),
        other => println!("another error: {other}"),
    }
}
