//! Tests of event streams: the trait `smithy.test#eventStreamTests`, which Smithy's protocol tests use.

use super::case::Case;
use crate::model::{Node, Object};
use crate::plan::client::{
    EventMessage, EventParam, EventStream, EventStreamTest, Expectation, ExpectedException, Field, InitialRequest,
    Operation, Plan, ResponseTest, Structure, Value,
};
use crate::plan::params::Params;

/// Reads a test of an operation.
pub(super) fn plan(
    plan: &Plan,
    params: &Params<'_>,
    operation: &Operation,
    case: &Case<'_>,
) -> Result<EventStreamTest, String> {
    let events = Events { plan, params };
    let mut test = EventStreamTest {
        input: params.members(&operation.input.fields, case.object("initialRequestParams")?)?,
        request: None,
        sent: Vec::new(),
        has_response: false,
        response: ResponseTest {
            status: 200,
            headers: Vec::new(),
            body: Vec::new(),
            expected: Vec::new(),
            request_id: None,
            exception: None,
        },
        received: Vec::new(),
        expectation: Expectation::Success,
    };
    if let Some(request) = case.part("initialRequest") {
        let needed = |name: &str| request.text(name)?.ok_or_else(|| format!("missing `{name}` of `initialRequest`"));
        let (method, path) = (needed("method")?.to_owned(), needed("uri")?.to_owned());
        test.request = Some(InitialRequest { method, path, headers: request.pairs("headers")? });
    }
    if let Some(response) = case.part("initialResponse") {
        test.response = response.response(Vec::new(), None)?;
        test.has_response = true;
    }
    test.response.expected = params.members(&operation.output.fields, case.object("initialResponseParams")?)?;
    for event in case.parts("events") {
        if event.text("type")? == Some("request") {
            test.sent.push(events.message(&operation.input, &event)?);
        } else {
            test.received.push(events.message(&operation.output, &event)?);
            test.has_response = true;
        }
    }
    if let Some(failure) = case.part("expectation").and_then(|expectation| expectation.part("failure")) {
        let id = failure.text("errorId")?;
        test.expectation = if id.is_some() { Expectation::Exception } else { Expectation::Failure };
        if let Some(id) = id.filter(|_| test.received.is_empty()) {
            test.response.exception = Some(ExpectedException { index: events.exception(id)?, code: None });
            test.response.expected = Vec::new();
        }
    }
    Ok(test)
}

/// The events of a client.
struct Events<'a> {
    plan: &'a Plan,
    params: &'a Params<'a>,
}

impl Events<'_> {
    fn message(&self, structure: &Structure, event: &Case<'_>) -> Result<EventMessage, String> {
        let stream = structure.event_stream().and_then(|field| match field {
            Field { value: Value::EventStream(stream), .. } => Some(stream),
            _ => None,
        });
        let stream = stream.ok_or_else(|| format!("`{}` has no event stream", structure.name))?;
        let read = |params| self.event(stream, params);
        Ok(EventMessage { bytes: event.bytes()?, event: event.params()?.map(read).transpose()? })
    }

    fn event(&self, stream: &EventStream, params: &Object) -> Result<EventParam, String> {
        let mut members = params.iter();
        let (Some((name, node)), None) = (members.next(), members.next()) else {
            return Err("`params` of an event must have one member".to_owned());
        };
        let errors = self.plan.stream_errors.iter().find(|errors| errors.error.name == stream.error.name);
        let variants = errors.map(|errors| errors.error.variants.as_slice()).unwrap_or_default();
        let Some(variant) = variants.iter().find(|variant| variant.codes.iter().any(|code| code == name)) else {
            let params = Node::Object(params.clone());
            return self.params.value(name, &Value::Union(stream.event.clone()), &params).map(EventParam::Event);
        };
        let index = self.exception(&variant.name)?;
        let fields = self.plan.exceptions.get(index).map(|exception| exception.structure.fields.as_slice());
        let members = self.params.members(fields.unwrap_or_default(), node.as_object())?;
        Ok(EventParam::Exception { index, members })
    }

    /// The index of an exception, by its shape ID or the name of its type.
    fn exception(&self, id: &str) -> Result<usize, String> {
        let is_named = |exception: &crate::plan::client::Exception| {
            let shape = &exception.structure.schema.id;
            exception.variant.name == id || format!("{}#{}", shape.namespace, shape.name) == id
        };
        let index = self.plan.exceptions.iter().position(is_named);
        index.ok_or_else(|| format!("the client has no error `{id}`"))
    }
}
