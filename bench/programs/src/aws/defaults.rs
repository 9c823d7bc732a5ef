//! A client as in the documentation of AWS's crates.

use crate::sdk::Client;
use std::error::Error;

pub async fn client() -> Result<Client, Box<dyn Error + Send + Sync>> {
    Ok(Client::new(&aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await))
}
