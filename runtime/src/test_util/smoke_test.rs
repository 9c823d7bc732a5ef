use super::environment::Environment;
use super::smoke_call::SmokeTestCall;
use super::{Failure, Outcome};
use crate::layers::Layers;
use crate::service::Service;
use std::pin::Pin;

/// A [smoke test] of a client: a call of the service, which must succeed, or fail with an error.
///
/// Only an error that the service returns is the failure that a test expects. A call without a response, such as one
/// without credentials, fails every test.
///
/// [smoke test]: https://smithy.io/2.0/additional-specs/smoke-tests.html
#[derive(Debug)]
pub struct SmokeTest<C: 'static> {
    service: &'static Service,
    /// The settings of the client's `Config`.
    layers: fn(&C) -> &Layers,
    operation: &'static str,
    id: &'static str,
    tags: &'static [&'static str],
    run: fn(SmokeTestCall) -> Running,
}

/// A smoke test that runs.
type Running = Pin<Box<dyn Future<Output = Outcome> + Send>>;

impl<C> SmokeTest<C> {
    /// The name of the operation in the model.
    pub const fn operation(&self) -> &'static str {
        self.operation
    }

    /// The ID that the trait gives the test.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The tags that the trait gives the test.
    pub const fn tags(&self) -> &'static [&'static str] {
        self.tags
    }

    /// Runs the test with a client of this configuration. Its region and endpoint URL have precedence over those in the
    /// model.
    ///
    /// # Errors
    /// The call has another result than the test expects. The error names both.
    pub async fn run(&self, config: &C) -> Outcome {
        self.call((self.layers)(config).clone()).await
    }

    /// Runs the test with a client that environment variables configure:
    ///
    /// | variable | value |
    /// | --- | --- |
    /// | `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` | the credentials, if the call is signed |
    /// | `AWS_SESSION_TOKEN` | the session token, if the credentials are temporary |
    /// | `AWS_ACCOUNT_ID` | the account of the credentials, for endpoints that depend on it |
    /// | `AWS_ENDPOINT_URL_SERVICE`, such as `AWS_ENDPOINT_URL_API_GATEWAY`, or else `AWS_ENDPOINT_URL` | the endpoint, instead of that of the service |
    /// | `AWS_SMOKE_TEST_REGION` | the region, instead of that in the model; a signed call of a test without one needs it |
    /// | `AWS_SMOKE_TEST_SERVICE_IDS` | the services whose tests run, separated by commas; tests of other services do nothing |
    /// | `AWS_SMOKE_TEST_SKIP_TAGS` | tags, separated by commas; tests with one of them do nothing |
    ///
    /// # Errors
    /// The call has another result than the test expects. The error names both.
    pub async fn run_from_env(&self) -> Outcome {
        let environment = Environment::of_process();
        if let Some(reason) = environment.reason_to_skip(self.service.sdk_id, self.tags) {
            println!("the smoke test `{}` is skipped: {reason}", self.id);
            return Ok(());
        }
        self.call(environment.layers(self.service.sdk_id)).await
    }

    async fn call(&self, layers: Layers) -> Outcome {
        match (self.run)(SmokeTestCall::new(self.service, layers)).await {
            Ok(()) => Ok(()),
            Err(failure) => {
                Err(Failure::new(format!("the smoke test `{}` of `{}`: {failure}", self.id, self.operation)))
            }
        }
    }
}

/// A smoke test of a client whose `Config` has these settings, with the function that runs it.
pub const fn smoke_test<C>(
    service: &'static Service,
    layers: fn(&C) -> &Layers,
    operation: &'static str,
    id: &'static str,
    tags: &'static [&'static str],
    run: fn(SmokeTestCall) -> Running,
) -> SmokeTest<C> {
    SmokeTest { service, layers, operation, id, tags, run }
}
