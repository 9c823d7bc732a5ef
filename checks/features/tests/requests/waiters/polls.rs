//! The number and times of a waiter's requests, and its results.

use super::client;
use crate::connection::{bodies, connection, response};
use aws_smithy_http_client::test_util::StaticReplayClient;
use aws_smithy_types::body::SdkBody;
use smithereens::config::retry::RetryConfig;
use smithereens::config::{AsyncSleep, Sleep, StalledStreamProtectionConfig, TimeSource};
use smithereens::error::{ProvideErrorMetadata, SdkError};
use smithereens::waiter::{FailureMessages, WaiterError};
use smithereens_checks_features::waiters::Client;
use smithereens_checks_features::waiters::client::Waiters;
use smithereens_checks_features::waiters::types::State;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

/// A clock that advances when a task sleeps.
#[derive(Debug, Clone, Default)]
struct Clock(Arc<Mutex<Vec<Duration>>>);

impl Clock {
    fn sleeps(&self) -> Vec<Duration> {
        self.0.lock().expect("no test panics here").clone()
    }
}

impl AsyncSleep for Clock {
    fn sleep(&self, duration: Duration) -> Sleep {
        let sleeps = Arc::clone(&self.0);
        // Timeouts never elapse.
        Sleep::new(async move { sleeps.lock().expect("no test panics here").push(duration) })
    }
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + self.sleeps().iter().sum::<Duration>()
    }
}

fn polled(connection: &StaticReplayClient, clock: &Clock) -> Client {
    // Stalled-stream protection would also sleep, between polls of the stream.
    let stalls = StalledStreamProtectionConfig::disabled();
    client(connection, |config| {
        let config = config.retry_config(RetryConfig::disabled()).stalled_stream_protection(stalls);
        config.sleep_impl(clock.clone()).time_source(clock.clone())
    })
}

