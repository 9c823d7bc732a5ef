use super::schema::MemberSchema;
use super::value::Value;
use crate::plan::docs::Docs;
use crate::plan::names::Name;

/// A field of a structure.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) value: Value,
    /// Whether the field is an `Option`.
    pub(crate) optional: bool,
    /// Whether the value is boxed, because the structure contains itself through this field.
    pub(crate) boxed: bool,
    /// The value of a field that is not set and is not an `Option`.
    pub(crate) default: Option<Default>,
    /// Whether the model requires the member.
    pub(crate) required: bool,
    /// Whether it is an argument of the function that creates a builder, so that it is always set.
    pub(crate) is_argument: bool,
    /// The check of the field before a request is sent.
    pub(crate) requirement: Option<Requirement>,
    /// Whether the runtime generates a token if the caller does not set one.
    pub(crate) idempotency_token: bool,
    /// Whether it is the message of an exception.
    pub(crate) is_error_message: bool,
    /// Whether `Debug` redacts the value.
    pub(crate) sensitive: bool,
    pub(crate) schema: MemberSchema,
    /// Attributes that the caller adds, as source text that parses.
    pub(crate) attributes: Vec<String>,
}

impl Field {
    /// Whether `build()` fails if the field is not set.
    pub(crate) fn is_needed_to_build(&self) -> bool {
        !self.optional && self.default.is_none() && !self.is_argument
    }

    /// Whether the field is a structure, union or document that is the whole body.
    pub(crate) fn is_structured_payload(&self) -> bool {
        matches!(self.value, Value::Structure(_) | Value::Union(_) | Value::Document) && self.schema.is_payload()
    }
}

/// A [default value](https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait).
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Default {
    /// The `Default` of the Rust type: false, zero, empty.
    Empty,
    Boolean(bool),
    /// A number, as the text of a literal.
    Number(String),
    /// A string, an enum value, or a big number.
    Text(String),
    /// The bytes of a blob.
    Bytes(Vec<u8>),
    /// Seconds since the epoch, and nanoseconds.
    Timestamp(i64, u32),
    /// A document other than null.
    Document(Document),
}

impl Default {
    /// Whether the value is a literal, which costs nothing to evaluate eagerly.
    pub(crate) fn is_literal(&self) -> bool {
        matches!(
            self,
            Default::Boolean(_) | Default::Number(_) | Default::Document(Document::Boolean(_) | Document::Number(_))
        )
    }
}

/// A value of the runtime's type `Document`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Document {
    Null,
    Boolean(bool),
    Text(String),
    Number(DocumentNumber),
    List(Vec<Document>),
    Map(Vec<(String, Document)>),
}

/// A number in a document, in the variant that a deserializer would choose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum DocumentNumber {
    NotNegative(u64),
    Negative(i64),
    Float(f64),
}

/// A check of a member of an operation's input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Requirement {
    /// It is set.
    Set,
    /// It is set and not empty.
    Text,
    /// It is set and can be a segment of the URI's path.
    Label,
    /// It is set and not blank.
    EndpointParam,
}
