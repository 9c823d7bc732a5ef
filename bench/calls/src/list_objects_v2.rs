//! `ListObjectsV2` of S3: a response in XML with 1000 objects, the maximum of S3.

use crate::connector::{CannedResponse, client, runtime};
use crate::{Call, Client, s3};

const OBJECTS: usize = 1000;

fn response() -> CannedResponse {
    let objects: String = (0..OBJECTS).map(object).collect();
    let body = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>amzn-s3-demo-bucket</Name><Prefix>photos/2026/</Prefix><NextContinuationToken>1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=</NextContinuationToken><KeyCount>{OBJECTS}</KeyCount><MaxKeys>{OBJECTS}</MaxKeys><IsTruncated>true</IsTruncated>{objects}</ListBucketResult>"#
    );
    CannedResponse {
        headers: &[
            ("x-amz-id-2", "9vKBUbb6+2fmvRVB2wNmdhIbIAjn5pAYHCwLK5cRgcNkZcUGXKQ2LzFwuJ2TCQ3yM4Zb1OYYY0s="),
            ("x-amz-request-id", "0A49CE4060975EAC"),
            ("x-amz-bucket-region", "eu-west-1"),
            ("content-type", "application/xml"),
            ("server", "AmazonS3"),
        ],
        body: body.into(),
    }
}

/// An object that was stored with a checksum, which clients request by default.
fn object(index: usize) -> String {
    format!(
        "<Contents><Key>photos/2026/november/{index:04}.jpg</Key>\
         <LastModified>2026-11-12T17:50:30.000Z</LastModified>\
         <ETag>&quot;fba9dede5f27731c9771645a3986{index:04}&quot;</ETag>\
         <ChecksumAlgorithm>CRC32</ChecksumAlgorithm><ChecksumType>FULL_OBJECT</ChecksumType>\
         <Size>{}</Size><StorageClass>STANDARD</StorageClass></Contents>",
        1_048_576 + index
    )
}

macro_rules! call {
    ($sdk:ident) => {{
        use $sdk::types::{ChecksumAlgorithm, ObjectStorageClass};

        let (client, runtime) = (client!($sdk, response()), runtime());
        Box::new(move || {
            let call = client.list_objects_v2().bucket("amzn-s3-demo-bucket").prefix("photos/2026/").send();
            let output = runtime.block_on(call).expect("the response is a success");
            let [.., last] = output.contents() else { panic!("the response has objects") };
            assert_eq!(output.contents().len(), OBJECTS);
            assert_eq!(output.is_truncated(), Some(true));
            assert_eq!(last.key(), Some("photos/2026/november/0999.jpg"));
            assert_eq!(last.last_modified().map(|time| time.secs()), Some(1_794_505_830));
            assert_eq!(last.e_tag(), Some("\"fba9dede5f27731c9771645a39860999\""));
            assert_eq!(last.checksum_algorithm(), [ChecksumAlgorithm::Crc32]);
            assert_eq!(last.size(), Some(1_049_575));
            assert_eq!(last.storage_class(), Some(&ObjectStorageClass::Standard));
        })
    }};
}

pub(crate) fn call(client: Client) -> Call {
    match client {
        Client::Aws => call!(aws_sdk_s3),
        Client::Ours => call!(s3),
    }
}
