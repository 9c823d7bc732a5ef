//! Gets the identity of the caller.

use crate::sdk::Client;
use std::error::Error;

pub async fn make(client: &Client) -> Result<(), Box<dyn Error + Send + Sync>> {
    println!("{}", client.get_caller_identity().send().await?.arn().unwrap_or_default());
    Ok(())
}
