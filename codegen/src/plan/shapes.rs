//! Plans the shapes of a slice, and with them everything else.

use super::auth::operation_schemes;
use super::boxing::boxed_members;
use super::docs::code;
use super::errors::{ErrorVariant, Retryable};
use super::members::{default_value, is_optional};
use super::names::{self, Scope};
use super::reach::Reach;
use super::schemas::check_traits;
use super::types::{IntConstant, UnionVariant};
use super::{
    Docs, Enum, ErrorEnum, Exception, Field, HttpBinding, IntEnum, List, Map, MemberSchema, Operation, Plan,
    Requirement, Role, Service, ServiceError, Structure, StructureSchema, Type, TypeModule, TypeRef, Union, Value,
    Variant,
};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Member, Model, Node, Shape, ShapeId, ShapeKind, Trait, Traits};
use crate::select::Slice;
use std::collections::{BTreeMap, BTreeSet};

/// A list or map, which is no type in Rust but has schemas that others refer to.
#[derive(Debug)]
pub(crate) struct Collection {
    /// The name of the static in `shapes`.
    pub(crate) name: String,
    pub(crate) value: Value,
    pub(crate) schema: MemberSchema,
}

/// Plans a client.
pub(super) struct Planner<'a, 'm> {
    slice: &'a Slice<'m>,
    model: &'m Model,
    report: &'a mut Report,
    reach: Reach,
    boxed: BTreeSet<ShapeId>,
    type_names: BTreeMap<ShapeId, TypeRef>,
    collection_names: BTreeMap<ShapeId, String>,
}

impl<'a, 'm> Planner<'a, 'm> {
    /// A planner for a slice; `None` when the slice holds what it should not, and `report` then says what.
    pub(super) fn new(slice: &'a Slice<'m>, report: &'a mut Report) -> Option<Self> {
        let model = slice.model;
        for operation in &slice.operations {
            bindings(operation, report)?;
        }
        let reach = Reach::of(model, slice.bindings, slice.operations.iter().copied());
        let boxed = boxed_members(model, &reach.closure());
        let (type_names, collection_names) = (BTreeMap::new(), BTreeMap::new());
        let mut planner = Self { slice, model, report, reach, boxed, type_names, collection_names };
        planner.name_shapes();
        Some(planner)
    }

