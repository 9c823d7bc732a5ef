//! Headers that are secrets.
//!
//! The orchestrator logs the headers of requests, and redacts only a few by their names. A request therefore carries a secret
//! header as an extension, and the HTTP client adds it when it sends the request.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_runtime_api::http::HttpError;
use aws_smithy_types::config_bag::ConfigBag;
use http::{HeaderName, HeaderValue};

/// The name and the value of a header.
#[derive(Clone)]
struct SecretHeader(HeaderName, HeaderValue);

/// Adds a header to a request that [`SecretHeaders`] sends.
pub(crate) fn add(request: &mut HttpRequest, name: &'static str, mut value: HeaderValue) {
    value.set_sensitive(true);
    request.add_extension(SecretHeader(HeaderName::from_static(name), value));
}

/// Sends requests with their secret headers.
#[derive(Debug)]
pub(crate) struct SecretHeaders(SharedHttpClient);

impl SecretHeaders {
    pub(crate) fn around(http_client: SharedHttpClient) -> SharedHttpClient {
        SharedHttpClient::new(Self(http_client))
    }
}

impl HttpClient for SecretHeaders {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(Connector(self.0.http_connector(settings, components)))
    }

    fn validate_base_client_config(
        &self,
        components: &RuntimeComponentsBuilder,
        config: &ConfigBag,
    ) -> Result<(), BoxError> {
        self.0.validate_base_client_config(components, config)
    }

    fn validate_final_config(&self, components: &RuntimeComponents, config: &ConfigBag) -> Result<(), BoxError> {
        self.0.validate_final_config(components, config)
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        self.0.connector_metadata()
    }
}

#[derive(Debug)]
struct Connector(SharedHttpConnector);

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        match with_secret_header(request) {
            Ok(request) => self.0.call(request),
            Err(error) => HttpConnectorFuture::ready(Err(ConnectorError::user(error.into()))),
        }
    }
}

fn with_secret_header(request: HttpRequest) -> Result<HttpRequest, HttpError> {
    let mut request = request.try_into_http1x()?;
    if let Some(SecretHeader(name, value)) = request.extensions_mut().remove() {
        request.headers_mut().insert(name, value);
    }
    HttpRequest::try_from(request)
}
