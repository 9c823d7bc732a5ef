use super::description::Description;
use super::protocols::Protocols;
use super::reader::Reader;
use super::unique::Unique;
use crate::model::{Node, Object, ShapeId, is_identifier};
use std::collections::HashMap;

/// The shape IDs of a description.
///
/// In Smithy, the service, its operations and its shapes share one namespace, and their names must differ in more than
/// case. In a description, their names can be equal. The service keeps its name, because its name is sent to the
/// server. Operations come next, then structures and other shapes that become types, then all other shapes; a name that
/// is taken gets a number. AWS's own models do the same: `endpoint` of Amazon SNS is `Endpoint2` there, because
/// `Endpoint` is taken.
/// <https://smithy.io/2.0/spec/service-types.html#service-closure>
pub(super) struct Names<'n> {
    namespace: String,
    pub(super) service: ShapeId,
    operations: HashMap<String, ShapeId>,
    shapes: HashMap<String, ShapeId>,
    unique: Unique<'n>,
}

impl<'n> Names<'n> {
    /// Names the service, operations and shapes. Returns `None`, with an error, if the service has no name.
    pub(super) fn new(description: &Description<'n>, protocols: &Protocols, reader: &mut Reader<'_>) -> Option<Self> {
        let service_id = service_id(description, reader)?;
        let mut names = Self {
            namespace: format!("com.amazonaws.{}", service_id.to_lowercase()),
            // Replaced below, because the name of the service depends on the names that are taken.
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
        names.name_shapes(description, reader);
        Some(names)
    }

    fn name_shapes(&mut self, description: &Description<'n>, reader: &mut Reader<'_>) {
        let kinds = description.shapes.iter().map(|(name, shape)| (*name, *shape, kind_that_shares_names(shape)));
        let (first, last): (Vec<_>, Vec<_>) = kinds.partition(|(_, _, kind)| kind.is_none());
        for (name, shape, kind) in first.into_iter().chain(last) {
            let id = match kind {
                None if is_unit(name, shape) => Some(ShapeId::prelude("Unit")),
                None => self.claim(name),
                Some(kind) => self.claim_shared(name, kind),
            };
            match id {
                Some(id) => drop(self.shapes.insert(name.to_owned(), id)),
                None => refuse("shapes", name, reader),
            }
        }
    }

    pub(super) fn operation(&self, key: &str) -> Option<&ShapeId> {
        self.operations.get(key)
    }

    pub(super) fn shape(&self, name: &str) -> Option<&ShapeId> {
        self.shapes.get(name)
    }

    /// Claims a shape ID that is not taken, from a wanted name. `None` if the name is not an identifier.
    pub(super) fn claim(&mut self, name: &str) -> Option<ShapeId> {
        self.id(name, |unique| unique.claim(name))
    }

    /// Like `claim`, for a shape that can have the same name, except for case, as other shapes of its kind.
    fn claim_shared(&mut self, name: &str, kind: &'n str) -> Option<ShapeId> {
        self.id(name, |unique| unique.claim_shared(name, kind))
    }

    fn id(&mut self, name: &str, claim: impl FnOnce(&mut Unique<'n>) -> String) -> Option<ShapeId> {
        if !is_identifier(name) {
            return None;
        }
        ShapeId::parse(&format!("{}#{}", self.namespace, claim(&mut self.unique)))
    }
}

/// The kind of shapes whose names can differ only in case: simple shapes and lists of one type.
fn kind_that_shares_names(shape: &Object) -> Option<&str> {
    let kind = shape.get("type")?.as_str()?;
    (!matches!(kind, "structure" | "map") && shape.get("enum").is_none()).then_some(kind)
}

/// Whether this is Smithy's unit type, which descriptions define as an empty structure for members of unions.
fn is_unit(name: &str, shape: &Object) -> bool {
    let members = shape.get("members").and_then(Node::as_object);
    name == "Unit" && members.is_some_and(Object::is_empty) && kind_that_shares_names(shape).is_none()
}

fn refuse(member: &str, name: &str, reader: &mut Reader<'_>) {
    reader.enter(member);
    reader.within(name, |reader| {
        reader.error(format!("invalid shape name `{name}`: expected letters, digits and underscores"))
    });
    reader.leave();
}

/// The service ID without the characters that an identifier cannot have.
fn service_id(description: &Description<'_>, reader: &mut Reader<'_>) -> Option<String> {
    let metadata = description.metadata;
    reader.within("metadata", |reader| {
        let text = reader.text(metadata, "serviceId").or_else(|| reader.text(metadata, "endpointPrefix"));
        let id: String = text.unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect();
        let valid = is_identifier(&id);
        if !valid {
            reader.error("expected a `serviceId` that begins with a letter, such as `API Gateway`");
        }
        valid.then_some(id)
    })
}

/// The name of the service shape. Some protocols send it: it is the part of `targetPrefix` after the last dot.
fn service_name(description: &Description<'_>, service_id: &str, reader: &mut Reader<'_>) -> String {
    let prefix = reader.within("metadata", |reader| reader.text(description.metadata, "targetPrefix"));
    if let Some(prefix) = prefix.map(|prefix| prefix.rsplit('.').next().unwrap_or(prefix)) {
        if is_identifier(prefix) {
            return prefix.to_owned();
        }
        reader.enter("metadata");
        reader.within("targetPrefix", |reader| reader.error(format!("invalid service name `{prefix}`")));
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
