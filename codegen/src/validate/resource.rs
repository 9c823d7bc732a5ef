use super::bindings::resources;
use super::context::{Context, list};
use super::event::{Events, on_trait};
use crate::model::{Member, Node, Operation, Resource, Shape, ShapeId, ShapeKind};
use crate::selector::ShapeRef;
use crate::sorted::{SortedMap, SortedSet};

/// A child has the identifiers of its parent.
/// <https://smithy.io/2.0/spec/service-types.html#resource-identifiers>
pub(super) fn validate_identifiers(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "ResourceIdentifier";
    for (parent, resource) in context.resources() {
        for child in resource.resources.iter().filter_map(|id| context.shape(id)) {
            let ShapeKind::Resource(child_resource) = &child.kind else { continue };
            let target =
                |name: &str| child_resource.identifiers.iter().find(|(own, _)| own == name).map(|(_, target)| target);
            let identifiers = resource.identifiers.iter();
            let missing: Vec<&str> =
                identifiers.clone().filter(|(name, _)| target(name).is_none()).map(|(name, _)| name.as_str()).collect();
            if !missing.is_empty() {
                let message = format!("lacks the identifiers {} of its parent `{}`", list(&missing), parent.id);
                events.error(ID, child, message);
            }
            for (name, expected) in identifiers {
                if let Some(found) = target(name).filter(|found| *found != expected) {
                    let message = format!(
                        "its identifier `{name}` targets `{found}`, but that of its parent `{}` targets `{expected}`",
                        parent.id
                    );
                    events.error(ID, child, message);
                }
            }
        }
        // A member binds an identifier or a property by its name, so one name cannot stand for both.
        for (name, _) in &resource.properties {
            if resource.identifiers.iter().any(|(identifier, _)| identifier == name) {
                events.error(ID, parent, format!("has an identifier and a property with the name `{name}`"));
            }
        }
    }
}

/// Operations on one resource bind its identifiers, and operations on several do not bind all of them.
/// <https://smithy.io/2.0/spec/service-types.html#binding-identifiers-to-operations>
pub(super) fn validate_identifier_bindings(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "ResourceIdentifierBinding";
    for (shape, members) in context.structures() {
        let mut explicit: SortedMap<&str, Vec<&str>> = SortedMap::new();
        for member in members {
            if let Some(name) = member.traits.string("resourceIdentifier") {
                explicit.get_or_default(name).push(&member.name);
            }
        }
        for (name, members) in explicit.into_iter().filter(|(_, members)| members.len() > 1) {
            events.error(ID, shape, format!("the members {} all bind the identifier `{name}`", list(&members)));
        }
    }
    for (shape, resource) in context.resources() {
        let names: Vec<&str> = resource.identifiers.iter().map(|(name, _)| name.as_str()).collect();
        for (role, operation_shape, operation) in instance_operations(context, resource) {
            let bound = bound_identifiers(context, resource, &operation.input);
            let missing: Vec<&str> = names.iter().filter(|name| !bound.contains(**name)).copied().collect();
            if !missing.is_empty() {
                let message = format!(
                    "{role} of the resource `{}` must bind all of its identifiers by required members of its input, but does \
                     not bind {}",
                    shape.id,
                    list(&missing)
                );
                events.error(ID, operation_shape, message);
            }
        }
        for (role, operation_shape, operation) in collection_operations(context, resource) {
            let bound = bound_identifiers(context, resource, &operation.input);
            if !names.is_empty() && names.iter().all(|name| bound.contains(*name)) {
                let message = format!(
                    "{role} of the resource `{}` must not bind all of its identifiers, {}",
                    shape.id,
                    list(&names)
                );
                events.error(ID, operation_shape, message);
            }
        }
        for child in resource.resources.iter().filter_map(|id| context.shape(id)) {
            let ShapeKind::Resource(child_resource) = &child.kind else { continue };
            for (role, operation_shape, operation) in collection_operations(context, child_resource) {
                let bound = bound_identifiers(context, resource, &operation.input);
                let missing: Vec<&str> = names.iter().filter(|name| !bound.contains(**name)).copied().collect();
                if !missing.is_empty() {
                    let message = format!(
                        "{role} of the resource `{}` must bind all identifiers of its parent `{}`, but does not bind {}",
                        child.id,
                        shape.id,
                        list(&missing)
                    );
                    events.error(ID, operation_shape, message);
                }
            }
        }
    }
}

