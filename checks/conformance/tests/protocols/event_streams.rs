//! The event stream tests for responses in Smithy's protocol tests: messages, and the events or errors that a client reads.

use crate::streams::config::{BehaviorVersion, Credentials, Region};
use crate::streams::error::{ProvideErrorMetadata, SdkError};
use crate::streams::types::error::EventStreamError;
use crate::streams::types::{EventStream, PayloadStructure};
use crate::streams::{Client, Config};
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::base64;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::date_time::Format;
use libtest_mimic::{Failed, Trial};
use smithereens_codegen::load::load;
use smithereens_codegen::model::Node;
use std::collections::BTreeMap;
use std::path::Path;

const OPERATION: &str = "aws.protocoltests.restjson#OutputStream";

/// A test for each message in a response.
pub(crate) fn trials(folder: &Path) -> Vec<Trial> {
    let model = load([folder]).expect("the models of the tests are valid").model;
    let operation = model.shapes.values().find(|shape| shape.id.as_str() == OPERATION);
    let applied = operation.and_then(|operation| operation.traits.find("smithy.test#eventStreamTests"));
    let tests = applied.and_then(|applied| applied.value.as_array()).unwrap_or_default();
    let messages: Vec<Test> = tests.iter().filter_map(Test::of).collect();
    assert!(!messages.is_empty(), "{OPERATION} has tests");
    messages.into_iter().map(|test| Trial::test(format!("eventStream::{}", test.id), move || test.run())).collect()
}

struct Test {
    id: String,
    bytes: Vec<u8>,
    expected: Expected,
}

#[derive(Debug, PartialEq)]
enum Expected {
    /// The event of this name, and its members as text.
    Event(String, BTreeMap<String, String>),
    /// The exception of the stream, or another error.
    Exception,
    Error,
}

impl Test {
    /// The test, if it is for a message to a client.
    fn of(test: &Node) -> Option<Self> {
        let text = |name| test.get(name).and_then(Node::as_str);
        let event = test.get("events")?.as_array()?.first()?;
        let is_for_clients = text("appliesTo").is_none_or(|side| side == "client");
        let bytes = event.get("bytes")?.as_str().filter(|_| is_for_clients)?;
        let failure = test.get("expectation").and_then(|expectation| expectation.get("failure"));
        let expected = match failure {
            Some(failure) if failure.get("errorId").is_some() => Expected::Exception,
            Some(_) => Expected::Error,
            None => {
                let (name, members) = event.get("params")?.as_object()?.iter().next()?;
                let mut texts = BTreeMap::new();
                flatten("", members, &mut texts);
                Expected::Event(name.to_owned(), texts)
            }
        };
        Some(Self { id: text("id")?.to_owned(), bytes: base64::decode(bytes).ok()?, expected })
    }

    fn run(self) -> Result<(), Failed> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
        let found = runtime.block_on(received(self.bytes));
        match found == self.expected {
            true => Ok(()),
            false => Err(format!("found {found:?}, expected {:?}", self.expected).into()),
        }
    }
}

/// The event or error that a client reads from the first message in a body.
async fn received(bytes: Vec<u8>) -> Expected {
    let http_client = infallible_client_fn(move |_| http::Response::new(SdkBody::from(bytes.as_slice())));
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("any", "any", None, None, "test"))
        .endpoint_url("https://example.com")
        .http_client(http_client)
        .build();
    let output = Client::from_conf(config).output_stream().send().await.expect("a response");
    let mut stream = output.stream;
    match stream.recv().await {
        Ok(event) => described(&event.expect("an event")),
        Err(SdkError::ServiceError(context)) => match context.err() {
            EventStreamError::ErrorEvent(_) => Expected::Exception,
            other => {
                assert!(other.code().is_some() && other.message().is_some(), "{other:?}");
                Expected::Error
            }
        },
        Err(_) => Expected::Error,
    }
}

/// An event, and its members as text.
fn described(event: &EventStream) -> Expected {
    let mut texts = BTreeMap::new();
    let mut put = |name: &str, text: Option<String>| drop(text.map(|text| texts.insert(name.to_owned(), text)));
    let member = |payload: Option<&PayloadStructure>| payload?.structure_member().map(str::to_owned);
    let name = match event {
        EventStream::Headers(event) => {
            put("booleanHeader", event.boolean_header().map(|value| value.to_string()));
            put("byteHeader", event.byte_header().map(|value| value.to_string()));
            put("shortHeader", event.short_header().map(|value| value.to_string()));
            put("intHeader", event.int_header().map(|value| value.to_string()));
            put("longHeader", event.long_header().map(|value| value.to_string()));
            put("blobHeader", event.blob_header().map(|value| String::from_utf8_lossy(value.as_ref()).into_owned()));
            put("stringHeader", event.string_header().map(str::to_owned));
            put("timestampHeader", event.timestamp_header().and_then(|value| value.fmt(Format::DateTime).ok()));
            "headers"
        }
        EventStream::BlobPayload(event) => {
            put("payload", event.payload().map(|value| String::from_utf8_lossy(value.as_ref()).into_owned()));
            "blobPayload"
        }
        EventStream::StringPayload(event) => {
            put("payload", event.payload().map(str::to_owned));
            "stringPayload"
        }
        EventStream::StructurePayload(event) => {
            put("payload.structureMember", member(event.payload()));
            "structurePayload"
        }
        EventStream::UnionPayload(event) => {
            let union = event.payload().and_then(|union| union.as_union_member().ok());
            put("payload.unionMember", union.cloned());
            "unionPayload"
        }
        EventStream::HeadersAndExplicitPayload(event) => {
            put("header", event.header().map(str::to_owned));
            put("payload.structureMember", member(event.payload()));
            "headersAndExplicitPayload"
        }
        EventStream::HeadersAndImplicitPayload(event) => {
            put("header", event.header().map(str::to_owned));
            put("payload", event.payload().map(str::to_owned));
            "headersAndImplicitPayload"
        }
        _ => "unknown",
    };
    Expected::Event(name.to_owned(), texts)
}

/// The members of a structure as text, by their paths.
fn flatten(path: &str, node: &Node, texts: &mut BTreeMap<String, String>) {
    let text = match node {
        Node::Object(members) => {
            let separator = if path.is_empty() { "" } else { "." };
            return members.iter().for_each(|(name, node)| flatten(&format!("{path}{separator}{name}"), node, texts));
        }
        Node::String(text) => text.clone(),
        Node::Bool(value) => value.to_string(),
        Node::Number(number) => number.as_str().to_owned(),
        other => format!("{other:?}"),
    };
    texts.insert(path.to_owned(), text);
}
