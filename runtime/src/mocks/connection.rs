use super::call::Call;
use super::events;
use super::state::Mocks;
use crate::error::{BoxError, ConnectorError};
use crate::event_stream::RequestMessages;
use crate::operation::Descriptor;
use crate::primitives::ByteStream;
use crate::protocol::server::Request;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use std::sync::Arc;

/// The operation of a call, which the connection must know.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Called(pub(crate) &'static Descriptor);

impl Storable for Called {
    type Storer = StoreReplace<Self>;
}

/// The connection of a client to a mock.
#[derive(Debug, Clone)]
pub(super) struct Connection(pub(super) Mocks);

impl HttpClient for Connection {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Connection {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mocks = self.0.clone();
        HttpConnectorFuture::new(async move { receive(&mocks, request).await })
    }
}

async fn receive(mocks: &Mocks, mut request: HttpRequest) -> Result<HttpResponse, ConnectorError> {
    let Some(Called(operation)) = request.extension().copied() else {
        return Err(ConnectorError::user("the HTTP client of a mock is used without the mock's configuration".into()));
    };
    let (method, uri) = (request.method().to_owned(), request.uri().to_owned());
    let headers = request.headers().clone();
    let (body, events) = match operation.request_events {
        Some(_) => {
            let received = RequestMessages::receive(request.take_body(), operation.input, mocks.server().protocol());
            let (events, body) = received.await.map_err(ConnectorError::user)?;
            events::receive_all(&events);
            (body, Some(events))
        }
        None => {
            let body = ByteStream::new(request.take_body()).collect().await;
            (body.map_err(|error| ConnectorError::user(error.into()))?.to_vec(), None)
        }
    };
    let received = Request::new(&method, &uri, headers, body);
    let request = Arc::new(received.map_err(|error| ConnectorError::user(error.into()))?);
    mocks.receive(operation, Call { request, events }).await
}

/// Tells the connection which operation is called.
#[derive(Debug)]
pub(super) struct CalledInterceptor;

#[dyn_dispatch_hint]
impl Intercept for CalledInterceptor {
    fn name(&self) -> &'static str {
        "CalledInterceptor"
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let called = config.load::<Called>().copied();
        context.request_mut().add_extension(called.ok_or("the call is not one of a generated client")?);
        Ok(())
    }
}
