//! Endpoints that a client asks the service for. The hosts of requests are compared with those of botocore, which `record.py`
//! writes to `expected.json`.

mod refresh;

use crate::connection::{bodies, connection, response};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_http_client::test_util::StaticReplayClient;
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use serde_json::{Map, Value};
use smithereens::config::{Credentials, HttpClient, Region, SdkConfig, SharedCredentialsProvider, TimeSource};
use smithereens_checks_features::endpoint_discovery::config::Builder;
use smithereens_checks_features::endpoint_discovery::config::retry::RetryConfig;
use smithereens_checks_features::endpoint_discovery::config::timeout::TimeoutConfig;
use smithereens_checks_features::endpoint_discovery::{Client, Config};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

/// A clock that a test sets to so many seconds after the start.
#[derive(Debug, Clone, Default)]
struct Clock(Arc<Mutex<u64>>);

impl Clock {
    fn set(&self, seconds: u64) {
        *self.0.lock().expect("no test has failed") = seconds;
    }
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        let seconds = *self.0.lock().expect("no test has failed");
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_715_949_045 + seconds)
    }
}

/// A connection that returns these responses in their order, and fails where there is none.
#[derive(Debug, Clone)]
struct Connection {
    responses: Arc<Mutex<Vec<Option<http::Response<SdkBody>>>>>,
    hosts: Arc<Mutex<Vec<String>>>,
}

impl HttpConnector for Connection {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let host = request.uri().split('/').nth(2).expect("a host").to_owned();
        self.hosts.lock().expect("no test has failed").push(host);
        HttpConnectorFuture::ready(match self.responses.lock().expect("no test has failed").remove(0) {
            Some(response) => Ok(response.try_into().expect("a valid response")),
            None => Err(ConnectorError::timeout("unreachable".into())),
        })
    }
}

fn config(client: impl HttpClient + 'static) -> Builder {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
    let config = Config::builder().region(Region::new("us-east-1")).credentials_provider(credentials);
    config.retry_config(RetryConfig::disabled()).http_client(client)
}

fn discovered(address: &str) -> http::Response<SdkBody> {
    let body = format!("{{\"Endpoints\":[{{\"Address\":\"{address}\",\"CachePeriodInMinutes\":10}}]}}");
    http::Response::new(SdkBody::from(body))
}

/// The responses of a case. One of status 0 stands for a server that cannot be reached.
fn responses(case: &Value) -> Vec<Option<http::Response<SdkBody>>> {
    let recorded = case["responses"].as_array().expect("responses").iter();
    recorded
        .map(|recorded| {
            let status = recorded[0].as_u64().and_then(|status| u16::try_from(status).ok()).expect("a status");
            let body = SdkBody::from(recorded[1].as_str().expect("a body"));
            let response = http::Response::builder().status(status.max(100)).body(body);
            (status > 0).then(|| response.expect("a valid response"))
        })
        .collect()
}

#[tokio::test]
async fn requests_go_to_the_same_hosts_as_those_of_botocore() {
    let cases: Map<String, Value> = serde_json::from_str(include_str!("expected.json")).expect("JSON");
    assert!(cases.len() > 10);
    for (name, case) in cases {
        let connection = Connection { responses: Arc::new(Mutex::new(responses(&case))), hosts: Arc::default() };
        let connector = SharedHttpConnector::new(connection.clone());
        let clock = Clock::default();
        let mut config = config(http_client_fn(move |_, _| connector.clone()));
        config.set_endpoint_discovery_enabled(case["enabled"].as_bool());
        let client = Client::from_conf(config.time_source(SharedTimeSource::new(clock.clone())).build());
        let mut succeeds = Vec::new();
        for minute in case["minutes"].as_array().expect("minutes") {
            clock.set(minute.as_u64().expect("a minute") * 60);
            succeeds.push(match case["required"] == true {
                true => client.query().send().await.is_ok(),
                false => client.list_tables().send().await.is_ok(),
            });
        }
        let hosts = connection.hosts.lock().expect("no test has failed");
        let host = |host: &String| if host.ends_with(".example.com") { host.clone() } else { "rules".to_owned() };
        let hosts: Vec<String> = hosts.iter().map(host).collect();
        let expected: Vec<String> = serde_json::from_value(case["hosts"].clone()).expect("hosts");
        let expected_results: Vec<bool> = serde_json::from_value(case["succeeds"].clone()).expect("results");
        assert_eq!((hosts, succeeds), (expected, expected_results), "{name}");
    }
}

fn uris(connection: &StaticReplayClient) -> Vec<String> {
    connection.actual_requests().map(|request| request.uri().to_owned()).collect()
}

#[tokio::test]
async fn each_identifier_has_an_endpoint_of_its_own() {
    let responses = [discovered("a.example"), response(200), discovered("b.example"), response(200), response(200)];
    let connection = connection(responses);
    let client = Client::from_conf(config(connection.clone()).build());
    for shard in ["a", "b", "a"] {
        client.get_shard().shard(shard).other("x").send().await.expect("success");
    }
    let rules = "https://tables.us-east-1.amazonaws.com/";
    let [a, b] = ["https://a.example/", "https://b.example/"];
    assert_eq!(uris(&connection), [rules, a, rules, b, a]);
    let asked = &bodies(&connection)[0];
    let asked: Value = serde_json::from_str(asked).expect("JSON");
    assert_eq!(asked, serde_json::json!({ "Operation": "GetShard", "Identifiers": { "Shard": "a" } }));
}

