//! Event streams, whose messages AWS's crate encodes.

mod broken;
mod errors;
mod events;
mod initial_response;
mod sent;
mod signatures;

use super::streaming::{Piece, Pieces, Server, ServerResponse, response, streamed};
use aws_smithy_eventstream::frame::write_message_to;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message, RawMessage};
use smithereens_checks_features::event_streams::Client;
use smithereens_checks_features::event_streams::config::{
    BehaviorVersion, Credentials, Region, SdkConfig, SharedCredentialsProvider,
};
use smithereens_checks_features::event_streams::error::SdkError;
use smithereens_checks_features::event_streams::operation::listen::ListenOutput;
use smithereens_checks_features::event_streams::primitives::event_stream::EventReceiver;
use smithereens_checks_features::event_streams::types::Programme;
use smithereens_checks_features::event_streams::types::error::ProgrammeError;

/// A message of the type `event`.
fn event(event_type: &'static str, headers: &[(&'static str, HeaderValue)], payload: &[u8]) -> Vec<u8> {
    message(&[(":message-type", text("event")), (":event-type", text(event_type))], headers, payload)
}

/// A message of the type `exception`.
fn exception(exception_type: &'static str, payload: &[u8]) -> Vec<u8> {
    message(&[(":message-type", text("exception")), (":exception-type", text(exception_type))], &[], payload)
}

fn message(kind: &[(&'static str, HeaderValue)], headers: &[(&'static str, HeaderValue)], payload: &[u8]) -> Vec<u8> {
    let mut message = Message::new(payload.to_vec());
    for (name, value) in kind.iter().chain(headers) {
        message = message.add_header(Header::new(*name, value.clone()));
    }
    let mut bytes = Vec::new();
    write_message_to(&message, &mut bytes).expect("a message that can be written");
    bytes
}

fn text(text: &'static str) -> HeaderValue {
    HeaderValue::String(text.into())
}

/// A response whose body comes in pieces of this many bytes.
fn in_pieces(length: usize, bytes: &[u8]) -> ServerResponse {
    let pieces: Vec<Piece> = bytes.chunks(length).map(|piece| Piece::Bytes(piece.to_vec().leak())).collect();
    of_pieces(&pieces)
}

fn of_pieces(pieces: &[Piece]) -> ServerResponse {
    response(200, &[("content-type", "application/vnd.amazon.eventstream")], streamed(Pieces::new(pieces)))
}

/// The configuration of clients that call a server.
fn config(server: &Server) -> SdkConfig {
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::new("any", "any", None, None, "test")))
        .endpoint_url("https://example.com")
        .http_client(SharedHttpClient::new(server.clone()))
        .build()
}

fn client(response: ServerResponse) -> Client {
    Client::new(&config(&Server::new([response])))
}

async fn listen(response: ServerResponse) -> ListenOutput {
    client(response).listen().send().await.expect("a response")
}

type Programmes = EventReceiver<Programme, ProgrammeError>;

/// All events. The stream must not end with an error.
async fn all(mut programme: Programmes) -> Vec<Programme> {
    let mut events = Vec::new();
    while let Some(event) = programme.recv().await.expect("no error") {
        events.push(event);
    }
    assert_eq!(programme.recv().await.expect("no error"), None, "the end is the end");
    events
}

/// The next error, after which the stream must end.
async fn failure(programme: &mut Programmes) -> SdkError<ProgrammeError, RawMessage> {
    let error = programme.recv().await.expect_err("an error");
    assert_eq!(programme.recv().await.expect("no other error"), None);
    error
}
