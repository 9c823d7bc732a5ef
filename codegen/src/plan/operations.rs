use super::auth::{AuthScheme, operation_schemes};
use super::customize::{self, Customization, Presigned};
use super::endpoints::{Binding, Endpoints};
use super::members::is_stream;
use super::names::{self, Name, Scope, hides_prelude};
use super::planner::Planner;
use super::{Checksums, Docs, ErrorEnum, HostPrefix, HttpBinding, Pagination, Service, Structure};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, Shape, ShapeId, ShapeKind};

/// An operation.
#[derive(Debug)]
pub(crate) struct Operation {
    /// `GetGatewayResponse`, which its types are named after.
    pub(crate) name: String,
    /// Its name in the model.
    pub(crate) shape_name: String,
    pub(crate) namespace: String,
    /// `get_gateway_response`, the name of its module and of the client's method.
    pub(crate) module: Name,
    pub(crate) docs: Docs,
    /// The parameters of the endpoint that it has values for.
    pub(crate) endpoint_params: Vec<Binding>,
    pub(crate) input: Structure,
    pub(crate) output: Structure,
    pub(crate) error: ErrorEnum,
    /// How it answers page by page, if it does.
    pub(crate) pagination: Option<Pagination>,
    pub(crate) checksums: Option<Checksums>,
    /// Whether its requests are compressed by gzip.
    pub(crate) is_compressed: bool,
    /// What it puts before the host of the endpoint.
    pub(crate) host_prefix: Option<HostPrefix>,
    /// Its schemes where they differ from the service's.
    pub(crate) auth_schemes: Option<Vec<AuthScheme>>,
    /// Whether it may send nothing for a long time, while it works.
    pub(crate) may_stall: bool,
    /// Whether the stream that it sends must tell its length before it is sent.
    pub(crate) requires_length: bool,
    /// Whether its signature leaves the body out.
    pub(crate) unsigned_payload: bool,
    /// Whether its response has no element around the members of the output.
    pub(crate) unwrapped_output: bool,
    /// What it alone needs.
    pub(crate) customizations: Vec<Customization>,
    /// How its requests are presigned, if they can be.
    pub(crate) presigned: Option<Presigned>,
    /// Whether a call can leave the body out of its signature.
    pub(crate) payload_signing_can_be_disabled: bool,
}

impl Operation {
    /// The name of the type that stands for the operation itself.
    pub(crate) fn marker(&self) -> String {
        if hides_prelude(&self.name) { format!("{}Operation", self.name) } else { self.name.clone() }
    }

    /// The name of the fluent builder.
    pub(crate) fn fluent_builder(&self) -> String {
        format!("{}FluentBuilder", self.name)
    }
}

/// What a structure is to an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The input.
    Input,
    /// The output, which carries a request ID.
    Output,
    /// An exception, which carries the metadata of the error.
    Exception,
    /// None of these.
    Member,
}

impl Planner<'_, '_> {
    pub(super) fn operation(
        &mut self,
        shape: &Shape,
        service: &Service,
        endpoints: &Endpoints,
        scope: &mut OperationScope,
    ) -> Option<Operation> {
        let bindings = bindings(shape, self.report)?;
        let (own_name, type_name) = (self.slice.name(&shape.id), names::type_name(self.slice.name(&shape.id)));
        let structures = scope.names.take(type_name.clone());
        let name = if structures == type_name { names::operation_name(own_name) } else { structures.clone() };
        let http = HttpBinding::of(shape, self.report)
            .filter(|_| service.protocol.has_http_bindings())
            .map(|http| customize::http(service, self.slice.service, http));
        if http.is_none() && service.protocol.has_http_bindings() {
            let place = Place::of(shape.location, ["shapes", shape.id.as_str()]);
            let message = format!("the operation `{}` has no trait `http`, which its protocol needs", shape.id);
            self.report.push(Diagnostic::error("HttpBindingsMissing", place, message));
        }
        let docs = Docs::of(&shape.traits, || format!("The model's operation `{}`.", shape.id.name()));
        let input = self.bound_structure(format!("{structures}Input"), &bindings.input, &docs, Role::Input, http)?;
        let endpoint_params = self.endpoint_bindings(endpoints, shape, (self.model.shape(&bindings.input)?, &input));
        let output =
            self.bound_structure(format!("{structures}Output"), &bindings.output, &docs, Role::Output, None)?;
        let error = self.error_enum(&name, &bindings.errors);
        let bound = customize::Bound { name: shape.id.name(), input: &input, output: &output };
        let mut pagination = self.pagination(shape, &input, &output);
        if let Some(pagination) = &mut pagination {
            pagination.is_truncated = customize::is_truncated(service, bound);
        }
        Some(Operation {
            pagination,
            shape_name: shape.id.name().to_owned(),
            namespace: shape.id.namespace().to_owned(),
            module: scope.take_module(&structures),
            docs,
            checksums: Checksums::of(shape, &input, self.report),
            is_compressed: is_compressed(shape),
            host_prefix: HostPrefix::of(shape, &input, self.report)
                .and_then(|prefix| customize::host_prefix(service, self.slice.service, prefix)),
            customizations: customize::operation(service, bound),
            endpoint_params,
            presigned: customize::presigned(service, shape.id.name()),
            payload_signing_can_be_disabled: customize::payload_signing_can_be_disabled(service, shape.id.name()),
            input,
            output,
            error,
            auth_schemes: customize::auth_schemes(service, shape.id.name())
                .or_else(|| operation_schemes(&service.auth_schemes, shape, self.report)),
            may_stall: customize::may_stall(service, shape.id.name()),
            requires_length: self.requires_length(&bindings.input),
            unsigned_payload: shape.traits.has("aws.auth#unsignedPayload"),
            unwrapped_output: shape.traits.has("aws.customizations#s3UnwrappedXmlOutput"),
            name,
        })
    }

