use crate::model::ShapeKind;

/// The type of a value, as Rust code holds it and as serializers handle it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Boolean,
    Byte,
    Short,
    /// An integer, or an intEnum, whose values are integers that the model gives names.
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    String,
    Blob,
    /// A blob that is the body of a request or response, and is not held in memory.
    ByteStream,
    /// A union that is the body of a response, one member after the other.
    EventStream(Box<EventStream>),
    Timestamp,
    Document,
    Enum(TypeRef),
    Structure(TypeRef),
    Union(TypeRef),
    /// `smithy.api#Unit` in a union.
    Unit,
    List(Box<List>),
    Map(Box<Map>),
}

impl Value {
    /// The value of a simple shape that is no enum.
    pub(crate) fn simple(kind: &ShapeKind) -> Option<Self> {
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

    /// Whether the Rust type is `Copy` and passed by value: booleans and machine numbers.
    pub(crate) fn is_copy(&self) -> bool {
        matches!(
            self,
            Value::Boolean | Value::Byte | Value::Short | Value::Integer | Value::Long | Value::Float | Value::Double
        )
    }

    /// Whether it is the body of a request or response, which the runtime hands over.
    pub(crate) fn is_stream(&self) -> bool {
        matches!(self, Value::ByteStream | Value::EventStream(_))
    }

    /// The name of the variant of `ShapeType` for this value.
    pub(crate) fn shape_type(&self) -> &'static str {
        match self {
            Value::Boolean => "Boolean",
            Value::Byte => "Byte",
            Value::Short => "Short",
            Value::Integer => "Integer",
            Value::Long => "Long",
            Value::Float => "Float",
            Value::Double => "Double",
            Value::BigInteger => "BigInteger",
            Value::BigDecimal => "BigDecimal",
            Value::String | Value::Enum(_) => "String",
            Value::Blob | Value::ByteStream => "Blob",
            Value::Timestamp => "Timestamp",
            Value::Document => "Document",
            Value::Structure(_) | Value::Unit => "Structure",
            Value::Union(_) | Value::EventStream(_) => "Union",
            Value::List(_) => "List",
            Value::Map(_) => "Map",
        }
    }
}

/// A generated type, by where it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TypeRef {
    /// The module that it is public in.
    pub(crate) module: TypeModule,
    /// Its name there.
    pub(crate) name: String,
}

/// A module that types are public in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TypeModule {
    /// `types`
    Types,
    /// `types::error`
    Errors,
}

/// An event stream.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct EventStream {
    /// The union of its events.
    pub(crate) event: TypeRef,
    /// The enum of its errors.
    pub(crate) error: TypeRef,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct List {
    pub(crate) element: Value,
    /// Whether elements may be null.
    pub(crate) sparse: bool,
    /// The static in `shapes` that holds the schema of the elements.
    pub(crate) element_schema: String,
}

/// A map.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Map {
    /// [`Value::String`] or [`Value::Enum`].
    pub(crate) key: Value,
    pub(crate) value: Value,
    /// Whether values may be null.
    pub(crate) sparse: bool,
    /// The static in `shapes` that holds the schema of the keys.
    pub(crate) key_schema: String,
    /// The static in `shapes` that holds the schema of the values.
    pub(crate) value_schema: String,
}
