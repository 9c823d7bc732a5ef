//! The messages of a request, as a server receives them.

use super::EventReceiver;
use super::frames::{Frames, ReceiveError};
use super::messages::is_event;
use crate::protocol::has_http_bindings;
use aws_smithy_eventstream::frame::read_message_from;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::result::{CreateUnhandledError, SdkError};
use aws_smithy_schema::Schema;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::event_stream::{Message, RawMessage};
use futures_core::Stream;
use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker, ready};

/// The messages of a request, without their signatures, which are not verified. All are kept, so that they can be read again.
///
/// Clones are the same messages.
#[derive(Clone)]
pub struct RequestMessages(Arc<Mutex<State>>);

struct State {
    /// `None` after the last message.
    frames: Option<Frames>,
    messages: Vec<Message>,
    /// The error that ended the messages.
    error: Option<String>,
    waiting: Arc<Waiting>,
}

/// The greatest number of messages that are received at once, so that an endless stream does not block its task.
const AT_ONCE: usize = 1_000;

impl RequestMessages {
    /// The messages in the body of a request, without the first one if the protocol has the members of the input there.
    /// Returns the payload of that message, too: the body that the request has besides its events.
    /// <https://smithy.io/2.0/spec/streaming.html#initial-request>
    ///
    /// # Errors
    /// The first message cannot be read.
    pub async fn receive(
        body: SdkBody,
        input: &Schema<'_>,
        protocol: &SharedClientProtocol,
    ) -> Result<(Self, Vec<u8>), BoxError> {
        let (frames, waiting) = (Some(Frames::new(body)), Arc::default());
        let messages = Self(Arc::new(Mutex::new(State { frames, messages: Vec::new(), error: None, waiting })));
        if has_http_bindings(protocol) || input.members().len() < 2 {
            return Ok((messages, Vec::new()));
        }
        let first = poll_fn(|context| messages.lock().poll(0, context)).await?;
        let is_initial = first.is_some_and(|first| is_event(&first, "initial-request"));
        let initial = is_initial.then(|| messages.lock().messages.remove(0).payload().to_vec());
        Ok((messages, initial.unwrap_or_default()))
    }

    /// Reads the messages from the first one.
    pub fn read(&self) -> Cursor {
        Cursor { messages: self.clone(), next: 0 }
    }

    /// Receives messages until there is none to receive yet. Returns whether the last one was received.
    pub(crate) fn poll_all(&self, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.lock();
        for _ in 0..AT_ONCE {
            let next = state.messages.len();
            if !matches!(ready!(state.poll(next, context)), Ok(Some(_))) {
                return Poll::Ready(());
            }
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }

    /// Receives no further messages, which ends the stream of the client.
    pub(crate) fn close(&self) {
        let mut state = self.lock();
        state.frames = None;
        state.waiting.clone().wake();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for RequestMessages {
    /// Prints no messages, which can have sensitive members.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestMessages").finish_non_exhaustive()
    }
}

impl State {
    /// The message at a position, `None` if it is after the last one.
    fn poll(&mut self, position: usize, context: &mut Context<'_>) -> Poll<Result<Option<Message>, ReceiveError>> {
        loop {
            if let Some(message) = self.messages.get(position) {
                return Poll::Ready(Ok(Some(message.clone())));
            }
            let Some(frames) = &mut self.frames else {
                return Poll::Ready(match &self.error {
                    Some(error) => Err(SdkError::response_error(error.clone(), RawMessage::invalid(None))),
                    None => Ok(None),
                });
            };
            self.waiting.add(context.waker());
            let waker = Waker::from(self.waiting.clone());
            match ready!(frames.poll_next(&mut Context::from_waker(&waker))).and_then(unsigned) {
                Ok(Some(message)) => self.messages.push(message),
                ended => {
                    self.frames = None;
                    self.error = ended.err().map(|error| DisplayErrorContext(error).to_string());
                }
            }
        }
    }
}

/// The message in a signed message. `None` for the last one, which has none.
/// <https://docs.aws.amazon.com/transcribe/latest/dg/streaming-setting-up.html#streaming-event-stream>
fn unsigned(message: Option<Message>) -> Result<Option<Message>, ReceiveError> {
    let Some(message) = message else { return Ok(None) };
    let is_signed = message.headers().iter().any(|header| header.name().as_str() == ":chunk-signature");
    if !is_signed {
        return Ok(Some(message));
    }
    if message.payload().is_empty() {
        return Ok(None);
    }
    let inner = read_message_from(message.payload().clone());
    inner.map(Some).map_err(|error| SdkError::response_error(error, RawMessage::Decoded(message)))
}

/// Reads the messages of a request from the first one.
pub struct Cursor {
    messages: RequestMessages,
    next: usize,
}

impl Cursor {
    /// Receives the next message. Returns `None` after the last one.
    ///
    /// # Errors
    /// A message cannot be read or is cut off, or the connection is lost.
    pub async fn next(&mut self) -> Result<Option<Message>, BoxError> {
        poll_fn(|context| self.poll_next(context)).await.map_err(|error| DisplayErrorContext(error).to_string().into())
    }

    /// Receives the next message.
    pub(super) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Result<Option<Message>, ReceiveError>> {
        let received = ready!(self.messages.lock().poll(self.next, context));
        self.next += 1;
        Poll::Ready(received)
    }
}

/// The tasks that wait for a message. A connection wakes one task only.
#[derive(Default)]
struct Waiting(Mutex<Vec<Waker>>);

impl Waiting {
    fn add(&self, waker: &Waker) {
        let mut wakers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !wakers.iter().any(|other| other.will_wake(waker)) {
            wakers.push(waker.clone());
        }
    }
}

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        let wakers = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        wakers.into_iter().for_each(Waker::wake);
    }
}

/// The events of a receiver as a stream.
pub(crate) struct Received<T, E>(pub(crate) EventReceiver<T, E>);

impl<T, E: Error + CreateUnhandledError + Send + Sync + 'static> Stream for Received<T, E> {
    type Item = Result<T, E>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context).map(|received| received.map_err(SdkError::into_service_error).transpose())
    }
}
