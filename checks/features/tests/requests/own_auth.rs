//! An authentication scheme that the program brings.

use crate::connection::{URL, connection, response};
use aws_smithy_http_client::test_util::StaticReplayClient;
use smithereens::auth::{
    AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, GetIdentityResolver, Identity, IdentityFuture, Sign,
};
use smithereens::config::http::HttpRequest;
use smithereens::config::{ConfigBag, Login, ResolveIdentity, RuntimeComponents, SharedIdentityResolver};
use smithereens::error::BoxError;
use smithereens_checks_features::own_auth::{Client, Config};

/// Signs requests with their path and a key.
#[derive(Debug)]
struct Hmac;

/// Provides the key.
#[derive(Debug)]
struct Key;

impl AuthScheme for Hmac {
    fn scheme_id(&self) -> AuthSchemeId {
        AuthSchemeId::new("com.example#hmacAuth")
    }

    fn identity_resolver(&self, _resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        Some(SharedIdentityResolver::new(Key))
    }

    fn signer(&self) -> &dyn Sign {
        self
    }
}

impl Sign for Hmac {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        _endpoint: AuthSchemeEndpointConfig<'_>,
        _components: &RuntimeComponents,
        _config: &ConfigBag,
    ) -> Result<(), BoxError> {
        let key: &String = identity.data().ok_or("the identity is not a key")?;
        let signature = format!("Hmac {key} {}", request.uri());
        request.headers_mut().insert("authorization", signature);
        Ok(())
    }
}

impl ResolveIdentity for Key {
    fn resolve_identity<'a>(
        &'a self,
        _components: &'a RuntimeComponents,
        _config: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        IdentityFuture::ready(Ok(Identity::new("k1".to_owned(), None)))
    }
}

/// The header of each request.
fn authorizations(connection: &StaticReplayClient) -> Vec<Option<String>> {
    connection.actual_requests().map(|request| request.headers().get("authorization").map(str::to_owned)).collect()
}

#[tokio::test]
async fn requests_are_signed_by_the_scheme_of_the_program() {
    let connection = connection([response(200), response(200), response(200)]);
    let config = Config::builder().endpoint_url(URL).http_client(connection.clone()).push_auth_scheme(Hmac);
    let client = Client::from_conf(config.build());
    client.signed().send().await.expect("a response");
    client.open().send().await.expect("a response");
    client.either().send().await.expect("a response");
    let [signed, either] = ["signed", "either"].map(|path| Some(format!("Hmac k1 {URL}/{path}")));
    assert_eq!(authorizations(&connection), [signed, None, either]);
}

#[tokio::test]
async fn without_the_scheme_of_the_program_nothing_is_sent() {
    let connection = connection([response(200)]);
    let config = Config::builder().endpoint_url(URL).http_client(connection.clone());
    let client = Client::from_conf(config.basic_auth_login_resolver(Login::new("a", "b", None)).build());
    let error = client.signed().send().await.expect_err("there is no scheme");
    let text = format!("{error:?}");
    assert!(text.contains("com.example#hmacAuth"), "{text}");
    assert_eq!(connection.actual_requests().count(), 0);
    client.either().send().await.expect("a response");
    assert_eq!(authorizations(&connection), [Some("Basic YTpi".to_owned())]);
}
