//! Tests of event streams: the events of requests must be read as their parameters, and the parameters of responses must be
//! written as their messages. <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html>

use super::{equal, object, pairs, text};
use aws_smithy_eventstream::frame::read_message_from;
use aws_smithy_protocol_test::{MediaType, validate_body};
use aws_smithy_types::event_stream::{HeaderValue, Message};
use serde_json::{Map, Value};
use smithereens_codegen::model::{Node, ShapeId};
use smithereens_serve::{Blobs, Headers, Request, ScriptedEvent, SdkBody, Service, Step, json};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

pub(super) fn check(service: &Service, _: &ShapeId, operation: &str, case: &Node) -> Result<(), String> {
    let of_type = |kind: &str| -> Vec<&Node> {
        let events = case.get("events").and_then(Node::as_array).unwrap_or_default();
        events.iter().filter(|event| text(event, "type") == kind).collect()
    };
    let (requests, responses) = (of_type("request"), of_type("response"));
    if !requests.is_empty() || case.get("initialRequest").is_some() {
        check_request(service, operation, case, &requests)?;
    }
    if !responses.is_empty() || case.get("initialResponse").is_some() {
        check_response(service, operation, case, &responses)?;
    }
    Ok(())
}

fn check_request(service: &Service, operation: &str, case: &Node, events: &[&Node]) -> Result<(), String> {
    let initial = case.get("initialRequest");
    let uri = initial.map_or_else(|| format!("/{operation}"), |initial| text(initial, "uri"));
    let mut headers = Headers::new();
    headers.insert("content-type", "application/vnd.amazon.eventstream");
    for (name, value) in initial.map(|initial| pairs(initial, "headers")).unwrap_or_default() {
        headers.try_append(name, value).map_err(|error| error.to_string())?;
    }
    let head = Request::new("POST", &uri, headers, Vec::new()).map_err(|error| error.to_string())?;
    equal("whether the request has events", &true, &service.has_events(&head))?;
    let body = SdkBody::from(events.iter().flat_map(|event| bytes(event)).collect::<Vec<u8>>());
    let received = ready(service.receive_events(&head, body));
    let (_, mut received) = received.map_err(|failure| failure.message)?;

    let call = service.call(&head).map_err(|failure| failure.message)?;
    let input = Value::Object(service.read_input(&call, &head).map_err(|failure| failure.message)?);
    let expected = params(case, "initialRequestParams")?;
    let expected = service.canonical_input(operation, &Value::Object(expected), Blobs::Text);
    equal("input", &expected.map_err(|error| error.to_string())?, &input)?;

    let failure = case.get("expectation").and_then(|expectation| expectation.get("failure"));
    let is_malformed = failure.is_some_and(|failure| failure.get("errorId").is_none());
    for event in events {
        let found = ready(service.next_event(&mut received));
        if is_malformed {
            return match found {
                Ok(event) => Err(format!("expected an error, found {event:?}")),
                Err(_) => Ok(()),
            };
        }
        let stream = Map::from_iter([("stream".to_owned(), Value::Object(object(event)?))]);
        let canonical = service.canonical_input(operation, &Value::Object(stream), Blobs::Text);
        let canonical = canonical.map_err(|error| error.to_string())?;
        equal("event", &canonical.get("stream"), &found?.as_ref())?;
    }
    match is_malformed {
        true => Err("expected an error, found none".to_owned()),
        false => equal("end", &Ok(None), &ready(service.next_event(&mut received))),
    }
}

fn check_response(service: &Service, operation: &str, case: &Node, events: &[&Node]) -> Result<(), String> {
    let call = service.call_of(operation).ok_or("the service has no such operation")?;
    let scripted: Result<Vec<ScriptedEvent>, String> =
        events.iter().map(|event| object(event).map(ScriptedEvent::Event)).collect();
    let written = service.write_events(&call, &params(case, "initialResponseParams")?, &scripted?);
    let (response, steps) = written.map_err(|error| error.to_string())?;
    let content_type = response.headers().get("content-type");
    equal("content type", &Some("application/vnd.amazon.eventstream"), &content_type)?;
    if let Some(initial) = case.get("initialResponse") {
        for (name, value) in pairs(initial, "headers") {
            equal(&format!("header {name}"), &Some(value.as_str()), &response.headers().get(&name))?;
        }
    }
    let steps = steps.ok_or("expected an event stream")?;
    equal("number of messages", &events.len(), &steps.len())?;
    events.iter().zip(&steps).try_for_each(|(event, step)| match step {
        Step::Send(found) => compare(&bytes(event), found),
        other => Err(format!("expected bytes, found {other:?}")),
    })
}

/// Compares the headers of messages in any order, and their payloads by their media type.
fn compare(expected: &[u8], found: &[u8]) -> Result<(), String> {
    let read = |mut bytes: &[u8]| read_message_from(&mut bytes).map_err(|error| error.to_string());
    let (expected, found) = (read(expected)?, read(found)?);
    equal("headers", &headers(&expected), &headers(&found))?;
    let content_type = headers(&expected).into_iter().find(|(name, _)| name == ":content-type");
    match content_type.as_ref().and_then(|(_, value)| value.as_string().ok()).map(|text| text.as_str()) {
        Some("application/json") => {
            let text = String::from_utf8_lossy(expected.payload());
            validate_body(found.payload(), &text, MediaType::Json).map_err(|error| format!("{error:?}"))
        }
        _ => equal("payload", expected.payload(), found.payload()),
    }
}

fn headers(message: &Message) -> Vec<(String, HeaderValue)> {
    let headers = message.headers().iter().map(|header| (header.name().as_str().to_owned(), header.value().clone()));
    let mut headers: Vec<_> = headers.collect();
    headers.sort_by(|(left, _), (right, _)| left.cmp(right));
    headers
}

fn params(case: &Node, name: &str) -> Result<Map<String, Value>, String> {
    match case.get(name).map(json) {
        None => Ok(Map::new()),
        Some(Value::Object(members)) => Ok(members),
        Some(other) => Err(format!("`{name}` must be an object, found {other}")),
    }
}

fn bytes(event: &Node) -> Vec<u8> {
    base64_simd::STANDARD.decode_to_vec(text(event, "bytes")).expect("the bytes of an event are base64")
}

/// The result of a future whose data is in memory.
fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future waits"),
    }
}