type Bound<'m> = (String, &'m Shape, &'m Operation);

fn bound<'m>(context: &Context<'m>, role: &str, id: &ShapeId) -> Option<Bound<'m>> {
    let shape = context.shape(id)?;
    match &shape.kind {
        ShapeKind::Operation(operation) => Some((role.to_owned(), shape, operation)),
        _ => None,
    }
}

fn lifecycle<'m>(context: &Context<'m>, operations: &[(&str, &Option<ShapeId>)]) -> Vec<Bound<'m>> {
    let operations = operations.iter().filter_map(|(name, id)| Some((name, id.as_ref()?)));
    operations.filter_map(|(name, id)| bound(context, &format!("as the lifecycle operation `{name}`"), id)).collect()
}

fn instance_operations<'m>(context: &Context<'m>, resource: &Resource) -> Vec<Bound<'m>> {
    let Resource { put, read, update, delete, .. } = resource;
    let mut found = lifecycle(context, &[("put", put), ("read", read), ("update", update), ("delete", delete)]);
    found.extend(resource.operations.iter().filter_map(|id| bound(context, "as an instance operation", id)));
    found
}

fn collection_operations<'m>(context: &Context<'m>, resource: &Resource) -> Vec<Bound<'m>> {
    let mut found = lifecycle(context, &[("create", &resource.create), ("list", &resource.list)]);
    let others = resource.collection_operations.iter();
    found.extend(others.filter_map(|id| bound(context, "as a collection operation", id)));
    found
}

/// The identifiers of a resource that members of an input bind: explicitly by a trait, or implicitly by name and target.
fn bound_identifiers<'m>(context: &Context<'m>, resource: &Resource, input: &ShapeId) -> SortedSet<&'m str> {
    let binds = |member: &&'m Member| {
        let is_implicit =
            || resource.identifiers.iter().any(|(name, target)| *name == member.name && *target == member.target);
        member.traits.has("required") && (member.traits.has("resourceIdentifier") || is_implicit())
    };
    let members = context.members_of(input).iter().filter(binds);
    members.map(|member| member.traits.string("resourceIdentifier").unwrap_or(&member.name)).collect()
}

/// Lifecycle operations have the traits that their purpose needs.
/// <https://smithy.io/2.0/spec/service-types.html#resource-lifecycle-operations>
pub(super) fn validate_lifecycle(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "ResourceLifecycle";
    for (shape, resource) in context.resources() {
        let Resource { create, put, read, update, delete, list, .. } = resource;
        for (name, id, is_readonly, is_idempotent) in [
            ("create", create, false, None),
            ("put", put, false, Some(true)),
            ("read", read, true, None),
            ("update", update, false, None),
            ("delete", delete, false, Some(true)),
            ("list", list, true, None),
        ] {
            let Some(operation) = id.as_ref().and_then(|id| context.shape(id)) else { continue };
            let role = format!("as the lifecycle operation `{name}` of the resource `{}`", shape.id);
            if operation.traits.has("readonly") != is_readonly {
                let must = if is_readonly { "must" } else { "must not" };
                events.error(ID, operation, format!("{role} {must} have the trait `readonly`"));
            }
            if is_idempotent == Some(true) && !operation.traits.has("idempotent") {
                events.error(ID, operation, format!("{role} must have the trait `idempotent`"));
            }
        }
    }
}

