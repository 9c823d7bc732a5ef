//! A client with the default provider chain, and with rustls on ring.

use crate::sdk::Client;
use aws_config::BehaviorVersion;
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use std::error::Error;

pub async fn client() -> Result<Client, Box<dyn Error + Send + Sync>> {
    let http_client = Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https();
    Ok(Client::new(&aws_config::defaults(BehaviorVersion::latest()).http_client(http_client).load().await))
}
