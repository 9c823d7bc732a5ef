use crate::model::{Member, Node, Shape, ShapeId, ShapeKind, Trait, Traits};
use crate::source::Location;

/// What one file says, before it is put together with what the others say.
#[derive(Debug, Default)]
pub(super) struct Fragment {
    /// Metadata, in the order in which it was written.
    pub(super) metadata: Vec<Metadata>,
    /// Shapes, in the order in which they were defined.
    pub(super) shapes: Vec<Definition>,
    /// Traits applied from outside of a shape's definition, in order.
    pub(super) applies: Vec<Apply>,
}

/// One metadata entry.
#[derive(Debug)]
pub(super) struct Metadata {
    /// Its key.
    pub(super) key: String,
    /// Its value.
    pub(super) value: Node,
    /// Where it was written.
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

/// The version of Smithy that a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Version {
    /// 1.0, which is upgraded when a model is assembled.
    One,
    /// 2.0, also for a file that names no version.
    #[default]
    Two,
}

impl Version {
    /// A version from its text, `None` for one that is not known.
    /// <https://smithy.io/2.0/spec/idl.html#version-statement>
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text {
            "1" | "1.0" => Some(Version::One),
            "2" | "2.0" => Some(Version::Two),
            _ => None,
        }
    }
}

/// A shape as one file defines it. It can lack what its mixins give it.
#[derive(Debug, Clone)]
pub(super) struct Definition {
    /// Its absolute ID.
    pub(super) id: ShapeId,
    /// Its type, with what that type holds besides members.
    pub(super) kind: DefinitionKind,
    /// Its members, in the order in which they were written.
    pub(super) members: Vec<MemberDefinition>,
    /// The traits that were applied to it.
    pub(super) traits: Traits,
    /// The mixins that it names.
    pub(super) mixins: Vec<ShapeId>,
    /// The resource whose identifiers and properties give targets to its elided members.
    pub(super) resource: Option<ShapeId>,
    /// Where the shapes that it names are named, if that is known better than by its own location.
    pub(super) references: Vec<(ShapeId, Location)>,
    /// The version of Smithy that it is written in.
    pub(super) version: Version,
    /// Where it was defined.
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
    /// The shape that it targets; `None` when a mixin or a resource has to say it.
    pub(super) target: Option<ShapeId>,
    /// The traits that were applied to it.
    pub(super) traits: Traits,
    /// Where it was defined.
    pub(super) location: Location,
}

impl Definition {
    /// Where the shape names another one; its own place if that is not known.
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
