use super::client::{ErrorEnum, ErrorVariant, Retryable, StreamError};
use super::context::Context;
use super::docs::Docs;
use super::event_streams::{self, is_event_stream};
use super::names;
use crate::model::{Node, Shape, ShapeId};
use crate::sorted::{SortedMap, SortedSet, sort_by_text};

/// Plans the error enum of an operation that can return these errors.
pub(super) fn of_operation<'e>(
    context: &Context<'_>,
    operation: &str,
    errors: impl Iterator<Item = &'e ShapeId>,
) -> ErrorEnum {
    let mut variants: SortedMap<String, ErrorVariant> = SortedMap::new();
    // Errors of two namespaces may have the same code, which then selects the first error.
    let mut codes = SortedSet::new();
    for id in errors {
        let (Some(shape), Some(type_ref)) = (context.model.shape(id), context.names.type_of(id)) else { continue };
        if !variants.contains_key(&type_ref.name) {
            let Some(mut variant) = variant(context, type_ref.name.clone(), shape) else { continue };
            variant.codes.retain(|code| codes.insert(code.clone()));
            variants.insert(type_ref.name.clone(), variant);
        }
    }
    ErrorEnum { name: format!("{operation}Error"), variants: variants.into_values().collect() }
}

/// Plans the errors of event streams, sorted by name.
pub(super) fn of_streams(context: &Context<'_>) -> Vec<StreamError> {
    let mut errors: Vec<StreamError> = context.reach.closure().iter().filter_map(|id| of_stream(context, id)).collect();
    sort_by_text(&mut errors, |stream| &stream.error.name);
    errors
}

fn of_stream(context: &Context<'_>, id: &ShapeId) -> Option<StreamError> {
    let stream = context.model.shape(id).filter(|shape| is_event_stream(shape))?;
    let mut variants = SortedMap::new();
    for (member, target) in event_streams::errors(context.model, stream) {
        let Some(type_ref) = context.names.type_of(&target.id) else { continue };
        let Some(mut variant) = variant(context, type_ref.name.clone(), target) else { continue };
        variant.codes.clear();
        variants.get_or_insert_with(type_ref.name.clone(), || variant).codes.push(member.name.clone());
    }
    let error = ErrorEnum { name: context.names.stream_error(id)?.name, variants: variants.into_values().collect() };
    let module = names::private_module_name(&error.name);
    Some(StreamError {
        event: context.names.type_of(id)?.clone(),
        module,
        error,
        is_sent: context.reach.written.contains(id),
        is_received: context.reach.read.contains(id),
        is_mocked: context.is_mocked(id),
    })
}

/// Plans the variant of an exception in error enums. `None` if the shape is not an exception.
pub(super) fn variant(context: &Context<'_>, name: String, shape: &Shape) -> Option<ErrorVariant> {
    let kind = shape.traits.string("error").unwrap_or_default();
    let retryable = shape.traits.get("retryable").map(|retryable| retryable_kind(retryable, kind));
    let mut variant = ErrorVariant {
        snake: context.names.predicate(&shape.id)?.to_owned(),
        docs: Docs::of(&shape.traits, || format!("The error `{}`.", shape.id.name())).text,
        codes: codes(shape),
        retryable,
        name,
    };
    context.customization.error(shape, &mut variant);
    Some(variant)
}

/// The codes of an exception on the wire: the name of its shape, and the code of the trait `awsQueryError`.
fn codes(shape: &Shape) -> Vec<String> {
    let query = shape.traits.get("aws.protocols#awsQueryError").and_then(|error| error.get("code")?.as_str());
    let mut codes = vec![shape.id.name().to_owned()];
    codes.extend(query.filter(|code| *code != shape.id.name()).map(str::to_owned));
    codes
}

/// <https://smithy.io/2.0/spec/behavior-traits.html#retryable-trait>
fn retryable_kind(retryable: &Node, error: &str) -> Retryable {
    match (retryable.get("throttling").and_then(Node::as_bool), error) {
        (Some(true), _) => Retryable::Throttling,
        (_, "server") => Retryable::Server,
        _ => Retryable::Client,
    }
}
