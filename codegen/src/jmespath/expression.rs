use crate::json::Node;

/// An expression. It is evaluated for a value, its current node.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expression {
    /// `@`: the current node.
    Current,
    /// `name`: a member of the current node.
    Field(String),
    /// `` `1` `` or `'text'`.
    Literal(Node),
    /// `left.right` and `left | right`: the right side, evaluated for the value of the left side.
    Sub(Box<Expression>, Box<Expression>),
    /// `[0]`: an element of the current node, counted from the end if negative.
    Index(i64),
    /// `[1:5:2]`: a slice of the current node.
    Slice,
    /// `list[]`: the elements of a list, with nested lists flattened.
    Flatten(Box<Expression>),
    /// `list[*].right`: the right side, evaluated for each element of a list.
    Projection(Box<Expression>, Box<Expression>),
    /// `object.*.right`: the right side, evaluated for each value of an object.
    ObjectProjection(Box<Expression>, Box<Expression>),
    /// `list[?condition].right`: the right side, evaluated for each element that meets a condition.
    Filter { list: Box<Expression>, condition: Box<Expression>, right: Box<Expression> },
    /// `[a, b]`
    MultiSelectList(Vec<Expression>),
    /// `{name: a}`
    MultiSelectHash(Vec<(String, Expression)>),
    /// `a || b`
    Or(Box<Expression>, Box<Expression>),
    /// `a && b`
    And(Box<Expression>, Box<Expression>),
    /// `!a`
    Not(Box<Expression>),
    /// `a == b`
    Comparison(Comparator, Box<Expression>, Box<Expression>),
    /// `length(a)`
    Function(String, Vec<Expression>),
    /// `&a`: an expression as the argument of a function.
    Reference(Box<Expression>),
}

/// A comparison operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