    /// <https://smithy.io/2.0/spec/streaming.html#requireslength-trait>
    fn requires_length(&self, input: &ShapeId) -> bool {
        let members = self.model.shape(input).into_iter().flat_map(Shape::members);
        let targets = members.filter_map(|member| Some((member, self.model.shape(&member.target)?)));
        let mut streams = targets.filter(|(member, target)| is_stream(member, target, Role::Input));
        streams.any(|(_, target)| target.traits.has("requiresLength"))
    }

    /// The input or output of an operation, a type of its own even where several operations share the structure.
    pub(super) fn bound_structure(
        &mut self,
        name: String,
        id: &ShapeId,
        operation_docs: &Docs,
        role: Role,
        http: Option<HttpBinding>,
    ) -> Option<Structure> {
        let shape = self.model.shape(id)?;
        let ShapeKind::Structure(members) = &shape.kind else {
            let place = Place::of(shape.location, ["shapes", id.as_str()]);
            let message =
                format!("`{id}` is an input or output, so it must be a structure, not a {}", shape.kind.name());
            self.report.push(Diagnostic::error("OperationInputOutput", place, message));
            return None;
        };
        let docs = Docs { deprecated: None, ..Docs::of(&shape.traits, || operation_docs.text.clone()) };
        let members = customize::members(self.slice.service, members, role);
        Some(self.structure(name, shape, &members, docs, role, http))
    }
}

/// Whether the requests of an operation are compressed, by the one algorithm that there is.
/// <https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait>
fn is_compressed(operation: &Shape) -> bool {
    let encodings = operation.traits.get("requestCompression").and_then(|compression| compression.get("encodings"));
    let mut encodings = encodings.and_then(Node::as_array).into_iter().flatten();
    encodings.any(|encoding| encoding.as_str() == Some("gzip"))
}

/// The names of operations, and those of their modules, which are methods of the client too.
pub(super) struct OperationScope {
    names: Scope,
    modules: Scope,
}

impl Default for OperationScope {
    fn default() -> Self {
        let mut modules = Scope::default();
        for method in ["new", "from_conf", "config", "with_endpoint_discovery_enabled"] {
            modules.take(method);
        }
        Self { names: Scope::default(), modules }
    }
}

impl OperationScope {
    fn take_module(&mut self, operation: &str) -> Name {
        let module = names::module_name(operation);
        let free = self.modules.take(module.bare());
        if free == module.bare() { module } else { Name::new(free) }
    }
}

pub(super) fn bindings<'m>(operation: &'m Shape, report: &mut Report) -> Option<&'m crate::model::Operation> {
    match &operation.kind {
        ShapeKind::Operation(bindings) => Some(bindings),
        other => {
            let place = Place::of(operation.location, ["shapes", operation.id.as_str()]);
            let message = format!("`{}` is bound as an operation, but is a {}", operation.id, other.name());
            report.push(Diagnostic::error("Target", place, message));
            None
        }
    }
}
