//! The clients, and what comes out of a request.

use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_http_client::Connector;
use aws_smithy_http_client::proxy::ProxyConfig as AwsProxyConfig;
use aws_smithy_http_client::tls as aws_tls;
use aws_smithy_runtime_api::client::dns::SharedDnsResolver;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorSettings, SharedHttpClient, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use smithereens::http_client::Builder;
use smithereens::http_client::proxy::ProxyConfig;
use smithereens::http_client::tls::{TlsContext, TrustStore};
use std::time::Duration;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Implementation {
    Ours,
    Aws,
}

/// The settings that both clients have.
#[derive(Clone, Default)]
pub(super) struct Settings {
    /// PEM of the trusted root certificates. Without it, those of the system are trusted.
    pub(super) roots: Option<String>,
    pub(super) proxy: Proxy,
    pub(super) resolver: Option<SharedDnsResolver>,
    pub(super) max_idle: Option<usize>,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) read_timeout: Option<Duration>,
}

#[derive(Clone, Default)]
pub(super) enum Proxy {
    #[default]
    Disabled,
    Environment,
    All {
        url: String,
        no_proxy: &'static str,
    },
}

impl Implementation {
    /// A connector with the default settings.
    pub(super) fn connector(self) -> SharedHttpConnector {
        self.connector_with(Settings::default())
    }

    pub(super) fn connector_with(self, settings: Settings) -> SharedHttpConnector {
        let mut timeouts = HttpConnectorSettings::builder();
        timeouts.set_connect_timeout(settings.connect_timeout).set_read_timeout(settings.read_timeout);
        let client = match self {
            Self::Ours => ours(settings),
            Self::Aws => aws(settings),
        };
        connector(&client, timeouts.build())
    }

    /// The outcome of a `GET` request.
    pub(super) async fn get(self, settings: Settings, url: impl AsRef<str>) -> String {
        outcome(&self.connector_with(settings), get(url)).await
    }
}

pub(super) fn connector(client: &SharedHttpClient, timeouts: HttpConnectorSettings) -> SharedHttpConnector {
    let sleep = aws_smithy_async::rt::sleep::default_async_sleep();
    let time = Some(SharedTimeSource::default());
    let components = RuntimeComponentsBuilder::for_tests().with_sleep_impl(sleep).with_time_source(time).build();
    client.http_connector(&timeouts, &components.expect("all components"))
}

fn ours(settings: Settings) -> SharedHttpClient {
    let mut builder = Builder::new().proxy_config(match settings.proxy {
        Proxy::Disabled => ProxyConfig::disabled(),
        Proxy::Environment => ProxyConfig::from_env(),
        Proxy::All { url, no_proxy } => ProxyConfig::all(&url).expect("a URL").no_proxy(no_proxy),
    });
    if let Some(roots) = settings.roots {
        let store = TrustStore::empty().with_pem_certificate(roots);
        builder = builder.tls_context(TlsContext::builder().with_trust_store(store).build().expect("valid roots"));
    }
    if let Some(max_idle) = settings.max_idle {
        builder = builder.pool_max_idle_per_host(max_idle);
    }
    match settings.resolver {
        Some(resolver) => builder.build_with_resolver(resolver),
        None => builder.build_https(),
    }
}

fn aws(settings: Settings) -> SharedHttpClient {
    aws_smithy_http_client::Builder::new().build_with_connector_fn(move |timeouts, _| {
        let provider = aws_tls::Provider::Rustls(aws_tls::rustls_provider::CryptoMode::Ring);
        let mut builder = Connector::builder().tls_provider(provider);
        builder.set_connector_settings(timeouts.cloned());
        builder.set_pool_max_idle_per_host(settings.max_idle);
        builder.set_proxy_config(match &settings.proxy {
            Proxy::Disabled => None,
            Proxy::Environment => Some(AwsProxyConfig::from_env()),
            Proxy::All { url, no_proxy } => Some(AwsProxyConfig::all(url.as_str()).expect("a URL").no_proxy(no_proxy)),
        });
        if let Some(roots) = &settings.roots {
            let store = aws_tls::TrustStore::empty().with_pem_certificate(roots.as_bytes());
            let context = aws_tls::TlsContext::builder().with_trust_store(store).build();
            builder.set_tls_context(context.expect("a context"));
        }
        match &settings.resolver {
            Some(resolver) => builder.build_with_resolver(resolver.clone()),
            None => builder.build(),
        }
    })
}

pub(super) fn get(url: impl AsRef<str>) -> HttpRequest {
    HttpRequest::get(url.as_ref()).expect("a URL")
}

pub(super) fn put(url: impl AsRef<str>, body: SdkBody) -> HttpRequest {
    let request = http::Request::put(url.as_ref()).body(body).expect("a request");
    HttpRequest::try_from(request).expect("a request")
}

/// The outcome of a request: status and body of the response, or the kind of the error.
pub(super) async fn outcome(connector: &SharedHttpConnector, request: HttpRequest) -> String {
    match connector.call(request).await {
        Ok(response) => read(response).await,
        Err(error) => kind(&error),
    }
}

/// The status and the body of a response.
pub(super) async fn read(response: HttpResponse) -> String {
    let status = response.status().as_u16();
    match ByteStream::new(response.into_body()).collect().await {
        Ok(body) => format!("{status} {}", String::from_utf8_lossy(&body.to_vec())),
        Err(_) => format!("{status}, then a broken body"),
    }
}

pub(super) fn kind(error: &ConnectorError) -> String {
    if error.is_timeout() {
        "timeout".to_owned()
    } else if error.is_user() {
        "user".to_owned()
    } else if error.is_io() {
        "io".to_owned()
    } else {
        match error.as_other() {
            Some(kind) => format!("other, {kind:?}"),
            None => "other".to_owned(),
        }
    }
}
