//! Requests to the endpoint.

use crate::json_credentials::{self, JsonCredentials};
use crate::provider_config::ProviderConfig;
use crate::response_limit::ResponseLimit;
use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime::client::retries::classifiers::{HttpStatusCodeClassifier, TransientErrorClassifier};
use aws_smithy_runtime_api::client::interceptors::context::{Error, InterceptorContext};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError, SensitiveOutput};
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction};
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::Layer;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use http::header::{ACCEPT, AUTHORIZATION};
use http::{HeaderValue, Uri};
use std::time::Duration;

const PROVIDER_NAME: &str = "EcsContainer";

/// The endpoint of a container.
#[derive(Debug)]
pub(super) struct Endpoint {
    operation: Operation<Option<HeaderValue>, Credentials, CredentialsError>,
}

impl Endpoint {
    pub(super) fn new(
        config: &ProviderConfig,
        uri: Uri,
        connect_timeout: Duration,
        read_timeout: Duration,
    ) -> Result<Self, CredentialsError> {
        let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let mut host = uri.into_parts();
        host.path_and_query = Some("/".parse().map_err(CredentialsError::unhandled)?);
        let host = Uri::from_parts(host).map_err(CredentialsError::unhandled)?;
        let timeouts = TimeoutConfig::builder().connect_timeout(connect_timeout).read_timeout(read_timeout).build();

        let mut sensitive = Layer::new("SensitiveOutput");
        sensitive.store_put(SensitiveOutput);
        let mut operation = Operation::builder()
            .service_name("ContainerCredentials")
            .operation_name("GetCredentials")
            .with_connection_poisoning()
            .http_client(config.metadata_http_client())
            .endpoint_url(&host.to_string())
            .no_auth()
            .interceptor(ResponseLimit)
            .timeout_config(timeouts)
            .time_source(config.time_source())
            .runtime_plugin(StaticRuntimePlugin::new().with_config(sensitive.freeze()));
        operation = match config.sleep_impl() {
            Some(sleep) => operation
                .standard_retry(&RetryConfig::standard())
                .retry_classifier(InvalidResponseClassifier)
                .retry_classifier(TransientErrorClassifier::<Error>::new())
                .retry_classifier(HttpStatusCodeClassifier::default())
                .sleep_impl(sleep),
            None => operation.no_retry(),
        };
        let operation = operation
            .serializer(move |authorization| request(&path, authorization))
            .deserializer(|response| response_credentials(response).map_err(OrchestratorError::operation))
            .build();
        Ok(Self { operation })
    }

    pub(super) async fn credentials(
        &self,
        authorization: Option<HeaderValue>,
    ) -> Result<Credentials, CredentialsError> {
        self.operation.invoke(authorization).await.map_err(|error| match error {
            SdkError::ServiceError(context) => context.into_err(),
            other => CredentialsError::unhandled(other),
        })
    }
}

fn request(
    path: &str,
    authorization: Option<HeaderValue>,
) -> Result<HttpRequest, aws_smithy_runtime_api::box_error::BoxError> {
    let mut request = http::Request::get(path).header(ACCEPT, "application/json");
    if let Some(authorization) = authorization {
        request = request.header(AUTHORIZATION, authorization);
    }
    Ok(HttpRequest::try_from(request.body(SdkBody::empty())?)?)
}

fn response_credentials(response: &HttpResponse) -> Result<Credentials, CredentialsError> {
    if !response.status().is_success() {
        let status = response.status().as_u16();
        let message = format!("Non-success status from HTTP credential provider: {status}");
        return Err(CredentialsError::provider_error(message));
    }
    let body = response.body().bytes().unwrap_or_default();
    match json_credentials::parse(body, PROVIDER_NAME).map_err(CredentialsError::unhandled)? {
        JsonCredentials::Credentials(credentials) => Ok(credentials),
        JsonCredentials::Error { code, message } => {
            let message = format!("failed to load credentials [{code}]: {message}");
            Err(CredentialsError::provider_error(message))
        }
    }
}

/// Retries responses that succeed but have no credentials, which endpoints return while they start.
#[derive(Clone, Debug)]
struct InvalidResponseClassifier;

impl ClassifyRetry for InvalidResponseClassifier {
    fn name(&self) -> &'static str {
        "InvalidResponseClassifier"
    }

    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let error = context.output_or_error().and_then(|outcome| outcome.err());
        let error = error.and_then(|error| error.as_operation_error()?.downcast_ref());
        let succeeded = context.response().is_some_and(|response| response.status().is_success());
        match error {
            Some(CredentialsError::Unhandled(_)) if succeeded => RetryAction::server_error(),
            _ => RetryAction::NoActionIndicated,
        }
    }
}
