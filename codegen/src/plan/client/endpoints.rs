//! The endpoint rules of a service, checked, as the graph that the runtime evaluates.

use super::expression::UnionMembers;
use super::protocol_test::ParamMember;
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
    /// Whether the client's configuration sets how endpoints depend on the account of the credentials.
    pub(crate) fn has_account_id_mode(&self) -> bool {
        self.parameters.iter().any(|parameter| parameter.built_in == Some("AccountIdEndpointMode"))
    }

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
    /// The name in the rules.
    pub(crate) model_name: String,
    /// The name in Rust.
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) parameter_type: ParameterType,
    /// The variant of the runtime's `BuiltIn` that provides its value.
    pub(crate) built_in: Option<&'static str>,
    /// The ID of the [built-in](https://smithy.io/2.0/aws/rules-engine/built-ins.html), also of one that the runtime has no
    /// value for.
    pub(crate) built_in_id: Option<String>,
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

/// The default of a parameter.
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
/// that the client's configuration sets.
#[derive(Debug)]
pub(crate) struct ClientParam {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    /// The position of the rules' parameter.
    pub(crate) index: usize,
    pub(crate) parameter_type: ParameterType,
}

/// An endpoint parameter that an operation sets.
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
    Text(String),
    Boolean(bool),
    Texts(Vec<String>),
    /// A member of the input.
    Member(Name),
    /// The values at the end of a path into the input.
    Path(Vec<Step>),
}

/// A step of a path. After a step to several values, the next step is taken from each of them.
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
    /// The name of the member of a union that is set.
    UnionKeys(UnionMembers),
    /// The values of several paths.
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

/// The condition of a node.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Condition {
    pub(crate) value: Expression,
    /// The slot that stores the value.
    pub(crate) assign: Option<u8>,
}

/// The target of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Target {
    Node(u16),
    Outcome(u16),
    /// No rule matches.
    None,
}

/// A result of the rules.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Outcome {
    /// An [endpoint](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#endpoint-object).
    Endpoint {
        url: Expression,
        headers: Vec<(String, Vec<Expression>)>,
        auth_schemes: Vec<AuthScheme>,
        properties: Vec<(String, Property)>,
    },
    /// The message of an error.
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

/// A type-checked expression.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Expression {
    Slot(u8),
    Text(String),
    Boolean(bool),
    Template(Vec<Expression>),
    Attribute(Box<Expression>, Attribute),
    Call(Function, Vec<Expression>),
}

/// A function of the standard library or of AWS's, with its literal arguments.
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
    /// The positions of parameters, with their values.
    pub(crate) params: Vec<(usize, Plain)>,
    pub(crate) expected: Expected,
    /// The calls that have this endpoint: the `operationInputs` of the test, for operations of the client.
    pub(crate) calls: Vec<EndpointCall>,
}

/// A call of a client with some settings, whose request is sent to the expected endpoint.
#[derive(Debug)]
pub(crate) struct EndpointCall {
    /// The index of the operation.
    pub(crate) operation: usize,
    pub(crate) input: Vec<ParamMember>,
    pub(crate) settings: Vec<EndpointSetting>,
}

/// A setting of a client in a call: a variant of the runtime's `EndpointSetting`.
#[derive(Debug)]
pub(crate) enum EndpointSetting {
    /// A setting that every client has, by the name of the variant.
    Common(&'static str, Plain),
    /// A parameter of the endpoint, by its position.
    Param(usize, Plain),
}

/// The expected result.
#[derive(Debug)]
pub(crate) enum Expected {
    Endpoint { url: String, headers: Vec<(String, Vec<String>)>, properties: Vec<(String, Plain)> },
    Error(String),
}

/// A value in a test case: a variant of the runtime's `Plain`.
#[derive(Debug)]
pub(crate) enum Plain {
    Text(String),
    Boolean(bool),
    List(Vec<Plain>),
    Map(Vec<(String, Plain)>),
}
