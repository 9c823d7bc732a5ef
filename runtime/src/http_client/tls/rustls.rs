//! TLS by rustls.

use super::{Identity, TlsContext, TlsError};
use crate::http_client::connection::Connection;
use hyper_util::rt::TokioIo;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use std::sync::{Arc, LazyLock};
use tokio_rustls::TlsConnector;

/// The certificates of the system. Reading and parsing them takes milliseconds, and all clients share them.
static NATIVE_ROOTS: LazyLock<Arc<RootCertStore>> = LazyLock::new(|| {
    let found = rustls_native_certs::load_native_certs();
    for error in &found.errors {
        tracing::warn!(%error, "cannot read root certificates of the system");
    }
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(found.certs);
    Arc::new(roots)
});

pub(super) struct Provider {
    connector: TlsConnector,
    has_roots: bool,
}

impl Provider {
    pub(super) fn new(context: &TlsContext) -> Result<Self, TlsError> {
        let roots = roots(context)?;
        let has_roots = !roots.is_empty();
        let config = config(roots, context.identity.as_ref())?;
        Ok(Self { connector: Arc::new(config).into(), has_roots })
    }

    pub(super) async fn handshake(&self, host: &str, connection: Connection) -> Result<Connection, TlsError> {
        let name = ServerName::try_from(host.to_owned()).map_err(|error| {
            TlsError::new(format!("`{host}` is not a host name that a certificate can have"), error)
        })?;
        let Connection { io, info, path, .. } = connection;
        let stream = self.connector.connect(name, TokioIo::new(io)).await.map_err(|error| {
            let hint = match self.has_roots {
                true => "",
                false => "; no root certificate is trusted: install those of the system, or set SSL_CERT_FILE",
            };
            TlsError::new(format!("TLS handshake with `{host}` failed{hint}"), error)
        })?;
        let is_http2 = stream.get_ref().1.alpn_protocol() == Some(b"h2");
        Ok(Connection { io: Box::new(TokioIo::new(stream)), info, path, is_http2 })
    }
}

/// Whether the certificates and the key can be used.
pub(super) fn validate(context: &TlsContext) -> Result<(), TlsError> {
    added_roots(context, RootCertStore::empty())?;
    if context.identity.is_some() {
        config(Arc::new(RootCertStore::empty()), context.identity.as_ref())?;
    }
    Ok(())
}

fn roots(context: &TlsContext) -> Result<Arc<RootCertStore>, TlsError> {
    match (context.trust_store.native_roots, context.trust_store.pem.is_empty()) {
        (true, true) => Ok(NATIVE_ROOTS.clone()),
        (true, false) => Ok(Arc::new(added_roots(context, RootCertStore::clone(&NATIVE_ROOTS))?)),
        (false, _) => Ok(Arc::new(added_roots(context, RootCertStore::empty())?)),
    }
}

fn added_roots(context: &TlsContext, mut roots: RootCertStore) -> Result<RootCertStore, TlsError> {
    for pem in &context.trust_store.pem {
        for certificate in CertificateDer::pem_slice_iter(pem) {
            let certificate = certificate.map_err(|error| TlsError::new("invalid PEM of a root certificate", error))?;
            roots.add(certificate).map_err(|error| TlsError::new("invalid root certificate", error))?;
        }
    }
    Ok(roots)
}

fn config(roots: Arc<RootCertStore>, identity: Option<&Identity>) -> Result<ClientConfig, TlsError> {
    let builder = ClientConfig::builder_with_provider(Arc::new(cryptography()))
        .with_safe_default_protocol_versions()
        .map_err(|error| TlsError::new("the cryptography of rustls has no supported version of TLS", error))?
        .with_root_certificates(roots);
    let mut config = match identity {
        None => builder.with_no_client_auth(),
        Some(Identity { chain, key }) => {
            let chain = CertificateDer::pem_slice_iter(chain)
                .collect::<Result<Vec<_>, _>>()
                .map_err(|error| TlsError::new("invalid PEM of the client's certificate", error))?;
            let key = PrivateKeyDer::from_pem_slice(key)
                .map_err(|error| TlsError::new("invalid PEM of the client's private key", error))?;
            builder
                .with_client_auth_cert(chain, key)
                .map_err(|error| TlsError::new("the client's certificate and private key cannot be used", error))?
        }
    };
    config.alpn_protocols = match cfg!(feature = "http2") {
        true => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
        false => vec![b"http/1.1".to_vec()],
    };
    Ok(config)
}

/// aws-lc takes precedence, because ring is a default feature.
fn cryptography() -> CryptoProvider {
    #[cfg(feature = "rustls-aws-lc")]
    return rustls::crypto::aws_lc_rs::default_provider();
    #[cfg(not(feature = "rustls-aws-lc"))]
    rustls::crypto::ring::default_provider()
}
