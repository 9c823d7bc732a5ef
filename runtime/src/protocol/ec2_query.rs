use super::form::Form;
use super::query_response::query_responses;
use aws_smithy_query::QueryWriter;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata};
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceVersion, apply_http_endpoint};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct};
use aws_smithy_schema::{Schema, ShapeId, shape_id};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;

/// [`aws.protocols#ec2Query`](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html), which AWS's crates do not implement.
#[derive(Debug)]
pub(crate) struct Ec2QueryProtocol;

static ID: ShapeId<'static> = shape_id!("aws.protocols", "ec2Query");

impl ClientProtocolInner for Ec2QueryProtocol {
    type Request = HttpRequest;
    type Response = HttpResponse;

    fn protocol_id(&self) -> &ShapeId<'static> {
        &ID
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
        let mut form = String::new();
        QueryWriter::new(&mut form, operation.name(), version.as_str()).finish();
        let mut form = Form::new(form);
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

    // The members are in the root element, whatever its name.
    query_responses!(|_| true);

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
    SerdeError::custom(format!("the configuration has no {what}, which every ec2Query request names"))
}
