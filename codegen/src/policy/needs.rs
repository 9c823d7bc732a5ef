//! What one operation needs: which actions on which resources.

use super::condition_keys;
use super::permission::{Need, Origin, Pattern, Permission, Resources};
use super::resources::BoundResource;
use super::service::Service;
use crate::model::{Node, Object, Shape, ShapeId, ShapeKind};
use crate::select::{operation_schemes, service_schemes};
use std::collections::BTreeSet;

/// The schemes whose requests IAM authorizes.
const SIGNED: [&str; 2] = ["aws.auth#sigv4", "aws.auth#sigv4a"];

/// What an operation of a service needs.
pub(super) fn of(service: &Service<'_>, name: &str, shape: &Shape) -> Need {
    let about = shape.traits.get("aws.iam#iamAction");
    let documentation =
        member(about, "documentation").or_else(|| shape.traits.get("aws.iam#actionPermissionDescription"));
    let mut need = Need {
        operation: name.to_owned(),
        origin: if service.is_described { Origin::Model } else { Origin::Name },
        permissions: Vec::new(),
        optional: Vec::new(),
        exemption: exemption(service, shape),
        condition_keys: BTreeSet::new(),
        documentation: documentation.and_then(Node::as_str).map(str::to_owned),
    };
    if need.exemption.is_some() {
        need.origin = Origin::Model;
        return need;
    }
    if let Some(known) = service.known.as_ref().and_then(|known| known.needs(shape, service.arns)) {
        need.origin = Origin::Documentation;
        need.exemption =
            (known.permissions.is_empty() && known.optional.is_empty()).then_some("it needs no permission");
        (need.permissions, need.optional) = (known.permissions, known.optional);
        return need;
    }
    need.condition_keys = condition_keys::listed(shape.traits.get("aws.iam#conditionKeys"), &service.prefix);
    let resources = member(about, "resources");
    let required = member(resources, "required").and_then(Node::as_object);
    let inferred = inferred(service, shape, member(about, "createsResources"));
    let authorized = required.map_or(inferred, |required| named(service, required, &mut need.condition_keys));
    let action = member(about, "name").or_else(|| shape.traits.get("aws.iam#actionName")).and_then(Node::as_str);
    let action = service.action(action.unwrap_or(shape.id.name()));
    if let Some(optional) = member(resources, "optional").and_then(Node::as_object) {
        let resources = named(service, optional, &mut need.condition_keys);
        let condition = "if the request uses this optional resource".to_owned();
        need.optional.push((Permission { action: action.clone(), resources }, condition));
    }
    need.permissions.push(Permission { action, resources: authorized });
    let others = member(about, "requiredActions").or_else(|| shape.traits.get("aws.iam#requiredActions"));
    let others = others.and_then(Node::as_array).unwrap_or_default().iter().filter_map(Node::as_str);
    let others = others.map(|other| Permission { action: service.action(other), resources: Resources::Unknown });
    need.permissions.extend(others);
    need
}

fn member<'n>(node: Option<&'n Node>, name: &str) -> Option<&'n Node> {
    node?.get(name)
}

/// Why no policy is needed for an operation, if none is.
fn exemption(service: &Service<'_>, shape: &Shape) -> Option<&'static str> {
    let has_schemes = !service_schemes(service.model, service.shape, &[]).is_empty();
    let schemes = operation_schemes(shape).unwrap_or_else(|| service_schemes(service.model, service.shape, &[]));
    if (has_schemes || shape.traits.has("auth")) && !schemes.iter().any(|scheme| SIGNED.contains(scheme)) {
        return Some("its requests are not signed with credentials of AWS");
    }
    let types = shape.traits.get("aws.iam#supportedPrincipalTypes");
    let types = types.or_else(|| service.shape.traits.get("aws.iam#supportedPrincipalTypes")).and_then(Node::as_array);
    let is_root = |kind: &Node| kind.as_str() == Some("Root");
    types.is_some_and(|types| types.iter().all(is_root)).then_some("only the root user of an account can call it")
}

/// The resources that a trait names, and their condition keys.
fn named(service: &Service<'_>, names: &Object, keys: &mut BTreeSet<String>) -> Resources {
    let mut patterns = BTreeSet::new();
    let mut is_complete = true;
    for (name, about) in names.iter() {
        let listed = condition_keys::listed(about.get("conditionKeys"), &service.prefix);
        let resource =
            service.resources.iter().find(|resource| resource.name == name || resource.shape.id.name() == name);
        match resource {
            Some(resource) if listed.is_empty() => keys.extend(resource.condition_keys.iter().cloned()),
            _ => keys.extend(listed),
        }
        match resource.and_then(pattern) {
            Some(pattern) => drop(patterns.insert(pattern)),
            None => is_complete = false,
        }
    }
    match is_complete && !patterns.is_empty() {
        true => Resources::Patterns(patterns),
        false if names.is_empty() => Resources::All,
        false => Resources::Unknown,
    }
}

fn pattern(resource: &BoundResource<'_>) -> Option<Pattern> {
    Some(Pattern { name: resource.name.to_owned(), arn: resource.arn.clone()? })
}

/// The resources of an operation without a trait that names them: the resource that it is bound to, or its parent for
/// an operation on a collection; or else those whose ARNs its input must have.
fn inferred(service: &Service<'_>, shape: &Shape, created: Option<&Node>) -> Resources {
    let created = created.and_then(Node::as_array).unwrap_or_default().iter().filter_map(Node::as_str);
    let find = |name: &str| service.resources.iter().find(|resource| resource.name == name);
    let created: Option<BTreeSet<Pattern>> = created.map(|name| find(name).and_then(pattern)).collect();
    if let Some(patterns) = created.filter(|patterns| !patterns.is_empty()) {
        return Resources::Patterns(patterns);
    }
    let is_bound = |resource: &&BoundResource<'_>| resource.resource.all_operations().any(|id| *id == shape.id);
    let Some(bound) = service.resources.iter().find(is_bound) else { return referenced(service, shape) };
    let is_collective =
        bound.resource.list.as_ref() == Some(&shape.id) || bound.resource.collection_operations.contains(&shape.id);
    let authorized = match is_collective {
        true => bound.parent.and_then(|index| service.resources.get(index)),
        false => Some(bound),
    };
    match authorized.map(pattern) {
        Some(Some(pattern)) => Resources::Patterns(BTreeSet::from([pattern])),
        Some(None) => Resources::Unknown,
        None => Resources::All,
    }
}

/// The resources of the service whose ARNs the input of an operation must have.
/// <https://smithy.io/2.0/aws/aws-core.html#aws-api-arnreference-trait>
fn referenced(service: &Service<'_>, shape: &Shape) -> Resources {
    let ShapeKind::Operation(operation) = &shape.kind else { return Resources::Unknown };
    let members = service.model.shape(&operation.input).map(Shape::members).unwrap_or_default();
    let targets = members.iter().filter(|member| member.traits.has("required")).filter_map(|member| {
        let target = service.model.shape(&member.target)?;
        let reference =
            member.traits.get("aws.api#arnReference").or_else(|| target.traits.get("aws.api#arnReference"))?;
        reference.get("resource").and_then(Node::as_str).and_then(ShapeId::parse)
    });
    let find = |id: ShapeId| service.resources.iter().find(|resource| resource.shape.id == id);
    let patterns: BTreeSet<Pattern> = targets.filter_map(find).filter_map(pattern).collect();
    if patterns.is_empty() { Resources::Unknown } else { Resources::Patterns(patterns) }
}
