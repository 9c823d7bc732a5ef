/// The type of a value, both in Rust and for serializers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Boolean,
    Byte,
    Short,
    /// An integer or an intEnum.
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    String,
    Blob,
    /// A blob that is the body of a request or response, as a stream.
    ByteStream,
    /// A union whose members are the events of a request or response.
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
    /// Whether the Rust type is `Copy` and passed by value: booleans and machine numbers.
    pub(crate) fn is_copy(&self) -> bool {
        matches!(
            self,
            Value::Boolean | Value::Byte | Value::Short | Value::Integer | Value::Long | Value::Float | Value::Double
        )
    }

    /// Whether it is a stream, which the runtime reads and writes.
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

/// A reference to a generated type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TypeRef {
    /// The public module.
    pub(crate) module: TypeModule,
    /// The name in that module.
    pub(crate) name: String,
}

/// A public module of types.
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
    /// Whether the events are those of a request.
    pub(crate) is_sent: bool,
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
