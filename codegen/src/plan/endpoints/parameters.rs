use super::expression::Type;
use super::reader::Reader;
use crate::markdown;
use crate::model::Node;
use crate::plan::Docs;
use crate::plan::names::{self, Name, Scope};

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
    /// The type of this name, as rules and client parameters write it.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "string" | "String" => ParameterType::Text,
            "boolean" | "Boolean" => ParameterType::Boolean,
            "stringArray" | "StringArray" => ParameterType::Texts,
            _ => return None,
        })
    }

    pub(super) fn as_type(self) -> Type {
        match self {
            ParameterType::Text => Type::Text,
            ParameterType::Boolean => Type::Boolean,
            ParameterType::Texts => Type::Texts,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            ParameterType::Text => "string",
            ParameterType::Boolean => "boolean",
            ParameterType::Texts => "stringArray",
        }
    }
}

/// The [built-ins](https://smithy.io/2.0/aws/rules-engine/built-ins.html) that the runtime has values for, with its names
/// for them. Those that only one service has are parameters of its client, or keep their defaults.
const BUILT_INS: [(&str, &str); 6] = [
    ("AWS::Region", "Region"),
    ("AWS::UseDualStack", "UseDualStack"),
    ("AWS::UseFIPS", "UseFips"),
    ("SDK::Endpoint", "Endpoint"),
    ("AWS::Auth::AccountId", "AccountId"),
    ("AWS::Auth::AccountIdEndpointMode", "AccountIdEndpointMode"),
];

/// The parameters of rules, in the order in which the model has them.
pub(super) fn plan(rules: &Node, reader: &mut Reader<'_>) -> Option<Vec<Parameter>> {
    let mut scope = Scope::default();
    for method in ["builder", "build"] {
        scope.take(method);
    }
    reader.member(rules, "parameters", |reader, parameters| {
        reader.members(parameters, |reader, name, node| parameter(name, node, &mut scope, reader))
    })
}

fn parameter(name: &str, node: &Node, scope: &mut Scope, reader: &mut Reader<'_>) -> Option<Parameter> {
    if !is_name(name) {
        return reader.error(format!("`{name}` cannot be the name of a parameter: letters and digits make one"));
    }
    let parameter_type = reader.member(node, "type", |reader, node| {
        let text = reader.text(node)?;
        ParameterType::of(text).or_else(|| {
            reader.error(format!("a parameter cannot have the type `{text}`: expected string, boolean or stringArray"))
        })
    })?;
    let default = reader.optional(node, "default", |reader, node| default(parameter_type, node, reader))?;
    let required = reader.optional(node, "required", Reader::boolean)?.unwrap_or(false);
    let built_in = reader.optional(node, "builtIn", |reader, node| reader.text(node).map(str::to_owned))?;
    let built_in = built_in.and_then(|name| BUILT_INS.iter().find(|(id, _)| *id == name)).map(|(_, variant)| *variant);
    Some(Parameter {
        model_name: name.to_owned(),
        name: scope.take_field(names::field_name(name)),
        docs: documentation(name, node),
        parameter_type,
        built_in,
        default,
        required,
    })
}

fn default(parameter_type: ParameterType, node: &Node, reader: &mut Reader<'_>) -> Option<ParameterDefault> {
    match (parameter_type, node) {
        (ParameterType::Text, Node::String(text)) => Some(ParameterDefault::Text(text.clone())),
        (ParameterType::Boolean, Node::Bool(value)) => Some(ParameterDefault::Boolean(*value)),
        _ => reader.error(format!(
            "the default of a parameter of the type {} cannot be {}",
            parameter_type.name(),
            node.kind(),
        )),
    }
}

fn documentation(name: &str, node: &Node) -> Docs {
    let text = |node: &Node, member: &str| node.get(member).and_then(Node::as_str).map(str::to_owned);
    let documentation = text(node, "documentation").unwrap_or_else(|| format!("The parameter `{name}`."));
    let deprecated = node.get("deprecated").map(|deprecated| text(deprecated, "message").unwrap_or_default());
    Docs { text: markdown::convert(&documentation), summary: markdown::summary(&documentation), deprecated }
}

/// Whether this can be the name of a parameter or variable. The specification asks for letters and digits; what is written
/// for variables begins with underscores as well.
pub(super) fn is_name(name: &str) -> bool {
    name.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_')
        && name.chars().all(|char| char.is_ascii_alphanumeric() || char == '_')
}
