//! Requests that are signed now and sent later, without credentials.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html>

mod config;
mod interceptor;
mod query;
mod request;

#[cfg(feature = "xml")]
pub(crate) use interceptor::OmitDefaults;

pub use config::{PresigningConfig, PresigningConfigBuilder, PresigningConfigError};
pub use request::PresignedRequest;

use crate::checksums;
use crate::client::{Handle, typed_error};
use crate::error::{BuildError, SdkError};
use crate::operation::Operation;
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime::client::orchestrator::StopPoint;
use aws_smithy_runtime::client::retries::strategy::NeverRetryStrategy;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::interceptors::{SharedInterceptor, disable_interceptor};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::retries::SharedRetryStrategy;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_types::config_bag::Layer;
use interceptor::PresigningInterceptor;

/// How a presigned request treats its body, which depends on the operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PresignedBody {
    /// The body is not signed: the sender of the request chooses it.
    Unsigned,
    /// There is no body: the request is a `GET`, and the members of its JSON body are in the query.
    Query,
    /// There is no body: the request is a `GET`, and its form is in the query.
    Form,
    /// There is no body, and the request is sent as it is.
    Empty,
}

impl Handle {
    /// Signs the request of an operation without sending it.
    ///
    /// # Errors
    /// The input is invalid, or there are no credentials or no endpoint.
    pub async fn presign<O: Operation>(
        &self,
        input: Result<O::Input, BuildError>,
        config: PresigningConfig,
        body: PresignedBody,
    ) -> Result<PresignedRequest, SdkError<O::Error>> {
        self.presign_with::<O>(input, Vec::new(), config, body).await
    }

    /// Signs the request of an operation with plugins of its own, without sending it.
    pub(crate) async fn presign_with<O: Operation>(
        &self,
        input: Result<O::Input, BuildError>,
        mut plugins: Vec<SharedRuntimePlugin>,
        config: PresigningConfig,
        body: PresignedBody,
    ) -> Result<PresignedRequest, SdkError<O::Error>> {
        let input = Input::erase(input.map_err(SdkError::construction_failure)?);
        let operation = O::descriptor();
        plugins.push(plugin(&config, body));
        let plugins = self.plugins(operation, plugins);
        let mut context = match self.orchestrate(operation, input, plugins, StopPoint::BeforeTransmit).await {
            Ok(context) => context,
            Err(error) => return Err(typed_error::<O>(error)),
        };
        let request = context.take_request().ok_or_else(|| "an interceptor removed the request".into());
        request.and_then(signed).and_then(PresignedRequest::new).map_err(SdkError::construction_failure)
    }
}

/// Checks that the request is signed. Without credentials, a request of an operation that allows anonymous access is not.
fn signed(request: HttpRequest) -> Result<HttpRequest, BoxError> {
    match request.uri().contains("X-Amz-Signature=") {
        true => Ok(request),
        false => Err("a presigned request needs credentials: set a credentials provider".into()),
    }
}

fn plugin(presigning: &PresigningConfig, body: PresignedBody) -> SharedRuntimePlugin {
    let (config, components) = unsent(presigning);
    let interceptor = PresigningInterceptor { expires: presigning.expires(), body };
    let components = components.with_interceptor(SharedInterceptor::permanent(interceptor));
    SharedRuntimePlugin::new(
        StaticRuntimePlugin::new().with_config(config.freeze()).with_runtime_components(components),
    )
}

/// The configuration and components of a call that signs but does not send, at the start of the period.
pub(crate) fn unsent(presigning: &PresigningConfig) -> (Layer, RuntimeComponentsBuilder) {
    let mut config = Layer::new("Presigning");
    // The sender would have to send their headers too, which describe a call that the client does not make.
    config.store_put(disable_interceptor::<InvocationIdInterceptor>("presigning"));
    config.store_put(disable_interceptor::<RequestInfoInterceptor>("presigning"));
    config.store_put(disable_interceptor::<UserAgentInterceptor>("presigning"));
    config.store_put(disable_interceptor::<ServiceClockSkewInterceptor>("presigning"));
    checksums::disable(&mut config);
    let time = SharedTimeSource::new(StaticTimeSource::new(presigning.start_time()));
    let components = RuntimeComponentsBuilder::new("Presigning")
        .with_retry_strategy(Some(SharedRetryStrategy::new(NeverRetryStrategy::new())))
        .with_time_source(Some(time));
    (config, components)
}
