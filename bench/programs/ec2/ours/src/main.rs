use sdk::config::{Credentials, Region};
use std::env;
use std::error::Error;

#[path = "../../calls.rs"]
mod calls;

mod sdk {
    smithereens::include_client!("ec2");
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (key, secret) = (env::var("AWS_ACCESS_KEY_ID")?, env::var("AWS_SECRET_ACCESS_KEY")?);
    let mut config = sdk::Config::builder()
        .region(Region::new(env::var("AWS_REGION")?))
        .credentials_provider(Credentials::new(key, secret, None, None, "environment"));
    config.set_endpoint_url(env::var("AWS_ENDPOINT_URL").ok());
    calls::make(&sdk::Client::from_conf(config.build())).await
}
