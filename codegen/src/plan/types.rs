use super::{Docs, Field, MemberSchema, StructureSchema, Value};
use crate::plan::names::Name;

/// A type in `types`.
#[derive(Debug)]
pub(crate) enum Type {
    Structure(Structure),
    Union(Union),
    Enum(Enum),
    IntEnum(IntEnum),
}

impl Type {
    /// The name of the type.
    pub(crate) fn name(&self) -> &str {
        match self {
            Type::Structure(structure) => &structure.name,
            Type::Union(union) => &union.name,
            Type::Enum(enumeration) => &enumeration.name,
            Type::IntEnum(enumeration) => &enumeration.name,
        }
    }

    /// The module that the type is defined in, to be renamed.
    pub(crate) fn module_mut(&mut self) -> &mut Name {
        match self {
            Type::Structure(structure) => &mut structure.module,
            Type::Union(union) => &mut union.module,
            Type::Enum(enumeration) => &mut enumeration.module,
            Type::IntEnum(enumeration) => &mut enumeration.module,
        }
    }

    /// The module that the type is defined in.
    pub(crate) fn module(&self) -> &Name {
        match self {
            Type::Structure(structure) => &structure.module,
            Type::Union(union) => &union.module,
            Type::Enum(enumeration) => &enumeration.module,
            Type::IntEnum(enumeration) => &enumeration.module,
        }
    }
}

/// A structure: of its own, the input or output of an operation, or an exception.
#[derive(Debug)]
pub(crate) struct Structure {
    pub(crate) name: String,
    /// The private module that it is defined in.
    pub(crate) module: Name,
    pub(crate) docs: Docs,
    pub(crate) fields: Vec<Field>,
    pub(crate) schema: StructureSchema,
    /// Whether it goes into requests.
    pub(crate) is_written: bool,
    /// Whether it comes out of responses.
    pub(crate) is_read: bool,
    /// Whether its builder's `build` can fail, since a required member may be missing.
    pub(crate) fallible_build: bool,
    /// Whether what comes of a response carries the second request ID of S3.
    pub(crate) extended_request_id: bool,
}

impl Structure {
    /// The name of its builder.
    pub(crate) fn builder(&self) -> String {
        format!("{}Builder", self.name)
    }

    /// Whether it holds a stream, which cannot be cloned or compared.
    pub(crate) fn holds_stream(&self) -> bool {
        self.fields.iter().any(|field| field.value.is_stream())
    }

    /// The member that is the body of the response, one event after the other.
    pub(crate) fn event_stream(&self) -> Option<&Field> {
        self.fields.iter().find(|field| matches!(field.value, Value::EventStream(_)))
    }

    /// The member that is the body of the request or response, as bytes.
    pub(crate) fn stream(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.value == Value::ByteStream)
    }

    /// Whether `Debug` must hide a member.
    pub(crate) fn is_sensitive(&self) -> bool {
        self.fields.iter().any(|field| field.sensitive)
    }
}

/// A union.
#[derive(Debug)]
pub(crate) struct Union {
    pub(crate) name: String,
    pub(crate) module: Name,
    pub(crate) docs: Docs,
    pub(crate) variants: Vec<UnionVariant>,
    pub(crate) schema: StructureSchema,
    pub(crate) is_written: bool,
    pub(crate) is_read: bool,
}

/// A variant of a union.
#[derive(Debug)]
pub(crate) struct UnionVariant {
    pub(crate) name: String,
    /// What stands after `is_` and `as_`.
    pub(crate) snake: String,
    pub(crate) docs: Docs,
    pub(crate) value: Value,
    pub(crate) boxed: bool,
    pub(crate) sensitive: bool,
    pub(crate) schema: MemberSchema,
}

/// An enum of strings.
#[derive(Debug)]
pub(crate) struct Enum {
    pub(crate) name: String,
    pub(crate) module: Name,
    pub(crate) docs: Docs,
    /// By value.
    pub(crate) variants: Vec<Variant>,
    pub(crate) sensitive: bool,
}

/// A variant of an enum of strings.
#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) docs: Docs,
}

/// An enum of integers. Members that target it are `i32`, as in AWS's own clients; the type gives the values names.
#[derive(Debug)]
pub(crate) struct IntEnum {
    pub(crate) name: String,
    pub(crate) module: Name,
    pub(crate) docs: Docs,
    pub(crate) constants: Vec<IntConstant>,
}

/// A value of an enum of integers.
#[derive(Debug)]
pub(crate) struct IntConstant {
    pub(crate) name: String,
    pub(crate) value: i32,
    pub(crate) docs: Docs,
}
