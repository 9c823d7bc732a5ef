//! `GetGatewayResponse` of API Gateway: a short request, and a short response in JSON.

use crate::connector::{CannedResponse, client, runtime};
use crate::{Call, Client};
use bytes::Bytes;

mod generated {
    smithereens::include_client!("apigateway");
}

const RESPONSE: CannedResponse = CannedResponse {
    headers: &[
        ("content-type", "application/json"),
        ("x-amzn-requestid", "c6af9ac6-7b61-11e6-9a41-93e8deadbeef"),
        ("x-amz-apigw-id", "AbCdEfGhIjKlMno="),
    ],
    body: Bytes::from_static(
        br#"{"defaultResponse":false,"responseParameters":{"gatewayresponse.header.Access-Control-Allow-Origin":"'*'","gatewayresponse.header.x-request-path":"method.request.path.petId"},"responseTemplates":{"application/json":"{\"message\":$context.error.messageString,\"type\":\"$context.error.responseType\"}"},"responseType":"ACCESS_DENIED","statusCode":"403"}"#,
    ),
};

macro_rules! call {
    ($sdk:ident) => {{
        let (client, runtime) = (client!($sdk, RESPONSE), runtime());
        Box::new(move || {
            let call = client
                .get_gateway_response()
                .rest_api_id("a1b2c3d4e5")
                .response_type($sdk::types::GatewayResponseType::AccessDenied)
                .send();
            let output = runtime.block_on(call).expect("the response is a success");
            assert_eq!(output.status_code(), Some("403"));
            assert_eq!(output.response_parameters().map(|parameters| parameters.len()), Some(2));
        })
    }};
}

pub(crate) fn call(client: Client) -> Call {
    match client {
        Client::Aws => call!(aws_sdk_apigateway),
        Client::Ours => call!(generated),
    }
}