/// Members of lifecycle operations are identifiers or properties of the resource, and each property is used.
/// <https://smithy.io/2.0/spec/service-types.html#binding-members-to-properties>
pub(super) fn validate_properties(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "ResourceOperationInputOutput";
    for (shape, resource) in context.resources().filter(|(_, resource)| !resource.properties.is_empty()) {
        let Resource { create, put, read, update, delete, .. } = resource;
        let mut used = SortedSet::new();
        let operations = lifecycle(
            context,
            &[("create", create), ("put", put), ("read", read), ("update", update), ("delete", delete)],
        );
        let mut checked = SortedSet::new();
        for (_, _, operation) in &operations {
            for (structure, is_input) in [(&operation.input, true), (&operation.output, false)] {
                if let Some(structure) = context.shape(structure)
                    && checked.insert((&structure.id, is_input))
                {
                    used.extend(check_structure(context, shape, resource, structure, is_input, ID, events));
                }
            }
        }
        let others = resource.operations.iter().filter_map(|id| bound(context, "", id));
        for (_, _, operation) in others {
            for structure in [&operation.input, &operation.output] {
                let members = context.members_of(structure).iter();
                used.extend(members.map(|member| property_name(member).to_owned()));
            }
        }
        let is_unused = |name: &&str| !used.contains(*name);
        let unused: Vec<&str> = resource.properties.iter().map(|(name, _)| name.as_str()).filter(is_unused).collect();
        if !unused.is_empty() {
            let message =
                format!("the properties {} are not in the input or output of any of its operations", list(&unused));
            events.error(ID, shape, message);
        }
    }
}

/// The property that a member stands for.
fn property_name(member: &Member) -> &str {
    member.traits.get("property").and_then(|value| value.get("name")).and_then(Node::as_str).unwrap_or(&member.name)
}

/// Checks the members of an input or output, and returns the properties that it binds.
fn check_structure(
    context: &Context<'_>,
    resource_shape: &Shape,
    resource: &Resource,
    structure: &Shape,
    is_input: bool,
    id: &'static str,
    events: &mut Events,
) -> Vec<String> {
    let top_level = context.members_of(&structure.id);
    let nested = top_level.iter().find(|member| member.traits.has("nestedProperties"));
    let owner = nested.and_then(|member| context.target(member)).unwrap_or(structure);
    let mut used = Vec::new();
    for member in context.members_of(&owner.id) {
        let subject = ShapeRef::member(owner, member);
        let name = property_name(member);
        let expected = resource.properties.iter().find(|(property, _)| property == name).map(|(_, target)| target);
        let is_identifier = member.traits.has("resourceIdentifier")
            || resource.identifiers.iter().any(|(identifier, _)| *identifier == member.name);
        let is_marked = member.traits.has("property");
        let is_excluded = nested.is_none() && is_not_property(context, member);
        match expected {
            _ if is_excluded => {}
            Some(expected) => {
                used.push(name.to_owned());
                if *expected != member.target {
                    let message = format!(
                        "targets `{}`, but the property `{name}` of the resource `{}` targets `{expected}`",
                        member.target, resource_shape.id
                    );
                    events.error(id, subject, message);
                }
            }
            None if is_identifier && !is_marked => {}
            None => {
                let message = format!(
                    "is not a property or identifier of the resource `{}`, whose lifecycle operation has it in its {}",
                    resource_shape.id,
                    if is_input { "input" } else { "output" }
                );
                events.error(id, on_trait(subject, "property"), message);
            }
        }
    }
    used
}

/// Whether a member has nothing to do with the properties of a resource: by the trait `notProperty`, or by another trait
/// that has it.
fn is_not_property(context: &Context<'_>, member: &Member) -> bool {
    let carries = |id: &ShapeId| context.shape(id).is_some_and(|applied| applied.traits.has("notProperty"));
    member.traits.iter().any(|applied| applied.id.as_str() == "smithy.api#notProperty" || carries(&applied.id))
        && !member.traits.has("nestedProperties")
        && !member.traits.has("resourceIdentifier")
}

/// References name existing resources and identifiers.
/// <https://smithy.io/2.0/spec/resource-traits.html#references-trait>
pub(super) fn validate_references(context: &Context<'_>, events: &mut Events) {
    for shape in context.all() {
        let Some(applied) = shape.traits().get("references") else { continue };
        for reference in applied.as_array().unwrap_or_default() {
            for problem in reference_problems(context, shape, reference) {
                events.error("ReferencesTrait", on_trait(shape, "references"), problem);
            }
        }
    }
}

