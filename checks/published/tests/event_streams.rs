//! A conversation with Lex, whose requests and responses are event streams: a client of botocore's description against a server
//! of ours.

#![cfg_attr(not(botocore_data), allow(dead_code, unused_imports))]

use aws_smithy_eventstream::frame::{read_message_from, write_message_to};
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use bytes::{Bytes, BytesMut};
use http_body_util::{BodyExt, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

/// Starts a server, and returns its URL. It responds to each text with a text that repeats it.
async fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let server = hyper::server::conn::http1::Builder::new();
            tokio::spawn(server.serve_connection(TokioIo::new(stream), service_fn(respond)));
        }
    });
    format!("http://{address}")
}

type Frames = std::pin::Pin<Box<dyn futures_util::Stream<Item = Result<Frame<Bytes>, Infallible>> + Send>>;

async fn respond(request: Request<Incoming>) -> Result<Response<StreamBody<Frames>>, Infallible> {
    assert_eq!(request.uri().path(), "/bots/BOT/botAliases/ALIAS/botLocales/en_GB/sessions/one/conversation");
    assert_eq!(request.headers()["x-amz-lex-conversation-mode"], "TEXT");
    let (sender, mut receiver) = mpsc::channel(1);
    tokio::spawn(repeat(request.into_body(), sender));
    let frames: Frames = Box::pin(futures_util::stream::poll_fn(move |context| receiver.poll_recv(context)));
    Ok(Response::new(StreamBody::new(frames)))
}

async fn repeat(mut body: Incoming, sender: mpsc::Sender<Result<Frame<Bytes>, Infallible>>) {
    let mut buffer = BytesMut::new();
    while let Some(Ok(frame)) = body.frame().await {
        buffer.extend_from_slice(&frame.into_data().expect("data"));
        while let Some(length) = buffer.first_chunk().map(|length| u32::from_be_bytes(*length) as usize)
            && length <= buffer.len()
        {
            let signed = read_message_from(buffer.split_to(length)).expect("a message");
            let Ok(event) = read_message_from(signed.payload().clone()) else { return };
            let payload = String::from_utf8(event.payload().to_vec()).expect("JSON");
            if header(&event, ":event-type") == "TextInputEvent" {
                let text = payload.split('"').nth(3).expect("a text");
                let message = format!(r#"{{"messages":[{{"content":"{text}!","contentType":"PlainText"}}]}}"#);
                let _ = sender.send(Ok(Frame::data(text_response(message)))).await;
            }
        }
    }
}

fn header<'m>(message: &'m Message, name: &str) -> &'m str {
    let header = message.headers().iter().find(|header| header.name().as_str() == name).expect("the header");
    header.value().as_string().expect("text").as_str()
}

fn text_response(payload: String) -> Bytes {
    let headers = [(":message-type", "event"), (":event-type", "TextResponseEvent")];
    let headers = headers.map(|(name, value)| Header::new(name, HeaderValue::String(value.into())));
    let mut bytes = Vec::new();
    write_message_to(&Message::new_from_parts(headers.to_vec(), payload), &mut bytes).expect("a valid message");
    bytes.into()
}

#[cfg(botocore_data)]
#[tokio::test]
#[ignore = "needs BOTOCORE_DATA when it is compiled: see CONTRIBUTING.md"]
async fn lex_repeats_each_text() {
    use smithereens_checks_published::lex::config::{BehaviorVersion, Credentials, Region};
    use smithereens_checks_published::lex::types::{
        ConfigurationEvent, ConversationMode, StartConversationRequestEventStream as Sent,
        StartConversationResponseEventStream as Received, TextInputEvent,
    };
    let config = smithereens_checks_published::lex::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("any", "any", None, None, "test"))
        .endpoint_url(serve().await)
        .build();
    let client = smithereens_checks_published::lex::Client::from_conf(config);
    let (sender, mut events) = mpsc::channel(1);
    let call = client.start_conversation().bot_id("BOT").bot_alias_id("ALIAS").locale_id("en_GB").session_id("one");
    let stream = futures_util::stream::poll_fn(move |context| events.poll_recv(context));
    let call = call.conversation_mode(ConversationMode::Text).request_event_stream(stream.into());
    let mut output = call.send().await.expect("a response");
    let configuration = ConfigurationEvent::builder().response_content_type("text/plain").build();
    let configuration = configuration.expect("all required members");
    sender.send(Ok(Sent::ConfigurationEvent(configuration))).await.expect("the stream is read");
    for text in ["hello", "bye"] {
        let event = TextInputEvent::builder().text(text).build().expect("all required members");
        sender.send(Ok(Sent::TextInputEvent(event))).await.expect("the stream is read");
        let Some(Received::TextResponseEvent(response)) = output.response_event_stream.recv().await.expect("no error")
        else {
            panic!("another event or none");
        };
        assert_eq!(response.messages()[0].content(), Some(format!("{text}!").as_str()));
    }
    drop(sender);
    assert!(output.response_event_stream.recv().await.expect("no error").is_none());
}

#[cfg(not(botocore_data))]
#[test]
#[ignore = "needs BOTOCORE_DATA when it is compiled: see CONTRIBUTING.md"]
fn the_client_of_lex_is_compiled() {
    panic!("BOTOCORE_DATA was not set when this test was compiled");
}
