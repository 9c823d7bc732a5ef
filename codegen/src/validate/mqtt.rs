use super::context::{Context, list};
use super::event::{Events, on_trait};
use crate::model::{Member, Operation, Shape};
use crate::selector::ShapeRef;

const LABEL: &str = "smithy.mqtt#topicLabel";

/// Labels of topics have members, and members with the trait `topicLabel` have labels.
/// <https://smithy.io/2.0/additional-specs/mqtt.html#mqtt-topic-templates>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in context.operations() {
        for name in ["smithy.mqtt#publish", "smithy.mqtt#subscribe"] {
            let Some(topic) = shape.traits.string(name) else { continue };
            let subject = on_trait(shape, name);
            if !operation.errors.is_empty() {
                let message = format!("should have no errors: the protocol of `{name}` cannot carry them");
                events.warning("MqttUnsupportedErrors", subject, message);
            }
            match labels(topic) {
                Ok(labels) => check_labels(context, shape, operation, name, &labels, events),
                Err(problem) => events.error("TraitValue", subject, format!("the topic `{topic}` {problem}")),
            }
        }
        if shape.traits.has("smithy.mqtt#subscribe") {
            check_subscription(context, shape, operation, events);
        }
    }
}

/// The labels of a topic, or the problem with it.
fn labels(topic: &str) -> Result<Vec<&str>, String> {
    let mut labels = Vec::new();
    for level in topic.split('/') {
        match level.strip_prefix('{').and_then(|level| level.strip_suffix('}')) {
            Some(label) if !crate::model::is_identifier(label) => {
                return Err(format!("must not have the label `{{{label}}}`: a label is the name of a member"));
            }
            Some(label) if labels.contains(&label) => return Err(format!("must not have the label `{label}` twice")),
            Some(label) => labels.push(label),
            None if level.contains(['{', '}']) => {
                return Err(format!("must not have the level `{level}`: a label must be a whole level"));
            }
            None => {}
        }
    }
    Ok(labels)
}

fn check_labels(
    context: &Context<'_>,
    shape: &Shape,
    operation: &Operation,
    name: &str,
    labels: &[&str],
    events: &mut Events,
) {
    const ID: &str = "MqttTopicLabel";
    let members = context.members_of(&operation.input);
    let is_bound = |label: &&str| members.iter().any(|member| member.name == **label && member.traits.has(LABEL));
    let missing: Vec<&str> = labels.iter().filter(|label| !is_bound(label)).copied().collect();
    if !missing.is_empty() {
        let message = format!(
            "the topic has the labels {}, but the input `{}` has no members of these names with the trait `topicLabel`",
            list(&missing),
            operation.input
        );
        events.error(ID, on_trait(shape, name), message);
    }
    let Some(input) = context.shape(&operation.input) else { return };
    let is_extra = |member: &&Member| member.traits.has(LABEL) && !labels.contains(&member.name.as_str());
    for member in members.iter().filter(is_extra) {
        let message = format!("has the trait `topicLabel`, but the topic of `{}` has no such label", shape.id);
        events.error(ID, on_trait(ShapeRef::member(input, member), LABEL), message);
    }
}

/// A subscription sends and receives nothing beside its topic and its events.
/// <https://smithy.io/2.0/additional-specs/mqtt.html#subscribe-validation>
fn check_subscription(context: &Context<'_>, shape: &Shape, operation: &Operation, events: &mut Events) {
    let Some(input) = context.shape(&operation.input) else { return };
    for member in context.members_of(&operation.input).iter().filter(|member| !member.traits.has(LABEL)) {
        let message =
            format!("must have the trait `topicLabel`, since it is in the input of the subscription `{}`", shape.id);
        events.error("MqttSubscribeInput", ShapeRef::member(input, member), message);
    }
    let output = context.members_of(&operation.output);
    if output.len() > 1 {
        let message = format!("the output of a subscription has one member, the events; found {}", output.len());
        events.error("MqttSubscribeOutput", shape, message);
    }
}
