//! Opens connections.

use super::connection::{Connection, Path};
use super::proxy::Proxies;
use super::resolver::Resolver;
use super::timeout::Limit;
use super::tls::{Tls, TlsContext, TlsError};
use crate::error::attempted::Attempted;
use aws_smithy_runtime_api::box_error::BoxError;
use http::Uri;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::legacy::connect::{Connection as _, HttpConnector, HttpInfo};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tower_service::Service;

type Connecting = Pin<Box<dyn Future<Output = Result<Connection, BoxError>> + Send>>;

/// The ways to the servers. The connectors of a client share it.
pub(super) struct Origins {
    tcp: HttpConnector<Resolver>,
    pub(super) proxies: Proxies,
    tls: Tls,
}

impl Origins {
    pub(super) fn new(resolver: Resolver, nodelay: bool, proxies: Proxies, tls: TlsContext) -> Self {
        let mut tcp = HttpConnector::new_with_resolver(resolver);
        tcp.enforce_http(false);
        tcp.set_nodelay(nodelay);
        Self { tcp, proxies, tls: Tls::new(tls) }
    }

    /// Connects to a server or a proxy.
    async fn connect_to(&self, uri: Uri) -> Result<Connection, BoxError> {
        let is_https = match uri.scheme_str() {
            Some("http") => false,
            Some("https") => true,
            scheme => return Err(unsupported_scheme(scheme)),
        };
        let host = uri.host().unwrap_or_default().to_owned();
        let tcp = self.tcp.clone().call(uri).await?;
        let mut extensions = http::Extensions::new();
        tcp.connected().get_extras(&mut extensions);
        let info = extensions.remove::<HttpInfo>();
        let connection = Connection { io: Box::new(tcp), info, path: Path::Direct, is_http2: false };
        match is_https {
            true => self.tls.handshake(&host, connection).await,
            false => Ok(connection),
        }
    }

    async fn connect(self: Arc<Self>, uri: Uri) -> Result<Connection, BoxError> {
        let Some(proxy) = self.proxies.intercept(&uri) else { return self.connect_to(uri).await };
        if uri.scheme_str() != Some("https") {
            let connection = self.connect_to(proxy.uri().clone()).await?;
            return Ok(Connection { path: Path::Forwarded, ..connection });
        }
        let mut tunnel = Tunnel::new(proxy.uri().clone(), Hop(self.clone()));
        if let Some(authorization) = proxy.basic_auth() {
            tunnel = tunnel.with_auth(authorization.clone());
        }
        let host = uri.host().unwrap_or_default().to_owned();
        let connection = tunnel.call(uri).await?;
        self.tls.handshake(&host, Connection { path: Path::Tunneled, ..connection }).await
    }
}

fn unsupported_scheme(scheme: Option<&str>) -> BoxError {
    let scheme = scheme.unwrap_or_default();
    let message = format!("unsupported scheme `{scheme}` of an endpoint or a proxy: expected `http` or `https`");
    std::io::Error::new(std::io::ErrorKind::Unsupported, message).into()
}

/// Adds a place for the number of attempts. Programs can name the types of some errors: these have a place of their own, or
/// none.
fn countable(error: BoxError) -> BoxError {
    match error.is::<TlsError>() || error.is::<std::io::Error>() {
        true => error,
        false => Attempted::transport(error),
    }
}

/// Connects to a proxy.
struct Hop(Arc<Origins>);

impl Service<Uri> for Hop {
    type Response = Connection;
    type Error = BoxError;
    type Future = Connecting;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Connecting {
        let origins = self.0.clone();
        Box::pin(async move { origins.connect_to(uri).await })
    }
}

/// Connects to servers, within a limit of time.
#[derive(Clone)]
pub(super) struct Connector {
    pub(super) origins: Arc<Origins>,
    pub(super) limit: Option<Limit>,
}

impl Service<Uri> for Connector {
    type Response = Connection;
    type Error = BoxError;
    type Future = Connecting;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Connecting {
        let Self { origins, limit } = self.clone();
        let connecting = async move { origins.connect(uri).await.map_err(countable) };
        Box::pin(async move { Limit::apply(limit.as_ref(), connecting).await })
    }
}
