use super::clients;
use super::report::{attempts, outcome};
use super::scenario::{Scenario, scenario};
use super::server::{Reaction, Server};

pub(crate) const SCENARIOS: [Scenario; 20] = [
    scenario!(not_found),
    scenario!(modelled_error_with_members),
    scenario!(error_that_the_model_lacks),
    scenario!(error_without_a_code),
    scenario!(error_that_is_not_json),
    scenario!(error_that_is_empty),
    scenario!(error_of_a_proxy),
    scenario!(success_that_is_not_json),
    scenario!(success_that_is_empty),
    scenario!(success_with_a_member_of_the_wrong_type),
    scenario!(success_without_a_required_member),
    scenario!(error_without_its_members),
    scenario!(dynamodb_error),
    scenario!(dynamodb_error_that_is_not_json),
    scenario!(dynamodb_success_that_is_not_json),
    scenario!(s3_error),
    scenario!(s3_error_that_the_model_lacks),
    scenario!(s3_error_that_is_not_xml),
    scenario!(s3_success_that_is_not_xml),
    scenario!(s3_not_found_without_a_body),
];

/// A response to a call of API Gateway.
async fn api_keys(response: Reaction) {
    let server = Server::start([response]);
    let client = clients::apigateway(&server).await;
    outcome(&server, &client.get_api_keys().limit(1).send().await);
    attempts(&server);
}

async fn get_item(response: Reaction) {
    let server = Server::start([response]);
    let client = clients::dynamodb(&server).await;
    let key = aws_sdk_dynamodb::types::AttributeValue::S("v".to_owned());
    outcome(&server, &client.get_item().table_name("t").key("k", key).send().await);
    attempts(&server);
}

async fn list_objects(response: Reaction) {
    let server = Server::start([response]);
    let client = clients::s3(&server).await;
    outcome(&server, &client.list_objects_v2().bucket("b").send().await);
    attempts(&server);
}

async fn not_found() {
    let server =
        Server::start([Reaction::error(404, "NotFoundException", "no such key").header("x-amzn-requestid", "R1")]);
    let client = clients::apigateway(&server).await;
    let result = client.get_api_key().api_key("k").send().await;
    outcome(&server, &result);
    let error = result.expect_err("an error").into_service_error();
    println!("not found: {}, error of the service: {:?}", error.is_not_found_exception(), error);
    println!("as an error of any operation: {:?}", aws_sdk_apigateway::Error::from(error));
}

async fn modelled_error_with_members() {
    let limit = Reaction::error(429, "LimitExceededException:http://internal.amazon.com/coral/", "too many");
    api_keys(limit.header("retry-after", "7")).await;
}

async fn error_that_the_model_lacks() {
    api_keys(Reaction::error(418, "TeapotException", "short and stout").header("x-amzn-requestid", "R2")).await;
}

async fn error_without_a_code() {
    api_keys(Reaction::json(400, r#"{"message":"what?"}"#)).await;
}

async fn error_that_is_not_json() {
    let garbled = Reaction::json(400, "{\"message\":").header("x-amzn-errortype", "BadRequestException");
    api_keys(garbled.header("x-amzn-requestid", "R3")).await;
}

async fn error_that_is_empty() {
    api_keys(Reaction::json(404, "").header("x-amzn-requestid", "R4")).await;
}

async fn error_of_a_proxy() {
    let page = "<html><body><h1>413 Request Entity Too Large</h1></body></html>".to_owned();
    api_keys(Reaction::Response(413, vec![("content-type", "text/html".to_owned())], page)).await;
}

async fn success_that_is_not_json() {
    api_keys(Reaction::json(200, r#"{"item":[{"id":"k""#).header("x-amzn-requestid", "R5")).await;
}

async fn success_that_is_empty() {
    api_keys(Reaction::json(200, "")).await;
}

async fn success_with_a_member_of_the_wrong_type() {
    api_keys(Reaction::json(200, r#"{"item":[{"id":7}]}"#)).await;
}

async fn success_without_a_required_member() {
    let server = Server::start([Reaction::json(200, r#"{"BackupDetails":{"BackupName":"b"}}"#)]);
    let client = clients::dynamodb(&server).await;
    outcome(&server, &client.create_backup().table_name("t").backup_name("b").send().await);
}

async fn error_without_its_members() {
    api_keys(Reaction::json(401, "{}").header("x-amzn-errortype", "UnauthorizedException")).await;
}

async fn dynamodb_error() {
    let kind = "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException";
    let body = format!(r#"{{"__type":"{kind}","Message":"Requested resource not found"}}"#);
    get_item(Reaction::json(400, &body).header("x-amzn-requestid", "R6")).await;
}

async fn dynamodb_error_that_is_not_json() {
    get_item(Reaction::json(400, "not json")).await;
}

async fn dynamodb_success_that_is_not_json() {
    get_item(Reaction::json(200, r#"{"Item":{"k":{"S":1}}}"#)).await;
}

async fn s3_error() {
    let body = "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message>\
                <BucketName>b</BucketName><RequestId>R7</RequestId><HostId>H7</HostId></Error>";
    list_objects(Reaction::xml(404, body).header("x-amz-request-id", "R7").header("x-amz-id-2", "H7")).await;
}

async fn s3_error_that_the_model_lacks() {
    let body = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";
    list_objects(Reaction::xml(403, body).header("x-amz-request-id", "R8").header("x-amz-id-2", "H8")).await;
}

async fn s3_error_that_is_not_xml() {
    list_objects(Reaction::xml(400, "<Error><Code>").header("x-amz-request-id", "R9")).await;
}

async fn s3_success_that_is_not_xml() {
    list_objects(Reaction::xml(200, "<ListBucketResult><Name>b").header("x-amz-request-id", "R10")).await;
}

async fn s3_not_found_without_a_body() {
    let server = Server::start([Reaction::xml(404, "").header("x-amz-request-id", "R11")]);
    let client = clients::s3(&server).await;
    outcome(&server, &client.head_object().bucket("b").key("k").send().await);
}
