//! Compares the signatures of events with those that `record.py` writes to `expected.json`.

use super::super::streaming::{Server, response};
use aws_smithy_async::time::StaticTimeSource;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use futures_util::stream;
use serde_json::Value;
use smithereens_checks_features::event_streams_rest_json::config::{BehaviorVersion, Credentials, Region};
use smithereens_checks_features::event_streams_rest_json::types::{Programme, Silence, Talk};
use smithereens_checks_features::event_streams_rest_json::{Client, Config};
use std::fmt::Write;
use std::time::{Duration, SystemTime};

/// Removes the headers that differ from one request to the next, before the request is signed.
#[derive(Debug)]
struct SameHeaders;

#[dyn_dispatch_hint]
impl Intercept for SameHeaders {
    fn name(&self) -> &'static str {
        "SameHeaders"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        for name in ["amz-sdk-invocation-id", "amz-sdk-request", "x-amz-user-agent"] {
            context.request_mut().headers_mut().remove(name);
        }
        Ok(())
    }
}

#[tokio::test]
async fn signatures_are_those_of_the_specification() {
    let expected: Value = serde_json::from_str(include_str!("expected.json")).expect("JSON");
    for (name, token) in [("key", None), ("token", Some("token/+=".to_owned()))] {
        let server = Server::new([response(200, &[], "")]);
        let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new("AKIDEXAMPLE", secret, token, None, "test"))
            .endpoint_url("https://example.com")
            .time_source(StaticTimeSource::new(SystemTime::UNIX_EPOCH + Duration::from_secs(1_715_949_045)))
            .interceptor(SameHeaders)
            .http_client(server.clone())
            .build();
        let events = [
            Ok(Programme::Silence(Silence::builder().build())),
            Ok(Programme::Talk(Talk::builder().minutes(5).build())),
        ];
        let call = Client::from_conf(config).broadcast().station("four").programme(stream::iter(events).into());
        call.send().await.expect("a response");
        let request = server.received().remove(0);
        assert_eq!(request.header("authorization"), expected[name]["authorization"].as_str(), "{name}");
        let body = request.body.iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        assert_eq!(Some(body.as_str()), expected[name]["body"].as_str(), "{name}");
    }
}
