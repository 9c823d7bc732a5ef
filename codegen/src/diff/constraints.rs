use super::differences::{Common, Differences};
use super::event::{Events, Subject};
use crate::model::{Node, Number};

/// Errors for lengths that are more restrictive.
pub(super) fn length(differences: &Differences<'_>, events: &mut Events) {
    differences.common.iter().for_each(|common| compare(*common, "length", "ChangedLengthTrait", events));
}

/// Errors for ranges that are more restrictive.
pub(super) fn range(differences: &Differences<'_>, events: &mut Events) {
    differences.common.iter().for_each(|common| compare(*common, "range", "ChangedRangeTrait", events));
}

fn compare(common: Common<'_>, name: &str, id: &'static str, events: &mut Events) {
    let (Some(old), Some(new)) = (common.old.traits().get(name), common.new.traits().find(name)) else { return };
    let limit = |node: &Node, member: &str| node.get(member).and_then(Node::as_number).cloned();
    let (old_min, new_min) = (limit(old, "min"), limit(&new.value, "min"));
    // A limit that is absent is zero for the minimum, as smithy-diff has it.
    let number = |limit: &Option<Number>| limit.as_ref().map_or(0.0, Number::as_f64);
    let text = |limit: &Option<Number>| limit.as_ref().map_or("none", Number::as_str).to_owned();
    if number(&new_min) > number(&old_min) {
        let message = format!("the minimum of `{name}` is raised from {} to {}", text(&old_min), text(&new_min));
        events.error(id, Subject::new(common.new).at(new), message);
    }
    let (old_max, new_max) = (limit(old, "max"), limit(&new.value, "max"));
    if let Some(new_limit) = &new_max
        && old_max.as_ref().is_none_or(|old| old.as_f64() > new_limit.as_f64())
    {
        let message = format!("the maximum of `{name}` is lowered from {} to {}", text(&old_max), text(&new_max));
        events.error(id, Subject::new(common.new).at(new), message);
    }
}
