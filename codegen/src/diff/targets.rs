use super::differences::{Common, Differences};
use super::event::{Events, Subject};
use super::text::a;
use crate::diagnostic::Severity;
use crate::model::{Shape, ShapeKind};
use crate::selector::{ShapeRef, with_members};

/// Members target the same shape, or one that is used in the same way.
pub(super) fn evaluate(differences: &Differences<'_>, events: &mut Events) {
    for common in &differences.common {
        let (Some(old), Some(new)) = (common.old.member, common.new.member) else { continue };
        if old.target == new.target {
            continue;
        }
        let targets = (differences.old.shape(&old.target), differences.new.shape(&new.target));
        let (Some(old), Some(new)) = targets else { continue };
        let change =
            format!("the target changes from `{}` ({}) to `{}` ({})", old.id, old.kind.name(), new.id, new.kind.name());
        let (severity, reason) = compare(differences, old, new);
        events.push(severity, "ChangedMemberTarget", Subject::new(common.new), format!("{change}: {reason}"));
    }
}

/// The severity of a change from one target to another, and the reason for it.
fn compare(differences: &Differences<'_>, old: &Shape, new: &Shape) -> (Severity, String) {
    const COMPATIBLE: &str = "this is compatible";
    if old.kind.name() != new.kind.name() {
        return (Severity::Error, "the type differs".to_owned());
    }
    let is_named = match &old.kind {
        ShapeKind::List(_) | ShapeKind::Map { .. } => false,
        kind => ShapeKind::simple(kind.name()).is_none(),
    };
    if is_named {
        return (Severity::Error, format!("the name of {} is part of code", a(old.kind.name())));
    }
    if old.traits.has("enum") {
        return (Severity::Error, "the name of a string with the trait `enum` is part of code".to_owned());
    }
    let (events, worst) = effects(differences, old, new);
    if events.is_empty() {
        return (Severity::Warning, COMPATIBLE.to_owned());
    }
    let severity = worst.max(Severity::Warning);
    let prefix = if severity == Severity::Warning { COMPATIBLE } else { "this is not compatible" };
    (severity, format!("{prefix}; {}", events.join("; ")))
}

/// The changes that the other target amounts to, and the worst severity of them.
///
/// Lists and maps contain themselves only through structures and unions, where the comparison ends.
fn effects(differences: &Differences<'_>, old: &Shape, new: &Shape) -> (Vec<String>, Severity) {
    let pairs =
        with_members(old).zip(with_members(new)).map(|(old, new): (ShapeRef<'_>, ShapeRef<'_>)| Common { old, new });
    let synthetic = Differences::of(differences.old, differences.new, pairs.collect());
    let events = super::evaluate(&synthetic);
    let worst = events.iter().map(|event| event.severity).max().unwrap_or(Severity::Note);
    (events.into_iter().map(|event| event.message).collect(), worst)
}
