use crate::unique;
use hyper::body::{Body, Bytes, Frame, SizeHint};
use smithereens::presigning::{PresignedRequest, PresigningConfig};
use smithereens::waiter::WaiterError;
use smithereens_checks_published::s3::Client;
use smithereens_checks_published::s3::client::Waiters;
use smithereens_checks_published::s3::error::ProvideErrorMetadata;
use smithereens_checks_published::s3::operation::RequestId;
use smithereens_checks_published::s3::primitives::ByteStream;
use smithereens_checks_published::s3::types::{
    ExpressionType, InputSerialization, JsonInput, JsonOutput, JsonType, OutputSerialization,
    SelectObjectContentEventStream as SelectEvent,
};
use std::convert::Infallible;
use std::io::Write;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const SIZE: usize = 5 * 1024 * 1024;
const PIECE: usize = 64 * 1024;

/// The bytes of an object whose pieces all differ.
fn content() -> Vec<u8> {
    (0..SIZE as u32 / 4).flat_map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes()).collect()
}

/// A body that creates its pieces when it is polled, and cannot be sent again.
struct Produced {
    content: Vec<u8>,
    sent: usize,
}

impl Body for Produced {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let start = self.sent;
        let end = (start + PIECE).min(self.content.len());
        self.sent = end;
        Poll::Ready((start < end).then(|| Ok(Frame::data(Bytes::copy_from_slice(&self.content[start..end])))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact((self.content.len() - self.sent) as u64)
    }
}

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_stream_is_put_and_comes_back_byte_by_byte() {
    let client = client!(s3);
    let bucket = bucket(&client).await;
    let key = "shelf/ä b+c/../%2F~.bin";
    let body = ByteStream::from_body_1_x(Produced { content: content(), sent: 0 });
    let put = client.put_object().bucket(&bucket).key(key).body(body).metadata("colour", "blue").send().await;
    let put = put.expect("put");
    assert!(put.request_id().is_some());

    let head = client.head_object().bucket(&bucket).key(key).send().await.expect("its head");
    assert_eq!((head.content_length(), head.e_tag()), (Some(SIZE as i64), put.e_tag()));
    assert_eq!(head.metadata().expect("metadata")["colour"], "blue");

    let mut got = client.get_object().bucket(&bucket).key(key).send().await.expect("a response");
    assert_eq!((got.content_length(), got.e_tag()), (Some(SIZE as i64), put.e_tag()));
    assert_eq!(got.content_type(), Some("application/octet-stream"));
    assert!(got.last_modified().is_some_and(|time| time.secs() > 1_600_000_000));
    let expected = content();
    let (mut read, mut pieces) = (0, 0);
    while let Some(piece) = got.body.try_next().await.expect("a piece") {
        assert_eq!(piece, expected[read..read + piece.len()], "from byte {read} on");
        read += piece.len();
        pieces += 1;
    }
    assert_eq!(read, SIZE);
    assert!(pieces > 1, "it came in one piece");
    empty(&client, &bucket, &[key]).await;
}

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_file_is_put_and_a_range_of_it_is_got() {
    let client = client!(s3);
    let bucket = bucket(&client).await;
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(&content()).expect("written");
    let body = ByteStream::from_path(file.path()).await.expect("a file that can be read");
    client.put_object().bucket(&bucket).key("file").body(body).content_type("text/x").send().await.expect("put");
    let got = client.get_object().bucket(&bucket).key("file").range("bytes=100000-299999").send().await;
    let got = got.expect("a response");
    assert_eq!((got.content_type(), got.content_range()), (Some("text/x"), Some("bytes 100000-299999/5242880")));
    assert_eq!(got.body.collect().await.expect("the range").into_bytes(), content()[100_000..300_000]);
    empty(&client, &bucket, &["file"]).await;
}

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn objects_are_listed_page_by_page() {
    let client = client!(s3);
    let bucket = bucket(&client).await;
    let keys = ["a&b", "c/d", "c/e", "f g"];
    for key in keys {
        client.put_object().bucket(&bucket).key(key).body(ByteStream::from_static(b"x")).send().await.expect("put");
    }
    let (mut listed, mut token) = (Vec::new(), None);
    loop {
        let page = client.list_objects_v2().bucket(&bucket).max_keys(3).set_continuation_token(token).send().await;
        let page = page.expect("a page");
        listed.extend(page.contents().iter().filter_map(|object| object.key().map(str::to_owned)));
        assert!(page.contents().iter().all(|object| object.size() == Some(1)));
        token = page.next_continuation_token().map(str::to_owned);
        if token.is_none() {
            break;
        }
    }
    assert_eq!(listed, keys);
    let folders = client.list_objects_v2().bucket(&bucket).delimiter("/").send().await.expect("a page");
    assert_eq!(folders.common_prefixes().iter().map(|prefix| prefix.prefix()).collect::<Vec<_>>(), [Some("c/")]);
    empty(&client, &bucket, &keys).await;
}

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn missing_resources_are_errors_of_the_model() {
    let client = client!(s3);
    let bucket = bucket(&client).await;
    let error = client.get_object().bucket(&bucket).key("nothing").send().await.expect_err("no key");
    let error = error.into_service_error();
    assert!(error.is_no_such_key(), "{error:?}");
    assert_eq!(error.code(), Some("NoSuchKey"));
    assert!(error.message().is_some_and(|message| message.contains("does not exist")), "{error:?}");
    assert!(error.request_id().is_some());

    // A response to HEAD has no body, so it has no error code.
    let error = client.head_object().bucket(&bucket).key("nothing").send().await.expect_err("no key");
    assert!(error.as_service_error().is_some_and(|error| error.is_not_found()), "{error:?}");

    empty(&client, &bucket, &[]).await;
    let error = client.list_objects_v2().bucket(&bucket).send().await.expect_err("no bucket").into_service_error();
    assert!(error.is_no_such_bucket(), "{error:?}");
}

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_waiter_sees_a_bucket_and_an_object_come_and_go() {
    let client = client!(s3);
    let bucket = unique("bucket");
    let (second, minute) = (Duration::from_secs(1), Duration::from_secs(60));
    let exceeded = client.wait_until_bucket_exists().bucket(&bucket).wait(second).await;
    assert!(matches!(exceeded, Err(WaiterError::ExceededMaxWait(_))), "{exceeded:?}");
    client.wait_until_bucket_not_exists().bucket(&bucket).wait(minute).await.expect("there is no bucket");
    client.create_bucket().bucket(&bucket).send().await.expect("created");
    client.wait_until_bucket_exists().bucket(&bucket).wait(minute).await.expect("there is a bucket");
    client.wait_until_object_not_exists().bucket(&bucket).key("k").wait(minute).await.expect("there is no object");
    client.put_object().bucket(&bucket).key("k").body(ByteStream::from_static(b"x")).send().await.expect("put");
    let poll =
        client.wait_until_object_exists().bucket(&bucket).key("k").wait(minute).await.expect("there is an object");
    assert_eq!(poll.into_result().expect("its head").content_length(), Some(1));
    empty(&client, &bucket, &["k"]).await;
}

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn selected_records_arrive_as_events() {
    let client = client!(s3);
    let bucket = bucket(&client).await;
    let lines = ByteStream::from_static(br#"{"name": "Ann", "age": 7} {"name": "Bob", "age": 9}"#);
    client.put_object().bucket(&bucket).key("people").body(lines).send().await.expect("put");
    let json = JsonInput::builder().r#type(JsonType::Document).build();
    let selected = client
        .select_object_content()
        .bucket(&bucket)
        .key("people")
        .expression("SELECT s.name FROM s3object s")
        .expression_type(ExpressionType::Sql)
        .input_serialization(InputSerialization::builder().json(json).build())
        .output_serialization(OutputSerialization::builder().json(JsonOutput::builder().build()).build())
        .send()
        .await;
    let mut payload = selected.expect("a response").payload;
    let (mut records, mut stats, mut ended) = (Vec::new(), None, false);
    while let Some(event) = payload.recv().await.expect("no error") {
        match event {
            SelectEvent::Records(event) => records.extend_from_slice(event.payload().expect("records").as_ref()),
            SelectEvent::Stats(event) => stats = event.details().and_then(|details| details.bytes_returned()),
            SelectEvent::End(_) => ended = true,
            other => panic!("{other:?}"),
        }
    }
    let text = String::from_utf8(records).expect("JSON");
    assert!(text.contains("Ann") && text.contains("Bob") && !text.contains("age"), "{text}");
    assert_eq!((stats, ended), (Some(text.len() as i64), true));
    empty(&client, &bucket, &["people"]).await;
}

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn whoever_has_a_presigned_request_needs_no_client() {
    let client = client!(s3);
    let bucket = bucket(&client).await;
    let key = "shelf/ä b+c.txt";
    let config = PresigningConfig::expires_in(Duration::from_secs(60)).expect("less than a week");
    let put = client.put_object().bucket(&bucket).key(key).content_type("text/x").presigned(config.clone()).await;
    let response = send(&put.expect("a request"), "presigned").await;
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
    let got = client.get_object().bucket(&bucket).key(key).send().await.expect("an object");
    assert_eq!(got.content_type(), Some("text/x"));
    assert_eq!(got.body.collect().await.expect("its bytes").into_bytes(), "presigned");
    let get = client.get_object().bucket(&bucket).key(key).presigned(config).await.expect("a request");
    let response = send(&get, "").await;
    assert!(response.starts_with("HTTP/1.1 200") && response.ends_with("\r\n\r\npresigned"), "{response}");
    empty(&client, &bucket, &[key]).await;
}

/// Sends exactly a presigned request, and returns the response as text.
async fn send(request: &PresignedRequest, body: &str) -> String {
    let (host, path) = request.uri().trim_start_matches("http://").split_once('/').expect("a path");
    let headers: String = request.headers().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let (method, length) = (request.method(), body.len());
    let head = format!("{method} /{path} HTTP/1.1\r\nhost: {host}\r\ncontent-length: {length}\r\n{headers}");
    let mut connection = tokio::net::TcpStream::connect(host).await.expect("a connection");
    let text = format!("{head}connection: close\r\n\r\n{body}");
    connection.write_all(text.as_bytes()).await.expect("sent");
    let mut response = String::new();
    connection.read_to_string(&mut response).await.expect("a response");
    response
}

async fn bucket(client: &Client) -> String {
    let bucket = unique("bucket");
    let created = client.create_bucket().bucket(&bucket).send().await.expect("created");
    assert_eq!(created.location(), Some(format!("/{bucket}").as_str()));
    bucket
}

/// Deletes the objects and then the bucket, which must be empty.
async fn empty(client: &Client, bucket: &str, keys: &[&str]) {
    for key in keys {
        client.delete_object().bucket(bucket).key(*key).send().await.expect("deleted");
    }
    client.delete_bucket().bucket(bucket).send().await.expect("deleted");
}
