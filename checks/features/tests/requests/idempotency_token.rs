use crate::connection::{URL, bodies, connection, response};
use aws_smithy_http_client::test_util::StaticReplayClient;
use serde_json::Value;
use smithereens_checks_features::idempotency_token::config::retry::RetryConfig;
use smithereens_checks_features::idempotency_token::config::{Builder, IdempotencyTokenProvider};
use smithereens_checks_features::idempotency_token::operation::call::builders::CallFluentBuilder;
use smithereens_checks_features::idempotency_token::{Client, Config};

const FIXED: &str = "00000000-0000-4000-8000-000000000000";

fn call(connection: &StaticReplayClient, configure: impl FnOnce(Builder) -> Builder) -> CallFluentBuilder {
    let config = configure(Config::builder().endpoint_url(URL).http_client(connection.clone()));
    Client::from_conf(config.build()).call().name("a")
}

fn tokens(connection: &StaticReplayClient) -> Vec<String> {
    let token = |body: String| {
        let body: Value = serde_json::from_str(&body).expect("a request in JSON");
        body["token"].as_str().expect("a token").to_owned()
    };
    bodies(connection).into_iter().map(token).collect()
}

#[tokio::test]
async fn a_token_that_is_not_set_comes_from_the_configured_provider() {
    let connection = connection([response(200)]);
    call(&connection, |config| config.idempotency_token_provider(FIXED)).send().await.expect("a response");
    assert_eq!(tokens(&connection), [FIXED]);
}

#[tokio::test]
async fn a_token_that_is_set_is_sent_even_when_it_is_empty() {
    let connection = connection([response(200), response(200)]);
    for token in ["mine", ""] {
        let call = call(&connection, |config| config.idempotency_token_provider(FIXED));
        call.token(token).send().await.expect("a response");
    }
    assert_eq!(tokens(&connection), ["mine", ""]);
}

#[tokio::test]
async fn each_call_has_a_random_token_and_its_retries_have_the_same() {
    let connection = connection([response(500), response(200), response(200)]);
    for _ in 0..2 {
        let retries = RetryConfig::standard().with_initial_backoff(std::time::Duration::ZERO);
        call(&connection, |config| config.retry_config(retries)).send().await.expect("a response");
    }
    let tokens = tokens(&connection);
    assert_eq!(tokens[0], tokens[1], "a retry repeats the request");
    assert_ne!(tokens[1], tokens[2], "another call is another request");
    for token in tokens {
        // The form that `uuid.UUID(token).version == 4` of Python accepts, in lower case.
        let is_in_place = |(at, char): (usize, char)| match at {
            8 | 13 | 18 | 23 => char == '-',
            14 => char == '4',
            19 => matches!(char, '8' | '9' | 'a' | 'b'),
            _ => matches!(char, '0'..='9' | 'a'..='f'),
        };
        assert!(token.len() == 36 && token.char_indices().all(is_in_place), "{token}");
    }
}

#[test]
fn the_configuration_returns_its_provider() {
    let config = Config::builder().idempotency_token_provider(IdempotencyTokenProvider::fixed(FIXED)).build();
    let provider = config.idempotency_token_provider().expect("the provider that was set");
    assert_eq!(provider.make_idempotency_token(), FIXED);
    let mut builder = config.to_builder();
    builder.set_idempotency_token_provider(None);
    assert!(builder.build().idempotency_token_provider().is_none());
}
