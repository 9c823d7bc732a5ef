use super::scope::is_name;
use crate::model::Node;
use crate::plan::client::endpoints::{Parameter, ParameterDefault, ParameterType};
use crate::plan::docs::{Deprecation, Docs};
use crate::plan::names;
use crate::plan::reader::Reader;
use crate::plan::scopes::Scope;

/// The [built-ins](https://smithy.io/2.0/aws/rules-engine/built-ins.html) that the runtime provides, with the variants of
/// its `BuiltIn`. Built-ins of a single service are parameters of its client, or keep their defaults.
pub(super) const BUILT_INS: [(&str, &str); 6] = [
    ("AWS::Region", "Region"),
    ("AWS::UseDualStack", "UseDualStack"),
    ("AWS::UseFIPS", "UseFips"),
    ("SDK::Endpoint", "Endpoint"),
    ("AWS::Auth::AccountId", "AccountId"),
    ("AWS::Auth::AccountIdEndpointMode", "AccountIdEndpointMode"),
];

/// The parameters of rules, in the order of the model.
pub(super) fn plan(rules: &Node, reader: &mut Reader<'_>) -> Option<Vec<Parameter>> {
    let mut scope = Scope::of_endpoint_params();
    reader.member(rules, "parameters", |reader, parameters| {
        reader.members(parameters, |reader, name, node| parameter(name, node, &mut scope, reader))
    })
}

fn parameter(name: &str, node: &Node, scope: &mut Scope, reader: &mut Reader<'_>) -> Option<Parameter> {
    if !is_name(name) {
        return reader.error(format!("invalid parameter name `{name}`: expected letters and digits"));
    }
    let parameter_type = reader.member(node, "type", |reader, node| {
        let text = reader.text(node)?;
        ParameterType::of(text).or_else(|| {
            reader.error(format!("invalid parameter type `{text}`: expected `string`, `boolean` or `stringArray`"))
        })
    })?;
    let default = reader.optional(node, "default", |reader, node| default(parameter_type, node, reader))?;
    let required = reader.optional(node, "required", Reader::boolean)?.unwrap_or(false);
    let built_in = reader.optional(node, "builtIn", |reader, node| reader.text(node).map(str::to_owned))?;
    let variant = |name: &String| BUILT_INS.iter().find(|(id, _)| id == name).map(|(_, variant)| *variant);
    Some(Parameter {
        model_name: name.to_owned(),
        name: scope.take_field(names::field_name(name)),
        docs: documentation(name, node),
        parameter_type,
        built_in: built_in.as_ref().and_then(variant),
        built_in_id: built_in,
        default,
        required,
    })
}

fn default(parameter_type: ParameterType, node: &Node, reader: &mut Reader<'_>) -> Option<ParameterDefault> {
    match (parameter_type, node) {
        (ParameterType::Text, Node::String(text)) => Some(ParameterDefault::Text(text.clone())),
        (ParameterType::Boolean, Node::Bool(value)) => Some(ParameterDefault::Boolean(*value)),
        _ => reader.error(format!(
            "invalid default of a parameter of the type {}: found {}",
            parameter_type.name(),
            node.kind(),
        )),
    }
}

fn documentation(name: &str, node: &Node) -> Docs {
    let text = |node: &Node, member: &str| node.get(member).and_then(Node::as_str).map(str::to_owned);
    let documentation = text(node, "documentation").unwrap_or_else(|| format!("The parameter `{name}`."));
    let deprecated = node.get("deprecated").map(Deprecation::of);
    Docs { deprecated, ..Docs::convert(&documentation) }
}
