//! Objects of S3: uploaded from files and in parts, listed page by page, read as streams and by presigned URLs.

use aws_config::BehaviorVersion;
use aws_sdk_s3::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use aws_sdk_s3::operation::RequestId;
use aws_sdk_s3::operation::get_object::GetObjectError;
use aws_sdk_s3::presigning::PresigningConfig;
use aws_sdk_s3::primitives::{ByteStream, DateTime};
use aws_sdk_s3::types::{
    ChecksumAlgorithm, ChecksumMode, CompletedMultipartUpload, CompletedPart, Delete, ObjectIdentifier, Tag, Tagging,
};
use aws_sdk_s3::{Client, Error};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy;
use hyper_util::rt::TokioExecutor;
use std::time::Duration;

const BUCKET: &str = "shelf";
type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

#[tokio::main]
async fn main() -> Result {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let client = Client::new(&config);
    create(&client).await?;
    upload(&client).await?;
    upload_in_parts(&client).await?;
    list(&client).await?;
    read(&client).await?;
    presign(&client).await?;
    describe(&client).await?;
    refuse(&client).await?;
    delete(&client).await?;
    Ok(())
}

async fn create(client: &Client) -> std::result::Result<(), Error> {
    let created = client.create_bucket().bucket(BUCKET).send().await?;
    println!("created at {:?}", created.location());
    Ok(())
}

async fn upload(client: &Client) -> Result {
    use aws_sdk_s3::client::Waiters;
    let poll = client.wait_until_bucket_exists().bucket(BUCKET).wait(Duration::from_secs(20)).await?;
    println!("the bucket exists: {}", poll.into_result().is_ok());

    let path = std::env::temp_dir().join(format!("drop-in-{}", std::process::id()));
    tokio::fs::write(&path, "A file of a few lines.\n".repeat(5_000)).await?;
    let put = client
        .put_object()
        .bucket(BUCKET)
        .key("files/a few lines.txt")
        .body(ByteStream::from_path(&path).await?)
        .content_type("text/plain; charset=utf-8")
        .cache_control("max-age=60")
        .metadata("language", "en")
        .checksum_algorithm(ChecksumAlgorithm::Sha256)
        .send()
        .await;
    tokio::fs::remove_file(&path).await?;
    let put = put?;
    println!("put {:?}, SHA-256 {:?}, request ID: {}", put.e_tag(), put.checksum_sha256(), put.request_id().is_some());

    for (key, text) in [("words/ä", "umlaut"), ("words/b+c", "plus"), ("words/d e", ""), ("words/f/g", "nested")] {
        let body = ByteStream::from(text.as_bytes().to_vec());
        let put = client.put_object().bucket(BUCKET).key(key).body(body).send().await?;
        println!("put {key}: {:?}, CRC32 {:?}", put.e_tag, put.checksum_crc32);
    }
    Ok(())
}

async fn upload_in_parts(client: &Client) -> Result {
    let key = "large";
    let upload = client.create_multipart_upload().bucket(BUCKET).key(key).send().await?;
    let upload_id = upload.upload_id().ok_or("there is no upload ID")?;
    let mut completed = CompletedMultipartUpload::builder();
    for (number, length) in [(1, 5 * 1024 * 1024), (2, 100)] {
        let part = client
            .upload_part()
            .bucket(BUCKET)
            .key(key)
            .upload_id(upload_id)
            .part_number(number)
            .body(ByteStream::from(vec![b'0' + number as u8; length]))
            .send()
            .await?;
        completed = completed
            .parts(CompletedPart::builder().part_number(number).set_e_tag(part.e_tag().map(str::to_owned)).build());
    }
    let done = client
        .complete_multipart_upload()
        .bucket(BUCKET)
        .key(key)
        .upload_id(upload_id)
        .multipart_upload(completed.build())
        .send()
        .await?;
    println!("completed {:?} of {:?}: {:?}", done.key(), done.bucket(), done.e_tag());
    let head = client.head_object().bucket(BUCKET).key(key).send().await?;
    println!("its length is {:?}", head.content_length());
    Ok(())
}

async fn list(client: &Client) -> Result {
    let mut pages = client.list_objects_v2().bucket(BUCKET).into_paginator().page_size(2).send();
    while let Some(page) = pages.try_next().await? {
        println!("a page of {:?}, truncated: {:?}", page.key_count(), page.is_truncated());
        for object in page.contents() {
            println!("  {:?} of {:?} bytes: {:?}", object.key(), object.size(), object.storage_class());
        }
    }
    let folders = client.list_objects_v2().bucket(BUCKET).delimiter("/").prefix("words/").send().await?;
    println!("below words/: {:?}", folders.common_prefixes());
    let mut uploads = client.list_multipart_uploads().bucket(BUCKET).send().await?;
    println!("open uploads: {:?}", uploads.uploads.take());
    Ok(())
}

