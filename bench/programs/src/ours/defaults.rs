//! A client with the default provider chain.

use crate::sdk::Client;
use std::error::Error;

pub async fn client() -> Result<Client, Box<dyn Error + Send + Sync>> {
    Ok(Client::new(&smithereens_config::load_defaults(smithereens_config::BehaviorVersion::latest()).await))
}
