//! Endpoint discovery: the endpoint of a client, and when a new one is requested.

use crate::connection::{bodies, connection, response};
use aws_smithy_http_client::test_util::StaticReplayClient;
use aws_smithy_types::body::SdkBody;
use smithereens::config::{AsyncSleep, Credentials, Region, Sleep, TimeSource};
use smithereens_checks_features::timestream::endpoint_discovery::ReloadEndpoint;
use smithereens_checks_features::timestream::error::{BoxError, DisplayErrorContext};
use smithereens_checks_features::timestream::{Client, Config};
use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};
use tokio::sync::Semaphore;

/// The time that a task that reloads endpoints sleeps.
const MINUTE: Duration = Duration::from_secs(60);

/// A clock that a test advances, and the tasks that sleep for a minute until it does.
#[derive(Debug, Clone)]
struct Clock {
    now: Arc<Mutex<SystemTime>>,
    asleep: Arc<Semaphore>,
    awake: Arc<Semaphore>,
}

impl Clock {
    fn new() -> Self {
        let now = Arc::new(Mutex::new(SystemTime::UNIX_EPOCH + Duration::from_secs(1_715_949_045)));
        Self { now, asleep: Arc::new(Semaphore::new(0)), awake: Arc::new(Semaphore::new(0)) }
    }

    /// Waits until a task sleeps.
    async fn sleeper(&self) {
        self.asleep.acquire().await.expect("it is not closed").forget();
    }

    /// Advances the clock by this many seconds, and wakes the sleeping task.
    fn wake(&self, seconds: u64) {
        *self.now.lock().expect("no test has failed") += Duration::from_secs(seconds);
        self.awake.add_permits(1);
    }
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        *self.now.lock().expect("no test has failed")
    }
}

impl AsyncSleep for Clock {
    fn sleep(&self, duration: Duration) -> Sleep {
        let clock = self.clone();
        Sleep::new(async move {
            // Other sleeps are timeouts.
            if duration != MINUTE {
                pending::<()>().await;
            }
            clock.asleep.add_permits(1);
            clock.awake.acquire().await.expect("it is not closed").forget();
        })
    }
}

/// A response with these endpoints, each with its cache period in minutes.
fn endpoints(endpoints: &[(&str, i64)]) -> http::Response<SdkBody> {
    let endpoint = |(address, minutes): &(&str, i64)| {
        format!("{{\"Address\":\"{address}\",\"CachePeriodInMinutes\":{minutes},\"Extra\":[]}}")
    };
    let endpoints: Vec<String> = endpoints.iter().map(endpoint).collect();
    http::Response::new(SdkBody::from(format!("{{\"Endpoints\":[{}]}}", endpoints.join(","))))
}

fn refused() -> http::Response<SdkBody> {
    let body = SdkBody::from("{\"__type\":\"AccessDeniedException\",\"message\":\"not yours\"}");
    http::Response::builder().status(400).body(body).expect("a valid response")
}

async fn discover(connection: &StaticReplayClient, clock: &Clock) -> Result<(Client, ReloadEndpoint), BoxError> {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
    let config = Config::builder().region(Region::new("us-east-1")).credentials_provider(credentials);
    let config = config.http_client(connection.clone()).time_source(clock.clone()).sleep_impl(clock.clone());
    Client::from_conf(config.build()).with_endpoint_discovery_enabled().await
}

fn uris(connection: &StaticReplayClient) -> Vec<String> {
    connection.actual_requests().map(|request| request.uri().to_owned()).collect()
}

fn headers(connection: &StaticReplayClient, name: &str) -> Vec<String> {
    let requests = connection.actual_requests();
    requests.map(|request| request.headers().get(name).unwrap_or_default().to_owned()).collect()
}

const RULES: &str = "https://query.timestream.us-east-1.amazonaws.com/";

#[tokio::test]
async fn requests_go_to_the_endpoint_that_the_service_names() {
    let named = endpoints(&[("cell1.timestream.example", 10), ("cell2.timestream.example", 10)]);
    let connection = connection([named, response(200), response(200)]);
    let (client, _reload) = discover(&connection, &Clock::new()).await.expect("an endpoint");
    client.query().send().await.expect("success");
    client.clone().query().send().await.expect("success");
    let discovered = "https://cell1.timestream.example/";
    assert_eq!(uris(&connection), [RULES, discovered, discovered]);
    assert_eq!(bodies(&connection)[0], "{}");
    assert_eq!(headers(&connection, "content-type")[0], "application/x-amz-json-1.0");
    let query = "Timestream_20181101.Query";
    assert_eq!(headers(&connection, "x-amz-target"), ["Timestream_20181101.DescribeEndpoints", query, query]);
    for authorization in headers(&connection, "authorization") {
        assert!(authorization.contains("/us-east-1/timestream/aws4_request"), "{authorization}");
    }
}

#[tokio::test]
async fn a_new_endpoint_is_requested_two_minutes_before_expiry() {
    let (first, second) = (endpoints(&[("cell1.example", 10)]), endpoints(&[("cell2.example", 10)]));
    let (connection, clock) = (connection([first, second, response(200)]), Clock::new());
    let (client, reload) = discover(&connection, &clock).await.expect("an endpoint");
    let task = tokio::spawn(reload.reload_task());
    clock.sleeper().await;
    clock.wake(480);
    clock.sleeper().await;
    assert_eq!(uris(&connection), [RULES]);
    clock.wake(1);
    clock.sleeper().await;
    client.query().send().await.expect("success");
    assert_eq!(uris(&connection), [RULES, RULES, "https://cell2.example/"]);
    drop(client);
    clock.wake(1);
    task.await.expect("the task ends with the client");
}

#[tokio::test]
async fn the_endpoint_is_kept_if_discovery_fails() {
    let connection = connection([endpoints(&[("cell1.example", 10)]), refused(), response(200)]);
    let (client, reload) = discover(&connection, &Clock::new()).await.expect("an endpoint");
    reload.reload_once().await;
    client.query().send().await.expect("success");
    assert_eq!(uris(&connection), [RULES, RULES, "https://cell1.example/"]);
}

#[tokio::test]
async fn discovery_errors_are_returned() {
    for (response, message) in [
        (refused(), "AccessDeniedException"),
        (endpoints(&[]), "the response contains no endpoint"),
        (http::Response::new(SdkBody::from("{\"Endpoints\":[{}]}")), "an endpoint in the response is incomplete"),
        (endpoints(&[("cell1.example/path", 10)]), "the service returned an invalid endpoint, `cell1.example/path`: "),
        (endpoints(&[("", 10)]), "the service returned an invalid endpoint, ``: "),
        (endpoints(&[("cell1.example", -1)]), "invalid cache period: -1 minutes"),
        (endpoints(&[("cell1.example", i64::MAX)]), "invalid cache period: 9223372036854775807 minutes"),
        (endpoints(&[("cell1.example", i64::MAX / 60)]), "invalid cache period: 153722867280912930 minutes"),
    ] {
        let error = discover(&connection([response]), &Clock::new()).await.expect_err("no endpoint");
        let error = DisplayErrorContext(&*error).to_string();
        assert!(error.contains(message), "{message}: {error}");
    }
}
