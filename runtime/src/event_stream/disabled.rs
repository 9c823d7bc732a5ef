use super::{ReadError, ReadEvent, ReadOutput};
use crate::error::SdkError;
use crate::error_rules::ErrorRules;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_schema::Schema;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::event_stream::{Message, RawMessage};
use std::convert::Infallible;

/// A substitute for the events of a response without the feature `event-stream`. Clients with event streams do not compile
/// without the feature.
#[derive(Debug, Default)]
pub struct Events(());

impl Events {
    pub(crate) fn new(_: &mut HttpResponse, _: &SharedClientProtocol, _: ErrorRules, _: &ConfigBag) -> Self {
        Self(())
    }

    pub(crate) async fn initial_response(
        &mut self,
        _: &'static Schema<'static>,
        _: ReadOutput,
    ) -> Result<Option<Output>, OrchestratorError<Error>> {
        Ok(None)
    }

    pub(super) async fn next(&mut self) -> Result<Option<Message>, SdkError<Infallible, RawMessage>> {
        Ok(None)
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

/// A substitute for the interceptor of operations with events in requests.
#[derive(Debug)]
pub(crate) struct RequestEventsInterceptor;

impl Intercept for RequestEventsInterceptor {
    fn name(&self) -> &'static str {
        "RequestEventsInterceptor"
    }
}
