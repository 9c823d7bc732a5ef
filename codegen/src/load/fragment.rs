use crate::model::{Member, Node, Shape, ShapeId, ShapeKind, Trait, Traits};
use crate::source::Location;

/// The contents of one file, before all files are assembled to a model.
#[derive(Debug, Default)]
pub(super) struct Fragment {
    /// Metadata, in the order of the file.
    pub(super) metadata: Vec<Metadata>,
    /// Shapes, in the order of the file.
    pub(super) shapes: Vec<Definition>,
    /// Traits applied outside of the definitions of their targets, in the order of the file.
    pub(super) applies: Vec<Apply>,
}

/// One metadata entry.
#[derive(Debug)]
pub(super) struct Metadata {
    /// Its key.
    pub(super) key: String,
    /// Its value.
    pub(super) value: Node,
    /// Its location.
    pub(super) location: Location,
}

/// A trait applied to a shape or member that is defined elsewhere.
#[derive(Debug)]
pub(super) struct Apply {
    /// The shape or member that the trait is applied to.
    pub(super) target: ShapeId,
    /// The trait.
    pub(super) applied: Trait,
}

/// The version of Smithy of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// 1.0, also of IDL files without a version. Shapes are upgraded when a model is assembled.
    One,
    /// 2.0 or 2.1.
    Two,
}

impl Version {
    /// A version from its text; `None` if it is unknown.
    /// <https://smithy.io/2.0/spec/idl.html#version-statement>
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text {
            "1" | "1.0" => Some(Version::One),
            "2" | "2.0" | "2.1" => Some(Version::Two),
            _ => None,
        }
    }
}

/// A shape as one file defines it. Members and targets from mixins are missing.
#[derive(Debug, Clone)]
pub(super) struct Definition {
    /// Its absolute ID.
    pub(super) id: ShapeId,
    /// Its type, with the properties of that type other than members.
    pub(super) kind: DefinitionKind,
    /// Its members, in the order of the file.
    pub(super) members: Vec<MemberDefinition>,
    /// Its traits.
    pub(super) traits: Traits,
    /// Its mixins.
    pub(super) mixins: Vec<ShapeId>,
    /// The resource that gives targets to elided members.
    pub(super) resource: Option<ShapeId>,
    /// The locations of references to other shapes, if they are more precise than the location of the definition.
    pub(super) references: Vec<(ShapeId, Location)>,
    /// The version of Smithy of its file.
    pub(super) version: Version,
    /// Its location.
    pub(super) location: Location,
}

/// The type of a shape.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "there are few shapes, and none of them lives long as a definition")]
pub(super) enum DefinitionKind {
    /// A shape without members.
    Memberless(ShapeKind),
    /// A shape with members.
    Aggregate(Aggregate),
}

/// The types of shapes that have members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants are Smithy's own shape types")]
pub(super) enum Aggregate {
    Enum,
    IntEnum,
    List,
    Map,
    Structure,
    Union,
}

impl DefinitionKind {
    /// The name of the shape type, as the JSON AST writes it.
    pub(super) fn name(&self) -> &'static str {
        match self {
            DefinitionKind::Memberless(kind) => kind.name(),
            DefinitionKind::Aggregate(aggregate) => aggregate.name(),
        }
    }
}

impl Aggregate {
    const ALL: [Aggregate; 6] =
        [Aggregate::Enum, Aggregate::IntEnum, Aggregate::List, Aggregate::Map, Aggregate::Structure, Aggregate::Union];

    /// The type of this name, as the IDL and the JSON AST write it.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aggregate| aggregate.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Aggregate::Enum => "enum",
            Aggregate::IntEnum => "intEnum",
            Aggregate::List => "list",
            Aggregate::Map => "map",
            Aggregate::Structure => "structure",
            Aggregate::Union => "union",
        }
    }
}

/// A member as one file defines it.
#[derive(Debug, Clone)]
pub(super) struct MemberDefinition {
    /// Its name.
    pub(super) name: String,
    /// Its target; `None` if a mixin or a resource gives it.
    pub(super) target: Option<ShapeId>,
    /// Its traits.
    pub(super) traits: Traits,
    /// Its location.
    pub(super) location: Location,
}

impl Definition {
    /// The location of a reference to another shape, or else of the definition.
    pub(super) fn location_of(&self, target: &ShapeId) -> Location {
        let found = self.references.iter().find(|(id, _)| id == target);
        found.map_or(self.location, |(_, location)| *location)
    }
}

impl From<Shape> for Definition {
    fn from(shape: Shape) -> Self {
        let (kind, members) = match shape.kind {
            ShapeKind::Enum(members) => (DefinitionKind::Aggregate(Aggregate::Enum), members),
            ShapeKind::IntEnum(members) => (DefinitionKind::Aggregate(Aggregate::IntEnum), members),
            ShapeKind::Structure(members) => (DefinitionKind::Aggregate(Aggregate::Structure), members),
            ShapeKind::Union(members) => (DefinitionKind::Aggregate(Aggregate::Union), members),
            ShapeKind::List(member) => (DefinitionKind::Aggregate(Aggregate::List), vec![member]),
            ShapeKind::Map { key, value } => (DefinitionKind::Aggregate(Aggregate::Map), vec![key, value]),
            other => (DefinitionKind::Memberless(other), Vec::new()),
        };
        Definition {
            id: shape.id,
            kind,
            members: members.into_iter().map(MemberDefinition::from).collect(),
            traits: shape.traits,
            mixins: shape.mixins,
            resource: None,
            references: Vec::new(),
            version: Version::Two,
            location: shape.location,
        }
    }
}

impl From<Member> for MemberDefinition {
    fn from(member: Member) -> Self {
        let Member { name, target, traits, location } = member;
        MemberDefinition { name, target: Some(target), traits, location }
    }
}
