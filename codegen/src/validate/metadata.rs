//! Validators, suppressions and severities that the [metadata](https://smithy.io/2.0/spec/model-validation.html) of a model
//! configures.

use super::context::Context;
use super::event::{Event, Events, on_trait, severity_of};
use super::linters;
use super::service::{self, Conflict};
use crate::diagnostic::Severity;
use crate::model::{Node, Object, ShapeId};
use crate::selector::{Evaluator, Selector, ShapeRef, Template};
use crate::sorted::{SortedMap, SortedSet};
use std::collections::BTreeMap;

/// The objects in a list in the metadata. Any other value is an error.
fn entries<'m>(context: &Context<'m>, key: &str, id: &'static str, events: &mut Events) -> Vec<&'m Object> {
    let Some(node) = context.model.metadata.get(key) else { return Vec::new() };
    let Some(elements) = node.as_array() else {
        events.of_model(Severity::Error, id, format!("the metadata `{key}` must be an array, found {}", node.kind()));
        return Vec::new();
    };
    let mut objects = Vec::new();
    for (index, element) in elements.iter().enumerate() {
        match element.as_object() {
            Some(object) => objects.push(object),
            None => {
                let message =
                    format!("element {index} of the metadata `{key}` must be an object, found {}", element.kind());
                events.of_model(Severity::Error, id, message);
            }
        }
    }
    objects
}

/// A text of an entry; an error if there is none.
fn text<'m>(entry: &'m Object, name: &str, key: &str, id: &'static str, events: &mut Events) -> Option<&'m str> {
    let found = entry.get(name);
    let text = found.and_then(Node::as_str);
    if text.is_none() {
        let found = found.map_or("none", Node::kind);
        events.of_model(
            Severity::Error,
            id,
            format!("an entry of the metadata `{key}` must have a string `{name}`, found {found}"),
        );
    }
    text
}

/// Runs the validators that the metadata configures.
/// <https://smithy.io/2.0/spec/model-validation.html#validators>
pub(super) fn validate_validators(context: &Context<'_>, events: &mut Events) {
    const KEY: &str = "validators";
    for entry in entries(context, KEY, "Model", events) {
        let Some(name) = text(entry, "name", KEY, "Model", events) else { continue };
        let string = |member: &str| entry.get(member).and_then(Node::as_str);
        let id = string("id").unwrap_or(name).to_owned();
        let severity = match string("severity").map(|severity| (severity, severity_of(severity))) {
            None => None,
            Some((_, Some(Severity::Error))) => {
                events.of_model(
                    Severity::Error,
                    "Model",
                    format!("the validator `{id}` cannot have the severity ERROR"),
                );
                continue;
            }
            Some((_, Some(severity))) => Some(severity),
            Some((text, None)) => {
                events.of_model(
                    Severity::Error,
                    "Model",
                    format!("the validator `{id}` has the severity `{text}`, which is not known"),
                );
                continue;
            }
        };
        let configuration = entry.get("configuration").and_then(Node::as_object);
        let mut own = Events::default();
        let run = match name {
            "EmitEachSelector" => Some(emit_each(context, &id, configuration, &mut own)),
            "EmitNoneSelector" => Some(emit_none(context, &id, configuration, &mut own)),
            _ => linters::run(context, name, &id, configuration, &mut own),
        };
        let Some(run) = run else {
            let message = format!("there is no validator `{name}`, which the metadata configures");
            events.of_model(Severity::Warning, format!("UnknownValidator_{name}"), message);
            continue;
        };
        if let Err(problem) = run {
            events.of_model(Severity::Error, "Model", format!("the validator `{id}` of the metadata: {problem}"));
            continue;
        }
        let Ok(filter) = Filter::of(context, entry, &id, events) else { continue };
        for mut event in own.events.into_iter().filter(|event| filter.lets_through(event)) {
            if let Some(message) = string("message") {
                event.message = message.replace("{super}", &event.message);
            }
            event.severity = severity.unwrap_or(event.severity);
            events.events.push(event);
        }
    }
}

/// Which events of a validator are kept.
struct Filter {
    namespaces: Option<Vec<String>>,
    selected: Option<SortedSet<ShapeId>>,
}

impl Filter {
    fn of(context: &Context<'_>, entry: &Object, id: &str, events: &mut Events) -> Result<Self, ()> {
        let namespaces = entry.get("namespaces").and_then(Node::as_array);
        let namespaces = namespaces.map(|names| names.iter().filter_map(Node::as_str).map(str::to_owned).collect());
        let selected = match entry.get("selector").and_then(Node::as_str).map(Selector::parse) {
            None => None,
            Some(Ok(selector)) => {
                let selected = Evaluator::new(&context.graph, &selector).select_all();
                Some(selected.into_iter().map(ShapeRef::id).collect())
            }
            Some(Err(error)) => {
                let message = format!("the selector of the validator `{id}` cannot be parsed: {error}");
                events.of_model(Severity::Error, "Model", message);
                return Err(());
            }
        };
        Ok(Self { namespaces, selected })
    }

