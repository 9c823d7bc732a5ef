use super::arn::ArnScope;
use super::condition_keys::{self, Parent};
use crate::model::{Model, Node, Resource, Service, Shape, ShapeId, ShapeKind};
use std::collections::BTreeSet;

/// A resource of a service.
pub(super) struct BoundResource<'m> {
    pub(super) shape: &'m Shape,
    pub(super) resource: &'m Resource,
    /// Its name in IAM.
    pub(super) name: &'m str,
    /// The index of the resource that it belongs to.
    pub(super) parent: Option<usize>,
    /// The pattern of its ARNs, if the model has their template.
    pub(super) arn: Option<String>,
    pub(super) condition_keys: BTreeSet<String>,
}

/// The resources of a service. A resource comes after its parent.
pub(super) fn of<'m>(
    model: &'m Model,
    shape: &Shape,
    service: &'m Service,
    namespace: &str,
    arns: &ArnScope,
) -> Vec<BoundResource<'m>> {
    let mut bound: Vec<BoundResource<'m>> = Vec::new();
    let mut open: Vec<(&ShapeId, Option<usize>)> = service.resources.iter().rev().map(|id| (id, None)).collect();
    let mut seen = BTreeSet::new();
    while let Some((id, parent)) = open.pop() {
        let Some(resource_shape) = model.shape(id).filter(|_| seen.insert(id)) else { continue };
        let ShapeKind::Resource(resource) = &resource_shape.kind else { continue };
        let about = resource_shape.traits.get("aws.iam#iamResource");
        let name = about.and_then(|about| about.get("name")).and_then(Node::as_str).unwrap_or(id.name());
        let parent_keys = parent.and_then(|index| bound.get(index));
        let parent_keys = parent_keys.map(|parent| Parent { resource: parent.resource, keys: &parent.condition_keys });
        let infers = !shape.traits.has("aws.iam#disableConditionKeyInference");
        let condition_keys = condition_keys::of(resource_shape, resource, name, namespace, infers, parent_keys);
        open.extend(resource.resources.iter().rev().map(|child| (child, Some(bound.len()))));
        let arn = arn(resource_shape, namespace, arns);
        bound.push(BoundResource { shape: resource_shape, resource, name, parent, arn, condition_keys });
    }
    bound
}

/// <https://smithy.io/2.0/aws/aws-core.html#aws-api-arn-trait>
fn arn(shape: &Shape, namespace: &str, arns: &ArnScope) -> Option<String> {
    let applied = shape.traits.get("aws.api#arn")?;
    let template = applied.get("template").and_then(Node::as_str)?;
    let flag = |name: &str| applied.get(name).and_then(Node::as_bool) == Some(true);
    Some(match flag("absolute") {
        true => arns.expand(template),
        false => arns.relative(namespace, !flag("noRegion"), !flag("noAccount"), template),
    })
}
