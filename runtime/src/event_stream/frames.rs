//! The framing of messages in a body.

use aws_smithy_eventstream::frame::read_message_from;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::{Message, RawMessage};
use bytes::BytesMut;
use http_body::Body;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The errors of receiving a message.
pub(super) type ReceiveError = SdkError<Infallible, RawMessage>;

/// Splits a body into messages.
/// <https://smithy.io/2.0/aws/amazon-eventstream.html>
pub(super) struct Frames {
    body: SdkBody,
    buffer: BytesMut,
}

impl Frames {
    pub(super) fn new(body: SdkBody) -> Self {
        Self { body, buffer: BytesMut::new() }
    }

    /// Receives the next message. Returns `None` at the end of the body. What was received of a message is kept.
    pub(super) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Result<Option<Message>, ReceiveError>> {
        Poll::Ready(loop {
            let length = match self.length() {
                Ok(length) => length,
                Err(error) => break Err(self.invalid(error)),
            };
            if length.is_some_and(|length| self.buffer.len() >= length) {
                let frame = self.buffer.split_to(length.unwrap_or_default()).freeze();
                let message = read_message_from(frame.clone());
                break message
                    .map(Some)
                    .map_err(|error| SdkError::response_error(error, RawMessage::invalid(Some(frame))));
            }
            match ready!(Pin::new(&mut self.body).poll_frame(context)) {
                Some(Ok(piece)) => self.buffer.extend_from_slice(&piece.into_data().unwrap_or_default()),
                Some(Err(error)) => break Err(SdkError::dispatch_failure(ConnectorError::io(error))),
                None if self.buffer.is_empty() => break Ok(None),
                None => break Err(self.invalid("the stream ended within a message".into())),
            }
        })
    }

    /// The length of the first message in the buffer, once it is known.
    fn length(&self) -> Result<Option<usize>, BoxError> {
        let Some(length) = self.buffer.first_chunk() else { return Ok(None) };
        match usize::try_from(u32::from_be_bytes(*length))? {
            length if length < MIN_LENGTH => {
                Err(format!("invalid message length {length}: less than {MIN_LENGTH}").into())
            }
            length if length > MAX_LENGTH => {
                Err(format!("invalid message length {length}: more than {MAX_LENGTH}").into())
            }
            length => Ok(Some(length)),
        }
    }

    fn invalid(&self, error: BoxError) -> ReceiveError {
        SdkError::response_error(error, RawMessage::invalid(Some(self.buffer.clone().freeze())))
    }
}

/// The length of a message without headers and payload, which is the minimum.
const MIN_LENGTH: usize = 16;

/// The maximum length of a message: botocore's limits for payload and headers, and the framing.
const MAX_LENGTH: usize = 24 * 1024 * 1024 + 128 * 1024 + MIN_LENGTH;
