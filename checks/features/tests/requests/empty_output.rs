use crate::connection::{URL, connection, response};
use aws_smithy_types::body::SdkBody;
use smithereens_checks_features::query_compatible::{Client, Config};

#[tokio::test]
async fn the_body_of_a_response_is_not_read_where_the_model_describes_none() {
    for body in ["", "null", "{}", "<html>"] {
        let connection = connection([response(200).map(|_| SdkBody::from(body))]);
        let config = Config::builder().endpoint_url(URL).http_client(connection).build();
        let called = Client::from_conf(config).call().send().await;
        assert!(called.is_ok(), "{body}: {called:?}");
    }
}
