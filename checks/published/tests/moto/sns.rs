use crate::unique;
use smithereens_checks_published::sns::error::ProvideErrorMetadata;
use smithereens_checks_published::sns::operation::RequestId;
use smithereens_checks_published::sns::primitives::Blob;
use smithereens_checks_published::sns::types::{MessageAttributeValue, PublishBatchRequestEntry, Tag};

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_topic_is_created_read_listed_and_deleted() {
    let client = client!(sns);
    let name = unique("topic");
    let tag = Tag::builder().key("team").value("a&b =c").build().expect("complete");
    let created = client
        .create_topic()
        .name(&name)
        .attributes("DisplayName", "Tür & Tor 🚪")
        .tags(tag)
        .send()
        .await
        .expect("created");
    let arn = created.topic_arn().expect("an ARN");
    assert!(arn.ends_with(&name) && created.request_id().is_some());

    let got = client.get_topic_attributes().topic_arn(arn).send().await.expect("got");
    let attributes = got.attributes().expect("attributes");
    assert_eq!((attributes["TopicArn"].as_str(), attributes["DisplayName"].as_str()), (arn, "Tür & Tor 🚪"));

    let list = client.list_topics().send().await.expect("listed");
    assert!(list.topics().iter().any(|topic| topic.topic_arn() == Some(arn)));

    let subscribed = client.subscribe().topic_arn(arn).protocol("email").endpoint("a@example.com").send().await;
    assert!(subscribed.expect("subscribed").subscription_arn().is_some());

    client.delete_topic().topic_arn(arn).send().await.expect("deleted");
    let error = client.get_topic_attributes().topic_arn(arn).send().await.expect_err("deleted").into_service_error();
    assert!(error.is_not_found_exception(), "{error:?}");
    assert_eq!(error.code(), Some("NotFound"));
    assert!(error.message().is_some() && error.request_id().is_some(), "{error:?}");
}

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn messages_are_published_with_lists_and_maps_of_structures() {
    let client = client!(sns);
    let created = client.create_topic().name(unique("topic")).send().await.expect("created");
    let arn = created.topic_arn().expect("an ARN");
    let text = MessageAttributeValue::builder().data_type("String").string_value("blue").build().expect("complete");
    let bytes = MessageAttributeValue::builder().data_type("Binary").binary_value(Blob::new([0, 255])).build();
    let entry = |id: &str| PublishBatchRequestEntry::builder().id(id).message(format!("message {id}"));
    let published = client
        .publish_batch()
        .topic_arn(arn)
        .publish_batch_request_entries(
            entry("one")
                .message_attributes("colour", text)
                .message_attributes("bytes", bytes.expect("complete"))
                .build()
                .expect("complete"),
        )
        .publish_batch_request_entries(entry("two").build().expect("complete"))
        .send()
        .await
        .expect("published");
    let ids: Vec<_> = published.successful().iter().map(|entry| entry.id()).collect();
    assert_eq!((ids, published.failed().len()), (vec![Some("one"), Some("two")], 0));
    client.delete_topic().topic_arn(arn).send().await.expect("deleted");
}
