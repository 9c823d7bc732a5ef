use super::description::Description;
use super::protocols::Protocols;
use super::reader::Reader;
use super::unique::Unique;
use crate::model::{ShapeId, is_identifier};
use std::collections::HashMap;

/// The shape IDs of what a description names.
///
/// In Smithy, the service, its operations and its shapes share one namespace; in a description they do not. The service
/// keeps its name, since it goes over the wire; then the operations; a shape that is called like one of them gets an
/// underscore at its end, as in AWS's own models.
pub(super) struct Names {
    namespace: String,
    pub(super) service: ShapeId,
    operations: HashMap<String, ShapeId>,
    shapes: HashMap<String, ShapeId>,
    unique: Unique,
}

impl Names {
    /// Names everything. `None` when there is nothing to call the service by, which is reported.
    pub(super) fn new(description: &Description<'_>, protocols: &Protocols, reader: &mut Reader<'_>) -> Option<Self> {
        let service_id = service_id(description, reader)?;
        let mut names = Self {
            namespace: format!("com.amazonaws.{}", service_id.to_lowercase()),
            // Replaced below: what a service may be called depends on what is taken.
            service: ShapeId::prelude("Service"),
            operations: HashMap::new(),
            shapes: HashMap::new(),
            unique: Unique::default(),
        };
        let service = service_name(description, &service_id, reader);
        names.service = names.claim(&service)?;
        for (key, operation) in &description.operations {
            let name = match protocols.names_operations() {
                true => operation.get("name").and_then(|name| name.as_str()).unwrap_or(key),
                false => key,
            };
            match names.claim(name) {
                Some(id) => drop(names.operations.insert((*key).to_owned(), id)),
                None => refuse("operations", key, reader),
            }
        }
        for (name, _) in &description.shapes {
            match names.claim(name) {
                Some(id) => drop(names.shapes.insert((*name).to_owned(), id)),
                None => refuse("shapes", name, reader),
            }
        }
        Some(names)
    }

    pub(super) fn operation(&self, key: &str) -> Option<&ShapeId> {
        self.operations.get(key)
    }

    pub(super) fn shape(&self, name: &str) -> Option<&ShapeId> {
        self.shapes.get(name)
    }

    /// A shape ID that nothing has, from a name that something may have; `None` when the name is not an identifier.
    pub(super) fn claim(&mut self, name: &str) -> Option<ShapeId> {
        if !is_identifier(name) {
            return None;
        }
        ShapeId::parse(&format!("{}#{}", self.namespace, self.unique.claim(name)))
    }
}

fn refuse(member: &str, name: &str, reader: &mut Reader<'_>) {
    reader.enter(member);
    reader.within(name, |reader| reader.error(format!("`{name}` is not a valid name for a shape")));
    reader.leave();
}

/// The service ID without what cannot stand in an identifier.
fn service_id(description: &Description<'_>, reader: &mut Reader<'_>) -> Option<String> {
    let metadata = description.metadata;
    reader.within("metadata", |reader| {
        let text = reader.text(metadata, "serviceId").or_else(|| reader.text(metadata, "endpointPrefix"));
        let id: String = text.unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect();
        let valid = is_identifier(&id);
        if !valid {
            reader.error("the metadata must have a `serviceId` that begins with a letter, such as `API Gateway`");
        }
        valid.then_some(id)
    })
}

/// The name of the service shape. The protocols that send it find it in `targetPrefix`, of which they send what follows
/// the last dot.
fn service_name(description: &Description<'_>, service_id: &str, reader: &mut Reader<'_>) -> String {
    let prefix = reader.within("metadata", |reader| reader.text(description.metadata, "targetPrefix"));
    if let Some(prefix) = prefix.map(|prefix| prefix.rsplit('.').next().unwrap_or(prefix)) {
        if is_identifier(prefix) {
            return prefix.to_owned();
        }
        reader.enter("metadata");
        reader.within("targetPrefix", |reader| reader.error(format!("`{prefix}` is not a valid name for a service")));
        reader.leave();
    }
    let mut name = service_id.to_owned();
    let taken = |name: &str| {
        let mut named = description.operations.iter().chain(&description.shapes);
        named.any(|(other, _)| other.eq_ignore_ascii_case(name))
    };
    while taken(&name) {
        name.push_str("Service");
    }
    name
}
