//! Lists a bucket. The argument is the name of the bucket.

use crate::sdk::Client;
use std::error::Error;

pub async fn make(client: &Client) -> Result<(), Box<dyn Error + Send + Sync>> {
    let bucket = std::env::args().nth(1).ok_or("the name of a bucket is missing")?;
    for object in client.list_objects_v2().bucket(&bucket).send().await?.contents() {
        println!("{}", object.key().unwrap_or_default());
    }
    Ok(())
}
