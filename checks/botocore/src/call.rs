//! Calls of any operation, from plain data to plain data.

use crate::document;
use aws_smithy_runtime_api::client::interceptors::context::{Input, Output};
use aws_smithy_schema::document::{DocumentShapeDeserializer, DocumentShapeSerializer};
use aws_smithy_types::{Document, base64};
use serde_json::{Value, json};
use smithereens::__private::schema::{SerializableStruct, ShapeDeserializer};
use smithereens::__private::{Handle, Operation, PresignedBody, Service};
use smithereens::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError, SerdeError};
use smithereens::presigning::PresigningConfig;
use smithereens::primitives::ByteStream;
use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// The operations and exceptions of a client, by their names in the model.
#[derive(Debug)]
pub struct Table {
    /// The file of the model.
    pub model: &'static str,
    /// The service.
    pub service: &'static Service,
    /// The function that calls each operation.
    pub operations: &'static [(&'static str, Call)],
    /// The function that presigns requests of each operation that can be presigned.
    pub presigned: &'static [(&'static str, Presign)],
    /// The function that finds each exception in an error.
    pub exceptions: &'static [(&'static str, Find)],
}

/// Calls an operation with an input as plain data, and the bytes of its stream.
pub type Call = fn(Arc<Handle>, Document, Vec<u8>) -> Pin<Box<dyn Future<Output = Outcome>>>;

/// Presigns the request of an operation with an input as plain data, and describes it.
pub type Presign = fn(Arc<Handle>, Document) -> Pin<Box<dyn Future<Output = Value>>>;

/// Finds an exception in an error and its causes.
pub type Find = for<'e> fn(&'e (dyn Error + 'static)) -> Option<&'e dyn SerializableStruct>;

/// The outcome of a call.
#[derive(Debug)]
pub enum Outcome {
    /// An output as plain data, and the bytes of its stream.
    Output(Value, Option<Vec<u8>>),
    /// An error of the service.
    Error(Box<dyn ErrorWithMetadata>),
    /// The reason why no response could be read.
    Failure(String),
}

/// An error of an operation.
pub trait ErrorWithMetadata: Error + ProvideErrorMetadata {}

impl<E: Error + ProvideErrorMetadata> ErrorWithMetadata for E {}

/// Calls an operation; `read` is its input's `deserialize`.
pub fn call<O: Operation<Output: SerializableStruct>>(
    handle: Arc<Handle>,
    read: fn(&mut dyn ShapeDeserializer) -> Result<O::Input, SerdeError>,
    input: Document,
    stream: Vec<u8>,
) -> Pin<Box<dyn Future<Output = Outcome>>> {
    Box::pin(async move {
        let mut input = match read(&mut DocumentShapeDeserializer::new(&input)) {
            Ok(input) => Input::erase(input),
            Err(error) => return Outcome::Failure(format!("cannot read the input: {error}")),
        };
        if let Some(member) = O::descriptor().stream_of_input(&mut input) {
            *member = ByteStream::from(stream);
        }
        let input = input.downcast().expect("the input has this type");
        match handle.invoke::<O>(Ok(input)).await {
            Ok(output) => match members(&output) {
                Ok(members) => Outcome::Output(members, stream_of::<O>(output).await),
                Err(reason) => Outcome::Failure(reason),
            },
            Err(SdkError::ServiceError(context)) if !context.raw().status().is_success() => {
                Outcome::Error(Box::new(context.into_err()))
            }
            Err(error) => Outcome::Failure(DisplayErrorContext(error).to_string()),
        }
    })
}

/// Presigns the request of an operation, for 15 minutes from 2024-05-17T12:30:45Z; `read` is its input's `deserialize`.
pub fn presign<O: Operation>(
    handle: Arc<Handle>,
    read: fn(&mut dyn ShapeDeserializer) -> Result<O::Input, SerdeError>,
    input: Document,
    body: PresignedBody,
) -> Pin<Box<dyn Future<Output = Value>>> {
    Box::pin(async move {
        let input = match read(&mut DocumentShapeDeserializer::new(&input)) {
            Ok(input) => input,
            Err(error) => return json!({ "failure": format!("cannot read the input: {error}") }),
        };
        let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_715_949_045);
        let config = PresigningConfig::builder().start_time(start).expires_in(Duration::from_secs(900)).build();
        match handle.presign::<O>(Ok(input), config.expect("less than a week"), body).await {
            Ok(request) => json!({
                "method": request.method(),
                "uri": request.uri(),
                "headers": request.headers().collect::<Vec<_>>(),
            }),
            Err(error) => json!({ "failure": DisplayErrorContext(error).to_string() }),
        }
    })
}

/// The bytes of the stream in an output, if there is one that can be read.
async fn stream_of<O: Operation>(output: O::Output) -> Option<Vec<u8>> {
    let mut output = Output::erase(output);
    let stream = std::mem::take(O::descriptor().stream_of_output(&mut output)?);
    stream.collect().await.ok().map(|bytes| bytes.to_vec())
}

/// The exception of this type in an error, if any.
pub fn exception<'e, E: SerializableStruct + Error + 'static>(
    error: &'e (dyn Error + 'static),
) -> Option<&'e dyn SerializableStruct> {
    error.downcast_ref::<E>().map(|exception| exception as &dyn SerializableStruct)
}

impl Outcome {
    /// The outcome as plain data. An error includes its exception.
    pub(crate) fn describe(self, table: &Table) -> Value {
        match self {
            Outcome::Output(output, stream) => json!({ "output": output, "stream": stream.map(base64::encode) }),
            Outcome::Failure(reason) => json!({ "failure": reason }),
            Outcome::Error(error) => {
                let cause = error.source();
                let exception =
                    cause.and_then(|cause| table.exceptions.iter().find_map(|(name, find)| Some((name, find(cause)?))));
                let members = exception.map(|(_, exception)| members(exception));
                json!({ "error": {
                    "code": error.code(),
                    "message": error.message(),
                    "exception": exception.map(|(name, _)| name),
                    "members": members.map(|members| members.unwrap_or_else(Value::String)),
                } })
            }
        }
    }
}

/// The members of a structure that are set, or the reason why they cannot be written.
fn members(structure: &dyn SerializableStruct) -> Result<Value, String> {
    let mut serializer = DocumentShapeSerializer::new();
    let written = serializer.write_struct(structure.schema(), structure).and_then(|()| serializer.finish());
    written.map(|document| document::to_json(document.document())).map_err(|error| error.to_string())
}
