//! What mocks need to know beyond what the client knows: how errors are sent, and the examples of the model.

use super::base64;
use super::client::{MockedError, MockedExample, MockedOperation, Operation};
use super::context::Context;
use crate::json::quote;
use crate::model::{Node, Shape, ShapeId, ShapeKind};
use crate::select::{Protocol, Slice};

/// Plans the mocks of the operations.
pub(super) fn plan(context: &Context<'_>, slice: &Slice<'_>, operations: &[Operation]) -> Vec<MockedOperation> {
    let mocked = operations.iter().enumerate().filter_map(|(index, operation)| {
        let shape = slice.operation(&operation.namespace, &operation.shape_name)?;
        let ShapeKind::Operation(bindings) = &shape.kind else { return None };
        let errors = bindings.errors.iter().chain(&slice.bindings.errors);
        let mut errors: Vec<MockedError> = errors.filter_map(|id| error(context, slice, id)).collect();
        errors.retain(|error| operation.error.variants.iter().any(|variant| variant.name == error.variant));
        errors.sort_by(|one, other| one.variant.cmp(&other.variant));
        errors.dedup_by(|one, other| one.variant == other.variant);
        Some(MockedOperation { operation: index, errors, examples: examples(context, operation, shape) })
    });
    mocked.collect()
}

fn error(context: &Context<'_>, slice: &Slice<'_>, id: &ShapeId) -> Option<MockedError> {
    let shape = context.model.shape(id)?;
    let query = shape.traits.get("aws.protocols#awsQueryError");
    let query_code = query.and_then(|error| error.get("code")?.as_str()).unwrap_or(id.name());
    let is_query = context.protocol == Protocol::AwsQuery;
    let status = |node: &Node| u16::try_from(node.as_number()?.as_i64()?).ok();
    let of_query = query.filter(|_| is_query).and_then(|error| status(error.get("httpResponseCode")?));
    let of_http = shape.traits.get("httpError").and_then(status);
    let of_fault = if shape.traits.string("error") == Some("server") { 500 } else { 400 };
    let is_compatible = slice.service.traits.has("aws.protocols#awsQueryCompatible") && !is_query;
    Some(MockedError {
        variant: context.names.type_of(id)?.name.clone(),
        code: if is_query { query_code } else { id.name() }.to_owned(),
        namespace: id.namespace().to_owned(),
        status: of_query.or(of_http).unwrap_or(of_fault),
        query_code: is_compatible.then(|| query_code.to_owned()),
    })
}

/// <https://smithy.io/2.0/spec/documentation-traits.html#examples-trait>
fn examples(context: &Context<'_>, operation: &Operation, shape: &Shape) -> Vec<MockedExample> {
    let ShapeKind::Operation(bindings) = &shape.kind else { return Vec::new() };
    // The form of events in examples is not specified.
    let events = operation.output.event_stream();
    let has_events = |example: &Node| {
        let mut members = example.get("output").and_then(Node::as_object).into_iter().flat_map(|output| output.iter());
        members.any(|(name, _)| events.is_some_and(|field| field.schema.is_of(name)))
    };
    let json = |id: &ShapeId, value: Option<&Node>| {
        let empty = Node::empty_object();
        let mut text = String::new();
        write(context, context.model.shape(id), value.unwrap_or(&empty), &mut text);
        text
    };
    let examples = shape.traits.get("examples").and_then(Node::as_array).unwrap_or_default();
    let planned = examples.iter().filter(|example| !has_events(example)).filter_map(|example| {
        let result = match example.get("error") {
            None => Ok(json(&bindings.output, example.get("output"))),
            Some(error) => {
                let id = ShapeId::parse(error.get("shapeId")?.as_str()?)?;
                Err((id.name().to_owned(), json(&id, error.get("content"))))
            }
        };
        Some(MockedExample { input: json(&bindings.input, example.get("input")), result })
    });
    planned.collect()
}

/// Writes a value as JSON, with blobs as base64.
fn write(context: &Context<'_>, shape: Option<&Shape>, value: &Node, json: &mut String) {
    let target = |name: &str| {
        let members = shape.map(Shape::members).unwrap_or_default();
        let is_map = shape.is_some_and(|shape| matches!(shape.kind, ShapeKind::Map { .. }));
        let name = if is_map { "value" } else { name };
        let member = members.into_iter().find(|member| member.name == name)?;
        context.model.shape(&member.target)
    };
    match value {
        Node::Null => json.push_str("null"),
        Node::Bool(boolean) => json.push_str(if *boolean { "true" } else { "false" }),
        Node::Number(number) => json.push_str(number.as_str()),
        Node::String(text) => {
            let is_blob = shape.is_some_and(|shape| shape.kind == ShapeKind::Blob);
            json.push_str(&match is_blob {
                true => quote(&base64::encode(&base64::of_example(text))),
                false => quote(text),
            });
        }
        Node::Array(elements) => {
            json.push('[');
            for (index, element) in elements.iter().enumerate() {
                json.push_str(if index > 0 { "," } else { "" });
                write(context, target("member"), element, json);
            }
            json.push(']');
        }
        Node::Object(members) => {
            json.push('{');
            for (index, (name, member)) in members.iter().enumerate() {
                json.push_str(if index > 0 { "," } else { "" });
                json.push_str(&quote(name));
                json.push(':');
                write(context, target(name), member, json);
            }
            json.push('}');
        }
    }
}
