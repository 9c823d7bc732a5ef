//! Puts an object into a bucket, gets it, and lists the bucket. The argument is the name of the bucket.

use crate::sdk::Client;
use crate::sdk::primitives::ByteStream;
use std::error::Error;

pub async fn make(client: &Client) -> Result<(), Box<dyn Error + Send + Sync>> {
    let bucket = std::env::args().nth(1).ok_or("the name of a bucket is missing")?;
    let body = ByteStream::from_static(b"hello");
    client.put_object().bucket(&bucket).key("greeting").body(body).send().await?;
    let object = client.get_object().bucket(&bucket).key("greeting").send().await?;
    println!("{} bytes", object.body.collect().await?.into_bytes().len());
    let objects = client.list_objects_v2().bucket(&bucket).send().await?;
    for object in objects.contents() {
        println!("{}", object.key().unwrap_or_default());
    }
    Ok(())
}
