use super::differences::{Common, Differences, TraitChange};
use super::event::{Events, Subject};
use super::text::value;
use crate::diagnostic::Severity;
use crate::model::{Model, Node, ShapeKind};

const ID: &str = "ChangedDefault";

/// Defaults stay the same, or are added to members that are marked with `addedDefault`.
pub(super) fn evaluate(differences: &Differences<'_>, events: &mut Events) {
    for common in &differences.common {
        for change in common.traits().filter(|change| change.id.as_str() == "smithy.api#default") {
            compare(differences.new, *common, &change, events);
        }
    }
}

fn compare(model: &Model, common: Common<'_>, change: &TraitChange<'_>, events: &mut Events) {
    let subject = || match change.new {
        Some(applied) => Subject::new(common.new).at(applied),
        None => Subject::new(common.new),
    };
    let is_member = common.new.member.is_some();
    match (change.old_value(), change.new_value()) {
        (Some(old), None) if !is_inconsequential(model, common, old) => {
            events.error(ID, subject(), format!("the default {} is removed", value(old)));
        }
        (None, Some(new)) if !is_member => {
            events.error(ID, subject(), format!("the default {} is added to a shape", value(new)));
        }
        (None, Some(new)) if *new != Node::Null && !common.new.traits().has("addedDefault") => {
            let message = format!("the default {} is added to a member without the trait `addedDefault`", value(new));
            events.error(ID, subject(), message);
        }
        (Some(old), Some(new)) => {
            let message = format!("the default changes from {} to {}", value(old), value(new));
            let kind = common.new.member.and_then(|member| model.shape(&member.target)).map(|shape| &shape.kind);
            match kind {
                Some(kind) if is_zero(old, kind) == is_zero(new, kind) => {
                    events.push(Severity::Danger, ID, subject(), message);
                }
                Some(_) => {
                    events.error(ID, subject(), format!("{message}, and one of the two is the zero of the type"))
                }
                None => events.error(ID, subject(), message),
            }
        }
        _ => {}
    }
}

/// Whether the removal of a default changes nothing: one of null, on a member whose target has no other.
fn is_inconsequential(model: &Model, common: Common<'_>, removed: &Node) -> bool {
    let Some(member) = common.new.member else { return false };
    let of_target = model.shape(&member.target).and_then(|target| target.traits.get("default"));
    *removed == Node::Null && of_target.is_none_or(|value| *value == Node::Null)
}

/// Whether a value is the one that members of this type had in Smithy 1.0 without a trait.
fn is_zero(value: &Node, kind: &ShapeKind) -> bool {
    match kind {
        ShapeKind::Boolean => *value == Node::Bool(false),
        ShapeKind::Byte
        | ShapeKind::Short
        | ShapeKind::Integer
        | ShapeKind::Long
        | ShapeKind::Float
        | ShapeKind::Double => value.as_number().is_some_and(|number| number.as_f64() == 0.0),
        _ => false,
    }
}