async fn read(client: &Client) -> Result {
    let request = client.get_object().bucket(BUCKET).key("files/a few lines.txt").checksum_mode(ChecksumMode::Enabled);
    let mut object = request.send().await?;
    println!("{:?} {:?} {:?}", object.content_type(), object.cache_control(), object.metadata());
    let mut length = 0;
    while let Some(bytes) = object.body.try_next().await? {
        length += bytes.len();
    }
    println!("read {length} bytes in chunks");
    let object = client.get_object().bucket(BUCKET).key("large").range("bytes=5242875-5242884").send().await?;
    println!("{:?}", object.content_range());
    println!("{:?}", object.body.collect().await?.into_bytes());
    let object = client.get_object().bucket(BUCKET).key("words/ä").send().await?;
    println!("{:?}", String::from_utf8(object.body.collect().await?.to_vec())?);
    Ok(())
}

async fn presign(client: &Client) -> Result {
    let minute = PresigningConfig::expires_in(Duration::from_secs(60))?;
    let get = client.get_object().bucket(BUCKET).key("words/b+c").response_content_type("text/x");
    let request = get.presigned(minute.clone()).await?;
    let parameters = request.uri().split(['?', '&']).skip(1).filter_map(|parameter| parameter.split('=').next());
    println!("presigned {} with {:?}", request.method(), parameters.collect::<std::collections::BTreeSet<_>>());
    let http = legacy::Client::builder(TokioExecutor::new()).build_http();
    let response = http.request(request.make_http_1x_request(Full::new(Bytes::new()))).await?;
    println!("{}: {:?}", response.status(), response.into_body().collect().await?.to_bytes());

    let put = client.put_object().bucket(BUCKET).key("words/presigned").presigned(minute).await?;
    let response = http.request(put.into_http_1x_request(Full::new(Bytes::from("by URL")))).await?;
    println!("{}", response.status());
    let head = client.head_object().bucket(BUCKET).key("words/presigned").send().await?;
    println!("{:?} bytes are there", head.content_length());
    let long = PresigningConfig::expires_in(Duration::from_secs(8 * 24 * 60 * 60));
    println!("{}", long.expect_err("more than a week"));
    Ok(())
}

async fn describe(client: &Client) -> Result {
    let tag = |key: &str, value: &str| Tag::builder().key(key).value(value).build();
    let tagging = Tagging::builder().tag_set(tag("colour", "teal")?).tag_set(tag("size", "9")?).build()?;
    println!("{}", Tagging::builder().build().expect_err("tags are missing"));
    client.put_object_tagging().bucket(BUCKET).key("large").tagging(tagging).send().await?;
    let tags = client.get_object_tagging().bucket(BUCKET).key("large").send().await?;
    for tag in tags.tag_set() {
        println!("{}: {}", tag.key(), tag.value());
    }
    let copied = client.copy_object().bucket(BUCKET).key("copy").copy_source(format!("{BUCKET}/words/b%2Bc"));
    let copied = copied.send().await?;
    println!("copied: {:?}", copied.copy_object_result().and_then(|result| result.e_tag()));
    let head = client.head_object().bucket(BUCKET).key("copy").if_modified_since(DateTime::from_secs(0)).send().await?;
    println!("modified: {}", head.last_modified().is_some_and(|time| time.secs() > 1_600_000_000));
    Ok(())
}

async fn refuse(client: &Client) -> Result {
    let error = client.get_object().bucket(BUCKET).key("none").send().await.expect_err("it is not there");
    println!("{}: {:?} {:?}", error, error.code(), error.message());
    println!("request ID: {}, extended: {:?}", error.request_id().is_some(), "x");
    match error.into_service_error() {
        GetObjectError::NoSuchKey(error) => println!("no such key: {:?}", error.message()),
        error => println!("another error: {}", DisplayErrorContext(error)),
    }
    let error = client.head_object().bucket(BUCKET).key("none").send().await.expect_err("it is not there");
    println!("not found: {:?}", error.as_service_error().map(|error| error.is_not_found()));
    match client.delete_bucket().bucket(BUCKET).send().await {
        Err(SdkError::ServiceError(context)) => println!("{:?}", context.err().code()),
        other => println!("unexpected: {other:?}"),
    }
    let error = client.list_objects_v2().bucket("none").send().await.expect_err("it is not there");
    match Error::from(error) {
        Error::NoSuchBucket(error) => println!("no such bucket: {error}"),
        error => println!("another error: {error:?}"),
    }
    let error = client.get_object().bucket(BUCKET).key("").send().await.expect_err("the key is empty");
    println!("{error}: {}", DisplayErrorContext(&error).to_string().contains("key was missing"));
    Ok(())
}

async fn delete(client: &Client) -> Result {
    let mut keys = Vec::new();
    let mut pages = client.list_objects_v2().bucket(BUCKET).into_paginator().send();
    while let Some(page) = pages.next().await {
        for object in page?.contents.unwrap_or_default() {
            keys.push(ObjectIdentifier::builder().set_key(object.key).build()?);
        }
    }
    let delete = Delete::builder().set_objects(Some(keys)).quiet(false).build()?;
    let deleted = client.delete_objects().bucket(BUCKET).delete(delete).send().await?;
    let mut keys: Vec<_> = deleted.deleted().iter().filter_map(|object| object.key()).collect();
    keys.sort_unstable();
    println!("deleted {keys:?}, errors {:?}", deleted.errors());
    client.delete_bucket().bucket(BUCKET).send().await?;
    let buckets = client.list_buckets().send().await?;
    println!("buckets: {:?}", buckets.buckets());
    Ok(())
}