    /// Gives every shape of the service its name, in the order of the shape IDs. It is that of the whole service, so that
    /// no name changes when another operation is chosen.
    fn name_shapes(&mut self) {
        let operations = self.model.operations(self.slice.bindings).into_iter().filter_map(|id| self.model.shape(id));
        let service = Reach::of(self.model, self.slice.bindings, operations);
        let (mut types, mut errors, mut collections) = (Scope::default(), Scope::default(), Scope::default());
        // The variant of every error enum for what the model does not describe.
        errors.take("Unhandled");
        for id in service.closure() {
            let Some(shape) = self.model.shape(&id) else { continue };
            let name = names::type_name(self.slice.name(&shape.id));
            let is_error = shape.traits.has("error");
            match shape.kind {
                ShapeKind::Structure(_) if is_error => {
                    self.type_names.insert(id, TypeRef { module: TypeModule::Errors, name: errors.take(name) });
                }
                ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_)
                    if shape.id.as_str() != "smithy.api#Unit" =>
                {
                    self.type_names.insert(id, TypeRef { module: TypeModule::Types, name: types.take(name) });
                }
                ShapeKind::List(_) | ShapeKind::Map { .. } => {
                    let name = collections.take(names::static_name(self.slice.name(&shape.id)));
                    self.collection_names.insert(id, name);
                }
                _ => {}
            }
        }
    }

    /// Plans everything.
    pub(super) fn plan(mut self) -> Option<Plan> {
        let service = Service::plan(self.slice, self.report)?;
        let closure = self.reach.closure();
        let mut plan = Plan {
            operations: Vec::new(),
            types: closure.iter().filter_map(|id| self.named_type(id)).collect(),
            exceptions: Vec::new(),
            error: ServiceError { variants: Vec::new() },
            collections: closure.iter().flat_map(|id| self.collections(id)).collect(),
            service,
        };
        for id in &closure {
            let is_held = self.type_names.get(id).is_some_and(|type_ref| type_ref.module == TypeModule::Errors);
            let is_returned = self.reach.errors.contains(id);
            let exception = (is_held || is_returned).then(|| self.exception(id)).flatten();
            if let Some(exception) = &exception
                && is_returned
            {
                plan.error.variants.push(exception.variant.clone());
            }
            plan.exceptions.extend(exception);
        }
        let mut scope = OperationScope::default();
        for operation in self.slice.operations.clone() {
            plan.operations.extend(self.operation(operation, &plan.service, &mut scope));
        }
        let variants = plan.operations.iter().flat_map(|operation| &operation.error.variants);
        let mapped: BTreeSet<&str> =
            variants.filter(|variant| !variant.codes.is_empty()).map(|variant| variant.name.as_str()).collect();
        for exception in &mut plan.exceptions {
            exception.structure.is_read |= mapped.contains(exception.variant.name.as_str());
        }
        let (mut modules, mut error_modules) = (Scope::default(), Scope::default());
        for planned in &mut plan.types {
            let module = planned.module_mut();
            *module = names::Name::new(modules.take(module.as_str()));
        }
        for exception in &mut plan.exceptions {
            let module = &mut exception.structure.module;
            *module = names::Name::new(error_modules.take(module.as_str()));
        }
        plan.types.sort_by(|a, b| a.name().cmp(b.name()));
        plan.exceptions.sort_by(|a, b| a.structure.name.cmp(&b.structure.name));
        plan.error.variants.sort_by(|a, b| a.name.cmp(&b.name));
        (!self.report.has_errors()).then_some(plan)
    }

    fn named_type(&mut self, id: &ShapeId) -> Option<Type> {
        let shape = self.model.shape(id)?;
        let TypeRef { module: TypeModule::Types, name } = self.type_names.get(id)?.clone() else { return None };
        let docs = Docs::of(&shape.traits, || format!("The model's `{}`.", shape.id.name()));
        let module = private_module(&name);
        Some(match &shape.kind {
            ShapeKind::Structure(members) => {
                Type::Structure(self.structure(name, shape, members, docs, Role::Member, None))
            }
            ShapeKind::Union(members) => Type::Union(Union {
                name,
                module,
                docs,
                variants: self.union_variants(shape, members),
                schema: StructureSchema::of(shape),
                is_written: self.reach.written.contains(id),
                is_read: self.reach.read.contains(id),
            }),
            ShapeKind::Enum(members) => {
                let variants = self.variants(shape, members);
                Type::Enum(Enum { name, module, docs, variants, sensitive: shape.traits.has("sensitive") })
            }
            ShapeKind::IntEnum(members) => {
                Type::IntEnum(IntEnum { name, module, docs, constants: self.constants(shape, members) })
            }
            _ => return None,
        })
    }

    fn structure(
        &mut self,
        name: String,
        shape: &Shape,
        members: &[Member],
        docs: Docs,
        role: Role,
        http: Option<HttpBinding>,
    ) -> Structure {
        check_traits(&format!("`{}`", shape.id), &shape.traits, &["shapes", shape.id.as_str()], self.report);
        let mut scope = Scope::default();
        for method in reserved_methods(role) {
            scope.take(*method);
        }
        let uri = http.as_ref().map(|http| http.uri.clone());
        let fields: Vec<Field> =
            members.iter().filter_map(|member| self.field(shape, member, role, uri.as_deref(), &mut scope)).collect();
        let mut schema = StructureSchema::of(shape);
        if matches!(role, Role::Input | Role::Output) {
            schema.original_name = Some(shape.id.name().to_owned());
        }
        if role == Role::Input {
            schema.no_body_members = fields.iter().all(|field| field.schema.is_bound_in_request(&field.value));
            schema.http = http;
        }
        Structure {
            module: private_module(&name),
            fallible_build: role == Role::Input || fields.iter().any(Field::is_needed_to_build),
            is_written: role == Role::Input || (role != Role::Output && self.reach.written.contains(&shape.id)),
            is_read: match role {
                Role::Input => false,
                Role::Output => true,
                // An exception is read by the operations that have a code for it as well.
                Role::Exception | Role::Member => self.reach.read.contains(&shape.id),
            },
            name,
            docs,
            fields,
            schema,
        }
    }

    fn field(
        &mut self,
        shape: &Shape,
        member: &Member,
        role: Role,
        uri: Option<&str>,
        scope: &mut Scope,
    ) -> Option<Field> {
        let path = ["shapes", shape.id.as_str(), "members", &member.name];
        let target = self.model.shape(&member.target)?;
        let value = self.value(target)?;
        check_traits(&format!("the member `{}`", member.name), &member.traits, &path, self.report);
        let optional = is_optional(member, target, role == Role::Input);
        let default = match default_value(member, &value) {
            Ok(default) => default.filter(|_| !optional),
            Err(message) => {
                let path = path.into_iter().chain(["traits", "smithy.api#default"]);
                self.report.push(Diagnostic::error("DefaultTrait", Place::of(member.location, path), message));
                None
            }
        };
        Some(Field {
            name: scope.take_field(names::field_name(&member.name)),
            docs: self.member_docs(member, target),
            optional,
            boxed: self.boxed.contains(&shape.id.with_member(&member.name)),
            default,
            required: member.traits.has("required"),
            requirement: (role == Role::Input).then(|| Requirement::of(member, &value, uri)).flatten(),
            sensitive: shape.traits.has("sensitive") || self.is_sensitive(member, &mut BTreeSet::new()),
            schema: MemberSchema::of(&shape.id, member, target),
            value,
        })
    }

    fn member_docs(&self, member: &Member, target: &Shape) -> Docs {
        let own = Docs::of(&member.traits, String::new);
        if !own.is_empty() {
            return own;
        }
        let of_target = Docs::of(&target.traits, || format!("The model's `{}`.", member.name));
        Docs { deprecated: own.deprecated, ..of_target }
    }

    /// Whether a member holds what must not be printed: it or what it targets is sensitive, or an element of it is.
    fn is_sensitive(&self, member: &Member, seen: &mut BTreeSet<ShapeId>) -> bool {
        let Some(target) = self.model.shape(&member.target) else { return false };
        if member.traits.has("sensitive") || target.traits.has("sensitive") {
            return true;
        }
        matches!(target.kind, ShapeKind::List(_) | ShapeKind::Map { .. })
            && seen.insert(target.id.clone())
            && target.members().into_iter().any(|element| self.is_sensitive(element, seen))
    }

    fn value(&self, shape: &Shape) -> Option<Value> {
        if shape.id.as_str() == "smithy.api#Unit" {
            return Some(Value::Unit);
        }
        let type_ref = || self.type_names.get(&shape.id).cloned();
        let element = |member: &Member| self.value(self.model.shape(&member.target)?);
        let sparse = shape.traits.has("sparse");
        Some(match &shape.kind {
            ShapeKind::Enum(_) => Value::Enum(type_ref()?),
            ShapeKind::Structure(_) => Value::Structure(type_ref()?),
            ShapeKind::Union(_) => Value::Union(type_ref()?),
            ShapeKind::List(member) => {
                let element_schema = format!("{}_MEMBER", self.collection_names.get(&shape.id)?);
                Value::List(Box::new(List { element: element(member)?, sparse, element_schema }))
            }
            ShapeKind::Map { key, value } => {
                let name = self.collection_names.get(&shape.id)?;
                Value::Map(Box::new(Map {
                    key: element(key)?,
                    value: element(value)?,
                    sparse,
                    key_schema: format!("{name}_KEY"),
                    value_schema: format!("{name}_VALUE"),
                }))
            }
            simple => Value::simple(simple)?,
        })
    }

    fn collections(&mut self, id: &ShapeId) -> Vec<Collection> {
        let Some(shape) = self.model.shape(id) else { return Vec::new() };
        let Some(name) = self.collection_names.get(id) else { return Vec::new() };
        let collection = |member: &Member| {
            let target = self.model.shape(&member.target)?;
            Some(Collection {
                name: format!("{name}_{}", member.name.to_uppercase()),
                value: self.value(target)?,
                schema: MemberSchema::of(&shape.id, member, target),
            })
        };
        shape.members().into_iter().filter_map(collection).collect()
    }

    fn union_variants(&mut self, shape: &Shape, members: &[Member]) -> Vec<UnionVariant> {
        let (mut scope, mut methods) = (Scope::default(), Scope::default());
        scope.take("Unknown");
        let variant = |member: &Member| {
            let target = self.model.shape(&member.target)?;
            Some(UnionVariant {
                name: scope.take(names::variant_name(&member.name)),
                snake: methods.take(match names::snake_case(&member.name) {
                    // The method for what the model does not know has this name.
                    unknown if unknown == "unknown" => "unknown_value".to_owned(),
                    snake => snake,
                }),
                docs: self.member_docs(member, target),
                value: self.value(target)?,
                boxed: self.boxed.contains(&shape.id.with_member(&member.name)),
                sensitive: shape.traits.has("sensitive") || self.is_sensitive(member, &mut BTreeSet::new()),
                schema: MemberSchema::of(&shape.id, member, target),
            })
        };
        members.iter().filter_map(variant).collect()
    }

    fn variants(&mut self, shape: &Shape, members: &[Member]) -> Vec<Variant> {
        let mut scope = Scope::default();
        scope.take("Unknown");
        let mut values = BTreeSet::new();
        let mut variants = Vec::new();
        for member in members {
            let value = match member.traits.get("enumValue") {
                None => member.name.clone(),
                Some(Node::String(value)) => value.clone(),
                Some(other) => {
                    self.enum_error(shape, member, format!("must be a string, found {}", other.kind()));
                    continue;
                }
            };
            if !values.insert(value.clone()) {
                self.enum_error(shape, member, format!("`{value}` is the value of another member too"));
                continue;
            }
            let docs = Docs::of(&member.traits, || format!("The value {}.", code(&value)));
            variants.push(Variant { name: scope.take(names::variant_name(&member.name)), value, docs });
        }
        variants.sort_by(|a, b| a.value.cmp(&b.value));
        variants
    }

    fn constants(&mut self, shape: &Shape, members: &[Member]) -> Vec<IntConstant> {
        let mut scope = Scope::default();
        let mut constants = Vec::new();
        for member in members {
            let value = member.traits.get("enumValue").and_then(Node::as_number).and_then(|value| value.as_i64());
            match value.and_then(|value| i32::try_from(value).ok()) {
                Some(value) => constants.push(IntConstant {
                    name: scope.take(names::static_name(&member.name)),
                    value,
                    docs: Docs::of(&member.traits, || format!("The value {value}.")),
                }),
                None => self.enum_error(shape, member, "must be an integer of 32 bits".to_owned()),
            }
        }
        constants
    }

    fn enum_error(&mut self, shape: &Shape, member: &Member, problem: String) {
        let path = ["shapes", shape.id.as_str(), "members", &member.name, "traits", "smithy.api#enumValue"];
        let message = format!("the `enumValue` of `{}`: {problem}", shape.id.with_member(&member.name));
        self.report.push(Diagnostic::error("EnumShape", Place::of(member.location, path), message));
    }

    fn exception(&mut self, id: &ShapeId) -> Option<Exception> {
        let shape = self.model.shape(id)?;
        let (ShapeKind::Structure(members), Some(_)) = (&shape.kind, shape.traits.string("error")) else {
            let place = Place::of(shape.location, ["shapes", id.as_str()]);
            let message = format!("`{id}` is used as an error, but is not a structure with the trait `error`");
            self.report.push(Diagnostic::error("OperationErrors", place, message));
            return None;
        };
        let name = self.type_names.get(id)?.name.clone();
        let mut members = members.clone();
        // Every error has a message on the wire, whether or not the model says so.
        if !members.iter().any(|member| names::field_name(&member.name).as_str() == "message") {
            let mut traits = Traits::default();
            let value = Node::String("The error message.".to_owned());
            traits.insert(Trait { id: ShapeId::prelude("documentation"), value, location: shape.location });
            let target = ShapeId::prelude("String");
            members.push(Member { name: "message".to_owned(), target, traits, location: shape.location });
        }
        let docs = Docs::of(&shape.traits, || format!("The model's `{}`.", shape.id.name()));
        let variant = error_variant(name.clone(), shape);
        let structure = self.structure(name, shape, &members, docs, Role::Exception, None);
        Some(Exception { structure, variant })
    }

    fn operation(&mut self, shape: &Shape, service: &Service, scope: &mut OperationScope) -> Option<Operation> {
        let bindings = bindings(shape, self.report)?;
        let name = scope.names.take(names::type_name(self.slice.name(&shape.id)));
        let http = HttpBinding::of(shape, self.report);
        if http.is_none() && service.protocol.needs_http() {
            let place = Place::of(shape.location, ["shapes", shape.id.as_str()]);
            let message = format!("the operation `{}` has no trait `http`, which its protocol needs", shape.id);
            self.report.push(Diagnostic::error("HttpBindingsMissing", place, message));
        }
        let docs = Docs::of(&shape.traits, || format!("The model's operation `{}`.", shape.id.name()));
        let input = self.bound_structure(format!("{name}Input"), &bindings.input, &docs, Role::Input, http)?;
        let output = self.bound_structure(format!("{name}Output"), &bindings.output, &docs, Role::Output, None)?;
        let error = self.error_enum(&name, &bindings.errors);
        Some(Operation {
            shape_name: shape.id.name().to_owned(),
            namespace: shape.id.namespace().to_owned(),
            module: scope.take_module(&name),
            docs,
            input,
            output,
            error,
            auth_schemes: operation_schemes(&service.auth_schemes, shape, self.report),
            name,
        })
    }

    /// The input or output of an operation, a type of its own even where several operations share the structure.
    fn bound_structure(
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
        Some(self.structure(name, shape, members, docs, role, http))
    }

    fn error_enum(&mut self, operation: &str, own: &[ShapeId]) -> ErrorEnum {
        let mut variants: BTreeMap<String, ErrorVariant> = BTreeMap::new();
        // Errors of two namespaces may have one code, which stands for the operation's own before the service's.
        let mut codes = BTreeSet::new();
        for id in own.iter().chain(&self.slice.bindings.errors) {
            let (Some(shape), Some(type_ref)) = (self.model.shape(id), self.type_names.get(id)) else { continue };
            if !variants.contains_key(&type_ref.name) {
                let mut variant = error_variant(type_ref.name.clone(), shape);
                variant.codes.retain(|code| codes.insert(code.clone()));
                variants.insert(type_ref.name.clone(), variant);
            }
        }
        ErrorEnum { name: format!("{operation}Error"), variants: variants.into_values().collect() }
    }
}

