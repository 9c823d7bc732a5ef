use super::report::outcome;
use super::scenario::{Scenario, scenario};
use super::server::{Reaction, Server};
use aws_sdk_s3::operation::get_object::{GetObjectError, GetObjectOutput};
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::error::NoSuchKey;
use aws_smithy_mocks::{RuleMode, mock, mock_client};

pub(crate) const SCENARIOS: [Scenario; 5] = [
    scenario!(mocked_output),
    scenario!(mocked_errors_in_sequence),
    scenario!(mocked_responses_to_what_matches),
    scenario!(mocked_retries),
    scenario!(mocked_without_a_match),
];

async fn get(client: &aws_sdk_s3::Client, key: &str) {
    let server = Server::start([Reaction::Silence]);
    let result = client.get_object().bucket("b").key(key).send().await;
    outcome(&server, &result);
    if let Ok(output) = result {
        println!("body: {:?}", output.body.collect().await.expect("bytes").into_bytes());
    }
}

fn hello() -> GetObjectOutput {
    GetObjectOutput::builder().content_type("text/plain").body(ByteStream::from_static(b"hello")).build()
}

async fn mocked_output() {
    let rule = mock!(aws_sdk_s3::Client::get_object).then_output(hello);
    let client = mock_client!(aws_sdk_s3, [&rule]);
    get(&client, "k").await;
    println!("calls: {}", rule.num_calls());
}

async fn mocked_errors_in_sequence() {
    let missing = || GetObjectError::NoSuchKey(NoSuchKey::builder().message("gone").build());
    let first = mock!(aws_sdk_s3::Client::get_object).then_error(missing);
    let second = mock!(aws_sdk_s3::Client::get_object).then_output(hello);
    let client = mock_client!(aws_sdk_s3, RuleMode::Sequential, [&first, &second]);
    get(&client, "k").await;
    get(&client, "k").await;
    println!("calls: {}, {}", first.num_calls(), second.num_calls());
}

async fn mocked_responses_to_what_matches() {
    let one =
        mock!(aws_sdk_s3::Client::get_object).match_requests(|input| input.key() == Some("one")).then_output(hello);
    let two = mock!(aws_sdk_s3::Client::get_object)
        .match_requests(|input| input.key() == Some("two"))
        .then_http_response(|| {
            aws_sdk_s3::config::http::HttpResponse::new(
                403.try_into().expect("a status"),
                "<Error><Code>AccessDenied</Code></Error>".into(),
            )
        });
    let client = mock_client!(aws_sdk_s3, RuleMode::MatchAny, [&one, &two]);
    for key in ["two", "one", "two"] {
        get(&client, key).await;
    }
    println!("calls: {}, {}", one.num_calls(), two.num_calls());
}

async fn mocked_retries() {
    let rule = mock!(aws_sdk_s3::Client::get_object).sequence().http_status(503, None).times(2).output(hello).build();
    let client = mock_client!(aws_sdk_s3, RuleMode::Sequential, [&rule], |config| {
        config.retry_config(super::clients::hasty())
    });
    get(&client, "k").await;
    println!("calls: {}", rule.num_calls());
}

async fn mocked_without_a_match() {
    let rule = mock!(aws_sdk_s3::Client::head_object)
        .then_output(|| aws_sdk_s3::operation::head_object::HeadObjectOutput::builder().build());
    let client = mock_client!(aws_sdk_s3, RuleMode::MatchAny, [&rule]);
    let call = tokio::spawn(async move { get(&client, "k").await });
    println!("panicked: {}", call.await.is_err());
}
