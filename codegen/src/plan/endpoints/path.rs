//! The part of [JMESPath](https://smithy.io/2.0/additional-specs/rules-engine/parameters.html#smithy-rules-operationcontextparams-trait)
//! that leads into the input of an operation.

use super::parameters::ParameterType;
use crate::jmespath::{self, Expression};
use crate::model::{Shape, ShapeId, ShapeKind};
use crate::plan::names::Name;
use crate::plan::planner::Planner;
use crate::plan::{Docs, Role, Structure};

/// A step of a path. Where a step leads to several values, those after it are taken from each.
#[derive(Debug, PartialEq)]
pub(crate) enum Step {
    /// The field of a structure.
    Field { name: Name, optional: bool, boxed: bool },
    /// The elements of a list.
    Elements { sparse: bool },
    /// The values of a map.
    Values { sparse: bool },
    /// The keys of a map.
    Keys,
    /// Several paths, one after the other.
    Each(Vec<Vec<Step>>),
    /// The end: the value is a string.
    Text,
    /// The end: the value is an enum of strings.
    Enum,
    /// The end: the value is a boolean.
    Boolean,
}

/// Plans the path to the value of a parameter of this type.
///
/// # Errors
/// What the path cannot lead to, or that it is none.
pub(super) fn plan<'m>(
    text: &str,
    parameter_type: ParameterType,
    (shape, input): (&'m Shape, &Structure),
    planner: &mut Planner<'_, 'm>,
) -> Result<Vec<Step>, String> {
    let path = jmespath::parse(text).map_err(|error| format!("`{text}` is no path: {error}"))?;
    Walk { planner, parameter_type, input }.path(&path, Value { shape, is_input: true })
}

/// What a step starts from.
#[derive(Debug, Clone, Copy)]
struct Value<'m> {
    shape: &'m Shape,
    /// Whether it is the input, whose fields have names of their own.
    is_input: bool,
}

impl<'m> Value<'m> {
    fn of(shape: &'m Shape) -> Self {
        Self { shape, is_input: false }
    }
}

/// What steps lead to.
#[derive(Debug, Clone, Copy)]
enum Reached<'m> {
    One(Value<'m>),
    /// Each of several values.
    Each(Value<'m>),
    /// Several values, which nothing more can be taken from.
    End,
}

struct Walk<'p, 'a, 'm> {
    planner: &'p mut Planner<'a, 'm>,
    parameter_type: ParameterType,
    input: &'p Structure,
}

impl<'m> Walk<'_, '_, 'm> {
    /// A path from a value to its end.
    fn path(&mut self, path: &Expression, from: Value<'m>) -> Result<Vec<Step>, String> {
        let mut steps = Vec::new();
        if let Reached::One(value) | Reached::Each(value) = self.walk(path, from, &mut steps)? {
            self.end(value.shape, &mut steps)?;
        }
        Ok(steps)
    }

