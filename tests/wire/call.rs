//! Calls the operation that a recorded case names, with the case's input.

use crate::outcome::{Outcome, outcome};
use serde_json::Value;
use smithereens_apigateway::Client;
use smithereens_apigateway::types::{
    ApiKeySourceType, EndpointConfiguration, EndpointType, GatewayResponseType, IpAddressType, Op, PatchOperation,
};
use std::collections::HashMap;

pub(crate) async fn call(client: &Client, operation: &str, input: &Value) -> Outcome {
    let rest_api_id = text(input, "restApiId");
    let response_type = text(input, "responseType").map(|text| GatewayResponseType::from(text.as_str()));
    match operation {
        "GetGatewayResponse" => outcome(
            client.get_gateway_response().set_rest_api_id(rest_api_id).set_response_type(response_type).send().await,
        ),
        "GetGatewayResponses" => outcome(
            client
                .get_gateway_responses()
                .set_rest_api_id(rest_api_id)
                .set_position(text(input, "position"))
                .set_limit(integer(input, "limit"))
                .send()
                .await,
        ),
        "PutGatewayResponse" => outcome(
            client
                .put_gateway_response()
                .set_rest_api_id(rest_api_id)
                .set_response_type(response_type)
                .set_status_code(text(input, "statusCode"))
                .set_response_parameters(texts_by_name(input, "responseParameters"))
                .set_response_templates(texts_by_name(input, "responseTemplates"))
                .send()
                .await,
        ),
        "UpdateGatewayResponse" => outcome(
            client
                .update_gateway_response()
                .set_rest_api_id(rest_api_id)
                .set_response_type(response_type)
                .set_patch_operations(list(input, "patchOperations", patch_operation))
                .send()
                .await,
        ),
        "DeleteGatewayResponse" => outcome(
            client.delete_gateway_response().set_rest_api_id(rest_api_id).set_response_type(response_type).send().await,
        ),
        "CreateRestApi" => outcome(
            client
                .create_rest_api()
                .set_name(text(input, "name"))
                .set_description(text(input, "description"))
                .set_version(text(input, "version"))
                .set_clone_from(text(input, "cloneFrom"))
                .set_binary_media_types(list(input, "binaryMediaTypes", as_text))
                .set_minimum_compression_size(integer(input, "minimumCompressionSize"))
                .set_api_key_source(text(input, "apiKeySource").map(|text| ApiKeySourceType::from(text.as_str())))
                .set_endpoint_configuration(input.get("endpointConfiguration").map(endpoint_configuration))
                .set_policy(text(input, "policy"))
                .set_tags(texts_by_name(input, "tags"))
                .set_disable_execute_api_endpoint(input.get("disableExecuteApiEndpoint").and_then(Value::as_bool))
                .send()
                .await,
        ),
        "DeleteRestApi" => outcome(client.delete_rest_api().set_rest_api_id(rest_api_id).send().await),
        other => panic!("no such operation: {other}"),
    }
}

fn patch_operation(input: &Value) -> PatchOperation {
    PatchOperation::builder()
        .set_op(text(input, "op").map(|text| Op::from(text.as_str())))
        .set_path(text(input, "path"))
        .set_value(text(input, "value"))
        .set_from(text(input, "from"))
        .build()
}

fn endpoint_configuration(input: &Value) -> EndpointConfiguration {
    EndpointConfiguration::builder()
        .set_types(list(input, "types", |each| EndpointType::from(as_text(each).as_str())))
        .set_ip_address_type(text(input, "ipAddressType").map(|text| IpAddressType::from(text.as_str())))
        .set_vpc_endpoint_ids(list(input, "vpcEndpointIds", as_text))
        .build()
}

fn text(input: &Value, member: &str) -> Option<String> {
    input.get(member).map(as_text)
}

fn integer(input: &Value, member: &str) -> Option<i32> {
    input.get(member).map(|value| value.as_i64().and_then(|n| i32::try_from(n).ok()).expect("a recorded integer"))
}

fn list<T>(input: &Value, member: &str, item: impl Fn(&Value) -> T) -> Option<Vec<T>> {
    input.get(member).map(|list| list.as_array().expect("a recorded list").iter().map(item).collect())
}

fn texts_by_name(input: &Value, member: &str) -> Option<HashMap<String, String>> {
    let map = input.get(member)?.as_object().expect("a recorded map");
    Some(map.iter().map(|(name, value)| (name.clone(), as_text(value))).collect())
}

fn as_text(value: &Value) -> String {
    value.as_str().expect("a recorded text").to_owned()
}
