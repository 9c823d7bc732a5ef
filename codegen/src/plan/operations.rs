use super::auth::operation_schemes;
use super::client::{Endpoints, HttpBinding, Operation, Role, Service, Structure};
use super::context::Context;
use super::docs::Docs;
use super::members::is_stream;
use super::names::{self, Name};
use super::scopes::{Scope, local_name};
use super::sensitive::contains_sensitive;
use super::structures::{self, Definition};
use super::type_index::TypeIndex;
use super::{checksums, endpoint_discovery, endpoint_rules, errors, host_prefix, pagination, presigning, schemas};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{self, Node, Shape, ShapeId, ShapeKind};
use crate::select::Slice;
use crate::sorted::SortedMap;

/// An operation of the slice, with the shapes that it binds.
#[derive(Clone, Copy)]
pub(super) struct Bound<'m> {
    shape: &'m Shape,
    bindings: &'m model::Operation,
}

/// The operations of a slice. `None` if one of them is another kind of shape; `report` then has an error.
pub(super) fn bound<'m>(slice: &Slice<'m>, report: &mut Report) -> Option<Vec<Bound<'m>>> {
    let operation = |shape: &&'m Shape| match &shape.kind {
        ShapeKind::Operation(bindings) => Some(Bound { shape, bindings }),
        other => {
            let place = Place::of(shape.location, ["shapes", shape.id.as_str()]);
            let message = format!("`{}` is bound as an operation, but is a {}", shape.id, other.name());
            report.push(Diagnostic::error("Target", place, message));
            None
        }
    };
    slice.operations.iter().map(operation).collect()
}

/// The parts of the plan that operations refer to.
pub(super) struct Environment<'a, 'm> {
    pub(super) context: &'a Context<'m>,
    pub(super) slice: &'a Slice<'m>,
    pub(super) service: &'a Service,
    pub(super) endpoints: &'a Endpoints,
    pub(super) types: TypeIndex<'a>,
}

/// Plans the operations of a slice.
pub(super) fn plan<'m>(
    environment: &Environment<'_, 'm>,
    operations: &[Bound<'m>],
    report: &mut Report,
) -> Vec<Operation> {
    let mut names = OperationNames::of(environment.slice, environment.service);
    let plan = |bound: &Bound<'m>| operation(environment, bound, names.remove(&bound.shape.id)?, report);
    operations.iter().filter_map(plan).collect()
}

fn operation<'m>(
    environment: &Environment<'_, 'm>,
    Bound { shape, bindings }: &Bound<'m>,
    OperationNames { prefix, name, module }: OperationNames,
    report: &mut Report,
) -> Option<Operation> {
    let Environment { context, slice, service, endpoints, types } = *environment;
    let http = http_binding(service, shape, report);
    let docs = Docs::of(&shape.traits, || format!("The operation `{}`.", shape.id.name()))
        .with_facts(&shape.traits, context.documentation_traits);
    let definition = (format!("{prefix}Input"), &bindings.input, Role::Input, http);
    let input = input_or_output(context, definition, shape, &docs, report)?;
    let bound = endpoint_rules::Bound {
        model: context.model,
        operation: shape,
        input_shape: context.model.shape(&bindings.input)?,
        input: &input,
        types,
    };
    let endpoint_params = endpoint_rules::plan_bindings(&endpoints.parameters, bound, report);
    let definition = (format!("{prefix}Output"), &bindings.output, Role::Output, None);
    let output = input_or_output(context, definition, shape, &docs, report)?;
    let mut operation = Operation {
        pagination: pagination::plan(slice.service, shape, (&input, &output), types, report),
        shape_name: shape.id.name().to_owned(),
        namespace: shape.id.namespace().to_owned(),
        module,
        marker: local_name(&name, "Operation"),
        constructor: constructor(&input),
        docs,
        examples: Vec::new(),
        checksums: checksums::plan(shape, &input, report),
        is_compressed: is_compressed(shape),
        discovered_endpoint: endpoint_discovery::of_operation(
            service,
            shape,
            context.model.shape(&bindings.input),
            &input,
        ),
        host_prefix: host_prefix::plan(shape, &input, report),
        customizations: Vec::new(),
        endpoint_params,
        presigned: None,
        payload_signing_can_be_disabled: false,
        input,
        output,
        error: errors::of_operation(context, &name, bindings.errors.iter().chain(&slice.bindings.errors)),
        auth_schemes: operation_schemes(&service.auth_schemes, shape, slice),
        may_stall: false,
        long_polling: is_long_polling(shape),
        requires_length: requires_length(context, &bindings.input),
        sensitive_output: contains_sensitive(context, &bindings.output),
        unsigned_payload: shape.traits.has("aws.auth#unsignedPayload"),
        unwrapped_output: shape.traits.has("aws.customizations#s3UnwrappedXmlOutput"),
        name,
    };
    context.customization.operation(&mut operation, endpoints);
    if context.presign_all && operation.presigned.is_none() {
        operation.presigned = presigning::plan(service, &operation);
    }
    Some(operation)
}

