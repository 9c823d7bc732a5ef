use super::arn::ArnScope;
use super::known::{self, Known};
use super::permission::Need;
use super::resources::{self, BoundResource};
use crate::model::{Model, Node, Shape};
use crate::select::Slice;

/// A service, what it says about permissions, and what is found out.
pub(super) struct Service<'m> {
    pub(super) model: &'m Model,
    pub(super) shape: &'m Shape,
    /// The name for people and for the IDs of statements.
    pub(super) title: &'m str,
    /// The prefix of actions.
    pub(super) prefix: String,
    pub(super) resources: Vec<BoundResource<'m>>,
    /// Whether the model has traits about permissions. A name without a trait is then the name of the action.
    pub(super) is_described: bool,
    pub(super) known: Option<Known>,
    pub(super) arns: &'m ArnScope,
    pub(super) needs: Vec<Need>,
}

impl<'m> Service<'m> {
    pub(super) fn new(slice: &Slice<'m>, arns: &'m ArnScope) -> Self {
        let shape = slice.service;
        let text = |name| shape.traits.get("aws.api#service").and_then(|value| value.get(name)).and_then(Node::as_str);
        let title = text("sdkId").unwrap_or(shape.id.name());
        let namespace = text("arnNamespace").map_or_else(|| shape.id.name().to_lowercase(), str::to_owned);
        let resources = resources::of(slice.model, shape, slice.bindings, &namespace, arns);
        let shapes = slice.operations.iter().copied().chain(resources.iter().map(|each| each.shape)).chain([shape]);
        let is_described = shapes.into_iter().any(describes_permissions);
        let known = text("sdkId").filter(|_| !is_described).and_then(known::find);
        let prefix = known.as_ref().map_or(namespace, |known| known.prefix.to_owned());
        Self { model: slice.model, shape, title, prefix, resources, is_described, known, arns, needs: Vec::new() }
    }

    /// An action of the service, unless the name has a prefix already.
    pub(super) fn action(&self, name: &str) -> String {
        if name.contains(':') { name.to_owned() } else { format!("{}:{name}", self.prefix) }
    }
}

fn describes_permissions(shape: &Shape) -> bool {
    shape.traits.iter().any(|applied| applied.id.namespace() == "aws.iam" || applied.id.as_str() == "aws.api#arn")
}