    fn lets_through(&self, event: &Event) -> bool {
        let Some(shape) = &event.shape else { return true };
        self.namespaces.as_ref().is_none_or(|names| names.iter().any(|name| name == shape.namespace()))
            && self.selected.as_ref().is_none_or(|selected| selected.contains(shape))
    }
}

fn selector(configuration: Option<&Object>) -> Result<Selector, String> {
    let text = configuration.and_then(|configuration| configuration.get("selector")).and_then(Node::as_str);
    let text = text.ok_or("`configuration` must have a string `selector`")?;
    Selector::parse(text).map_err(|error| format!("the selector cannot be parsed: {error}"))
}

/// <https://smithy.io/2.0/spec/model-validation.html#emiteachselector>
fn emit_each(
    context: &Context<'_>,
    id: &str,
    configuration: Option<&Object>,
    events: &mut Events,
) -> Result<(), String> {
    let selector = selector(configuration)?;
    let string = |name: &str| configuration.and_then(|configuration| configuration.get(name)).and_then(Node::as_str);
    let template = string("messageTemplate").map(Template::parse).transpose();
    let template = template.map_err(|error| format!("the message template cannot be parsed: {error}"))?;
    let bound = string("bindToTrait").map(|id| match id.contains('#') {
        true => id.to_owned(),
        false => format!("smithy.api#{id}"),
    });
    let mut seen = SortedMap::new();
    Evaluator::new(&context.graph, &selector).each(context.graph.shapes(), &mut |shape, variables| {
        let message = template.as_ref().map(|template| template.expand(shape, variables));
        let message = message.unwrap_or_else(|| format!("matches the selector of the validator `{id}`"));
        seen.get_or_insert_with(shape, || message);
    });
    let own = seen.into_iter().filter(|(shape, _)| shape.shape.id.namespace() != "smithy.api");
    for (shape, message) in own {
        match &bound {
            None => events.danger(id.to_owned(), shape, message),
            Some(bound) if shape.traits().has(bound) => events.danger(id.to_owned(), on_trait(shape, bound), message),
            Some(_) => {}
        }
    }
    Ok(())
}

/// <https://smithy.io/2.0/spec/model-validation.html#emitnoneselector>
fn emit_none(
    context: &Context<'_>,
    id: &str,
    configuration: Option<&Object>,
    events: &mut Events,
) -> Result<(), String> {
    let selector = selector(configuration)?;
    let selected = Evaluator::new(&context.graph, &selector).select_all();
    if !selected.iter().any(|shape| shape.shape.id.namespace() != "smithy.api") {
        events.of_model(Severity::Danger, id.to_owned(), "no shape matches the selector of the validator");
    }
    Ok(())
}

/// Closures of shapes are named once, and their shapes have names of their own.
/// <https://smithy.io/2.0/spec/shape-closures.html>
pub(super) fn validate_closures(context: &Context<'_>, events: &mut Events) {
    const KEY: &str = "shapeClosures";
    const ID: &str = "ShapeClosure";
    let mut seen = SortedSet::new();
    for entry in entries(context, KEY, ID, events) {
        let Some(id) = text(entry, "id", KEY, ID, events) else { continue };
        let mut error = |problem: String| events.of_model(Severity::Error, ID, format!("the closure `{id}` {problem}"));
        if ShapeId::parse(id).is_none_or(|id| id.member().is_some()) {
            error("has an ID that is not in the form of a shape ID".to_owned());
        }
        if context.named(id).is_some() {
            error("has the ID of a shape".to_owned());
        }
        if !seen.insert(id) {
            error("is defined twice".to_owned());
        }
        let namespaces = entry.get("includeNamespaces").and_then(Node::as_array);
        let selector = entry.get("includeBySelector").and_then(Node::as_str).map(Selector::parse);
        if namespaces.is_none() && selector.is_none() {
            error("must have `includeNamespaces` or `includeBySelector`".to_owned());
        }
        let mut roots: SortedSet<&ShapeId> = SortedSet::new();
        let namespaces: Vec<&str> = namespaces.unwrap_or_default().iter().filter_map(Node::as_str).collect();
        let shapes = context.model.shapes.keys();
        roots.extend(shapes.filter(|shape| namespaces.contains(&shape.namespace())));
        match selector {
            Some(Ok(selector)) => {
                let selected = Evaluator::new(&context.graph, &selector).select_all();
                roots.extend(selected.into_iter().map(|shape| &shape.shape.id));
            }
            Some(Err(problem)) => error(format!("has a selector that cannot be parsed: {problem}")),
            None => {}
        }
        let closure: SortedSet<&ShapeId> = roots.into_iter().flat_map(|root| context.closure(root)).collect();
        let mut rename: BTreeMap<ShapeId, String> = BTreeMap::new();
        for (renamed, name) in entry.get("rename").and_then(Node::as_object).into_iter().flat_map(Object::iter) {
            let name = name.as_str().unwrap_or_default();
            match ShapeId::parse(renamed) {
                None => error(format!("renames `{renamed}`, which is not a shape ID")),
                Some(renamed) => {
                    for problem in service::rename_problems(context.model, &renamed, name, &closure) {
                        error(format!("renames `{renamed}` to `{name}`, but {problem}"));
                    }
                    rename.insert(renamed, name.to_owned());
                }
            }
        }
        for Conflict { first, second, severity } in service::conflicts(context.model, &rename, &closure) {
            let message = format!("conflicts with `{}`: they have the same name in the closure `{id}`", first.id);
            events.push(severity, ID, second, message);
        }
    }
}

