//! Required members as arguments. The documentation tests of this package check that leaving one out does not compile.

use smithereens::config::{Credentials, Region};
use smithereens::presigning::PresigningConfig;
use smithereens::primitives::{Blob, DateTime, Document};
use smithereens_checks_features::required_arguments::types::{Color, Inner, Subject};
use smithereens_checks_features::waiters_arguments::client::Waiters;
use smithereens_checks_features::{lists_arguments, presigning_arguments, required_arguments, waiters_arguments};
use std::time::Duration;

fn subject() -> Subject {
    let tags = vec!["a".to_owned()];
    let (data, at) = (Blob::new("c"), DateTime::from_secs(1));
    let amount = "1.5".parse().expect("a number");
    Subject::builder("t", 3, tags, Color::Red, data, at, Document::Null, amount, Inner::builder().build()).build()
}

#[test]
fn builders_take_required_members_in_the_order_of_the_model() {
    let subject = subject();
    assert_eq!((subject.text(), subject.count(), subject.tags()), ("t", 3, &["a".to_owned()][..]));
    // The member that targets a structure is required, and an `Option` in Rust.
    assert_eq!(subject.inner(), Some(&Inner::builder().build()));
    // It is required of servers, and not of clients.
    assert_eq!(subject.relaxed(), None);
}

#[test]
fn optional_members_have_setters_and_arguments_can_be_changed() {
    let builder = lists_arguments::types::Subject::builder(vec!["a".to_owned()]).strings("b");
    assert_eq!(builder.get_needed().as_deref(), Some(["a".to_owned()].as_slice()));
    let changed = builder.needed("c").set_strings(None).build();
    assert_eq!((changed.needed(), changed.strings()), (["a".to_owned(), "c".to_owned()].as_slice(), [].as_slice()));
    let replaced = lists_arguments::types::Subject::builder(Vec::new()).set_needed(vec!["d".to_owned()]).build();
    assert_eq!(replaced.needed(), ["d"]);
}

#[test]
fn methods_of_the_client_take_required_members() {
    let client = required_arguments::Client::from_conf(required_arguments::Config::builder().build());
    let request = client.call("i", 3, subject());
    let input = request.as_input();
    assert_eq!((input.get_id().as_deref(), *input.get_count()), (Some("i"), Some(3)));
    assert_eq!(input.get_subject().as_ref(), Some(&subject()));
    let input = required_arguments::operation::call::CallInput::builder("i", 3, subject()).build();
    assert_eq!(input.expect("all required members are set").id(), Some("i"));
}

#[test]
fn waiters_take_the_required_members_of_their_operation() {
    let client = waiters_arguments::Client::from_conf(waiters_arguments::Config::builder().build());
    let waiter = client.wait_until_thing_ready("thing");
    assert_eq!(waiter.as_input().get_id().as_deref(), Some("thing"));
}

#[tokio::test]
async fn requests_carry_the_arguments() {
    let config = presigning_arguments::Config::builder()
        .region(Region::new("us-east-1"))
        .endpoint_url("https://example.com")
        .credentials_provider(Credentials::new("AKID", "secret", None, None, "test"))
        .build();
    let client = presigning_arguments::Client::from_conf(config);
    let expires = PresigningConfig::expires_in(Duration::from_secs(60)).expect("a valid time");
    let part = client.upload_part("shelf", "book", 7, "u");
    let request = part.presigned(expires).await.expect("a request");
    let uri = request.uri();
    assert!(uri.starts_with("https://example.com/shelf/book?"), "{uri}");
    assert!(uri.contains("partNumber=7") && uri.contains("uploadId=u"), "{uri}");
}
