//! Lists instances.

use crate::sdk::Client;
use std::error::Error;

pub async fn make(client: &Client) -> Result<(), Box<dyn Error + Send + Sync>> {
    let described = client.describe_instances().send().await?;
    for instance in described.reservations().iter().flat_map(|reservation| reservation.instances()) {
        println!("{}", instance.instance_id().unwrap_or_default());
    }
    Ok(())
}
