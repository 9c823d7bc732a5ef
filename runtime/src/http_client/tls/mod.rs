//! Certificates.

#[cfg(feature = "native-tls")]
use self::native_tls as provider;
#[cfg(not(feature = "native-tls"))]
use self::rustls as provider;
use super::connection::Connection;
pub use crate::tls_error::TlsError;
use aws_smithy_runtime_api::box_error::BoxError;
use std::fmt::{self, Debug, Formatter};
use tokio::sync::OnceCell;

// The library of the platform is for programs that ask for it. rustls is a default feature.
#[cfg(feature = "native-tls")]
mod native_tls;
#[cfg(not(feature = "native-tls"))]
mod rustls;

/// The trusted certificates, and the certificate of this client.
///
/// ```
/// use smithereens::http_client::tls::{TlsContext, TrustStore};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let pem = b"";
/// let context = TlsContext::builder().with_trust_store(TrustStore::empty().with_pem_certificate(pem)).build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct TlsContext {
    trust_store: TrustStore,
    identity: Option<Identity>,
}

impl TlsContext {
    /// Returns a builder with the defaults.
    pub fn builder() -> TlsContextBuilder {
        TlsContextBuilder::default()
    }
}

/// Builds a [`TlsContext`].
#[derive(Clone, Debug, Default)]
pub struct TlsContextBuilder(TlsContext);

impl TlsContextBuilder {
    /// Sets the trusted root certificates, instead of those of the system.
    pub fn with_trust_store(mut self, trust_store: TrustStore) -> Self {
        self.0.trust_store = trust_store;
        self
    }

    /// Sets the certificate of this client, for servers that require one: PEM with the certificate and the intermediate
    /// ones after it, and PEM with its private key in PKCS #8.
    pub fn with_client_certificate(mut self, chain: impl Into<Vec<u8>>, key: impl Into<Vec<u8>>) -> Self {
        self.0.identity = Some(Identity { chain: chain.into(), key: key.into() });
        self
    }

    /// Builds the context.
    ///
    /// # Errors
    /// The certificates and the key must be valid, and the key must be that of the certificate.
    pub fn build(self) -> Result<TlsContext, TlsError> {
        provider::validate(&self.0)?;
        Ok(self.0)
    }
}

/// The trusted root certificates: by default, those of the system.
///
/// With rustls, the environment variables `SSL_CERT_FILE` and `SSL_CERT_DIR` replace the certificates of the system, as they
/// do with OpenSSL.
#[derive(Clone, Debug)]
pub struct TrustStore {
    native_roots: bool,
    pem: Vec<Vec<u8>>,
}

impl TrustStore {
    /// A store without any certificates.
    pub fn empty() -> Self {
        Self { native_roots: false, pem: Vec::new() }
    }

    /// Sets whether the certificates of the system are trusted.
    pub fn with_native_roots(mut self, enabled: bool) -> Self {
        self.native_roots = enabled;
        self
    }

    /// Adds the certificates of a PEM file.
    pub fn with_pem_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.add_pem_certificate(pem);
        self
    }

    /// Adds the certificates of a PEM file.
    pub fn add_pem_certificate(&mut self, pem: impl Into<Vec<u8>>) -> &mut Self {
        self.pem.push(pem.into());
        self
    }
}

impl Default for TrustStore {
    fn default() -> Self {
        Self { native_roots: true, pem: Vec::new() }
    }
}

/// The certificate of this client, in PEM.
#[derive(Clone)]
struct Identity {
    chain: Vec<u8>,
    key: Vec<u8>,
}

impl Debug for Identity {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").finish_non_exhaustive()
    }
}

/// Makes connections secure. The certificates of the system are read for the first one.
pub(super) struct Tls {
    context: TlsContext,
    provider: OnceCell<provider::Provider>,
}

impl Tls {
    pub(super) fn new(context: TlsContext) -> Self {
        Self { context, provider: OnceCell::new() }
    }

    /// Makes a connection to this host secure.
    pub(super) async fn handshake(&self, host: &str, connection: Connection) -> Result<Connection, BoxError> {
        let provider = self.provider.get_or_try_init(|| async {
            let context = self.context.clone();
            // Files are read, which blocks.
            tokio::task::spawn_blocking(move || provider::Provider::new(&context)).await?.map_err(BoxError::from)
        });
        // An address of IPv6 has brackets in a URL.
        let name = host.trim_start_matches('[').trim_end_matches(']');
        Ok(provider.await?.handshake(name, connection).await?)
    }
}
