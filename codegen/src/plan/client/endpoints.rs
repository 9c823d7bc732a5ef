//! The endpoint rules of a service, checked, as the graph that the runtime evaluates.

use crate::model::Node;
use crate::plan::docs::Docs;
use crate::plan::names::Name;

/// How the endpoint of a request is chosen.
#[derive(Debug)]
pub(crate) struct Endpoints {
    pub(crate) parameters: Vec<Parameter>,
    /// The number of slots for parameters and variables.
    pub(crate) slots: usize,
    pub(crate) graph: Graph,
    /// The parameters that the client's configuration sets.
    pub(crate) client_params: Vec<ClientParam>,
    /// Whether the rules are those of the model, rather than default ones.
    pub(crate) are_in_model: bool,
    /// Whether an endpoint may select another authentication scheme than the service's preferred one.
    pub(crate) chooses_auth: bool,
}

impl Endpoints {
    /// The position of a parameter that the client's configuration sets, by its name in the model.
    pub(crate) fn client_param(&self, name: &str) -> Option<usize> {
        let index = position(&self.parameters, name)?;
        self.client_params.iter().any(|param| param.index == index).then_some(index)
    }
}

/// The position of a parameter, by its name in the model.
pub(crate) fn position(parameters: &[Parameter], name: &str) -> Option<usize> {
    parameters.iter().position(|parameter| parameter.model_name == name)
}

/// A [parameter](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#parameter-object) of endpoint
/// rules.
#[derive(Debug)]
pub(crate) struct Parameter {
    /// Its name in the rules.
    pub(crate) model_name: String,
    /// Its name in Rust.
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) parameter_type: ParameterType,
    /// The variant of the runtime's `BuiltIn` that it gets its value from.
    pub(crate) built_in: Option<&'static str>,
    pub(crate) default: Option<ParameterDefault>,
    pub(crate) required: bool,
}

/// The type of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParameterType {
    Text,
    Boolean,
    Texts,
}

/// The value of a parameter that nothing sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ParameterDefault {
    Text(String),
    Boolean(bool),
}

impl ParameterType {
    /// Parses the name of a type, as written in rules and client parameters.
    pub(crate) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "string" | "String" => ParameterType::Text,
            "boolean" | "Boolean" => ParameterType::Boolean,
            "stringArray" | "StringArray" => ParameterType::Texts,
            _ => return None,
        })
    }

    /// The name of the type in rules.
    pub(crate) fn name(self) -> &'static str {
        match self {
            ParameterType::Text => "string",
            ParameterType::Boolean => "boolean",
            ParameterType::Texts => "stringArray",
        }
    }
}

/// A [parameter](https://smithy.io/2.0/additional-specs/rules-engine/parameters.html#smithy-rules-clientcontextparams-trait)
/// that the configuration of a client sets.
#[derive(Debug)]
pub(crate) struct ClientParam {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    /// The position of the parameter of the rules.
    pub(crate) index: usize,
    pub(crate) parameter_type: ParameterType,
}

/// A parameter of the endpoint that an operation has a value for.
#[derive(Debug, PartialEq)]
pub(crate) struct Binding {
    /// The position of the parameter.
    pub(crate) index: usize,
    pub(crate) parameter_type: ParameterType,
    pub(crate) value: BoundValue,
}

/// The value of a bound parameter.
#[derive(Debug, PartialEq)]
pub(crate) enum BoundValue {
    /// The same for every call.
    Text(String),
    /// The same for every call.
    Boolean(bool),
    /// The same for every call.
    Texts(Vec<String>),
    /// A member of the input.
    Member(Name),
    /// What a path leads to in the input.
    Path(Vec<Step>),
}

/// A step of a path. Where a step leads to several values, those after it are taken from each.
#[derive(Debug, PartialEq)]
pub(crate) enum Step {
    /// The field of a structure.
    Field { name: Name, optional: bool, boxed: bool },
    /// The elements of a list.
    Elements { sparse: bool },
    /// The values of a map.
    Values { sparse: bool },
    /// The keys of a map.
    Keys,
    /// Several paths, one after the other.
    Each(Vec<Vec<Step>>),
    /// The end: the value is a string.
    Text,
    /// The end: the value is an enum of strings.
    Enum,
    /// The end: the value is a boolean.
    Boolean,
}

