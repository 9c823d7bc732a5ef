/// The endpoint rules of a service: an acyclic graph, in which each node evaluates one condition and each leaf is an
/// outcome. Rule sets and binary decision diagrams both become such a graph.
#[derive(Debug)]
pub struct Rules {
    pub(crate) parameters: &'static [Parameter],
    pub(super) slots: usize,
    pub(super) conditions: &'static [Condition],
    pub(super) nodes: &'static [Node],
    pub(super) root: u16,
    pub(super) outcomes: &'static [Outcome],
}

impl Rules {
    /// Creates rules. The parameters use the first of the `slots`, and variables use the others. Evaluation starts at `root`,
    /// which is a target as in [`Node`].
    pub const fn new(
        parameters: &'static [Parameter],
        slots: usize,
        conditions: &'static [Condition],
        nodes: &'static [Node],
        root: u16,
        outcomes: &'static [Outcome],
    ) -> Self {
        Self { parameters, slots, conditions, nodes, root, outcomes }
    }
}

/// A node of [`Rules`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    pub(super) condition: u16,
    pub(super) then: u16,
    pub(super) otherwise: u16,
}

impl Node {
    /// The first target that is an outcome. A lower target is the index of a node.
    pub(super) const OUTCOME: u16 = 0x8000;
    /// The target that means that no rule matches.
    pub const NONE: u16 = u16::MAX;

    /// A node that evaluates the condition of this index. Evaluation continues at `then` if it holds, or else at `otherwise`.
    pub const fn new(condition: u16, then: u16, otherwise: u16) -> Self {
        Self { condition, then, otherwise }
    }

    /// The target that is the outcome of this index.
    pub const fn outcome(index: u16) -> u16 {
        Self::OUTCOME + index
    }
}

/// A [parameter](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#parameter-object) of rules.
#[derive(Debug)]
pub struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) built_in: Option<BuiltIn>,
    pub(super) default: Option<Expression>,
    pub(super) required: bool,
}

impl Parameter {
    /// A parameter, by its name in Rust.
    pub const fn new(name: &'static str) -> Self {
        Self { name, built_in: None, default: None, required: false }
    }

    /// Sets the built-in that provides the value if the operation and the client do not set it.
    pub const fn with_built_in(mut self, built_in: BuiltIn) -> Self {
        self.built_in = Some(built_in);
        self
    }

    /// Sets the default value to a text.
    pub const fn with_default_text(mut self, text: &'static str) -> Self {
        self.default = Some(Expression::Text(text));
        self
    }

    /// Sets the default value to a boolean.
    pub const fn with_default_boolean(mut self, value: bool) -> Self {
        self.default = Some(Expression::Boolean(value));
        self
    }

    /// Requires a value.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

/// A [built-in](https://smithy.io/2.0/aws/rules-engine/built-ins.html) that the configuration of every client provides. The
/// built-ins of single services are parameters of their clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the built-ins")]
pub enum BuiltIn {
    Region,
    UseDualStack,
    UseFips,
    Endpoint,
    AccountId,
    AccountIdEndpointMode,
}

/// A condition: it holds when its value is neither empty nor false.
#[derive(Debug)]
pub struct Condition {
    pub(super) value: Expression,
    pub(super) assign: Option<u8>,
}

impl Condition {
    /// A condition on the value of an expression.
    pub const fn new(value: Expression) -> Self {
        Self { value, assign: None }
    }

    /// A condition whose value is kept in a slot.
    pub const fn assign(slot: u8, value: Expression) -> Self {
        Self { value, assign: Some(slot) }
    }
}

/// The result of rules.
#[derive(Debug)]
pub struct Outcome(pub(super) Result<EndpointTemplate, Expression>);

impl Outcome {
    /// An endpoint with this URL, headers with their values, authentication schemes with the preferred one first, and other
    /// properties.
    pub const fn endpoint(
        url: Expression,
        headers: &'static [(&'static str, &'static [Expression])],
        auth_schemes: &'static [AuthScheme],
        properties: Properties,
    ) -> Self {
        Self(Ok(EndpointTemplate { url, headers, auth_schemes, properties }))
    }

    /// An error with this message.
    pub const fn error(message: Expression) -> Self {
        Self(Err(message))
    }
}

/// An endpoint before its expressions are evaluated.
#[derive(Debug)]
pub(super) struct EndpointTemplate {
    pub(super) url: Expression,
    pub(super) headers: &'static [(&'static str, &'static [Expression])],
    pub(super) auth_schemes: &'static [AuthScheme],
    pub(super) properties: Properties,
}

/// An [authentication scheme](https://smithy.io/2.0/aws/rules-engine/auth-schemes.html) of an endpoint: its name, such as
/// `sigv4`, and its properties.
pub type AuthScheme = (Expression, Properties);

/// Properties, by their names.
pub type Properties = &'static [(&'static str, Property)];

/// A property of an endpoint or of an authentication scheme.
#[derive(Debug)]
pub enum Property {
    /// A text or boolean.
    Value(Expression),
    /// A list.
    List(&'static [Property]),
    /// A map.
    Map(Properties),
}

/// An expression of the [standard library](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html) or
/// of [AWS's](https://smithy.io/2.0/aws/rules-engine/library-functions.html). Types were checked when the client was
/// generated.
#[derive(Debug)]
pub enum Expression {
    /// The value of a parameter or variable.
    Slot(u8),
    /// A text.
    Text(&'static str),
    /// A boolean.
    Boolean(bool),
    /// The parts of a text, to be concatenated.
    Template(&'static [Expression]),
    /// `getAttr`, one step of its path.
    GetAttribute(&'static Expression, Attribute),
    /// `isSet`.
    IsSet(&'static Expression),
    /// `not`.
    Not(&'static Expression),
    /// `booleanEquals`.
    BooleanEquals(&'static [Expression; 2]),
    /// `stringEquals`.
    StringEquals(&'static [Expression; 2]),
    /// `coalesce`.
    Coalesce(&'static [Expression]),
    /// `ite`: a condition, the value if it holds, and the value if it does not.
    Ite(&'static [Expression; 3]),
    /// `substring`: the text and whether to count from its end; the start, and the exclusive end.
    Substring(&'static [Expression; 2], usize, usize),
    /// `split`: the text, the delimiter, and the number of parts, 0 for all.
    Split(&'static Expression, &'static str, usize),
    /// `uriEncode`.
    UriEncode(&'static Expression),
    /// `parseURL`.
    ParseUrl(&'static Expression),
    /// `isValidHostLabel`: the text, and whether it may contain dots.
    IsValidHostLabel(&'static [Expression; 2]),
    /// `aws.partition`.
    Partition(&'static Expression),
    /// `aws.parseArn`.
    ParseArn(&'static Expression),
    /// `aws.isVirtualHostableS3Bucket`: the text, and whether it may contain dots.
    IsVirtualHostableS3Bucket(&'static [Expression; 2]),
}

/// The attributes of values that `getAttr` reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the attributes")]
pub enum Attribute {
    // Of a partition.
    PartitionName,
    DnsSuffix,
    DualStackDnsSuffix,
    SupportsFips,
    SupportsDualStack,
    ImplicitGlobalRegion,
    // Of an ARN.
    Partition,
    Service,
    Region,
    AccountId,
    ResourceId,
    // Of a URL.
    Scheme,
    Authority,
    Path,
    NormalizedPath,
    IsIp,
    /// An element of a list, from its end if negative.
    Index(i16),
}
