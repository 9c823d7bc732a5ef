use super::context::Context;
use super::event::{Events, on_trait};
use crate::jmespath;
use crate::model::Node;

const TRAIT: &str = "smithy.rules#operationContextParams";

/// Parameters of endpoint rules are found by JMESPath expressions, and constants are of the types that rules have.
/// <https://smithy.io/2.0/additional-specs/rules-engine/parameters.html>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, _) in context.operations() {
        for (name, parameter) in
            shape.traits.get(TRAIT).and_then(Node::as_object).into_iter().flat_map(|all| all.iter())
        {
            if let Some(Err(error)) = parameter.get("path").and_then(Node::as_str).map(jmespath::parse) {
                let message = format!("the path of the parameter `{name}` is not JMESPath: {error}");
                events.error("OperationContextParamsTrait", on_trait(shape, TRAIT), message);
            }
        }
        const STATIC: &str = "smithy.rules#staticContextParams";
        for (name, parameter) in
            shape.traits.get(STATIC).and_then(Node::as_object).into_iter().flat_map(|all| all.iter())
        {
            let Some(value) = parameter.get("value").filter(|value| !is_parameter(value)) else { continue };
            let message = format!(
                "the parameter `{name}` must be a string, a boolean or an array of strings, found {}",
                value.kind()
            );
            events.error("StaticContextParamsTrait", on_trait(shape, STATIC), message);
        }
    }
}

fn is_parameter(value: &Node) -> bool {
    match value {
        Node::String(_) | Node::Bool(_) => true,
        Node::Array(elements) => elements.iter().all(|element| element.as_str().is_some()),
        _ => false,
    }
}
