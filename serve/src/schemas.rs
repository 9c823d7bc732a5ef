//! The schemas of the shapes of a model, which a client has in its generated code.

use smithereens::__private::schema::{
    Member as SchemaMember, PayloadHint, Schema, Shape, ShapeType, TimestampFormat, Trait,
};
use smithereens::error::SerdeError;
use smithereens_codegen::model::{Member, Model, Node, Shape as Modeled, ShapeId, ShapeKind, Traits};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// The schemas of a model for one protocol, each created on first use. Schemas are never freed.
#[derive(Debug)]
pub(crate) struct Schemas {
    pub(crate) model: &'static Model,
    /// Whether the protocol has the trait `timestampFormat`.
    has_timestamp_formats: bool,
    created: Mutex<HashMap<&'static ShapeId, &'static Schema<'static>>>,
}

impl Schemas {
    pub(crate) fn new(model: &'static Model, protocol: &str) -> Self {
        Self { model, has_timestamp_formats: protocol != "smithy.protocols#rpcv2Json", created: Mutex::default() }
    }

    /// The shape that a member targets.
    pub(crate) fn target(&self, member: &Member) -> Result<&'static Modeled, SerdeError> {
        let found = self.model.shape(&member.target);
        found.ok_or_else(|| SerdeError::custom(format!("the model has no shape `{}`", member.target)))
    }

    /// The schema of a structure or union.
    pub(crate) fn of(&self, shape: &'static Modeled) -> &'static Schema<'static> {
        let mut created = self.created.lock().unwrap_or_else(PoisonError::into_inner);
        created.entry(&shape.id).or_insert_with(|| self.aggregate(shape, traits(&shape.traits), false))
    }

    /// The schema of an input, with the `http` trait of its operation, or of an output.
    pub(crate) fn of_message(
        &self,
        shape: &'static Modeled,
        operation: Option<&'static Modeled>,
    ) -> &'static Schema<'static> {
        let mut traits = traits(&shape.traits);
        traits.push(Trait::OriginalName(shape.id.name()));
        let is_document = |member: &&Member| {
            let is_payload = member.traits.has("httpPayload");
            is_payload && self.model.shape(&member.target).is_some_and(|target| target.kind == ShapeKind::Document)
        };
        if shape.members().iter().any(is_document) {
            traits.push(Trait::PayloadHint(PayloadHint::StructPayload));
        }
        let http = operation.and_then(|operation| operation.traits.get("http"));
        if let Some(http) = http {
            let text = |name| http.get(name).and_then(Node::as_str).unwrap_or_default();
            let code = http.get("code").and_then(Node::as_number).and_then(|code| u16::try_from(code.as_i64()?).ok());
            traits.push(Trait::Http(text("method"), text("uri"), code.unwrap_or(200)));
        }
        self.aggregate(shape, traits, operation.is_none())
    }

    /// The URI of a request has no members of an output.
    fn aggregate(&self, shape: &'static Modeled, traits: Vec<Trait>, is_output: bool) -> &'static Schema<'static> {
        let members = shape.members().into_iter().filter_map(|member| {
            let target = self.model.shape(&member.target)?;
            let mut member_traits = self.member_traits(target, &member.traits);
            let is_in_uri =
                |applied: &Trait| matches!(applied, Trait::HttpLabel | Trait::HttpQuery(_) | Trait::HttpQueryParams);
            member_traits.retain(|applied| !(is_output && is_in_uri(applied)));
            Some((member.name.as_str(), shape_type(&target.kind), leak(member_traits)))
        });
        let members: Vec<SchemaMember> = members.collect();
        let (namespace, name) = (shape.id.namespace(), shape.id.name());
        let schema = Shape::new(namespace, name, shape_type(&shape.kind), leak(members), leak(traits));
        Box::leak(Box::new(schema)).schema()
    }

    /// The elements and traits of a member: its own and those that it inherits from its target.
    fn member_traits(&self, target: &'static Modeled, own: &'static Traits) -> Vec<Trait> {
        let mut applied = traits(own);
        for inherited in traits(&target.traits) {
            let is_inherited = matches!(
                inherited,
                Trait::MediaType(_) | Trait::Sensitive | Trait::Streaming | Trait::TimestampFormat(_)
            );
            let is_same = |own: &Trait| std::mem::discriminant(own) == std::mem::discriminant(&inherited);
            if is_inherited && !applied.iter().any(is_same) {
                applied.push(inherited);
            }
        }
        if !self.has_timestamp_formats {
            applied.retain(|applied| !matches!(applied, Trait::TimestampFormat(_)));
        }
        match &target.kind {
            ShapeKind::List(element) => {
                let is_flattened = applied.iter().any(|applied| matches!(applied, Trait::XmlFlattened));
                let element = self.element(target, element, "member", is_flattened);
                applied.extend(element.map(Trait::List));
            }
            ShapeKind::Map { key, value } => {
                let key = self.element(target, key, "key", false);
                let value = self.element(target, value, "value", false);
                applied.extend(key.zip(value).map(|(key, value)| Trait::Map(key, value)));
            }
            _ => {}
        }
        applied
    }

    /// The member of a list or map. The elements of a flattened list have the name of the list.
    fn element(
        &self,
        collection: &'static Modeled,
        member: &'static Member,
        name: &'static str,
        is_flattened: bool,
    ) -> Option<&'static Shape> {
        let target = self.model.shape(&member.target)?;
        let mut traits = self.member_traits(target, &member.traits);
        traits.retain(|applied| !(is_flattened && matches!(applied, Trait::XmlName(_))));
        let traits = leak(traits);
        let (namespace, shape) = (collection.id.namespace(), collection.id.name());
        Some(Box::leak(Box::new(Shape::element(namespace, shape, name, shape_type(&target.kind), traits))))
    }
}

