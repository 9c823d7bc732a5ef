//! Puts a file into a bucket several times, and gets it as often, piece by piece. The arguments are the file and the number
//! of times.

use crate::sdk::Client;
use crate::sdk::primitives::ByteStream;
use std::error::Error;

pub async fn make(client: &Client) -> Result<(), Box<dyn Error + Send + Sync>> {
    let file = std::env::args().nth(1).ok_or("the file is missing")?;
    let times: usize = std::env::args().nth(2).ok_or("the number of times is missing")?.parse()?;
    let length = std::fs::metadata(&file)?.len();
    let mut received = 0;
    for _ in 0..times {
        let body = ByteStream::from_path(&file).await?;
        client.put_object().bucket("bucket").key("object").body(body).send().await?;
        let key = format!("object-of-{length}-bytes");
        let mut body = client.get_object().bucket("bucket").key(key).send().await?.body;
        while let Some(bytes) = body.next().await {
            received += bytes?.len();
        }
    }
    println!("{received}");
    Ok(())
}
