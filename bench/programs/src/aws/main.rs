//! The calls with AWS's crates.

#[path = "../calls/mod.rs"]
mod calls;
#[cfg(feature = "defaults")]
mod defaults;
#[cfg(feature = "lean")]
mod lean;
#[cfg(feature = "real")]
mod real;
mod sdk;

#[cfg(feature = "defaults")]
use defaults::client;
#[cfg(feature = "lean")]
use lean::client;
#[cfg(feature = "real")]
use real::client;

use std::error::Error;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    calls::make(&client().await?).await
}
