use super::context::{Context, UNIT, list};
use super::event::{Events, on_trait};
use crate::model::{Node, Resource, ShapeId, ShapeKind};
use crate::selector::ShapeRef;
use crate::sorted::SortedSet;

/// Inputs and outputs belong to one operation, and have the traits that say so.
/// <https://smithy.io/2.0/spec/type-refinement-traits.html#input-trait>
pub(super) fn validate_messages(context: &Context<'_>, events: &mut Events) {
    for (shape, _) in context.structures() {
        for (name, role) in [("input", "input"), ("output", "output")] {
            if !shape.traits.has(name) || shape.traits.has("mixin") {
                continue;
            }
            let uses = context.graph.reverse(ShapeRef::from(shape));
            let operations: SortedSet<ShapeId> =
                uses.iter().filter(|(each, _)| *each == role).map(|(_, user)| user.id()).collect();
            if operations.len() > 1 {
                let names = list(operations.iter().map(ShapeId::as_str));
                let message = format!("has the trait `{name}`, so one operation can use it, but {names} do");
                events.error("OperationInputOutputMisuse", shape, message);
            }
            for (_, user) in uses.iter().filter(|(each, _)| *each != role && *each != "mixin") {
                let message =
                    format!("has the trait `{name}`, so it can only be an {role}, but `{}` refers to it", user.id());
                events.error("OperationInputOutputMisuse", shape, message);
            }
        }
    }
    for (shape, operation) in context.operations() {
        for (name, id) in [("input", &operation.input), ("output", &operation.output)] {
            let Some(structure) = context.shape(id).filter(|structure| structure.traits.has(name)) else { continue };
            if !structure.id.name().to_lowercase().starts_with(&shape.id.name().to_lowercase()) {
                let message = format!("its name should start with that of its operation `{}`", shape.id);
                events.warning("OperationInputOutputName", structure, message);
            }
        }
    }
}

/// A mixin defines nothing that a shape must define for itself.
/// <https://smithy.io/2.0/spec/mixins.html#mixins-on-shapes-with-non-member-properties>
pub(super) fn validate_mixins(context: &Context<'_>, events: &mut Events) {
    for shape in context.shapes().filter(|shape| shape.traits.has("mixin")) {
        match &shape.kind {
            ShapeKind::Operation(operation)
                if operation.input.as_str() != UNIT || operation.output.as_str() != UNIT =>
            {
                events.error("Model", shape, "is a mixin, so it cannot have an input or output");
            }
            ShapeKind::Resource(resource) if *resource != Resource::default() => {
                events.error("Model", shape, "is a mixin, so it cannot have properties, identifiers or operations");
            }
            _ => {}
        }
    }
}

/// A token that makes an operation idempotent is a member of an input.
/// <https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait>
pub(super) fn validate_tokens(context: &Context<'_>, events: &mut Events) {
    for (shape, member) in context.members().filter(|(_, member)| member.traits.has("idempotencyToken")) {
        let uses = context.graph.reverse(ShapeRef::from(shape));
        let is_input = uses.iter().any(|(role, _)| matches!(*role, "input" | "mixin"));
        if !is_input && !shape.traits.has("mixin") {
            let subject = on_trait(ShapeRef::member(shape, member), "idempotencyToken");
            let message = "the trait `idempotencyToken` has no effect, since the structure is not an input";
            events.warning("IdempotencyTokenIgnored", subject, message);
        }
    }
}

/// An idempotent operation says what happens when its effect is there already: the resource exists, or is not found.
/// <https://smithy.io/2.0/spec/behavior-traits.html#idempotent-trait>
pub(super) fn validate_idempotent(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "IdempotentTrait";
    for (shape, operation) in context.operations() {
        let Some(idempotent) = shape.traits.get("idempotent") else { continue };
        let properties = ["exists", "notFound"].map(|name| (name, idempotent.get(name).and_then(Node::as_array)));
        if properties.iter().all(|(_, errors)| errors.is_some()) {
            let message =
                "the trait `idempotent` has `exists` and `notFound`, but an operation can only have one of them";
            events.error(ID, on_trait(shape, "idempotent"), message);
        }
        for (name, errors) in properties {
            let errors = errors.unwrap_or_default().iter().filter_map(Node::as_str);
            for error in errors.filter(|error| operation.errors.iter().all(|other| other.as_str() != *error)) {
                let known = match operation.errors.as_slice() {
                    [] => "it has no errors".to_owned(),
                    errors => format!("expected one of {}", list(errors.iter().map(ShapeId::as_str))),
                };
                let message = format!(
                    "`{name}` of the trait `idempotent` has `{error}`, which is not an error of the operation: {known}"
                );
                events.error(ID, on_trait(shape, "idempotent"), message);
            }
        }
    }
}
