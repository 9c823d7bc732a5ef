//! Endpoints that are refreshed while calls use the former ones.

use super::{Clock, config, discovered};
use crate::connection::response;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use futures_util::future::join_all;
use smithereens::config::{AsyncSleep, Sleep};
use smithereens::error::DisplayErrorContext;
use smithereens_checks_features::endpoint_discovery::Client;
use smithereens_checks_features::endpoint_discovery::config::Builder;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::Semaphore;

/// A service. It responds to `DescribeEndpoints` when a test lets it, and to other operations at once.
#[derive(Debug, Clone)]
struct Service(Arc<State>);

#[derive(Debug)]
struct State {
    /// The hosts of the requests so far. Requests for endpoints are `?`, and those that ended without a response also `!`.
    log: Mutex<Vec<String>>,
    /// The next responses to `DescribeEndpoints`: hosts, or `None` for a server that cannot be reached.
    endpoints: Mutex<Vec<Option<&'static str>>>,
    /// The number of responses to `DescribeEndpoints` that the test allows.
    allowed: Semaphore,
    /// The host that is not valid any more.
    invalid: Mutex<Option<&'static str>>,
}

impl State {
    fn log(&self, entry: &str) {
        self.log.lock().expect("no test has failed").push(entry.to_owned());
    }
}

/// A request for an endpoint that has no response yet.
struct Open(Option<Arc<State>>);

impl Drop for Open {
    fn drop(&mut self) {
        if let Some(state) = self.0.take() {
            state.log("!");
        }
    }
}

impl Service {
    fn new(endpoints: impl IntoIterator<Item = Option<&'static str>>) -> Self {
        let endpoints = Mutex::new(endpoints.into_iter().collect());
        let (log, invalid) = (Mutex::default(), Mutex::default());
        Self(Arc::new(State { log, endpoints, allowed: Semaphore::new(0), invalid }))
    }

    fn config(&self, clock: &Clock) -> Builder {
        let connector = SharedHttpConnector::new(self.clone());
        config(http_client_fn(move |_, _| connector.clone())).time_source(SharedTimeSource::new(clock.clone()))
    }

    fn client(&self, clock: &Clock) -> Client {
        Client::from_conf(self.config(clock).build())
    }

    fn allow(&self) {
        self.0.allowed.add_permits(1);
    }

    /// The requests so far, after tasks have done what they can.
    async fn log(&self) -> String {
        for _ in 0..1000 {
            tokio::task::yield_now().await;
        }
        self.0.log.lock().expect("no test has failed").join(" ")
    }
}

impl HttpConnector for Service {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let host = request.uri().split('/').nth(2).expect("a host").to_owned();
        let target = request.headers().get("x-amz-target").expect("the name of the operation");
        if !target.ends_with(".DescribeEndpoints") {
            self.0.log(&host);
            let is_invalid = *self.0.invalid.lock().expect("no test has failed") == Some(&host);
            let response = response(if is_invalid { 421 } else { 200 });
            return HttpConnectorFuture::ready(Ok(response.try_into().expect("a valid response")));
        }
        self.0.log("?");
        let mut open = Open(Some(self.0.clone()));
        HttpConnectorFuture::new(async move {
            let state = open.0.clone().expect("there is no response yet");
            state.allowed.acquire().await.expect("it is not closed").forget();
            open.0.take();
            match state.endpoints.lock().expect("no test has failed").remove(0) {
                Some(address) => Ok(discovered(address).try_into().expect("a valid response")),
                None => Err(ConnectorError::timeout("unreachable".into())),
            }
        })
    }
}

/// A client at the start, when its endpoint `a` is valid for ten minutes, with the next endpoints.
async fn client(next: impl IntoIterator<Item = Option<&'static str>>) -> (Client, Service, Clock) {
    let (service, clock) = (Service::new([Some("a")].into_iter().chain(next)), Clock::default());
    let client = service.client(&clock);
    service.allow();
    client.query().send().await.expect("success");
    assert_eq!(service.log().await, "? a");
    (client, service, clock)
}

async fn query(client: &Client) {
    client.query().send().await.expect("success");
}

#[tokio::test]
async fn calls_use_an_endpoint_while_it_is_refreshed() {
    let (client, service, clock) = client([Some("b")]).await;
    clock.set(480);
    query(&client).await;
    assert_eq!(service.log().await, "? a a", "it is valid for two minutes more");
    clock.set(481);
    query(&client).await;
    query(&client).await;
    assert_eq!(service.log().await, "? a a a a ?");
    query(&client).await;
    assert_eq!(service.log().await, "? a a a a ? a", "one request is in progress");
    service.allow();
    service.log().await;
    query(&client).await;
    clock.set(481 + 480);
    query(&client).await;
    assert_eq!(service.log().await, "? a a a a ? a b b", "the new endpoint is valid for ten minutes");
}

#[tokio::test]
async fn calls_after_the_expiry_wait_for_the_refresh_that_is_in_progress() {
    let (client, service, clock) = client([Some("b")]).await;
    clock.set(599);
    query(&client).await;
    assert_eq!(service.log().await, "? a a ?");
    clock.set(600);
    let late = tokio::spawn(async move { query(&client).await });
    assert_eq!(service.log().await, "? a a ?");
    service.allow();
    late.await.expect("success");
    assert_eq!(service.log().await, "? a a ? b");
}