/// The suppressions and severity overrides of a model.
pub(super) struct Policy {
    /// IDs of events, and namespaces.
    suppressions: Vec<(String, String)>,
    /// IDs of events, namespaces, and severities.
    overrides: Vec<(String, String, Severity)>,
}

impl Policy {
    pub(super) fn of(context: &Context<'_>, events: &mut Events) -> Self {
        let mut policy = Self { suppressions: Vec::new(), overrides: Vec::new() };
        for entry in entries(context, "suppressions", "Model", events) {
            let id = text(entry, "id", "suppressions", "Model", events);
            let namespace = text(entry, "namespace", "suppressions", "Model", events);
            policy.suppressions.extend(id.zip(namespace).map(|(id, namespace)| (id.to_owned(), namespace.to_owned())));
        }
        for entry in entries(context, "severityOverrides", "Model", events) {
            let id = text(entry, "id", "severityOverrides", "Model", events);
            let namespace = text(entry, "namespace", "severityOverrides", "Model", events);
            let severity = text(entry, "severity", "severityOverrides", "Model", events);
            let (Some(id), Some(namespace), Some(severity)) = (id, namespace, severity) else { continue };
            match severity_of(severity).filter(|severity| matches!(severity, Severity::Warning | Severity::Danger)) {
                Some(severity) => policy.overrides.push((id.to_owned(), namespace.to_owned(), severity)),
                None => {
                    let message = format!(
                        "the metadata `severityOverrides` gives `{id}` the severity `{severity}`; it must be WARNING or DANGER"
                    );
                    events.of_model(Severity::Error, "Model", message);
                }
            }
        }
        policy
    }

    /// Whether the model suppresses events with this ID in all namespaces.
    pub(super) fn suppresses_everywhere(&self, event: &str) -> bool {
        self.suppressions.iter().any(|(id, namespace)| namespace == "*" && is_of(event, id))
    }

    /// The event as the model wants it; `None` if it is suppressed. Errors stay.
    pub(super) fn apply(&self, context: &Context<'_>, event: Event) -> Option<Event> {
        let severity = self.severity(context, &event.id, event.shape.as_ref(), event.severity)?;
        Some(Event { severity, ..event })
    }

    /// The severity that the model wants an event to have; `None` if it is suppressed.
    fn severity(
        &self,
        context: &Context<'_>,
        event: &str,
        shape: Option<&ShapeId>,
        mut severity: Severity,
    ) -> Option<Severity> {
        if severity == Severity::Error {
            return Some(severity);
        }
        let namespace = shape.map(|shape| shape.namespace());
        let is_in = |wanted: &str| wanted == "*" || namespace == Some(wanted);
        let by_metadata = self.suppressions.iter().any(|(id, wanted)| is_of(event, id) && is_in(wanted));
        if by_metadata || shape.is_some_and(|shape| is_suppressed(context, shape, event)) {
            return None;
        }
        for (id, wanted, wanted_severity) in &self.overrides {
            if is_of(event, id) && is_in(wanted) && *wanted_severity > severity {
                severity = *wanted_severity;
            }
        }
        Some(severity)
    }
}

/// The suppressions and severity overrides of a model, for the events of a comparison.
pub(crate) struct SeverityPolicy<'m> {
    context: Context<'m>,
    policy: Policy,
}

impl<'m> SeverityPolicy<'m> {
    /// Entries that are wrong have no effect. Validation reports them.
    pub(crate) fn of(model: &'m crate::model::Model) -> Self {
        let context = Context::whole(model);
        let policy = Policy::of(&context, &mut Events::default());
        Self { context, policy }
    }

    /// The severity that the model wants an event to have; `None` if it is suppressed.
    pub(crate) fn severity(&self, event: &str, shape: Option<&ShapeId>, severity: Severity) -> Option<Severity> {
        self.policy.severity(&self.context, event, shape, severity)
    }
}

/// Whether an event has an ID, or one below it: `A.B` is below `A`.
fn is_of(event: &str, id: &str) -> bool {
    event == id || event.strip_prefix(id).is_some_and(|rest| rest.starts_with('.'))
}

/// Whether the trait `suppress` of a shape names an event.
/// <https://smithy.io/2.0/spec/model-validation.html#suppress-trait>
fn is_suppressed(context: &Context<'_>, shape: &ShapeId, event: &str) -> bool {
    let Some(owner) = context.shape(&shape.without_member()) else { return false };
    let member = shape.member().and_then(|name| owner.members().into_iter().find(|member| member.name == name));
    let traits = match (shape.member(), member) {
        (Some(_), Some(member)) => &member.traits,
        _ => &owner.traits,
    };
    let ids = traits.get("suppress").and_then(Node::as_array).unwrap_or_default();
    ids.iter().filter_map(Node::as_str).any(|id| is_of(event, id))
}
