//! Gets a gateway response many times, 64 times at once. The argument is the number of calls.

use crate::sdk::Client;
use crate::sdk::types::GatewayResponseType;
use std::error::Error;

const CONCURRENT: usize = 64;

pub async fn make(client: &Client) -> Result<(), Box<dyn Error + Send + Sync>> {
    let calls: usize = std::env::args().nth(1).ok_or("the number of calls is missing")?.parse()?;
    let tasks: Vec<_> = (0..CONCURRENT).map(|task| tokio::spawn(call(client.clone(), task, calls))).collect();
    let mut made = 0;
    for task in tasks {
        made += task.await??;
    }
    println!("{made}");
    Ok(())
}

/// Makes the share of one task of all calls, and returns how many there are.
async fn call(client: Client, task: usize, calls: usize) -> Result<usize, Box<dyn Error + Send + Sync>> {
    let mut made = 0;
    for _ in (task..calls).step_by(CONCURRENT) {
        let request = client.get_gateway_response().rest_api_id("a1b2c3d4e5");
        let response = request.response_type(GatewayResponseType::AccessDenied).send().await?;
        if response.status_code() == Some("403") {
            made += 1;
        }
    }
    Ok(made)
}
