use super::call::Call;
use super::events;
use crate::error::SerdeError;
use crate::event_stream::{Events, ResponseEvents};
use crate::operation::{Descriptor, Operation};
use crate::primitives::ByteStream;
use crate::protocol::server::{Operation as Described, Request, Server, ServerError};
use aws_smithy_runtime_api::client::interceptors::context::{Input, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::serde::{SerializableStruct, ShapeDeserializer};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

/// An operation that can be mocked. Generated code implements this.
#[doc(hidden)]
pub trait MockedOperation: Operation<Output: SerializableStruct> {
    /// Reads the input from a request.
    ///
    /// # Errors
    /// The request is not as the model describes it.
    fn read_input(deserializer: &mut dyn ShapeDeserializer) -> Result<Self::Input, SerdeError>;

    /// The exception in an error, unless it is one that the model does not have.
    fn exception(error: &Self::Error) -> Option<ModeledException<'_>>;

    /// Whether two inputs are equal, apart from their streams and idempotency tokens.
    fn is_equal(one: &Self::Input, other: &Self::Input) -> bool;

    /// The examples of the model.
    fn examples() -> Vec<Example>;

    /// Connects the event stream of an input, if the operation has one.
    fn receive_events(_input: &mut Self::Input, _events: Events) {}

    /// Takes the events of an output, if the operation has any.
    fn take_events(_output: &mut Self::Output) -> Option<ResponseEvents> {
        None
    }
}

/// An example of an operation, in JSON.
#[doc(hidden)]
#[derive(Debug)]
pub struct Example {
    pub(super) input: &'static str,
    /// The output, or the code and the content of an error.
    pub(super) result: Result<&'static str, (&'static str, &'static str)>,
}

impl Example {
    /// An example of a call that succeeds.
    pub const fn output(input: &'static str, output: &'static str) -> Self {
        Self { input, result: Ok(output) }
    }

    /// An example of a call that fails with the error of this code.
    pub const fn error(input: &'static str, code: &'static str, content: &'static str) -> Self {
        Self { input, result: Err((code, content)) }
    }
}

/// An exception of the model, with what its response has besides its members.
#[doc(hidden)]
pub struct ModeledException<'e> {
    pub(super) code: &'static str,
    pub(super) namespace: &'static str,
    pub(super) query_code: Option<&'static str>,
    pub(super) status: u16,
    pub(super) value: &'e dyn SerializableStruct,
}

impl<'e> ModeledException<'e> {
    /// An exception with the code, the namespace of its shape, and the status of its response.
    pub fn new(code: &'static str, namespace: &'static str, status: u16, value: &'e dyn SerializableStruct) -> Self {
        Self { code, namespace, query_code: None, status, value }
    }

    /// The code of the service's earlier query protocol, which its responses have in a header.
    pub fn with_query_code(mut self, code: &'static str) -> Self {
        self.query_code = Some(code);
        self
    }
}

/// Reads the input of a call, without its events.
pub(super) fn read_input<O: MockedOperation>(server: &Server, request: &Request) -> Result<O::Input, SerdeError> {
    let descriptor = O::descriptor();
    let input = server.read_input(request, descriptor.name, descriptor.input, |value| O::read_input(value))?;
    let Some(member) = descriptor.request_stream else { return Ok(input) };
    let mut erased = Input::erase(input);
    if let Some(stream) = member(&mut erased) {
        *stream = ByteStream::new(SdkBody::from(request.body().to_vec()));
    }
    erased.downcast().map_err(|_| SerdeError::custom("the input has the type of the operation"))
}

/// Connects the event stream of an input to the events of its call.
pub(super) fn connect_events<O: MockedOperation>(server: &Server, input: &mut O::Input, call: &Call) {
    if let Some(events) = &call.events {
        O::receive_events(input, Events::of_request(events.read(), server.protocol()));
    }
}

/// Writes the result of a call as a response.
pub(super) async fn write<O: MockedOperation>(
    server: &Server,
    call: Call,
    result: Result<O::Output, O::Error>,
) -> Result<HttpResponse, SerdeError> {
    match result {
        Ok(mut output) => {
            let events = O::take_events(&mut output);
            let (output, stream) = without_stream::<O>(O::descriptor(), output)?;
            let mut response = server.write_output(described(O::descriptor()), &output)?;
            if let Some(stream) = stream {
                *response.body_mut() = stream.into_inner();
            }
            events::send(server, &mut response, events, call.events).await;
            Ok(response)
        }
        Err(error) => {
            events::end(call.events).await;
            write_error::<O>(server, &error)
        }
    }
}

fn write_error<O: MockedOperation>(server: &Server, error: &O::Error) -> Result<HttpResponse, SerdeError> {
    let metadata = error.meta();
    match O::exception(error) {
        Some(exception) => server.write_error(&ServerError {
            code: exception.code,
            namespace: Some(exception.namespace),
            query_code: exception.query_code,
            status: exception.status,
            message: metadata.message(),
            value: Some((exception.value, exception.value.schema())),
        }),
        None => server.write_error(&ServerError {
            code: metadata.code().unwrap_or("UnknownError"),
            namespace: None,
            query_code: None,
            status: 400,
            message: metadata.message(),
            value: None,
        }),
    }
}

/// Takes the stream out of an output.
fn without_stream<O: MockedOperation>(
    descriptor: &Descriptor,
    output: O::Output,
) -> Result<(O::Output, Option<ByteStream>), SerdeError> {
    let Some(member) = descriptor.response_stream else { return Ok((output, None)) };
    let mut erased = Output::erase(output);
    let stream = member(&mut erased).map(std::mem::take);
    let output = erased.downcast().map_err(|_| SerdeError::custom("the output has the type of the operation"))?;
    Ok((output, stream))
}

fn described(descriptor: &'static Descriptor) -> Described<'static> {
    Described {
        name: descriptor.name,
        input: descriptor.input,
        output: descriptor.output,
        is_unwrapped: descriptor.unwrapped_output,
    }
}
