//! Lists regions.

use crate::sdk::Client;
use std::error::Error;

pub async fn make(client: &Client) -> Result<(), Box<dyn Error + Send + Sync>> {
    for region in client.describe_regions().send().await?.regions() {
        println!("{}", region.region_name().unwrap_or_default());
    }
    Ok(())
}
