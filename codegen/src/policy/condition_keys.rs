//! Condition keys of resources.
//! <https://smithy.io/2.0/aws/aws-iam.html#deriving-condition-keys>

use crate::model::{Node, Resource, Shape};
use std::collections::BTreeSet;

/// The resource that another one belongs to.
pub(super) struct Parent<'p> {
    pub(super) resource: &'p Resource,
    pub(super) keys: &'p BTreeSet<String>,
}

/// The keys of a resource: those of its trait, those of its parent, and one for each identifier that its parent does
/// not have.
///
/// `infers` says whether the service has keys for identifiers.
pub(super) fn of(
    shape: &Shape,
    resource: &Resource,
    name: &str,
    prefix: &str,
    infers: bool,
    parent: Option<Parent<'_>>,
) -> BTreeSet<String> {
    let mut keys = listed(shape.traits.get("aws.iam#conditionKeys"), prefix);
    let about = shape.traits.get("aws.iam#iamResource");
    let is_separate = about.and_then(|about| about.get("disableConditionKeyInheritance")).and_then(Node::as_bool);
    if let Some(parent) = &parent
        && is_separate != Some(true)
    {
        keys.extend(parent.keys.iter().cloned());
    }
    if infers && !shape.traits.has("aws.iam#disableConditionKeyInference") {
        let is_new = |id: &&String| {
            parent.as_ref().is_none_or(|parent| !parent.resource.identifiers.iter().any(|(other, _)| other == *id))
        };
        let identifiers = resource.identifiers.iter().map(|(id, _)| id).filter(is_new);
        keys.extend(identifiers.map(|id| format!("{prefix}:{name}{}", capitalized(id))));
    }
    keys
}

/// The keys of a list. A key without a prefix is one of the service.
pub(super) fn listed(list: Option<&Node>, prefix: &str) -> BTreeSet<String> {
    let keys = list.and_then(Node::as_array).unwrap_or_default().iter().filter_map(Node::as_str);
    keys.map(|key| if key.contains(':') { key.to_owned() } else { format!("{prefix}:{key}") }).collect()
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(characters).collect()
}
