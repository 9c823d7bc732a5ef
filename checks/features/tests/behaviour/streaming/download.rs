use super::{Piece, Pieces, Server, response, streamed};
use smithereens_checks_features::streaming::error::{DisplayErrorContext, ProvideErrorMetadata};
use smithereens_checks_features::streaming::operation::RequestId;
use smithereens_checks_features::streaming::operation::download::{DownloadError, DownloadOutput};
use smithereens_checks_features::streaming::operation::exchange::ExchangeOutput;
use smithereens_checks_features::streaming::primitives::ByteStream;
use std::sync::atomic::Ordering;

const PIECES: [Piece; 3] = [Piece::Bytes(b"one "), Piece::Bytes(b"two "), Piece::Bytes(b"three")];

#[tokio::test]
async fn the_body_is_not_read_before_it_is_polled() {
    let body = Pieces::new(&PIECES);
    let taken = body.taken.clone();
    let server = Server::new([response(200, &[], streamed(body))]);
    let mut output = server.client().download().name("a").send().await.expect("a response");
    assert_eq!(taken.load(Ordering::Relaxed), 0);
    for (count, expected) in ["one ", "two ", "three"].into_iter().enumerate() {
        let piece = output.body.next().await.expect("there is more").expect("it is read");
        assert_eq!(piece, expected.as_bytes());
        assert_eq!(taken.load(Ordering::Relaxed), count + 1);
    }
    assert!(output.body.next().await.is_none());
}

#[tokio::test]
async fn status_headers_and_request_id_are_read_beside_the_body() {
    let headers = [
        ("etag", "\"1\""),
        ("x-pages", "3"),
        ("x-note-a", "first"),
        ("x-note-b", "second"),
        ("x-amzn-requestid", "id-1"),
    ];
    let server = Server::new([response(206, &headers, streamed(Pieces::new(&PIECES)))]);
    let output = server.client().download().name("a").send().await.expect("a response");
    assert_eq!((output.etag(), output.status(), output.request_id()), (Some("\"1\""), Some(206), Some("id-1")));
    assert_eq!(output.pages(), Some(3));
    let notes = output.notes().expect("there are notes");
    assert_eq!((notes.len(), notes["a"].as_str(), notes["b"].as_str()), (2, "first", "second"));
    assert_eq!(output.body.collect().await.expect("the whole body").into_bytes(), "one two three");
}

#[tokio::test]
async fn an_error_is_read_whole() {
    let pieces = [Piece::Bytes(br#"{"message": "it is gone", "#), Piece::Bytes(br#""since": "today"}"#)];
    let headers = [("x-amzn-errortype", "Gone"), ("x-amzn-requestid", "id-2")];
    let server = Server::new([response(410, &headers, streamed(Pieces::new(&pieces)))]);
    let error = server.client().download().name("a").send().await.expect_err("it is gone").into_service_error();
    assert_eq!((error.code(), error.request_id()), (Some("Gone"), Some("id-2")));
    let DownloadError::Gone(gone) = error else { panic!("{error:?}") };
    assert_eq!((gone.message(), gone.since()), (Some("it is gone"), Some("today")));
}

#[tokio::test]
async fn a_truncated_body_is_an_error_after_the_received_bytes() {
    let pieces = [Piece::Bytes(b"one "), Piece::Break];
    let server = Server::new([response(200, &[], streamed(Pieces::new(&pieces)))]);
    let mut output = server.client().download().name("a").send().await.expect("a response");
    assert_eq!(output.body.next().await.expect("a piece").expect("it came"), "one ");
    output.body.next().await.expect("a body that is cut off").expect_err("the connection is lost");

    let server = Server::new([response(200, &[], streamed(Pieces::new(&pieces)))]);
    let output = server.client().download().name("a").send().await.expect("a response");
    output.body.collect().await.expect_err("the connection is lost");
}

#[tokio::test]
async fn a_truncated_error_is_a_response_error() {
    let broken = || response(410, &[], streamed(Pieces::new(&[Piece::Bytes(b"{"), Piece::Break])));
    let server = Server::new([broken(), broken(), broken()]);
    let error = server.client().download().name("a").send().await.expect_err("half an error");
    assert!(error.as_service_error().is_none(), "{error:?}");
}

#[tokio::test]
async fn a_header_that_cannot_be_read_is_an_error() {
    let headers = [("x-pages", "many"), ("x-amzn-requestid", "id-3")];
    let server = Server::new([response(200, &headers, streamed(Pieces::new(&PIECES)))]);
    let error = server.client().download().name("a").send().await.expect_err("no number").into_service_error();
    assert_eq!((error.code(), error.request_id()), (None, Some("id-3")));
    assert!(DisplayErrorContext(&error).to_string().contains("x-pages"), "{error:?}");
}

#[tokio::test]
async fn an_output_can_consist_of_a_stream() {
    let server = Server::new([response(200, &[], streamed(Pieces::new(&PIECES)))]);
    let output = server.client().exchange().send().await.expect("a response");
    assert_eq!(output.audio.collect().await.expect("the whole body").into_bytes(), "one two three");
}

#[test]
fn a_structure_with_a_stream_can_be_built_without_it() {
    let output = DownloadOutput::builder().etag("a").build();
    assert_eq!((output.etag(), output.body().size_hint()), (Some("a"), (0, Some(0))));
}

#[test]
fn a_sensitive_stream_is_not_printed() {
    let output = ExchangeOutput::builder().audio(ByteStream::from_static(b"secret")).build();
    assert!(!format!("{output:?}").contains("secret"), "{output:?}");
}
