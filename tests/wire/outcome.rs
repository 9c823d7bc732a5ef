//! The outcome of a call, in the terms in which `record.py` records the outcome of boto3's call.

use serde_json::{Map, Value, json};
use smithereens_apigateway::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use smithereens_apigateway::operation::RequestId;
use smithereens_apigateway::operation::create_rest_api::{CreateRestApiError, CreateRestApiOutput};
use smithereens_apigateway::operation::delete_gateway_response::{
    DeleteGatewayResponseError, DeleteGatewayResponseOutput,
};
use smithereens_apigateway::operation::delete_rest_api::{DeleteRestApiError, DeleteRestApiOutput};
use smithereens_apigateway::operation::get_gateway_response::{GetGatewayResponseError, GetGatewayResponseOutput};
use smithereens_apigateway::operation::get_gateway_responses::{GetGatewayResponsesError, GetGatewayResponsesOutput};
use smithereens_apigateway::operation::put_gateway_response::{PutGatewayResponseError, PutGatewayResponseOutput};
use smithereens_apigateway::operation::update_gateway_response::{
    UpdateGatewayResponseError, UpdateGatewayResponseOutput,
};
use smithereens_apigateway::types::{EndpointConfiguration, GatewayResponse};
use std::error::Error;

#[derive(Debug, PartialEq)]
pub(crate) enum Outcome {
    Output {
        members: Value,
        request_id: Option<String>,
    },
    Error {
        code: Option<String>,
        message: Option<String>,
        modeled: bool,
        members: Value,
        request_id: Option<String>,
    },
    /// The response could not be read.
    Unreadable,
    /// The input was refused, with this message.
    Refused(String),
    /// There was no response: the connection failed, or the time was over.
    NoResponse(String),
}

pub(crate) fn outcome<O, E>(result: Result<O, SdkError<E>>) -> Outcome
where
    O: Members + RequestId,
    E: Modeled + ProvideErrorMetadata + RequestId + Error + Send + Sync + 'static,
{
    match result {
        Ok(output) => Outcome::Output { members: output.members(), request_id: output.request_id().map(str::to_owned) },
        Err(SdkError::ConstructionFailure(_)) => {
            Outcome::Refused(result.err().map(|error| DisplayErrorContext(error).to_string()).unwrap_or_default())
        }
        Err(SdkError::ServiceError(context)) if !context.raw().status().is_success() => {
            let error = context.err();
            Outcome::Error {
                code: error.code().map(str::to_owned),
                message: error.message().map(str::to_owned),
                modeled: error.modeled().is_some(),
                members: error.modeled().unwrap_or_else(|| json!({})),
                request_id: error.request_id().map(str::to_owned),
            }
        }
        Err(SdkError::ServiceError(_) | SdkError::ResponseError(_)) => Outcome::Unreadable,
        Err(other) => Outcome::NoResponse(DisplayErrorContext(other).to_string()),
    }
}

/// The members of an output that are set, under their names in the model.
pub(crate) trait Members {
    fn members(&self) -> Value;
}

/// The members of a modeled exception except its message; `None` for an error that the operation does not model. The
/// exceptions after `wait` have the member `retryAfterSeconds`.
pub(crate) trait Modeled {
    fn modeled(&self) -> Option<Value>;
}

macro_rules! gateway_response_members {
    ($($shape:ty),*) => {$(
        impl Members for $shape {
            fn members(&self) -> Value {
                object([
                    ("responseType", self.response_type.as_ref().map(|each| json!(each.as_str()))),
                    ("statusCode", self.status_code.as_ref().map(|each| json!(each))),
                    ("responseParameters", self.response_parameters.as_ref().map(|each| json!(each))),
                    ("responseTemplates", self.response_templates.as_ref().map(|each| json!(each))),
                    ("defaultResponse", Some(json!(self.default_response))),
                ])
            }
        }
    )*};
}

gateway_response_members!(
    GatewayResponse,
    GetGatewayResponseOutput,
    PutGatewayResponseOutput,
    UpdateGatewayResponseOutput
);

