//! Which requests are retried.

use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction};

/// Retries responses with a status of 500 to 599, and 401, which an expired session token causes.
///
/// Failures to connect are not retried, because most machines that ask have no metadata service.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ImdsResponseRetryClassifier {
    retry_connect_timeouts: bool,
}

impl ImdsResponseRetryClassifier {
    /// Sets whether failures to connect are retried, for machines that certainly have a metadata service.
    pub fn with_retry_connect_timeouts(mut self, retry_connect_timeouts: bool) -> Self {
        self.retry_connect_timeouts = retry_connect_timeouts;
        self
    }
}

impl ClassifyRetry for ImdsResponseRetryClassifier {
    fn name(&self) -> &'static str {
        "ImdsResponseRetryClassifier"
    }

    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let retry = match context.response().map(|response| response.status()) {
            Some(status) => status.is_server_error() || status.as_u16() == 401,
            None => self.retry_connect_timeouts,
        };
        match retry {
            true => RetryAction::server_error(),
            false => RetryAction::NoActionIndicated,
        }
    }
}