/// The names of operations, and those of their modules, which are methods of the client too.
struct OperationScope {
    names: Scope,
    modules: Scope,
}

impl Default for OperationScope {
    fn default() -> Self {
        let mut modules = Scope::default();
        for method in ["new", "from_conf", "config"] {
            modules.take(method);
        }
        Self { names: Scope::default(), modules }
    }
}

impl OperationScope {
    fn take_module(&mut self, operation: &str) -> names::Name {
        let module = names::module_name(operation);
        let free = self.modules.take(module.bare());
        if free == module.bare() { module } else { names::Name::new(free) }
    }
}

fn bindings<'m>(operation: &'m Shape, report: &mut Report) -> Option<&'m crate::model::Operation> {
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

/// The methods that a structure or its builders have beside those of its members.
fn reserved_methods(role: Role) -> &'static [&'static str] {
    match role {
        Role::Input => &["deserialize", "as_input", "send_with"],
        Role::Exception => &["deserialize", "set_meta"],
        Role::Output | Role::Member => &["deserialize"],
    }
}

/// The private module that a type is defined in: `_gateway_response`.
fn private_module(type_name: &str) -> names::Name {
    names::Name::new(format!("_{}", names::snake_case(type_name).trim_start_matches('_')))
}

fn error_variant(name: String, shape: &Shape) -> ErrorVariant {
    let kind = shape.traits.string("error").unwrap_or_default();
    ErrorVariant {
        snake: names::snake_case(&name),
        docs: Docs::of(&shape.traits, || format!("The model's `{}`.", shape.id.name())).text,
        codes: error_codes(shape),
        retryable: shape.traits.get("retryable").map(|retryable| retryable_kind(retryable, kind)),
        name,
    }
}

/// The codes that stand for an exception on the wire: its shape's name, and that of `awsQueryError`.
fn error_codes(shape: &Shape) -> Vec<String> {
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
