use super::clients;
use super::report::outcome;
use super::scenario::{Scenario, scenario};
use super::server::{Reaction, Server};
use aws_config::BehaviorVersion;
use aws_sdk_apigateway::config::retry::RetryConfig;
use aws_sdk_apigateway::config::{Builder, Region};
use aws_sdk_dynamodb::config::{AsyncSleep, SharedAsyncSleep, Sleep};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub(crate) const SCENARIOS: [Scenario; 8] = [
    scenario!(missing_members),
    scenario!(missing_members_of_a_structure),
    scenario!(no_behavior_version),
    scenario!(no_http_client),
    scenario!(read_back),
    scenario!(invalid_bucket),
    scenario!(delays_between_attempts),
    scenario!(delays_between_attempts_of_dynamodb),
];

/// Prints the panic of creating a client, if any.
fn made<T>(make: impl FnOnce() -> T) {
    std::panic::set_hook(Box::new(|_| {}));
    match catch_unwind(AssertUnwindSafe(make)) {
        Ok(_) => println!("made"),
        Err(panic) => println!(
            "panicked: {:?}",
            panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied())
        ),
    }
}

async fn missing_members() {
    let server = Server::start([Reaction::json(200, "{}")]);
    let client = clients::apigateway(&server).await;
    outcome(&server, &client.get_api_key().send().await);
    outcome(&server, &client.get_api_key().api_key("").send().await);
    outcome(&server, &client.create_rest_api().send().await);
    let client = clients::dynamodb(&server).await;
    outcome(&server, &client.get_item().send().await);
    let client = clients::s3(&server).await;
    outcome(&server, &client.get_object().bucket("b").send().await);
    outcome(&server, &client.get_object().key("k").send().await);
    println!("requests: {}", server.requests().iter().filter(|request| request.line.contains("b/k")).count());
}

async fn missing_members_of_a_structure() {
    println!("{:?}", aws_sdk_dynamodb::types::AttributeDefinition::builder().build());
    println!("{:?}", aws_sdk_dynamodb::types::KeySchemaElement::builder().attribute_name("a").build());
    println!("{:?}", aws_sdk_s3::types::Tag::builder().key("k").build().map_err(|error| error.to_string()));
    println!("{:?}", aws_sdk_dynamodb::operation::get_item::GetItemInput::builder().build());
}

async fn no_behavior_version() {
    made(|| aws_sdk_apigateway::Client::from_conf(Builder::new().region(Region::new("eu-west-1")).build()));
}

async fn no_http_client() {
    // The configuration of `aws-config` has one by default.
    let shared = aws_config::SdkConfig::builder().behavior_version(BehaviorVersion::latest()).build();
    made(|| aws_sdk_apigateway::Client::new(&shared));
}

async fn read_back() {
    let config = Builder::new()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .retry_config(RetryConfig::standard().with_max_attempts(7))
        .endpoint_url("http://localhost:1")
        .build();
    let client = aws_sdk_apigateway::Client::from_conf(config.to_builder().region(Region::new("eu-west-2")).build());
    println!("{:?}", client.config().region());
    println!("{:?}", client.config().retry_config().map(RetryConfig::max_attempts));
    println!("{:?}", config.region());
    println!("{:?}, {:?}", client.config().timeout_config(), client.config().app_name());
    println!("{:?}", client.config().stalled_stream_protection().is_some());
    println!(
        "{:?}",
        (
            client.config().http_client().is_some(),
            client.config().sleep_impl().is_some(),
            client.config().time_source().is_some()
        )
    );
    println!("{:?}", client.config().retry_partition().is_some());
    fn shared<T: Clone + std::fmt::Debug + Send + Sync + 'static>(_: &T) {}
    shared(&client);
    shared(client.config());
}

async fn invalid_bucket() {
    let server = Server::start([Reaction::xml(200, "")]);
    let client = clients::s3(&server).await;
    outcome(&server, &client.head_bucket().bucket("Not A Bucket").send().await);
    outcome(&server, &client.head_bucket().bucket("").send().await);
    outcome(&server, &client.head_bucket().bucket("arn:aws:s3:eu-west-1:123456789012:nothing").send().await);
}

/// Records durations instead of sleeping.
#[derive(Clone, Debug, Default)]
struct Delays(Arc<Mutex<Vec<Duration>>>);

impl AsyncSleep for Delays {
    fn sleep(&self, duration: Duration) -> Sleep {
        // Longer durations are those of timeouts.
        if duration < Duration::from_secs(3) {
            self.0.lock().expect("no thread panics with it").push(duration);
            return Sleep::new(async {});
        }
        Sleep::new(std::future::pending())
    }
}

/// Prints whether all delays, which are random, are in the range for a first delay of at most 25 ms or 50 ms.
fn print(delays: &Delays) {
    let delays = delays.0.lock().expect("no thread panics with it");
    let all_below = |first: u64| {
        let bound = |number: usize| Duration::from_millis(first << number);
        delays.iter().enumerate().all(|(number, delay)| *delay <= bound(number))
    };
    println!("delays: {}, of at most 50 ms at first: {}", delays.len(), all_below(50));
}

async fn delays(spec: Option<aws_smithy_types::retry::RetrySpec>, dynamodb: bool) {
    let server = Server::start([Reaction::json(500, "")]);
    let delays = Delays::default();
    let retries = spec.map_or(RetryConfig::standard(), |spec| RetryConfig::standard().with_retry_spec(spec));
    let shared = clients::shared(&server).await.into_builder().retry_config(retries);
    // It would poll its streams without a pause.
    let protection = aws_config::stalled_stream_protection::StalledStreamProtectionConfig::disabled();
    let shared = shared.stalled_stream_protection(protection).sleep_impl(SharedAsyncSleep::new(delays.clone())).build();
    if dynamodb {
        outcome(&server, &aws_sdk_dynamodb::Client::new(&shared).list_tables().send().await);
    } else {
        outcome(&server, &aws_sdk_apigateway::Client::new(&shared).get_api_keys().send().await);
    }
    super::report::attempts(&server);
    print(&delays);
}

async fn delays_between_attempts() {
    delays(None, false).await;
    delays(Some(aws_smithy_types::retry::RetrySpec::v2_1()), false).await;
}

async fn delays_between_attempts_of_dynamodb() {
    delays(None, true).await;
    delays(Some(aws_smithy_types::retry::RetrySpec::v2_1()), true).await;
}
