use super::{ShapeId, Traits};
use crate::source::Location;
use std::collections::BTreeMap;

/// A [shape](https://smithy.io/2.0/spec/model.html#shapes).
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its absolute ID.
    pub id: ShapeId,
    /// Its type, with the members or properties of that type.
    pub kind: ShapeKind,
    /// Its traits.
    pub traits: Traits,
    /// The mixins that it uses. Their members and traits are included in the shape.
    pub mixins: Vec<ShapeId>,
    /// Its location.
    pub location: Location,
}

/// The type of a shape.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the variants are Smithy's own shape types")]
pub enum ShapeKind {
    Blob,
    Boolean,
    String,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
    Document,
    Enum(Members),
    IntEnum(Members),
    List(Member),
    Map { key: Member, value: Member },
    Structure(Members),
    Union(Members),
    Operation(Operation),
    Resource(Resource),
    Service(Service),
}

impl ShapeKind {
    /// The simple type of this name, as the IDL and the JSON AST write it; `None` if there is no such simple type. Enums
    /// are not included, because they have members.
    /// <https://smithy.io/2.0/spec/simple-types.html>
    pub(crate) fn simple(name: &str) -> Option<Self> {
        Some(match name {
            "blob" => ShapeKind::Blob,
            "boolean" => ShapeKind::Boolean,
            "string" => ShapeKind::String,
            "byte" => ShapeKind::Byte,
            "short" => ShapeKind::Short,
            "integer" => ShapeKind::Integer,
            "long" => ShapeKind::Long,
            "float" => ShapeKind::Float,
            "double" => ShapeKind::Double,
            "bigInteger" => ShapeKind::BigInteger,
            "bigDecimal" => ShapeKind::BigDecimal,
            "timestamp" => ShapeKind::Timestamp,
            "document" => ShapeKind::Document,
            _ => return None,
        })
    }

    /// The name of the shape type, as the JSON AST writes it.
    pub fn name(&self) -> &'static str {
        match self {
            ShapeKind::Blob => "blob",
            ShapeKind::Boolean => "boolean",
            ShapeKind::String => "string",
            ShapeKind::Byte => "byte",
            ShapeKind::Short => "short",
            ShapeKind::Integer => "integer",
            ShapeKind::Long => "long",
            ShapeKind::Float => "float",
            ShapeKind::Double => "double",
            ShapeKind::BigInteger => "bigInteger",
            ShapeKind::BigDecimal => "bigDecimal",
            ShapeKind::Timestamp => "timestamp",
            ShapeKind::Document => "document",
            ShapeKind::Enum(_) => "enum",
            ShapeKind::IntEnum(_) => "intEnum",
            ShapeKind::List(_) => "list",
            ShapeKind::Map { .. } => "map",
            ShapeKind::Structure(_) => "structure",
            ShapeKind::Union(_) => "union",
            ShapeKind::Operation(_) => "operation",
            ShapeKind::Resource(_) => "resource",
            ShapeKind::Service(_) => "service",
        }
    }
}

impl Shape {
    /// The members of the shape, in the order of definition; empty for a shape without members.
    pub fn members(&self) -> Vec<&Member> {
        match &self.kind {
            ShapeKind::Enum(members)
            | ShapeKind::IntEnum(members)
            | ShapeKind::Structure(members)
            | ShapeKind::Union(members) => members.iter().collect(),
            ShapeKind::List(member) => vec![member],
            ShapeKind::Map { key, value } => vec![key, value],
            _ => Vec::new(),
        }
    }
}

impl Shape {
    /// The members of the shape, to change them.
    pub(crate) fn members_mut(&mut self) -> Vec<&mut Member> {
        match &mut self.kind {
            ShapeKind::Enum(members)
            | ShapeKind::IntEnum(members)
            | ShapeKind::Structure(members)
            | ShapeKind::Union(members) => members.iter_mut().collect(),
            ShapeKind::List(member) => vec![member],
            ShapeKind::Map { key, value } => vec![key, value],
            _ => Vec::new(),
        }
    }
}

/// The members of a structure, union or enum, in the order of definition.
pub type Members = Vec<Member>;

/// A [member](https://smithy.io/2.0/spec/model.html#member-id) of an aggregate shape or an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its name. `member` in a list, `key` and `value` in a map.
    pub name: String,
    /// Its target; `smithy.api#Unit` in an enum.
    pub target: ShapeId,
    /// Its traits.
    pub traits: Traits,
    /// Its location.
    pub location: Location,
}

/// The properties of an [operation](https://smithy.io/2.0/spec/service-types.html#operation).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Operation {
    /// The input structure, or `smithy.api#Unit`.
    pub input: ShapeId,
    /// The output structure, or `smithy.api#Unit`.
    pub output: ShapeId,
    /// The errors of the operation, in addition to those of the service.
    pub errors: Vec<ShapeId>,
}

/// The properties of a [resource](https://smithy.io/2.0/spec/service-types.html#resource).
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Resource {
    /// Identifiers by name, each with its target, a string.
    pub identifiers: Vec<(String, ShapeId)>,
    /// Properties by name, each with its target.
    pub properties: Vec<(String, ShapeId)>,
    /// The lifecycle operation `create`.
    pub create: Option<ShapeId>,
    /// The lifecycle operation `put`.
    pub put: Option<ShapeId>,
    /// The lifecycle operation `read`.
    pub read: Option<ShapeId>,
    /// The lifecycle operation `update`.
    pub update: Option<ShapeId>,
    /// The lifecycle operation `delete`.
    pub delete: Option<ShapeId>,
    /// The lifecycle operation `list`.
    pub list: Option<ShapeId>,
    /// Other instance operations.
    pub operations: Vec<ShapeId>,
    /// Other collection operations.
    pub collection_operations: Vec<ShapeId>,
    /// Child resources.
    pub resources: Vec<ShapeId>,
}

impl Resource {
    /// The lifecycle operations that the resource has, each with the name of its property.
    pub fn lifecycle(&self) -> impl Iterator<Item = (&'static str, &ShapeId)> {
        let operations = [
            ("create", &self.create),
            ("put", &self.put),
            ("read", &self.read),
            ("update", &self.update),
            ("delete", &self.delete),
            ("list", &self.list),
        ];
        operations.into_iter().filter_map(|(name, operation)| Some((name, operation.as_ref()?)))
    }

    /// The lifecycle properties by name, to set them.
    pub(crate) fn lifecycle_mut(&mut self) -> [(&'static str, &mut Option<ShapeId>); 6] {
        [
            ("create", &mut self.create),
            ("put", &mut self.put),
            ("read", &mut self.read),
            ("update", &mut self.update),
            ("delete", &mut self.delete),
            ("list", &mut self.list),
        ]
    }

    /// Every operation bound to the resource itself: the lifecycle operations first, then the others.
    pub fn all_operations(&self) -> impl Iterator<Item = &ShapeId> {
        self.lifecycle().map(|(_, operation)| operation).chain(&self.operations).chain(&self.collection_operations)
    }
}

/// The properties of a [service](https://smithy.io/2.0/spec/service-types.html#service).
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Service {
    /// The version; empty if the model has none.
    pub version: String,
    /// Operations bound to the service itself.
    pub operations: Vec<ShapeId>,
    /// Resources bound to the service.
    pub resources: Vec<ShapeId>,
    /// Errors of all operations.
    pub errors: Vec<ShapeId>,
    /// New names of shapes in this service, by shape ID.
    pub rename: BTreeMap<ShapeId, String>,
}
