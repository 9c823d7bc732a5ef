//! The calls with a generated client.

mod calls;
mod sdk {
    smithereens::include_client!("sdk");
}

use sdk::config::{Credentials, Region};
use std::env;
use std::error::Error;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (key, secret) = (env::var("AWS_ACCESS_KEY_ID")?, env::var("AWS_SECRET_ACCESS_KEY")?);
    let mut config = sdk::Config::builder()
        .region(Region::new(env::var("AWS_REGION")?))
        .credentials_provider(Credentials::new(key, secret, None, None, "environment"));
    config.set_endpoint_url(env::var("AWS_ENDPOINT_URL").ok());
    calls::make(&sdk::Client::from_conf(config.build())).await
}
