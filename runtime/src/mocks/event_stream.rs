use crate::error::{ConnectorError, CreateUnhandledError, SdkError};
use crate::primitives::event_stream::{EventReceiver, EventStreamSender};
use aws_smithy_types::event_stream::RawMessage;
use futures_core::Stream;
use std::collections::VecDeque;
use std::error::Error;
use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The events in the output of a mock, which are sent one after the other, and how the stream ends.
///
/// It converts to the [`EventReceiver`] of an output. [`EventReceiver::recv`] also works without a client, so that a test can
/// call a function that takes one.
///
/// A stream ends after its last event, unless [`error`](Self::error), [`cut_off`](Self::cut_off) or
/// [`connection_reset`](Self::connection_reset) ends it.
///
/// ```
/// # use smithereens::__private::error::{CreateUnhandledError, BoxError};
/// # use smithereens::error::ErrorMetadata;
/// # #[derive(Debug)] struct RadioError;
/// # impl std::fmt::Display for RadioError {
/// #     fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { Ok(()) }
/// # }
/// # impl std::error::Error for RadioError {}
/// # impl CreateUnhandledError for RadioError {
/// #     fn create_unhandled_error(_: BoxError, _: Option<ErrorMetadata>) -> Self { Self }
/// # }
/// use smithereens::mocks::EventStream;
/// use smithereens::primitives::event_stream::EventReceiver;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let mut receiver: EventReceiver<&str, RadioError> = EventStream::new().event("news").cut_off().into();
/// assert_eq!(receiver.recv().await.expect("an event"), Some("news"));
/// receiver.recv().await.expect_err("the stream ends within a message");
/// # }
/// ```
pub struct EventStream<T, E> {
    parts: VecDeque<StreamPart<T, E>>,
}

enum StreamPart<T, E> {
    Event(T),
    Stream(BoxedEvents<T, E>),
    Error(SdkError<E, RawMessage>),
}

type BoxedEvents<T, E> = Pin<Box<dyn Stream<Item = Result<T, E>> + Send + Sync>>;

impl<T, E> EventStream<T, E> {
    /// A stream without events.
    pub fn new() -> Self {
        Self { parts: VecDeque::new() }
    }

    /// Sends an event.
    pub fn event(self, event: T) -> Self {
        self.with(StreamPart::Event(event))
    }

    /// Sends events.
    pub fn events(self, events: impl IntoIterator<Item = T>) -> Self {
        events.into_iter().fold(self, Self::event)
    }

    /// Sends the events of a stream when it returns them. An error of the stream ends the response like
    /// [`error`](Self::error).
    pub fn stream(self, events: impl Stream<Item = Result<T, E>> + Send + Sync + 'static) -> Self {
        self.with(StreamPart::Stream(Box::pin(events)))
    }

    /// Sends what a function returns for each event of a request, or for the error that ends these: an exception that the
    /// client sent, or the variant `Unhandled` if the request is malformed or was aborted.
    pub fn replies<S, F, I>(
        self,
        request: EventStreamSender<S, F>,
        reply: impl FnMut(Result<S, F>) -> I + Send + Sync + Unpin + 'static,
    ) -> Self
    where
        I: IntoIterator<Item = Result<T, E>> + 'static,
        S: Send + Sync + 'static,
        F: Error + Send + Sync + 'static,
        T: Send + Sync + Unpin + 'static,
        E: Send + Sync + Unpin + 'static,
    {
        self.stream(Replies { request: request.into_inner(), reply, pending: VecDeque::new() })
    }

    /// Ends the stream with an error. One that the model does not have is sent with its code and message.
    pub fn error(self, error: E) -> Self {
        self.with(StreamPart::Error(SdkError::service_error(error, RawMessage::invalid(None))))
    }

    /// Ends the response within a message.
    pub fn cut_off(self) -> Self {
        self.with(StreamPart::Error(SdkError::response_error("the stream is cut off", RawMessage::invalid(None))))
    }

    /// Closes the connection.
    pub fn connection_reset(self) -> Self {
        let error = io::Error::from(io::ErrorKind::ConnectionReset);
        self.with(StreamPart::Error(SdkError::dispatch_failure(ConnectorError::io(error.into()))))
    }

    fn with(mut self, part: StreamPart<T, E>) -> Self {
        self.parts.push_back(part);
        self
    }
}

impl<T, E> Default for EventStream<T, E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T, E> fmt::Debug for EventStream<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").finish_non_exhaustive()
    }
}

/// The parts are not pinned.
impl<T, E> Unpin for EventStream<T, E> {}

impl<T, E> Stream for EventStream<T, E> {
    type Item = Result<T, SdkError<E, RawMessage>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match self.parts.pop_front() {
                None => return Poll::Ready(None),
                Some(StreamPart::Event(event)) => return Poll::Ready(Some(Ok(event))),
                Some(StreamPart::Error(error)) => return Poll::Ready(Some(Err(error))),
                Some(StreamPart::Stream(mut events)) => {
                    let polled = events.as_mut().poll_next(context);
                    if matches!(polled, Poll::Ready(None)) {
                        continue;
                    }
                    self.parts.push_front(StreamPart::Stream(events));
                    let failed = |error| SdkError::service_error(error, RawMessage::invalid(None));
                    return polled.map(|next| next.map(|event| event.map_err(failed)));
                }
            }
        }
    }
}

impl<T, E> From<EventStream<T, E>> for EventReceiver<T, E>
where
    T: Send + Sync + 'static,
    E: CreateUnhandledError + Send + Sync + 'static,
{
    fn from(events: EventStream<T, E>) -> Self {
        Self::given(Box::pin(events))
    }
}

/// Receives the events of a request, in the function of a mock and from the inputs that a mock recorded.
impl<T, E> From<EventStreamSender<T, E>> for EventReceiver<T, E>
where
    T: Send + Sync + 'static,
    E: Error + CreateUnhandledError + Send + Sync + 'static,
{
    fn from(events: EventStreamSender<T, E>) -> Self {
        EventStream::new().stream(events.into_inner()).into()
    }
}

/// The replies of a function to the events of a request.
struct Replies<S, F, T, E, R> {
    request: BoxedEvents<S, F>,
    reply: R,
    pending: VecDeque<Result<T, E>>,
}

impl<S, F, T, E, R, I> Stream for Replies<S, F, T, E, R>
where
    T: Unpin,
    E: Unpin,
    R: FnMut(Result<S, F>) -> I + Unpin,
    I: IntoIterator<Item = Result<T, E>>,
{
    type Item = Result<T, E>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(reply) = self.pending.pop_front() {
                return Poll::Ready(Some(reply));
            }
            let Some(event) = ready!(self.request.as_mut().poll_next(context)) else { return Poll::Ready(None) };
            let replies = (self.reply)(event);
            self.pending.extend(replies);
        }
    }
}