#[tokio::test]
async fn other_credentials_and_regions_have_an_endpoint_of_their_own() {
    let done = || response(200);
    let connection = connection([
        discovered("a.example"),
        done(),
        discovered("b.example"),
        done(),
        discovered("c.example"),
        done(),
        done(),
    ]);
    let client = Client::from_conf(config(connection.clone()).build());
    client.query().send().await.expect("success");
    let credentials = Credentials::new("AKIDOTHER", "secret", None, None, "test");
    let other = Config::builder().credentials_provider(credentials);
    client.query().customize().config_override(other).send().await.expect("success");
    let elsewhere = Config::builder().region(Region::new("eu-west-1"));
    client.query().customize().config_override(elsewhere).send().await.expect("success");
    client.query().send().await.expect("success");
    let [rules, elsewhere] = ["us-east-1", "eu-west-1"].map(|r| format!("https://tables.{r}.amazonaws.com/"));
    let [a, b, c] = ["a", "b", "c"].map(|host| format!("https://{host}.example/"));
    assert_eq!(uris(&connection), [&*rules, &a, &rules, &b, &elsewhere, &c, &a]);
    let scope = |request: &HttpRequest| {
        let authorization = request.headers().get("authorization").expect("a signature");
        let scope: Vec<&str> = authorization.split(['=', '/', ',']).collect();
        format!("{} {}", scope[1], scope[3])
    };
    let scopes: Vec<String> = connection.actual_requests().map(scope).collect();
    let (own, other, elsewhere) = ("AKIDEXAMPLE us-east-1", "AKIDOTHER us-east-1", "AKIDEXAMPLE eu-west-1");
    assert_eq!(scopes, [own, own, other, other, elsewhere, elsewhere, own]);
}

#[tokio::test]
async fn an_endpoint_url_takes_precedence() {
    let connection = connection([response(200)]);
    let config = config(connection.clone()).endpoint_url("http://localhost:1").endpoint_discovery_enabled(true);
    Client::from_conf(config.build()).query().send().await.expect("success");
    assert_eq!(uris(&connection), ["http://localhost:1/"]);
}

/// What the environment says.
#[derive(Debug)]
struct Environment(&'static str);

impl LoadServiceConfig for Environment {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let known = (key.service_id(), key.env(), key.profile());
        let enabled = ("Tables", "AWS_ENABLE_ENDPOINT_DISCOVERY", "endpoint_discovery_enabled");
        (known == enabled).then(|| self.0.to_owned())
    }
}

#[tokio::test]
async fn the_environment_enables_discovery() {
    for (text, asks) in [("TRUE", true), ("false", false), ("auto", false), ("maybe", false)] {
        let connection = connection([discovered("a.example"), response(200)]);
        let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
        let shared = SdkConfig::builder().region(Region::new("us-east-1")).service_config(Environment(text));
        let shared = shared.credentials_provider(SharedCredentialsProvider::new(credentials));
        let client = Client::new(&shared.http_client(connection.clone()).build());
        client.list_tables().send().await.expect("success");
        assert_eq!(uris(&connection).len(), if asks { 2 } else { 1 }, "{text}");
    }
}

/// A connection on which `DescribeEndpoints` never gets a response.
#[derive(Debug, Clone, Default)]
struct Silent(Arc<Mutex<Vec<String>>>);

impl HttpConnector for Silent {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let target = request.headers().get("x-amz-target").expect("the name of the operation");
        let operation = target.rsplit('.').next().expect("a name").to_owned();
        let is_discovery = operation == "DescribeEndpoints";
        self.0.lock().expect("no test has failed").push(operation);
        match is_discovery {
            true => HttpConnectorFuture::new(std::future::pending()),
            false => HttpConnectorFuture::ready(Ok(response(200).try_into().expect("a valid response"))),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_without_a_response_to_discovery_goes_to_another_endpoint() {
    let connection = Silent::default();
    let connector = SharedHttpConnector::new(connection.clone());
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_secs(5)).build();
    let config = config(http_client_fn(move |_, _| connector.clone())).endpoint_discovery_enabled(true);
    let config = config.retry_config(RetryConfig::standard().with_max_attempts(2)).timeout_config(timeouts);
    let client = Client::from_conf(config.build());
    client.list_tables().send().await.expect("the second attempt succeeds");
    client.list_tables().send().await.expect("discovery pauses");
    let operations = connection.0.lock().expect("no test has failed");
    assert_eq!(*operations, ["DescribeEndpoints", "ListTables", "ListTables"]);
}

#[tokio::test]
async fn a_call_overrides_the_http_client_and_the_endpoint_of_discovery() {
    let unused = connection([]);
    let own = connection([discovered("a.example"), response(200)]);
    let client = Client::from_conf(config(unused.clone()).build());
    let overrides = Config::builder().http_client(own.clone());
    client.query().customize().config_override(overrides).send().await.expect("success");
    assert_eq!(uris(&own), ["https://tables.us-east-1.amazonaws.com/", "https://a.example/"]);
    let own = connection([response(200)]);
    let overrides = Config::builder().http_client(own.clone()).endpoint_url("http://localhost:1");
    client.query().customize().config_override(overrides).send().await.expect("success");
    assert_eq!(uris(&own), ["http://localhost:1/"]);
    assert_eq!(uris(&unused).len(), 0);
}
