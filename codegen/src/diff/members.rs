use super::differences::Differences;
use super::event::{Events, Subject};
use crate::diagnostic::Severity;
use crate::model::{Member, ShapeKind};
use crate::selector::ShapeRef;

/// An error for each required member without a default that is added to a structure.
pub(super) fn added_required(differences: &Differences<'_>, events: &mut Events) {
    let is_structure =
        |shape: Option<&crate::model::Shape>| shape.is_some_and(|shape| matches!(shape.kind, ShapeKind::Structure(_)));
    for shape in &differences.added {
        let (old, new) = (differences.old.shape(&shape.shape.id), differences.new.shape(&shape.shape.id));
        let is_required = shape.traits().has("required") && !shape.traits().has("default");
        if shape.member.is_some() && is_required && is_structure(old) && is_structure(new) {
            events.error(
                "AddedRequiredMember",
                Subject::new(*shape),
                "a required member without a default is added to a structure: old requests do not have it",
            );
        }
    }
}

/// A danger for each structure and union whose members are in another order: the layout of data in memory can depend on it.
pub(super) fn order(differences: &Differences<'_>, events: &mut Events) {
    for common in &differences.common {
        let members: (&[Member], &[Member]) = match common.kinds() {
            Some((ShapeKind::Structure(old), ShapeKind::Structure(new))) => (old, new),
            Some((ShapeKind::Union(old), ShapeKind::Union(new))) => (old, new),
            _ => continue,
        };
        // A removed or added member is reported in its own right, also if it moves the members after it.
        if members.0.iter().zip(members.1).any(|(old, new)| old.name != new.name) {
            let message =
                "members are reordered: where the layout of a structure is part of its interface, that breaks it";
            events.push(Severity::Danger, "ChangedMemberOrder", Subject::new(common.new), message);
        }
    }
}

/// Whether a member of a structure can be absent for a client, by the rules of Smithy. Clients in Rust treat structures and
/// unions as optional besides.
/// <https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality>
fn is_nullable(member: ShapeRef<'_>) -> bool {
    let traits = member.traits();
    let has_default = traits.get("default").is_some_and(|value| *value != crate::model::Node::Null);
    member.shape.traits.has("input") || traits.has("clientOptional") || !(traits.has("required") || has_default)
}

/// Members of structures stay nullable, or not.
pub(super) fn nullability(differences: &Differences<'_>, events: &mut Events) {
    const ID: &str = "ChangedNullability";
    for common in &differences.common {
        let is_member =
            |shape: ShapeRef<'_>| shape.member.is_some() && matches!(shape.shape.kind, ShapeKind::Structure(_));
        if !is_member(common.old) || !is_member(common.new) {
            continue;
        }
        let (was, is) = (is_nullable(common.old), is_nullable(common.new));
        if was == is {
            continue;
        }
        let name = |nullable: bool| if nullable { "nullable" } else { "non-nullable" };
        let change = format!("the member changes from {} to {}", name(was), name(is));
        let before = events.0.len();
        let mut push = |severity, id: &str, reason: &str| {
            events.push(severity, format!("{ID}.{id}"), Subject::new(common.new), format!("{change}: {reason}"));
        };
        match (common.old.shape.traits.has("input"), common.new.shape.traits.has("input")) {
            (true, false) => push(Severity::Error, "RemovedInputTrait", "the structure loses the trait `input`"),
            (false, true) => push(Severity::Danger, "AddedInputTrait", "the structure gets the trait `input`"),
            (true, true) => {}
            (false, false) => {
                if common.adds("clientOptional") && common.old.traits().has("required") && !common.removes("required") {
                    push(
                        Severity::Error,
                        "AddedClientOptionalTrait",
                        "a required member gets the trait `clientOptional`",
                    );
                }
                if common.adds("required") && !common.new.traits().has("clientOptional") {
                    push(Severity::Error, "AddedRequiredTrait", "the trait `required` is added");
                }
                if common.adds("default") && !common.removes("required") {
                    let reason = "the trait `default` is added to a member that was not required";
                    push(Severity::Error, "AddedDefaultTrait", reason);
                }
                let is_lost = common.removes("required")
                    && !common.new.traits().has("default")
                    && !common.old.traits().has("clientOptional");
                let target = common.new.member.and_then(|member| differences.new.shape(&member.target));
                let is_always_optional =
                    target.is_some_and(|target| matches!(target.kind, ShapeKind::Structure(_) | ShapeKind::Union(_)));
                match (is_lost, is_always_optional) {
                    (false, _) => {}
                    (true, true) => {
                        let reason = "the trait `required` is removed; clients that treat all structures and unions as \
                                      optional, as those of AWS do, stay the same";
                        push(Severity::Warning, "RemovedRequiredTrait.StructureOrUnion", reason);
                    }
                    (true, false) => {
                        let reason = "the trait `required` is removed and not replaced by `default` and `addedDefault`";
                        push(Severity::Error, "RemovedRequiredTrait", reason);
                    }
                }
            }
        }
        if events.0.len() == before {
            events.error(ID, Subject::new(common.new), change);
        }
    }
}
