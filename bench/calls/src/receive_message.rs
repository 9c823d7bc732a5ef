//! `ReceiveMessage` of SQS: a response in JSON with ten messages.

use crate::connector::{CannedResponse, client, runtime};
use crate::{Call, Client};

mod generated {
    smithereens::include_client!("sqs");
}

const MESSAGES: usize = 10;

fn response() -> CannedResponse {
    let messages: Vec<String> = (0..MESSAGES).map(message).collect();
    CannedResponse {
        headers: &[
            ("x-amzn-requestid", "0d2d3b3c-5d1e-5a5e-8c0b-6f0f3f1c2a4b"),
            ("content-type", "application/x-amz-json-1.0"),
            ("connection", "keep-alive"),
        ],
        body: format!(r#"{{"Messages":[{}]}}"#, messages.join(",")).into(),
    }
}

/// A message as S3 sends it when an object was stored.
fn message(index: usize) -> String {
    let handle = "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a".repeat(8);
    let body = format!(
        r#"{{\"Records\":[{{\"eventSource\":\"aws:s3\",\"awsRegion\":\"eu-west-1\",\"eventName\":\"ObjectCreated:Put\",\"s3\":{{\"bucket\":{{\"name\":\"amzn-s3-demo-bucket\"}},\"object\":{{\"key\":\"photos/{index}.jpg\",\"size\":1024}}}}}}]}}"#
    );
    format!(
        r#"{{"Attributes":{{"SenderId":"AIDACKCEVSQ6C2EXAMPLE","ApproximateFirstReceiveTimestamp":"1764243054000","ApproximateReceiveCount":"1","SentTimestamp":"1764243053000"}},"Body":"{body}","MD5OfBody":"5e9a0f2b7c3d4e5f60718293a4b5c6d7","MessageId":"5fea7756-0ea4-451a-a703-a558b933e27{index}","ReceiptHandle":"{handle}{index}=="}}"#
    )
}

macro_rules! call {
    ($sdk:ident) => {{
        use $sdk::types::MessageSystemAttributeName;

        let (client, runtime) = (client!($sdk, response()), runtime());
        Box::new(move || {
            let call = client
                .receive_message()
                .queue_url("https://sqs.eu-west-1.amazonaws.com/123456789012/photos")
                .max_number_of_messages(10)
                .message_system_attribute_names(MessageSystemAttributeName::All)
                .send();
            let output = runtime.block_on(call).expect("the response is a success");
            let [.., last] = output.messages() else { panic!("the response has messages") };
            assert_eq!(output.messages().len(), MESSAGES);
            assert_eq!(last.message_id(), Some("5fea7756-0ea4-451a-a703-a558b933e279"));
            assert_eq!(last.attributes().map(|attributes| attributes.len()), Some(4));
            assert!(last.body().is_some_and(|body| body.contains(r#""key":"photos/9.jpg""#)));
        })
    }};
}

pub(crate) fn call(client: Client) -> Call {
    match client {
        Client::Aws => call!(aws_sdk_sqs),
        Client::Ours => call!(generated),
    }
}
