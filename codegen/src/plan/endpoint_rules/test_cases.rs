use super::reader::Reader;
use crate::diagnostic::Report;
use crate::model::{Node, Shape};
use crate::plan::client::endpoints::{Expected, Parameter, ParameterType, Plain, TestCase, position};

const TRAIT: &str = "smithy.rules#endpointTests";

/// Plans the test cases of a service. The result is empty if its model has none.
pub(in crate::plan) fn plan(service: &Shape, parameters: &[Parameter], report: &mut Report) -> Option<Vec<TestCase>> {
    let Some(applied) = service.traits.find(TRAIT) else { return Some(Vec::new()) };
    let reader = &mut Reader::new(applied.location, service, TRAIT, report);
    reader.member(&applied.value, "testCases", |reader, cases| {
        reader.elements(cases, |reader, case| test_case(case, parameters, reader))
    })
}

fn test_case(case: &Node, parameters: &[Parameter], reader: &mut Reader<'_>) -> Option<TestCase> {
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
    Some(TestCase { documentation: documentation.unwrap_or_default(), params: params.unwrap_or_default(), expected })
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
