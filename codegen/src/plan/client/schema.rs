use super::value::Value;

/// The parts of a shape ID.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SchemaId {
    pub(crate) namespace: String,
    pub(crate) name: String,
    pub(crate) member: Option<String>,
}

/// The schema of a structure or union.
#[derive(Debug, Clone)]
pub(crate) struct StructureSchema {
    pub(crate) id: SchemaId,
    pub(crate) traits: Vec<SchemaTrait>,
    /// The HTTP binding of the operation, on the schema of its input.
    pub(crate) http: Option<HttpBinding>,
    /// Whether no member is in the body.
    pub(crate) no_body_members: bool,
    /// Whether the whole body is a document, which is written like a structure.
    pub(crate) document_payload: bool,
    /// The name of the shape that became an operation's input or output.
    pub(crate) original_name: Option<String>,
}

/// The `http` trait of an operation.
#[derive(Debug, Clone)]
pub(crate) struct HttpBinding {
    pub(crate) method: String,
    pub(crate) uri: String,
    pub(crate) code: u16,
}

/// The schema of a member.
#[derive(Debug, Clone)]
pub(crate) struct MemberSchema {
    pub(crate) id: SchemaId,
    pub(crate) traits: Vec<SchemaTrait>,
}

impl MemberSchema {
    /// Whether this is the schema of the member of this name.
    pub(crate) fn is_of(&self, member: &str) -> bool {
        self.id.member.as_deref() == Some(member)
    }

    /// The header that the member is bound to.
    pub(crate) fn header(&self) -> Option<&str> {
        self.traits.iter().find_map(|applied| match applied {
            SchemaTrait::HttpHeader(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The name of the member in the form of serde, if it is not that in the model.
    pub(crate) fn serde_name(&self) -> Option<&str> {
        self.traits.iter().find_map(|applied| match applied {
            SchemaTrait::SerdeName(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// Whether the member is part of the host name of a request.
    pub(crate) fn is_host_label(&self) -> bool {
        self.traits.contains(&SchemaTrait::HostLabel)
    }

    /// Whether the member is the whole body.
    pub(crate) fn is_payload(&self) -> bool {
        self.traits.contains(&SchemaTrait::HttpPayload)
    }

    /// Whether a request carries the member elsewhere than in a body that a codec writes.
    pub(crate) fn is_bound_in_request(&self, value: &Value) -> bool {
        self.traits.iter().any(|applied| match applied {
            SchemaTrait::HttpHeader(_)
            | SchemaTrait::HttpPrefixHeaders(_)
            | SchemaTrait::HttpLabel
            | SchemaTrait::HttpQuery(_)
            | SchemaTrait::HttpQueryParams => true,
            // The codec writes a structure that is the payload.
            SchemaTrait::HttpPayload => !matches!(value, Value::Structure(_) | Value::Union(_) | Value::Document),
            _ => false,
        })
    }
}

/// A trait that serializers read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum SchemaTrait {
    Ec2QueryName(String),
    EventHeader,
    EventPayload,
    HostLabel,
    HttpHeader(String),
    HttpLabel,
    HttpPayload,
    HttpPrefixHeaders(String),
    HttpQuery(String),
    HttpQueryParams,
    HttpResponseCode,
    JsonName(String),
    MediaType(String),
    /// Of a member whose field is not an `Option`, for serde.
    Required,
    Sensitive,
    /// The name of a member in the form of serde, if it is not that in the model.
    SerdeName(String),
    Streaming,
    TimestampFormat(TimestampFormat),
    XmlAttribute,
    XmlFlattened,
    XmlName(String),
    XmlNamespace {
        uri: String,
        prefix: Option<String>,
    },
}

/// A value of the `timestampFormat` trait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimestampFormat {
    DateTime,
    EpochSeconds,
    HttpDate,
}

/// A member of a list or map. Lists and maps have no type of their own, but other schemas refer to theirs.
#[derive(Debug)]
pub(crate) struct Collection {
    /// The name of the static in `shapes`.
    pub(crate) name: String,
    pub(crate) value: Value,
    pub(crate) schema: MemberSchema,
}
