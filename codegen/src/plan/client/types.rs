use super::field::Field;
use super::role::Role;
use super::schema::{MemberSchema, SchemaId, StructureSchema};
use super::value::Value;
use crate::plan::docs::Docs;
use crate::plan::names::Name;

/// A type in the module `types`.
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

    /// The private module that defines the type, to be renamed.
    pub(crate) fn module_mut(&mut self) -> &mut Name {
        match self {
            Type::Structure(structure) => &mut structure.module,
            Type::Union(union) => &mut union.module,
            Type::Enum(enumeration) => &mut enumeration.module,
            Type::IntEnum(enumeration) => &mut enumeration.module,
        }
    }

    /// The private module that defines the type.
    pub(crate) fn module(&self) -> &Name {
        match self {
            Type::Structure(structure) => &structure.module,
            Type::Union(union) => &union.module,
            Type::Enum(enumeration) => &enumeration.module,
            Type::IntEnum(enumeration) => &enumeration.module,
        }
    }
}

/// A structure, the input or output of an operation, or an exception.
#[derive(Debug)]
pub(crate) struct Structure {
    pub(crate) name: String,
    pub(crate) role: Role,
    /// The private module that defines it.
    pub(crate) module: Name,
    pub(crate) docs: Docs,
    pub(crate) fields: Vec<Field>,
    pub(crate) schema: StructureSchema,
    /// Whether requests contain it.
    pub(crate) is_written: bool,
    /// Whether responses contain it.
    pub(crate) is_read: bool,
    /// Whether it implements the traits of serde.
    pub(crate) has_serde: bool,
    /// Whether mocks both read and write it.
    pub(crate) is_mocked: bool,
    /// Whether members may be the whole body when it is written.
    pub(crate) is_bound_to_http: bool,
    /// Whether its builder's `build()` returns a `Result`.
    pub(crate) fallible_build: bool,
    /// Whether it is an output that a waiter adds the messages of a failure to.
    pub(crate) has_failure_messages: bool,
    /// The module of the runtime's `services` that reads extended request IDs, if outputs and exceptions carry them.
    pub(crate) extended_request_id: Option<&'static str>,
    /// Attributes that the caller adds, as source text that parses.
    pub(crate) attributes: Vec<String>,
}

impl Structure {
    /// The name of its builder.
    pub(crate) fn builder(&self) -> String {
        Self::builder_of(&self.name)
    }

    /// The name of the builder of a structure with this name.
    pub(crate) fn builder_of(name: &str) -> String {
        format!("{name}Builder")
    }

    /// The fields that are arguments of the function that creates its builder, in the order of the model.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.is_argument)
    }

    /// The field of a member, by the member's name in the model.
    pub(crate) fn field(&self, member: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.schema.is_of(member))
    }

    /// The field of a member, if it is a string.
    pub(crate) fn text_field(&self, member: &str) -> Option<&Field> {
        self.field(member).filter(|field| field.value == Value::String)
    }

    /// Whether it contains a stream, which cannot be cloned or compared.
    pub(crate) fn holds_stream(&self) -> bool {
        self.fields.iter().any(|field| field.value.is_stream())
    }

    /// The field that is the event stream of a request or response.
    pub(crate) fn event_stream(&self) -> Option<&Field> {
        self.fields.iter().find(|field| matches!(field.value, Value::EventStream(_)))
    }

    /// The field that is the body of a request or response, as a stream of bytes.
    pub(crate) fn stream(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.value == Value::ByteStream)
    }

    /// Whether `Debug` redacts a field.
    pub(crate) fn is_sensitive(&self) -> bool {
        self.fields.iter().any(|field| field.sensitive)
    }

    /// Whether `Debug` redacts the metadata of an exception, because it repeats the message.
    pub(crate) fn redacts_metadata(&self) -> bool {
        self.fields.iter().any(|field| field.sensitive && field.is_error_message)
    }

    /// The traits that it derives.
    pub(crate) fn derives(&self) -> Vec<&'static str> {
        let holds_stream = self.holds_stream();
        let traits = [("Clone", !holds_stream), ("Debug", !self.is_sensitive()), ("PartialEq", !holds_stream)];
        traits.into_iter().filter(|(_, is_derived)| *is_derived).map(|(name, _)| name).collect()
    }

    /// The traits that its builder derives.
    pub(crate) fn builder_derives(&self) -> Vec<&'static str> {
        let mut traits = self.derives();
        // A builder without its arguments is private.
        if self.arguments().next().is_none() {
            traits.push("Default");
        }
        traits.sort_unstable();
        traits
    }

    /// Whether its schema is needed. A structure without fields, other than an output, is read without its schema.
    pub(crate) fn has_schema(&self) -> bool {
        self.is_written || self.is_mocked || (self.is_read && (self.role == Role::Output || !self.fields.is_empty()))
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
    /// Whether it implements the traits of serde.
    pub(crate) has_serde: bool,
    /// Whether mocks both read and write it.
    pub(crate) is_mocked: bool,
    /// Attributes that the caller adds, as source text that parses.
    pub(crate) attributes: Vec<String>,
}

