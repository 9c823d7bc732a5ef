use super::applied::Applied;
use super::conversion::Conversion;
use crate::model::{Node, Object};

impl<'n> Conversion<'n, '_> {
    /// Binds a member to a part of the HTTP message. Returns `false` if the member stays in the body.
    /// <https://smithy.io/2.0/spec/http-bindings.html>
    pub(super) fn binding(&mut self, name: &str, reference: &Object, shape: &Object, traits: &mut Applied) -> bool {
        let Some(location) = self.reader.text(reference, "location") else { return false };
        let wire_name = self.reader.text(reference, "locationName");
        let is_map = shape.get("type").and_then(Node::as_str) == Some("map");
        match location {
            "uri" => traits.annotate("httpLabel"),
            "querystring" if is_map => traits.annotate("httpQueryParams"),
            "querystring" => traits.set_text("httpQuery", wire_name.unwrap_or(name)),
            "header" => traits.set_text("httpHeader", wire_name.unwrap_or(name)),
            "headers" => traits.set_text("httpPrefixHeaders", wire_name.unwrap_or_default()),
            "statusCode" => traits.annotate("httpResponseCode"),
            other => {
                let message = format!("unknown location `{other}`");
                self.reader.within("location", |reader| reader.error(message));
                return false;
            }
        }
        true
    }

    /// <https://smithy.io/2.0/spec/protocol-traits.html#jsonname-trait>
    pub(super) fn json_name(&mut self, name: &str, reference: &'n Object, shape: &'n Object, traits: &mut Applied) {
        if let Some(wire_name) = self.wire_name(reference, shape).filter(|wire_name| *wire_name != name) {
            traits.set_text("jsonName", wire_name);
        }
    }

    /// The name of a member in the body: that of the reference, or else that of the shape.
    pub(super) fn wire_name(&mut self, reference: &'n Object, shape: &'n Object) -> Option<&'n str> {
        self.reader.text(reference, "locationName").or_else(|| shape.get("locationName")?.as_str())
    }
}
