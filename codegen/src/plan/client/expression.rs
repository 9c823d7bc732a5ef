//! JMESPath expressions with the Rust types of their values.

use super::types::Union;
use super::value::{TypeModule, TypeRef, Value};
use crate::plan::names::Name;

/// A value. Strings and enums are `&str`, numbers `f64`, booleans `bool`, computed lists a `Vec`; any other value is a
/// reference.
#[derive(Debug, Clone)]
pub(crate) struct Typed {
    pub(crate) code: Code,
    /// Whether it is an `Option`, because it may be null.
    pub(crate) nullable: bool,
}

/// Where a value comes from.
#[derive(Debug, Clone)]
pub(crate) enum Code {
    /// A local variable.
    Variable(Variable),
    /// A field of a structure.
    Member {
        of: Box<Typed>,
        name: Name,
        optional: bool,
        lend: Lend,
    },
    /// The value of a union's variant, by the method that returns it.
    Variant {
        of: Box<Typed>,
        method: String,
        lend: Lend,
    },
    /// The value of a map at a key, which is a string or an enum.
    Entry {
        of: Box<Typed>,
        key: String,
        key_type: Option<TypeRef>,
        sparse: bool,
        lend: Lend,
    },
    /// An element of a list, counted from the end if the index is negative.
    Element {
        of: Box<Typed>,
        index: i64,
        sparse: bool,
        lend: Lend,
    },
    /// An element of a computed list, counted from the end if the index is negative. `nullable` says whether its elements are
    /// options.
    Item {
        of: Box<Typed>,
        index: i64,
        nullable: bool,
    },
    Text(String),
    Number(f64),
    Boolean(bool),
    /// A list of values of one type. They are options if one of them may be null.
    Selection {
        elements: Vec<Typed>,
        nullable: bool,
    },
    /// The result of a projection.
    List(Box<Stream>),
    /// The names of the members of a structure or union that are set.
    Keys(Box<Typed>, Members),
    Length(Box<Typed>, Measure),
    /// The left value if it counts as true, else the right one.
    Or(Box<Typed>, Truth, Box<Typed>),
    /// The left value if it does not count as true, else the right one.
    And(Box<Typed>, Truth, Box<Typed>),
    Condition(Box<Condition>),
    /// A comparison of two numbers.
    Order(Order, Box<Typed>, Box<Typed>),
    /// A method of the left string, called with the right one.
    TextTest(TextTest, Box<Typed>, Box<Typed>),
    /// Whether the computed list on the left contains the right value.
    Contains(Box<Typed>, Box<Typed>),
}

/// The members of an object.
#[derive(Debug, Clone)]
pub(crate) enum Members {
    Structure(Vec<Member>),
    Union(UnionMembers),
}

/// A member of a structure.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    /// Its name in the model.
    pub(crate) key: String,
    /// Its field.
    pub(crate) name: Name,
    pub(crate) optional: bool,
}

/// The members of a union.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct UnionMembers {
    pub(crate) type_ref: TypeRef,
    pub(crate) members: Vec<UnionMember>,
}

/// A member of a union.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct UnionMember {
    /// Its name in the model.
    pub(crate) key: String,
    /// Its variant.
    pub(crate) variant: String,
    /// Whether the variant has no value.
    pub(crate) is_unit: bool,
}

impl UnionMembers {
    pub(crate) fn of(union: &Union) -> Self {
        let members = union.variants.iter().filter_map(|variant| {
            Some(UnionMember {
                key: variant.schema.id.member.clone()?,
                variant: variant.name.clone(),
                is_unit: variant.value == Value::Unit,
            })
        });
        let type_ref = TypeRef { module: TypeModule::Types, name: union.name.clone() };
        Self { type_ref, members: members.collect() }
    }
}

/// A local variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Variable {
    /// The operation's input.
    Input,
    /// The operation's output.
    Output,
    /// The current element of a projection.
    Item,
}

/// How a value in a structure, union, list or map is borrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lend {
    /// A boolean or a double.
    Copy,
    /// A number that `f64` represents exactly.
    Exact,
    /// A number that `f64` may round.
    Rounded,
    /// A string, as `&str`.
    Text,
    /// An enum, as `&str`.
    Enum,
    Reference,
    /// A reference to the value in a box.
    Boxed,
}

/// The unit of a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    Characters,
    Elements,
}

/// Which values count as true. Null never does.
/// <https://jmespath.org/specification.html#or-expressions>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Truth {
    /// A boolean that is true.
    Itself,
    /// A string, list or map that is not empty.
    NotEmpty,
    /// Any other value.
    Always,
}

/// A condition.
#[derive(Debug, Clone)]
pub(crate) enum Condition {
    Value(Typed, Truth),
    Equal(Typed, Typed),
    Null(Typed),
    Not(Box<Condition>),
    And(Box<Condition>, Box<Condition>),
    Or(Box<Condition>, Box<Condition>),
}

/// An order of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// A test of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextTest {
    Contains,
    StartsWith,
    EndsWith,
}

/// The elements of a projection.
#[derive(Debug, Clone)]
pub(crate) struct Stream {
    /// The collection of the elements.
    pub(crate) of: Typed,
    pub(crate) source: Source,
    /// The steps that each element goes through, in this order.
    pub(crate) steps: Vec<Step>,
}

/// A collection of elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// A list in a structure.
    List { sparse: bool, lend: Lend },
    /// A computed list.
    Computed { nullable: bool },
    /// The values of a map.
    Values { sparse: bool, lend: Lend },
    /// The keys of a map.
    Keys(Lend),
}

/// A step of a projection.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Replaces the element by a value, and drops it if the value is null.
    Each(Typed),
    /// Keeps the element if the condition is true.
    Keep(Condition),
    /// Replaces the element by its own elements.
    Flatten(Source),
}
