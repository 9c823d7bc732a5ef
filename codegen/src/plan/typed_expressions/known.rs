//! Values of expressions, and their types.

use crate::plan::client::expression::{Code, Lend, Source, Truth, Typed, Variable};
use crate::plan::client::{List, Map, Structure, Type, TypeModule, TypeRef, Union, Value};
use crate::plan::type_index::TypeIndex;

/// The type of a value in expressions.
#[derive(Debug, Clone)]
pub(crate) enum Kind<'p> {
    Boolean,
    Number,
    Text,
    Structure(&'p Structure),
    Union(&'p Union),
    Map(&'p Map),
    List(&'p List),
    /// A computed list.
    Computed {
        element: Box<Kind<'p>>,
        nullable: bool,
    },
    /// An object whose members are the operation's input and output.
    InputOutput {
        input: &'p Structure,
        output: &'p Structure,
    },
}

impl Kind<'_> {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Kind::Boolean => "a boolean",
            Kind::Number => "a number",
            Kind::Text => "a string",
            Kind::Structure(_) | Kind::InputOutput { .. } => "a structure",
            Kind::Union(_) => "a union",
            Kind::Map(_) => "a map",
            Kind::List(_) | Kind::Computed { .. } => "a list",
        }
    }

    pub(super) fn truth(&self) -> Truth {
        match self {
            Kind::Boolean => Truth::Itself,
            Kind::Text | Kind::Map(_) | Kind::List(_) | Kind::Computed { .. } => Truth::NotEmpty,
            Kind::Number | Kind::Structure(_) | Kind::Union(_) | Kind::InputOutput { .. } => Truth::Always,
        }
    }

    /// Whether two values of these types can be compared.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        matches!(
            (self, other),
            (Kind::Boolean, Kind::Boolean) | (Kind::Number, Kind::Number) | (Kind::Text, Kind::Text)
        )
    }
}

/// A value and its type.
#[derive(Debug, Clone)]
pub(crate) struct Known<'p> {
    pub(crate) typed: Typed,
    pub(crate) kind: Kind<'p>,
}

impl<'p> Known<'p> {
    pub(super) fn new(code: Code, nullable: bool, kind: Kind<'p>) -> Self {
        Self { typed: Typed { code, nullable }, kind }
    }

    /// The input or output of an operation.
    pub(crate) fn root(variable: Variable, structure: &'p Structure) -> Self {
        Self::new(Code::Variable(variable), false, Kind::Structure(structure))
    }

    /// The input and output of an operation, as members of one object.
    pub(crate) fn input_output(input: &'p Structure, output: &'p Structure) -> Self {
        Self::new(Code::Variable(Variable::Output), false, Kind::InputOutput { input, output })
    }

    pub(super) fn item(kind: Kind<'p>) -> Self {
        Self::new(Code::Variable(Variable::Item), false, kind)
    }
}

/// The elements of a list, and one of them.
pub(super) fn source<'p>(types: TypeIndex<'p>, list: &Kind<'p>) -> Result<(Source, Known<'p>), String> {
    match list {
        Kind::List(list) => {
            let (kind, lend) = kind(types, &list.element)?;
            Ok((Source::List { sparse: list.sparse, lend }, Known::item(kind)))
        }
        Kind::Computed { element, nullable } => {
            Ok((Source::Computed { nullable: *nullable }, Known::item((**element).clone())))
        }
        other => Err(format!("{} is not a list", other.name())),
    }
}

/// The type of a value in expressions, and how the value is borrowed.
pub(super) fn kind<'p>(types: TypeIndex<'p>, value: &'p Value) -> Result<(Kind<'p>, Lend), String> {
    Ok(match value {
        Value::Boolean => (Kind::Boolean, Lend::Copy),
        Value::Double => (Kind::Number, Lend::Copy),
        Value::Byte | Value::Short | Value::Integer | Value::Float => (Kind::Number, Lend::Exact),
        Value::Long => (Kind::Number, Lend::Rounded),
        Value::String => (Kind::Text, Lend::Text),
        Value::Enum(_) => (Kind::Text, Lend::Enum),
        Value::List(list) => (Kind::List(list), Lend::Reference),
        Value::Map(map) => (Kind::Map(map), Lend::Reference),
        Value::Structure(type_ref) | Value::Union(type_ref) => (named(types, type_ref)?, Lend::Reference),
        Value::BigInteger
        | Value::BigDecimal
        | Value::Blob
        | Value::ByteStream
        | Value::EventStream(_)
        | Value::Timestamp
        | Value::Document
        | Value::Unit => return Err(format!("a {} is not supported", value.shape_type().to_lowercase())),
    })
}

fn named<'p>(types: TypeIndex<'p>, type_ref: &TypeRef) -> Result<Kind<'p>, String> {
    let union = || match types.named(&type_ref.name) {
        Some(Type::Union(union)) if type_ref.module == TypeModule::Types => Some(Kind::Union(union)),
        _ => None,
    };
    let found = types.structure(type_ref).map(Kind::Structure).or_else(union);
    found.ok_or_else(|| format!("there is no type `{}`", type_ref.name))
}