fn http_binding(service: &Service, shape: &Shape, report: &mut Report) -> Option<HttpBinding> {
    let http = schemas::http_binding(shape, report).filter(|_| service.protocol.has_http_bindings());
    if http.is_none() && service.protocol.has_http_bindings() {
        let place = Place::of(shape.location, ["shapes", shape.id.as_str()]);
        let message = format!("the operation `{}` has no trait `http`, which its protocol requires", shape.id);
        report.push(Diagnostic::error("HttpBindingsMissing", place, message));
    }
    http
}

/// Plans the input or output of an operation. It is a type of its own even if several operations share the structure.
fn input_or_output(
    context: &Context<'_>,
    (name, id, role, http): (String, &ShapeId, Role, Option<HttpBinding>),
    operation: &Shape,
    operation_docs: &Docs,
    report: &mut Report,
) -> Option<Structure> {
    let shape = context.model.shape(id)?;
    let ShapeKind::Structure(members) = &shape.kind else {
        let place = Place::of(shape.location, ["shapes", id.as_str()]);
        let message = format!("`{id}` is an input or output, so it must be a structure, not a {}", shape.kind.name());
        report.push(Diagnostic::error("OperationInputOutput", place, message));
        return None;
    };
    let docs = Docs { deprecated: None, ..Docs::of(&shape.traits, || operation_docs.text.clone()) };
    let members = context.customization.members(members, role);
    let has_waiters = role == Role::Input && operation.traits.has("smithy.waiters#waitable");
    let definition = Definition { name, shape, members: &members, docs, role, http, has_waiters };
    Some(structures::plan(context, definition, report))
}

/// Whether the service holds requests open until there is something to return. AWS's generators look for the trait in
/// the namespace `aws.api` too, where it was planned.
fn is_long_polling(operation: &Shape) -> bool {
    operation.traits.has("longPoll") || operation.traits.has("aws.api#longPoll")
}

/// <https://smithy.io/2.0/spec/streaming.html#requireslength-trait>
fn requires_length(context: &Context<'_>, input: &ShapeId) -> bool {
    let members = context.model.shape(input).into_iter().flat_map(Shape::members);
    let targets = members.filter_map(|member| Some((member, context.model.shape(&member.target)?)));
    let mut streams = targets.filter(|(member, target)| is_stream(member, target, Role::Input));
    streams.any(|(_, target)| target.traits.has("requiresLength"))
}

/// Whether the requests of an operation are compressed. gzip is the only algorithm.
/// <https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait>
fn is_compressed(operation: &Shape) -> bool {
    let encodings = operation.traits.get("requestCompression").and_then(|compression| compression.get("encodings"));
    let mut encodings = encodings.and_then(Node::as_array).into_iter().flatten();
    encodings.any(|encoding| encoding.as_str() == Some("gzip"))
}

/// The Rust names of an operation.
pub(super) struct OperationNames {
    /// The prefix of the names of its input and output.
    prefix: String,
    /// The prefix of the names of its other types.
    name: String,
    pub(super) module: Name,
}

impl OperationNames {
    /// Names every operation of the service in the order of the shape IDs, so that the names do not depend on which
    /// operations are chosen.
    pub(super) fn of<'m>(slice: &Slice<'m>, service: &Service) -> SortedMap<&'m ShapeId, Self> {
        let customized = service.modules.iter().filter_map(|module| module.client_macro);
        let customized = customized.flat_map(|(_, methods)| methods.iter().copied());
        let (mut prefixes, mut modules) = (Scope::of_operations(), Scope::of_client_methods(customized));
        let name = |id: &'m ShapeId| {
            let operation = slice.name(id);
            let type_name = names::type_name(operation);
            let prefix = prefixes.take(type_name.clone());
            let name = if prefix == type_name { names::operation_name(operation) } else { prefix.clone() };
            let module = modules.take_name(names::module_name(&prefix));
            (id, Self { prefix, name, module })
        };
        slice.model.operations(slice.bindings).into_iter().map(name).collect()
    }
}

/// The name of the constructor of an operation's request builders. It is private, so it gives way to a member named `new`.
fn constructor(input: &Structure) -> Name {
    Scope::of_setters(input.fields.iter().map(|field| &field.name)).take_name(Name::new("new"))
}
