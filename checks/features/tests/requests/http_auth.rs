use crate::connection::{URL, connection, response};
use aws_smithy_http_client::test_util::StaticReplayClient;
use smithereens_checks_features::http_auth::config::{Builder, Credentials, Login, Region, SigningRegionSet, Token};
use smithereens_checks_features::http_auth::{Client, Config};

fn client(connection: &StaticReplayClient, configure: impl FnOnce(Builder) -> Builder) -> Client {
    Client::from_conf(configure(Config::builder().endpoint_url(URL).http_client(connection.clone())).build())
}

fn header(connection: &StaticReplayClient, name: &str) -> String {
    let request = connection.actual_requests().next().expect("a request was sent");
    request.headers().get(name).unwrap_or_default().to_owned()
}

fn credentials() -> Credentials {
    Credentials::new("key", "secret", None, None, "a test")
}

/// The header is specified in <https://www.rfc-editor.org/rfc/rfc6750#section-2.1>.
#[tokio::test]
async fn a_bearer_token_is_preferred_where_the_service_prefers_it() {
    let connection = connection([response(200)]);
    let client = client(&connection, |config| {
        let config = config.credentials_provider(credentials()).region(Region::new("eu-west-1"));
        config.bearer_token_resolver(Token::new("mF_9.B5f-4.1JqM", None))
    });
    client.bearer().send().await.expect("a response");
    assert_eq!(header(&connection, "authorization"), "Bearer mF_9.B5f-4.1JqM");
}

#[tokio::test]
async fn without_a_bearer_token_the_next_scheme_of_the_service_is_used() {
    let connection = connection([response(200)]);
    let client =
        client(&connection, |config| config.credentials_provider(credentials()).region(Region::new("eu-west-1")));
    client.bearer().send().await.expect("a response");
    assert!(header(&connection, "authorization").starts_with("AWS4-HMAC-SHA256 Credential=key/"));
}

/// The example of <https://www.rfc-editor.org/rfc/rfc7617#section-2>.
#[tokio::test]
async fn a_name_and_password_are_sent_in_base64() {
    let connection = connection([response(200)]);
    let client =
        client(&connection, |config| config.basic_auth_login_resolver(Login::new("Aladdin", "open sesame", None)));
    client.basic().send().await.expect("a response");
    assert_eq!(header(&connection, "authorization"), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
}

#[tokio::test]
async fn an_api_key_is_sent_in_its_header_after_the_scheme() {
    let connection = connection([response(200)]);
    let client = client(&connection, |config| config.api_key_resolver(Token::new("k1", None)));
    client.key().send().await.expect("a response");
    assert_eq!(header(&connection, "x-key"), "Key k1");
}

#[tokio::test]
async fn without_an_identity_nothing_is_sent_and_the_error_names_the_schemes() {
    let connection = connection([]);
    let error = client(&connection, |config| config).basic().send().await.expect_err("there is no login");
    let text = format!("{error:?}");
    assert!(text.contains("httpBasicAuth"), "{text}");
    assert_eq!(connection.actual_requests().count(), 0);
}

#[tokio::test]
async fn a_signature_for_several_regions_names_them() {
    let connection = connection([response(200)]);
    let client = client(&connection, |config| {
        let config = config.credentials_provider(credentials()).region(Region::new("eu-west-1"));
        config.sigv4a_signing_region_set(SigningRegionSet::from("eu-west-1,us-east-1"))
    });
    client.regions().send().await.expect("a response");
    assert!(header(&connection, "authorization").starts_with("AWS4-ECDSA-P256-SHA256 Credential=key/"));
    assert_eq!(header(&connection, "x-amz-region-set"), "eu-west-1,us-east-1");
}
