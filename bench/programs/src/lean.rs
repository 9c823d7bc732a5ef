//! The calls with AWS's crates, without `aws-config`, and with rustls on ring.

mod aws_sdk;
mod calls;

use aws_sdk::sdk;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use sdk::config::{Credentials, Region};
use std::env;
use std::error::Error;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (key, secret) = (env::var("AWS_ACCESS_KEY_ID")?, env::var("AWS_SECRET_ACCESS_KEY")?);
    let http_client = aws_smithy_http_client::Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring));
    let mut config = sdk::Config::builder()
        .region(Region::new(env::var("AWS_REGION")?))
        .credentials_provider(Credentials::new(key, secret, None, None, "environment"))
        .http_client(http_client.build_https());
    config.set_endpoint_url(env::var("AWS_ENDPOINT_URL").ok());
    calls::make(&sdk::Client::from_conf(config.build())).await
}
