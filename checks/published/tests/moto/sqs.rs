use crate::unique;
use smithereens_checks_published::sqs::error::ProvideErrorMetadata;
use smithereens_checks_published::sqs::operation::RequestId;
use smithereens_checks_published::sqs::primitives::Blob;
use smithereens_checks_published::sqs::types::{MessageAttributeValue, MessageSystemAttributeName, QueueAttributeName};

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_message_is_sent_received_and_deleted() {
    let client = client!(sqs);
    let name = unique("queue");
    let delay = QueueAttributeName::DelaySeconds;
    let created =
        client.create_queue().queue_name(&name).attributes(delay.clone(), "0").tags("team", "a&b").send().await;
    let created = created.expect("created");
    let url = created.queue_url().expect("a URL");
    let list = client.list_queues().queue_name_prefix(&name).send().await.expect("listed");
    assert_eq!(list.queue_urls(), [url]);
    let got = client.get_queue_attributes().queue_url(url).attribute_names(QueueAttributeName::All).send().await;
    let got = got.expect("got");
    assert_eq!(got.attributes().expect("attributes")[&delay], "0");

    let bytes = MessageAttributeValue::builder().data_type("Binary").binary_value(Blob::new([0, 255])).build();
    let body = "Bücher & <🚪>";
    let sent = client
        .send_message()
        .queue_url(url)
        .message_body(body)
        .message_attributes("bytes", bytes.expect("complete"))
        .send()
        .await
        .expect("sent");
    let received = client
        .receive_message()
        .queue_url(url)
        .message_attribute_names("All")
        .message_system_attribute_names(MessageSystemAttributeName::All)
        .send()
        .await
        .expect("received");
    let [message] = received.messages() else { panic!("{received:?}") };
    assert_eq!((message.body(), message.message_id()), (Some(body), sent.message_id()));
    let attribute = &message.message_attributes().expect("attributes")["bytes"];
    assert_eq!(attribute.binary_value().map(Blob::as_ref), Some([0, 255].as_slice()));
    assert!(message.attributes().is_some_and(|all| all.contains_key(&MessageSystemAttributeName::SentTimestamp)));

    let handle = message.receipt_handle().expect("a handle");
    client.delete_message().queue_url(url).receipt_handle(handle).send().await.expect("deleted");
    client.delete_queue().queue_url(url).send().await.expect("deleted");
    let error = client.send_message().queue_url(url).message_body("late").send().await.expect_err("it is deleted");
    let error = error.into_service_error();
    assert!(error.is_queue_does_not_exist(), "{error:?}");
    assert!(error.message().is_some() && error.request_id().is_some(), "{error:?}");
}
