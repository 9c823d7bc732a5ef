use super::auth::operation_schemes;
use super::client::{Endpoints, HttpBinding, Operation, Role, Service, Structure};
use super::context::Context;
use super::docs::Docs;
use super::members::is_stream;
use super::names::{self, Name, Scope};
use super::sensitive::contains_sensitive;
use super::structures::{self, Definition};
use super::type_index::TypeIndex;
use super::{checksums, endpoint_rules, errors, host_prefix, pagination, schemas};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{self, Node, Shape, ShapeId, ShapeKind};
use crate::select::Slice;

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
    let mut scope = OperationScope::new(environment.service);
    operations.iter().filter_map(|bound| operation(environment, bound, &mut scope, report)).collect()
}

fn operation<'m>(
    environment: &Environment<'_, 'm>,
    Bound { shape, bindings }: &Bound<'m>,
    scope: &mut OperationScope,
    report: &mut Report,
) -> Option<Operation> {
    let Environment { context, slice, service, endpoints, types } = *environment;
    let operation_names = scope.take(slice.name(&shape.id));
    let OperationNames { prefix, name, module } = operation_names;
    let http = http_binding(service, shape, report);
    let docs = Docs::of(&shape.traits, || format!("The operation `{}`.", shape.id.name()));
    let input = (format!("{prefix}Input"), &bindings.input, Role::Input, http);
    let input = input_or_output(context, input, &docs, report)?;
    let bound = endpoint_rules::Bound {
        model: context.model,
        operation: shape,
        input_shape: context.model.shape(&bindings.input)?,
        input: &input,
        types,
    };
    let endpoint_params = endpoint_rules::plan_bindings(&endpoints.parameters, bound, report);
    let output = (format!("{prefix}Output"), &bindings.output, Role::Output, None);
    let output = input_or_output(context, output, &docs, report)?;
    let mut operation = Operation {
        pagination: pagination::plan(slice.service, shape, (&input, &output), types, report),
        shape_name: shape.id.name().to_owned(),
        namespace: shape.id.namespace().to_owned(),
        module,
        docs,
        checksums: checksums::plan(shape, &input, report),
        is_compressed: is_compressed(shape),
        host_prefix: host_prefix::plan(shape, &input, report),
        customizations: Vec::new(),
        endpoint_params,
        presigned: None,
        payload_signing_can_be_disabled: false,
        input,
        output,
        error: errors::of_operation(context, &name, bindings.errors.iter().chain(&slice.bindings.errors)),
        auth_schemes: operation_schemes(&service.auth_schemes, shape),
        may_stall: false,
        requires_length: requires_length(context, &bindings.input),
        sensitive_output: contains_sensitive(context, &bindings.output),
        unsigned_payload: shape.traits.has("aws.auth#unsignedPayload"),
        unwrapped_output: shape.traits.has("aws.customizations#s3UnwrappedXmlOutput"),
        name,
    };
    context.customization.operation(&mut operation, endpoints);
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
    Some(structures::plan(context, Definition { name, shape, members: &members, docs, role, http }, report))
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

/// The names of operations, and those of their modules, which are also methods of the client.
pub(super) struct OperationScope {
    names: Scope,
    modules: Scope,
}

impl OperationScope {
    pub(super) fn new(service: &Service) -> Self {
        let mut modules = Scope::default();
        let customized = service.modules.iter().filter_map(|module| module.client_macro);
        let customized = customized.flat_map(|(_, methods)| methods);
        for method in ["new", "from_conf", "config"].iter().chain(customized) {
            modules.take(*method);
        }
        Self { names: Scope::default(), modules }
    }

    pub(super) fn take(&mut self, operation: &str) -> OperationNames {
        let type_name = names::type_name(operation);
        let prefix = self.names.take(type_name.clone());
        let name = if prefix == type_name { names::operation_name(operation) } else { prefix.clone() };
        let module = names::module_name(&prefix);
        let free = self.modules.take(module.bare());
        let module = if free == module.bare() { module } else { Name::new(free) };
        OperationNames { prefix, name, module }
    }
}
