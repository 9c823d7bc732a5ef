use super::parameters::ParameterType;
use super::path::{self, Step};
use super::reader::Reader;
use super::{Endpoints, Parameter};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, Shape};
use crate::plan::names::Name;
use crate::plan::planner::Planner;
use crate::plan::{Structure, Value};

/// A parameter of the endpoint that an operation has a value for.
#[derive(Debug, PartialEq)]
pub(crate) struct Binding {
    /// The position of the parameter.
    pub(crate) index: usize,
    pub(crate) parameter_type: ParameterType,
    pub(crate) value: BoundValue,
}

/// The value of a bound parameter.
#[derive(Debug, PartialEq)]
pub(crate) enum BoundValue {
    /// The same for every call.
    Text(String),
    /// The same for every call.
    Boolean(bool),
    /// The same for every call.
    Texts(Vec<String>),
    /// A member of the input.
    Member(Name),
    /// What a path leads to in the input.
    Path(Vec<Step>),
}

const MEMBER: &str = "smithy.rules#contextParam";
const STATIC: &str = "smithy.rules#staticContextParams";
const OPERATION: &str = "smithy.rules#operationContextParams";

impl<'m> Planner<'_, 'm> {
    /// What an operation [binds](https://smithy.io/2.0/additional-specs/rules-engine/parameters.html), the most specific
    /// last, so that it stands.
    pub(in crate::plan) fn endpoint_bindings(
        &mut self,
        endpoints: &Endpoints,
        operation: &Shape,
        input: (&'m Shape, &Structure),
    ) -> Vec<Binding> {
        let mut bindings = self.paths(endpoints, operation, input).unwrap_or_default();
        bindings.extend(endpoints.members(input, self.report));
        bindings.extend(endpoints.statics(operation, self.report).unwrap_or_default());
        bindings
    }

    fn paths(
        &mut self,
        endpoints: &Endpoints,
        operation: &Shape,
        input: (&'m Shape, &Structure),
    ) -> Option<Vec<Binding>> {
        let applied = operation.traits.find(OPERATION)?;
        let mut bindings = Vec::new();
        for (name, node) in
            Reader::new(applied.location, operation, OPERATION, self.report).object(&applied.value)?.iter()
        {
            let mut reader = Reader::new(applied.location, operation, OPERATION, self.report);
            let (index, parameter_type, path) = reader.within(name, |reader| {
                let (index, parameter) = endpoints.named(name, reader)?;
                let path = reader.member(node, "path", |reader, node| reader.text(node).map(str::to_owned))?;
                Some((index, parameter.parameter_type, path))
            })?;
            match path::plan(&path, parameter_type, input, self) {
                Ok(steps) => bindings.push(Binding { index, parameter_type, value: BoundValue::Path(steps) }),
                Err(message) => {
                    let mut reader = Reader::new(applied.location, operation, OPERATION, self.report);
                    return reader.within(name, |reader| reader.within("path", |reader| reader.error(message)));
                }
            }
        }
        Some(bindings)
    }
}

impl Endpoints {
    fn named(&self, name: &str, reader: &mut Reader<'_>) -> Option<(usize, &Parameter)> {
        match Self::parameter(&self.parameters, name) {
            Some(index) => Some((index, &self.parameters[index])),
            None => reader.error(format!("the endpoint rules have no parameter `{name}`")),
        }
    }

    fn statics(&self, operation: &Shape, report: &mut Report) -> Option<Vec<Binding>> {
        let applied = operation.traits.find(STATIC)?;
        let mut reader = Reader::new(applied.location, operation, STATIC, report);
        reader.members(&applied.value, |reader, name, node| {
            let (index, parameter) = self.named(name, reader)?;
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

    fn members(&self, (shape, input): (&Shape, &Structure), report: &mut Report) -> Vec<Binding> {
        let mut bindings = Vec::new();
        // The fields of a structure are its members, in the same order.
        for (member, field) in shape.members().into_iter().zip(&input.fields) {
            let Some(applied) = member.traits.find(MEMBER) else { continue };
            let path = ["shapes", shape.id.as_str(), "members", &member.name, "traits", MEMBER];
            let mut error = |message: String| {
                let place = Place::of(applied.location, path);
                report.push(Diagnostic::error("EndpointRules", place, message));
            };
            let name = applied.value.get("name").and_then(Node::as_str).unwrap_or_default();
            let Some(index) = Self::parameter(&self.parameters, name) else {
                error(format!("the endpoint rules have no parameter `{name}`"));
                continue;
            };
            let parameter_type = self.parameters[index].parameter_type;
            if !matches!(
                (parameter_type, &field.value),
                (ParameterType::Text, Value::String | Value::Enum(_)) | (ParameterType::Boolean, Value::Boolean)
            ) && !is_list_of_strings(parameter_type, &field.value)
            {
                error(format!(
                    "`{name}` is a {} in the endpoint rules, which this member is not",
                    parameter_type.name()
                ));
                continue;
            }
            bindings.push(Binding { index, parameter_type, value: BoundValue::Member(field.name.clone()) });
        }
        bindings
    }
}

fn is_list_of_strings(parameter_type: ParameterType, value: &Value) -> bool {
    matches!(value, Value::List(list) if parameter_type == ParameterType::Texts && list.element == Value::String && !list.sparse)
}
