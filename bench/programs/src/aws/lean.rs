//! A client without `aws-config`, and with rustls on ring.

use crate::sdk::config::{Credentials, Region};
use crate::sdk::{Client, Config};
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use std::env;
use std::error::Error;

pub async fn client() -> Result<Client, Box<dyn Error + Send + Sync>> {
    let (key, secret) = (env::var("AWS_ACCESS_KEY_ID")?, env::var("AWS_SECRET_ACCESS_KEY")?);
    let mut config = Config::builder()
        .region(Region::new(env::var("AWS_REGION")?))
        .credentials_provider(Credentials::new(key, secret, None, None, "environment"))
        .http_client(Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https());
    config.set_endpoint_url(env::var("AWS_ENDPOINT_URL").ok());
    Ok(Client::from_conf(config.build()))
}
