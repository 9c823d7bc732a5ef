//! Checks expressions against the types of a client.

use super::functions;
use super::known::{Kind, Known, kind, source};
use crate::jmespath::{Comparator, Expression};
use crate::json::Node as Literal;
use crate::plan::client::Field;
use crate::plan::client::Value;
use crate::plan::client::expression::{Code, Condition, Lend, Order, Source, Step, Stream, Truth, Typed, Variable};
use crate::plan::type_index::TypeIndex;

/// Checks the expressions of a client with these types.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Checker<'p> {
    pub(crate) types: TypeIndex<'p>,
}

type Checked<T> = Result<T, String>;

impl<'p> Checker<'p> {
    /// The value of an expression that is applied to `current`.
    ///
    /// # Errors
    /// If the types lack a member, or the expression cannot be generated.
    pub(crate) fn value(self, expression: &Expression, current: &Known<'p>) -> Checked<Known<'p>> {
        match expression {
            Expression::Current => Ok(current.clone()),
            Expression::Field(name) => self.member(name, current),
            Expression::Literal(literal) => self.literal(literal),
            Expression::Sub(left, right) => {
                let left = self.value(left, current)?;
                match (&left.kind, index_of(right)) {
                    (Kind::Computed { element, nullable }, Some(index)) => {
                        let of = Box::new(left.typed.clone());
                        let code = Code::Item { of, index, nullable: *nullable };
                        Ok(Known::new(code, true, (**element).clone()))
                    }
                    _ if is_path(&left.typed.code) => self.value(right, &left),
                    // A computed value would be computed again for each use on the right side.
                    _ => Err("only members can have a sub-expression".to_owned()),
                }
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
            Expression::Function(name, arguments) => {
                functions::check(name, arguments.len())?;
                let arguments = arguments.iter().map(|argument| self.value(argument, current));
                functions::call(self.types, name, &arguments.collect::<Checked<Vec<_>>>()?)
            }
            Expression::Slice => Err("slices are not supported".to_owned()),
            Expression::MultiSelectHash(_) => Err("multi-select hashes are not supported".to_owned()),
            Expression::Reference(_) => Err("expressions as arguments are not supported".to_owned()),
        }
    }

    fn member(self, name: &str, of: &Known<'p>) -> Checked<Known<'p>> {
        let missing = || format!("there is no member `{name}` in {}", of.kind.name());
        let base = Box::new(of.typed.clone());
        match &of.kind {
            Kind::InputOutput { input, output } => match name {
                "input" => Ok(Known::root(Variable::Input, input)),
                "output" => Ok(Known::root(Variable::Output, output)),
                _ => Err(missing()),
            },
            Kind::Structure(structure) => {
                let is_called = |field: &&Field| field.schema.is_of(name);
                let field = structure.fields.iter().find(is_called).ok_or_else(missing)?;
                let (kind, lend) = kind(self.types, &field.value)?;
                let lend = if field.boxed && lend == Lend::Reference { Lend::Boxed } else { lend };
                let nullable = of.typed.nullable || field.optional;
                let code = Code::Member { of: base, name: field.name.clone(), optional: field.optional, lend };
                Ok(Known::new(code, nullable, kind))
            }
            Kind::Union(union) => {
                let mut variants = union.variants.iter();
                let variant = variants.find(|variant| variant.schema.is_of(name)).ok_or_else(missing)?;
                let (kind, lend) = kind(self.types, &variant.value)?;
                Ok(Known::new(Code::Variant { of: base, method: format!("as_{}", variant.snake), lend }, true, kind))
            }
            Kind::Map(map) => {
                let (kind, lend) = kind(self.types, &map.value)?;
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

    fn element(self, index: i64, of: &Known<'p>) -> Checked<Known<'p>> {
        let Kind::List(list) = &of.kind else {
            return Err(format!("{} has no elements that can be indexed", of.kind.name()));
        };
        let (kind, lend) = kind(self.types, &list.element)?;
        let code = Code::Element { of: Box::new(of.typed.clone()), index, sparse: list.sparse, lend };
        Ok(Known::new(code, true, kind))
    }

    fn literal(self, literal: &Literal) -> Checked<Known<'p>> {
        let (code, kind) = match literal {
            Literal::String(text) => (Code::Text(text.clone()), Kind::Text),
            Literal::Bool(boolean) => (Code::Boolean(*boolean), Kind::Boolean),
            Literal::Number(number) => {
                let number = Some(number.as_f64()).filter(|number| number.is_finite());
                (Code::Number(number.ok_or("a number is too large")?), Kind::Number)
            }
            Literal::Null => return Err("`null` can only be compared".to_owned()),
            Literal::Array(_) | Literal::Object(_) => return Err(format!("the literal {literal} is not supported")),
        };
        Ok(Known::new(code, false, kind))
    }

    fn selection(self, elements: &[Expression], current: &Known<'p>) -> Checked<Known<'p>> {
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
        self,
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
        // The result of `||` is the right side, or a left side that is not null.
        let nullable = right.typed.nullable || (left.typed.nullable && matches!(code, Code::And(..)));
        Ok(Known::new(code, nullable, left.kind))
    }

    /// The condition that is true if the value of an expression counts as true.
    ///
    /// # Errors
    /// As [`value`](Self::value).
    pub(crate) fn condition(self, expression: &Expression, current: &Known<'p>) -> Checked<Condition> {
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

    fn equal(self, left: &Expression, right: &Expression, current: &Known<'p>) -> Checked<Condition> {
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
        self,
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

    /// The result of a projection, as a list.
    fn list(self, expression: &Expression, current: &Known<'p>) -> Checked<Known<'p>> {
        let (stream, element) = self.elements(expression, current)?;
        let nullable = stream.of.nullable;
        let kind = Kind::Computed { element: Box::new(element.kind), nullable: false };
        Ok(Known::new(Code::List(Box::new(stream)), nullable, kind))
    }

    /// The elements of a projection or list, and the element that the next step is applied to.
    ///
    /// # Errors
    /// As [`value`](Self::value).
    pub(crate) fn elements(self, expression: &Expression, current: &Known<'p>) -> Checked<(Stream, Known<'p>)> {
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
                let (kind, lend) = kind(self.types, &map.value)?;
                let source = Source::Values { sparse: map.sparse, lend };
                (Stream { of: object.typed, source, steps: Vec::new() }, Known::item(kind), right)
            }
            Expression::Flatten(inner) => {
                let (mut stream, element) = self.elements(inner, current)?;
                let Ok((source, element)) = source(self.types, &element.kind) else { return Ok((stream, element)) };
                stream.steps.push(Step::Flatten(source));
                return Ok((stream, element));
            }
            other => {
                let list = self.value(other, current)?;
                let (source, element) = source(self.types, &list.kind)?;
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
}

/// The index, if an expression is `[index]` after a list, or after `|`.
fn index_of(expression: &Expression) -> Option<i64> {
    match expression {
        Expression::Index(index) => Some(*index),
        Expression::Sub(left, right) if **left == Expression::Current => index_of(right),
        _ => None,
    }
}

/// Whether a value is part of another value, rather than computed.
fn is_path(code: &Code) -> bool {
    match code {
        Code::Variable(_) => true,
        Code::Member { of, .. } | Code::Variant { of, .. } | Code::Entry { of, .. } | Code::Element { of, .. } => {
            is_path(&of.code)
        }
        _ => false,
    }
}
