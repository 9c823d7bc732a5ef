use crate::diagnostic::Report;
use crate::model::{Node, Shape};
use crate::plan::client::endpoints::{ClientParam, Parameter, ParameterType, position};
use crate::plan::docs::Docs;
use crate::plan::names;
use crate::plan::reader::{ENDPOINT_RULES, Reader};
use crate::plan::scopes::Scope;

const TRAIT: &str = "smithy.rules#clientContextParams";

/// The parameters of a service's clients.
pub(super) fn plan(service: &Shape, parameters: &[Parameter], report: &mut Report) -> Option<Vec<ClientParam>> {
    let Some(applied) = service.traits.find(TRAIT) else { return Some(Vec::new()) };
    let mut scope = Scope::of_settings();
    let mut reader = Reader::new(ENDPOINT_RULES, applied.location, service, TRAIT, report);
    reader.members(&applied.value, |reader, name, node| {
        let Some(index) = position(parameters, name) else {
            return reader.error(format!("the endpoint rules have no parameter `{name}`"));
        };
        let parameter_type = reader.member(node, "type", |reader, node| {
            let text = reader.text(node)?;
            let of_rules = parameters[index].parameter_type;
            match ParameterType::of(text) {
                Some(found) if found == of_rules && found != ParameterType::Texts => Some(found),
                _ => reader.error(format!("`{name}` is a {} in the endpoint rules, not a {text}", of_rules.name())),
            }
        })?;
        let text = node.get("documentation").and_then(Node::as_str).map(str::to_owned);
        let text = text.unwrap_or_else(|| format!("Sets the parameter `{name}` of the endpoint."));
        Some(ClientParam {
            name: scope.take_field(names::field_name(name)),
            docs: Docs::convert(&text),
            index,
            parameter_type,
        })
    })
}
