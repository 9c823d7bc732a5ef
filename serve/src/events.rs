//! Event streams: the events of requests, and those of responses.

use crate::script::ScriptedEvent;
use crate::service::{Call, Failure, Protocol, Service, check_names};
use crate::values::{self, Blobs, is_part, object};
use crate::written::Written;
use serde_json::{Map, Value};
use smithereens::__private::server::{self, Cursor, Request, RequestMessages};
use smithereens::config::http::HttpResponse;
use smithereens::error::SerdeError;
use smithereens::primitives::SdkBody;
use smithereens_codegen::model::{Member, Shape, ShapeKind};
use std::time::Duration;

/// A step of a response with an event stream.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Sends bytes.
    Send(Vec<u8>),
    /// Waits.
    Pause(Duration),
    /// Waits for an event of the request that has these members.
    WaitFor(Value),
    /// Waits for the end of the request.
    WaitForEnd,
}

impl Step {
    /// Whether an event of the request is one that this step waits for.
    pub fn is_met_by(&self, event: &Value) -> bool {
        matches!(self, Self::WaitFor(expected) if is_part(expected, event))
    }
}

/// The events of a request, in the order in which they arrive.
pub struct ReceivedEvents {
    call: Call,
    messages: Cursor,
}

impl Service {
    /// Whether the events of a request are its body, which [`receive_events`](Self::receive_events) reads. The body of `head`
    /// is not used.
    pub fn has_events(&self, head: &Request) -> bool {
        let is_of_events = |value: &str| value.starts_with("application/vnd.amazon.eventstream");
        head.headers().get("content-type").is_some_and(is_of_events)
            && self.call(head).and_then(|call| self.event_stream_of_input(&call)).is_ok()
    }

    /// Receives the part of a request that is before its events. Signatures of events are not verified.
    ///
    /// # Errors
    /// The first message cannot be read.
    pub async fn receive_events(&self, head: &Request, body: SdkBody) -> Result<(Vec<u8>, ReceivedEvents), Failure> {
        let call = self.call(head)?;
        let (protocol, _, messages) = self.parts(&call).map_err(Failure::malformed)?;
        let received = RequestMessages::receive(body, messages.input, protocol.server.protocol()).await;
        let (events, initial) = received.map_err(Failure::malformed)?;
        Ok((initial, ReceivedEvents { call, messages: events.read() }))
    }

    /// Receives the next event of a request: an object with the name of the member of the union, and its value. Returns `None`
    /// after the last one.
    ///
    /// # Errors
    /// The event is not as the model describes it, or the request is cut off. It is the last result.
    pub async fn next_event(&self, events: &mut ReceivedEvents) -> Result<Option<Value>, String> {
        let Some(message) = events.messages.next().await.map_err(|error| error.to_string())? else { return Ok(None) };
        let read = || {
            let (protocol, ..) = self.parts(&events.call)?;
            let stream =
                self.event_stream_of_input(&events.call).map_err(|failure| SerdeError::custom(failure.message))?;
            let schema = protocol.schemas.of(stream);
            server::read_event(&message, protocol.server.protocol(), |value| {
                values::read_members(&protocol.schemas, stream, schema, value)
            })
        };
        read().map(|event| Some(Value::Object(event))).map_err(|error| error.to_string())
    }

    /// Writes the output of a call whose output has an event stream, and its events.
    ///
    /// # Errors
    /// The output or an event is not as the model describes it.
    pub fn write_events(
        &self,
        call: &Call,
        output: &Map<String, Value>,
        events: &[ScriptedEvent],
    ) -> Result<(HttpResponse, Option<Vec<Step>>), SerdeError> {
        let (protocol, operation, _) = self.parts(call)?;
        let Some((member, stream)) = event_stream(protocol, operation.output) else {
            return match events {
                [] => Ok((self.write_output(call, output, Blobs::Base64)?, None)),
                _ => Err(invalid(format!("the output of `{}` has no event stream for `events`", operation.name()))),
            };
        };
        if output.contains_key(&member.name) {
            return Err(invalid(format!("give the events of the member `{}` as `events`", member.name)));
        }
        let mut response = self.write_output(call, output, Blobs::Base64)?;
        let mut steps: Vec<Step> =
            server::start_events(&mut response, protocol.server.protocol())?.map(Step::Send).into_iter().collect();
        *response.body_mut() = SdkBody::empty();
        for (index, event) in events.iter().enumerate() {
            let (step, is_last) =
                self.step(call, stream, event).map_err(|error| invalid(format!("events[{index}]: {error}")))?;
            steps.push(step);
            if is_last && index + 1 < events.len() {
                return Err(invalid(format!("events[{index}] ends the stream, so that nothing can follow it")));
            }
        }
        Ok((response, Some(steps)))
    }

