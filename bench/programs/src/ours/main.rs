//! The calls with a generated client.

#[path = "../calls/mod.rs"]
mod calls;
#[cfg(any(feature = "real", feature = "defaults"))]
mod defaults;
#[cfg(feature = "lean")]
mod lean;
mod sdk {
    smithereens::include_client!("sdk");
}

#[cfg(any(feature = "real", feature = "defaults"))]
use defaults::client;
#[cfg(feature = "lean")]
use lean::client;

use std::error::Error;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    calls::make(&client().await?).await
}
