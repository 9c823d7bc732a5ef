//! Servers that stall, cut off and send garbage.

use super::duplex::Config;
use super::duplex::config::timeout::TimeoutConfig;
use super::duplex::error::{DisplayErrorContext, ErrorMetadata, SdkError};
use super::script::{Incoming, Next, streamed, word};
use super::{Client, Sender, Version, WordsError, converse, limited, serve, text};
use bytes::Bytes;
use std::time::Duration;

#[tokio::test]
async fn a_server_that_never_responds() {
    let client = serve(Version::Http2, async |mut request: Incoming| {
        while request.next().await != Next::Aborted {}
        std::future::pending().await
    })
    .await;
    let (sender, words) = Sender::new();
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_millis(300)).build();
    let overrides = Config::builder().timeout_config(timeouts);
    let call = client.converse().words(words).customize().config_override(overrides).send();
    let error = limited(call).await.expect_err("an error");
    assert!(matches!(error, SdkError::TimeoutError(_)), "{error:?}");
    limited(sender.until_dropped()).await;
}

#[tokio::test]
async fn an_error_of_the_stream_before_the_response_is_the_error_of_the_call() {
    let client = serve(Version::Http2, async |mut request: Incoming| {
        while request.next().await != Next::Aborted {}
        std::future::pending().await
    })
    .await;
    let (sender, words) = Sender::new();
    let metadata = ErrorMetadata::builder().message("the microphone is broken").build();
    sender.channel.send(Err(WordsError::generic(metadata))).await.expect("the stream is there");
    let error = limited(client.converse().words(words).send()).await.expect_err("an error");
    assert!(matches!(&error, SdkError::DispatchFailure(failure) if failure.is_user()), "{error:?}");
    let text = DisplayErrorContext(error).to_string();
    assert!(text.contains("the microphone is broken"), "{text}");
}

/// A server that sends these bytes after an event, and ends the stream or resets it.
async fn failing(bytes: impl Into<Bytes>, resets: bool) -> Client {
    let bytes = bytes.into();
    let client = serve(Version::Http2, move |request: Incoming| {
        let bytes = bytes.clone();
        async move {
            let (pieces, response) = streamed();
            tokio::spawn(async move {
                let _request = request;
                pieces.send([&word("hello"), &*bytes].concat()).await;
                if resets {
                    pieces.reset().await;
                }
            });
            response
        }
    });
    client.await
}

#[tokio::test]
async fn a_server_that_cuts_off_a_message() {
    for client in [
        failing(word("a word")[..20].to_vec(), false).await,
        failing(word("a word")[..20].to_vec(), true).await,
        failing(Bytes::new(), true).await,
    ] {
        let (sender, mut output) = limited(converse(&client)).await;
        assert_eq!(limited(text(&mut output.words)).await.as_deref(), Some("hello"));
        let error = limited(output.words.recv()).await.expect_err("an error");
        assert!(matches!(error, SdkError::ResponseError(_) | SdkError::DispatchFailure(_)), "{error:?}");
        assert!(limited(output.words.recv()).await.expect("the stream has ended").is_none());
        limited(sender.until_dropped()).await;
    }
}

#[tokio::test]
async fn a_server_that_sends_garbage() {
    let mut corrupt = word("a word");
    corrupt[20] ^= 1;
    for client in [
        failing(vec![0xff; 64], false).await,
        failing(vec![0; 64], false).await,
        failing("<html>Internal Server Error</html>", false).await,
        failing(corrupt, false).await,
    ] {
        let (_sender, mut output) = limited(converse(&client)).await;
        assert_eq!(limited(text(&mut output.words)).await.as_deref(), Some("hello"));
        let error = limited(output.words.recv()).await.expect_err("an error");
        assert!(matches!(error, SdkError::ResponseError(_)), "{error:?}");
        assert!(limited(output.words.recv()).await.expect("the stream has ended").is_none());
    }
}

#[tokio::test]
async fn a_server_that_closes_the_connection() {
    let client = serve(Version::Http2, async |request: Incoming| {
        drop(request);
        panic!("this connection is closed");
    })
    .await;
    let (sender, words) = Sender::new();
    let error = limited(client.converse().words(words).send()).await.expect_err("an error");
    assert!(matches!(error, SdkError::DispatchFailure(_)), "{error:?}");
    limited(sender.until_dropped()).await;
}
