use super::{ReadError, ReadEvent, ReadOutput};
use crate::error::SdkError;
use crate::error_rules::ErrorRules;
#[cfg(feature = "mocks")]
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_schema::Schema;
use aws_smithy_schema::protocol::SharedClientProtocol;
#[cfg(feature = "mocks")]
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::event_stream::{Message, RawMessage};
use std::convert::Infallible;
use std::task::{Context, Poll};

/// A substitute for the events of a response without the feature `event-stream`. Clients with event streams do not compile
/// without the feature.
#[derive(Debug, Default)]
pub struct Events(());

impl Events {
    pub(crate) fn new(_: &mut HttpResponse, _: &SharedClientProtocol, _: ErrorRules, _: &ConfigBag) -> Self {
        Self(())
    }

    #[cfg(feature = "mocks")]
    pub(crate) fn of_request(messages: RequestMessages, _: &SharedClientProtocol) -> Self {
        match messages.0 {}
    }

    pub(crate) async fn initial_response(
        &mut self,
        _: &'static Schema<'static>,
        _: ReadOutput,
    ) -> Result<Option<Output>, OrchestratorError<Error>> {
        Ok(None)
    }

    pub(super) fn poll_next(
        &mut self,
        _: &mut Context<'_>,
    ) -> Poll<Result<Option<Message>, SdkError<Infallible, RawMessage>>> {
        Poll::Ready(Ok(None))
    }

    pub(super) fn read<T, E>(
        &mut self,
        message: Message,
        _: ReadEvent<T>,
        _: ReadError<E>,
    ) -> Result<T, SdkError<E, RawMessage>> {
        Err(SdkError::response_error("the feature `event-stream` is disabled", RawMessage::Decoded(message)))
    }
}

/// A substitute for the events of a request without the feature `event-stream`. There is no value of it.
pub struct RequestEvents(Infallible);

impl RequestEvents {
    pub(crate) fn send(self, _: &mut HttpRequest, _: &Schema<'_>, _: SharedClientProtocol, _: &mut ConfigBag) {
        match self.0 {}
    }
}

/// A substitute for the messages of a request as a server receives them. There is no value of it.
#[cfg(feature = "mocks")]
#[derive(Debug, Clone)]
pub struct RequestMessages(Infallible);

#[cfg(feature = "mocks")]
impl RequestMessages {
    pub(crate) async fn receive(
        _: SdkBody,
        _: &Schema<'_>,
        _: &SharedClientProtocol,
    ) -> Result<(Self, Vec<u8>), BoxError> {
        Err("the feature `event-stream` is disabled".into())
    }

    pub(crate) fn read(&self) -> Self {
        match self.0 {}
    }

    pub(crate) fn poll_all(&self, _: &mut Context<'_>) -> Poll<()> {
        match self.0 {}
    }

    pub(crate) fn close(&self) {
        match self.0 {}
    }
}

/// A substitute for the events of a response as a server sends them. There is no value of it.
#[cfg(feature = "mocks")]
pub struct ResponseEvents(Infallible);

#[cfg(feature = "mocks")]
impl ResponseEvents {
    pub(crate) fn send(self, _: &mut HttpResponse, _: SharedClientProtocol, _: Option<RequestMessages>) {
        match self.0 {}
    }
}

/// A substitute for the interceptor of operations with events in requests.
#[derive(Debug)]
pub(crate) struct RequestEventsInterceptor;

impl Intercept for RequestEventsInterceptor {
    fn name(&self) -> &'static str {
        "RequestEventsInterceptor"
    }
}