impl Members for GetGatewayResponsesOutput {
    fn members(&self) -> Value {
        let items = self.items.as_ref().map(|items| items.iter().map(Members::members).collect());
        object([("items", items), ("position", self.position.as_ref().map(|each| json!(each)))])
    }
}

impl Members for CreateRestApiOutput {
    fn members(&self) -> Value {
        object([
            ("id", self.id.as_ref().map(|each| json!(each))),
            ("name", self.name.as_ref().map(|each| json!(each))),
            ("description", self.description.as_ref().map(|each| json!(each))),
            ("createdDate", self.created_date.as_ref().map(|each| json!(each.as_secs_f64()))),
            ("version", self.version.as_ref().map(|each| json!(each))),
            ("warnings", self.warnings.as_ref().map(|each| json!(each))),
            ("binaryMediaTypes", self.binary_media_types.as_ref().map(|each| json!(each))),
            ("minimumCompressionSize", self.minimum_compression_size.map(|each| json!(each))),
            ("apiKeySource", self.api_key_source.as_ref().map(|each| json!(each.as_str()))),
            ("endpointConfiguration", self.endpoint_configuration.as_ref().map(Members::members)),
            ("policy", self.policy.as_ref().map(|each| json!(each))),
            ("tags", self.tags.as_ref().map(|each| json!(each))),
            ("disableExecuteApiEndpoint", Some(json!(self.disable_execute_api_endpoint))),
            ("rootResourceId", self.root_resource_id.as_ref().map(|each| json!(each))),
        ])
    }
}

impl Members for EndpointConfiguration {
    fn members(&self) -> Value {
        let types = self.types.as_ref().map(|types| types.iter().map(|each| json!(each.as_str())).collect());
        object([
            ("types", types),
            ("ipAddressType", self.ip_address_type.as_ref().map(|each| json!(each.as_str()))),
            ("vpcEndpointIds", self.vpc_endpoint_ids.as_ref().map(|each| json!(each))),
        ])
    }
}

impl Members for DeleteGatewayResponseOutput {
    fn members(&self) -> Value {
        json!({})
    }
}

impl Members for DeleteRestApiOutput {
    fn members(&self) -> Value {
        json!({})
    }
}

macro_rules! modeled {
    ($error:ident: $($plain:ident)* $(; wait $($waiting:ident)*)?) => {
        impl Modeled for $error {
            fn modeled(&self) -> Option<Value> {
                match self {
                    $(Self::$plain(_) => Some(json!({})),)*
                    $($(Self::$waiting(exception) => Some(object([(
                        "retryAfterSeconds",
                        exception.retry_after_seconds.as_ref().map(|each| json!(each)),
                    )])),)*)?
                    _ => None,
                }
            }
        }
    };
}

modeled!(
    GetGatewayResponseError:
    BadRequestException NotFoundException UnauthorizedException;
    wait TooManyRequestsException
);
modeled!(
    GetGatewayResponsesError:
    BadRequestException NotFoundException UnauthorizedException;
    wait TooManyRequestsException
);
modeled!(
    PutGatewayResponseError:
    BadRequestException ConflictException NotFoundException UnauthorizedException;
    wait LimitExceededException TooManyRequestsException
);
modeled!(
    UpdateGatewayResponseError:
    BadRequestException ConflictException NotFoundException UnauthorizedException;
    wait LimitExceededException TooManyRequestsException
);
modeled!(
    DeleteGatewayResponseError:
    BadRequestException ConflictException NotFoundException UnauthorizedException;
    wait TooManyRequestsException
);
modeled!(
    CreateRestApiError:
    BadRequestException ConflictException UnauthorizedException;
    wait LimitExceededException TooManyRequestsException
);
modeled!(
    DeleteRestApiError:
    BadRequestException ConflictException NotFoundException UnauthorizedException;
    wait TooManyRequestsException
);

fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let set = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(set.collect::<Map<_, _>>())
}
