//! Rules for members: whether they are optional, what their defaults are, and what is checked before a request is sent.

use super::base64;
use super::client::{Default, Document, DocumentNumber, Requirement, Role, Value};
use super::context::Context;
use super::docs::Docs;
use crate::model::{Member, Node, Number, Shape, ShapeKind};

/// The documentation of a member, or else that of its target.
pub(super) fn member_docs(context: &Context<'_>, member: &Member, target: &Shape) -> Docs {
    let own = Docs::of(&member.traits, String::new);
    let docs = match own.is_empty() {
        false => own,
        true => {
            let of_target = Docs::of(&target.traits, || format!("The member `{}`.", member.name));
            Docs { deprecated: own.deprecated, ..of_target }
        }
    };
    docs.with_facts(&member.traits, context.documentation_traits)
}

/// The check of a member of an operation's input before a request is sent.
pub(super) fn requirement(member: &Member, value: &Value, uri: Option<&str>) -> Option<Requirement> {
    let traits = &member.traits;
    let text = matches!(value, Value::String | Value::Enum(_));
    if traits.has("httpLabel") {
        let greedy = uri.is_some_and(|uri| uri.contains(&format!("{{{}+}}", member.name)));
        return Some(match (text, greedy) {
            (false, _) => Requirement::Set,
            (true, true) => Requirement::Text,
            (true, false) => Requirement::Label,
        });
    }
    if value.is_stream() {
        // A stream of bytes that is not set is empty, as in AWS's clients; without one of events, the input is not
        // built.
        return None;
    }
    if !traits.has("required") || traits.has("default") || traits.has("idempotencyToken") {
        return None;
    }
    // AWS's clients reject blank endpoint parameters and empty query parameters.
    Some(match text {
        true if traits.has("smithy.rules#contextParam") => Requirement::EndpointParam,
        true if traits.has("httpQuery") => Requirement::Text,
        _ => Requirement::Set,
    })
}

/// Whether a member is optional for a client, by the
/// [rules for client optionality](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality). As in AWS's
/// clients, members that target structures and unions are always optional.
pub(super) fn is_optional(member: &Member, target: &Shape, in_input: bool) -> bool {
    if matches!(target.kind, ShapeKind::Structure(_) | ShapeKind::Union(_)) {
        return true;
    }
    if in_input || member.traits.has("clientOptional") {
        return true;
    }
    match member.traits.get("default") {
        Some(Node::Null) => true,
        Some(_) => false,
        None => !member.traits.has("required"),
    }
}

/// Whether a member of an operation's input or output is a body that is streamed.
/// <https://smithy.io/2.0/spec/streaming.html#streaming-trait>
pub(super) fn is_stream(member: &Member, target: &Shape, role: Role) -> bool {
    matches!(role, Role::Input | Role::Output)
        && matches!(target.kind, ShapeKind::Blob)
        && member.traits.has("httpPayload")
        && target.traits.has("streaming")
}

/// The default value of a member.
///
/// # Errors
/// If the trait `default` has a value that does not fit the member.
pub(super) fn default_value(member: &Member, value: &Value) -> Result<Option<Default>, String> {
    match member.traits.get("default") {
        None => Ok(None),
        Some(node) => simple_value(&format!("the default of `{}`", member.name), value, node),
    }
}

/// Converts a node to a value. `None` for null. `name` names the value in messages.
///
/// # Errors
/// If the node does not fit the type of the value.
pub(super) fn simple_value(name: &str, value: &Value, node: &Node) -> Result<Option<Default>, String> {
    let mismatch = || format!("{name} must be {}, found {}", expected(value), node.kind());
    let number = |node: &Node| node.as_number().map(|number| number.as_str().to_owned()).ok_or_else(mismatch);
    Ok(Some(match (value, node) {
        (_, Node::Null) => return Ok(None),
        (Value::Document, node) => Default::Document(document(node)),
        (Value::Boolean, Node::Bool(false)) => Default::Empty,
        (Value::Boolean, Node::Bool(true)) => Default::Boolean(true),
        (Value::Byte, node) => integer::<i8>(&number(node)?)?,
        (Value::Short, node) => integer::<i16>(&number(node)?)?,
        (Value::Integer, node) => integer::<i32>(&number(node)?)?,
        (Value::Long, node) => integer::<i64>(&number(node)?)?,
        (Value::Float, node) => float::<f32>(&number(node)?, f32::is_finite)?,
        (Value::Double, node) => float::<f64>(&number(node)?, f64::is_finite)?,
        (Value::BigInteger, node) => big_integer(&number(node)?)?,
        (Value::BigDecimal, node) => Default::Text(number(node)?),
        (Value::String, Node::String(text)) if text.is_empty() => Default::Empty,
        (Value::String | Value::Enum(_), Node::String(text)) => Default::Text(text.clone()),
        (Value::ByteStream, Node::String(text)) if text.is_empty() => Default::Empty,
        (Value::Blob, Node::String(text)) => Default::Bytes(base64::decode(text).ok_or_else(mismatch)?),
        (Value::List(_), Node::Array(elements)) if elements.is_empty() => Default::Empty,
        (Value::Map(_), Node::Object(members)) if members.is_empty() => Default::Empty,
        (Value::Timestamp, Node::Number(seconds)) => timestamp(seconds),
        (Value::Timestamp, Node::String(_)) => {
            return Err(format!("{name} must be a number of seconds since the epoch"));
        }
        _ => return Err(mismatch()),
    }))
}