fn leak<T>(values: Vec<T>) -> &'static [T] {
    Vec::leak(values)
}

fn shape_type(kind: &ShapeKind) -> ShapeType {
    match kind {
        ShapeKind::BigDecimal => ShapeType::BigDecimal,
        ShapeKind::BigInteger => ShapeType::BigInteger,
        ShapeKind::Blob => ShapeType::Blob,
        ShapeKind::Boolean => ShapeType::Boolean,
        ShapeKind::Byte => ShapeType::Byte,
        ShapeKind::Document => ShapeType::Document,
        ShapeKind::Double => ShapeType::Double,
        ShapeKind::Float => ShapeType::Float,
        ShapeKind::Integer | ShapeKind::IntEnum(_) => ShapeType::Integer,
        ShapeKind::List(_) => ShapeType::List,
        ShapeKind::Long => ShapeType::Long,
        ShapeKind::Map { .. } => ShapeType::Map,
        ShapeKind::Short => ShapeType::Short,
        ShapeKind::Structure(_) => ShapeType::Structure,
        ShapeKind::Timestamp => ShapeType::Timestamp,
        ShapeKind::Union(_) => ShapeType::Union,
        _ => ShapeType::String,
    }
}

/// The traits that serializers read.
fn traits(applied: &'static Traits) -> Vec<Trait> {
    applied.iter().filter_map(|applied| schema_trait(applied.id.as_str(), &applied.value)).collect()
}

fn schema_trait(id: &str, value: &'static Node) -> Option<Trait> {
    if id == "aws.protocols#ec2QueryName" {
        return value.as_str().map(Trait::Ec2QueryName);
    }
    Some(match id.strip_prefix("smithy.api#")? {
        "eventHeader" => Trait::EventHeader,
        "eventPayload" => Trait::EventPayload,
        "hostLabel" => Trait::HostLabel,
        "httpHeader" => Trait::HttpHeader(value.as_str()?),
        "httpLabel" => Trait::HttpLabel,
        "httpPayload" => Trait::HttpPayload,
        "httpPrefixHeaders" => Trait::HttpPrefixHeaders(value.as_str()?),
        "httpQuery" => Trait::HttpQuery(value.as_str()?),
        "httpQueryParams" => Trait::HttpQueryParams,
        "httpResponseCode" => Trait::HttpResponseCode,
        "jsonName" => Trait::JsonName(value.as_str()?),
        "mediaType" => Trait::MediaType(value.as_str()?),
        "sensitive" => Trait::Sensitive,
        "streaming" => Trait::Streaming,
        "timestampFormat" => Trait::TimestampFormat(match value.as_str()? {
            "date-time" => TimestampFormat::DateTime,
            "epoch-seconds" => TimestampFormat::EpochSeconds,
            "http-date" => TimestampFormat::HttpDate,
            _ => return None,
        }),
        "xmlAttribute" => Trait::XmlAttribute,
        "xmlFlattened" => Trait::XmlFlattened,
        "xmlName" => Trait::XmlName(value.as_str()?),
        "xmlNamespace" => Trait::XmlNamespace(value.get("uri")?.as_str()?, value.get("prefix").and_then(Node::as_str)),
        _ => return None,
    })
}
