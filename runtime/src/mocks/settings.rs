use super::connection::{CalledInterceptor, Connection};
use super::state::Mocks;
use crate::config::retry::{RetryPartition, TokenBucket};
use crate::config::timeout::TimeoutConfig;
use crate::config::{
    AsyncSleep, BehaviorVersion, Credentials, Login, Region, SharedAsyncSleep, SharedCredentialsProvider,
    SharedHttpClient, SharedIdentityResolver, SharedInterceptor, Sleep, StalledStreamProtectionConfig, Token,
};
use crate::layers::Layers;
use std::time::Duration;

impl Mocks {
    /// The settings of a client that calls this mock.
    #[doc(hidden)]
    pub fn layers(&self) -> Layers {
        layers(Connection(self.clone()))
    }
}

/// The settings of a client that is connected to a mock, for which no environment is needed.
fn layers(connection: Connection) -> Layers {
    let mut layers = Layers::default();
    layers.set_behavior_version(Some(BehaviorVersion::latest()));
    layers.set_http_client(Some(SharedHttpClient::new(connection)));
    layers.push_interceptor(SharedInterceptor::new(CalledInterceptor));
    layers.set_region(Some(Region::from_static("us-east-1")));
    let credentials = Credentials::new("MOCKEDACCESSKEY", "mocked secret key", None, None, "mock");
    layers.set_credentials_provider(Some(SharedCredentialsProvider::new(credentials)));
    let token = || Some(SharedIdentityResolver::new(Token::new("mocked-token", None)));
    layers.set_bearer_token_resolver(token());
    layers.set_api_key_resolver(token());
    let login = || Some(SharedIdentityResolver::new(Login::new("mocked-user", "mocked password", None)));
    layers.set_basic_auth_login_resolver(login());
    layers.set_digest_auth_login_resolver(login());
    // Endpoint rules put nothing into the host of an IP address, such as the bucket of S3.
    layers.set_endpoint_url(Some("https://127.0.0.1".to_owned()));
    layers.set_disable_request_compression(Some(true));
    layers.set_timeout_config(Some(TimeoutConfig::disabled()));
    layers.set_stalled_stream_protection(Some(StalledStreamProtectionConfig::disabled()));
    layers.set_sleep_impl(Some(SharedAsyncSleep::new(NoSleep)));
    // Clients of a process share the quota of their service, which the failures of other tests would use up.
    let partition = RetryPartition::custom("mock").token_bucket(TokenBucket::unlimited()).build();
    layers.set_retry_partition(Some(partition));
    layers
}

/// Retries without waiting.
#[derive(Debug)]
struct NoSleep;

impl AsyncSleep for NoSleep {
    fn sleep(&self, _duration: Duration) -> Sleep {
        Sleep::new(std::future::ready(()))
    }
}
