//! What types without a client have, and what they do not depend on.

use smithereens::error::ProvideErrorMetadata;
use smithereens_checks_types::notes::operation::put_note::{PutNoteError, PutNoteInput};
use smithereens_checks_types::notes::types::Note;
use smithereens_checks_types::notes::types::error::Full;
use smithereens_checks_types::{event_streams, notes, s3, shapes, streaming};
use std::process::Command;

#[test]
fn structures_have_builders_and_accessors() {
    let note = Note::builder().text("buy milk").tags("home").build().expect("the text is set");
    assert_eq!((note.text(), note.tags()), ("buy milk", &["home".to_owned()][..]));
    let input = PutNoteInput::builder().note(note.clone()).build().expect("inputs are checked by clients");
    assert_eq!(input.note(), Some(&note));
    let error = Note::builder().build().expect_err("the text is not set").to_string();
    assert!(error.contains("text was not specified but it is required when building Note"), "{error}");
}

#[test]
fn errors_are_those_of_clients() {
    let full = Full::builder().message("no space").build().expect("the message is set");
    let error = PutNoteError::Full(full);
    assert!(error.is_full());
    assert_eq!(std::error::Error::source(&error).map(ToString::to_string).as_deref(), Some("Full: no space"));
    let unhandled = PutNoteError::generic(smithereens::error::ErrorMetadata::builder().code("Odd").build());
    assert_eq!(notes::Error::from(unhandled).code(), Some("Odd"));
}

#[test]
fn types_have_the_traits_of_serde() {
    let value = shapes::types::Everything::builder().string("a").build();
    let json = serde_json::to_value(&value).expect("it can be written");
    assert_eq!(json, serde_json::json!({"string": "a", "withDefault": "none"}));
    assert_eq!(serde_json::from_value::<shapes::types::Everything>(json).expect("it can be read"), value);
}

/// A body that is a stream stays, and the events of a response, which need a connection, are left out.
#[test]
fn streams_of_bytes_are_members_and_events_are_types() {
    let input = streaming::operation::upload::UploadInput::builder();
    let _: &Option<smithereens::primitives::ByteStream> = input.get_bytes();
    let output = event_streams::operation::tune::TuneOutput::builder().frequency(3).build();
    assert_eq!(format!("{output:?}"), "TuneOutput { frequency: Some(3), _request_id: None }");
    let song = event_streams::types::Song::builder().build();
    assert!(event_streams::types::Programme::Song(song).is_song());
}

#[test]
fn outputs_have_request_ids() {
    use s3::operation::{RequestId, RequestIdExt};
    let output = s3::operation::head_bucket::HeadBucketOutput::builder().build();
    assert_eq!((output.request_id(), output.extended_request_id()), (None, None));
}

#[test]
fn no_client_is_compiled() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let arguments = ["tree", "--manifest-path", manifest, "--edges", "normal", "--prefix", "none", "--format", "{lib}"];
    let output = Command::new(env!("CARGO")).args(arguments).arg("--offline").output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("names of crates are ASCII");
    let crates: Vec<&str> = text.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    for expected in ["aws_smithy_schema", "aws_smithy_types", "serde_core", "smithereens"] {
        assert!(crates.contains(&expected), "{crates:?}");
    }
    let of_clients = [
        "aws_runtime",
        "aws_sigv4",
        "aws_smithy_http",
        "aws_smithy_json",
        "aws_smithy_runtime",
        "h2",
        "hyper",
        "hyper_util",
        "ring",
        "rustls",
        "serde_derive",
        "tokio_rustls",
    ];
    let found: Vec<&str> = of_clients.into_iter().filter(|name| crates.contains(name)).collect();
    assert!(found.is_empty(), "types without a client depend on {found:?}");
}
