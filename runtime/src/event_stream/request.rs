//! The messages of a request, which are written when the connection is ready for them.

use super::serializer::{event, exception, initial};
use super::{GetException, RequestEventsResult};
use crate::protocol::has_http_bindings;
use aws_smithy_eventstream::frame::{DeferredSigner, SignMessage, write_message_to};
use aws_smithy_http::event_stream::EventStreamSender;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_schema::Schema;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::SerializableStruct;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::event_stream::Message;
use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame};
use std::error::Error;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The events of an input.
pub struct RequestEvents(Box<dyn Source>);

impl RequestEvents {
    /// Takes the events of a member of an input.
    pub(crate) fn take<T, E>(sender: &mut EventStreamSender<T, E>, exception: GetException<E>) -> Self
    where
        T: SerializableStruct + Send + Sync + 'static,
        E: Error + Send + Sync + 'static,
    {
        let events = std::mem::replace(sender, empty_sender());
        Self(Box::new(TypedSource { events: events.into_inner(), exception }))
    }

    /// Sets the events as the body of a request. With protocols that have no HTTP bindings, the body that the request had is
    /// the payload of the first message.
    pub(crate) fn send(
        self,
        request: &mut HttpRequest,
        input: &Schema<'_>,
        protocol: SharedClientProtocol,
        config: &mut ConfigBag,
    ) {
        let has_other_members = input.members().len() > 1;
        let initial = (has_other_members && !has_http_bindings(&protocol)).then(|| {
            let payload = Bytes::copy_from_slice(request.body().bytes().unwrap_or_default());
            initial("initial-request", payload, &protocol)
        });
        let (signer, signer_sender) = DeferredSigner::new();
        let result = RequestEventsResult::default();
        *request.body_mut() = SdkBody::from_body_1_x(RequestBody {
            initial,
            source: Some(self.0),
            protocol,
            signer: Some(signer),
            result: result.clone(),
        });
        request.headers_mut().insert("content-type", "application/vnd.amazon.eventstream");
        request.headers_mut().remove("content-length");
        // The signer of the request makes that of the messages, because the first one depends on the signature of the request.
        config.interceptor_state().store_put(signer_sender);
        config.interceptor_state().store_put(result);
    }
}

/// The caller's stream, with its types erased.
trait Source: Send + Sync {
    fn poll_message(
        &mut self,
        context: &mut Context<'_>,
        protocol: &SharedClientProtocol,
    ) -> Poll<Option<Result<Sent, BoxError>>>;
}

/// A message to send.
enum Sent {
    Event(Message),
    /// An error of the model, which ends the stream.
    Exception(Message),
}

struct TypedSource<T, E> {
    events: Pin<Box<dyn Stream<Item = Result<T, E>> + Send + Sync>>,
    exception: GetException<E>,
}

impl<T: SerializableStruct, E: Error + Send + Sync + 'static> Source for TypedSource<T, E> {
    fn poll_message(
        &mut self,
        context: &mut Context<'_>,
        protocol: &SharedClientProtocol,
    ) -> Poll<Option<Result<Sent, BoxError>>> {
        let Some(result) = ready!(self.events.as_mut().poll_next(context)) else { return Poll::Ready(None) };
        Poll::Ready(Some(match result {
            Ok(value) => event(&value, protocol).map(Sent::Event).map_err(BoxError::from),
            Err(error) => match (self.exception)(&error) {
                Some((name, modeled)) => {
                    exception(name, modeled, protocol).map(Sent::Exception).map_err(BoxError::from)
                }
                None => Err(error.into()),
            },
        }))
    }
}

/// A sender without events.
pub(crate) fn empty_sender<T: 'static, E: 'static>() -> EventStreamSender<T, E> {
    EventStreamSender::from(Taken(PhantomData))
}

/// The stream of an input whose events were taken, or are not set yet.
struct Taken<T, E>(PhantomData<fn() -> (T, E)>);

impl<T, E> Stream for Taken<T, E> {
    type Item = Result<T, E>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}

struct RequestBody {
    /// The message before the events.
    initial: Option<Message>,
    /// `None` after the last event.
    source: Option<Box<dyn Source>>,
    protocol: SharedClientProtocol,
    /// `None` after the last message.
    signer: Option<DeferredSigner>,
    result: RequestEventsResult,
}

impl RequestBody {
    fn poll_message(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Message, BoxError>>> {
        let Some(signer) = &mut self.signer else { return Poll::Ready(None) };
        if let Some(initial) = self.initial.take() {
            return Poll::Ready(Some(signer.sign(initial)));
        }
        let sent = match &mut self.source {
            Some(source) => ready!(source.poll_message(context, &self.protocol)),
            None => None,
        };
        match sent {
            Some(Ok(Sent::Event(message))) => Poll::Ready(Some(signer.sign(message))),
            Some(Ok(Sent::Exception(message))) => {
                self.source = None;
                Poll::Ready(Some(signer.sign(message)))
            }
            Some(Err(error)) => Poll::Ready(Some(Err(error))),
            None => {
                // With SigV4, a signature without an event ends the stream.
                let last = signer.sign_empty();
                (self.source, self.signer) = (None, None);
                Poll::Ready(last)
            }
        }
    }
}

impl Body for RequestBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let Some(message) = ready!(self.poll_message(context)) else { return Poll::Ready(None) };
        let frame = message.and_then(|message| {
            let mut bytes = Vec::new();
            write_message_to(&message, &mut bytes)?;
            Ok(Frame::data(bytes.into()))
        });
        Poll::Ready(Some(frame.map_err(|error| {
            // The connection drops this body, and reports an error of its own. The caller needs this one.
            (self.source, self.signer) = (None, None);
            self.result.fail(error).into()
        })))
    }

    fn is_end_stream(&self) -> bool {
        self.signer.is_none()
    }
}
