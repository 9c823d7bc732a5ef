use super::applied::{Applied, text};
use super::conversion::Conversion;
use super::description::Description;
use crate::model::{Node, Object};
use std::collections::BTreeSet;

/// The XML namespace of a service: what its metadata says, or else the one that all its inputs and payloads agree on.
pub(super) fn service_namespace<'n>(description: &Description<'n>) -> Option<&'n str> {
    if let Some(uri) = description.metadata.get("xmlNamespace").and_then(Node::as_str) {
        return Some(uri);
    }
    let inputs = description.operations.iter().filter_map(|(_, operation)| operation.get("input"));
    let shapes = description.shapes.iter().filter_map(|(_, shape)| shape.get("members")?.as_object());
    let references = inputs.chain(shapes.flat_map(|members| members.iter().map(|(_, member)| member)));
    let namespaces = references.filter_map(|reference| reference.get("xmlNamespace"));
    let uris: BTreeSet<_> = namespaces.filter(|namespace| namespace.get("prefix").is_none()).filter_map(uri).collect();
    if uris.len() == 1 { uris.into_iter().next() } else { None }
}

fn uri(namespace: &Node) -> Option<&str> {
    namespace.get("uri").and_then(Node::as_str).or_else(|| namespace.as_str())
}

/// The names of members in XML bodies, by the
/// [XML binding traits](https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings).
impl<'n> Conversion<'n, '_> {
    pub(super) fn member_xml(&mut self, reference: &'n Object, shape: &'n Object, traits: &mut Applied) {
        let mut wire_name = self.wire_name(reference, shape);
        if self.reader.flag(reference, "flattened") || self.reader.flag(shape, "flattened") {
            traits.annotate("xmlFlattened");
            // In a flattened list, each element is called as the list has it, and not as the member.
            let element = shape.get("member").and_then(|element| element.get("locationName")?.as_str());
            wire_name = element.or(wire_name);
        }
        // Also one that is the member's own: it names the root of a payload, which is otherwise called like the shape.
        if let Some(wire_name) = wire_name {
            traits.set_text("xmlName", wire_name);
        }
        if self.reader.flag(reference, "xmlAttribute") {
            traits.annotate("xmlAttribute");
        }
        if self.protocols.ec2()
            && let Some(query_name) = self.reader.text(reference, "queryName")
        {
            traits.set_text("aws.protocols#ec2QueryName", query_name);
        }
        if let Some(namespace) = reference.get("xmlNamespace").or_else(|| shape.get("xmlNamespace")) {
            self.namespace(namespace, traits);
        }
    }

    /// The name of the elements of a list, or of the keys or values of a map.
    pub(super) fn element_xml(&mut self, name: &str, reference: &'n Object, shape: &'n Object, traits: &mut Applied) {
        if let Some(wire_name) = self.reader.text(reference, "locationName").filter(|wire_name| *wire_name != name) {
            traits.set_text("xmlName", wire_name);
        }
        if let Some(namespace) = reference.get("xmlNamespace").or_else(|| shape.get("xmlNamespace")) {
            self.namespace(namespace, traits);
        }
    }

    /// What a structure is called as the root of a body.
    pub(super) fn structure_xml(&mut self, name: &str, shape: &'n Object, traits: &mut Applied) {
        let root = self.uses.role(name).map(|(_, reference)| reference);
        let location_name = |owner: &'n Object| owner.get("locationName").and_then(Node::as_str);
        let wire_name =
            root.and_then(location_name).filter(|wire_name| *wire_name != name).or_else(|| location_name(shape));
        if let Some(wire_name) = wire_name {
            traits.set_text("xmlName", wire_name);
        }
        if let Some(namespace) = root.and_then(|root| root.get("xmlNamespace")) {
            self.namespace(namespace, traits);
        }
    }

    /// Applies an XML namespace, unless it is that of the service, which holds anyway.
    fn namespace(&mut self, namespace: &Node, traits: &mut Applied) {
        let prefix = namespace.get("prefix").and_then(Node::as_str);
        let Some(uri) = uri(namespace) else {
            self.reader.within("xmlNamespace", |reader| reader.error("an XML namespace must have a member `uri`"));
            return;
        };
        if prefix.is_some() || self.namespace != Some(uri) {
            traits.set_object("xmlNamespace", [("uri", Some(text(uri))), ("prefix", prefix.map(text))]);
        }
    }
}
