use super::description::Description;
use crate::model::Node;
use crate::sorted::SortedSet;

/// The XML namespace of a service: the one in its metadata, or else the one that all of its inputs and payloads have.
pub(super) fn of_service<'n>(description: &Description<'n>) -> Option<&'n str> {
    if let Some(uri) = description.metadata.get("xmlNamespace").and_then(Node::as_str) {
        return Some(uri);
    }
    let inputs = description.operations.iter().filter_map(|(_, operation)| operation.get("input"));
    let shapes = description.shapes.iter().filter_map(|(_, shape)| shape.get("members")?.as_object());
    let references = inputs.chain(shapes.flat_map(|members| members.iter().map(|(_, member)| member)));
    let namespaces = references.filter_map(|reference| reference.get("xmlNamespace"));
    let uris: SortedSet<_> = namespaces.filter(|namespace| namespace.get("prefix").is_none()).filter_map(uri).collect();
    if uris.len() == 1 { uris.into_iter().next() } else { None }
}

/// The URI of an XML namespace, which is an object or a string.
pub(super) fn uri(namespace: &Node) -> Option<&str> {
    namespace.get("uri").and_then(Node::as_str).or_else(|| namespace.as_str())
}
