//! Sends a message to a queue, and receives and deletes its messages. The argument is the URL of the queue.

use crate::sdk::Client;
use std::error::Error;

pub async fn make(client: &Client) -> Result<(), Box<dyn Error + Send + Sync>> {
    let queue = std::env::args().nth(1).ok_or("the URL of a queue is missing")?;
    client.send_message().queue_url(&queue).message_body("hello").send().await?;
    let received = client.receive_message().queue_url(&queue).max_number_of_messages(10).send().await?;
    for message in received.messages() {
        println!("{}", message.body().unwrap_or_default());
        client.delete_message().queue_url(&queue).set_receipt_handle(message.receipt_handle.clone()).send().await?;
    }
    Ok(())
}
