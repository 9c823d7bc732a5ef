//! The HTTP client if no feature enables one and the program does not set one.

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;

/// Fails each request. Without it, building the clients of metadata services panics.
#[derive(Debug)]
pub(crate) struct NoHttpClient;

impl HttpClient for NoHttpClient {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(Self)
    }
}

impl HttpConnector for NoHttpClient {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let message =
            "no HTTP client: enable the feature `default-https-client` of smithereens-config, or set `http_client`";
        HttpConnectorFuture::ready(Err(ConnectorError::user(message.into())))
    }
}

#[cfg(test)]
mod tests {
    use super::NoHttpClient;
    use crate::imds::credentials::ImdsCredentialsProvider;
    use crate::provider_config::ProviderConfig;
    use aws_credential_types::provider::ProvideCredentials;
    use aws_smithy_types::error::display::DisplayErrorContext;
    use aws_types::os_shim_internal::{Env, Fs};

    #[tokio::test]
    async fn the_error_says_what_to_do() {
        let config = ProviderConfig::empty()
            .with_env(Env::from_slice(&[]))
            .with_fs(Fs::from_slice(&[]))
            .with_http_client(NoHttpClient);
        let provider = ImdsCredentialsProvider::builder().configure(&config).build();
        let error = provider.provide_credentials().await.expect_err("there is no HTTP client");
        assert!(DisplayErrorContext(&error).to_string().contains("enable the feature"), "{error:?}");
    }
}
