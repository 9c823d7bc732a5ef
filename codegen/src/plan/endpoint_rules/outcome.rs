use super::expression;
use super::scope::Scope;
use super::types::Type;
use crate::model::Node;
use crate::plan::client::endpoints::{AuthScheme, Expression, Outcome, Property};
use crate::plan::reader::Reader;

/// Reads the result of a rule of the type `endpoint` or `error`.
pub(super) fn read(rule: &Node, kind: &str, scope: &Scope, reader: &mut Reader<'_>) -> Option<Outcome> {
    match kind {
        "endpoint" => reader.member(rule, "endpoint", |reader, node| endpoint(node, scope, reader)),
        "error" => reader.member(rule, "error", |reader, node| text(node, scope, reader)).map(Outcome::Error),
        other => reader.error(format!("invalid result type `{other}`: expected `endpoint` or `error`")),
    }
}

fn endpoint(node: &Node, scope: &Scope, reader: &mut Reader<'_>) -> Option<Outcome> {
    let url = reader.member(node, "url", |reader, url| text(url, scope, reader))?;
    let headers = reader.optional(node, "headers", |reader, headers| {
        reader.members(headers, |reader, name, values| {
            if !is_header_name(name) {
                return reader.error(format!("invalid header name `{name}`"));
            }
            let values = reader.elements(values, |reader, value| text(value, scope, reader))?;
            Some((name.to_owned(), values))
        })
    })?;
    let mut auth_schemes = Vec::new();
    let properties = reader.optional(node, "properties", |reader, properties| {
        let mut others = Vec::new();
        for (name, value) in reader.object(properties)?.iter() {
            reader.within(name, |reader| {
                match name {
                    "authSchemes" => {
                        auth_schemes = reader.elements(value, |reader, node| scheme(node, scope, reader))?
                    }
                    name => others.push((name.to_owned(), property(value, scope, reader)?)),
                }
                Some(())
            })?;
        }
        Some(others)
    })?;
    Some(Outcome::Endpoint {
        url,
        headers: headers.unwrap_or_default(),
        auth_schemes,
        properties: properties.unwrap_or_default(),
    })
}

fn text(node: &Node, scope: &Scope, reader: &mut Reader<'_>) -> Option<Expression> {
    expression::read_as(Type::Text, node, scope, reader)
}

fn scheme(node: &Node, scope: &Scope, reader: &mut Reader<'_>) -> Option<AuthScheme> {
    let name = reader.member(node, "name", |reader, name| text(name, scope, reader))?;
    let mut properties =
        reader.members(node, |reader, name, node| Some((name.to_owned(), property(node, scope, reader)?)))?;
    properties.retain(|(name, _)| name != "name");
    Some(AuthScheme { name, properties })
}

fn property(node: &Node, scope: &Scope, reader: &mut Reader<'_>) -> Option<Property> {
    Some(match node {
        Node::Array(_) => Property::List(reader.elements(node, |reader, node| property(node, scope, reader))?),
        Node::Object(_) => Property::Map(
            reader.members(node, |reader, name, node| Some((name.to_owned(), property(node, scope, reader)?)))?,
        ),
        Node::String(_) | Node::Bool(_) => Property::Value(expression::read(node, scope, reader)?.0),
        other => return reader.expected("a string, a boolean, an array or an object", other),
    })
}

/// Whether this is a [token](https://www.rfc-editor.org/rfc/rfc9110#name-tokens) in lower case, as HTTP/2 requires.
fn is_header_name(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}
