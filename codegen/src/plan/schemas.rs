//! What the runtime's schema of a shape holds: its ID and the traits that serializers read.

use super::Value;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Member, Node, Shape, ShapeId, Traits};

/// The parts of a shape ID.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SchemaId {
    pub(crate) namespace: String,
    pub(crate) name: String,
    pub(crate) member: Option<String>,
}

impl From<&ShapeId> for SchemaId {
    fn from(id: &ShapeId) -> Self {
        Self {
            namespace: id.namespace().to_owned(),
            name: id.name().to_owned(),
            member: id.member().map(str::to_owned),
        }
    }
}

/// The schema of a structure or union.
#[derive(Debug, Clone)]
pub(crate) struct StructureSchema {
    pub(crate) id: SchemaId,
    pub(crate) traits: Vec<SchemaTrait>,
    /// Operation-level facts, which the schema of an input carries.
    pub(crate) http: Option<HttpBinding>,
    /// Whether every member is bound to something other than the body.
    pub(crate) no_body_members: bool,
    /// Whether the body is a document as a whole, which is written like a structure.
    pub(crate) document_payload: bool,
    /// The name of the shape before it became an operation's input or output.
    pub(crate) original_name: Option<String>,
}

impl StructureSchema {
    /// The schema of a structure or union.
    pub(crate) fn of(shape: &Shape) -> Self {
        Self {
            id: SchemaId::from(&shape.id),
            traits: schema_traits(&shape.traits),
            http: None,
            no_body_members: false,
            document_payload: false,
            original_name: None,
        }
    }
}

/// The `http` trait of an operation.
#[derive(Debug, Clone)]
pub(crate) struct HttpBinding {
    pub(crate) method: String,
    pub(crate) uri: String,
    pub(crate) code: u16,
}

impl HttpBinding {
    /// The `http` trait of an operation, if it has one.
    pub(crate) fn of(operation: &Shape, report: &mut Report) -> Option<Self> {
        let applied = operation.traits.find("http")?;
        let method = applied.value.get("method").and_then(Node::as_str);
        let uri = applied.value.get("uri").and_then(Node::as_str);
        let code = applied
            .value
            .get("code")
            .map_or(Some(200), |code| code.as_number().and_then(|code| u16::try_from(code.as_i64()?).ok()));
        let (Some(method), Some(uri), Some(code)) = (method, uri, code) else {
            let path = ["shapes", operation.id.as_str(), "traits", "smithy.api#http"];
            let message = "the trait `http` must hold a `method` and a `uri`, both strings, and may hold a `code`";
            report.push(Diagnostic::error("TraitValue", Place::of(applied.location, path), message));
            return None;
        };
        Some(Self { method: method.to_owned(), uri: uri.to_owned(), code })
    }
}

/// The schema of a member.
#[derive(Debug, Clone)]
pub(crate) struct MemberSchema {
    pub(crate) id: SchemaId,
    pub(crate) traits: Vec<SchemaTrait>,
}

impl MemberSchema {
    /// The schema of a member: its own traits, and those of its target that it lacks.
    pub(crate) fn of(container: &ShapeId, member: &Member, target: &Shape) -> Self {
        let mut traits = schema_traits(&member.traits);
        traits.retain(|applied| !says_default_query_name(applied, member));
        for inherited in schema_traits(&target.traits) {
            let same = |own: &SchemaTrait| std::mem::discriminant(own) == std::mem::discriminant(&inherited);
            if inherited.is_inherited() && !traits.iter().any(same) {
                traits.push(inherited);
            }
        }
        Self { id: SchemaId::from(&container.with_member(&member.name)), traits }
    }

