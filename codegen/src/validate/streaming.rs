use super::context::{Context, list};
use super::event::{Events, on_trait};
use super::published;
use crate::model::{Member, Node, ShapeKind};
use crate::selector::ShapeRef;

/// Streams are top-level members of inputs and outputs.
/// <https://smithy.io/2.0/spec/streaming.html#streaming-trait>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "StreamingTrait";
    let is_stream = |member: &Member| context.target(member).is_some_and(|target| target.traits.has("streaming"));
    for (shape, member) in context.members().filter(|(shape, member)| is_stream(member) && !shape.traits.has("mixin")) {
        let subject = ShapeRef::member(shape, member);
        let Some(target) = context.target(member) else { continue };
        if !matches!(shape.kind, ShapeKind::Structure(_)) {
            let message = format!("targets the stream `{}`, which only members of inputs and outputs can", target.id);
            events.error(ID, subject, message);
            continue;
        }
        let uses = context.graph.reverse(ShapeRef::from(shape));
        for (role, user) in uses {
            match *role {
                "input" | "output" | "mixin" => {}
                role => {
                    let message = format!(
                        "has a member that targets the stream `{}`, so it can only be an input or output, but it is used as {} \
                         by `{}`",
                        target.id,
                        if role.is_empty() { "the target" } else { role },
                        user.id()
                    );
                    events.error(ID, shape, message);
                }
            }
        }
        if target.kind == ShapeKind::Blob && !member.traits.has("required") && !member.traits.has("default") {
            let message =
                format!("targets the stream `{}`, so it must have the trait `required` or `default`", target.id);
            events.error(ID, subject, message);
        }
        if target.traits.has("requiresLength") && uses.iter().any(|(role, _)| *role != "input" && *role != "mixin") {
            let message =
                format!("targets the stream `{}`, whose length is required, so it can only be in an input", target.id);
            events.error(ID, subject, message);
        }
    }
    for (service_shape, service) in context.services() {
        let has_payload = |id: &str| {
            published::protocol_traits(context.model, id).iter().any(|each| each == "smithy.api#httpPayload")
        };
        let Some(protocol) = service_shape.traits.iter().map(|each| each.id.as_str()).find(|id| has_payload(id)) else {
            continue;
        };
        for (operation_shape, operation) in context.operations_of(service) {
            for structure in [&operation.input, &operation.output].into_iter().filter_map(|id| context.shape(id)) {
                let unbound = context.members_of(&structure.id).iter();
                for member in unbound.filter(|member| is_stream(member) && !member.traits.has("httpPayload")) {
                    let message = format!(
                        "targets a stream, so it must have the trait `httpPayload`: the operation `{}` is called by the \
                         protocol `{protocol}`",
                        operation_shape.id
                    );
                    events.error(ID, ShapeRef::member(structure, member), message);
                }
            }
        }
    }
}

/// Members of an event stream are structures.
/// <https://smithy.io/2.0/spec/streaming.html#event-streams>
pub(super) fn validate_events(context: &Context<'_>, events: &mut Events) {
    for shape in context.shapes() {
        let ShapeKind::Union(members) = &shape.kind else { continue };
        if !shape.traits.has("streaming") {
            continue;
        }
        let is_structure = |member: &&Member| {
            context.target(member).is_none_or(|target| matches!(target.kind, ShapeKind::Structure(_)))
        };
        let wrong = members.iter().filter(|member| !is_structure(member)).map(|member| member.name.as_str());
        let wrong: Vec<&str> = wrong.collect();
        if !wrong.is_empty() {
            let message =
                format!("is an event stream, so its members must target structures, but {} do not", list(&wrong));
            events.error("EventStream", shape, message);
        }
    }
}

/// Beside the payload of an event, everything is a header.
/// <https://smithy.io/2.0/spec/streaming.html#eventpayload-trait>
pub(super) fn validate_event_payload(context: &Context<'_>, events: &mut Events) {
    for (shape, members) in context.structures() {
        let Some(payload) = members.iter().find(|member| member.traits.has("eventPayload")) else { continue };
        let is_bound = |member: &&Member| member.traits.has("eventPayload") || member.traits.has("eventHeader");
        let unbound: Vec<&str> =
            members.iter().filter(|member| !is_bound(member)).map(|member| member.name.as_str()).collect();
        if !unbound.is_empty() {
            let message = format!(
                "the member `{}` is the payload of the event, so every other member must have the trait `eventHeader`, but \
                 {} do not",
                payload.name,
                list(&unbound)
            );
            events.error("EventPayloadTrait", shape, message);
        }
    }
}

/// Requests that are compressed can be compressed.
/// <https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait>
pub(super) fn validate_compression(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "RequestCompressionTrait";
    for (shape, operation) in context.operations() {
        let Some(applied) = shape.traits.get("requestCompression") else { continue };
        let subject = on_trait(shape, "requestCompression");
        let encodings = applied.get("encodings").and_then(Node::as_array).unwrap_or_default();
        if encodings.is_empty() {
            events.error(ID, subject, "`encodings` must have at least one element");
        }
        let is_known = |encoding: &&str| encoding.eq_ignore_ascii_case("gzip");
        let encodings = encodings.iter().filter_map(Node::as_str);
        let unknown: Vec<&str> = encodings.filter(|encoding| !is_known(encoding)).collect();
        if !unknown.is_empty() {
            events.error(ID, subject, format!("the encodings {} are not known; `gzip` is", list(&unknown)));
        }
        for member in context.members_of(&operation.input) {
            let target = context.target(member);
            if target.is_some_and(|target| target.traits.has("streaming") && target.traits.has("requiresLength")) {
                let message = format!(
                    "cannot be compressed, since its input `{}` has the stream `{}`, whose length is required",
                    operation.input, member.name
                );
                events.error(ID, subject, message);
            }
        }
    }
}
