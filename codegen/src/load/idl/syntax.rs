//! The syntax of a file. Names are not resolved.

use super::super::fragment::{Aggregate, Version};
use crate::model::{Number, ShapeKind};

/// An IDL file.
#[derive(Debug, Default)]
pub(in crate::load) struct File<'t> {
    pub(super) version: Option<Version>,
    pub(super) input_suffix: Option<String>,
    pub(super) output_suffix: Option<String>,
    pub(super) metadata: Vec<(Key, Value<'t>)>,
    pub(super) namespace: Option<Name<'t>>,
    pub(super) uses: Vec<Name<'t>>,
    pub(super) statements: Vec<Statement<'t>>,
}

impl File<'_> {
    /// The version of Smithy. Smithy takes a file without a version for one of 1.0.
    pub(super) fn version(&self) -> Version {
        self.version.unwrap_or(Version::One)
    }
}

/// An identifier, a namespace, or a relative or absolute shape ID.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'t> {
    pub(super) text: &'t str,
    pub(super) offset: u32,
}

/// The key of an object node, of a control statement or of metadata.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) text: String,
    pub(super) offset: u32,
}

/// A node value, with unresolved shape IDs.
#[derive(Debug)]
pub(super) enum Value<'t> {
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    ShapeId(Name<'t>),
    Array(Vec<Value<'t>>),
    Object(Vec<(Key, Value<'t>)>),
}

#[derive(Debug)]
pub(super) enum Statement<'t> {
    Shape(Box<ShapeStatement<'t>>),
    Apply { target: Name<'t>, traits: Vec<AppliedTrait<'t>> },
}

/// A trait that is applied by `@`, a documentation comment or the value of a member.
#[derive(Debug)]
pub(super) struct AppliedTrait<'t> {
    pub(super) id: TraitName<'t>,
    /// `None` for an annotation.
    pub(super) value: Option<Value<'t>>,
    pub(super) offset: u32,
}

#[derive(Debug)]
pub(super) enum TraitName<'t> {
    Written(Name<'t>),
    /// A trait of the prelude that syntactic sugar stands for.
    Prelude(&'static str),
}

#[derive(Debug)]
pub(super) struct ShapeStatement<'t> {
    pub(super) name: Name<'t>,
    pub(super) traits: Vec<AppliedTrait<'t>>,
    pub(super) resource: Option<Name<'t>>,
    pub(super) mixins: Vec<Name<'t>>,
    pub(super) body: Body<'t>,
}

#[derive(Debug)]
pub(super) enum Body<'t> {
    Simple(Box<ShapeKind>),
    Aggregate(Aggregate, Vec<MemberStatement<'t>>),
    Operation(OperationBody<'t>),
    Resource(Vec<(Key, Value<'t>)>),
    Service(Vec<(Key, Value<'t>)>),
}

#[derive(Debug)]
pub(super) struct MemberStatement<'t> {
    pub(super) name: Name<'t>,
    pub(super) target: Target<'t>,
    pub(super) traits: Vec<AppliedTrait<'t>>,
}

#[derive(Debug)]
pub(super) enum Target<'t> {
    Named(Name<'t>),
    /// `$name`: a mixin or a resource gives the target.
    Elided,
    /// The unit type, the target of every enum member.
    Unit,
}

#[derive(Debug, Default)]
pub(super) struct OperationBody<'t> {
    pub(super) input: Option<InputOutput<'t>>,
    pub(super) output: Option<InputOutput<'t>>,
    pub(super) errors: Vec<Name<'t>>,
}

#[derive(Debug)]
pub(super) enum InputOutput<'t> {
    Target(Name<'t>),
    Inline(Box<InlineStructure<'t>>),
}

/// The inline input or output structure of an operation.
#[derive(Debug)]
pub(super) struct InlineStructure<'t> {
    pub(super) offset: u32,
    pub(super) traits: Vec<AppliedTrait<'t>>,
    pub(super) resource: Option<Name<'t>>,
    pub(super) mixins: Vec<Name<'t>>,
    pub(super) members: Vec<MemberStatement<'t>>,
}
