use super::{Piece, Pieces, Received, Server, ServerResponse, response};
use smithereens_checks_features::streaming::error::DisplayErrorContext;
use smithereens_checks_features::streaming::operation::upload::UploadOutput;
use smithereens_checks_features::streaming::primitives::ByteStream;
use std::io::Write;

const PIECES: [Piece; 2] = [Piece::Bytes(b"one "), Piece::Bytes(b"two")];

fn receipt() -> ServerResponse {
    response(200, &[], r#"{"receipt": "paid"}"#)
}

/// Uploads to a server that returns these responses.
async fn upload<const N: usize>(
    responses: [ServerResponse; N],
    bytes: ByteStream,
) -> (Result<UploadOutput, String>, Vec<Received>) {
    let server = Server::new(responses);
    let result = server.client().upload().bytes(bytes).send().await;
    (result.map_err(|error| DisplayErrorContext(error).to_string()), server.received())
}

#[tokio::test]
async fn a_stream_is_sent_as_it_comes() {
    let (output, received) = upload([receipt()], Pieces::new(&PIECES).of_length(7).into_stream()).await;
    assert_eq!(output.expect("a response").receipt(), Some("paid"));
    let [request] = received.as_slice() else { panic!("{} requests", received.len()) };
    assert_eq!(request.body, b"one two");
    assert!(!request.in_memory);
    assert_eq!(request.header("content-length"), Some("7"));
    assert_eq!(request.header("content-type"), Some("application/octet-stream"));
}

#[tokio::test]
async fn an_unsigned_payload_is_not_hashed() {
    let (_, received) = upload([receipt()], ByteStream::from_static(b"bytes")).await;
    assert_eq!(received[0].header("x-amz-content-sha256"), Some("UNSIGNED-PAYLOAD"));
    assert!(received[0].header("authorization").is_some_and(|value| value.contains("x-amz-content-sha256")));
}

#[tokio::test]
async fn the_content_type_is_that_of_its_member_or_of_the_media_type() {
    let server = Server::new([receipt(), response(200, &[], "")]);
    let client = server.client();
    client.upload().kind("text/plain").bytes(ByteStream::from_static(b"a")).send().await.expect("a response");
    client.exchange().audio(ByteStream::from_static(b"b")).send().await.expect("a response");
    let types: Vec<_> =
        server.received().iter().map(|request| request.header("content-type").map(str::to_owned)).collect();
    assert_eq!(types, [Some("text/plain".to_owned()), Some("audio/ogg".to_owned())]);
}

#[tokio::test]
async fn a_stream_that_was_not_set_is_empty() {
    let server = Server::new([response(200, &[], "")]);
    server.client().exchange().send().await.expect("a response");
    let received = server.received();
    assert_eq!((received[0].header("content-length"), received[0].body.as_slice()), (Some("0"), b"".as_slice()));
}

#[tokio::test]
async fn a_stream_of_unknown_length_is_sent_where_the_model_allows_it() {
    let server = Server::new([response(200, &[], "")]);
    server.client().exchange().audio(Pieces::new(&PIECES).into_stream()).send().await.expect("a response");
    let received = server.received();
    assert_eq!((received[0].header("content-length"), received[0].body.as_slice()), (None, b"one two".as_slice()));
}

#[tokio::test]
async fn a_stream_of_unknown_length_is_refused_where_the_model_forbids_it() {
    let (result, received) = upload([receipt()], Pieces::new(&PIECES).into_stream()).await;
    let error = result.expect_err("its length is not known");
    assert!(error.contains("length of the stream"), "{error}");
    assert_eq!(received.len(), 0);
}

#[tokio::test]
async fn bytes_in_memory_are_sent_again_after_a_failure() {
    let (output, received) = upload([response(503, &[], ""), receipt()], ByteStream::from_static(b"bytes")).await;
    assert_eq!(output.expect("a response").receipt(), Some("paid"));
    assert_eq!(received.iter().map(|request| request.body.as_slice()).collect::<Vec<_>>(), [b"bytes", b"bytes"]);
}

#[tokio::test]
async fn a_file_is_sent_again_after_a_failure() {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    let content: Vec<u8> = (0..100_000_u32).flat_map(u32::to_le_bytes).collect();
    file.write_all(&content).expect("written");
    let bytes = ByteStream::from_path(file.path()).await.expect("it can be read");
    let (output, received) = upload([response(500, &[], ""), receipt()], bytes).await;
    output.expect("a response");
    let lengths: Vec<_> = received.iter().map(|request| request.header("content-length").map(str::to_owned)).collect();
    assert_eq!(lengths, [Some("400000".to_owned()), Some("400000".to_owned())]);
    assert!(received.iter().all(|request| request.body == content && !request.in_memory));
}

#[tokio::test]
async fn a_stream_that_cannot_be_read_again_is_sent_once() {
    let bytes = Pieces::new(&PIECES).of_length(7).into_stream();
    let (result, received) = upload([response(503, &[], ""), receipt()], bytes).await;
    result.expect_err("there is no second attempt");
    assert_eq!(received.len(), 1);
}

#[tokio::test]
async fn a_stream_that_breaks_off_ends_the_call() {
    let bytes = Pieces::new(&[Piece::Bytes(b"one "), Piece::Break]).of_length(7).into_stream();
    let (result, received) = upload([receipt()], bytes).await;
    let error = result.expect_err("there is not all of it");
    assert!(error.contains("connection reset"), "{error}");
    assert_eq!(received.len(), 0);
}
