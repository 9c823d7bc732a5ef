//! The messages of a response, with its protocol and headers; or those of a request, for a server.

use super::deserializer::{EventDeserializer, Source, response_of, unknown_type};
use super::frames::{Frames, ReceiveError};
use super::messages::is_event;
#[cfg(feature = "mocks")]
use super::received::Cursor;
use super::{ReadError, ReadEvent, ReadOutput, RequestEventsResult};
use crate::error::response::ErrorResponse;
use crate::error::{ErrorMetadata, SdkError, SerdeError};
use crate::error_rules::ErrorRules;
use crate::protocol::has_http_bindings;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_schema::Schema;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use aws_smithy_types::event_stream::{Message, RawMessage};
use std::fmt;
use std::future::poll_fn;
use std::task::{Context, Poll, ready};

/// The messages of a response: none before the runtime connects them and after the last one.
#[derive(Default)]
pub struct Events(Option<Box<Connection>>);

struct Connection {
    messages: Messages,
    /// A message that was received and not returned.
    pending: Option<Message>,
    headers: Headers,
    protocol: SharedClientProtocol,
    errors: ErrorRules,
    config: ConfigBag,
    /// The events of the request, if it has any.
    result: Option<RequestEventsResult>,
}

enum Messages {
    Response(Frames),
    #[cfg(feature = "mocks")]
    Request(Cursor),
}

impl Events {
    /// The messages in the body of a response.
    pub(crate) fn new(
        response: &mut HttpResponse,
        protocol: &SharedClientProtocol,
        errors: ErrorRules,
        call: &ConfigBag,
    ) -> Self {
        let body = std::mem::replace(response.body_mut(), SdkBody::taken());
        Self(Some(Box::new(Connection {
            messages: Messages::Response(Frames::new(body)),
            pending: None,
            headers: response.headers().clone(),
            protocol: protocol.clone(),
            errors,
            config: ConfigBag::base(),
            result: call.load::<RequestEventsResult>().cloned(),
        })))
    }

    /// The events of a request, as a server receives them.
    #[cfg(feature = "mocks")]
    pub(crate) fn of_request(messages: Cursor, protocol: &SharedClientProtocol) -> Self {
        Self(Some(Box::new(Connection {
            messages: Messages::Request(messages),
            pending: None,
            headers: Headers::new(),
            protocol: protocol.clone(),
            errors: ErrorRules::STANDARD,
            config: ConfigBag::base(),
            result: None,
        })))
    }

    /// Reads the output, if it is in the first message.
    pub(crate) async fn initial_response(
        &mut self,
        schema: &'static Schema<'static>,
        read: ReadOutput,
    ) -> Result<Option<Output>, OrchestratorError<Error>> {
        let Some(connection) = &mut self.0 else { return Ok(None) };
        if has_http_bindings(&connection.protocol) {
            return Ok(None);
        }
        let first = poll_fn(|context| connection.poll_next(context))
            .await
            .map_err(|error| OrchestratorError::response(error.into()))?;
        match first {
            Some(message) if is_initial_response(&message) => {
                let output = connection.read_output(&message, schema, read);
                output.map(Some).map_err(|error| OrchestratorError::response(error.into()))
            }
            other => {
                connection.pending = other;
                Ok(None)
            }
        }
    }

    /// Receives the next message other than an initial response.
    pub(super) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Result<Option<Message>, ReceiveError>> {
        let Some(connection) = &mut self.0 else { return Poll::Ready(Ok(None)) };
        loop {
            let received = match connection.pending.take() {
                Some(message) => Ok(Some(message)),
                None => ready!(connection.poll_next(context)),
            };
            match received {
                Ok(Some(message)) if is_initial_response(&message) => {}
                Ok(Some(message)) => return Poll::Ready(Ok(Some(message))),
                ended => {
                    self.0 = None;
                    return Poll::Ready(ended);
                }
            }
        }
    }

    /// Reads the event or error in a message. An error ends the stream.
    pub(super) fn read<T, E>(
        &mut self,
        message: Message,
        read: ReadEvent<T>,
        read_error: ReadError<E>,
    ) -> Result<T, SdkError<E, RawMessage>> {
        let Some(connection) = self.0.take() else {
            return Err(SdkError::construction_failure("the stream has ended"));
        };
        match connection.receive(&message) {
            Ok(Received::Event(mut deserializer)) => match read(&mut deserializer) {
                Ok(event) => {
                    self.0 = Some(connection);
                    Ok(event)
                }
                Err(error) => Err(SdkError::response_error(error, RawMessage::Decoded(message))),
            },
            Ok(Received::Error(metadata)) => {
                let response = response_of(&message);
                let error = read_error(metadata, &connection.error_response(&response));
                Err(SdkError::service_error(error, RawMessage::Decoded(message)))
            }
            Err(error) => Err(SdkError::response_error(error, RawMessage::Decoded(message))),
        }
    }
}

impl fmt::Debug for Events {
    /// Prints no messages, which can have sensitive members.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}

/// The kinds of messages.
enum Received<'m> {
    Event(EventDeserializer<'m>),
    /// An error, by the headers of the message and of the response.
    Error(ErrorMetadata),
}

impl Connection {
    /// Receives the next message. If the events of the request ended with an error, that is the error after the last message: it
    /// is the reason why the server ends the response or the connection fails.
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Result<Option<Message>, ReceiveError>> {
        let received = ready!(match &mut self.messages {
            Messages::Response(frames) => frames.poll_next(context),
            #[cfg(feature = "mocks")]
            Messages::Request(messages) => messages.poll_next(context),
        });
        Poll::Ready(match self.result.as_ref().and_then(RequestEventsResult::error) {
            Some(error) if !matches!(received, Ok(Some(_))) => Err(SdkError::dispatch_failure(error)),
            _ => received,
        })
    }

    fn receive<'m>(&'m self, message: &'m Message) -> Result<Received<'m>, SerdeError> {
        let source = Source { message, protocol: &self.protocol, config: &self.config };
        match source.text(":message-type")? {
            "event" => Ok(Received::Event(EventDeserializer::Stream(source))),
            "exception" => {
                let code = source.text(":exception-type")?;
                // The payload need not have metadata.
                let metadata = self.protocol.parse_event_stream_error_metadata(message.payload()).unwrap_or_default();
                Ok(self.error(metadata.code(code)))
            }
            "error" => {
                let mut metadata = ErrorMetadata::builder().code(source.text(":error-code")?);
                if let Ok(text) = source.text(":error-message") {
                    metadata = metadata.message(text);
                }
                Ok(self.error(metadata))
            }
            other => Err(unknown_type(other)),
        }
    }

    /// An error with the IDs of the request.
    fn error(&self, metadata: ErrorMetadataBuilder) -> Received<'_> {
        Received::Error(self.errors.with_request_ids(metadata, &self.headers).build())
    }

    fn error_response<'r>(&'r self, response: &'r HttpResponse) -> ErrorResponse<'r> {
        ErrorResponse { protocol: &self.protocol, response, config: &self.config }
    }

    fn read_output(
        &self,
        message: &Message,
        schema: &'static Schema<'static>,
        read: ReadOutput,
    ) -> Result<Output, SerdeError> {
        let response = response_of(message);
        let mut deserializer = self.protocol.deserialize_response(&response, schema, &self.config)?;
        read(&mut *deserializer, &self.headers)
    }
}

fn is_initial_response(message: &Message) -> bool {
    is_event(message, "initial-response")
}
