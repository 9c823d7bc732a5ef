use crate::connection::{URL, connection, response};
use aws_types::origin::Origin;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use smithereens::auth::SIGV4;
use smithereens::config::{Credentials, Region, SdkConfig, SharedCredentialsProvider, SharedTokenProvider, Token};
use smithereens_checks_features::bedrock::{Client, config::Builder};

/// The settings that `aws-config` reads from the environment.
#[derive(Debug)]
struct Environment;

impl LoadServiceConfig for Environment {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let known = (key.service_id(), key.env(), key.profile());
        (known == ("bedrock", "AWS_BEARER_TOKEN", "")).then(|| "of-the-environment".to_owned())
    }
}

fn shared() -> SdkConfig {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
    let shared = SdkConfig::builder().region(Region::new("eu-west-1")).endpoint_url(URL);
    shared.credentials_provider(SharedCredentialsProvider::new(credentials)).build()
}

/// The authentication of a call: the scheme and the token.
async fn authorization(config: Builder) -> String {
    let connection = connection([response(200)]);
    let client = Client::from_conf(config.http_client(connection.clone()).build());
    client.converse().send().await.expect("success");
    let request = connection.actual_requests().next().expect("a request");
    let header = request.headers().get("authorization").expect("a header").to_owned();
    header.split(" Credential").next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_token_of_the_environment_is_preferred_to_a_signature() {
    assert_eq!(authorization(Builder::from(&shared())).await, "AWS4-HMAC-SHA256");
    let with_token = shared().into_builder().service_config(Environment).build();
    assert_eq!(authorization(Builder::from(&with_token)).await, "Bearer of-the-environment");
}

#[tokio::test]
async fn the_configuration_is_preferred_to_the_environment() {
    let shared = shared().into_builder().service_config(Environment).build();
    let token = SharedTokenProvider::new(Token::new("of-the-program", None));
    let mut with_token = shared.clone().into_builder().token_provider(token);
    with_token.insert_origin("token_provider", Origin::shared_config());
    let with_token = with_token.build();
    assert_eq!(authorization(Builder::from(&with_token)).await, "Bearer of-the-program");
    let mut with_signature = shared.into_builder().auth_scheme_preference([SIGV4]);
    with_signature.insert_origin("auth_scheme_preference", Origin::shared_config());
    let with_signature = with_signature.build();
    assert_eq!(authorization(Builder::from(&with_signature)).await, "AWS4-HMAC-SHA256");
    let of_client = Builder::from(&with_token).bearer_token_resolver(Token::new("of-the-client", None));
    assert_eq!(authorization(of_client).await, "Bearer of-the-client");
}
