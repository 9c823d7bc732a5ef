//! Streams that end, on either side.

use super::duplex::error::{ErrorMetadata, ProvideErrorMetadata, SdkError};
use super::duplex::types::error::Insult;
use super::script::{Incoming, Next, insult, streamed, unmodeled, whole, word};
use super::{Client, Sender, Version, WordsError, converse, limited, serve, text};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::mpsc::{self, UnboundedReceiver};

/// A server that tells what it reads, and whose response has these pieces, and no end before that of the request.
async fn listening<const N: usize>(version: Version, pieces: [Vec<u8>; N]) -> (Client, UnboundedReceiver<Next>) {
    let (told, heard) = mpsc::unbounded_channel();
    let client = serve(version, move |mut request: Incoming| {
        let (told, sent) = (told.clone(), pieces.clone());
        async move {
            let (pieces, response) = streamed();
            tokio::spawn(async move {
                for piece in sent {
                    pieces.send(piece).await;
                }
                loop {
                    let next = request.next().await;
                    let is_end = matches!(next, Next::End | Next::Aborted);
                    let _ = told.send(next);
                    if is_end {
                        break;
                    }
                }
            });
            response
        }
    });
    (client.await, heard)
}

#[tokio::test]
async fn the_end_of_the_stream_is_signed_and_ends_the_request() {
    for (client, mut heard) in
        [listening(Version::Http2, [word("hello")]).await, listening(Version::Http1, [word("hello")]).await]
    {
        let (sender, mut output) = limited(converse(&client)).await;
        sender.word("one").await;
        drop(sender);
        for expected in [Next::Word("one".into()), Next::Last, Next::End] {
            assert_eq!(limited(heard.recv()).await, Some(expected));
        }
        assert_eq!(limited(text(&mut output.words)).await.as_deref(), Some("hello"));
        assert_eq!(limited(text(&mut output.words)).await, None);
    }
}

#[tokio::test]
async fn without_a_receiver_events_are_still_sent() {
    let (client, mut heard) = listening(Version::Http2, [word("hello")]).await;
    let (sender, output) = limited(converse(&client)).await;
    drop(output);
    sender.word("one").await;
    assert_eq!(limited(heard.recv()).await, Some(Next::Word("one".into())));
    sender.word("two").await;
    assert_eq!(limited(heard.recv()).await, Some(Next::Word("two".into())));
    drop(sender);
    // Without a reader, HTTP/2 resets the stream when the request ends, which can be before the last event is sent.
    assert!(matches!(limited(heard.recv()).await, Some(Next::Last | Next::Aborted)));
}

#[tokio::test]
async fn an_error_of_the_model_is_sent_and_ends_the_request() {
    let (client, mut heard) = listening(Version::Http2, [word("hello")]).await;
    let (sender, _output) = limited(converse(&client)).await;
    let error = WordsError::Insult(Insult::builder().message("you").build());
    sender.channel.send(Err(error)).await.expect("the stream is read");
    for expected in [Next::Exception("insult".into()), Next::Last, Next::End] {
        assert_eq!(limited(heard.recv()).await, Some(expected));
    }
    limited(sender.until_dropped()).await;
}

#[tokio::test]
async fn another_error_aborts_the_request_and_is_received() {
    for (client, mut heard) in
        [listening(Version::Http2, [word("hello")]).await, listening(Version::Http1, [word("hello")]).await]
    {
        let (sender, mut output) = limited(converse(&client)).await;
        assert_eq!(limited(text(&mut output.words)).await.as_deref(), Some("hello"));
        let metadata = ErrorMetadata::builder().message("the microphone is broken").build();
        sender.channel.send(Err(WordsError::generic(metadata))).await.expect("the stream is read");
        let error = limited(output.words.recv()).await.expect_err("an error");
        assert!(matches!(&error, SdkError::DispatchFailure(failure) if failure.is_user()), "{error:?}");
        let text = super::duplex::error::DisplayErrorContext(error).to_string();
        assert!(text.contains("the microphone is broken"), "{text}");
        assert_eq!(limited(heard.recv()).await, Some(Next::Aborted));
        assert!(limited(output.words.recv()).await.expect("the stream has ended").is_none());
    }
}

#[tokio::test]
async fn another_error_is_received_after_the_end_of_the_response() {
    let client = serve(Version::Http1, async |request: Incoming| {
        let (pieces, response) = streamed();
        tokio::spawn(async move {
            pieces.send(word("hello")).await;
            drop(pieces);
            let _request = request;
            std::future::pending::<()>().await;
        });
        response
    })
    .await;
    let (sender, mut output) = limited(converse(&client)).await;
    assert_eq!(limited(text(&mut output.words)).await.as_deref(), Some("hello"));
    // The response ends before the error.
    tokio::time::sleep(Duration::from_millis(100)).await;
    let metadata = ErrorMetadata::builder().message("the microphone is broken").build();
    sender.channel.send(Err(WordsError::generic(metadata))).await.expect("the stream is read");
    limited(sender.until_dropped()).await;
    let error = limited(output.words.recv()).await.expect_err("an error");
    assert!(matches!(&error, SdkError::DispatchFailure(failure) if failure.is_user()), "{error:?}");
    assert!(limited(output.words.recv()).await.expect("the stream has ended").is_none());
}

#[tokio::test]
async fn a_server_that_ends_early() {
    let client = serve(Version::Http2, async |request: Incoming| {
        let (pieces, response) = streamed();
        tokio::spawn(async move {
            let _request = request;
            pieces.send(word("bye")).await;
        });
        response
    })
    .await;
    let (sender, mut output) = limited(converse(&client)).await;
    assert_eq!(limited(text(&mut output.words)).await.as_deref(), Some("bye"));
    assert_eq!(limited(text(&mut output.words)).await, None);
    // The request, which the caller has not ended, is dropped.
    limited(sender.until_dropped()).await;
}

#[tokio::test]
async fn errors_of_the_service_end_the_stream() {
    for (bytes, code, is_modeled) in [(insult("you"), "insult", true), (unmodeled(), "Storm", false)] {
        let (client, _heard) = listening(Version::Http2, [word("hello"), bytes]).await;
        let (_sender, mut output) = limited(converse(&client)).await;
        assert_eq!(limited(text(&mut output.words)).await.as_deref(), Some("hello"));
        let error = limited(output.words.recv()).await.expect_err("an error").into_service_error();
        assert_eq!((error.code(), error.is_insult()), (Some(code), is_modeled));
        assert!(limited(output.words.recv()).await.expect("the stream has ended").is_none());
    }
}

#[tokio::test]
async fn an_error_response_is_the_error_of_the_call() {
    let client = serve(Version::Http2, async |_: Incoming| {
        let mut response = whole(409, r#"{"message":"later"}"#);
        response.headers_mut().insert("x-amzn-errortype", http::HeaderValue::from_static("Busy"));
        response
    })
    .await;
    let (sender, words) = Sender::new();
    let error = limited(client.converse().words(words).send()).await.expect_err("an error").into_service_error();
    assert!(error.is_busy() && error.message() == Some("later"), "{error:?}");
    limited(sender.until_dropped()).await;
}

#[tokio::test]
async fn a_call_that_is_dropped_drops_its_stream() {
    let held = Arc::new(Mutex::new(Vec::new()));
    let client = serve(Version::Http2, move |request: Incoming| {
        held.lock().expect("no test panicked").push(request);
        std::future::pending()
    })
    .await;
    let (sender, words) = Sender::new();
    let call = tokio::spawn(client.converse().words(words).send());
    limited(sender.word("one")).await;
    call.abort();
    limited(sender.until_dropped()).await;
}