/// Rules as a graph without cycles. A node leads to nodes before it, or to outcomes. Equal conditions, nodes and outcomes
/// are shared.
#[derive(Debug)]
pub(crate) struct Graph {
    pub(crate) conditions: Vec<Condition>,
    pub(crate) outcomes: Vec<Outcome>,
    /// The index of a condition, the target if it holds, and the target if it does not.
    pub(crate) nodes: Vec<(u16, Target, Target)>,
    pub(crate) root: Target,
}

impl Graph {
    pub(crate) fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    pub(crate) fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    pub(crate) fn nodes(&self) -> &[(u16, Target, Target)] {
        &self.nodes
    }

    pub(crate) fn root(&self) -> Target {
        self.root
    }
}

/// A condition that a node asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Condition {
    pub(crate) value: Expression,
    /// The slot that keeps the value.
    pub(crate) assign: Option<u8>,
}

/// Where a node leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Target {
    Node(u16),
    Outcome(u16),
    /// No rule matches.
    None,
}

/// What rules come to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Outcome {
    /// An [endpoint](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#endpoint-object).
    Endpoint {
        url: Expression,
        headers: Vec<(String, Vec<Expression>)>,
        auth_schemes: Vec<AuthScheme>,
        properties: Vec<(String, Property)>,
    },
    /// A message that says why there is none.
    Error(Expression),
}

/// An authentication scheme of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct AuthScheme {
    pub(crate) name: Expression,
    pub(crate) properties: Vec<(String, Property)>,
}

/// A property of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Property {
    Value(Expression),
    List(Vec<Property>),
    Map(Vec<(String, Property)>),
}

/// An expression, whose types are right.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Expression {
    Slot(u8),
    Text(String),
    Boolean(bool),
    Template(Vec<Expression>),
    Attribute(Box<Expression>, Attribute),
    Call(Function, Vec<Expression>),
}

/// A function of the standard library or of AWS's, with those of its arguments that must be literals.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Function {
    BooleanEquals,
    Coalesce,
    IsSet,
    IsValidHostLabel,
    IsVirtualHostableS3Bucket,
    Ite,
    Not,
    ParseArn,
    ParseUrl,
    Partition,
    Split { delimiter: String, limit: u16 },
    StringEquals,
    Substring { start: u16, end: u16 },
    UriEncode,
}

impl Function {
    /// The variant of the runtime's `Expression`.
    pub(crate) fn variant(&self) -> &'static str {
        match self {
            Function::BooleanEquals => "BooleanEquals",
            Function::Coalesce => "Coalesce",
            Function::IsSet => "IsSet",
            Function::IsValidHostLabel => "IsValidHostLabel",
            Function::IsVirtualHostableS3Bucket => "IsVirtualHostableS3Bucket",
            Function::Ite => "Ite",
            Function::Not => "Not",
            Function::ParseArn => "ParseArn",
            Function::ParseUrl => "ParseUrl",
            Function::Partition => "Partition",
            Function::Split { .. } => "Split",
            Function::StringEquals => "StringEquals",
            Function::Substring { .. } => "Substring",
            Function::UriEncode => "UriEncode",
        }
    }
}

/// A step of the path of `getAttr`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Attribute {
    /// A variant of the runtime's `Attribute`.
    Named(&'static str),
    Index(i16),
}

/// A case of the trait
/// [`endpointTests`](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#smithy-rules-endpointtests-trait).
#[derive(Debug)]
pub(crate) struct TestCase {
    pub(crate) documentation: String,
    /// The values of parameters, by their positions.
    pub(crate) params: Vec<(usize, Node)>,
    pub(crate) expected: Expected,
}

/// What the rules are to come to.
#[derive(Debug)]
pub(crate) enum Expected {
    Endpoint { url: String, headers: Vec<(String, Vec<String>)>, properties: Vec<(String, Node)> },
    Error(String),
}
