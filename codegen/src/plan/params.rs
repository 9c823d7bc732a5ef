//! Converts the `params` of a test, or the input of an example, to values of the client's types.

use crate::model::{Node, Object};
use crate::plan::client::{
    Default, Field, List, Map, NAN, Param, ParamMember, Plan, Structure, Type, TypeModule, TypeRef, Union, Value,
};
use crate::plan::members::simple_value;
use crate::sorted::SortedMap;

/// The structures and unions of a client, and the form of the values.
pub(super) struct Params<'p> {
    structures: SortedMap<TypeRef, &'p Structure>,
    unions: SortedMap<TypeRef, &'p Union>,
    /// Converts the text of a blob. Tests have plain text, and examples mostly base64.
    blob: fn(&str) -> Vec<u8>,
}

impl<'p> Params<'p> {
    pub(super) fn new(plan: &'p Plan, blob: fn(&str) -> Vec<u8>) -> Self {
        let (mut structures, mut unions) = (SortedMap::new(), SortedMap::new());
        let type_ref = |module, name: &str| TypeRef { module, name: name.to_owned() };
        for planned in &plan.types {
            let type_ref = type_ref(TypeModule::Types, planned.name());
            match planned {
                Type::Structure(structure) => drop(structures.insert(type_ref, structure)),
                Type::Union(union) => drop(unions.insert(type_ref, union)),
                Type::Enum(_) | Type::IntEnum(_) => {}
            }
        }
        for exception in &plan.exceptions {
            structures.insert(type_ref(TypeModule::Errors, &exception.structure.name), &exception.structure);
        }
        Self { structures, unions, blob }
    }

    /// The members of a structure with these fields.
    pub(super) fn members(&self, fields: &[Field], params: Option<&Object>) -> Result<Vec<ParamMember>, String> {
        let mut members = Vec::new();
        for (name, node) in params.iter().flat_map(|params| params.iter()) {
            let field = fields.iter().find(|field| field.schema.id.member.as_deref() == Some(name));
            let field = field.ok_or_else(|| format!("unknown member `{name}`"))?;
            // Null counts as absent.
            if *node == Node::Null && field.value != Value::Document {
                continue;
            }
            let value = self.value(name, &field.value, node)?;
            members.push(ParamMember { name: field.name.clone(), boxed: field.boxed, value });
        }
        Ok(members)
    }

    /// A value of a member.
    pub(super) fn value(&self, name: &str, value: &Value, node: &Node) -> Result<Param, String> {
        match (value, node) {
            (Value::Float | Value::Double, Node::String(text)) => {
                let constant = match text.as_str() {
                    "NaN" => NAN,
                    "Infinity" => "INFINITY",
                    "-Infinity" => "NEG_INFINITY",
                    _ => return Err(format!("`{name}` must be a number, found `{text}`")),
                };
                Ok(Param::Float(value.clone(), constant))
            }
            (Value::Blob | Value::ByteStream, Node::String(text)) => {
                Ok(Param::Simple(value.clone(), Default::Bytes((self.blob)(text))))
            }
            (Value::Timestamp, Node::String(text)) if is_date_time(text) => Ok(Param::DateTime(text.clone())),
            (Value::List(list), Node::Array(elements)) => self.list(name, list, elements),
            (Value::Map(map), Node::Object(entries)) => self.map(name, map, entries),
            (Value::Structure(type_ref), Node::Object(members)) => {
                let structure = self.structures.get(type_ref).ok_or_else(|| format!("`{name}` is not a structure"))?;
                Ok(Param::Structure {
                    type_ref: type_ref.clone(),
                    fallible_build: structure.fallible_build,
                    members: self.members(&structure.fields, Some(members))?,
                })
            }
            (Value::Union(type_ref), Node::Object(members)) => self.union(name, type_ref, members),
            _ => match simple_value(name, value, node)? {
                Some(simple) => Ok(Param::Simple(value.clone(), simple)),
                None => Err(format!("`{name}` is null")),
            },
        }
    }

    fn list(&self, name: &str, list: &List, elements: &[Node]) -> Result<Param, String> {
        let element = |node: &Node| self.element(name, &list.element, list.sparse, node);
        Ok(Param::List { sparse: list.sparse, elements: elements.iter().map(element).collect::<Result<_, _>>()? })
    }

    fn map(&self, name: &str, map: &Map, entries: &Object) -> Result<Param, String> {
        let entry = |(key, value): (&str, &Node)| {
            let key_param = self.value(name, &map.key, &Node::String(key.to_owned()))?;
            Ok((key_param, self.element(key, &map.value, map.sparse, value)?))
        };
        Ok(Param::Map { sparse: map.sparse, entries: entries.iter().map(entry).collect::<Result<_, String>>()? })
    }

    fn element(&self, name: &str, value: &Value, sparse: bool, node: &Node) -> Result<Option<Param>, String> {
        match (node, sparse) {
            (Node::Null, true) => Ok(None),
            _ => self.value(name, value, node).map(Some),
        }
    }

    fn union(&self, name: &str, type_ref: &TypeRef, members: &Object) -> Result<Param, String> {
        let union = self.unions.get(type_ref).ok_or_else(|| format!("`{name}` is not a union"))?;
        let mut members = members.iter();
        let (Some((member, node)), None) = (members.next(), members.next()) else {
            return Err(format!("`{name}` is a union, so it must have one member"));
        };
        let variant = union.variants.iter().find(|variant| variant.schema.id.member.as_deref() == Some(member));
        let variant = variant.ok_or_else(|| format!("the union `{name}` has no member `{member}`"))?;
        let value = match &variant.value {
            Value::Unit => None,
            value => Some(Box::new(self.value(member, value, node)?)),
        };
        Ok(Param::Union { type_ref: type_ref.clone(), variant: variant.name.clone(), boxed: variant.boxed, value })
    }
}

/// Whether a text has the form of a [`date-time`](https://www.rfc-editor.org/rfc/rfc3339#section-5.6) in UTC.
fn is_date_time(text: &str) -> bool {
    let separators = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    let bytes = text.as_bytes();
    let is_separated = separators.iter().all(|(index, separator)| bytes.get(*index) == Some(separator));
    is_separated && bytes.len() >= 20 && bytes.ends_with(b"Z")
}
