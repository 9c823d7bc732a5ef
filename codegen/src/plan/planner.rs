//! Plans the shapes of a slice, and with them everything else.

use super::boxing::boxed_members;
use super::event_streams::is_event_stream;
use super::expressions::Types;
use super::names::{self, Scope};
use super::operations::{OperationScope, bindings};
use super::protocol_tests;
use super::reach::Reach;
use super::structures::private_module;
use super::{
    Docs, Endpoints, Enum, IntEnum, List, Map, MemberSchema, Options, Plan, Role, SchemaTrait, Service, ServiceError,
    StructureSchema, Type, TypeModule, TypeRef, Union, Value, waiters,
};
use crate::diagnostic::Report;
use crate::model::{Member, Model, Shape, ShapeId, ShapeKind};
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
    pub(super) slice: &'a Slice<'m>,
    pub(super) options: &'a Options,
    pub(super) model: &'m Model,
    pub(super) report: &'a mut Report,
    pub(super) reach: Reach,
    pub(super) boxed: BTreeSet<ShapeId>,
    pub(super) type_names: BTreeMap<ShapeId, TypeRef>,
    pub(super) collection_names: BTreeMap<ShapeId, String>,
    /// The error enums of event streams.
    pub(super) stream_error_names: BTreeMap<ShapeId, String>,
    /// Whether members keep their `timestampFormat`.
    has_timestamp_formats: bool,
    pub(super) has_extended_request_ids: bool,
}

impl<'a, 'm> Planner<'a, 'm> {
    /// A planner for a slice; `None` when the slice holds what it should not, and `report` then says what.
    pub(super) fn new(slice: &'a Slice<'m>, options: &'a Options, report: &'a mut Report) -> Option<Self> {
        let model = slice.model;
        for operation in &slice.operations {
            bindings(operation, report)?;
        }
        let mut reach = Reach::of(model, slice.bindings, slice.operations.iter().copied());
        if options.read_and_write_all {
            reach.both_ways();
        }
        let boxed = boxed_members(model, &reach.closure());
        let mut planner = Self {
            slice,
            options,
            model,
            report,
            reach,
            boxed,
            type_names: BTreeMap::new(),
            collection_names: BTreeMap::new(),
            stream_error_names: BTreeMap::new(),
            has_timestamp_formats: true,
            has_extended_request_ids: false,
        };
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
            if is_event_stream(shape) {
                self.stream_error_names.insert(id.clone(), errors.take(format!("{name}Error")));
            }
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
        let service = Service::plan(self.slice, self.options, self.report)?;
        self.has_timestamp_formats = service.protocol.has_timestamp_formats();
        self.has_extended_request_ids = service.has_extended_request_ids();
        let closure = self.reach.closure();
        let endpoints = Endpoints::plan(
            self.slice.service,
            service.endpoint_prefix.as_deref(),
            &service.auth_schemes,
            self.report,
        )?;
        let mut plan = Plan {
            endpoints,
            operations: Vec::new(),
            types: closure.iter().filter_map(|id| self.named_type(id)).collect(),
            exceptions: Vec::new(),
            stream_errors: closure.iter().filter_map(|id| self.stream_error(id)).collect(),
            waiters: Vec::new(),
            error: ServiceError { variants: Vec::new() },
            collections: closure.iter().flat_map(|id| self.collections(id)).collect(),
            protocol_tests: None,
            endpoint_tests: None,
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
            plan.operations.extend(self.operation(operation, &plan.service, &plan.endpoints, &mut scope));
        }
        let of_streams = plan.stream_errors.iter().map(|stream| &stream.error);
        let error_enums = plan.operations.iter().map(|operation| &operation.error).chain(of_streams);
        let variants = error_enums.flat_map(|error| &error.variants);
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
        plan.stream_errors.sort_by(|a, b| a.error.name.cmp(&b.error.name));
        plan.exceptions.sort_by(|a, b| a.structure.name.cmp(&b.structure.name));
        let types = Types { types: &plan.types, exceptions: &plan.exceptions };
        plan.waiters = waiters::plan(&self.slice.operations, &plan.operations, types, self.report);
        plan.error.variants.sort_by(|a, b| a.name.cmp(&b.name));
        if self.report.has_errors() {
            return None;
        }
        if self.options.protocol_tests {
            plan.protocol_tests = Some(protocol_tests::plan(&plan, self.slice, self.report));
        }
        if self.options.endpoint_tests {
            plan.endpoint_tests = plan.endpoints.test_cases(self.slice.service, self.report);
        }
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

    pub(super) fn value(&self, shape: &Shape) -> Option<Value> {
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

    /// The schema of a member, without what the protocol ignores.
    pub(super) fn member_schema(&self, container: &ShapeId, member: &Member, target: &Shape) -> MemberSchema {
        let mut schema = MemberSchema::of(container, member, target);
        if !self.has_timestamp_formats {
            schema.traits.retain(|applied| !matches!(applied, SchemaTrait::TimestampFormat(_)));
        }
        schema
    }

    fn collections(&mut self, id: &ShapeId) -> Vec<Collection> {
        let Some(shape) = self.model.shape(id) else { return Vec::new() };
        let Some(name) = self.collection_names.get(id) else { return Vec::new() };
        let collection = |member: &Member| {
            let target = self.model.shape(&member.target)?;
            Some(Collection {
                name: format!("{name}_{}", member.name.to_uppercase()),
                value: self.value(target)?,
                schema: self.member_schema(&shape.id, member, target),
            })
        };
        shape.members().into_iter().filter_map(collection).collect()
    }
}
