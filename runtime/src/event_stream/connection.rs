//! The messages of a response, with its protocol and headers.

use super::deserializer::{EventDeserializer, Source, response_of};
use super::frames::{Frames, ReceiveError};
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
use aws_smithy_types::event_stream::{Header, Message, RawMessage};
use std::fmt;
use std::pin::Pin;

/// The messages of a response: none before the runtime connects them and after the last one.
#[derive(Default)]
pub struct Events(Option<Box<Connection>>);

struct Connection {
    frames: Frames,
    /// A message that was received and not returned.
    pending: Option<Message>,
    headers: Headers,
    protocol: SharedClientProtocol,
    errors: ErrorRules,
    config: ConfigBag,
    /// The events of the request, if it has any.
    result: Option<RequestEventsResult>,
}

/// The types are erased, so that this is compiled with this crate and not with each crate that awaits an event.
type Receiving<'a> = Pin<Box<dyn Future<Output = Result<Option<Message>, ReceiveError>> + Send + 'a>>;

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
            frames: Frames::new(body),
            pending: None,
            headers: response.headers().clone(),
            protocol: protocol.clone(),
            errors,
            config: ConfigBag::base(),
            result: call.load::<RequestEventsResult>().cloned(),
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
        let first = connection.next().await.map_err(|error| OrchestratorError::response(error.into()))?;
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
    pub(super) fn next(&mut self) -> Receiving<'_> {
        Box::pin(async {
            let Some(connection) = &mut self.0 else { return Ok(None) };
            loop {
                let received = match connection.pending.take() {
                    Some(message) => Ok(Some(message)),
                    None => connection.next().await,
                };
                match received {
                    Ok(Some(message)) if is_initial_response(&message) => {}
                    Ok(Some(message)) => return Ok(Some(message)),
                    ended => {
                        self.0 = None;
                        return ended;
                    }
                }
            }
        })
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
    async fn next(&mut self) -> Result<Option<Message>, ReceiveError> {
        let received = self.frames.next().await;
        match self.result.as_ref().and_then(RequestEventsResult::error) {
            Some(error) if !matches!(received, Ok(Some(_))) => Err(SdkError::dispatch_failure(error)),
            _ => received,
        }
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
            other => Err(SerdeError::invalid_input(format!(
                "unknown `:message-type` `{other}`: expected event, exception or error"
            ))),
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
    let is_type = |header: &&Header| header.name().as_str() == ":event-type";
    message
        .headers()
        .iter()
        .find(is_type)
        .and_then(|header| header.value().as_string().ok())
        .is_some_and(|text| text.as_str() == "initial-response")
}