fn state(state: &str) -> http::Response<SdkBody> {
    response(200).map(|_| SdkBody::from(format!(r#"{{"status": "{state}"}}"#)))
}

fn error(code: &str, status: u16) -> http::Response<SdkBody> {
    let mut response = response(status);
    response.headers_mut().insert("x-amzn-errortype", code.parse().expect("a header"));
    response
}

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn the_request_is_repeated_until_an_acceptor_succeeds() {
    let connection = connection([state("PENDING"), error("Busy", 503), error("BusyException", 503), state("ACTIVE")]);
    let clock = Clock::default();
    let poll = polled(&connection, &clock).wait_until_thing_ready().id("a").wait(MINUTE).await.expect("success");
    assert_eq!(poll.into_result().expect("an output").status, Some(State::Active));
    assert_eq!(bodies(&connection), [r#"{"id":"a"}"#; 4]);
    let sleeps = clock.sleeps();
    assert_eq!(sleeps.len(), 3, "{sleeps:?}");
    let is_between_delays = |sleep: &Duration| (3..=10).contains(&sleep.as_secs());
    assert!(sleeps.iter().all(is_between_delays), "{sleeps:?}");
}

#[tokio::test]
async fn an_error_that_an_acceptor_names_can_be_success() {
    let connection = connection([state("ACTIVE"), error("GoneException", 400)]);
    let client = polled(&connection, &Clock::default());
    let poll = client.wait_until_thing_gone().id("a").wait(MINUTE).await.expect("success");
    match poll.as_result() {
        Err(SdkError::ServiceError(error)) => assert!(error.err().is_gone_exception()),
        other => panic!("{other:?}"),
    }
    let connection = self::connection([error("Unheard", 400)]);
    let client = polled(&connection, &Clock::default());
    client.wait_until_thing_broken().id("a").wait(MINUTE).await.expect("any error is success");
}

#[tokio::test]
async fn a_response_that_means_failure_is_returned_in_the_error() {
    let connection = connection([state("FAILED")]);
    let client = polled(&connection, &Clock::default());
    match client.wait_until_thing_ready().id("a").wait(MINUTE).await {
        Err(WaiterError::FailureState(failure)) => {
            assert_eq!(failure.into_final_poll().into_result().expect("an output").status, Some(State::Failed));
        }
        other => panic!("{other:?}"),
    }
    let connection = self::connection([error("GoneException", 400)]);
    let client = polled(&connection, &Clock::default());
    match client.wait_until_thing_ready().id("a").wait(MINUTE).await {
        Err(WaiterError::FailureState(failure)) => {
            assert!(failure.into_final_poll().into_result().expect_err("an error").is_gone_exception());
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_error_that_no_acceptor_names_ends_the_waiting() {
    let connection = connection([error("Unheard", 400)]);
    let client = polled(&connection, &Clock::default());
    let error = client.wait_until_thing_ready().id("a").wait(MINUTE).await.expect_err("an error");
    assert_eq!(error.code(), Some("Unheard"));
    assert!(matches!(error, WaiterError::OperationFailed(_)), "{error:?}");
}

#[tokio::test]
async fn the_wait_fails_after_its_maximum_time() {
    let connection = connection((0..100).map(|_| state("PENDING")));
    let clock = Clock::default();
    match polled(&connection, &clock).wait_until_thing_ready().id("a").wait(MINUTE).await {
        Err(WaiterError::ExceededMaxWait(exceeded)) => {
            assert_eq!((exceeded.max_wait(), exceeded.elapsed()), (MINUTE, MINUTE));
            assert_eq!(exceeded.poll_count() as usize, bodies(&connection).len());
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(clock.sleeps().iter().sum::<Duration>(), MINUTE);
}

#[tokio::test]
async fn an_incomplete_input_is_not_sent() {
    let connection = connection([]);
    let client = polled(&connection, &Clock::default());
    match client.wait_until_thing_ready().wait(MINUTE).await {
        Err(WaiterError::OperationFailed(failed)) => {
            assert!(matches!(failed.error(), SdkError::ConstructionFailure(_)), "{failed:?}");
        }
        other => panic!("{other:?}"),
    }
    assert!(bodies(&connection).is_empty());
}

#[tokio::test]
async fn the_user_agent_contains_the_waiter_feature() {
    let connection = connection([state("ACTIVE"), state("ACTIVE")]);
    let client = polled(&connection, &Clock::default());
    client.wait_until_thing_ready().id("a").wait(MINUTE).await.expect("success");
    client.check().id("a").send().await.expect("an output");
    // https://github.com/awslabs/aws-sdk-rust has `B` for the feature WAITER.
    let features =
        |agent: &str| agent.split(" m/").nth(1).map(|features| features.split(' ').next().map(str::to_owned));
    let agents: Vec<_> = connection
        .actual_requests()
        .map(|request| features(request.headers().get("x-amz-user-agent").expect("a user agent")).flatten())
        .map(|features| features.is_some_and(|features| features.split(',').any(|feature| feature == "B")))
        .collect();
    assert_eq!(agents, [true, false]);
}

/// The messages of the failure that a response leads to.
macro_rules! failure {
    ($wait:ident, $response:expr) => {{
        let connection = connection([$response]);
        let client = polled(&connection, &Clock::default());
        client.$wait().id("a").wait(MINUTE).await.expect_err("a failure")
    }};
}

fn explained(body: &str) -> http::Response<SdkBody> {
    response(200).map(|_| SdkBody::from(body))
}

#[tokio::test]
async fn a_failure_has_the_messages_that_its_acceptor_selects() {
    let error = failure!(
        wait_until_explained,
        explained(r#"{ "status": "FAILED", "owner": "a", "reason": "no space", "reasons": ["x"] }"#)
    );
    assert_eq!(error.failure_messages(), ["no space"]);
    // The second acceptor compares with the input.
    let causes = r#"{ "status": "PENDING", "owner": "a", "causes": [{ "name": "disk" }], "reason": "no space" }"#;
    assert_eq!(failure!(wait_until_explained, explained(causes)).failure_messages(), ["disk"]);
    let without = r#"{ "status": "PENDING", "owner": "a" }"#;
    assert_eq!(failure!(wait_until_explained, explained(without)).failure_messages(), ["a"]);
    let listed = r#"{ "status": "FAILED", "owner": "b", "reason": "none", "reasons": ["one", null, "two"] }"#;
    assert_eq!(failure!(wait_until_listed, explained(listed)).failure_messages(), ["one", "two"]);
    let causes = r#"{ "status": "FAILED", "owner": "b", "causes": [
        { "name": "disk", "state": "FAILED" }, { "name": "fan", "state": "ACTIVE" }, { "state": "FAILED" }
    ] }"#;
    assert_eq!(failure!(wait_until_listed_causes, explained(causes)).failure_messages(), ["disk"]);
}

#[tokio::test]
async fn a_failure_without_messages_has_none() {
    let error = failure!(wait_until_explained, explained(r#"{ "status": "FAILED", "owner": "b" }"#));
    assert!(error.failure_messages().is_empty());
    // An error has a message of its own, and no output.
    let error = failure!(wait_until_explained, self::error("GoneException", 400));
    assert!(matches!(error, WaiterError::FailureState(_)), "{error:?}");
    assert!(error.failure_messages().is_empty());
    let error = failure!(wait_until_explained, self::error("Unheard", 400));
    assert!(matches!(error, WaiterError::OperationFailed(_)), "{error:?}");
    assert!(error.failure_messages().is_empty());
}

#[tokio::test]
async fn messages_are_in_the_error_of_the_names_that_programs_for_aws_crates_use() {
    let error =
        failure!(wait_until_explained, explained(r#"{ "status": "FAILED", "owner": "b", "reason": "secret" }"#));
    assert_eq!(error.to_string(), "waiting failed");
    assert!(!format!("{error:?}").contains("Messages([\""), "{error:?}");
    let WaiterError::FailureState(failure) = error else { panic!("{error:?}") };
    assert_eq!(failure.failure_messages(), ["secret"]);
    let output = failure.into_final_poll().into_result().expect("an output");
    assert_eq!(output.failure_messages(), ["secret"]);
    assert_eq!(output.status, Some(State::Failed));
}
