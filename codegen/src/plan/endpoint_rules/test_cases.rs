use crate::diagnostic::Report;
use crate::model::{Node, Shape};
use crate::plan::client::Plan;
use crate::plan::client::endpoints::{
    EndpointCall, EndpointSetting, Expected, Parameter, ParameterType, Plain, TestCase, position,
};
use crate::plan::endpoint_rules::parameters::BUILT_INS;
use crate::plan::params::Params;
use crate::plan::reader::{ENDPOINT_RULES, Reader};

const TRAIT: &str = "smithy.rules#endpointTests";

/// Plans the test cases of a service. The result is empty if its model has none.
pub(in crate::plan) fn plan(service: &Shape, plan: &Plan, report: &mut Report) -> Option<Vec<TestCase>> {
    let Some(applied) = service.traits.find(TRAIT) else { return Some(Vec::new()) };
    let reader = &mut Reader::new(ENDPOINT_RULES, applied.location, service, TRAIT, report);
    reader.member(&applied.value, "testCases", |reader, cases| {
        let values = &Params::new(plan, |text| text.into());
        reader.elements(cases, |reader, case| test_case(case, plan, values, reader))
    })
}

fn test_case(case: &Node, plan: &Plan, values: &Params<'_>, reader: &mut Reader<'_>) -> Option<TestCase> {
    let parameters = &plan.endpoints.parameters;
    let documentation = reader.optional(case, "documentation", |reader, text| reader.text(text).map(str::to_owned))?;
    let params = reader.optional(case, "params", |reader, params| {
        reader.members(params, |reader, name, value| param(name, value, parameters, reader))
    })?;
    let expected = reader.member(case, "expect", |reader, expected| match expected.get("error") {
        Some(_) => {
            reader.member(expected, "error", |reader, error| reader.text(error).map(str::to_owned)).map(Expected::Error)
        }
        None => reader.member(expected, "endpoint", endpoint),
    })?;
    let calls = reader.optional(case, "operationInputs", |reader, calls| {
        reader.elements(calls, |reader, node| call(node, plan, values, reader))
    })?;
    Some(TestCase {
        documentation: documentation.unwrap_or_default(),
        params: params.unwrap_or_default(),
        expected,
        calls: calls.into_iter().flatten().flatten().collect(),
    })
}

/// A call, unless the client does not have the operation.
fn call(node: &Node, plan: &Plan, values: &Params<'_>, reader: &mut Reader<'_>) -> Option<Option<EndpointCall>> {
    let name = reader.member(node, "operationName", |reader, name| reader.text(name).map(str::to_owned))?;
    let Some(index) = plan.operations.iter().position(|operation| operation.shape_name == name) else {
        return Some(None);
    };
    let fields = &plan.operations[index].input.fields;
    let input = reader.optional(node, "operationParams", |reader, params| {
        let params = reader.object(params)?;
        match values.members(fields, Some(params)) {
            Ok(members) => Some(members),
            Err(problem) => reader.error(problem),
        }
    })?;
    let parameters = &plan.endpoints.parameters;
    let built_ins = reader.optional(node, "builtInParams", |reader, params| {
        reader.members(params, |reader, id, value| built_in(id, value, parameters, reader))
    })?;
    let params = reader.optional(node, "clientParams", |reader, params| {
        reader.members(params, |reader, name, value| param(name, value, parameters, reader))
    })?;
    let params = params.unwrap_or_default().into_iter().map(|(index, value)| EndpointSetting::Param(index, value));
    let settings = built_ins.unwrap_or_default().into_iter().flatten().chain(params).collect();
    Some(Some(EndpointCall { operation: index, input: input.unwrap_or_default(), settings }))
}

/// The setting of a built-in: that of every client, or else the parameter that has its value. `None` if the endpoint does
/// not depend on it.
fn built_in(
    id: &str,
    value: &Node,
    parameters: &[Parameter],
    reader: &mut Reader<'_>,
) -> Option<Option<EndpointSetting>> {
    if let Some((_, variant)) = BUILT_INS.iter().find(|(known, _)| *known == id) {
        let is_flag = matches!(*variant, "UseDualStack" | "UseFips");
        return match value {
            Node::Bool(_) if is_flag => Some(Some(EndpointSetting::Common(variant, plain(value)))),
            Node::String(_) if !is_flag => Some(Some(EndpointSetting::Common(variant, plain(value)))),
            _ => reader.expected(if is_flag { "a boolean" } else { "a string" }, value),
        };
    }
    let parameter = parameters.iter().find(|parameter| parameter.built_in_id.as_deref() == Some(id));
    let Some(parameter) = parameter else { return Some(None) };
    let (index, value) = param(&parameter.model_name, value, parameters, reader)?;
    Some(Some(EndpointSetting::Param(index, value)))
}

fn param(name: &str, value: &Node, parameters: &[Parameter], reader: &mut Reader<'_>) -> Option<(usize, Plain)> {
    let Some(index) = position(parameters, name) else {
        return reader.error(format!("the endpoint rules have no parameter `{name}`"));
    };
    let fits = match (parameters[index].parameter_type, value) {
        (ParameterType::Text, Node::String(_)) | (ParameterType::Boolean, Node::Bool(_)) => true,
        (ParameterType::Texts, Node::Array(texts)) => texts.iter().all(|text| text.as_str().is_some()),
        _ => false,
    };
    match fits {
        true => Some((index, plain(value))),
        false => reader.expected(&format!("a value of the type {}", parameters[index].parameter_type.name()), value),
    }
}

fn endpoint(reader: &mut Reader<'_>, node: &Node) -> Option<Expected> {
    let url = reader.member(node, "url", |reader, url| reader.text(url).map(str::to_owned))?;
    let headers = reader.optional(node, "headers", |reader, headers| {
        reader.members(headers, |reader, name, values| {
            let values = reader.elements(values, |reader, value| reader.text(value).map(str::to_owned))?;
            Some((name.to_owned(), values))
        })
    })?;
    let properties = reader.optional(node, "properties", |reader, properties| {
        reader.members(properties, |_, name, value| Some((name.to_owned(), plain(value))))
    })?;
    Some(Expected::Endpoint { url, headers: headers.unwrap_or_default(), properties: properties.unwrap_or_default() })
}

fn plain(node: &Node) -> Plain {
    match node {
        Node::String(text) => Plain::Text(text.clone()),
        Node::Bool(value) => Plain::Boolean(*value),
        Node::Number(number) => Plain::Text(number.as_str().to_owned()),
        Node::Null => Plain::Map(Vec::new()),
        Node::Array(elements) => Plain::List(elements.iter().map(plain).collect()),
        Node::Object(members) => {
            Plain::Map(members.iter().map(|(name, value)| (name.to_owned(), plain(value))).collect())
        }
    }
}
