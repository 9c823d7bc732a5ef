use aws_sdk_sqs as sdk;
use std::error::Error;

#[path = "../../calls.rs"]
mod calls;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    calls::make(&sdk::Client::new(&config)).await
}
