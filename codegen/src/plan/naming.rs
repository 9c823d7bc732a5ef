//! The Rust names of a service's shapes, and the Rust types of their values.

use super::client::{List, Map, TypeModule, TypeRef, Value};
use super::event_streams::is_event_stream;
use super::names;
use super::reach::Reach;
use super::scopes::Scope;
use crate::model::{Member, Model, Shape, ShapeId, ShapeKind};
use crate::select::Slice;
use crate::sorted::SortedMap;

/// The Rust names of shapes.
#[derive(Debug, Default)]
pub(super) struct ShapeNames {
    types: SortedMap<ShapeId, TypeRef>,
    /// The prefixes of the statics that hold the schemas of lists and maps.
    collections: SortedMap<ShapeId, String>,
    /// The error enums of event streams.
    stream_errors: SortedMap<ShapeId, String>,
    /// The suffixes of the predicates of errors.
    predicates: SortedMap<ShapeId, String>,
}

impl ShapeNames {
    /// Names every shape of the service in the order of the shape IDs.
    ///
    /// The names do not depend on which operations are chosen, so no name changes when another operation is added.
    pub(super) fn of(slice: &Slice<'_>) -> Self {
        let operations = slice.model.operations(slice.bindings).into_iter().filter_map(|id| slice.model.shape(id));
        let service = Reach::of(slice.model, slice.bindings, operations);
        let mut shape_names = Self::default();
        let (mut types, mut errors) = (Scope::of_types(), Scope::of_errors());
        let (mut predicates, mut collections) = (Scope::of_predicates(), Scope::of_collections());
        for id in service.closure() {
            let Some(shape) = slice.model.shape(&id) else { continue };
            let name = names::type_name(slice.name(&shape.id));
            let is_error = shape.traits.has("error");
            if is_event_stream(shape) {
                shape_names.stream_errors.insert(id.clone(), errors.take(format!("{name}Error")));
            }
            match shape.kind {
                ShapeKind::Structure(_) if is_error => {
                    let type_ref = TypeRef { module: TypeModule::Errors, name: errors.take(name) };
                    let predicate = predicates.take(names::snake_case(&type_ref.name));
                    shape_names.predicates.insert(id.clone(), predicate);
                    shape_names.types.insert(id, type_ref);
                }
                ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_)
                    if shape.id.as_str() != "smithy.api#Unit" =>
                {
                    let type_ref = TypeRef { module: TypeModule::Types, name: types.take(name) };
                    shape_names.types.insert(id, type_ref);
                }
                ShapeKind::List(_) | ShapeKind::Map { .. } => {
                    let name = collections.take(names::static_name(slice.name(&shape.id)));
                    shape_names.collections.insert(id, name);
                }
                _ => {}
            }
        }
        shape_names
    }

    /// The shapes whose names have another number at their end than in the whole service, each with the name, in the terms
    /// of the model, that gives it that number.
    #[cfg(feature = "tools")]
    pub(super) fn kept<'n>(
        &'n self,
        whole: &Self,
        name: impl Fn(&'n ShapeId) -> &'n str,
    ) -> std::collections::BTreeMap<ShapeId, String> {
        let types = |names: &Self, id: &ShapeId| names.type_of(id).map(|type_ref| type_ref.name.clone());
        let collections = |names: &Self, id: &ShapeId| names.collection(id).map(str::to_owned);
        let mut kept = std::collections::BTreeMap::new();
        for id in self.types.keys().chain(self.collections.keys()) {
            let in_whole = types(whole, id).or_else(|| collections(whole, id)).unwrap_or_default();
            let here = types(self, id).or_else(|| collections(self, id)).unwrap_or_default();
            if let Some(number) = in_whole.strip_prefix(&here).filter(|number| !number.is_empty()) {
                kept.insert(id.clone(), format!("{}{number}", name(id)));
            }
        }
        kept
    }

    /// The names of all structures, unions and enums.
    pub(super) fn types(&self) -> impl Iterator<Item = (&ShapeId, &TypeRef)> {
        self.types.iter()
    }

    /// The type of a structure, union or enum.
    pub(super) fn type_of(&self, id: &ShapeId) -> Option<&TypeRef> {
        self.types.get(id)
    }

    /// The prefix of the statics that hold the schemas of a list or map.
    pub(super) fn collection(&self, id: &ShapeId) -> Option<&str> {
        self.collections.get(id).map(String::as_str)
    }

    /// The error enum of an event stream.
    pub(super) fn stream_error(&self, id: &ShapeId) -> Option<TypeRef> {
        Some(TypeRef { module: TypeModule::Errors, name: self.stream_errors.get(id)?.clone() })
    }

    /// The suffix of the predicate `is_…` of an error.
    pub(super) fn predicate(&self, id: &ShapeId) -> Option<&str> {
        self.predicates.get(id).map(String::as_str)
    }

    /// The Rust type of a shape's values. `None` for shapes without values, such as services.
    pub(super) fn value(&self, model: &Model, shape: &Shape) -> Option<Value> {
        if shape.id.as_str() == "smithy.api#Unit" {
            return Some(Value::Unit);
        }
        let type_ref = || self.types.get(&shape.id).cloned();
        let element = |member: &Member| self.value(model, model.shape(&member.target)?);
        let sparse = shape.traits.has("sparse");
        Some(match &shape.kind {
            ShapeKind::Enum(_) => Value::Enum(type_ref()?),
            ShapeKind::Structure(_) => Value::Structure(type_ref()?),
            ShapeKind::Union(_) => Value::Union(type_ref()?),
            ShapeKind::List(member) => {
                let element_schema = format!("{}_MEMBER", self.collection(&shape.id)?);
                Value::List(Box::new(List { element: element(member)?, sparse, element_schema }))
            }
            ShapeKind::Map { key, value } => {
                let name = self.collection(&shape.id)?;
                Value::Map(Box::new(Map {
                    key: element(key)?,
                    value: element(value)?,
                    sparse,
                    key_schema: format!("{name}_KEY"),
                    value_schema: format!("{name}_VALUE"),
                }))
            }
            simple => simple_value(simple)?,
        })
    }
}

fn simple_value(kind: &ShapeKind) -> Option<Value> {
    Some(match kind {
        ShapeKind::Blob => Value::Blob,
        ShapeKind::Boolean => Value::Boolean,
        ShapeKind::String => Value::String,
        ShapeKind::Byte => Value::Byte,
        ShapeKind::Short => Value::Short,
        ShapeKind::Integer | ShapeKind::IntEnum(_) => Value::Integer,
        ShapeKind::Long => Value::Long,
        ShapeKind::Float => Value::Float,
        ShapeKind::Double => Value::Double,
        ShapeKind::BigInteger => Value::BigInteger,
        ShapeKind::BigDecimal => Value::BigDecimal,
        ShapeKind::Timestamp => Value::Timestamp,
        ShapeKind::Document => Value::Document,
        _ => return None,
    })
}
