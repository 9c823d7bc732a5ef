//! Expressions of which everything is known: where their values come from, and the Rust types of these.

use crate::plan::TypeRef;
use crate::plan::names::Name;

/// A value. Texts and enums are `&str`, numbers `f64`, booleans `bool`, lists that are computed a `Vec`, and everything else
/// is a reference.
#[derive(Debug, Clone)]
pub(crate) struct Typed {
    pub(crate) code: Code,
    /// Whether it may be null, so that it is an `Option`.
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
    /// The value of a union, where it is this variant; by the method that gives it.
    Variant {
        of: Box<Typed>,
        method: String,
        lend: Lend,
    },
    /// The value of a map at a key, which is a text or of an enum.
    Entry {
        of: Box<Typed>,
        key: String,
        key_type: Option<TypeRef>,
        sparse: bool,
        lend: Lend,
    },
    /// An element of a list that a structure holds, from its end if the index is negative.
    Element {
        of: Box<Typed>,
        index: i64,
        sparse: bool,
        lend: Lend,
    },
    Text(String),
    Number(f64),
    Boolean(bool),
    /// A list of these values, which all have one type. They are options if one of them may be null.
    Selection {
        elements: Vec<Typed>,
        nullable: bool,
    },
    /// A list of what passes through a projection.
    List(Box<Stream>),
    Length(Box<Typed>, Measure),
    /// The left value if it counts as true, else the right one.
    Or(Box<Typed>, Truth, Box<Typed>),
    /// The left value if it does not count as true, else the right one.
    And(Box<Typed>, Truth, Box<Typed>),
    Condition(Box<Condition>),
    /// A comparison of two numbers.
    Order(Order, Box<Typed>, Box<Typed>),
    /// A method of the left text, given the right one.
    TextTest(TextTest, Box<Typed>, Box<Typed>),
    /// Whether the computed list on the left contains the right value.
    Contains(Box<Typed>, Box<Typed>),
}

/// A local variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Variable {
    /// The operation's input.
    Input,
    /// The operation's output.
    Output,
    /// The element that a projection is at.
    Item,
}

/// How a value that a structure, union, list or map holds is lent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lend {
    /// A boolean or a double.
    Copy,
    /// A number that a double holds exactly.
    Exact,
    /// A number that a double may not hold exactly.
    Rounded,
    /// A string, as `&str`.
    Text,
    /// A value of an enum, as `&str`.
    Enum,
    Reference,
    /// By reference, out of a box.
    Boxed,
}

/// What the length of something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    Characters,
    Elements,
}

/// What counts as true. Null never does.
/// <https://jmespath.org/specification.html#or-expressions>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Truth {
    /// A boolean that is.
    Itself,
    /// A text, list or map that is not empty.
    NotEmpty,
    /// Everything else.
    Always,
}

/// Something that is true or false.
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

/// A test of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextTest {
    Contains,
    StartsWith,
    EndsWith,
}

/// Elements that pass through a projection one by one.
#[derive(Debug, Clone)]
pub(crate) struct Stream {
    /// What the elements are in.
    pub(crate) of: Typed,
    pub(crate) source: Source,
    /// What happens to each, in this order.
    pub(crate) steps: Vec<Step>,
}

/// What elements come out of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// A list that a structure holds.
    List { sparse: bool, lend: Lend },
    /// A list that was computed.
    Computed { nullable: bool },
    /// The values of a map.
    Values { sparse: bool, lend: Lend },
    /// The keys of a map.
    Keys(Lend),
}

/// What happens to an element.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// This takes its place, unless it is null.
    Each(Typed),
    /// It stays if this is true.
    Keep(Condition),
    /// What is in it takes its place.
    Flatten(Source),
}
