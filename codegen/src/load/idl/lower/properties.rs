//! The properties of [services](https://smithy.io/2.0/spec/service-types.html#service) and
//! [resources](https://smithy.io/2.0/spec/service-types.html#resource).

use super::super::syntax::{Key, Value};
use super::Lowering;
use crate::model::{Resource, Service, ShapeId, is_identifier};

impl Lowering<'_> {
    pub(super) fn service(&mut self, properties: &[(Key, Value<'_>)]) -> Service {
        let mut service = Service::default();
        for (key, value) in properties {
            match key.text.as_str() {
                "version" => match value {
                    Value::String(version) => service.version.clone_from(version),
                    _ => self.error(key.offset, "expected a string as the version of a service"),
                },
                "operations" => service.operations = self.property_ids(key, value),
                "resources" => service.resources = self.property_ids(key, value),
                "errors" => service.errors = self.property_ids(key, value),
                "rename" => self.rename(key, value, &mut service),
                _ => self.unknown_property("service", key),
            }
        }
        service
    }

    pub(super) fn resource(&mut self, properties: &[(Key, Value<'_>)]) -> Resource {
        let mut resource = Resource::default();
        for (key, value) in properties {
            match key.text.as_str() {
                "identifiers" => resource.identifiers = self.property_targets(key, value),
                "properties" => resource.properties = self.property_targets(key, value),
                "operations" => resource.operations = self.property_ids(key, value),
                "collectionOperations" => resource.collection_operations = self.property_ids(key, value),
                "resources" => resource.resources = self.property_ids(key, value),
                name => match resource.lifecycle_mut().into_iter().find(|(property, _)| *property == name) {
                    Some((_, operation)) => *operation = self.property_id(key, value),
                    None => self.unknown_property("resource", key),
                },
            }
        }
        resource
    }

    fn unknown_property(&mut self, shape_type: &str, key: &Key) {
        self.warning("Model", key.offset, format!("unknown property `{}` of a {shape_type}", key.text));
    }

    /// A shape ID, with or without quotes.
    fn property_id(&mut self, key: &Key, value: &Value<'_>) -> Option<ShapeId> {
        let id = match value {
            Value::ShapeId(name) => return self.reference(*name),
            Value::String(text) => ShapeId::parse(text),
            _ => None,
        };
        if id.is_none() {
            self.error(key.offset, format!("expected a shape ID in `{}`", key.text));
        }
        id
    }

    fn property_ids(&mut self, key: &Key, value: &Value<'_>) -> Vec<ShapeId> {
        let Value::Array(elements) = value else {
            self.error(key.offset, format!("expected an array of shape IDs in `{}`", key.text));
            return Vec::new();
        };
        elements.iter().filter_map(|element| self.property_id(key, element)).collect()
    }

    fn property_targets(&mut self, key: &Key, value: &Value<'_>) -> Vec<(String, ShapeId)> {
        let Value::Object(members) = value else {
            self.error(key.offset, format!("expected an object of shape IDs in `{}`", key.text));
            return Vec::new();
        };
        members.iter().filter_map(|(name, target)| Some((name.text.clone(), self.property_id(name, target)?))).collect()
    }

    fn rename(&mut self, key: &Key, value: &Value<'_>, service: &mut Service) {
        let Value::Object(members) = value else {
            self.error(key.offset, "expected an object of names by shape ID in `rename`");
            return;
        };
        for (id, name) in members {
            match (ShapeId::parse(&id.text), name) {
                (Some(shape), Value::String(name)) if is_identifier(name) => {
                    service.rename.insert(shape, name.clone());
                }
                (None, _) => self.error(
                    id.offset,
                    format!("expected an absolute shape ID such as `com.example#Name`, found `{}`", id.text),
                ),
                _ => self.error(id.offset, format!("expected a string with the new name of `{}`", id.text)),
            }
        }
    }
}
