use super::applied::{Applied, object, text};
use super::conversion::Conversion;
use super::description::Description;
use super::names::Names;
use super::reader::Reader;
use crate::load::fragment::Apply;
use crate::model::{Node, Service, ShapeId, ShapeKind, Trait};

impl Conversion<'_, '_> {
    /// Converts the service.
    pub(super) fn service(&mut self) {
        let mut traits = self.applied();
        let version = self.within("metadata", |conversion| {
            let metadata = conversion.description.metadata;
            conversion.service_trait(&mut traits);
            conversion.service_auth(&mut traits);
            if let Some(title) = conversion.reader.text(metadata, "serviceFullName") {
                traits.set_text("title", title);
            }
            conversion.reader.text(metadata, "apiVersion").unwrap_or_default().to_owned()
        });
        self.protocols.apply(&mut traits);
        if let Some(uri) = self.namespace {
            traits.set_object("xmlNamespace", [("uri", Some(text(uri)))]);
        }
        self.describe(self.description.root, &mut traits);
        if let Some(parameters) = self.reader.object(self.description.root, "clientContextParams") {
            traits.set("smithy.rules#clientContextParams", Node::Object(parameters.clone()));
        }
        self.endpoint_discovery(&mut traits);
        let keys = self.description.operations.iter();
        let operations = keys.filter_map(|(key, _)| self.names.operation(key).cloned()).collect();
        let service = Service { version, operations, ..Service::default() };
        self.define(self.names.service.clone(), ShapeKind::Service(service), traits.traits());
    }

    /// <https://smithy.io/2.0/aws/aws-core.html#aws-api-service-trait>
    fn service_trait(&mut self, traits: &mut Applied) {
        let metadata = self.description.metadata;
        let namespace = self.signing_name().map(text);
        let endpoint_prefix = self.reader.text(metadata, "endpointPrefix").map(text);
        let sdk_id = self.reader.text(metadata, "serviceId").map(text).or_else(|| endpoint_prefix.clone());
        let members = [("sdkId", sdk_id), ("arnNamespace", namespace), ("endpointPrefix", endpoint_prefix)];
        traits.set_object("aws.api#service", members);
    }

    /// <https://smithy.io/2.0/aws/aws-core.html#aws-api-clientendpointdiscovery-trait>
    fn endpoint_discovery(&mut self, traits: &mut Applied) {
        let mut operations = self.description.operations.iter();
        let discovery = operations.find(|(_, operation)| operation.get("endpointoperation").is_some());
        let Some(operation) = discovery.and_then(|(key, _)| self.names.operation(key)) else { return };
        let id = |id: &ShapeId| text(id.as_str());
        let error = self.names.shape("InvalidEndpointException").map(id);
        traits.set_object("aws.api#clientEndpointDiscovery", [("operation", Some(id(operation))), ("error", error)]);
    }
}

/// Applies the endpoint rule set to the service. It has the same format in botocore and in Smithy.
pub(super) fn read_endpoint_rule_set(
    root: Node,
    _description: &Description<'_>,
    names: &Names<'_>,
    reader: &mut Reader<'_>,
) -> Vec<Apply> {
    if root.as_object().is_none() {
        reader.error(format!("expected an object, found {}", root.kind()));
        return Vec::new();
    }
    let id = ShapeId::parse("smithy.rules#endpointRuleSet").expect("a valid shape ID");
    let applied = Trait { id, value: root, location: reader.location() };
    vec![Apply { target: names.service.clone(), applied }]
}

/// The trait of an operation with endpoint discovery.
/// <https://smithy.io/2.0/aws/aws-core.html#aws-api-clientdiscoveredendpoint-trait>
pub(super) fn discovered_endpoint(required: bool) -> Node {
    object([("required", Some(Node::Bool(required)))])
}
