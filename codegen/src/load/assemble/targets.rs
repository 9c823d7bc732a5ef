//! Every target must be in the model and have a type that is valid in its place.

use super::mixins::References;
use super::place;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Member, Model, Operation, Resource, Service, Shape, ShapeId, ShapeKind};
use crate::sorted::SortedSet;
use crate::source::Location;

/// Checks the targets of all shapes, under the event ID of Smithy's own [target
/// validation](https://smithy.io/2.0/spec/model.html#member-targets).
pub(super) fn check(model: &Model, incomplete: &SortedSet<ShapeId>, references: &References, report: &mut Report) {
    let mut check = Check { model, incomplete, references, report, suggestions: 0 };
    for shape in model.shapes.values().filter(|shape| shape.id.namespace() != "smithy.api") {
        check.shape(shape);
    }
}

/// The role of a target in the shape that refers to it.
#[derive(Clone, Copy)]
enum Role {
    Member,
    MapKey,
    Property,
    Identifier,
    Operation,
    Resource,
    Input,
    Output,
    Error,
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Role::Member => "member",
            Role::MapKey => "map key",
            Role::Property => "property",
            Role::Identifier => "identifier",
            Role::Operation => "operation",
            Role::Resource => "resource",
            Role::Input => "input",
            Role::Output => "output",
            Role::Error => "error",
        }
    }

    /// Why a shape cannot have this role, if it cannot.
    fn objection(self, target: &Shape) -> Option<&'static str> {
        let is_bound_only =
            matches!(target.kind, ShapeKind::Operation(_) | ShapeKind::Resource(_) | ShapeKind::Service(_));
        let is_structure = matches!(target.kind, ShapeKind::Structure(_));
        let is_string = matches!(target.kind, ShapeKind::String | ShapeKind::Enum(_));
        match self {
            Role::Member | Role::Property if is_bound_only => Some("expected a data shape"),
            Role::MapKey | Role::Identifier if !is_string => Some("expected a string"),
            Role::Operation if !matches!(target.kind, ShapeKind::Operation(_)) => Some("expected an operation"),
            Role::Resource if !matches!(target.kind, ShapeKind::Resource(_)) => Some("expected a resource"),
            Role::Input | Role::Output | Role::Error if !is_structure => Some("expected a structure"),
            Role::Input | Role::Output if target.traits.has("error") => {
                Some("expected a structure without the trait `error`")
            }
            Role::Error if !target.traits.has("error") => Some("expected a structure with the trait `error`"),
            _ if target.traits.has("trait") => Some("traits can only be applied"),
            _ if target.traits.has("mixin") => Some("mixins can only be mixed in"),
            _ => None,
        }
    }
}

struct Check<'a> {
    model: &'a Model,
    incomplete: &'a SortedSet<ShapeId>,
    references: &'a References,
    report: &'a mut Report,
    /// The number of suggestions so far.
    suggestions: usize,
}

/// The limit of suggestions, because each compares all shapes.
const MAX_SUGGESTIONS: usize = 20;

impl Check<'_> {
    fn shape(&mut self, shape: &Shape) {
        match &shape.kind {
            ShapeKind::Map { key, value } => {
                self.member(shape, key, Role::MapKey);
                self.member(shape, value, Role::Member);
            }
            ShapeKind::Operation(operation) => self.operation(shape, operation),
            ShapeKind::Resource(resource) => self.resource(shape, resource),
            ShapeKind::Service(service) => self.service(shape, service),
            ShapeKind::Enum(members) | ShapeKind::IntEnum(members) | ShapeKind::Union(members)
                if members.is_empty() && !shape.traits.has("mixin") =>
            {
                let message = format!("expected at least one member in the {} `{}`", shape.kind.name(), shape.id);
                let place = place::of(&shape.id, shape.location, &[]);
                self.report.push(Diagnostic::error("Model", place, message));
            }
            _ => {
                for member in shape.members() {
                    self.member(shape, member, Role::Member);
                }
            }
        }
    }

    fn member(&mut self, shape: &Shape, member: &Member, role: Role) {
        let owner = shape.id.with_member(&member.name);
        self.target(&owner, member.location, &member.target, role, &["target"]);
    }

    fn operation(&mut self, shape: &Shape, operation: &Operation) {
        self.target(&shape.id, shape.location, &operation.input, Role::Input, &["input", "target"]);
        self.target(&shape.id, shape.location, &operation.output, Role::Output, &["output", "target"]);
        self.list(shape, "errors", &operation.errors, Role::Error);
    }

    fn resource(&mut self, shape: &Shape, resource: &Resource) {
        for (name, target) in &resource.identifiers {
            let steps = ["identifiers", name.as_str(), "target"];
            self.target(&shape.id, shape.location, target, Role::Identifier, &steps);
        }
        for (name, target) in &resource.properties {
            let steps = ["properties", name.as_str(), "target"];
            self.target(&shape.id, shape.location, target, Role::Property, &steps);
        }
        for (name, operation) in resource.lifecycle() {
            self.target(&shape.id, shape.location, operation, Role::Operation, &[name, "target"]);
        }
        self.list(shape, "operations", &resource.operations, Role::Operation);
        self.list(shape, "collectionOperations", &resource.collection_operations, Role::Operation);
        self.list(shape, "resources", &resource.resources, Role::Resource);
    }

    fn service(&mut self, shape: &Shape, service: &Service) {
        self.list(shape, "operations", &service.operations, Role::Operation);
        self.list(shape, "resources", &service.resources, Role::Resource);
        self.list(shape, "errors", &service.errors, Role::Error);
    }

    fn list(&mut self, shape: &Shape, property: &str, targets: &[ShapeId], role: Role) {
        for (index, target) in targets.iter().enumerate() {
            self.target(&shape.id, shape.location, target, role, &[property, &index.to_string(), "target"]);
        }
    }

    fn target(&mut self, owner: &ShapeId, location: Location, target: &ShapeId, role: Role, steps: &[&str]) {
        let role_name = role.name();
        let mut help = None;
        let message = match self.model.shape(target) {
            Some(shape) => match role.objection(shape) {
                Some(objection) => {
                    let found = shape.kind.name();
                    format!("the {found} `{target}` cannot be the {role_name} of `{owner}`: {objection}")
                }
                None => return,
            },
            None if self.incomplete.contains(target) => return,
            None => {
                help = self.suggestion(target).map(|similar| format!("there is a shape `{similar}`"));
                match role {
                    Role::Member | Role::MapKey => format!("`{owner}` targets `{target}`, which is not in the model"),
                    _ => format!("the {role_name} `{target}` of `{owner}` is not in the model"),
                }
            }
        };
        let location = self.references.get(&(owner.clone(), target.clone())).copied().unwrap_or(location);
        let mut diagnostic = Diagnostic::error("Target", place::of(owner, location, steps), message);
        if let Some(help) = help {
            diagnostic = diagnostic.with_help(help);
        }
        self.report.push(diagnostic);
    }

    /// A shape whose ID differs only in its namespace or in case.
    fn suggestion(&mut self, target: &ShapeId) -> Option<&ShapeId> {
        self.suggestions += 1;
        if self.suggestions > MAX_SUGGESTIONS {
            return None;
        }
        self.model.shapes.keys().find(|id| id.name().eq_ignore_ascii_case(target.name()))
    }
}
