//! Events in both directions, as fast as the server reads and the caller sends.

use super::script::{Incoming, Next, echo, streamed, word};
use super::{Client, Sender, Version, converse, limited, serve, text};
use std::time::Duration;
use tokio::sync::oneshot;

async fn conversation(client: Client) {
    let (sender, mut output) = limited(converse(&client)).await;
    for text in ["one", "two", "three"] {
        sender.word(text).await;
        assert_eq!(limited(super::text(&mut output.words)).await.as_deref(), Some(text));
    }
    drop(sender);
    assert_eq!(limited(text(&mut output.words)).await, None);
}

#[tokio::test]
async fn each_event_is_received_before_the_next_one_is_sent() {
    conversation(serve(Version::Http2, echo).await).await;
    conversation(serve(Version::Http1, echo).await).await;
}

#[tokio::test]
async fn conversations_share_a_connection() {
    let client = serve(Version::Http2, echo).await;
    let (first, mut first_output) = limited(converse(&client)).await;
    let (second, mut second_output) = limited(converse(&client)).await;
    second.word("two").await;
    assert_eq!(limited(text(&mut second_output.words)).await.as_deref(), Some("two"));
    first.word("one").await;
    assert_eq!(limited(text(&mut first_output.words)).await.as_deref(), Some("one"));
}

#[tokio::test]
async fn the_request_has_its_headers_and_the_members_that_are_headers() {
    let client = serve(Version::Http2, async |request: Incoming| {
        let (pieces, response) = streamed();
        let header = |name: &str| request.head.headers[name].to_str().expect("text").to_owned();
        let names = ["content-type", "x-amz-content-sha256", "x-topic"].map(header);
        tokio::spawn(async move { pieces.send(word(&names.join(" "))).await });
        response
    })
    .await;
    let (_sender, mut output) = limited(converse(&client)).await;
    let expected = "application/vnd.amazon.eventstream STREAMING-AWS4-HMAC-SHA256-EVENTS weather";
    assert_eq!(limited(text(&mut output.words)).await.as_deref(), Some(expected));
}

#[tokio::test]
async fn events_wait_until_the_server_reads() {
    let (read, reading) = oneshot::channel::<()>();
    let reading = std::sync::Arc::new(tokio::sync::Mutex::new(Some(reading)));
    let client = serve(Version::Http2, move |mut request: Incoming| {
        let reading = reading.clone();
        async move {
            let (pieces, response) = streamed();
            let reading = reading.lock().await.take().expect("one request");
            tokio::spawn(async move {
                let _ = reading.await;
                let mut count = 0;
                while let Next::Word(_) = request.next().await {
                    count += 1;
                }
                pieces.send(word(&count.to_string())).await;
            });
            response
        }
    })
    .await;
    let (sender, mut output) = limited(converse(&client)).await;
    let sending = tokio::spawn({
        let sender = sender.clone();
        async move {
            for _ in 0..200 {
                sender.word([0; 10_000]).await;
            }
        }
    });
    let held = limited(settled(&sender)).await;
    assert!((1..20).contains(&held), "{held} events of 10 kB were taken for a window of 64 kB");
    read.send(()).expect("the server waits");
    limited(sending).await.expect("no panic");
    drop(sender);
    assert_eq!(limited(text(&mut output.words)).await.as_deref(), Some("200"));
}

/// The number of events that were taken, when there are no more.
async fn settled(sender: &Sender) -> usize {
    let mut taken = 0;
    loop {
        tokio::time::sleep(Duration::from_millis(300)).await;
        if sender.taken() == taken && taken > 0 {
            return taken;
        }
        taken = sender.taken();
    }
}
