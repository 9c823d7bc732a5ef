//! The [JSON AST](https://smithy.io/2.0/spec/json-ast.html).

use super::fragment::{Aggregate, Apply, Definition, DefinitionKind, Fragment, MemberDefinition, Metadata, Version};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::json;
use crate::model::{Node, Object, Operation, Resource, Service, ShapeId, ShapeKind, Trait, Traits};
use crate::source::{Location, Position, SourceId};
use std::fmt;

/// Reads a JSON AST file.
pub(super) fn read(source: SourceId, text: &str, report: &mut Report) -> Fragment {
    let Some(root) = parse(source, text, report) else { return Fragment::default() };
    let (path, version, fragment) = (Vec::new(), Version::Two, Fragment::default());
    let mut reader = Reader { source, report, path, version, fragment };
    reader.root(&root);
    reader.fragment
}

/// Parses a JSON file. Returns `None`, with an error, if it is invalid.
pub(super) fn parse(source: SourceId, text: &str, report: &mut Report) -> Option<Node> {
    match json::parse(text) {
        Ok(root) => Some(root),
        Err(error) => {
            let place = Place::Offset(source, u32::try_from(error.offset).unwrap_or(u32::MAX));
            report.push(Diagnostic::error("Model", place, format!("invalid JSON: {}", error.message)));
            None
        }
    }
}

struct Reader<'a> {
    source: SourceId,
    report: &'a mut Report,
    /// The current path, from the root of the file.
    path: Vec<String>,
    version: Version,
    fragment: Fragment,
}

