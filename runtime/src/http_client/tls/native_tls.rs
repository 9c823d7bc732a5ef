//! TLS by the library of the platform.

use super::{Identity, TlsContext, TlsError};
use crate::http_client::connection::Connection;
use hyper_util::rt::TokioIo;
use native_tls::{Certificate, TlsConnector};

pub(super) struct Provider(tokio_native_tls::TlsConnector);

impl Provider {
    pub(super) fn new(context: &TlsContext) -> Result<Self, TlsError> {
        Ok(Self(connector(context)?.into()))
    }

    pub(super) async fn handshake(&self, host: &str, connection: Connection) -> Result<Connection, TlsError> {
        let Connection { io, info, path, .. } = connection;
        let connecting = self.0.connect(host, TokioIo::new(io)).await;
        let stream = connecting.map_err(|error| TlsError::new(format!("TLS handshake with `{host}` failed"), error))?;
        let is_http2 = is_http2(stream.get_ref());
        Ok(Connection { io: Box::new(TokioIo::new(stream)), info, path, is_http2 })
    }
}

#[cfg(feature = "http2")]
fn is_http2<S: std::io::Read + std::io::Write>(stream: &native_tls::TlsStream<S>) -> bool {
    stream.negotiated_alpn().is_ok_and(|protocol| protocol.is_some_and(|protocol| protocol == b"h2"))
}

#[cfg(not(feature = "http2"))]
fn is_http2<S: std::io::Read + std::io::Write>(_: &native_tls::TlsStream<S>) -> bool {
    false
}

/// Whether the certificates and the key can be used.
pub(super) fn validate(context: &TlsContext) -> Result<(), TlsError> {
    connector(context).map(drop)
}

fn connector(context: &TlsContext) -> Result<TlsConnector, TlsError> {
    let mut builder = TlsConnector::builder();
    builder.disable_built_in_roots(!context.trust_store.native_roots);
    for pem in &context.trust_store.pem {
        let certificates = Certificate::stack_from_pem(pem)
            .map_err(|error| TlsError::new("invalid PEM of a root certificate", error))?;
        for certificate in certificates {
            builder.add_root_certificate(certificate);
        }
    }
    if let Some(Identity { chain, key }) = &context.identity {
        let identity = native_tls::Identity::from_pkcs8(chain, key)
            .map_err(|error| TlsError::new("the client's certificate and private key cannot be used", error))?;
        builder.identity(identity);
    }
    #[cfg(feature = "http2")]
    builder.request_alpns(&["h2", "http/1.1"]);
    builder.build().map_err(|error| TlsError::new("the TLS library of the platform cannot be used", error))
}
