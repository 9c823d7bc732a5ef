use super::path::{self, Root};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Model, Node, Shape};
use crate::plan::client::endpoints::{Binding, BoundValue, Parameter, ParameterType, position};
use crate::plan::client::{Structure, Value};
use crate::plan::reader::{ENDPOINT_RULES, Reader};
use crate::plan::type_index::TypeIndex;

const MEMBER: &str = "smithy.rules#contextParam";
const STATIC: &str = "smithy.rules#staticContextParams";
const OPERATION: &str = "smithy.rules#operationContextParams";

/// An operation whose bindings are planned.
#[derive(Clone, Copy)]
pub(in crate::plan) struct Bound<'a> {
    pub(in crate::plan) model: &'a Model,
    pub(in crate::plan) operation: &'a Shape,
    /// The shape of the input.
    pub(in crate::plan) input_shape: &'a Shape,
    pub(in crate::plan) input: &'a Structure,
    /// The types that the input contains.
    pub(in crate::plan) types: TypeIndex<'a>,
}

/// Plans the parameters that an operation
/// [binds](https://smithy.io/2.0/additional-specs/rules-engine/parameters.html). The most specific binding comes last,
/// because the last one of a parameter wins.
pub(in crate::plan) fn plan(parameters: &[Parameter], bound: Bound<'_>, report: &mut Report) -> Vec<Binding> {
    let mut bindings = paths(parameters, bound, report).unwrap_or_default();
    bindings.extend(members(parameters, bound, report));
    bindings.extend(statics(parameters, bound.operation, report).unwrap_or_default());
    bindings
}

fn paths(parameters: &[Parameter], bound: Bound<'_>, report: &mut Report) -> Option<Vec<Binding>> {
    let applied = bound.operation.traits.find(OPERATION)?;
    let Bound { model, input_shape: shape, input: structure, types, .. } = bound;
    let root = Root { model, shape, structure, types };
    let mut reader = Reader::new(ENDPOINT_RULES, applied.location, bound.operation, OPERATION, report);
    reader.members(&applied.value, |reader, name, node| {
        let (index, parameter) = named(parameters, name, reader)?;
        let parameter_type = parameter.parameter_type;
        let value =
            reader.member(node, "path", |reader, node| match path::plan(reader.text(node)?, parameter_type, root) {
                Ok(steps) => Some(BoundValue::Path(steps)),
                Err(message) => reader.error(message),
            })?;
        Some(Binding { index, parameter_type, value })
    })
}

fn named<'p>(parameters: &'p [Parameter], name: &str, reader: &mut Reader<'_>) -> Option<(usize, &'p Parameter)> {
    match position(parameters, name) {
        Some(index) => Some((index, &parameters[index])),
        None => reader.error(format!("the endpoint rules have no parameter `{name}`")),
    }
}

fn statics(parameters: &[Parameter], operation: &Shape, report: &mut Report) -> Option<Vec<Binding>> {
    let applied = operation.traits.find(STATIC)?;
    let mut reader = Reader::new(ENDPOINT_RULES, applied.location, operation, STATIC, report);
    reader.members(&applied.value, |reader, name, node| {
        let (index, parameter) = named(parameters, name, reader)?;
        let parameter_type = parameter.parameter_type;
        let value = reader.member(node, "value", |reader, node| match (parameter_type, node) {
            (ParameterType::Text, Node::String(text)) => Some(BoundValue::Text(text.clone())),
            (ParameterType::Boolean, Node::Bool(value)) => Some(BoundValue::Boolean(*value)),
            (ParameterType::Texts, Node::Array(_)) => {
                let texts = reader.elements(node, |reader, node| reader.text(node).map(str::to_owned))?;
                Some(BoundValue::Texts(texts))
            }
            _ => reader.expected(&format!("a value of the type {}", parameter_type.name()), node),
        })?;
        Some(Binding { index, parameter_type, value })
    })
}

fn members(parameters: &[Parameter], bound: Bound<'_>, report: &mut Report) -> Vec<Binding> {
    let mut bindings = Vec::new();
    for member in bound.input_shape.members() {
        let Some(applied) = member.traits.find(MEMBER) else { continue };
        let Some(field) = bound.input.fields.iter().find(|field| field.schema.is_of(&member.name)) else { continue };
        let name = applied.value.get("name").and_then(Node::as_str).unwrap_or_default();
        let binding = match position(parameters, name) {
            None => Err(format!("the endpoint rules have no parameter `{name}`")),
            Some(index) => {
                let parameter_type = parameters[index].parameter_type;
                let value = BoundValue::Member(field.name.clone());
                is_of_type(&field.value, parameter_type).then_some(Binding { index, parameter_type, value }).ok_or_else(
                    || format!("`{name}` is a {} in the endpoint rules, but this member is not", parameter_type.name()),
                )
            }
        };
        match binding {
            Ok(binding) => bindings.push(binding),
            Err(message) => {
                let path = ["shapes", bound.input_shape.id.as_str(), "members", &member.name, "traits", MEMBER];
                report.push(Diagnostic::error(ENDPOINT_RULES, Place::of(applied.location, path), message));
            }
        }
    }
    bindings
}

fn is_of_type(value: &Value, parameter_type: ParameterType) -> bool {
    match (parameter_type, value) {
        (ParameterType::Text, Value::String | Value::Enum(_)) | (ParameterType::Boolean, Value::Boolean) => true,
        (ParameterType::Texts, Value::List(list)) => list.element == Value::String && !list.sparse,
        _ => false,
    }
}