impl Union {
    /// Whether `Debug` redacts a variant.
    pub(crate) fn is_sensitive(&self) -> bool {
        self.variants.iter().any(|variant| variant.sensitive)
    }

    /// The traits that it derives.
    pub(crate) fn derives(&self) -> &'static [&'static str] {
        if self.is_sensitive() { &["Clone", "PartialEq"] } else { &["Clone", "Debug", "PartialEq"] }
    }

    /// Whether its schema is needed.
    pub(crate) fn has_schema(&self) -> bool {
        self.is_written || self.is_read || self.is_mocked
    }
}

/// A variant of a union.
#[derive(Debug)]
pub(crate) struct UnionVariant {
    pub(crate) name: String,
    /// The suffix of the methods `is_…` and `as_…`.
    pub(crate) snake: String,
    pub(crate) docs: Docs,
    pub(crate) value: Value,
    pub(crate) boxed: bool,
    pub(crate) sensitive: bool,
    pub(crate) schema: MemberSchema,
    /// Attributes that the caller adds, as source text that parses.
    pub(crate) attributes: Vec<String>,
}

/// An enum of strings.
#[derive(Debug)]
pub(crate) struct Enum {
    pub(crate) name: String,
    pub(crate) module: Name,
    pub(crate) docs: Docs,
    /// Sorted by value.
    pub(crate) variants: Vec<Variant>,
    pub(crate) sensitive: bool,
    /// Whether it implements the traits of serde.
    pub(crate) has_serde: bool,
    pub(crate) id: SchemaId,
    /// Attributes that the caller adds, as source text that parses.
    pub(crate) attributes: Vec<String>,
}

impl Enum {
    /// The traits that it derives.
    pub(crate) fn derives(&self) -> &'static [&'static str] {
        match self.sensitive {
            true => &["Clone", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"],
            false => &["Clone", "Debug", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"],
        }
    }
}

/// A variant of an enum of strings.
#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) docs: Docs,
    pub(crate) id: SchemaId,
    /// Attributes that the caller adds, as source text that parses.
    pub(crate) attributes: Vec<String>,
}

/// An enum of integers. Members that target it are `i32`, as in AWS's clients; the type has a constant for each value.
#[derive(Debug)]
pub(crate) struct IntEnum {
    pub(crate) name: String,
    pub(crate) module: Name,
    pub(crate) docs: Docs,
    pub(crate) constants: Vec<IntConstant>,
    pub(crate) id: SchemaId,
    /// Attributes that the caller adds, as source text that parses.
    pub(crate) attributes: Vec<String>,
}

/// A value of an enum of integers.
#[derive(Debug)]
pub(crate) struct IntConstant {
    pub(crate) name: String,
    pub(crate) value: i32,
    pub(crate) docs: Docs,
}
