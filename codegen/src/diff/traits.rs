use super::differences::{Common, Differences, TraitChange};
use super::event::{Events, Subject};
use super::published::{self, Definition};
use super::rule::{Kind, Rule};
use super::text::value;
use crate::diagnostic::Severity;
use crate::model::{Model, Node, Shape, ShapeKind};
use std::collections::BTreeMap;

/// Changes of traits that their definitions rule out, or warn of.
/// <https://smithy.io/2.0/spec/model.html#breaking-change-rules>
pub(super) fn breaking(differences: &Differences<'_>, events: &mut Events) {
    for common in &differences.common {
        for change in common.traits() {
            let definition = differences.new.shape(change.id);
            for rule in published::rules(differences.new, change.id) {
                apply(differences.new, definition, *common, &change, &rule, events);
            }
        }
    }
}

fn apply(
    model: &Model,
    definition: Option<&Shape>,
    common: Common<'_>,
    change: &TraitChange<'_>,
    rule: &Rule<'_>,
    events: &mut Events,
) {
    // A rule about a part of the value does not apply if the whole trait is removed.
    if change.new.is_none() && !rule.path.is_empty() {
        return;
    }
    let mut parts: BTreeMap<String, [Option<&Node>; 2]> = BTreeMap::new();
    for (side, root) in [change.old_value(), change.new_value()].into_iter().enumerate() {
        if let Some(root) = root {
            collect(model, definition, &rule.path, root, String::new(), &mut |path, part| {
                parts.entry(path).or_default()[side] = Some(part);
            });
        }
    }
    for (path, [old, new]) in parts {
        let Some(kind) = Kind::of(old, new).filter(|kind| rule.kind.covers(*kind)) else { continue };
        let mut message = describe(change.id.as_str(), &path, old, new);
        if let Some(reason) = &rule.message {
            message = format!("{message}; {reason}");
        }
        let id = format!("TraitBreakingChange.{}.{}", kind.name(), change.id);
        events.push(rule.severity, id, subject(common, change), message);
    }
}

/// The place of a changed trait: in the new model, or in the old one if it is removed.
fn subject<'m>(common: Common<'m>, change: &TraitChange<'m>) -> Subject<'m> {
    match (change.old, change.new) {
        (Some(old), None) => Subject::old(common.old).at(old),
        (_, Some(new)) => Subject::new(common.new).at(new),
        (None, None) => Subject::new(common.new),
    }
}

/// Calls `found` with each value that a path leads to in a value of `shape`, and the JSON pointer to it.
fn collect<'m>(
    model: &'m Model,
    shape: Option<&'m Shape>,
    path: &[String],
    node: &'m Node,
    pointer: String,
    found: &mut impl FnMut(String, &'m Node),
) {
    let Some((step, rest)) = path.split_first() else { return found(pointer, node) };
    let member = shape.and_then(|shape| shape.members().into_iter().find(|member| member.name == *step));
    let target = member.and_then(|member| model.shape(&member.target));
    match (shape.map(|shape| &shape.kind), node) {
        // Without a definition, `member` stands for the elements of a list.
        (Some(ShapeKind::List(_)) | None, Node::Array(elements)) => {
            for (index, element) in elements.iter().enumerate() {
                collect(model, target, rest, element, format!("{pointer}/{index}"), found);
            }
        }
        (Some(ShapeKind::Map { .. }), Node::Object(entries)) => {
            for (key, entry) in entries.iter() {
                collect(model, target, rest, entry, format!("{pointer}/{key}"), found);
            }
        }
        (_, Node::Object(members)) => {
            if let Some(part) = members.get(step) {
                collect(model, target, rest, part, format!("{pointer}/{step}"), found);
            }
        }
        _ => {}
    }
}

/// The change of a trait, or of the part of it at a JSON pointer.
fn describe(id: &str, pointer: &str, old: Option<&Node>, new: Option<&Node>) -> String {
    let what = match pointer {
        "" => format!("the trait `{id}`"),
        pointer => format!("`{pointer}` of the trait `{id}`"),
    };
    let with = |node: &Node| match node {
        Node::Object(object) if object.is_empty() => String::new(),
        node => format!(": {}", value(node)),
    };
    match (old, new) {
        (Some(old), Some(new)) => format!("{what} changes from {} to {}", value(old), value(new)),
        (None, Some(new)) => format!("{what} is added{}", with(new)),
        (Some(old), None) => format!("{what} is removed{}", with(old)),
        (None, None) => what,
    }
}

/// Traits that other evaluators compare, or that have no effect.
const IGNORED: [&str; 2] = ["smithy.api#box", "smithy.api#required"];

/// All other changes of traits.
pub(super) fn modified(differences: &Differences<'_>, events: &mut Events) {
    for common in &differences.common {
        for change in common.traits().filter(|change| !IGNORED.contains(&change.id.as_str())) {
            let Some(kind) = Kind::of(change.old_value(), change.new_value()) else { continue };
            for severity in severities(differences.new, &change, kind) {
                let id = format!("ModifiedTrait.{}.{}", kind.name(), change.id);
                let message = describe(change.id.as_str(), "", change.old_value(), change.new_value());
                events.push(severity, id, subject(*common, &change), message);
            }
        }
    }
}

/// The severities of a change of a trait that has no rules about changes.
fn severities(model: &Model, change: &TraitChange<'_>, kind: Kind) -> Vec<Severity> {
    let by_default = if kind == Kind::Remove { Severity::Warning } else { Severity::Note };
    match published::definition(model, change.id) {
        // Nobody says what a change means.
        Definition::Unknown => vec![Severity::Warning],
        Definition::Ruled => Vec::new(),
        Definition::Tagged(tags) => {
            tags.into_iter().filter(|(tagged, _)| tagged.covers(kind)).map(|(_, severity)| severity).collect()
        }
        Definition::Plain => vec![by_default],
    }
}