fn reference_problems(context: &Context<'_>, shape: ShapeRef<'_>, reference: &Node) -> Vec<String> {
    let mut problems = Vec::new();
    let ids = reference.get("ids").and_then(Node::as_object);
    let is_string = !matches!(shape.shape.kind, ShapeKind::Structure(_));
    if is_string && ids.is_some() {
        problems.push("a reference on a string must not have `ids`".to_owned());
    }
    let text = |name: &str| reference.get(name).and_then(Node::as_str);
    let Some(resource_shape) = text("resource").and_then(|id| context.named(id)) else { return problems };
    let ShapeKind::Resource(resource) = &resource_shape.kind else {
        problems.push(format!("refers to `{}`, which is not a resource", resource_shape.id));
        return problems;
    };
    if let Some(service_shape) = text("service").and_then(|id| context.named(id)) {
        match &service_shape.kind {
            ShapeKind::Service(service) => {
                let is_bound = resources(context, service).iter().any(|each| each.id == resource_shape.id);
                if !is_bound {
                    let message = format!(
                        "refers to `{}`, which the service `{}` does not have",
                        resource_shape.id, service_shape.id
                    );
                    problems.push(message);
                }
            }
            _ => problems.push(format!("refers to `{}`, which is not a service", service_shape.id)),
        }
    }
    if is_string {
        if resource.identifiers.len() != 1 {
            let (id, count) = (&resource_shape.id, resource.identifiers.len());
            problems.push(format!("refers to `{id}` by a string, but it has {count} identifiers"));
        }
        return problems;
    }
    let members = context.members_of(&shape.shape.id);
    let target_problem = |name: &str, member: &str| match members.iter().find(|each| each.name == member) {
        None => {
            Some(format!("refers to `{}`, but no member `{member}` holds its identifier `{name}`", resource_shape.id))
        }
        Some(member) => {
            let target = context.target(member)?;
            let is_string = matches!(target.kind, ShapeKind::String | ShapeKind::Enum(_));
            (!is_string)
                .then(|| format!("the member `{}` holds the identifier `{name}`, but is not a string", member.name))
        }
    };
    match ids {
        Some(ids) => {
            for (name, member) in ids.iter() {
                if !resource.identifiers.iter().any(|(identifier, _)| identifier == name) {
                    problems.push(format!("`{}` has no identifier `{name}`", resource_shape.id));
                }
                problems.extend(member.as_str().and_then(|member| target_problem(name, member)));
            }
            let missing = resource.identifiers.iter().map(|(name, _)| name.as_str());
            let missing: Vec<&str> = missing.filter(|name| ids.get(name).is_none()).collect();
            if !missing.is_empty() {
                problems.push(format!("`ids` lacks the identifiers {} of `{}`", list(&missing), resource_shape.id));
            }
        }
        None => problems.extend(resource.identifiers.iter().filter_map(|(name, _)| target_problem(name, name))),
    }
    problems
}

/// An operation whose input binds the identifiers of a resource is bound to the resource.
/// <https://smithy.io/2.0/spec/service-types.html#service-operations>
pub(super) fn validate_service_bound(context: &Context<'_>, events: &mut Events) {
    for (service_shape, service) in context.services() {
        let resources = resources(context, service);
        for shape in service.operations.iter().filter_map(|id| context.shape(id)) {
            let ShapeKind::Operation(operation) = &shape.kind else { continue };
            let fits = |each: &&&Shape| match &each.kind {
                ShapeKind::Resource(resource) if !resource.identifiers.is_empty() => {
                    let bound = bound_identifiers(context, resource, &operation.input);
                    resource.identifiers.iter().all(|(name, _)| bound.contains(name.as_str()))
                }
                _ => false,
            };
            let fitting: Vec<&str> = resources.iter().filter(fits).map(|each| each.id.as_str()).collect();
            if !fitting.is_empty() {
                let message = format!(
                    "is bound to the service `{}`, but its input binds the identifiers of {}",
                    service_shape.id,
                    list(&fitting)
                );
                events.warning("ServiceBoundResourceOperation", shape, message);
            }
        }
    }
}
