use crate::connection::{URL, connection, response};
use smithereens_checks_features::auth::config::{Credentials, Region};
use smithereens_checks_features::auth::{Client, Config};

/// The authentication schemes of the requests of all three operations: `None` for unsigned requests, an error if no request was
/// sent.
async fn schemes(credentials: Option<Credentials>) -> [Result<Option<String>, ()>; 3] {
    let connection = connection([response(200), response(200), response(200)]);
    let mut config =
        Config::builder().endpoint_url(URL).region(Region::new("eu-west-1")).http_client(connection.clone());
    config.set_credentials_provider(
        credentials.map(smithereens_checks_features::auth::config::SharedCredentialsProvider::new),
    );
    let client = Client::from_conf(config.build());
    let sent = [
        client.signed().send().await.is_ok(),
        client.either().send().await.is_ok(),
        client.open().send().await.is_ok(),
    ];
    let mut requests = connection.actual_requests();
    sent.map(|sent| {
        let request = sent.then(|| requests.next()).flatten().ok_or(())?;
        let authorization = request.headers().get("authorization");
        Ok(authorization.and_then(|value| value.split(' ').next()).map(str::to_owned))
    })
}

#[tokio::test]
async fn each_operation_uses_the_authentication_of_its_model() {
    let signed = || Ok(Some("AWS4-HMAC-SHA256".to_owned()));
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
    assert_eq!(schemes(Some(credentials)).await, [signed(), signed(), Ok(None)]);
    assert_eq!(schemes(None).await, [Err(()), Ok(None), Ok(None)]);
}
