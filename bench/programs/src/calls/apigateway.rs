//! Gets the gateway response for denied access. The argument is the identifier of the API.

use crate::sdk::Client;
use crate::sdk::types::GatewayResponseType;
use std::error::Error;

pub async fn make(client: &Client) -> Result<(), Box<dyn Error + Send + Sync>> {
    let api = std::env::args().nth(1).ok_or("the identifier of an API is missing")?;
    let denied = GatewayResponseType::AccessDenied;
    let response = client.get_gateway_response().rest_api_id(api).response_type(denied).send().await?;
    println!("{}", response.status_code().unwrap_or("no status"));
    Ok(())
}
