//! A queue of SQS: sent, received, hidden, batched and deleted.

use aws_config::BehaviorVersion;
use aws_sdk_sqs::error::ProvideErrorMetadata;
use aws_sdk_sqs::operation::RequestId;
use aws_sdk_sqs::primitives::Blob;
use aws_sdk_sqs::types::{
    DeleteMessageBatchRequestEntry, Message, MessageAttributeValue, MessageSystemAttributeName, QueueAttributeName,
    SendMessageBatchRequestEntry,
};
use aws_sdk_sqs::{Client, Error};
use std::collections::BTreeMap;

#[tokio::main]
async fn main() -> Result<(), Error> {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let client = Client::new(&config);
    let queue = create(&client).await?;
    send(&client, &queue).await?;
    receive(&client, &queue).await?;
    batch(&client, &queue).await?;
    refuse(&client, &queue).await;
    client.delete_queue().queue_url(queue).send().await?;
    Ok(())
}

async fn create(client: &Client) -> Result<String, Error> {
    for name in ["chores", "errands", "letters"] {
        let created = client.create_queue().queue_name(name).attributes(QueueAttributeName::VisibilityTimeout, "45");
        let created = created.send().await?;
        println!("created {:?}", created.queue_url().and_then(|url| url.rsplit('/').next()));
    }
    let mut urls = client.list_queues().into_paginator().page_size(2).items().send();
    while let Some(url) = urls.try_next().await? {
        println!("  listed {:?}", url.rsplit('/').next());
    }
    let url = client.get_queue_url().queue_name("letters").send().await?.queue_url.unwrap_or_default();
    let attributes = client
        .get_queue_attributes()
        .queue_url(&url)
        .attribute_names(QueueAttributeName::VisibilityTimeout)
        .attribute_names(QueueAttributeName::QueueArn)
        .send()
        .await?;
    let sorted: BTreeMap<_, _> =
        attributes.attributes().into_iter().flatten().map(|(name, value)| (name.as_str(), value)).collect();
    println!("{sorted:?}");
    Ok(url)
}

async fn send(client: &Client, queue: &str) -> Result<(), Error> {
    let weight = MessageAttributeValue::builder().data_type("Number").string_value("7").build()?;
    let stamp = MessageAttributeValue::builder().data_type("Binary").binary_value(Blob::new("stamp")).build()?;
    let sent = client
        .send_message()
        .queue_url(queue)
        .message_body("Dear reader, <&> \"ä\"")
        .delay_seconds(0)
        .message_attributes("weight", weight)
        .message_attributes("stamp", stamp)
        .send()
        .await?;
    println!("sent with MD5 {:?} and {:?}", sent.md5_of_message_body(), sent.md5_of_message_attributes());
    println!("message ID: {}, request ID: {}", sent.message_id().is_some(), sent.request_id().is_some());
    Ok(())
}

async fn receive(client: &Client, queue: &str) -> Result<(), Error> {
    let received = client
        .receive_message()
        .queue_url(queue)
        .max_number_of_messages(10)
        .message_attribute_names("All")
        .message_system_attribute_names(MessageSystemAttributeName::ApproximateReceiveCount)
        .wait_time_seconds(1)
        .send()
        .await?;
    for message in received.messages() {
        println!("received {:?}, {:?}", message.body(), message.attributes());
        let stamp = message.message_attributes().and_then(|attributes| attributes.get("stamp"));
        println!("  stamp: {:?}", stamp.map(|stamp| (stamp.data_type(), stamp.binary_value())));
        let handle = message.receipt_handle().unwrap_or_default();
        client
            .change_message_visibility()
            .queue_url(queue)
            .receipt_handle(handle)
            .visibility_timeout(90)
            .send()
            .await?;
        client.delete_message().queue_url(queue).receipt_handle(handle).send().await?;
    }
    let empty = client.receive_message().queue_url(queue).send().await?;
    println!("left: {:?}, set: {}", empty.messages(), empty.messages.is_some());
    Ok(())
}

async fn batch(client: &Client, queue: &str) -> Result<(), Error> {
    let entry = |id: &str| SendMessageBatchRequestEntry::builder().id(id).message_body(format!("Letter {id}")).build();
    let mut sent =
        client.send_message_batch().queue_url(queue).entries(entry("a")?).entries(entry("b")?).send().await?;
    sent.successful.sort_by(|left, right| left.id().cmp(right.id()));
    println!(
        "sent {:?}, failed {:?}",
        sent.successful.iter().map(|entry| entry.id()).collect::<Vec<_>>(),
        sent.failed()
    );
    let received = client.receive_message().queue_url(queue).max_number_of_messages(2).send().await?;
    let mut bodies: Vec<_> = received.messages().iter().filter_map(Message::body).collect();
    bodies.sort_unstable();
    println!("received {bodies:?}");
    let mut delete = client.delete_message_batch().queue_url(queue);
    for (number, message) in received.messages().iter().enumerate() {
        let entry = DeleteMessageBatchRequestEntry::builder().id(number.to_string());
        delete = delete.entries(entry.set_receipt_handle(message.receipt_handle.clone()).build()?);
    }
    println!("deleted {}", delete.send().await?.successful().len());
    println!("{}", SendMessageBatchRequestEntry::builder().id("c").build().expect_err("the body is missing"));
    Ok(())
}

async fn refuse(client: &Client, queue: &str) {
    let error = client.get_queue_url().queue_name("none").send().await.expect_err("there is no such queue");
    println!("{error}: {:?}", error.code());
    println!("{:?}", error.as_service_error().map(|error| error.is_queue_does_not_exist()));
    match Error::from(error) {
        Error::QueueDoesNotExist(error) => println!("{:?}", error.message()),
        error => println!("another error: {error:?}"),
    }
    let delete = client.delete_message().queue_url(queue).receipt_handle("nonsense");
    let error = delete.send().await.expect_err("there is no such receipt").into_service_error();
    println!("{:?} {}", error.meta().code(), error.is_receipt_handle_is_invalid());
}