    /// The header that the member is bound to.
    pub(crate) fn header(&self) -> Option<&str> {
        self.traits.iter().find_map(|applied| match applied {
            SchemaTrait::HttpHeader(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// Whether the member stands in the host name of a request.
    pub(crate) fn is_host_label(&self) -> bool {
        self.traits.contains(&SchemaTrait::HostLabel)
    }

    /// Whether the member is the body as a whole.
    pub(crate) fn is_payload(&self) -> bool {
        self.traits.contains(&SchemaTrait::HttpPayload)
    }

    /// Whether the member is bound to something other than a request's body.
    pub(crate) fn is_bound_in_request(&self, value: &Value) -> bool {
        self.traits.iter().any(|applied| match applied {
            SchemaTrait::HttpHeader(_)
            | SchemaTrait::HttpPrefixHeaders(_)
            | SchemaTrait::HttpLabel
            | SchemaTrait::HttpQuery(_)
            | SchemaTrait::HttpQueryParams => true,
            // A structure as payload is framed by the codec, which so has a body to write.
            SchemaTrait::HttpPayload => !matches!(value, Value::Structure(_) | Value::Union(_) | Value::Document),
            _ => false,
        })
    }
}

/// Whether this is the name in requests that ec2Query derives from the others of a member, as it is of nearly all.
fn says_default_query_name(applied: &SchemaTrait, member: &Member) -> bool {
    let SchemaTrait::Ec2QueryName(query_name) = applied else { return false };
    let name = member.traits.string("xmlName").unwrap_or(&member.name);
    let first = name.len().min(1);
    name.is_char_boundary(first) && *query_name == name[..first].to_ascii_uppercase() + &name[first..]
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
    Sensitive,
    Streaming,
    TimestampFormat(TimestampFormat),
    XmlAttribute,
    XmlFlattened,
    XmlName(String),
    XmlNamespace { uri: String, prefix: Option<String> },
}

/// A value of the `timestampFormat` trait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimestampFormat {
    DateTime,
    EpochSeconds,
    HttpDate,
}

impl SchemaTrait {
    /// Whether a member has this trait of its target. Names belong to where they stand.
    fn is_inherited(&self) -> bool {
        matches!(
            self,
            SchemaTrait::MediaType(_)
                | SchemaTrait::Sensitive
                | SchemaTrait::Streaming
                | SchemaTrait::TimestampFormat(_)
        )
    }
}

fn schema_traits(traits: &Traits) -> Vec<SchemaTrait> {
    traits.iter().filter_map(|applied| schema_trait(applied.id.as_str(), &applied.value)).collect()
}

const EC2_QUERY_NAME: &str = "aws.protocols#ec2QueryName";

fn schema_trait(id: &str, value: &Node) -> Option<SchemaTrait> {
    let text = || value.as_str().map(str::to_owned);
    if id == EC2_QUERY_NAME {
        return text().map(SchemaTrait::Ec2QueryName);
    }
    Some(match id.strip_prefix("smithy.api#")? {
        "eventHeader" => SchemaTrait::EventHeader,
        "eventPayload" => SchemaTrait::EventPayload,
        "hostLabel" => SchemaTrait::HostLabel,
        "httpHeader" => SchemaTrait::HttpHeader(text()?),
        "httpLabel" => SchemaTrait::HttpLabel,
        "httpPayload" => SchemaTrait::HttpPayload,
        "httpPrefixHeaders" => SchemaTrait::HttpPrefixHeaders(text()?),
        "httpQuery" => SchemaTrait::HttpQuery(text()?),
        "httpQueryParams" => SchemaTrait::HttpQueryParams,
        "httpResponseCode" => SchemaTrait::HttpResponseCode,
        "jsonName" => SchemaTrait::JsonName(text()?),
        "mediaType" => SchemaTrait::MediaType(text()?),
        "sensitive" => SchemaTrait::Sensitive,
        "streaming" => SchemaTrait::Streaming,
        "timestampFormat" => SchemaTrait::TimestampFormat(match value.as_str()? {
            "date-time" => TimestampFormat::DateTime,
            "epoch-seconds" => TimestampFormat::EpochSeconds,
            "http-date" => TimestampFormat::HttpDate,
            _ => return None,
        }),
        "xmlAttribute" => SchemaTrait::XmlAttribute,
        "xmlFlattened" => SchemaTrait::XmlFlattened,
        "xmlName" => SchemaTrait::XmlName(text()?),
        "xmlNamespace" => SchemaTrait::XmlNamespace {
            uri: value.get("uri")?.as_str()?.to_owned(),
            prefix: value.get("prefix").and_then(Node::as_str).map(str::to_owned),
        },
        _ => return None,
    })
}

/// Reports traits that serializers read and whose value is of the wrong type.
pub(super) fn check_traits(owner: &str, traits: &Traits, path: &[&str], report: &mut Report) {
    for applied in traits.iter() {
        let id = applied.id.as_str();
        let Some(name) = id.strip_prefix("smithy.api#").or((id == EC2_QUERY_NAME).then_some("ec2QueryName")) else {
            continue;
        };
        let expected = match name {
            "ec2QueryName" | "httpHeader" | "httpPrefixHeaders" | "httpQuery" | "jsonName" | "mediaType"
            | "xmlName" => "a string",
            "timestampFormat" => "`date-time`, `epoch-seconds` or `http-date`",
            "xmlNamespace" => "an object with a string `uri`",
            _ => continue,
        };
        if schema_trait(id, &applied.value).is_none() {
            let path = path.iter().copied().chain(["traits", id]);
            let message = format!("the trait `{name}` of {owner} must be {expected}, found {}", applied.value.kind());
            report.push(Diagnostic::error("TraitValue", Place::of(applied.location, path), message));
        }
    }
}