impl Reader<'_> {
    fn location(&self) -> Location {
        Location { source: self.source, position: Position::Json }
    }

    fn error(&mut self, message: impl Into<String>) {
        let place = Place::Path(self.source, self.path.clone());
        self.report.push(Diagnostic::error("Model", place, message));
    }

    /// Warns about properties of an object that its kind does not have.
    fn known(&mut self, object: &Object, what: fmt::Arguments<'_>, known: &[&str]) {
        for (name, _) in object.iter().filter(|(name, _)| !known.contains(name)) {
            let place = Place::Path(self.source, self.path.iter().cloned().chain([name.to_owned()]).collect());
            self.report.push(Diagnostic::warning("Model", place, format!("unknown property `{name}` of {what}")));
        }
    }

    /// Runs `read` with one more step on the current path.
    fn within<T>(&mut self, step: impl Into<String>, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step.into());
        let result = read(self);
        self.path.pop();
        result
    }

    fn object<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n Object> {
        let object = node.as_object();
        if object.is_none() {
            self.error(format!("expected {what} to be an object, found {}", node.kind()));
        }
        object
    }

    fn string<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n str> {
        let text = node.as_str();
        if text.is_none() {
            self.error(format!("expected {what} to be a string, found {}", node.kind()));
        }
        text
    }

    fn root(&mut self, root: &Node) {
        let Some(root) = self.object(root, "a model") else { return };
        match root.get("smithy") {
            None => {
                self.error("expected a Smithy model with a member `smithy`, which is the version");
                return;
            }
            Some(version) => self.within("smithy", |reader| reader.version(version)),
        }
        self.known(root, format_args!("a model"), &["smithy", "metadata", "shapes"]);
        if let Some(metadata) = root.get("metadata") {
            self.within("metadata", |reader| reader.metadata(metadata));
        }
        if let Some(shapes) = root.get("shapes") {
            self.within("shapes", |reader| reader.shapes(shapes));
        }
    }

    fn version(&mut self, version: &Node) {
        let Some(text) = self.string(version, "the version of Smithy") else { return };
        match Version::parse(text) {
            Some(version) => self.version = version,
            None => self.error(format!("unknown Smithy version `{text}`: expected `1.0` or `2.0`")),
        }
    }

    fn metadata(&mut self, metadata: &Node) {
        let Some(metadata) = self.object(metadata, "`metadata`") else { return };
        for (key, value) in metadata.iter() {
            let entry = Metadata { key: key.to_owned(), value: value.clone(), location: self.location() };
            self.fragment.metadata.push(entry);
        }
    }

    fn shapes(&mut self, shapes: &Node) {
        let Some(shapes) = self.object(shapes, "`shapes`") else { return };
        for (id, shape) in shapes.iter() {
            self.within(id, |reader| match ShapeId::parse(id) {
                Some(id) => reader.shape(id, shape),
                None => reader.error(format!("expected an absolute shape ID such as `com.example#Name`, found `{id}`")),
            });
        }
    }

    fn shape(&mut self, id: ShapeId, node: &Node) {
        let Some(shape) = self.object(node, "a shape") else { return };
        let Some(kind) = shape.get("type") else {
            self.error(format!("expected a member `type` in the shape `{id}`, found none"));
            return;
        };
        let Some(kind) = self.within("type", |reader| reader.string(kind, "the type of a shape")) else { return };
        if let Some(known) = properties(kind) {
            self.known(shape, format_args!("the type `{kind}`"), known);
        }
        let traits = self.traits(shape);
        if kind == "apply" {
            self.fragment.applies.extend(traits.iter().map(|t| Apply { target: id.clone(), applied: t.clone() }));
            return;
        }
        if id.member().is_some() {
            self.error(format!(
                "expected the ID of a shape, found the member `{id}`; only `apply` can have the ID of a member"
            ));
            return;
        }
        let mixins = self.targets(shape, "mixins");
        let Some((kind, members)) = self.kind(kind, shape, !mixins.is_empty()) else { return };
        let mut traits = traits;
        if node.get("type").and_then(Node::as_str) == Some("set") {
            if self.version == Version::Two {
                let message =
                    "Smithy 2.0 has no shape type `set`: use a `list` with the trait `smithy.api#uniqueItems`";
                self.within("type", |reader| reader.error(message));
            }
            // A set is a list with unique elements.
            let id = ShapeId::prelude("uniqueItems");
            traits.insert(Trait { id, value: Node::empty_object(), location: self.location() });
        }
        let (version, location) = (self.version, self.location());
        let definition =
            Definition { id, kind, members, traits, mixins, resource: None, references: Vec::new(), version, location };
        self.fragment.shapes.push(definition);
    }

    fn kind(
        &mut self,
        name: &str,
        shape: &Object,
        has_mixins: bool,
    ) -> Option<(DefinitionKind, Vec<MemberDefinition>)> {
        // A set is a list with unique elements.
        let aggregate = if name == "set" { Some(Aggregate::List) } else { Aggregate::parse(name) };
        let Some(aggregate) = aggregate else {
            return Some((DefinitionKind::Memberless(self.memberless(name, shape)?), Vec::new()));
        };
        let members = match aggregate {
            Aggregate::List => self.members_of(shape, &["member"], has_mixins)?,
            Aggregate::Map => self.members_of(shape, &["key", "value"], has_mixins)?,
            _ => self.members(shape),
        };
        Some((DefinitionKind::Aggregate(aggregate), members))
    }

    fn memberless(&mut self, name: &str, shape: &Object) -> Option<ShapeKind> {
        Some(match name {
            "operation" => ShapeKind::Operation(self.operation(shape)),
            "resource" => ShapeKind::Resource(self.resource(shape)),
            "service" => ShapeKind::Service(self.service(shape)),
            simple => {
                let kind = ShapeKind::simple(simple);
                if kind.is_none() {
                    let message = format!("expected a shape type, found `{simple}`");
                    self.within("type", |reader| reader.error(message));
                }
                return kind;
            }
        })
    }

    fn traits(&mut self, owner: &Object) -> Traits {
        let mut traits = Traits::default();
        let Some(node) = owner.get("traits") else { return traits };
        self.within("traits", |reader| {
            let Some(object) = reader.object(node, "`traits`") else { return };
            for (id, value) in object.iter() {
                match ShapeId::parse(id) {
                    Some(id) => traits.insert(Trait { id, value: value.clone(), location: reader.location() }),
                    None => reader.within(id, |reader| {
                        reader.error(format!(
                            "expected the absolute shape ID of a trait such as `smithy.api#error`, found `{id}`"
                        ))
                    }),
                }
            }
        });
        traits
    }

    fn members(&mut self, shape: &Object) -> Vec<MemberDefinition> {
        let Some(node) = shape.get("members") else { return Vec::new() };
        self.within("members", |reader| {
            let Some(members) = reader.object(node, "`members`") else { return Vec::new() };
            members
                .iter()
                .filter_map(|(name, member)| reader.within(name, |reader| reader.member(name, member)))
                .collect()
        })
    }

    /// The members of a list or map. Mixins can give the members that are missing.
    fn members_of(&mut self, shape: &Object, names: &[&str], has_mixins: bool) -> Option<Vec<MemberDefinition>> {
        let mut members = Vec::new();
        for name in names {
            match shape.get(name) {
                Some(member) => members.push(self.within(*name, |reader| reader.member(name, member))?),
                None if has_mixins => {}
                None => {
                    self.error(format!("expected a member `{name}`, found none"));
                    return None;
                }
            }
        }
        Some(members)
    }

    fn member(&mut self, name: &str, node: &Node) -> Option<MemberDefinition> {
        let member = self.object(node, "a member")?;
        if !crate::model::is_identifier(name) {
            self.error(format!("invalid member name `{name}`: expected letters, digits and underscores"));
            return None;
        }
        self.known(member, format_args!("a member"), &["target", "traits"]);
        let target = Some(self.target_of(member)?);
        let traits = self.traits(member);
        Some(MemberDefinition { name: name.to_owned(), target, traits, location: self.location() })
    }

    /// A shape reference: `{ "target": "some#Shape" }`.
    fn reference(&mut self, node: &Node) -> Option<ShapeId> {
        let reference = self.object(node, "a reference to a shape")?;
        self.known(reference, format_args!("a reference to a shape"), &["target"]);
        self.target_of(reference)
    }

    fn target_of(&mut self, reference: &Object) -> Option<ShapeId> {
        let Some(target) = reference.get("target") else {
            self.error("expected a member `target`, found none");
            return None;
        };
        self.within("target", |reader| {
            let text = reader.string(target, "`target`")?;
            let id = ShapeId::parse(text);
            if id.is_none() {
                reader.error(format!("expected an absolute shape ID such as `com.example#Name`, found `{text}`"));
            }
            id
        })
    }

    fn target(&mut self, owner: &Object, name: &str) -> Option<ShapeId> {
        let node = owner.get(name)?;
        self.within(name, |reader| reader.reference(node))
    }

    fn targets(&mut self, owner: &Object, name: &str) -> Vec<ShapeId> {
        let Some(node) = owner.get(name) else { return Vec::new() };
        self.within(name, |reader| {
            let Some(elements) = node.as_array() else {
                reader.error(format!("expected `{name}` to be an array of shape references, found {}", node.kind()));
                return Vec::new();
            };
            let reference =
                |(index, element): (usize, _)| reader.within(index.to_string(), |reader| reader.reference(element));
            elements.iter().enumerate().filter_map(reference).collect()
        })
    }

    fn named_targets(&mut self, owner: &Object, name: &str) -> Vec<(String, ShapeId)> {
        let Some(node) = owner.get(name) else { return Vec::new() };
        self.within(name, |reader| {
            let Some(members) = reader.object(node, &format!("`{name}`")) else { return Vec::new() };
            members
                .iter()
                .filter_map(|(name, member)| {
                    let target = reader.within(name, |reader| reader.reference(member))?;
                    Some((name.to_owned(), target))
                })
                .collect()
        })
    }

    fn operation(&mut self, shape: &Object) -> Operation {
        let unit = || ShapeId::prelude("Unit");
        Operation {
            input: self.target(shape, "input").unwrap_or_else(unit),
            output: self.target(shape, "output").unwrap_or_else(unit),
            errors: self.targets(shape, "errors"),
        }
    }

    fn resource(&mut self, shape: &Object) -> Resource {
        let mut resource = Resource {
            identifiers: self.named_targets(shape, "identifiers"),
            properties: self.named_targets(shape, "properties"),
            operations: self.targets(shape, "operations"),
            collection_operations: self.targets(shape, "collectionOperations"),
            resources: self.targets(shape, "resources"),
            ..Resource::default()
        };
        for (name, operation) in resource.lifecycle_mut() {
            *operation = self.target(shape, name);
        }
        resource
    }

    fn service(&mut self, shape: &Object) -> Service {
        let version = shape.get("version");
        let version = version.and_then(|version| self.within("version", |reader| reader.string(version, "a version")));
        let mut service = Service {
            version: version.unwrap_or_default().to_owned(),
            operations: self.targets(shape, "operations"),
            resources: self.targets(shape, "resources"),
            errors: self.targets(shape, "errors"),
            ..Service::default()
        };
        if let Some(node) = shape.get("rename") {
            self.within("rename", |reader| reader.rename(node, &mut service));
        }
        service
    }

    fn rename(&mut self, node: &Node, service: &mut Service) {
        let Some(renames) = self.object(node, "`rename`") else { return };
        for (id, name) in renames.iter() {
            self.within(id, |reader| match (ShapeId::parse(id), reader.string(name, "the new name of a shape")) {
                (Some(id), Some(name)) if crate::model::is_identifier(name) => {
                    service.rename.insert(id, name.to_owned());
                }
                (Some(_), Some(name)) => {
                    reader.error(format!("invalid shape name `{name}`: expected letters, digits and underscores"))
                }
                (None, _) => {
                    reader.error(format!("expected an absolute shape ID such as `com.example#Name`, found `{id}`"))
                }
                (Some(_), None) => {}
            });
        }
    }
}

/// The properties of a shape type; `None` if there is no such type.
fn properties(kind: &str) -> Option<&'static [&'static str]> {
    Some(match kind {
        "apply" => &["type", "traits"],
        "list" | "set" => &["type", "traits", "mixins", "member"],
        "map" => &["type", "traits", "mixins", "key", "value"],
        "structure" | "union" | "enum" | "intEnum" => &["type", "traits", "mixins", "members"],
        "operation" => &["type", "traits", "mixins", "input", "output", "errors"],
        "service" => &["type", "traits", "mixins", "version", "operations", "resources", "errors", "rename"],
        "resource" => &[
            "type",
            "traits",
            "mixins",
            "identifiers",
            "properties",
            "create",
            "put",
            "read",
            "update",
            "delete",
            "list",
            "operations",
            "collectionOperations",
            "resources",
        ],
        simple if ShapeKind::simple(simple).is_some() => &["type", "traits", "mixins"],
        _ => return None,
    })
}
