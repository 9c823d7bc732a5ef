//! Events in requests.

use super::super::streaming::{Server, response};
use super::{config, event, in_pieces, text};
use aws_smithy_eventstream::frame::read_message_from;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::event_stream::{HeaderValue, Message};
use futures_util::stream;
use smithereens_checks_features::event_streams::Client;
use smithereens_checks_features::event_streams::error::{DisplayErrorContext, ErrorMetadata, SdkError};
use smithereens_checks_features::event_streams::operation::broadcast::{BroadcastError, BroadcastOutput};
use smithereens_checks_features::event_streams::primitives::event_stream::EventStreamSender;
use smithereens_checks_features::event_streams::primitives::{Blob, DateTime};
use smithereens_checks_features::event_streams::types::error::{Noise, ProgrammeError, TapeError, TapeTorn};
use smithereens_checks_features::event_streams::types::{Programme, Silence, Song, Tape};

/// The messages in bytes, without their signatures.
fn messages(mut bytes: &[u8]) -> Vec<Message> {
    let mut messages = Vec::new();
    while !bytes.is_empty() {
        messages.push(read_message_from(&mut bytes).expect("a message"));
    }
    messages
}

/// The messages in the body of a signed request, whose last message has no event.
fn signed(body: &[u8]) -> Vec<Message> {
    let mut outer = messages(body);
    for message in &outer {
        let names: Vec<&str> = message.headers().iter().map(|header| header.name().as_str()).collect();
        assert_eq!(names, [":chunk-signature", ":date"]);
    }
    assert!(outer.pop().expect("a last message").payload().is_empty());
    outer.iter().flat_map(|message| messages(message.payload())).collect()
}

/// The headers of a message, in their order, and its payload as text.
fn described(message: &Message) -> (Vec<(String, String)>, String) {
    let headers = message.headers().iter().map(|header| {
        let value = match header.value() {
            HeaderValue::String(text) => text.as_str().to_owned(),
            other => format!("{other:?}"),
        };
        (header.name().as_str().to_owned(), value)
    });
    (headers.collect(), String::from_utf8_lossy(message.payload()).into_owned())
}

fn expected(headers: &[(&str, &str)], payload: &str) -> (Vec<(String, String)>, String) {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    (headers.iter().map(owned).collect(), payload.to_owned())
}

/// Sends an event of each kind, and returns the request and its messages.
macro_rules! broadcast {
    ($client:ident, $body:expr) => {{
        use smithereens_checks_features::$client::types::{Outlook, Programme, Silence, Song, Talk, Weather};
        let outlook = Outlook::builder().places("Bath").degrees(9).build();
        let events = [
            Programme::Song(Song::builder().title("One").live(true).seconds(90).sound(Blob::new("la")).build()),
            Programme::Weather(Weather::builder().outlook(outlook).build()),
            Programme::Talk(Talk::builder().speaker("Ann").words("yes").build()),
            Programme::Silence(Silence::builder().build()),
        ];
        let server = Server::new([in_pieces(10, $body)]);
        let client = smithereens_checks_features::$client::Client::new(&config(&server));
        let sent = client.broadcast().station("four").programme(stream::iter(events.map(Ok)).into()).send().await;
        let mut output = sent.expect("a response");
        assert!(output.programme.recv().await.expect("no error").expect("an event").is_silence());
        let request = server.received().remove(0);
        assert_eq!(request.header("content-type"), Some("application/vnd.amazon.eventstream"));
        assert_eq!(request.header("x-amz-content-sha256"), Some("STREAMING-AWS4-HMAC-SHA256-EVENTS"));
        assert_eq!(request.header("content-length"), None);
        let described: Vec<_> = signed(&request.body).iter().map(described).collect();
        (request, described)
    }};
}

const SONG: &[(&str, &str)] = &[
    (":message-type", "event"),
    (":event-type", "song"),
    (":content-type", "application/octet-stream"),
    ("title", "One"),
    ("live", "Bool(true)"),
    ("seconds", "Int32(90)"),
];

/// The headers of an event of this type, and of others with the media type of the protocol.
fn structured<'h>(event_type: &'h str, media_type: &'h str, others: &[(&'h str, &'h str)]) -> Vec<(&'h str, &'h str)> {
    let headers = [(":message-type", "event"), (":event-type", event_type), (":content-type", media_type)];
    headers.iter().chain(others).copied().collect()
}

