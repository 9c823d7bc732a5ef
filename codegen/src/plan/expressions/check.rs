//! Finds the types of an expression's parts among those of a client.

use super::typed::{Code, Condition, Lend, Order, Source, Step, Stream, Truth, Typed, Variable};
use crate::jmespath::{Comparator, Expression};
use crate::plan::{Exception, Field, List, Map, Structure, Type, TypeModule, TypeRef, Union, Value};
use serde_json::Value as Literal;

/// The types of a client.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Types<'p> {
    pub(crate) types: &'p [Type],
    pub(crate) exceptions: &'p [Exception],
}

/// The type of a value, as far as expressions tell types apart.
#[derive(Debug, Clone)]
pub(crate) enum Kind<'p> {
    Boolean,
    Number,
    Text,
    Structure(&'p Structure),
    Union(&'p Union),
    Map(&'p Map),
    List(&'p List),
    /// A list that is computed.
    Computed {
        element: Box<Kind<'p>>,
        nullable: bool,
    },
    /// An object that has the operation's input and output for members.
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

    fn truth(&self) -> Truth {
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

    fn item(kind: Kind<'p>) -> Self {
        Self::new(Code::Variable(Variable::Item), false, kind)
    }
}

type Checked<T> = Result<T, String>;

impl<'p> Types<'p> {
    /// The value of an expression that is applied to `current`.
    ///
    /// # Errors
    /// Says what the types do not have, or what cannot be generated.
    pub(crate) fn value(&self, expression: &Expression, current: &Known<'p>) -> Checked<Known<'p>> {
        match expression {
            Expression::Current => Ok(current.clone()),
            Expression::Field(name) => self.member(name, current),
            Expression::Literal(literal) => self.literal(literal),
            Expression::Sub(left, right) => {
                let left = self.value(left, current)?;
                // What is computed would be computed again wherever the right side mentions it.
                if !is_path(&left.typed.code) {
                    return Err("nothing but a member can be looked into".to_owned());
                }
                self.value(right, &left)
            }
            Expression::Index(index) => self.element(*index, current),
            Expression::Flatten(_)
            | Expression::Projection(..)
            | Expression::ObjectProjection(..)
            | Expression::Filter { .. } => self.list(expression, current),
            Expression::MultiSelectList(elements) => self.selection(elements, current),
            Expression::Or(left, right) => self.choice(Code::Or, left, right, current),
            Expression::And(left, right) => self.choice(Code::And, left, right, current),
            Expression::Not(_) | Expression::Comparison(Comparator::Equal | Comparator::NotEqual, ..) => {
                let condition = self.condition(expression, current)?;
                Ok(Known::new(Code::Condition(Box::new(condition)), false, Kind::Boolean))
            }
            Expression::Comparison(comparator, left, right) => self.order(*comparator, left, right, current),
            Expression::Function(name, arguments) => self.function(name, arguments, current),
            Expression::Slice => Err("slices are not supported".to_owned()),
            Expression::MultiSelectHash(_) => Err("objects that are made of members are not supported".to_owned()),
            Expression::Reference(_) => Err("expressions as arguments are not supported".to_owned()),
        }
    }

    fn member(&self, name: &str, of: &Known<'p>) -> Checked<Known<'p>> {
        let missing = || format!("there is no member `{name}` in {}", of.kind.name());
        let base = Box::new(of.typed.clone());
        match &of.kind {
            Kind::InputOutput { input, output } => match name {
                "input" => Ok(Known::root(Variable::Input, input)),
                "output" => Ok(Known::root(Variable::Output, output)),
                _ => Err(missing()),
            },
            Kind::Structure(structure) => {
                let is_called = |field: &&Field| field.schema.id.member.as_deref() == Some(name);
                let field = structure.fields.iter().find(is_called).ok_or_else(missing)?;
                let (kind, lend) = self.kind(&field.value)?;
                let lend = if field.boxed && lend == Lend::Reference { Lend::Boxed } else { lend };
                let nullable = of.typed.nullable || field.optional;
                let code = Code::Member { of: base, name: field.name.clone(), optional: field.optional, lend };
                Ok(Known::new(code, nullable, kind))
            }
            Kind::Union(union) => {
                let mut variants = union.variants.iter();
                let variant =
                    variants.find(|variant| variant.schema.id.member.as_deref() == Some(name)).ok_or_else(missing)?;
                let (kind, lend) = self.kind(&variant.value)?;
                Ok(Known::new(Code::Variant { of: base, method: format!("as_{}", variant.snake), lend }, true, kind))
            }
            Kind::Map(map) => {
                let (kind, lend) = self.kind(&map.value)?;
                let key_type = match &map.key {
                    Value::Enum(type_ref) => Some(type_ref.clone()),
                    _ => None,
                };
                let code = Code::Entry { of: base, key: name.to_owned(), key_type, sparse: map.sparse, lend };
                Ok(Known::new(code, true, kind))
            }
            _ => Err(missing()),
        }
    }

    fn element(&self, index: i64, of: &Known<'p>) -> Checked<Known<'p>> {
        let Kind::List(list) = &of.kind else {
            return Err(format!("{} has no elements that can be looked at one by one", of.kind.name()));
        };
        let (kind, lend) = self.kind(&list.element)?;
        let code = Code::Element { of: Box::new(of.typed.clone()), index, sparse: list.sparse, lend };
        Ok(Known::new(code, true, kind))
    }

    fn literal(&self, literal: &Literal) -> Checked<Known<'p>> {
        let (code, kind) = match literal {
            Literal::String(text) => (Code::Text(text.clone()), Kind::Text),
            Literal::Bool(boolean) => (Code::Boolean(*boolean), Kind::Boolean),
            Literal::Number(number) => {
                let number = number.as_f64().filter(|number| number.is_finite());
                (Code::Number(number.ok_or("a number is too large")?), Kind::Number)
            }
            Literal::Null => return Err("`null` can only be compared".to_owned()),
            Literal::Array(_) | Literal::Object(_) => return Err(format!("the literal {literal} is not supported")),
        };
        Ok(Known::new(code, false, kind))
    }

    fn selection(&self, elements: &[Expression], current: &Known<'p>) -> Checked<Known<'p>> {
        let elements =
            elements.iter().map(|element| self.value(element, current)).collect::<Checked<Vec<Known<'p>>>>()?;
        let (Some(kind), nullable) =
            (elements.first().map(|first| first.kind.clone()), elements.iter().any(|element| element.typed.nullable))
        else {
            return Err("a list without elements is not supported".to_owned());
        };
        if let Some(other) = elements.iter().find(|element| !element.kind.is_like(&kind)) {
            return Err(format!("a list of {} and {} is not supported", kind.name(), other.kind.name()));
        }
        let elements = elements.into_iter().map(|element| element.typed).collect();
        let kind = Kind::Computed { element: Box::new(kind), nullable };
        Ok(Known::new(Code::Selection { elements, nullable }, false, kind))
    }

    fn choice(
        &self,
        choose: fn(Box<Typed>, Truth, Box<Typed>) -> Code,
        left: &Expression,
        right: &Expression,
        current: &Known<'p>,
    ) -> Checked<Known<'p>> {
        let (left, right) = (self.value(left, current)?, self.value(right, current)?);
        if !left.kind.is_like(&right.kind) {
            return Err(format!("a choice of {} or {} is not supported", left.kind.name(), right.kind.name()));
        }
        let truth = left.kind.truth();
        let code = choose(Box::new(left.typed.clone()), truth, Box::new(right.typed.clone()));
        // What `||` gives is the right side, or the left side that is not null.
        let nullable = right.typed.nullable || (left.typed.nullable && matches!(code, Code::And(..)));
        Ok(Known::new(code, nullable, left.kind))
    }

    /// Whether an expression counts as true.
    pub(crate) fn condition(&self, expression: &Expression, current: &Known<'p>) -> Checked<Condition> {
        let boxed = |expression: &Expression| self.condition(expression, current).map(Box::new);
        Ok(match expression {
            Expression::Not(inner) => Condition::Not(boxed(inner)?),
            Expression::And(left, right) => Condition::And(boxed(left)?, boxed(right)?),
            Expression::Or(left, right) => Condition::Or(boxed(left)?, boxed(right)?),
            Expression::Comparison(Comparator::Equal, left, right) => self.equal(left, right, current)?,
            Expression::Comparison(Comparator::NotEqual, left, right) => {
                Condition::Not(Box::new(self.equal(left, right, current)?))
            }
            other => {
                let value = self.value(other, current)?;
                let truth = value.kind.truth();
                Condition::Value(value.typed, truth)
            }
        })
    }

    fn equal(&self, left: &Expression, right: &Expression, current: &Known<'p>) -> Checked<Condition> {
        match (left, right) {
            (Expression::Literal(Literal::Null), value) | (value, Expression::Literal(Literal::Null)) => {
                Ok(Condition::Null(self.value(value, current)?.typed))
            }
            (left, right) => {
                let (left, right) = (self.value(left, current)?, self.value(right, current)?);
                if left.kind.is_like(&right.kind) {
                    return Ok(Condition::Equal(left.typed, right.typed));
                }
                Err(format!("{} cannot be compared with {}", left.kind.name(), right.kind.name()))
            }
        }
    }

    fn order(
        &self,
        comparator: Comparator,
        left: &Expression,
        right: &Expression,
        current: &Known<'p>,
    ) -> Checked<Known<'p>> {
        let order = match comparator {
            Comparator::Less => Order::Less,
            Comparator::LessOrEqual => Order::LessOrEqual,
            Comparator::Greater => Order::Greater,
            _ => Order::GreaterOrEqual,
        };
        let (left, right) = (self.value(left, current)?, self.value(right, current)?);
        if !matches!((&left.kind, &right.kind), (Kind::Number, Kind::Number)) {
            return Err(format!("{} and {} have no order", left.kind.name(), right.kind.name()));
        }
        let nullable = left.typed.nullable || right.typed.nullable;
        Ok(Known::new(Code::Order(order, Box::new(left.typed), Box::new(right.typed)), nullable, Kind::Boolean))
    }

    /// The list that a projection makes.
    fn list(&self, expression: &Expression, current: &Known<'p>) -> Checked<Known<'p>> {
        let (stream, element) = self.elements(expression, current)?;
        let nullable = stream.of.nullable;
        let kind = Kind::Computed { element: Box::new(element.kind), nullable: false };
        Ok(Known::new(Code::List(Box::new(stream)), nullable, kind))
    }

    /// What passes through a projection, or is in any other list, and the element as the next step sees it.
    pub(crate) fn elements(&self, expression: &Expression, current: &Known<'p>) -> Checked<(Stream, Known<'p>)> {
        let (mut stream, element, right) = match expression {
            Expression::Projection(list, right) => {
                let (stream, element) = self.elements(list, current)?;
                (stream, element, right)
            }
            Expression::Filter { list, condition, right } => {
                let (mut stream, element) = self.elements(list, current)?;
                stream.steps.push(Step::Keep(self.condition(condition, &element)?));
                (stream, element, right)
            }
            Expression::ObjectProjection(object, right) => {
                let object = self.value(object, current)?;
                let Kind::Map(map) = object.kind else {
                    return Err(format!("the values of {} are not supported", object.kind.name()));
                };
                let (kind, lend) = self.kind(&map.value)?;
                let source = Source::Values { sparse: map.sparse, lend };
                (Stream { of: object.typed, source, steps: Vec::new() }, Known::item(kind), right)
            }
            Expression::Flatten(inner) => {
                let (mut stream, element) = self.elements(inner, current)?;
                let Ok((source, element)) = self.source(&element.kind) else { return Ok((stream, element)) };
                stream.steps.push(Step::Flatten(source));
                return Ok((stream, element));
            }
            other => {
                let list = self.value(other, current)?;
                let (source, element) = self.source(&list.kind)?;
                return Ok((Stream { of: list.typed, source, steps: Vec::new() }, element));
            }
        };
        if **right == Expression::Current {
            return Ok((stream, element));
        }
        let right = self.value(right, &element)?;
        stream.steps.push(Step::Each(right.typed));
        Ok((stream, Known::item(right.kind)))
    }

    /// What the elements of a list come out of, and one of them.
    pub(super) fn source(&self, list: &Kind<'p>) -> Checked<(Source, Known<'p>)> {
        match list {
            Kind::List(list) => {
                let (kind, lend) = self.kind(&list.element)?;
                Ok((Source::List { sparse: list.sparse, lend }, Known::item(kind)))
            }
            Kind::Computed { element, nullable } => {
                Ok((Source::Computed { nullable: *nullable }, Known::item((**element).clone())))
            }
            other => Err(format!("{} is no list", other.name())),
        }
    }

    /// How expressions see a value, and how it is lent to them.
    pub(super) fn kind(&self, value: &'p Value) -> Checked<(Kind<'p>, Lend)> {
        Ok(match value {
            Value::Boolean => (Kind::Boolean, Lend::Copy),
            Value::Double => (Kind::Number, Lend::Copy),
            Value::Byte | Value::Short | Value::Integer | Value::Float => (Kind::Number, Lend::Exact),
            Value::Long => (Kind::Number, Lend::Rounded),
            Value::String => (Kind::Text, Lend::Text),
            Value::Enum(_) => (Kind::Text, Lend::Enum),
            Value::List(list) => (Kind::List(list), Lend::Reference),
            Value::Map(map) => (Kind::Map(map), Lend::Reference),
            Value::Structure(type_ref) | Value::Union(type_ref) => (self.named(type_ref)?, Lend::Reference),
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

    fn named(&self, type_ref: &TypeRef) -> Checked<Kind<'p>> {
        let found = match type_ref.module {
            TypeModule::Types => {
                self.types.iter().find(|planned| planned.name() == type_ref.name).and_then(|planned| match planned {
                    Type::Structure(structure) => Some(Kind::Structure(structure)),
                    Type::Union(union) => Some(Kind::Union(union)),
                    Type::Enum(_) | Type::IntEnum(_) => None,
                })
            }
            TypeModule::Errors => {
                let mut structures = self.exceptions.iter().map(|exception| &exception.structure);
                structures.find(|structure| structure.name == type_ref.name).map(Kind::Structure)
            }
        };
        found.ok_or_else(|| format!("there is no type `{}`", type_ref.name))
    }
}

/// Whether a value is one that something holds, and not computed.
fn is_path(code: &Code) -> bool {
    match code {
        Code::Variable(_) => true,
        Code::Member { of, .. } | Code::Variant { of, .. } | Code::Entry { of, .. } | Code::Element { of, .. } => {
            is_path(&of.code)
        }
        _ => false,
    }
}
