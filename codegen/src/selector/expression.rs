//! The syntax tree of a selector.

/// A step of a selector: given a shape, it yields shapes.
#[derive(Debug, Clone)]
pub(super) enum Expression {
    /// `*`.
    Any,
    /// The name of a shape type.
    Type(TypeName),
    /// `[key]`, or `[key = value, value i]`.
    Attribute { path: Vec<Segment>, comparison: Option<Comparison> },
    /// `[@key: @{path} = value && …]`.
    Scoped { path: Vec<Segment>, assertions: Vec<Assertion> },
    /// `>` and `-[relationship, …]->`; `None` follows every relationship besides `trait` and `bound`.
    Forward(Option<Vec<String>>),
    /// `<` and `<-[relationship, …]-`.
    Reverse(Option<Vec<String>>),
    /// `~>`.
    ForwardRecursive,
    /// `<~`.
    ReverseRecursive,
    /// `:test(…)`: the shape itself, if any of the selectors yields something.
    Test(Vec<Sequence>),
    /// `:is(…)`: the shapes that any of the selectors yields.
    Is(Vec<Sequence>),
    /// `:not(…)`: the shape itself, if the selector yields nothing.
    Not(Sequence),
    /// `:in(…)`: the shape itself, if the selector yields it.
    In(Sequence),
    /// `:root(…)`: the shapes that the selector yields for all shapes. Each `:root` has a number of its own.
    Root(usize, Sequence),
    /// `:topdown(qualifier, disqualifier)`.
    TopDown { qualifier: Sequence, disqualifier: Option<Sequence> },
    /// `:recursive(…)`: the shapes that the selector yields, and then yields for those shapes, and so on.
    Recursive(Sequence),
    /// A function that is not known. It yields nothing.
    Unknown,
    /// `$name(…)`.
    SetVariable(String, Sequence),
    /// `${name}`.
    GetVariable(String),
}

/// Expressions. Each gets the shapes that the previous one yields.
pub(super) type Sequence = Vec<Expression>;

impl Expression {
    /// Whether the expression yields nothing but the shape that it is given.
    pub(super) fn is_filter(&self) -> bool {
        match self {
            Expression::Any
            | Expression::Type(_)
            | Expression::Attribute { .. }
            | Expression::Scoped { .. }
            | Expression::Test(_)
            | Expression::Not(_)
            | Expression::In(_)
            | Expression::Unknown
            | Expression::SetVariable(..) => true,
            Expression::Is(alternatives) => alternatives.iter().flatten().all(Expression::is_filter),
            Expression::Forward(_)
            | Expression::Reverse(_)
            | Expression::ForwardRecursive
            | Expression::ReverseRecursive
            | Expression::Root(..)
            | Expression::TopDown { .. }
            | Expression::Recursive(_)
            | Expression::GetVariable(_) => false,
        }
    }
}

/// The name of a type, or of a group of types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TypeName {
    /// `number`.
    Number,
    /// `simpleType`.
    Simple,
    /// `aggregateType`.
    Aggregate,
    /// `dataType`: simple and aggregate types.
    Data,
    /// `serviceType`.
    Service,
    /// `member`.
    Member,
    /// `string`, which an enum is too.
    String,
    /// `integer`, which an intEnum is too.
    Integer,
    /// Any other type, by its name in the JSON AST.
    Exact(&'static str),
}

/// A step of the path to an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Segment {
    /// A name.
    Name(String),
    /// `(keys)`.
    Keys,
    /// `(values)`.
    Values,
    /// `(length)`.
    Length,
    /// `(first)`.
    First,
    /// A property in parentheses that is not known. It has no value.
    Unknown,
}

/// `= value, value i`.
#[derive(Debug, Clone)]
pub(super) struct Comparison {
    pub(super) comparator: Comparator,
    pub(super) values: Vec<String>,
    pub(super) ignores_case: bool,
}

/// `@{path} = @{path}, value i`.
#[derive(Debug, Clone)]
pub(super) struct Assertion {
    pub(super) left: ScopedValue,
    pub(super) comparator: Comparator,
    pub(super) right: Vec<ScopedValue>,
    pub(super) ignores_case: bool,
}

/// A value of an assertion.
#[derive(Debug, Clone)]
pub(super) enum ScopedValue {
    /// A text or number as it is written.
    Literal(String),
    /// `@{path}`.
    Context(Vec<Segment>),
}

/// A comparison operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparator {
    Equal,
    NotEqual,
    StartsWith,
    EndsWith,
    Contains,
    Exists,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    ProjectionEqual,
    ProjectionNotEqual,
    Subset,
    ProperSubset,
}
