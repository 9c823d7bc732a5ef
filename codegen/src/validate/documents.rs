use super::context::{Context, list};
use super::event::{Events, on_trait};
use crate::model::{Node, ShapeKind};

/// A service whose protocol has no way to carry documents has none.
/// <https://smithy.io/2.0/spec/protocol-traits.html#protocoldefinition-trait>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, _) in context.services() {
        let protocols: Vec<&str> = shape
            .traits
            .iter()
            .map(|applied| applied.id.as_str())
            .filter(|id| is_without_documents(context, id))
            .collect();
        let Some(protocol) = protocols.first() else { continue };
        let closure = context.closure(&shape.id);
        let is_checked = |owner| context.is_whole || context.has(owner);
        let documents: Vec<String> = closure
            .iter()
            .filter_map(|id| context.shape(id))
            .filter(|owner| is_checked(owner))
            .flat_map(|owner| owner.members().into_iter().map(move |member| (owner, member)))
            .filter(|(_, member)| context.target(member).is_some_and(|target| target.kind == ShapeKind::Document))
            .map(|(owner, member)| owner.id.with_member(&member.name).as_str().to_owned())
            .collect();
        if !documents.is_empty() {
            let message = format!("the protocol `{protocol}` cannot carry documents, which {} are", list(&documents));
            events.error("NoInlineDocumentSupport", on_trait(shape, protocol), message);
        }
    }
}

/// Whether a protocol has no way to carry a document.
fn is_without_documents(context: &Context<'_>, protocol: &str) -> bool {
    let definition = context.named(protocol).and_then(|shape| shape.traits.get("protocolDefinition"));
    definition.and_then(|value| value.get("noInlineDocumentSupport")).and_then(Node::as_bool) == Some(true)
}
