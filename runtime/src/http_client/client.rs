//! Sends requests.

use super::classify::connector_error;
use super::connection::Path;
use super::connector::{Connector, Origins};
use super::expect_continue::Consent;
use super::timeout::{Limit, TokioTimers};
use aws_smithy_async::rt::sleep::SharedAsyncSleep;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::connection::{CaptureSmithyConnection, ConnectionMetadata};
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::telemetry::CaptureHttpAttemptTelemetry;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use http::Request;
use http::header::PROXY_AUTHORIZATION;
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::{CaptureConnection, HttpInfo, capture_connection};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use std::collections::HashMap;
use std::fmt::{self, Debug, Formatter};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// An HTTP client, with a pool of connections for each choice of timeouts.
pub(super) struct Client {
    origins: Arc<Origins>,
    pool: legacy::Builder,
    expect_continue_timeout: Duration,
    connectors: Mutex<HashMap<Timeouts, SharedHttpConnector>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Timeouts {
    connect: Option<Duration>,
    read: Option<Duration>,
}

impl Client {
    pub(super) fn new(
        origins: Origins,
        idle_timeout: Option<Duration>,
        max_idle_per_host: usize,
        expect_continue_timeout: Duration,
    ) -> Self {
        let mut pool = legacy::Client::builder(TokioExecutor::new());
        pool.pool_timer(TokioTimer::new()).pool_idle_timeout(idle_timeout).pool_max_idle_per_host(max_idle_per_host);
        Self { origins: Arc::new(origins), pool, expect_continue_timeout, connectors: Mutex::default() }
    }

    fn connector(&self, timeouts: Timeouts, components: &RuntimeComponents) -> Pool {
        let sleep = components.sleep_impl().unwrap_or_else(|| SharedAsyncSleep::new(TokioTimers));
        let limit =
            |name, duration: Option<Duration>| duration.map(|duration| Limit { name, duration, sleep: sleep.clone() });
        let connector = Connector { origins: self.origins.clone(), limit: limit("HTTP connect", timeouts.connect) };
        Pool {
            client: self.pool.build(connector),
            origins: self.origins.clone(),
            read_limit: limit("HTTP read", timeouts.read),
            expect_continue_timeout: self.expect_continue_timeout,
            time_source: components.time_source().unwrap_or_default(),
        }
    }
}

impl Debug for Client {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").finish_non_exhaustive()
    }
}

impl HttpClient for Client {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        let timeouts = Timeouts { connect: settings.connect_timeout(), read: settings.read_timeout() };
        let mut connectors = self.connectors.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || SharedHttpConnector::new(self.connector(timeouts, components));
        connectors.entry(timeouts).or_insert_with(new).clone()
    }

    // For the user agent. AWS's HTTP client is hyper too.
    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        Some(ConnectorMetadata::new("hyper", Some("1.x".into())))
    }
}

/// Connections for one choice of timeouts.
struct Pool {
    client: legacy::Client<Connector, SdkBody>,
    origins: Arc<Origins>,
    read_limit: Option<Limit>,
    expect_continue_timeout: Duration,
    time_source: SharedTimeSource,
}

impl Debug for Pool {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("read_limit", &self.read_limit).finish_non_exhaustive()
    }
}

impl Pool {
    /// Adds the login of a proxy that forwards the request. A tunnel has sent it already.
    fn authorize(&self, request: &mut Request<SdkBody>) {
        if request.uri().scheme_str() != Some("http") || request.headers().contains_key(PROXY_AUTHORIZATION) {
            return;
        }
        let proxy = self.origins.proxies.intercept(request.uri());
        if let Some(authorization) = proxy.as_ref().and_then(|proxy| proxy.basic_auth()) {
            request.headers_mut().insert(PROXY_AUTHORIZATION, authorization.clone());
        }
    }
}

impl HttpConnector for Pool {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let timer = request.extension::<CaptureHttpAttemptTelemetry>().cloned().map(|telemetry| {
            let time_source = self.time_source.clone();
            (telemetry, time_source.now(), time_source)
        });
        let mut request = match request.try_into_http1x() {
            Ok(request) => request,
            Err(error) => return HttpConnectorFuture::ready(Err(ConnectorError::user(error.into()))),
        };
        self.authorize(&mut request);
        let connection = capture_connection(&mut request);
        if let Some(capture) = request.extensions().get::<CaptureSmithyConnection>() {
            capture.set_connection_retriever(move || metadata(&connection));
        }
        let (request, consent) = Consent::ask(request, self.expect_continue_timeout);
        let response = self.client.request(request);
        let limit = self.read_limit.clone();
        HttpConnectorFuture::new(async move {
            let response = Limit::apply(limit.as_ref(), async { Ok(response.await?) }).await;
            if let Some((telemetry, start, time_source)) = timer
                && let Ok(duration) = time_source.now().duration_since(start)
            {
                telemetry.record_connector_call_duration(duration);
            }
            let response = Consent::response(consent, response.map_err(connector_error)?);
            HttpResponse::try_from(response).map_err(|error| ConnectorError::other(error.into(), None))
        })
    }
}

/// The connection of a request, once there is one.
fn metadata(connection: &CaptureConnection) -> Option<ConnectionMetadata> {
    let poisoned = connection.clone();
    let connected = connection.connection_metadata();
    let connected = connected.as_ref()?;
    let mut extensions = http::Extensions::new();
    connected.get_extras(&mut extensions);
    let info = extensions.get::<HttpInfo>();
    let path = extensions.get::<Path>().copied().unwrap_or(Path::Direct);
    let mut metadata = ConnectionMetadata::builder().proxied(path != Path::Direct).poison_fn(move || {
        if let Some(connected) = poisoned.connection_metadata().as_ref() {
            connected.poison();
        }
    });
    metadata.set_local_addr(info.map(HttpInfo::local_addr)).set_remote_addr(info.map(HttpInfo::remote_addr));
    Some(metadata.build())
}
