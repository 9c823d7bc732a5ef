//! How often failed calls are retried, and how soon.
//! <https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html>

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{BeforeTransmitInterceptorContextMut, InterceptorContext};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::retries::{RetryStrategy, SharedRetryStrategy, ShouldAttempt};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::{RetryConfig, RetrySpec};
use aws_types::SdkConfig;
use std::fmt;
use std::time::Duration;

/// How failed calls of a service are retried, if differently from other services.
#[derive(Debug, Clone, Copy)]
pub struct Retries {
    /// The service's own defaults, since version 2.1 of the retry rules that all SDKs share. The program's configuration
    /// overrides them.
    own: Option<OwnRetries>,
}

/// The defaults of one service.
#[derive(Debug, Clone, Copy)]
struct OwnRetries {
    /// The longest delay before the second attempt, unless the service throttled the first.
    initial_backoff: Duration,
    /// The maximum number of attempts.
    max_attempts: u32,
}

impl Retries {
    /// The retries of most services.
    pub const STANDARD: Self = Self { own: None };

    /// The retries of DynamoDB, which responds faster than most services.
    pub const DYNAMODB: Self =
        Self { own: Some(OwnRetries { initial_backoff: Duration::from_millis(25), max_attempts: 4 }) };

    /// The retries of this service, given the configuration that all clients share.
    pub(crate) fn of_service(self, shared: &SdkConfig) -> Option<RetryConfig> {
        let retries = shared.retry_config()?.clone();
        let is_new = retries.retry_spec().is_some_and(|spec| spec.is_at_least(RetrySpec::V2_1));
        let Some(own) = self.own.filter(|_| is_new) else { return Some(retries) };
        let retries =
            retries.with_retry_spec(RetrySpec::v2_1().with_non_throttling_initial_backoff(own.initial_backoff));
        match shared.get_origin("retry_config").is_client_config() {
            true => Some(retries),
            false => Some(retries.with_max_attempts(own.max_attempts)),
        }
    }
}

/// Marks a call as long polling, since version 2.1 of the retry rules: if the retry quota is used up, the call waits before it
/// fails, so that a program that polls in a loop does not send requests without a pause.
#[derive(Debug)]
pub(crate) struct LongPollingInterceptor;

#[dyn_dispatch_hint]
impl Intercept for LongPollingInterceptor {
    fn name(&self) -> &'static str {
        "LongPollingInterceptor"
    }

    fn modify_before_retry_loop(
        &self,
        _context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(retries) = config.load::<RetryConfig>().cloned() else { return Ok(()) };
        if let Some(spec) = retries.retry_spec().filter(|spec| spec.is_at_least(RetrySpec::V2_1)).cloned() {
            config.interceptor_state().store_put(retries.with_retry_spec(spec.with_long_polling(true)));
        }
        Ok(())
    }
}

/// Sends requests again in cases that retry strategies do not know.
pub(crate) trait SendAgain: fmt::Debug + Send + Sync {
    /// Decides after an attempt. It is called once for each attempt, so it can record what the next one needs.
    fn sends_again(&self, context: &InterceptorContext, config: &ConfigBag) -> bool;
}

/// Sends requests again whether or not failed calls are retried. Otherwise follows another strategy.
#[derive(Debug)]
pub(crate) struct SendAgainOrRetry<S> {
    pub(crate) first: S,
    pub(crate) retries: SharedRetryStrategy,
}

impl<S: SendAgain> RetryStrategy for SendAgainOrRetry<S> {
    fn should_attempt_initial_request(
        &self,
        components: &RuntimeComponents,
        config: &ConfigBag,
    ) -> Result<ShouldAttempt, BoxError> {
        self.retries.should_attempt_initial_request(components, config)
    }

    fn should_attempt_retry(
        &self,
        context: &InterceptorContext,
        components: &RuntimeComponents,
        config: &ConfigBag,
    ) -> Result<ShouldAttempt, BoxError> {
        match self.first.sends_again(context, config) {
            true => Ok(ShouldAttempt::Yes),
            false => self.retries.should_attempt_retry(context, components, config),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Retries;
    use aws_smithy_types::retry::{RetryConfig, RetrySpec};
    use aws_types::SdkConfig;
    use aws_types::origin::Origin;
    use std::time::Duration;

    /// The delay and the attempts of a service, given the shared ones.
    fn of_service(retries: Retries, shared: RetryConfig, origin: Origin) -> (Option<Duration>, u32) {
        let mut config = SdkConfig::builder().retry_config(shared);
        config.insert_origin("retry_config", origin);
        let retries = retries.of_service(&config.build()).expect("retries are set");
        (retries.retry_spec().map(RetrySpec::non_throttling_initial_backoff), retries.max_attempts())
    }

    #[test]
    fn dynamodb_is_retried_sooner_and_more_often_by_the_new_rules() {
        let new = || RetryConfig::standard().with_retry_spec(RetrySpec::v2_1());
        let environment = Origin::shared_environment_variable;
        let (sooner, later) = (Some(Duration::from_millis(25)), Some(Duration::from_millis(50)));
        assert_eq!(of_service(Retries::DYNAMODB, new(), environment()), (sooner, 4));
        assert_eq!(of_service(Retries::DYNAMODB, new().with_max_attempts(2), Origin::shared_config()), (sooner, 2));
        assert_eq!(of_service(Retries::STANDARD, new(), environment()), (later, 3));
        assert_eq!(of_service(Retries::DYNAMODB, RetryConfig::standard(), environment()), (None, 3));
    }

    #[test]
    fn retries_that_are_not_set_are_those_of_all_clients() {
        assert!(Retries::DYNAMODB.of_service(&SdkConfig::builder().build()).is_none());
    }
}
