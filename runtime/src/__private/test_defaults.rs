//! The defaults of a client's configuration in tests, which mocks of AWS's clients use.

use crate::config::IdempotencyTokenProvider;
use crate::layers::Layers;
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_runtime::user_agent::AwsUserAgent;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_types::region::Region;

/// The idempotency token of requests in tests, including protocol tests.
/// <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html#parameter-format>
pub(crate) const IDEMPOTENCY_TOKEN: &str = "00000000-0000-4000-8000-000000000000";

impl Layers {
    /// Sets credentials, an idempotency token, a time and a user agent that never change.
    pub fn apply_test_defaults(&mut self) {
        self.set_idempotency_token_provider(Some(IdempotencyTokenProvider::fixed(IDEMPOTENCY_TOKEN)));
        self.set_time_source(Some(SharedTimeSource::new(StaticTimeSource::from_secs(1_234_567_890))));
        self.config.store_put(AwsUserAgent::for_tests());
        self.set_credentials_provider(Some(SharedCredentialsProvider::new(Credentials::for_tests())));
        self.set_behavior_version(Some(BehaviorVersion::latest()));
    }

    /// Sets a region as well, unless there is one.
    pub fn apply_test_defaults_v2(&mut self) {
        self.apply_test_defaults();
        if self.region().is_none() {
            self.set_region(Some(Region::from_static("us-east-1")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Region;
    use crate::layers::Layers;

    #[test]
    fn the_idempotency_token_is_the_one_of_mocked_aws_clients() {
        let mut layers = Layers::default();
        layers.apply_test_defaults();
        let token = layers.idempotency_token_provider().map(|provider| provider.make_idempotency_token());
        assert_eq!(token.as_deref(), Some("00000000-0000-4000-8000-000000000000"));
    }

    #[test]
    fn a_configured_region_is_kept() {
        let mut layers = Layers::default();
        layers.apply_test_defaults();
        assert_eq!(layers.region(), None);
        layers.apply_test_defaults_v2();
        assert_eq!(layers.region(), Some(&Region::from_static("us-east-1")));
        layers.set_region(Some(Region::from_static("eu-west-1")));
        layers.apply_test_defaults_v2();
        assert_eq!(layers.region(), Some(&Region::from_static("eu-west-1")));
    }
}
