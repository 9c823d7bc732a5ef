use super::applied::{Applied, number, text};
use super::conversion::Conversion;
use super::description::Description;
use super::service::discovered_endpoint;
use crate::model::{Node, Object, Operation, ShapeId, ShapeKind};
use std::collections::HashMap;

impl<'n> Conversion<'n, '_> {
    /// Converts the operations.
    pub(super) fn operations(&mut self) {
        let operations = &self.description.operations;
        self.within("operations", |conversion| {
            for (key, operation) in operations {
                conversion.within(key, |conversion| conversion.operation(key, operation));
            }
        });
    }

    fn operation(&mut self, key: &str, operation: &'n Object) {
        let Some(id) = self.names.operation(key).cloned() else { return };
        let mut traits = self.applied();
        if self.protocols.rest() {
            self.http(operation, &mut traits);
        }
        self.describe(operation, &mut traits);
        self.operation_auth(operation, &mut traits);
        self.endpoint(operation, &mut traits);
        self.checksum_and_compression(operation, &mut traits);
        for (flag, id) in [("readonly", "readonly"), ("idempotent", "idempotent")] {
            if self.reader.flag(operation, flag) {
                traits.annotate(id);
            }
        }
        if self.protocols.s3() && key == "GetBucketLocation" {
            traits.annotate("aws.customizations#s3UnwrappedXmlOutput");
        }
        let kind = Operation {
            input: self.structure(operation, "input"),
            output: self.structure(operation, "output"),
            errors: self.errors(operation),
        };
        self.define(id, ShapeKind::Operation(kind), traits.traits());
    }

    fn structure(&mut self, operation: &'n Object, role: &str) -> ShapeId {
        let reference = self.reader.object(operation, role);
        let target = reference.and_then(|reference| self.within(role, |conversion| conversion.target(reference)));
        target.map_or_else(|| ShapeId::prelude("Unit"), |(_, id)| id)
    }

    fn errors(&mut self, operation: &'n Object) -> Vec<ShapeId> {
        let Some(errors) = self.reader.array(operation, "errors") else { return Vec::new() };
        let error = |conversion: &mut Self, (index, node): (usize, &'n Node)| {
            let index = index.to_string();
            let reference = conversion.reader.as_object(&index, node)?;
            conversion.within(&index, |conversion| conversion.target(reference)).map(|(_, id)| id)
        };
        self.within("errors", |conversion| {
            let mut errors: Vec<_> =
                errors.iter().enumerate().filter_map(|element| error(conversion, element)).collect();
            let mut seen = std::collections::HashSet::new();
            errors.retain(|error| seen.insert(error.clone()));
            errors
        })
    }

    /// <https://smithy.io/2.0/spec/http-bindings.html#http-trait>
    fn http(&mut self, operation: &'n Object, traits: &mut Applied) {
        let Some(http) = self.reader.object(operation, "http") else {
            self.reader.error("expected a member `http`, found none: the protocol is a REST protocol");
            return;
        };
        let (method, uri, code) = self.within("http", |conversion| {
            let method = conversion.reader.text(http, "method").map(text);
            let uri = conversion.reader.text(http, "requestUri");
            (method, uri, conversion.reader.integer(http, "responseCode").unwrap_or(200))
        });
        let uri = uri.map(|uri| text(self.uri(operation, uri)));
        traits.set_object("http", [("method", method), ("uri", uri), ("code", Some(number(code)))]);
    }

    /// A URI pattern. In botocore a label has the wire name of its member, in Smithy the name of the member.
    fn uri(&mut self, operation: &'n Object, uri: &str) -> String {
        let description = self.description;
        let input = description.structure_of(operation, "input");
        let labels = input.map(|input| self.labels.entry(input).or_insert_with(|| labels(description, input)));
        let mut pattern = String::with_capacity(uri.len());
        let mut rest = uri;
        while let Some((before, (label, after))) =
            rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            let (label, greedy) = label.strip_suffix('+').map_or((label, ""), |label| (label, "+"));
            let member = labels.as_ref().and_then(|labels| labels.get(label).copied()).unwrap_or(label);
            pattern.extend([before, "{", member, greedy, "}"]);
            rest = after;
        }
        pattern + rest
    }

    fn endpoint(&mut self, operation: &Object, traits: &mut Applied) {
        if let Some(endpoint) = self.reader.object(operation, "endpoint") {
            let prefix = self.within("endpoint", |conversion| conversion.reader.text(endpoint, "hostPrefix"));
            traits.set_object("endpoint", [("hostPrefix", prefix.map(text))]);
        }
        for (member, id) in [
            ("staticContextParams", "smithy.rules#staticContextParams"),
            ("operationContextParams", "smithy.rules#operationContextParams"),
        ] {
            if let Some(parameters) = self.reader.object(operation, member) {
                traits.set(id, Node::Object(parameters.clone()));
            }
        }
        if let Some(discovery) = self.reader.object(operation, "endpointdiscovery") {
            let required = self.reader.flag(discovery, "required");
            traits.set("aws.api#clientDiscoveredEndpoint", discovered_endpoint(required));
        }
    }

    fn checksum_and_compression(&mut self, operation: &Object, traits: &mut Applied) {
        if self.reader.flag(operation, "httpChecksumRequired") {
            traits.annotate("httpChecksumRequired");
        }
        if let Some(checksum) = self.reader.object(operation, "httpChecksum") {
            let member = |name| (name, checksum.get(name).cloned());
            // The default is left out, as in AWS's own models.
            let (name, required) = member("requestChecksumRequired");
            let required = (name, required.filter(|required| required.as_bool() != Some(false)));
            let members = [
                required,
                member("requestAlgorithmMember"),
                member("requestValidationModeMember"),
                member("responseAlgorithms"),
            ];
            traits.set_object("aws.protocols#httpChecksum", members);
        }
        if let Some(compression) = self.reader.object(operation, "requestcompression") {
            traits.set("requestCompression", Node::Object(compression.clone()));
        }
    }
}

/// The members of a structure that are bound to labels, by label.
fn labels<'n>(description: &Description<'n>, structure: &str) -> HashMap<&'n str, &'n str> {
    let members = description.shape(structure).and_then(|shape| shape.get("members")?.as_object());
    let bound = members.into_iter().flat_map(Object::iter).filter_map(|(name, member)| {
        let label = member.get("location")?.as_str() == Some("uri");
        Some((member.get("locationName").filter(|_| label)?.as_str()?, name))
    });
    bound.collect()
}
