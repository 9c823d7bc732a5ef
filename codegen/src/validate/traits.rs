use super::context::{Context, list};
use super::event::{Events, on_applied, on_trait, severity_of};
use super::shape_value::{self, Constraints};
use crate::diagnostic::Severity;
use crate::model::{Node, Shape, ShapeId, ShapeKind};
use crate::selector::{Evaluator, Selector, ShapeRef};
use crate::sorted::{SortedMap, SortedSet};
use crate::source::{Position, SourceId};

/// Traits are where their selectors allow them.
/// <https://smithy.io/2.0/spec/model.html#trait-trait>
pub(super) fn validate_targets(context: &Context<'_>, events: &mut Events) {
    let mut owners: SortedMap<&ShapeId, Vec<ShapeRef<'_>>> = SortedMap::new();
    for shape in context.all() {
        for applied in shape.traits().iter() {
            owners.get_or_default(&applied.id).push(shape);
        }
    }
    for (id, owners) in owners {
        let definition = context.shape(id).and_then(|shape| shape.traits.get("trait"));
        let Some(text) = definition.and_then(|definition| definition.get("selector")).and_then(Node::as_str) else {
            continue;
        };
        let Ok(selector) = Selector::parse(text) else { continue };
        if selector.matches_all() {
            continue;
        }
        let evaluator = Evaluator::new(&context.graph, &selector);
        // A selector that goes from one shape to another must start at all shapes.
        let found: Option<SortedSet<ShapeRef<'_>>> = (!selector.is_filter()).then(|| evaluator.select(context.all()));
        for shape in owners {
            let matches = found.as_ref().map_or_else(|| evaluator.matches(shape), |found| found.contains(&shape));
            if !matches {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let message =
                    format!("the trait `{id}` can only be applied to shapes that match the selector `{text}`");
                events.error("TraitTarget", on_trait(shape, id.as_str()), message);
            }
        }
    }
}

/// Selectors of traits can be parsed.
/// <https://smithy.io/2.0/spec/model.html#trait-trait>
pub(super) fn validate_definitions(context: &Context<'_>, events: &mut Events) {
    for shape in context.all() {
        for (name, member) in [("trait", "selector"), ("idRef", "selector")] {
            let selector = shape.traits().get(name).and_then(|value| value.get(member)).and_then(Node::as_str);
            if let Some(Err(error)) = selector.map(Selector::parse) {
                let message = format!("the selector of the trait `{name}` cannot be parsed: {error}");
                events.error("Model", on_trait(shape, name), message);
            }
        }
    }
}

/// The rules of a trait about changes lead to parts of its value.
/// <https://smithy.io/2.0/spec/model.html#breaking-change-rules>
pub(super) fn validate_breaking_changes(context: &Context<'_>, events: &mut Events) {
    for shape in context.shapes() {
        let rules = shape.traits.get("trait").and_then(|value| value.get("breakingChanges")).and_then(Node::as_array);
        let paths = rules.unwrap_or_default().iter().filter_map(|rule| rule.get("path")?.as_str());
        for path in paths.filter(|path| !leads_to_value(context, shape, path)) {
            let message = format!("`breakingChanges` has the path `{path}`, which leads to no part of the trait");
            events.error("TraitBreakingChanges", on_trait(shape, "trait"), message);
        }
    }
}

/// Whether a JSON pointer leads to a value in a value of a shape.
fn leads_to_value(context: &Context<'_>, shape: &Shape, path: &str) -> bool {
    if path.is_empty() {
        return true;
    }
    let Some(steps) = path.strip_prefix('/') else { return false };
    let mut shape = shape;
    for step in steps.split('/') {
        let name = step.replace("~1", "/").replace("~0", "~");
        let member = shape.members().into_iter().find(|member| member.name == name);
        let target = member.and_then(|member| context.target(member));
        let Some(target) = target.filter(|_| !matches!(shape.kind, ShapeKind::Enum(_) | ShapeKind::IntEnum(_))) else {
            return false;
        };
        shape = target;
    }
    true
}

