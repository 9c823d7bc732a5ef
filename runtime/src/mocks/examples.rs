use super::operation::{Example, MockedOperation};
use super::state::Mocks;
use crate::error::response::ErrorResponse;
use crate::error::{ErrorMetadata, SerdeError};
use crate::primitives::{ByteStream, SdkBody};
use crate::protocol::json::JsonProtocol;
use crate::protocol::json_reader::JsonReader;
use aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol;
use aws_smithy_runtime_api::client::interceptors::context::Output;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::ShapeDeserializer;
use aws_smithy_schema::{Schema, ShapeType, shape_id};
use aws_smithy_types::config_bag::ConfigBag;

impl Mocks {
    /// Adds the examples of the model as responses of an operation: a call whose input is that of an example gets its output
    /// or its error.
    #[doc(hidden)]
    pub fn add_examples<O: MockedOperation>(&self) {
        for Example { input, result } in O::examples() {
            let expected = O::read_input(&mut reader(input)).unwrap_or_else(|error| invalid::<O>(&error));
            let responder = self.on::<O>().match_input(move |input| O::is_equal(input, &expected));
            responder.then(move |_| match result {
                Ok(output) => Ok(read_output::<O>(output).unwrap_or_else(|error| invalid::<O>(&error))),
                Err((code, content)) => Err(read_error::<O>(code, content)),
            });
        }
    }
}

fn invalid<O: MockedOperation>(error: &SerdeError) -> ! {
    panic!("an example of `{}` in the model is not as the model describes it: {error}", O::descriptor().name)
}

fn reader(json: &'static str) -> JsonReader<Box<dyn ShapeDeserializer>> {
    JsonReader::new(json.as_bytes(), false)
}

fn read_output<O: MockedOperation>(json: &'static str) -> Result<O::Output, SerdeError> {
    let output = O::read_output(&mut reader(json), &Headers::new())?;
    let descriptor = O::descriptor();
    let Some(member) = descriptor.response_stream else { return Ok(output) };
    let is_stream = |member: &&&Schema<'_>| member.streaming() && member.shape_type() == ShapeType::Blob;
    let name = descriptor.output.members().iter().find(is_stream).and_then(|member| member.member_name());
    let mut erased = Output::erase(output);
    if let (Some(stream), Some(name)) = (member(&mut erased), name) {
        *stream = ByteStream::new(SdkBody::from(read_blob(json, name)?));
    }
    erased.downcast().map_err(|_| SerdeError::custom("the output has the type of the operation"))
}

/// Reads a member that the reader of an output leaves to the caller.
fn read_blob(json: &'static str, name: &str) -> Result<Vec<u8>, SerdeError> {
    let blob = Schema::new_member(shape_id!("smithereens", "Stream"), ShapeType::Blob, name, 0);
    let members = [&blob];
    let schema = Schema::new_struct(shape_id!("smithereens", "Stream"), ShapeType::Structure, &members);
    let mut bytes = Vec::new();
    reader(json).read_struct(&schema, &mut |member, value| {
        if member.member_index().is_some() {
            bytes = value.read_blob(member)?.into_inner();
        }
        Ok(())
    })?;
    Ok(bytes)
}

/// Reads an error from JSON as from a response in a protocol with JSON bodies.
fn read_error<O: MockedOperation>(code: &'static str, json: &'static str) -> O::Error {
    let protocol = SharedClientProtocol::new(JsonProtocol::rpc(AwsJsonRpcProtocol::aws_json_1_0()));
    let response = HttpResponse::new(http::StatusCode::BAD_REQUEST.into(), SdkBody::from(json));
    let config = ConfigBag::base();
    let metadata = protocol.parse_error_metadata(&response, &config).unwrap_or_else(|error| invalid::<O>(&error));
    let metadata: ErrorMetadata = metadata.code(code).build();
    O::read_error(metadata, &ErrorResponse { protocol: &protocol, response: &response, config: &config })
}