    /// The step for an event, and whether it ends the stream.
    fn step(&self, call: &Call, stream: &'static Shape, event: &ScriptedEvent) -> Result<(Step, bool), SerdeError> {
        let (protocol, ..) = self.parts(call)?;
        Ok(match event {
            ScriptedEvent::Event(event) => self.write_event(protocol, stream, event)?,
            ScriptedEvent::Error { code, message } => (Step::Send(server::write_event_error(code, message)?), true),
            ScriptedEvent::CutOff => (Step::Send(server::CUT_OFF.to_vec()), true),
            ScriptedEvent::Delay(delay) => (Step::Pause(*delay), false),
            ScriptedEvent::WaitForEnd => {
                self.event_stream_of_input(call).map_err(|failure| invalid(failure.message))?;
                (Step::WaitForEnd, false)
            }
            ScriptedEvent::WaitFor(event) => {
                let input = self.event_stream_of_input(call).map_err(|failure| invalid(failure.message))?;
                (Step::WaitFor(canonical(protocol, input, event)?), false)
            }
        })
    }

    fn write_event(
        &self,
        protocol: &Protocol,
        stream: &'static Shape,
        event: &Map<String, Value>,
    ) -> Result<(Step, bool), SerdeError> {
        let (member, target, value) = variant(protocol, stream, event)?;
        let members = object(target, value)?;
        check_names(target, members)?;
        let written = |shape, members| Written {
            schemas: &protocol.schemas,
            shape,
            schema: protocol.schemas.of(shape),
            members,
            blobs: Blobs::Base64,
            is_bound: false,
        };
        let is_error = target.traits.has("error");
        let bytes = match is_error {
            true => server::write_event_exception(&member.name, &written(target, members), protocol.server.protocol()),
            false => server::write_event(&written(stream, event), protocol.server.protocol()),
        };
        Ok((Step::Send(bytes?), is_error))
    }

    /// The union of the events of a call's input.
    fn event_stream_of_input(&self, call: &Call) -> Result<&'static Shape, Failure> {
        let (protocol, operation, _) = self.parts(call).map_err(Failure::malformed)?;
        let stream = event_stream(protocol, operation.input).map(|(_, stream)| stream);
        stream.ok_or_else(|| Failure::malformed(format!("the input of `{}` has no event stream", operation.name())))
    }
}

/// The member of an input or output that is an event stream, and the union of its events.
fn event_stream(protocol: &Protocol, structure: &'static Shape) -> Option<(&'static Member, &'static Shape)> {
    let targets =
        structure.members().into_iter().filter_map(|member| Some((member, protocol.schemas.target(member).ok()?)));
    let is_stream = |target: &Shape| matches!(target.kind, ShapeKind::Union(_)) && target.traits.has("streaming");
    targets.into_iter().find(|(_, target)| is_stream(target))
}

/// The one member of an event, with its target and its value.
fn variant<'v>(
    protocol: &Protocol,
    stream: &'static Shape,
    event: &'v Map<String, Value>,
) -> Result<(&'static Member, &'static Shape, &'v Value), SerdeError> {
    check_names(stream, event)?;
    let mut members = event.iter();
    let (Some((name, value)), None) = (members.next(), members.next()) else {
        return Err(invalid(format!("an event of `{}` has one member, found {}", stream.id, event.len())));
    };
    let member = stream.members().into_iter().find(|member| member.name == *name);
    let member = member.ok_or_else(|| invalid(format!("`{}` has no member `{name}`", stream.id)))?;
    Ok((member, protocol.schemas.target(member)?, value))
}

/// An event in the form in which events are read, without default values.
fn canonical(protocol: &Protocol, stream: &'static Shape, event: &Map<String, Value>) -> Result<Value, SerdeError> {
    let (member, target, value) = variant(protocol, stream, event)?;
    let given = object(target, value)?;
    let mut members = values::canonical(&protocol.schemas, target, value, Blobs::Base64)?;
    if let Value::Object(members) = &mut members {
        members.retain(|name, _| given.contains_key(name));
    }
    Ok(Value::Object(Map::from_iter([(member.name.clone(), members)])))
}

fn invalid(message: String) -> SerdeError {
    SerdeError::invalid_input(message)
}