/// Traits that exclude each other are not on one shape.
/// <https://smithy.io/2.0/spec/model.html#trait-trait>
pub(super) fn validate_conflicts(context: &Context<'_>, events: &mut Events) {
    let mut conflicts: SortedMap<&ShapeId, Vec<&str>> = SortedMap::new();
    for shape in context.all() {
        let traits = shape.traits();
        let mut found: SortedSet<(&str, &str)> = SortedSet::new();
        for applied in traits.iter() {
            let conflicts = conflicts.get_or_insert_with(&applied.id, || {
                let definition = context.shape(&applied.id).and_then(|shape| shape.traits.get("trait"));
                let ids = definition.and_then(|value| value.get("conflicts")).and_then(Node::as_array);
                ids.unwrap_or_default().iter().filter_map(Node::as_str).collect()
            });
            let id = applied.id.as_str();
            let conflicting = conflicts.iter().filter(|other| traits.iter().any(|each| each.id.as_str() == **other));
            found.extend(conflicting.map(|other| (id.min(other), id.max(other))));
        }
        if !found.is_empty() {
            let pairs: Vec<String> = found.iter().map(|(first, second)| format!("`{first}` and `{second}`")).collect();
            events.error("TraitConflict", shape, format!("has traits that conflict: {}", pairs.join("; ")));
        }
    }
}

/// Traits that only one member of a structure can have, or target, are not on several.
/// <https://smithy.io/2.0/spec/model.html#trait-trait>
pub(super) fn validate_exclusive(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "ExclusiveStructureMemberTrait";
    let exclusive = |kind: &str| -> Vec<&ShapeId> {
        let definitions = context.model.shapes.values().filter(|shape| {
            let definition = shape.traits.get("trait").and_then(|value| value.get("structurallyExclusive"));
            definition.and_then(Node::as_str) == Some(kind)
        });
        definitions.map(|shape| &shape.id).collect()
    };
    let (by_member, by_target) = (exclusive("member"), exclusive("target"));
    for shape in context.shapes() {
        let members = shape.members();
        if members.len() < 2 {
            continue;
        }
        for id in &by_member {
            let having = members.iter().filter(|member| member.traits.has(id.as_str()));
            let having: Vec<&str> = having.map(|member| member.name.as_str()).collect();
            if having.len() > 1 {
                let message = format!("only one member can have the trait `{id}`, but {} have it", list(&having));
                events.error(ID, shape, message);
            }
        }
        if !matches!(shape.kind, ShapeKind::Structure(_)) {
            continue;
        }
        for id in &by_target {
            let targeting = members
                .iter()
                .filter(|member| context.target(member).is_some_and(|target| target.traits.has(id.as_str())));
            let targeting: Vec<&str> = targeting.map(|member| member.name.as_str()).collect();
            if targeting.len() > 1 {
                let message =
                    format!("only one member can target a shape with the trait `{id}`, but {} do", list(&targeting));
                events.error(ID, shape, message);
            }
        }
    }
}

/// Values of traits fit the shapes that define the traits.
/// <https://smithy.io/2.0/spec/model.html#trait-node-values>
pub(super) fn validate_values(context: &Context<'_>, events: &mut Events) {
    // A shape inherits the traits of its mixins, with their places.
    let mut checked: SortedSet<(SourceId, u32)> = SortedSet::new();
    for shape in context.all() {
        for applied in shape.traits().iter() {
            if let Position::Offset(offset) = applied.location.position
                && !checked.insert((applied.location.source, offset))
            {
                continue;
            }
            if !context.is_whole && DOCUMENTING.contains(&applied.id.as_str()) {
                continue;
            }
            let Some(definition) = context.shape(&applied.id) else { continue };
            for problem in shape_value::problems(context, None, definition, &applied.value, Constraints::Checked) {
                let message = format!("the value of the trait `{}` does not fit: {}", applied.id, problem.message);
                events.push(problem.severity, "TraitValue", on_applied(shape, applied), message);
            }
        }
    }
}

