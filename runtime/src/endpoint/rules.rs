use super::Values;
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, SharedEndpointResolver};

/// What a generated client knows about endpoints.
#[derive(Debug)]
pub struct Endpoints {
    /// The rules.
    pub rules: &'static Rules,
    /// Makes the client's own `Params` of the values of the parameters.
    pub params: fn(Values) -> EndpointResolverParams,
    /// Takes the values out of the client's own `Params`; `None` if they are of another client.
    pub values: fn(&EndpointResolverParams) -> Option<&Values>,
    /// Makes the resolver that follows the rules.
    pub resolver: fn() -> SharedEndpointResolver,
    /// Whether an endpoint may want another authentication scheme than the one that the service prefers, so that the
    /// endpoint is resolved before a scheme is chosen.
    pub chooses_auth: bool,
}

/// The endpoint rules of a service: a graph without cycles, whose nodes ask one condition each and whose ends are
/// outcomes. A rule set and a binary decision diagram both come to it.
#[derive(Debug)]
pub struct Rules {
    /// The parameters, which have the first slots.
    pub parameters: &'static [Parameter],
    /// How many slots there are, those of the variables included.
    pub slots: usize,
    /// The conditions that nodes ask.
    pub conditions: &'static [Condition],
    /// The nodes.
    pub nodes: &'static [Node],
    /// Where to start: a target as in [`Node`].
    pub root: u16,
    /// What can come out.
    pub outcomes: &'static [Outcome],
}

/// A node of [`Rules`]: the index of a condition, the target when it holds, and the target when it does not.
///
/// A target below [`Node::OUTCOME`] is the index of a node; one above it is that of an outcome, after subtracting it; and
/// [`Node::NONE`] says that no rule matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node(pub u16, pub u16, pub u16);

impl Node {
    /// The first target that is an outcome.
    pub const OUTCOME: u16 = 0x8000;
    /// The target that says that no rule matches.
    pub const NONE: u16 = u16::MAX;

    /// The target that is an outcome, by its index.
    pub const fn outcome(index: u16) -> u16 {
        Self::OUTCOME + index
    }
}

/// A [parameter](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#parameter-object) of rules.
#[derive(Debug)]
pub struct Parameter {
    /// Its name in Rust, for messages.
    pub name: &'static str,
    /// Where its value comes from when nothing else gives one.
    pub built_in: Option<BuiltIn>,
    /// Its value when nothing gives one: a text or boolean.
    pub default: Option<Expression>,
    /// Whether it must have a value.
    pub required: bool,
}

/// A [built-in](https://smithy.io/2.0/aws/rules-engine/built-ins.html) that the configuration has a value for. The
/// settings of single services are parameters of their clients.
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
    /// What is computed.
    pub value: Expression,
    /// The slot that keeps the value.
    pub assign: Option<u8>,
}

/// What rules come to.
#[derive(Debug)]
pub enum Outcome {
    /// An endpoint.
    Endpoint {
        /// Its URL.
        url: Expression,
        /// Headers that requests to it carry, each with its values.
        headers: &'static [(&'static str, &'static [Expression])],
        /// Its authentication schemes, the preferred one first.
        auth_schemes: &'static [AuthScheme],
        /// Its other properties.
        properties: &'static [(&'static str, Property)],
    },
    /// Why there is none.
    Error(Expression),
}

/// An [authentication scheme](https://smithy.io/2.0/aws/rules-engine/auth-schemes.html) of an endpoint.
#[derive(Debug)]
pub struct AuthScheme {
    /// Its name, such as `sigv4`.
    pub name: Expression,
    /// What to sign with.
    pub properties: &'static [(&'static str, Property)],
}

/// A property of an endpoint or of an authentication scheme.
#[derive(Debug)]
pub enum Property {
    /// A text or boolean.
    Value(Expression),
    /// A list.
    List(&'static [Property]),
    /// Members with names.
    Map(&'static [(&'static str, Property)]),
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
    /// The pieces of a text, one after the other.
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
    /// `ite`: a condition, and the values when it holds and when it does not.
    Ite(&'static [Expression; 3]),
    /// `substring`: the text and whether to count from its end; the start, and the end, which is not included.
    Substring(&'static [Expression; 2], usize, usize),
    /// `split`: the text, the delimiter, and the number of parts, 0 for all.
    Split(&'static Expression, &'static str, usize),
    /// `uriEncode`.
    UriEncode(&'static Expression),
    /// `parseURL`.
    ParseUrl(&'static Expression),
    /// `isValidHostLabel`: the text, and whether dots may stand in it.
    IsValidHostLabel(&'static [Expression; 2]),
    /// `aws.partition`.
    Partition(&'static Expression),
    /// `aws.parseArn`.
    ParseArn(&'static Expression),
    /// `aws.isVirtualHostableS3Bucket`: the text, and whether dots may stand in it.
    IsVirtualHostableS3Bucket(&'static [Expression; 2]),
}

/// What `getAttr` can take of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the attributes")]
pub enum Attribute {
    // Of a partition; `Name` alone would say nothing.
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
