//! `GetObject` of S3: an object of 1 KB, read to its end, with and without a checksum.

use crate::connector::{CannedResponse, client, runtime};
use crate::{Call, Client, s3};
use bytes::Bytes;

const LINE: &str = "The quick brown fox jumps over the lazy dog, and then it sleep.\n";
const LINES: usize = 16;

type Headers = &'static [(&'static str, &'static str)];

const WITHOUT_CHECKSUM: Headers = &[
    ("x-amz-id-2", "9vKBUbb6+2fmvRVB2wNmdhIbIAjn5pAYHCwLK5cRgcNkZcUGXKQ2LzFwuJ2TCQ3yM4Zb1OYYY0s="),
    ("x-amz-request-id", "0A49CE4060975EAC"),
    ("last-modified", "Wed, 12 Oct 2022 17:50:00 GMT"),
    ("etag", "\"fba9dede5f27731c9771645a39863328\""),
    ("x-amz-server-side-encryption", "AES256"),
    ("accept-ranges", "bytes"),
    ("content-type", "text/plain"),
    ("server", "AmazonS3"),
];

/// The response of S3 to a request with `x-amz-checksum-mode`, which both clients send.
const WITH_CHECKSUM: Headers = &[
    ("x-amz-id-2", "9vKBUbb6+2fmvRVB2wNmdhIbIAjn5pAYHCwLK5cRgcNkZcUGXKQ2LzFwuJ2TCQ3yM4Zb1OYYY0s="),
    ("x-amz-request-id", "0A49CE4060975EAC"),
    ("last-modified", "Wed, 12 Oct 2022 17:50:00 GMT"),
    ("etag", "\"fba9dede5f27731c9771645a39863328\""),
    ("x-amz-checksum-crc32", "Yfn7yg=="),
    ("x-amz-checksum-type", "FULL_OBJECT"),
    ("x-amz-server-side-encryption", "AES256"),
    ("accept-ranges", "bytes"),
    ("content-type", "text/plain"),
    ("server", "AmazonS3"),
];

macro_rules! call {
    ($sdk:ident, $headers:expr) => {{
        let response = CannedResponse { headers: $headers, body: Bytes::from(LINE.repeat(LINES)) };
        let (client, runtime) = (client!($sdk, response), runtime());
        Box::new(move || {
            let object = runtime.block_on(async {
                let output = client.get_object().bucket("amzn-s3-demo-bucket").key("fables/fox.txt").send().await;
                output.expect("the response is a success").body.collect().await.expect("the object is whole")
            });
            let object = object.into_bytes();
            assert_eq!(object.len(), LINE.len() * LINES);
            assert!(object.ends_with(LINE.as_bytes()));
        })
    }};
}

pub(crate) fn call(client: Client) -> Call {
    call_with(client, WITH_CHECKSUM)
}

pub(crate) fn call_without_checksum(client: Client) -> Call {
    call_with(client, WITHOUT_CHECKSUM)
}

fn call_with(client: Client, headers: Headers) -> Call {
    match client {
        Client::Aws => call!(aws_sdk_s3, headers),
        Client::Ours => call!(s3, headers),
    }
}