#[tokio::test]
async fn events_of_rest_json() {
    let (request, found) = broadcast!(event_streams_rest_json, &event("silence", &[], b""));
    assert_eq!(request.header("x-station"), Some("four"));
    let json =
        |event_type, others: &[_], payload| expected(&structured(event_type, "application/json", others), payload);
    let weather = json("weather", &[], r#"{"places":["Bath"],"degrees":9}"#);
    let talk = json("talk", &[("speaker", "Ann")], r#"{"words":["yes"]}"#);
    assert_eq!(found, [expected(SONG, "la"), weather, talk, json("silence", &[], "{}")]);
}

#[tokio::test]
async fn events_of_rest_xml() {
    let (request, found) = broadcast!(event_streams_rest_xml, &event("silence", &[], b""));
    assert_eq!(request.header("x-station"), Some("four"));
    let xml = |event_type, others: &[_], payload| expected(&structured(event_type, "application/xml", others), payload);
    let weather = "<Outlook><places><member>Bath</member></places><degrees>9</degrees></Outlook>";
    let talk = "<Talk><words><member>yes</member></words></Talk>";
    let (weather, talk) = (xml("weather", &[], weather), xml("talk", &[("speaker", "Ann")], talk));
    assert_eq!(found, [expected(SONG, "la"), weather, talk, xml("silence", &[], "<Silence></Silence>")]);
}

#[tokio::test]
async fn events_of_json_after_the_other_members() {
    let body = event("silence", &[], b"");
    for (request, found) in [
        broadcast!(event_streams_aws_json, &body),
        broadcast!(event_streams_aws_json_1_0, &body),
        broadcast!(event_streams_rpc_json, &body),
    ] {
        assert_eq!(request.header("x-station"), None);
        let json =
            |event_type, others: &[_], payload| expected(&structured(event_type, "application/json", others), payload);
        let initial = json("initial-request", &[], r#"{"station":"four"}"#);
        let weather = json("weather", &[], r#"{"places":["Bath"],"degrees":9}"#);
        let talk = json("talk", &[("speaker", "Ann")], r#"{"words":["yes"]}"#);
        assert_eq!(found, [initial, expected(SONG, "la"), weather, talk, json("silence", &[], "{}")]);
    }
}

#[tokio::test]
async fn events_of_cbor_after_the_other_members() {
    let (request, _) = broadcast!(event_streams, &event("silence", &[], b""));
    let found = signed(&request.body);
    let headers = described(&found[0]).0;
    assert_eq!(headers, expected(&structured("initial-request", "application/cbor", &[]), "").0);
    let payloads: Vec<&[u8]> = found.iter().map(|message| message.payload().as_ref()).collect();
    assert_eq!(payloads[1], b"la");
    // Maps and lists of unknown length, as AWS's encoder writes them.
    assert_eq!(payloads[0], b"\xbf\x67station\x64four\xff");
    assert_eq!(payloads[2], b"\xbf\x66places\x9f\x64Bath\xff\x67degrees\x09\xff");
    assert_eq!(payloads[3], b"\xbf\x65words\x9f\x63yes\xff\xff");
    assert_eq!(payloads[4], b"\xbf\xff");
    assert_eq!(request.header("accept"), Some("application/vnd.amazon.eventstream"));
}

/// Sends these events with awsJson. The response has no events.
async fn sent(
    events: Vec<Result<Programme, ProgrammeError>>,
) -> (Result<BroadcastOutput, SdkError<BroadcastError>>, Vec<Message>) {
    let server = Server::new([in_pieces(10, b"")]);
    let result = Client::new(&config(&server)).broadcast().programme(stream::iter(events).into()).send().await;
    let bodies: Vec<Message> = server.received().iter().flat_map(|request| signed(&request.body)).collect();
    (result, bodies)
}

fn silence() -> Programme {
    Programme::Silence(Silence::builder().build())
}

#[tokio::test]
async fn an_error_of_the_model_is_sent_and_ends_the_stream() {
    let noise = Noise::builder().message("loud").level(3).build();
    let (result, messages) = sent(vec![Ok(silence()), Err(ProgrammeError::Noise(noise)), Ok(silence())]).await;
    result.expect("a response");
    let [_, _, last] = messages.as_slice() else { panic!("{} messages", messages.len()) };
    let headers = [(":message-type", "exception"), (":exception-type", "noise"), (":content-type", "application/cbor")];
    assert_eq!(described(last).0, expected(&headers, "").0);
    assert_eq!(last.payload().as_ref(), b"\xbf\x67message\x64loud\x65level\x03\xff");
}

#[tokio::test]
async fn another_error_aborts_the_request_and_is_its_error() {
    let metadata = ErrorMetadata::builder().code("Torn").message("the tape is torn").build();
    let (result, messages) = sent(vec![Ok(silence()), Err(ProgrammeError::generic(metadata))]).await;
    let error = result.expect_err("an error");
    assert!(matches!(&error, SdkError::DispatchFailure(failure) if failure.is_user()), "{error:?}");
    let text = DisplayErrorContext(error).to_string();
    assert!(
        text.contains("the events of the request ended with an error") && text.contains("the tape is torn"),
        "{text}"
    );
    assert!(messages.is_empty());
}

#[tokio::test]
async fn an_event_that_cannot_be_sent_is_the_error_of_the_request() {
    let long = Song::builder().title("la".repeat(40_000)).build();
    let error = sent(vec![Ok(Programme::Song(long))]).await.0.expect_err("an error");
    let text = DisplayErrorContext(error).to_string();
    assert!(text.contains("header value too long"), "{text}");
}

#[tokio::test]
async fn a_stream_that_is_not_set_is_an_error() {
    let error = Client::new(&config(&Server::new([]))).broadcast().station("four").send().await.expect_err("an error");
    assert!(matches!(error, SdkError::ConstructionFailure(_)));
    let text = DisplayErrorContext(error).to_string();
    assert!(text.contains("programme was not specified"), "{text}");
}

#[tokio::test]
async fn requests_without_a_signature_have_events_without_signatures() {
    let server = Server::new([response(200, &[], "")]);
    let song = Song::builder().start(DateTime::from_secs(1)).year(1999).plays(5).stars(2).cover(Blob::new("c")).build();
    let torn = TapeTorn::builder().inch(7).message("torn").build();
    let tape = stream::iter([Ok(Tape::Song(song)), Err(TapeError::TapeTorn(torn))]);
    Client::new(&config(&server)).record().tape(tape.into()).send().await.expect("a response");
    let request = server.received().remove(0);
    assert_eq!((request.header("authorization"), request.header("x-amz-content-sha256")), (None, None));
    // There are no other members, so there is no message for them, and no message at the end.
    let [song, torn] = &messages(&request.body)[..] else { panic!("two messages") };
    let values: Vec<&HeaderValue> = song.headers()[2..].iter().map(|header| header.value()).collect();
    let expected = [
        HeaderValue::Byte(2),
        HeaderValue::Int16(1999),
        HeaderValue::Int64(5),
        HeaderValue::ByteArray("c".into()),
        HeaderValue::Timestamp(DateTime::from_secs(1)),
    ];
    assert_eq!(values, expected.iter().collect::<Vec<_>>());
    let inch = torn.headers().iter().find(|header| header.name().as_str() == "inch").expect("the header of a member");
    assert_eq!(inch.value(), &HeaderValue::Int32(7));
    assert_eq!(torn.headers()[1].value(), &text("torn"));
    assert_eq!(torn.payload().as_ref(), b"\xbf\x67message\x64torn\xff");
}

/// Replaces the signature of a request by one that covers several regions.
#[derive(Debug)]
struct SignForRegions;

#[dyn_dispatch_hint]
impl Intercept for SignForRegions {
    fn name(&self) -> &'static str {
        "SignForRegions"
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        context.request_mut().headers_mut().insert("authorization", "AWS4-ECDSA-P256-SHA256 Credential=any");
        Ok(())
    }
}

#[tokio::test]
async fn events_are_not_sent_with_a_signature_that_cannot_cover_them() {
    let server = Server::new([]);
    let call = Client::new(&config(&server)).broadcast().programme(stream::iter([Ok(silence())]).into());
    let error = call.customize().interceptor(SignForRegions).send().await.expect_err("an error");
    let text = DisplayErrorContext(error).to_string();
    assert!(text.contains("SigV4a cannot sign events"), "{text}");
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_single_event() {
    let server = Server::new([in_pieces(10, b"")]);
    let programme = EventStreamSender::once(Ok(silence()));
    Client::new(&config(&server)).broadcast().programme(programme).send().await.expect("a response");
    assert_eq!(signed(&server.received()[0].body).len(), 2);
}
