//! The settings of an HTTP client.

use super::client::Client;
use super::connector::Origins;
use super::proxy::ProxyConfig;
use super::resolver::Resolver;
use super::tls::TlsContext;
use aws_smithy_runtime_api::client::dns::{ResolveDns, SharedDnsResolver};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use std::time::Duration;

/// Builds an HTTP client.
///
/// ```
/// use smithereens::http_client::Builder;
/// use smithereens::http_client::tls::{TlsContext, TrustStore};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let pem = b"";
/// let roots = TrustStore::default().with_pem_certificate(pem);
/// let http_client = Builder::new().tls_context(TlsContext::builder().with_trust_store(roots).build()?).build_https();
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Builder {
    pool_idle_timeout: Option<Duration>,
    pool_max_idle_per_host: usize,
    tcp_nodelay: bool,
    expect_continue_timeout: Duration,
    proxy_config: ProxyConfig,
    tls_context: TlsContext,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            pool_idle_timeout: Some(Duration::from_secs(90)),
            pool_max_idle_per_host: usize::MAX,
            tcp_nodelay: true,
            expect_continue_timeout: Duration::from_secs(1),
            proxy_config: ProxyConfig::from_env(),
            tls_context: TlsContext::default(),
        }
    }
}

impl Builder {
    /// Returns a builder with the defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets for how long an idle connection is kept, or `None` to keep it until the server closes it. The default is 90
    /// seconds.
    pub fn pool_idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.pool_idle_timeout = timeout.into();
        self
    }

    /// Sets how many idle connections are kept for each host. By default, there is no limit; with 0, connections are not
    /// used again.
    pub fn pool_max_idle_per_host(mut self, connections: usize) -> Self {
        self.pool_max_idle_per_host = connections;
        self
    }

    /// Sets the option `TCP_NODELAY` of sockets, which sends small packets without delay. It is enabled by default.
    pub fn enable_tcp_nodelay(mut self, nodelay: bool) -> Self {
        self.tcp_nodelay = nodelay;
        self
    }

    /// Sets how long the body of a request with the header `Expect: 100-continue` waits for the consent of the server. The
    /// default is a second, after which the body is sent.
    pub fn expect_continue_timeout(mut self, timeout: Duration) -> Self {
        self.expect_continue_timeout = timeout;
        self
    }

    /// Sets the proxies, instead of those of the environment.
    pub fn proxy_config(mut self, proxy_config: ProxyConfig) -> Self {
        self.proxy_config = proxy_config;
        self
    }

    /// Sets the trusted root certificates and the certificate of this client.
    pub fn tls_context(mut self, context: TlsContext) -> Self {
        self.tls_context = context;
        self
    }

    /// Builds the client.
    ///
    /// It reads the environment variables of proxies now, and the root certificates of the system with the first HTTPS
    /// connection.
    pub fn build_https(self) -> SharedHttpClient {
        self.build(Resolver::system())
    }

    /// Builds the client, with this resolver of host names instead of that of the operating system.
    pub fn build_with_resolver(self, resolver: impl ResolveDns + 'static) -> SharedHttpClient {
        self.build(Resolver::custom(SharedDnsResolver::new(resolver)))
    }

    fn build(self, resolver: Resolver) -> SharedHttpClient {
        SharedHttpClient::new(Client::new(
            Origins::new(resolver, self.tcp_nodelay, self.proxy_config.proxies(), self.tls_context),
            self.pool_idle_timeout,
            self.pool_max_idle_per_host,
            self.expect_continue_timeout,
        ))
    }
}
