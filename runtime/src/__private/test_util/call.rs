use crate::__private::test_defaults::IDEMPOTENCY_TOKEN;
use crate::client::Handle;
use crate::config::retry::RetryConfig;
use crate::config::timeout::TimeoutConfig;
use crate::config::{
    AsyncSleep, Credentials, IdempotencyTokenProvider, SharedAsyncSleep, SharedCredentialsProvider, SharedHttpClient,
    Sleep,
};
use crate::error::{BuildError, SdkError};
use crate::layers::Layers;
use crate::operation::Operation;
use crate::service::Service;
use aws_smithy_async::future::never::Never;
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_types::body::SdkBody;
use aws_types::region::Region;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// One call, and its connection.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) layers: Layers,
    connection: Connection,
}

impl Call {
    /// A call that receives this response, or an empty one.
    pub(super) fn new(response: Option<HttpResponse>) -> Self {
        let connection = Connection { response: share(response), request: share(None) };
        let mut layers = Layers::default();
        layers.set_credentials_provider(Some(SharedCredentialsProvider::new(Credentials::new(
            "access-key",
            "secret-key",
            None,
            None,
            "protocol test",
        ))));
        layers.set_region(Some(Region::from_static("us-east-1")));
        layers.set_idempotency_token_provider(Some(IdempotencyTokenProvider::fixed(IDEMPOTENCY_TOKEN)));
        layers.set_retry_config(Some(RetryConfig::disabled()));
        layers.set_timeout_config(Some(TimeoutConfig::disabled()));
        layers.set_stalled_stream_protection(Some(StalledStreamProtectionConfig::disabled()));
        layers.set_sleep_impl(Some(SharedAsyncSleep::new(Sleepless)));
        layers.set_http_client(Some(connection.clone().client()));
        Self { layers, connection }
    }

    /// Makes the call.
    #[expect(clippy::result_large_err, reason = "it is what every call returns")]
    pub(super) fn make<O: Operation>(
        &self,
        service: &'static Service,
        input: Result<O::Input, BuildError>,
    ) -> Result<O::Output, SdkError<O::Error>> {
        block_on(Handle::new(service, &self.layers).invoke::<O>(input))
    }

    /// The request, if one was sent.
    pub(super) fn request(&self) -> Option<HttpRequest> {
        take(&self.connection.request)
    }
}

/// Waits for a future that needs no async runtime, because it does no I/O.
pub(super) fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        std::thread::yield_now();
    }
}

/// A connection that keeps the request, and returns the response.
#[derive(Debug, Clone)]
struct Connection {
    response: Shared<HttpResponse>,
    request: Shared<HttpRequest>,
}

type Shared<T> = Arc<Mutex<Option<T>>>;

fn share<T>(value: Option<T>) -> Shared<T> {
    Arc::new(Mutex::new(value))
}

fn take<T>(shared: &Shared<T>) -> Option<T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner).take()
}

impl Connection {
    fn client(self) -> SharedHttpClient {
        let connector = SharedHttpConnector::new(self);
        http_client_fn(move |_, _| connector.clone())
    }
}

impl HttpConnector for Connection {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        *self.request.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
        let empty = || HttpResponse::new(http::StatusCode::OK.into(), SdkBody::empty());
        HttpConnectorFuture::ready(Ok(take(&self.response).unwrap_or_else(empty)))
    }
}

/// Never wakes: no test needs a timeout.
#[derive(Debug)]
struct Sleepless;

impl AsyncSleep for Sleepless {
    fn sleep(&self, _duration: Duration) -> Sleep {
        Sleep::new(Never::new())
    }
}