/// Traits that only document. Their values do not change a client.
const DOCUMENTING: [&str; 7] = [
    "smithy.api#deprecated",
    "smithy.api#documentation",
    "smithy.api#examples",
    "smithy.api#externalDocumentation",
    "smithy.api#since",
    "smithy.api#tags",
    "smithy.api#title",
];

/// Traits with validators of their own.
/// <https://smithy.io/2.0/spec/model.html#traitvalidators-trait>
pub(super) fn validate_trait_validators(context: &Context<'_>, events: &mut Events) {
    for definition in context.model.shapes.values() {
        let Some(validators) = definition.traits.get("traitValidators").and_then(Node::as_object) else { continue };
        for (id, validator) in validators.iter() {
            let Some(text) = validator.get("selector").and_then(Node::as_str) else { continue };
            let selector = match Selector::parse(text) {
                Ok(selector) => selector,
                Err(error) => {
                    let message = format!("the selector of `{id}` cannot be parsed: {error}");
                    events.error("TraitValidators", on_trait(definition, "traitValidators"), message);
                    continue;
                }
            };
            let severity = validator.get("severity").and_then(Node::as_str).and_then(severity_of);
            let message = validator.get("message").and_then(Node::as_str).map(str::to_owned);
            let message = message.unwrap_or_else(|| {
                format!("found an incompatible shape when validating the constraints of the trait `{}`", definition.id)
            });
            let having = context.all().filter(|shape| shape.traits().has(definition.id.as_str()));
            for shape in Evaluator::new(&context.graph, &selector).select(having) {
                events.push(severity.unwrap_or(Severity::Error), id.to_owned(), shape, message.as_str());
            }
        }
    }
}

/// Deprecated and unstable shapes and traits are not used.
/// <https://smithy.io/2.0/spec/documentation-traits.html#deprecated-trait>
pub(super) fn validate_deprecated(context: &Context<'_>, events: &mut Events) {
    for shape in context.all() {
        if let Some(member) = shape.member
            && let Some(target) = context.target(member)
            && target.traits.has("deprecated")
            && !member.traits.has("deprecated")
            && !shape.shape.traits.has("deprecated")
        {
            let message = format!("targets the shape `{}`, which is deprecated", target.id);
            events.warning(format!("DeprecatedShape.{}", target.id), shape, message);
        }
        for applied in shape.traits().iter() {
            let Some(definition) = context.shape(&applied.id) else { continue };
            if let Some(deprecated) = definition.traits.get("deprecated") {
                let note = deprecated.get("message").and_then(Node::as_str).unwrap_or_default();
                let message = format!("has the trait `{}`, which is deprecated; {note}", applied.id);
                let message = message.trim_end_matches([';', ' ']);
                events.warning(format!("DeprecatedTrait.{}", applied.id), on_applied(shape, applied), message);
            }
            if definition.traits.has("unstable") {
                let message = format!("has the trait `{}`, which is unstable", applied.id);
                events.warning(format!("UnstableTrait.{}", applied.id), on_applied(shape, applied), message);
            }
        }
    }
}

/// Private shapes are used in their namespace only.
/// <https://smithy.io/2.0/spec/constraint-traits.html#private-trait>
pub(super) fn validate_private(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "PrivateAccess";
    for shape in context.all() {
        let namespace = shape.shape.id.namespace();
        let mut seen = SortedSet::new();
        let is_private = |target: &Shape| target.traits.has("private") && target.id.namespace() != namespace;
        for target in context.graph.neighbors(shape).filter(|target| target.member.is_none()).map(|target| target.shape)
        {
            if is_private(target) && seen.insert(&target.id) {
                let message = format!("refers to `{}`, which is private to its namespace", target.id);
                events.error(ID, shape, message);
            }
        }
        for applied in shape.traits().iter() {
            if context.shape(&applied.id).is_some_and(is_private) {
                // Models that Smithy accepted before it checked traits keep working.
                let message = format!("has the trait `{}`, which is private to its namespace", applied.id);
                events.warning(ID, on_applied(shape, applied), message);
            }
        }
    }
}
