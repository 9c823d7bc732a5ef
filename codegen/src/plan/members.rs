//! Members of structures: whether they are optional, what they default to, what is required of them.

use super::names::Name;
use super::{Docs, MemberSchema, Role, Value, base64};
use crate::model::{Member, Node, Number, Shape, ShapeKind};

/// A member of a structure.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) value: Value,
    /// Whether the structure holds an `Option`.
    pub(crate) optional: bool,
    /// Whether the value is boxed, since the structure contains itself through it.
    pub(crate) boxed: bool,
    /// What stands in for a value that is not set, where the structure holds no `Option`.
    pub(crate) default: Option<Default>,
    /// Whether the model requires it.
    pub(crate) required: bool,
    /// What must hold of it before a request is sent.
    pub(crate) requirement: Option<Requirement>,
    /// Whether the runtime fills it in when the caller of an operation does not.
    pub(crate) idempotency_token: bool,
    /// Whether `Debug` hides it.
    pub(crate) sensitive: bool,
    pub(crate) schema: MemberSchema,
}

impl Field {
    /// Whether a builder cannot do without it.
    pub(crate) fn is_needed_to_build(&self) -> bool {
        !self.optional && self.default.is_none()
    }

    /// Whether it is a structure, union or document that is the whole body.
    pub(crate) fn is_structured_payload(&self) -> bool {
        matches!(self.value, Value::Structure(_) | Value::Union(_) | Value::Document) && self.schema.is_payload()
    }
}

/// A [default value](https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait).
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Default {
    /// The `Default` of the Rust type: false, zero, empty.
    Empty,
    /// A boolean.
    Boolean(bool),
    /// A number, as the text of a literal.
    Number(String),
    /// A string, a value of an enum, or a number of any size.
    Text(String),
    /// The bytes of a blob.
    Bytes(Vec<u8>),
    /// Seconds since the epoch, and nanoseconds.
    Timestamp(i64, u32),
    /// A document that is not null.
    Document(Node),
}

/// What must hold of a member of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Requirement {
    /// It is set.
    Set,
    /// It is set, and its text is not empty.
    Text,
    /// It is set, and its text can be a segment of the URI's path.
    Label,
    /// It is set, and its text is not blank.
    EndpointParam,
}

impl Requirement {
    /// What must hold of a member of an operation's input.
    pub(super) fn of(member: &Member, value: &Value, uri: Option<&str>) -> Option<Self> {
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
        if *value == Value::ByteStream {
            // One that is not set is empty, as in AWS's own clients.
            return None;
        }
        if !traits.has("required") || traits.has("default") || traits.has("idempotencyToken") {
            return None;
        }
        // Such a text in the parameters of the endpoint or in the query names nothing, and AWS's own clients refuse it.
        Some(match text {
            true if traits.has("smithy.rules#contextParam") => Requirement::EndpointParam,
            true if traits.has("httpQuery") => Requirement::Text,
            _ => Requirement::Set,
        })
    }
}

/// Whether a member is optional to a client, by the
/// [rules for client optionality](https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality) that
/// AWS's own clients follow: they treat members that target structures and unions as optional always.
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

/// Whether a member of an operation's input or output is the body of the request or response, and is not to be held in
/// memory. <https://smithy.io/2.0/spec/streaming.html#streaming-trait>
pub(super) fn is_stream(member: &Member, target: &Shape, role: Role) -> bool {
    matches!(role, Role::Input | Role::Output)
        && matches!(target.kind, ShapeKind::Blob)
        && member.traits.has("httpPayload")
        && target.traits.has("streaming")
}

/// The default value of a member, or what is wrong with it.
pub(super) fn default_value(member: &Member, value: &Value) -> Result<Option<Default>, String> {
    match member.traits.get("default") {
        None => Ok(None),
        Some(node) => simple_value(&format!("the default of `{}`", member.name), value, node),
    }
}

/// The value that a node stands for; `None` for null. `name` says in messages whose value it is.
pub(super) fn simple_value(name: &str, value: &Value, node: &Node) -> Result<Option<Default>, String> {
    let mismatch = || format!("{name} must be {}, found {}", expected(value), node.kind());
    let number = |node: &Node| node.as_number().map(|number| number.as_str().to_owned()).ok_or_else(mismatch);
    Ok(Some(match (value, node) {
        (_, Node::Null) => return Ok(None),
        (Value::Document, node) => Default::Document(node.clone()),
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

fn expected(value: &Value) -> &'static str {
    match value {
        Value::Boolean => "a boolean",
        Value::String | Value::Enum(_) => "a string",
        Value::Blob => "a string of base64",
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

/// An integer that was read without loss: of more digits than 64 bits hold, a JSON reader keeps the first ones.
fn big_integer(text: &str) -> Result<Default, String> {
    match text.parse::<i128>() {
        Ok(_) => Ok(Default::Text(text.to_owned())),
        Err(_) => Err(format!("the default `{text}` is no integer, or has more digits than can be read")),
    }
}

/// The shortest literal for a number, as long as it is finite.
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

/// A timestamp to the nanosecond, which a double does not tell apart.
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
    // It fits: a timestamp's range is far below that of the integers.
    Default::Timestamp(
        whole as i64,
        if is_negative && nanoseconds > 0 { 1_000_000_000 - nanoseconds } else { nanoseconds },
    )
}
