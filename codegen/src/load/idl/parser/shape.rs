//! [Shape statements](https://smithy.io/2.0/spec/idl.html#defining-shapes).

use super::super::super::fragment::{Aggregate, Version};
use super::super::lexer::TokenKind;
use super::super::syntax::{AppliedTrait, Body, Name, ShapeStatement, Statement, TraitName};
use super::{Parsed, Parser};
use crate::model::ShapeKind;

/// `SimpleTypeName`, `EnumTypeName`, `AggregateTypeName` or `EntityTypeName`
pub(super) enum ShapeType {
    Simple(Box<ShapeKind>),
    Aggregate(Aggregate),
    /// A list with unique elements. Smithy 2.0 has no sets.
    Set,
    Operation,
    Resource,
    Service,
}

impl ShapeType {
    pub(super) fn from_keyword(keyword: &str) -> Option<Self> {
        match keyword {
            "set" => Some(ShapeType::Set),
            "operation" => Some(ShapeType::Operation),
            "resource" => Some(ShapeType::Resource),
            "service" => Some(ShapeType::Service),
            other => match Aggregate::parse(other) {
                Some(aggregate) => Some(ShapeType::Aggregate(aggregate)),
                None => ShapeKind::simple(other).map(|kind| ShapeType::Simple(Box::new(kind))),
            },
        }
    }
}

impl<'t> Parser<'t, '_> {
    /// `ShapeStatement`
    pub(super) fn shape(&mut self) -> Parsed<Statement<'t>> {
        let mut traits = self.documented_traits()?;
        let shape_type = self.shape_type()?;
        self.spaces();
        let name = self.identifier("the name of the shape")?;
        self.spaces();
        let resource = match shape_type {
            ShapeType::Aggregate(Aggregate::Enum | Aggregate::IntEnum) => None,
            ShapeType::Aggregate(_) => self.for_resource()?,
            _ => None,
        };
        let mixins = self.mixins()?;
        let body = match shape_type {
            ShapeType::Simple(simple) => Body::Simple(simple),
            ShapeType::Aggregate(aggregate) => {
                self.whitespace();
                Body::Aggregate(aggregate, self.member_statements(aggregate)?)
            }
            ShapeType::Set => {
                let id = TraitName::Prelude("uniqueItems");
                traits.push(AppliedTrait { id, value: None, offset: name.offset });
                self.whitespace();
                Body::Aggregate(Aggregate::List, self.member_statements(Aggregate::List)?)
            }
            ShapeType::Operation => {
                self.whitespace();
                Body::Operation(self.operation_body()?)
            }
            ShapeType::Resource => {
                self.whitespace();
                Body::Resource(self.object()?)
            }
            ShapeType::Service => {
                self.whitespace();
                Body::Service(self.object()?)
            }
        };
        Ok(Statement::Shape(Box::new(ShapeStatement { name, traits, resource, mixins, body })))
    }

    fn shape_type(&mut self) -> Parsed<ShapeType> {
        if self.token.kind != TokenKind::Identifier {
            return self.fail_expected("a statement");
        }
        let keyword = self.token_text();
        let Some(shape_type) = ShapeType::from_keyword(keyword) else {
            let message = format!("expected a statement or shape type, found `{keyword}`");
            return self.fail(self.token.start, message);
        };
        match shape_type {
            ShapeType::Aggregate(Aggregate::Enum) => self.require_version_two("the shape type `enum`"),
            ShapeType::Aggregate(Aggregate::IntEnum) => self.require_version_two("the shape type `intEnum`"),
            ShapeType::Set if self.file.version == Some(Version::Two) => {
                self.error(
                    self.token.start,
                    "Smithy 2.0 has no shape type `set`: use a `list` with the trait `@uniqueItems`",
                );
            }
            _ => {}
        }
        self.bump();
        Ok(shape_type)
    }

    /// `ForResource`
    pub(super) fn for_resource(&mut self) -> Parsed<Option<Name<'t>>> {
        if !self.at_word("for") {
            return Ok(None);
        }
        self.require_version_two("`for`");
        self.bump();
        self.spaces();
        let resource = self.shape_id()?;
        self.spaces();
        Ok(Some(resource))
    }

    /// `Mixins`
    pub(super) fn mixins(&mut self) -> Parsed<Vec<Name<'t>>> {
        let mut mixins = Vec::new();
        if !self.at_word("with") {
            return Ok(mixins);
        }
        self.require_version_two("`with`");
        self.bump();
        self.whitespace();
        let start = self.token.start;
        self.expect(b'[')?;
        self.whitespace();
        while !self.eat(b']') {
            mixins.push(self.shape_id()?);
            self.whitespace();
        }
        if mixins.is_empty() {
            self.error(start, "expected at least one mixin after `with`");
        }
        Ok(mixins)
    }
}
