//! Operations that poll. The cases are those that AWS's crate for SQS is tested with.

use crate::connection::{URL, connection, response};
use aws_smithy_async::test_util::instant_time_and_sleep;
use aws_smithy_http_client::test_util::StaticReplayClient;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::retry::RetrySpec;
use smithereens::config::StalledStreamProtectionConfig;
use smithereens_checks_features::long_polling::config::retry::{RetryConfig, RetryPartition, TokenBucket};
use smithereens_checks_features::long_polling::{Client, Config};
use std::time::{Duration, SystemTime};

const TRANSIENT: (u16, &str) = (500, "InternalError");
const THROTTLED: (u16, &str) = (400, "Throttling");
const PERMANENT: (u16, &str) = (404, "QueueDoesNotExist");

#[derive(Debug, Clone, Copy)]
enum Operation {
    ReceiveMessage,
    Poll,
    Send,
}

/// Calls an operation with this number of tokens for retries, and at most two attempts. The call fails with these errors, and
/// then succeeds. Returns the number of requests, and the time that the call waited.
async fn call(
    operation: Operation,
    spec: RetrySpec,
    tokens: Option<usize>,
    errors: &[(u16, &str)],
) -> (usize, Duration) {
    let error = |(status, code): &(u16, &str)| {
        let body = SdkBody::from(format!("{{\"__type\":\"{code}\",\"message\":\"no\"}}"));
        http::Response::builder().status(*status).body(body).expect("a valid response")
    };
    let connection: StaticReplayClient = connection(errors.iter().map(error).chain([response(200)]));
    let (time, sleep) = instant_time_and_sleep(SystemTime::UNIX_EPOCH);
    let name = format!("{operation:?} {tokens:?} {errors:?} {spec:?}");
    let partition = match tokens {
        Some(tokens) => RetryPartition::custom(name).token_bucket(TokenBucket::new(tokens)).build(),
        None => RetryPartition::new(name),
    };
    let config = Config::builder().endpoint_url(URL).http_client(connection.clone());
    let config = config.retry_config(RetryConfig::standard().with_retry_spec(spec).with_max_attempts(2));
    let config = config.retry_partition(partition).time_source(time).sleep_impl(sleep.clone());
    let config = config.stalled_stream_protection(StalledStreamProtectionConfig::disabled());
    let client = Client::from_conf(config.build());
    // The requests and the time show what happened.
    match operation {
        Operation::ReceiveMessage => drop(client.receive_message().send().await),
        Operation::Poll => drop(client.poll().send().await),
        Operation::Send => drop(client.send().send().await),
    }
    (connection.actual_requests().count(), sleep.total_duration())
}

/// Whether a call waited at most this long, but not zero time. Delays are random.
fn is_delay(waited: Duration, longest: Duration) -> bool {
    waited > Duration::ZERO && waited <= longest
}

const TRANSIENT_DELAY: Duration = Duration::from_millis(50);
const THROTTLED_DELAY: Duration = Duration::from_secs(1);

#[tokio::test]
async fn a_poll_waits_before_it_fails_because_the_quota_is_used_up() {
    for operation in [Operation::ReceiveMessage, Operation::Poll] {
        for (error, delay) in [(TRANSIENT, TRANSIENT_DELAY), (THROTTLED, THROTTLED_DELAY)] {
            let (requests, waited) = call(operation, RetrySpec::v2_1(), Some(0), &[error]).await;
            assert_eq!(requests, 1);
            assert!(is_delay(waited, delay), "{operation:?} {error:?}: {waited:?}");
        }
    }
}

#[tokio::test]
async fn other_calls_and_polls_by_older_rules_fail_at_once() {
    assert_eq!(call(Operation::Send, RetrySpec::v2_1(), Some(0), &[TRANSIENT]).await, (1, Duration::ZERO));
    assert_eq!(call(Operation::Poll, RetrySpec::v2_0(), Some(0), &[TRANSIENT]).await, (1, Duration::ZERO));
}

#[tokio::test]
async fn a_poll_waits_only_between_attempts_if_there_is_quota() {
    for operation in [Operation::ReceiveMessage, Operation::Poll] {
        for errors in [&[TRANSIENT][..], &[TRANSIENT, TRANSIENT]] {
            let (requests, waited) = call(operation, RetrySpec::v2_1(), None, errors).await;
            assert_eq!(requests, 2);
            assert!(is_delay(waited, TRANSIENT_DELAY), "{operation:?} {errors:?}: {waited:?}");
        }
        assert_eq!(call(operation, RetrySpec::v2_1(), None, &[PERMANENT]).await, (1, Duration::ZERO));
    }
}