fn document(node: &Node) -> Document {
    match node {
        Node::Null => Document::Null,
        Node::Bool(value) => Document::Boolean(*value),
        Node::String(text) => Document::Text(text.clone()),
        Node::Number(number) => Document::Number(document_number(number)),
        Node::Array(elements) => Document::List(elements.iter().map(document).collect()),
        Node::Object(members) => {
            Document::Map(members.iter().map(|(name, value)| (name.to_owned(), document(value))).collect())
        }
    }
}

fn document_number(number: &Number) -> DocumentNumber {
    if let Ok(number) = number.as_str().parse() {
        DocumentNumber::NotNegative(number)
    } else if let Some(number) = number.as_i64() {
        DocumentNumber::Negative(number)
    } else {
        DocumentNumber::Float(number.as_f64())
    }
}

fn expected(value: &Value) -> &'static str {
    match value {
        Value::Boolean => "a boolean",
        Value::String | Value::Enum(_) => "a string",
        Value::Blob => "a base64 string",
        Value::ByteStream => "an empty string",
        Value::List(_) => "an empty array",
        Value::Map(_) => "an empty object",
        Value::Timestamp => "a timestamp",
        Value::Structure(_) | Value::Union(_) | Value::EventStream(_) | Value::Unit => {
            "absent: structures and unions have none"
        }
        _ => "a number",
    }
}

fn integer<N: std::str::FromStr<Err = std::num::ParseIntError> + PartialEq + From<i8>>(
    text: &str,
) -> Result<Default, String> {
    match text.parse::<N>() {
        Ok(zero) if zero == N::from(0) => Ok(Default::Empty),
        Ok(_) => Ok(Default::Number(text.to_owned())),
        Err(error) => Err(format!("the default `{text}` does not fit: {error}")),
    }
}

/// An integer of at most 128 bits.
fn big_integer(text: &str) -> Result<Default, String> {
    match text.parse::<i128>() {
        Ok(_) => Ok(Default::Text(text.to_owned())),
        Err(_) => Err(format!("the default `{text}` is not an integer of at most 128 bits")),
    }
}

/// The shortest literal of a finite number.
fn float<N: std::str::FromStr + PartialEq + std::default::Default + std::fmt::Debug + Copy>(
    text: &str,
    is_finite: fn(N) -> bool,
) -> Result<Default, String> {
    match text.parse::<N>() {
        Ok(zero) if zero == N::default() => Ok(Default::Empty),
        Ok(number) if is_finite(number) => Ok(Default::Number(format!("{number:?}"))),
        _ => Err(format!("the default `{text}` does not fit")),
    }
}

/// A timestamp with nanoseconds, which `f64` would round.
fn timestamp(seconds: &Number) -> Default {
    let whole = seconds.as_f64().floor();
    let nanoseconds = match seconds.as_str().split_once('.') {
        Some((_, digits)) if digits.bytes().all(|digit| digit.is_ascii_digit()) => {
            let digits = format!("{digits:0<9}");
            digits.get(..9).and_then(|digits| digits.parse::<u32>().ok()).unwrap_or_default()
        }
        _ => 0,
    };
    let is_negative = seconds.as_str().starts_with('-');
    // The range of timestamps is far smaller than that of `i64`.
    Default::Timestamp(
        whole as i64,
        if is_negative && nanoseconds > 0 { 1_000_000_000 - nanoseconds } else { nanoseconds },
    )
}
