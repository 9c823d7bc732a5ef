use super::client::{Display, ErrorEnum, Exception, Role, ServiceError, StreamError, Structure, TypeModule, Value};
use super::context::Context;
use super::docs::Docs;
use super::errors;
use super::names;
use super::scopes::Scope;
use super::structures::{self, Definition};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Member, Node, Shape, ShapeId, ShapeKind, Trait, Traits};
use crate::sorted::{SortedSet, sort_by_text};

/// Plans the exceptions that operations return or that other shapes contain, sorted by name, and the error type that
/// every operation's error converts to.
pub(super) fn plan(context: &Context<'_>, report: &mut Report) -> (Vec<Exception>, ServiceError) {
    let (mut exceptions, mut variants) = (Vec::new(), Vec::new());
    for id in &context.reach.closure() {
        let is_contained = context.names.type_of(id).is_some_and(|type_ref| type_ref.module == TypeModule::Errors);
        let is_returned = context.reach.errors.contains(id);
        if !is_contained && !is_returned {
            continue;
        }
        let Some(exception) = exception(context, id, report) else { continue };
        if is_returned {
            variants.push(exception.variant.clone());
        }
        exceptions.push(exception);
    }
    sort_by_text(&mut exceptions, |exception| &exception.structure.name);
    sort_by_text(&mut variants, |variant| &variant.name);
    (exceptions, ServiceError { variants })
}

/// Names the private modules in `types::error`, which define exceptions and the error enums of streams.
pub(super) fn name_modules(exceptions: &mut [Exception], streams: &mut [StreamError]) {
    let exceptions = exceptions.iter_mut().map(|exception| &mut exception.structure.module);
    let mut modules = Scope::of_private_modules();
    for module in exceptions.chain(streams.iter_mut().map(|stream| &mut stream.module)) {
        *module = modules.take_name(module.clone());
    }
}

/// Marks the exceptions that have a code in an error enum as read.
pub(super) fn mark_read<'e>(exceptions: &mut [Exception], errors: impl Iterator<Item = &'e ErrorEnum>) {
    let variants = errors.flat_map(|error| &error.variants).filter(|variant| !variant.codes.is_empty());
    let read: SortedSet<&str> = variants.map(|variant| variant.name.as_str()).collect();
    for exception in exceptions {
        exception.structure.is_read |= read.contains(exception.variant.name.as_str());
    }
}

fn exception(context: &Context<'_>, id: &ShapeId, report: &mut Report) -> Option<Exception> {
    let shape = context.model.shape(id)?;
    let (ShapeKind::Structure(members), Some(_)) = (&shape.kind, shape.traits.string("error")) else {
        let place = Place::of(shape.location, ["shapes", id.as_str()]);
        let message = format!("`{id}` is used as an error, but is not a structure with the trait `error`");
        report.push(Diagnostic::error("OperationErrors", place, message));
        return None;
    };
    let name = context.names.type_of(id)?.name.clone();
    let mut members = members.clone();
    // Every error has a message on the wire, even if the model does not list it.
    if !members.iter().any(|member| names::field_name(&member.name).as_str() == "message") {
        members.push(message_member(shape));
    }
    let docs = Docs::of(&shape.traits, || format!("The error `{}`.", shape.id.name()))
        .with_facts(&shape.traits, context.documentation_traits);
    let variant = errors::variant(context, name.clone(), shape)?;
    let definition =
        Definition { name, shape, members: &members, docs, role: Role::Exception, http: None, has_waiters: false };
    let structure = structures::plan(context, definition, report);
    Some(Exception { display: display(&structure), structure, variant })
}

fn display(structure: &Structure) -> Display {
    match structure.fields.iter().find(|field| field.is_error_message) {
        Some(message) if message.sensitive => Display::Redacted,
        Some(message) if message.value == Value::String && message.optional => Display::OptionalMessage,
        Some(message) if message.value == Value::String => Display::Message,
        _ => Display::Name,
    }
}

fn message_member(shape: &Shape) -> Member {
    let mut traits = Traits::default();
    let value = Node::String("The error message.".to_owned());
    traits.insert(Trait { id: ShapeId::prelude("documentation"), value, location: shape.location });
    let target = ShapeId::prelude("String");
    Member { name: "message".to_owned(), target, traits, location: shape.location }
}
