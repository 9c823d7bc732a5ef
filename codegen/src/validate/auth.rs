use super::context::{Context, list};
use super::event::{Events, on_trait};
use crate::model::{Node, Shape};

/// The trait `auth` names schemes that the service has.
/// <https://smithy.io/2.0/spec/authentication-traits.html#auth-trait>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    for (service_shape, service) in context.services() {
        let schemes = schemes(context, service_shape);
        let operations = context.operations_of(service).into_iter().map(|(operation, _)| operation);
        for shape in std::iter::once(service_shape).chain(operations) {
            let named = shape.traits.get("auth").and_then(Node::as_array).unwrap_or_default();
            let is_missing = |id: &&str| !schemes.contains(id) && *id != "smithy.api#noAuth";
            let missing: Vec<&str> = named.iter().filter_map(Node::as_str).filter(is_missing).collect();
            if missing.is_empty() {
                continue;
            }
            let has = if schemes.is_empty() { "none".to_owned() } else { list(&schemes) };
            let message = format!(
                "the trait `auth` names {}, which the service `{}` does not have; it has {has}",
                list(&missing),
                service_shape.id
            );
            events.danger("AuthTrait", on_trait(shape, "auth"), message);
        }
    }
}

/// A service with several schemes says which ones its operations prefer.
/// <https://smithy.io/2.0/spec/authentication-traits.html#auth-trait>
pub(super) fn validate_definitions(context: &Context<'_>, events: &mut Events) {
    for (shape, _) in context.services() {
        let schemes = schemes(context, shape);
        if schemes.len() > 1 && !shape.traits.has("auth") {
            let message = format!(
                "has several authentication schemes, {}, and no trait `auth` that puts them in an order",
                list(&schemes)
            );
            events.warning("ServiceAuthDefinitions", shape, message);
        }
    }
}

/// The authentication schemes of a service.
fn schemes<'m>(context: &Context<'m>, service: &'m Shape) -> Vec<&'m str> {
    let applied = service.traits.iter().map(|applied| applied.id.as_str());
    applied.filter(|id| is_authentication(context, id)).collect()
}

/// Whether a trait defines an authentication scheme.
fn is_authentication(context: &Context<'_>, id: &str) -> bool {
    context.named(id).is_some_and(|shape| shape.traits.has("authDefinition"))
}
