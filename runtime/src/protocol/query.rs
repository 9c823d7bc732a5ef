use super::form::{Form, Keys};
use super::query_response;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata};
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceVersion, apply_http_endpoint};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId, shape_id};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

/// The query protocols, whose requests are forms and whose responses are XML.
#[derive(Debug)]
pub(crate) enum QueryProtocol {
    /// [`aws.protocols#awsQuery`](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html). AWS's `aws-smithy-query` has it
    /// too, but would be compiled only for its forms, which [`Form`] also writes.
    Aws,
    /// [`aws.protocols#ec2Query`](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html), which AWS's crates do not
    /// implement.
    Ec2,
}

static AWS_ID: ShapeId<'static> = shape_id!("aws.protocols", "awsQuery");
static EC2_ID: ShapeId<'static> = shape_id!("aws.protocols", "ec2Query");

impl ClientProtocolInner for QueryProtocol {
    type Request = HttpRequest;
    type Response = HttpResponse;

    fn protocol_id(&self) -> &ShapeId<'static> {
        match self {
            Self::Aws => &AWS_ID,
            Self::Ec2 => &EC2_ID,
        }
    }

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        _input_schema: &Schema<'_>,
        _endpoint: &str,
        config: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        let operation = config.load::<Metadata>().ok_or_else(|| missing("operation"))?;
        let version = config.load::<ServiceVersion>().ok_or_else(|| missing("version of the service"))?;
        let keys = match self {
            Self::Aws => Keys::Aws,
            Self::Ec2 => Keys::Ec2,
        };
        let mut form = Form::new(operation.name(), version.as_str(), keys);
        input.serialize_members(&mut form)?;
        let form = form.finish();

        let length = form.len().to_string();
        let mut request = HttpRequest::new(SdkBody::from(form));
        request.set_method("POST").map_err(|error| SerdeError::custom(error.to_string()))?;
        request.set_uri("/").map_err(|error| SerdeError::custom(error.to_string()))?;
        request.headers_mut().insert("content-type", "application/x-www-form-urlencoded");
        request.headers_mut().insert("content-length", length);
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        _output_schema: &Schema<'_>,
        _config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let is_name: fn(&str) -> bool = match self {
            // The members are in an element such as `ListUsersResult`.
            Self::Aws => |name| name.ends_with("Result"),
            // The members are in the root element, whatever its name.
            Self::Ec2 => |_| true,
        };
        Ok(Box::new(query_response::reader(response, is_name)?))
    }

    fn parse_error_metadata(
        &self,
        response: &HttpResponse,
        _config: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        query_response::error_metadata(response)
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a HttpResponse,
        _config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        Ok(Box::new(query_response::error_reader(response)?))
    }

    fn update_endpoint(
        &self,
        request: &mut HttpRequest,
        endpoint: &Endpoint,
        config: &ConfigBag,
    ) -> Result<(), SerdeError> {
        apply_http_endpoint(request, endpoint, config)
    }
}

fn missing(what: &str) -> SerdeError {
    SerdeError::custom(format!("the configuration has no {what}, which each request of a query protocol names"))
}