#[tokio::test]
async fn calls_that_need_the_same_endpoint_share_one_request() {
    let (service, clock) = (Service::new([Some("a")]), Clock::default());
    let client = service.client(&clock);
    let calls = tokio::spawn(async move { join_all((0..5).map(|_| query(&client))).await });
    assert_eq!(service.log().await, "?");
    service.allow();
    calls.await.expect("success");
    assert_eq!(service.log().await, "? a a a a a");
}

#[tokio::test]
async fn calls_that_need_the_same_endpoint_share_the_error() {
    let (service, clock) = (Service::new([None]), Clock::default());
    let client = service.client(&clock);
    let calls = tokio::spawn(async move { join_all((0..5).map(|_| client.query().send())).await });
    assert_eq!(service.log().await, "?");
    service.allow();
    for result in calls.await.expect("the task ends") {
        let error = DisplayErrorContext(result.expect_err("there is no endpoint")).to_string();
        assert!(error.contains("endpoint discovery failed: ") && error.contains("unreachable"), "{error}");
    }
    assert_eq!(service.log().await, "?");
}

#[tokio::test]
async fn a_call_that_stops_to_wait_leaves_the_request_to_the_others() {
    let (service, clock) = (Service::new([Some("a")]), Clock::default());
    let client = service.client(&clock);
    let [first, second] = [client.clone(), client].map(|client| tokio::spawn(async move { query(&client).await }));
    assert_eq!(service.log().await, "?");
    first.abort();
    assert_eq!(service.log().await, "? ! ?");
    service.allow();
    second.await.expect("success");
    assert_eq!(service.log().await, "? ! ? a");
}

#[tokio::test]
async fn a_refresh_that_fails_pauses_for_a_minute() {
    let (client, service, clock) = client([None, None, Some("b")]).await;
    service.allow();
    clock.set(540);
    query(&client).await;
    assert_eq!(service.log().await, "? a a ?");
    clock.set(599);
    query(&client).await;
    assert_eq!(service.log().await, "? a a ? a", "a refresh failed a minute ago");
    service.allow();
    clock.set(600);
    query(&client).await;
    assert_eq!(service.log().await, "? a a ? a a ?", "it has expired, and stays in use");
    clock.set(659);
    query(&client).await;
    assert_eq!(service.log().await, "? a a ? a a ? a");
    clock.set(660);
    query(&client).await;
    assert_eq!(service.log().await, "? a a ? a a ? a a ?");
    service.allow();
    service.log().await;
    query(&client).await;
    assert_eq!(service.log().await, "? a a ? a a ? a a ? b");
}

#[tokio::test]
async fn an_endpoint_that_is_rejected_is_replaced_by_the_refresh_that_is_in_progress() {
    let (client, service, clock) = client([Some("b")]).await;
    clock.set(500);
    query(&client).await;
    assert_eq!(service.log().await, "? a a ?");
    *service.0.invalid.lock().expect("no test has failed") = Some("a");
    let rejected = tokio::spawn(async move { query(&client).await });
    assert_eq!(service.log().await, "? a a ? a");
    service.allow();
    rejected.await.expect("success");
    assert_eq!(service.log().await, "? a a ? a b");
}

#[tokio::test]
async fn a_refresh_ends_with_the_client() {
    let (client, service, clock) = client([Some("b")]).await;
    clock.set(500);
    let clone = client.clone();
    query(&client).await;
    drop(client);
    assert_eq!(service.log().await, "? a a ?", "there is another clone");
    drop(clone);
    assert_eq!(service.log().await, "? a a ? !");
    assert_eq!(Arc::strong_count(&service.0), 1, "nothing refers to the connection");
}

#[tokio::test(start_paused = true)]
async fn a_refresh_without_a_response_ends_after_a_minute() {
    let (client, service, clock) = client([Some("b")]).await;
    clock.set(500);
    query(&client).await;
    tokio::time::sleep(Duration::from_secs(59)).await;
    assert_eq!(service.log().await, "? a a ?");
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(service.log().await, "? a a ? !");
    query(&client).await;
    assert_eq!(service.log().await, "? a a ? ! a", "discovery pauses");
}

/// Sleeps forever: no timeout ends a call.
#[derive(Debug)]
struct NoTimers;

impl AsyncSleep for NoTimers {
    fn sleep(&self, _duration: Duration) -> Sleep {
        Sleep::new(std::future::pending())
    }
}

/// Without a runtime of tokio there are no tasks, so the first call after the expiry waits.
#[test]
fn calls_without_tasks_refresh_an_endpoint_after_it_expired() {
    let (service, clock) = (Service::new([Some("a"), Some("b")]), Clock::default());
    let client = Client::from_conf(service.config(&clock).sleep_impl(NoTimers).build());
    service.allow();
    service.allow();
    let calls = async {
        for seconds in [0, 500, 600] {
            clock.set(seconds);
            query(&client).await;
        }
    };
    futures_util::pin_mut!(calls);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    while calls.as_mut().poll(&mut context).is_pending() {}
    assert_eq!(*service.0.log.lock().expect("no test has failed"), ["?", "a", "a", "?", "b"]);
}
