//! The calls with AWS's crates, set up as in their documentation.

mod aws_sdk;
mod calls;

use aws_sdk::sdk;
use std::error::Error;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    calls::make(&sdk::Client::new(&config)).await
}
