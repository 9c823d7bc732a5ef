//! Plans schemas: the shape IDs and traits that serializers read.

use super::client::{HttpBinding, MemberSchema, SchemaId, SchemaTrait, StructureSchema, TimestampFormat};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Member, Node, Shape, ShapeId, Traits};
use crate::select::Protocol;

/// Plans the schema of a structure or union.
pub(super) fn of_structure(shape: &Shape) -> StructureSchema {
    StructureSchema {
        id: id(&shape.id),
        traits: schema_traits(&shape.traits),
        http: None,
        no_body_members: false,
        document_payload: false,
        original_name: None,
    }
}

/// Plans the schema of a member: its own traits and those that it inherits from its target, except traits that the protocol
/// ignores.
pub(super) fn of_member(protocol: Protocol, container: &ShapeId, member: &Member, target: &Shape) -> MemberSchema {
    let mut traits = schema_traits(&member.traits);
    traits.retain(|applied| !is_default_query_name(applied, member));
    for inherited in schema_traits(&target.traits) {
        let same = |own: &SchemaTrait| std::mem::discriminant(own) == std::mem::discriminant(&inherited);
        if is_inherited(&inherited) && !traits.iter().any(same) {
            traits.push(inherited);
        }
    }
    if !protocol.has_timestamp_formats() {
        traits.retain(|applied| !matches!(applied, SchemaTrait::TimestampFormat(_)));
    }
    MemberSchema { id: id(&container.with_member(&member.name)), traits }
}

/// Plans the HTTP binding of an operation, if it has one.
pub(super) fn http_binding(operation: &Shape, report: &mut Report) -> Option<HttpBinding> {
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
    Some(HttpBinding { method: method.to_owned(), uri: uri.to_owned(), code })
}

pub(super) fn id(id: &ShapeId) -> SchemaId {
    SchemaId {
        namespace: id.namespace().to_owned(),
        name: id.name().to_owned(),
        member: id.member().map(str::to_owned),
    }
}

/// Whether this is the name that ec2Query gives a member without the trait.
fn is_default_query_name(applied: &SchemaTrait, member: &Member) -> bool {
    let SchemaTrait::Ec2QueryName(query_name) = applied else { return false };
    let name = member.traits.string("xmlName").unwrap_or(&member.name);
    let first = name.len().min(1);
    name.is_char_boundary(first) && *query_name == name[..first].to_ascii_uppercase() + &name[first..]
}

/// Whether a member inherits this trait from its target. Names are not inherited.
fn is_inherited(applied: &SchemaTrait) -> bool {
    matches!(
        applied,
        SchemaTrait::MediaType(_) | SchemaTrait::Sensitive | SchemaTrait::Streaming | SchemaTrait::TimestampFormat(_)
    )
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

/// Reports traits whose value has the wrong type, among those that serializers read.
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
