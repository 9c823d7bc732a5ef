use crate::error::response::ErrorResponse;
use crate::error_metadata;
use crate::error_rules::ErrorRules;
use crate::event_stream::{Events, EventsMember};
use crate::operation::Descriptor;
use crate::payload;
use crate::primitives::ByteStream;
use crate::protocol::is_rpc_v2;
use crate::stream;
use crate::unwrapped;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SerializeRequest};
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::ErrorMetadata;
use aws_types::request_id::RequestId;

/// Writes requests and reads responses of one operation, in the protocol that the configuration holds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Codec {
    pub(crate) operation: &'static Descriptor,
    pub(crate) errors: ErrorRules,
}

fn protocol(config: &ConfigBag) -> Result<&SharedClientProtocol, BoxError> {
    config.load::<SharedClientProtocol>().ok_or_else(|| "the configuration has no protocol".into())
}

impl SerializeRequest for Codec {
    fn serialize_input(&self, mut input: Input, config: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let schema = self.operation.input;
        let protocol = protocol(config)?;
        let mut request = protocol.serialize_request((self.operation.prepare)(&input)?, schema, "", config)?;
        payload::complete(&mut request, schema, protocol, config)?;
        if self.operation.response_events.is_some() && is_rpc_v2(protocol) {
            request.headers_mut().insert("accept", "application/vnd.amazon.eventstream");
        }
        if let Some(stream) = self.operation.request_stream.and_then(|member| member(&mut input)) {
            stream::send(std::mem::take(stream), &mut request, self.operation, config)?;
        }
        if let Some(events) = self.operation.request_events.and_then(|member| member(&mut input)) {
            events.send(&mut request, schema, protocol.clone(), config);
        }
        payload::declare_empty(&mut request, config);
        Ok(request)
    }
}

impl DeserializeResponse for Codec {
    /// Reads the status and headers of a response with a streaming body, which the caller reads. Returns `None` for other
    /// responses, and for errors.
    fn deserialize_streaming_with_config(
        &self,
        response: &mut HttpResponse,
        config: &ConfigBag,
    ) -> Option<Result<Output, OrchestratorError<Error>>> {
        if !response.status().is_success() {
            return None;
        }
        if let Some(member) = self.operation.response_events {
            return Some(self.deserialize_events(member, response, config));
        }
        let member = self.operation.response_stream?;
        let body = std::mem::replace(response.body_mut(), SdkBody::taken());
        Some(self.deserialize_nonstreaming_with_config(response, config).map(|mut output| {
            if let Some(stream) = member(&mut output) {
                *stream = ByteStream::new(body);
            }
            output
        }))
    }

    fn deserialize_nonstreaming_with_config(
        &self,
        response: &HttpResponse,
        config: &ConfigBag,
    ) -> Result<Output, OrchestratorError<Error>> {
        let protocol = protocol(config).map_err(OrchestratorError::other)?;
        tracing::debug!(request_id = ?response.request_id());
        if self.errors.is_error(response) {
            return Err(OrchestratorError::operation(self.read_error(protocol, response, config)));
        }
        let expected = self.expected_body(response).map(|body| {
            let mut copy = HttpResponse::new(response.status(), SdkBody::from(body));
            *copy.headers_mut() = response.headers().clone();
            copy
        });
        protocol
            .deserialize_response(expected.as_ref().unwrap_or(response), self.operation.output, config)
            .and_then(|mut deserializer| (self.operation.read_output)(&mut *deserializer, response.headers()))
            .map_err(|error| {
                let metadata = self.errors.with_request_ids(ErrorMetadata::builder(), response.headers()).build();
                OrchestratorError::operation((self.operation.unhandled)(error.into(), metadata))
            })
    }
}

impl Codec {
    /// Reads the status and headers of a response with an event stream, which the caller reads.
    fn deserialize_events(
        &self,
        member: EventsMember,
        response: &mut HttpResponse,
        config: &ConfigBag,
    ) -> Result<Output, OrchestratorError<Error>> {
        let events = Events::new(response, protocol(config).map_err(OrchestratorError::other)?, self.errors, config);
        let mut output = self.deserialize_nonstreaming_with_config(response, config)?;
        if let Some(place) = member(&mut output) {
            *place = events;
        }
        Ok(output)
    }

    /// The body that the protocol expects, if it differs from the one in the response.
    fn expected_body(&self, response: &HttpResponse) -> Option<Vec<u8>> {
        let body = response.body().bytes().unwrap_or_default();
        if self.operation.unwrapped_output {
            return Some(unwrapped::wrap(body));
        }
        // If the model has no output, servers send anything, such as `null`.
        let is_described = !self.operation.output.members().is_empty();
        (!is_described && !body.is_empty()).then(Vec::new)
    }

    fn read_error(&self, protocol: &SharedClientProtocol, response: &HttpResponse, config: &ConfigBag) -> Error {
        match error_metadata::read(protocol, response, config, self.errors) {
            (metadata, Some(error)) if metadata.code().is_none() => (self.operation.unhandled)(error.into(), metadata),
            (metadata, _) => (self.operation.read_error)(metadata, &ErrorResponse { protocol, response, config }),
        }
    }
}
