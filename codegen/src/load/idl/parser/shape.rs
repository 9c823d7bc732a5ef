//! [Shape statements](https://smithy.io/2.0/spec/idl.html#defining-shapes).

use super::super::super::fragment::Version;
use super::super::lexer::TokenKind;
use super::super::syntax::{Aggregate, Body, Name, ShapeStatement, Simple, Statement};
use super::{Parsed, Parser};

/// `SimpleTypeName`
pub(super) const SIMPLE_TYPES: [&str; 13] = [
    "blob",
    "boolean",
    "document",
    "string",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "timestamp",
];

enum ShapeType {
    Simple(Simple),
    Aggregate(Aggregate),
    Operation,
    Resource,
    Service,
}

impl ShapeType {
    fn from_keyword(keyword: &str) -> Option<Self> {
        Some(match keyword {
            "enum" => ShapeType::Aggregate(Aggregate::Enum),
            "intEnum" => ShapeType::Aggregate(Aggregate::IntEnum),
            "list" => ShapeType::Aggregate(Aggregate::List),
            "set" => ShapeType::Aggregate(Aggregate::Set),
            "map" => ShapeType::Aggregate(Aggregate::Map),
            "structure" => ShapeType::Aggregate(Aggregate::Structure),
            "union" => ShapeType::Aggregate(Aggregate::Union),
            "operation" => ShapeType::Operation,
            "resource" => ShapeType::Resource,
            "service" => ShapeType::Service,
            other => ShapeType::Simple(SIMPLE_TYPES.into_iter().find(|simple| *simple == other)?),
        })
    }
}

impl<'t> Parser<'t, '_> {
    /// `ShapeStatement`
    pub(super) fn shape(&mut self) -> Parsed<Statement<'t>> {
        let traits = self.documented_traits()?;
        let shape_type = self.shape_type()?;
        self.spaces();
        let name = self.identifier("the name of the shape")?;
        self.spaces();
        let resource = match shape_type {
            ShapeType::Aggregate(Aggregate::Structure) => self.for_resource()?,
            _ => None,
        };
        let mixins = self.mixins()?;
        let body = match shape_type {
            ShapeType::Simple(simple) => Body::Simple(simple),
            ShapeType::Aggregate(aggregate) => {
                self.whitespace();
                Body::Aggregate(aggregate, self.member_statements(aggregate)?)
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
        Ok(Statement::Shape(ShapeStatement { name, traits, resource, mixins, body }))
    }

    fn shape_type(&mut self) -> Parsed<ShapeType> {
        if self.token.kind != TokenKind::Identifier {
            return self.fail_expected("a statement");
        }
        let keyword = self.token_text();
        let Some(shape_type) = ShapeType::from_keyword(keyword) else {
            return self.fail(self.token.start, format!("`{keyword}` is not a type of shape or statement"));
        };
        match shape_type {
            ShapeType::Aggregate(Aggregate::Enum) => self.require_version_two("the shape type `enum`"),
            ShapeType::Aggregate(Aggregate::IntEnum) => self.require_version_two("the shape type `intEnum`"),
            ShapeType::Aggregate(Aggregate::Set) if self.file.version == Version::Two => {
                self.error(self.token.start, "Smithy 2.0 has no sets; a `list` with the trait `@uniqueItems` is one");
            }
            _ => {}
        }
        self.bump();
        Ok(shape_type)
    }

    /// `StructureResource`
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
            self.error(start, "`with` needs at least one mixin");
        }
        Ok(mixins)
    }
}
