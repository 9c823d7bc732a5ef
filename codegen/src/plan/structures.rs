use super::client::{Default, EventStream, Field, HttpBinding, Role, Structure, StructureSchema, Value};
use super::context::Context;
use super::customize::MemberShapes;
use super::docs::Docs;
use super::event_streams::is_event_stream;
use super::members::{default_value, is_optional, is_stream, member_docs, requirement};
use super::names;
use super::schemas;
use super::scopes::Scope;
use super::sensitive::is_redacted;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Member, Shape, ShapeKind};

/// A structure to plan.
pub(super) struct Definition<'a> {
    pub(super) name: String,
    pub(super) shape: &'a Shape,
    pub(super) members: &'a [Member],
    pub(super) docs: Docs,
    pub(super) role: Role,
    /// The HTTP binding of the operation, if this is its input.
    pub(super) http: Option<HttpBinding>,
    /// Whether the operation has waiters, if this is its input.
    pub(super) has_waiters: bool,
}

/// Plans a structure.
pub(super) fn plan(context: &Context<'_>, definition: Definition<'_>, report: &mut Report) -> Structure {
    let Definition { name, shape, members, docs, role, http, has_waiters } = definition;
    schemas::check_traits(&format!("`{}`", shape.id), &shape.traits, &["shapes", shape.id.as_str()], report);
    let mut scope = Scope::of_structure(role, has_waiters, role == Role::Input && context.converts_inputs);
    let uri = http.as_ref().map(|http| http.uri.as_str());
    let container = Container { shape, role, uri };
    let fields: Vec<Field> =
        members.iter().filter_map(|member| field(context, &container, member, &mut scope, report)).collect();
    Structure {
        module: names::private_module_name(&name),
        fallible_build: role == Role::Input || fields.iter().any(Field::is_needed_to_build),
        is_written: match role {
            Role::Input => true,
            Role::Output => context.read_and_write_all,
            Role::Exception | Role::Member => context.reach.written.contains(&shape.id),
        },
        is_read: match role {
            // A stream of events to send cannot be read.
            Role::Input => {
                context.read_and_write_all && !fields.iter().any(|field| matches!(field.value, Value::EventStream(_)))
            }
            Role::Output => true,
            // Operations that have a code for an exception read it, too.
            Role::Exception | Role::Member => context.reach.read.contains(&shape.id),
        },
        has_serde: false,
        is_mocked: match role {
            Role::Input | Role::Output => context.mocks,
            Role::Exception => context.mocks && context.reach.errors.contains(&shape.id),
            Role::Member => context.is_mocked(&shape.id),
        },
        is_bound_to_http: match role {
            Role::Input => http.is_some(),
            Role::Output | Role::Exception => context.mocks && context.protocol.has_http_bindings(),
            Role::Member => false,
        },
        has_failure_messages: false,
        extended_request_id: context.extended_request_id,
        name,
        role,
        docs,
        schema: schema(context, shape, &fields, role, http),
        fields,
        attributes: Vec::new(),
    }
}

fn schema(
    context: &Context<'_>,
    shape: &Shape,
    fields: &[Field],
    role: Role,
    http: Option<HttpBinding>,
) -> StructureSchema {
    let mut schema = schemas::of_structure(shape);
    if matches!(role, Role::Input | Role::Output) {
        schema.original_name = Some(shape.id.name().to_owned());
    }
    let is_document = |field: &Field| field.value == Value::Document && field.schema.is_payload();
    if role == Role::Output && context.mocks {
        schema.document_payload = fields.iter().any(is_document);
    }
    if role == Role::Input {
        schema.no_body_members = fields.iter().all(|field| field.schema.is_bound_in_request(&field.value));
        schema.document_payload = fields.iter().any(is_document);
        schema.http = http;
    }
    schema
}

/// The structure that a field belongs to.
struct Container<'a> {
    shape: &'a Shape,
    role: Role,
    /// The URI of the operation, if the structure is its input.
    uri: Option<&'a str>,
}

fn field(
    context: &Context<'_>,
    container: &Container<'_>,
    member: &Member,
    scope: &mut Scope,
    report: &mut Report,
) -> Option<Field> {
    let Container { shape, role, uri } = *container;
    let path = ["shapes", shape.id.as_str(), "members", &member.name];
    let target = context.model.shape(&member.target)?;
    // The events of a connection need a client. The types of events are generated.
    if context.types_only && is_event_stream(target) {
        return None;
    }
    let value = value(context, member, target, role)?;
    schemas::check_traits(&format!("the member `{}`", member.name), &member.traits, &path, report);
    let optional = !value.is_stream()
        && (is_optional(member, target, role == Role::Input)
            || leaves_out_default(context, MemberShapes { structure: shape, member, target, value: &value }));
    let default = match default_value(member, &value) {
        Ok(_) if value == Value::ByteStream => Some(Default::Empty),
        Ok(default) => default.filter(|_| !optional),
        Err(message) => {
            let path = path.into_iter().chain(["traits", "smithy.api#default"]);
            report.push(Diagnostic::error("DefaultTrait", Place::of(member.location, path), message));
            None
        }
    };
    let requirement = (role == Role::Input).then(|| requirement(member, &value, uri)).flatten();
    let is_needed = match role {
        Role::Input => requirement.is_some(),
        _ => (!optional && default.is_none()) || is_required_aggregate(member, target),
    };
    let name = scope.take_field(names::field_name(&member.name));
    Some(Field {
        is_argument: context.required_arguments && is_needed && !matches!(value, Value::EventStream(_)),
        is_error_message: role == Role::Exception && name.as_str() == "message",
        name,
        docs: member_docs(context, member, target),
        optional,
        boxed: context.boxed.contains(&shape.id.with_member(&member.name)),
        default,
        required: member.traits.has("required"),
        requirement,
        idempotency_token: role == Role::Input && value == Value::String && member.traits.has("idempotencyToken"),
        sensitive: is_redacted(context, shape, member),
        schema: schemas::of_member(context.protocol, &shape.id, member, target),
        value,
        attributes: Vec::new(),
    })
}

/// Whether the model requires a member whose field is nevertheless an `Option`, because it targets a structure or
/// union.
fn is_required_aggregate(member: &Member, target: &Shape) -> bool {
    matches!(target.kind, ShapeKind::Structure(_) | ShapeKind::Union(_))
        && member.traits.has("required")
        && !member.traits.has("clientOptional")
}

fn leaves_out_default(context: &Context<'_>, shapes: MemberShapes<'_>) -> bool {
    shapes.member.traits.has("default") && context.customization.leaves_out_default(shapes)
}

/// The value of a member, which may be a stream if it is a member of an input or output.
fn value(context: &Context<'_>, member: &Member, target: &Shape, role: Role) -> Option<Value> {
    if matches!(role, Role::Input | Role::Output)
        && is_event_stream(target)
        && let (Some(event), Some(error)) = (context.names.type_of(&target.id), context.names.stream_error(&target.id))
    {
        return Some(Value::EventStream(Box::new(EventStream {
            event: event.clone(),
            error,
            is_sent: role == Role::Input,
        })));
    }
    if is_stream(member, target, role) {
        return Some(Value::ByteStream);
    }
    context.names.value(context.model, target)
}
