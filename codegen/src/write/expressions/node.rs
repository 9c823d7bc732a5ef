use super::super::printer::Printer;
use super::operators::Precedence;

/// An expression that was parsed: its place in the printer's list.
#[derive(Clone, Copy)]
pub(in super::super) struct Expression(pub(super) usize);

/// How an expression is put together, without what stands in its delimiters: that is parsed when it is printed.
///
/// Where it says so, a number is the index of a token: where something starts, or of a delimiter that opens.
#[derive(Clone, Copy)]
pub(in super::super) enum Node {
    /// The delimiter.
    Array(usize),
    Assign(Expression, Expression),
    Await(Expression),
    Binary(Expression, &'static str, Expression),
    /// The words before it, and the delimiter.
    Block(&'static str, usize),
    Break(Option<Expression>),
    /// The delimiter.
    Call(Expression, usize),
    /// Where the type starts.
    Cast(Expression, usize),
    Closure(Closure),
    Continue,
    /// The name or number.
    Field(Expression, usize),
    /// Where the pattern starts, and the delimiter.
    For(usize, Expression, usize),
    /// What stands in a group without delimiters, so that it is an operand whatever is in it.
    Grouped(Expression),
    /// The delimiter.
    If(Expression, usize),
    /// The delimiter.
    Index(Expression, usize),
    /// Where the pattern starts.
    Let(usize, Expression),
    /// The token.
    Literal(usize),
    /// The delimiter.
    Loop(usize),
    /// Where the path starts, and the delimiter.
    Macro(usize, usize),
    /// The delimiter.
    Match(Expression, usize),
    /// The name, and the delimiter.
    MethodCall(Expression, usize, usize),
    /// The delimiter.
    Parenthesized(usize),
    /// Where it starts, and the index after it.
    Path(usize, usize),
    Range(Option<Expression>, &'static str, Option<Expression>),
    /// Whether it is mutable.
    Reference(bool, Expression),
    Return(Option<Expression>),
    /// Where the path starts, and the delimiter.
    Struct(usize, usize),
    Try(Expression),
    /// The delimiter.
    Tuple(usize),
    Unary(u8, Expression),
    /// The delimiter.
    While(Expression, usize),
}

#[derive(Clone, Copy)]
pub(in super::super) struct Closure {
    pub(super) is_async: bool,
    pub(super) is_move: bool,
    /// The index of the token after the first bar.
    pub(super) parameters: usize,
    /// Where the type starts.
    pub(super) output: Option<usize>,
    pub(super) body: Expression,
}

impl Node {
    /// How strongly it holds together.
    fn precedence(self) -> Precedence {
        match self {
            Self::Break(Some(_)) | Self::Return(Some(_)) | Self::Closure(_) => Precedence::Jump,
            Self::Assign(..) => Precedence::Assign,
            Self::Binary(_, operator, _) => Precedence::of(operator),
            Self::Cast(..) => Precedence::Cast,
            Self::Let(..) => Precedence::And,
            Self::Range(..) => Precedence::Range,
            Self::Reference(..) | Self::Unary(..) => Precedence::Prefix,
            _ => Precedence::Operand,
        }
    }
}

impl Printer {
    pub(super) fn node(&self, expression: Expression) -> Node {
        self.nodes[expression.0]
    }

    /// The node of an expression, or of what stands in it if it is a group without delimiters.
    pub(super) fn ungrouped(&self, expression: Expression) -> Node {
        match self.node(expression) {
            Node::Grouped(inner) => self.ungrouped(inner),
            node => node,
        }
    }

    /// Whether parentheses must stand around it where a place asks for something that binds at least so strongly.
    pub(super) fn needs_parentheses(&self, expression: Expression, least: Precedence) -> bool {
        matches!(self.node(expression), Node::Grouped(_)) && self.ungrouped(expression).precedence() < least
    }

    /// Whether the last that is written of it is the type of a cast.
    pub(super) fn ends_in_cast(&self, expression: Expression) -> bool {
        match self.ungrouped(expression) {
            Node::Cast(..) => true,
            Node::Binary(_, _, last) => self.ends_in_cast(last),
            // Whatever else holds a cast has it in parentheses, or is in some itself where it is compared.
            _ => false,
        }
    }

    pub(super) fn push(&mut self, node: Node) -> Expression {
        self.nodes.push(node);
        Expression(self.nodes.len() - 1)
    }
}