    fn walk(&mut self, path: &Expression, from: Value<'m>, steps: &mut Vec<Step>) -> Result<Reached<'m>, String> {
        match path {
            Expression::Current => Ok(Reached::One(from)),
            Expression::Field(name) => Ok(Reached::One(Value::of(self.field(name, from, steps)?))),
            Expression::Sub(left, right) => {
                let left = self.one(left, from, steps)?;
                self.walk(right, left, steps)
            }
            Expression::Projection(list, right) => match &**list {
                Expression::Flatten(list) => {
                    let elements = self.flatten(list, from, steps)?;
                    self.each(elements, right, steps)
                }
                list => {
                    let list = self.one(list, from, steps)?;
                    let element = self.elements(list.shape, steps)?;
                    self.each(Reached::Each(Value::of(element)), right, steps)
                }
            },
            Expression::ObjectProjection(map, right) => {
                let map = self.one(map, from, steps)?;
                let value = self.values(map.shape, steps)?;
                self.each(Reached::Each(Value::of(value)), right, steps)
            }
            Expression::MultiSelectList(paths) => {
                self.several()?;
                let paths = paths.iter().map(|path| self.path(path, from)).collect::<Result<_, _>>()?;
                steps.push(Step::Each(paths));
                Ok(Reached::End)
            }
            Expression::Function(name, arguments) => match (name.as_str(), arguments.as_slice()) {
                ("keys", [map]) => self.keys(map, from, steps),
                _ => Err(format!("the function `{name}` cannot be called in the path of a parameter")),
            },
            _ => {
                Err("the path of a parameter can hold names, `[*]`, `[]`, `.*`, `[a, b]` and `keys(a)` only".to_owned())
            }
        }
    }

    /// The one value that steps lead to.
    fn one(&mut self, path: &Expression, from: Value<'m>, steps: &mut Vec<Step>) -> Result<Value<'m>, String> {
        match self.walk(path, from, steps)? {
            Reached::One(value) => Ok(value),
            Reached::Each(_) | Reached::End => Err("nothing can be taken from several values at once".to_owned()),
        }
    }

    /// What a path leads to from each of several values.
    fn each(&mut self, values: Reached<'m>, path: &Expression, steps: &mut Vec<Step>) -> Result<Reached<'m>, String> {
        match values {
            values if *path == Expression::Current => Ok(values),
            Reached::One(value) | Reached::Each(value) => Ok(match self.walk(path, value, steps)? {
                Reached::One(value) | Reached::Each(value) => Reached::Each(value),
                Reached::End => Reached::End,
            }),
            Reached::End => Err("nothing can be taken from the ends of several paths".to_owned()),
        }
    }

    /// The elements of a list, and those of the lists in it.
    fn flatten(&mut self, list: &Expression, from: Value<'m>, steps: &mut Vec<Step>) -> Result<Reached<'m>, String> {
        let element = match self.walk(list, from, steps)? {
            Reached::One(list) => self.elements(list.shape, steps)?,
            Reached::Each(element) => element.shape,
            // Each path adds to the same list, which so is flat already.
            Reached::End => return Ok(Reached::End),
        };
        let is_list = matches!(element.kind, ShapeKind::List(_));
        Ok(Reached::Each(Value::of(if is_list { self.elements(element, steps)? } else { element })))
    }

    fn keys(&mut self, map: &Expression, from: Value<'m>, steps: &mut Vec<Step>) -> Result<Reached<'m>, String> {
        let map = self.one(map, from, steps)?.shape;
        let ShapeKind::Map { .. } = map.kind else { return Err(format!("`{}` is no map, and has no keys", map.id)) };
        self.several()?;
        steps.push(Step::Keys);
        Ok(Reached::End)
    }

    fn elements(&mut self, shape: &Shape, steps: &mut Vec<Step>) -> Result<&'m Shape, String> {
        let ShapeKind::List(member) = &shape.kind else { return Err(format!("`{}` is no list", shape.id)) };
        self.several()?;
        steps.push(Step::Elements { sparse: shape.traits.has("sparse") });
        self.target(&member.target)
    }

    fn values(&mut self, shape: &Shape, steps: &mut Vec<Step>) -> Result<&'m Shape, String> {
        let ShapeKind::Map { value, .. } = &shape.kind else { return Err(format!("`{}` is no map", shape.id)) };
        self.several()?;
        steps.push(Step::Values { sparse: shape.traits.has("sparse") });
        self.target(&value.target)
    }

    fn field(
        &mut self,
        name: &str,
        Value { shape, is_input }: Value<'m>,
        steps: &mut Vec<Step>,
    ) -> Result<&'m Shape, String> {
        let ShapeKind::Structure(members) = &shape.kind else { return Err(format!("`{}` is no structure", shape.id)) };
        let position = members.iter().position(|member| member.name == name);
        let position = position.ok_or_else(|| format!("`{}` has no member `{name}`", shape.id))?;
        let planned;
        let fields = if is_input {
            &self.input.fields
        } else {
            let docs = Docs::of(&shape.traits, String::new);
            planned = self.planner.structure(String::new(), shape, members, docs, Role::Member, None);
            &planned.fields
        };
        let field = fields.get(position).ok_or_else(|| format!("`{name}` cannot be generated"))?;
        steps.push(Step::Field { name: field.name.clone(), optional: field.optional, boxed: field.boxed });
        self.target(&members[position].target)
    }

    /// What a path ends in.
    fn end(&mut self, shape: &Shape, steps: &mut Vec<Step>) -> Result<(), String> {
        let shape = if matches!(shape.kind, ShapeKind::List(_)) { self.elements(shape, steps)? } else { shape };
        steps.push(match (&shape.kind, self.parameter_type) {
            (ShapeKind::String, ParameterType::Text | ParameterType::Texts) => Step::Text,
            (ShapeKind::Enum(_), ParameterType::Text | ParameterType::Texts) => Step::Enum,
            (ShapeKind::Boolean, ParameterType::Boolean) => Step::Boolean,
            (kind, of) => {
                return Err(format!("the path leads to a {}, and the parameter is a {}", kind.name(), of.name()));
            }
        });
        Ok(())
    }

    fn several(&self) -> Result<(), String> {
        match self.parameter_type {
            ParameterType::Texts => Ok(()),
            of => Err(format!("the path leads to several values, and the parameter is a {}", of.name())),
        }
    }

    fn target(&self, id: &ShapeId) -> Result<&'m Shape, String> {
        self.planner.model.shape(id).ok_or_else(|| format!("there is no shape `{id}`"))
    }
}
