use super::applied::{Applied, text};
use super::conversion::Conversion;
use super::xml_namespace::uri;
use crate::model::{Node, Object};

/// Names in XML bodies, by the
/// [XML binding traits](https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings).
impl<'n> Conversion<'n, '_> {
    pub(super) fn member_xml(&mut self, reference: &'n Object, shape: &'n Object, traits: &mut Applied) {
        let mut wire_name = self.wire_name(reference, shape);
        if self.reader.flag(reference, "flattened") || self.reader.flag(shape, "flattened") {
            traits.annotate("xmlFlattened");
            // The elements of a flattened list have the name that the list gives them, not that of the member.
            let element = shape.get("member").and_then(|element| element.get("locationName")?.as_str());
            wire_name = element.or(wire_name);
        }
        // Set even if it equals the name of the member: it is the name of the root element of a payload, which is
        // otherwise the name of the shape.
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

    /// The name of a structure as the root of a body.
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

    /// Applies an XML namespace, unless it is that of the service, which is the default.
    fn namespace(&mut self, namespace: &Node, traits: &mut Applied) {
        let prefix = namespace.get("prefix").and_then(Node::as_str);
        let Some(uri) = uri(namespace) else {
            self.reader.within("xmlNamespace", |reader| reader.error("expected a member `uri`, found none"));
            return;
        };
        if prefix.is_some() || self.namespace != Some(uri) {
            traits.set_object("xmlNamespace", [("uri", Some(text(uri))), ("prefix", prefix.map(text))]);
        }
    }
}
