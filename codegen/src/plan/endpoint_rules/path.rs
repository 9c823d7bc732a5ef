//! The subset of JMESPath for
//! [paths into the input](https://smithy.io/2.0/additional-specs/rules-engine/parameters.html#smithy-rules-operationcontextparams-trait)
//! of an operation.

use crate::jmespath::{self, Expression};
use crate::model::{Model, Shape, ShapeId, ShapeKind};
use crate::plan::client::Structure;
use crate::plan::client::endpoints::{ParameterType, Step};
use crate::plan::client::expression::UnionMembers;
use crate::plan::type_index::TypeIndex;

/// An input that a path leads into.
#[derive(Clone, Copy)]
pub(super) struct Root<'a> {
    pub(super) model: &'a Model,
    pub(super) shape: &'a Shape,
    pub(super) structure: &'a Structure,
    /// The types that the input contains.
    pub(super) types: TypeIndex<'a>,
}

/// Plans the path to the value of a parameter of this type.
///
/// # Errors
/// If the text is not a path, or the path does not lead to a value of this type.
pub(super) fn plan(text: &str, parameter_type: ParameterType, root: Root<'_>) -> Result<Vec<Step>, String> {
    let path = jmespath::parse(text).map_err(|error| format!("invalid path `{text}`: {error}"))?;
    Walk { root, parameter_type }.path(&path, Value { shape: root.shape, is_input: true })
}

/// The value that a step starts from.
#[derive(Debug, Clone, Copy)]
struct Value<'m> {
    shape: &'m Shape,
    /// Whether the value is the input itself, whose fields are looked up in [`Root::structure`].
    is_input: bool,
}

impl<'m> Value<'m> {
    fn of(shape: &'m Shape) -> Self {
        Self { shape, is_input: false }
    }
}

/// The result of steps.
#[derive(Debug, Clone, Copy)]
enum Reached<'m> {
    One(Value<'m>),
    /// Each of several values.
    Each(Value<'m>),
    /// The ends of several paths. No step can follow.
    End,
}

#[derive(Clone, Copy)]
struct Walk<'m> {
    root: Root<'m>,
    parameter_type: ParameterType,
}

impl<'m> Walk<'m> {
    /// Plans a path from a value to its end.
    fn path(self, path: &Expression, from: Value<'m>) -> Result<Vec<Step>, String> {
        let mut steps = Vec::new();
        if let Reached::One(value) | Reached::Each(value) = self.walk(path, from, &mut steps)? {
            self.end(value.shape, &mut steps)?;
        }
        Ok(steps)
    }

    fn walk(self, path: &Expression, from: Value<'m>, steps: &mut Vec<Step>) -> Result<Reached<'m>, String> {
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
                ("keys", [object]) => self.keys(object, from, steps),
                _ => Err(format!("the function `{name}` cannot be called in the path of a parameter")),
            },
            _ => {
                Err("the path of a parameter can only contain names, `[*]`, `[]`, `.*`, `[a, b]` and `keys(a)`"
                    .to_owned())
            }
        }
    }

    /// The one value that steps lead to.
    fn one(self, path: &Expression, from: Value<'m>, steps: &mut Vec<Step>) -> Result<Value<'m>, String> {
        match self.walk(path, from, steps)? {
            Reached::One(value) => Ok(value),
            Reached::Each(_) | Reached::End => Err("this step cannot follow a step to several values".to_owned()),
        }
    }

    /// Follows a path from each of several values.
    fn each(self, values: Reached<'m>, path: &Expression, steps: &mut Vec<Step>) -> Result<Reached<'m>, String> {
        match values {
            values if *path == Expression::Current => Ok(values),
            Reached::One(value) | Reached::Each(value) => Ok(match self.walk(path, value, steps)? {
                Reached::One(value) | Reached::Each(value) => Reached::Each(value),
                Reached::End => Reached::End,
            }),
            Reached::End => Err("no step can follow `[a, b]` or `keys(a)`".to_owned()),
        }
    }

    /// The elements of a list, and those of the lists in it.
    fn flatten(self, list: &Expression, from: Value<'m>, steps: &mut Vec<Step>) -> Result<Reached<'m>, String> {
        let element = match self.walk(list, from, steps)? {
            Reached::One(list) => self.elements(list.shape, steps)?,
            Reached::Each(element) => element.shape,
            // All paths add their values to the same list, so it is flat already.
            Reached::End => return Ok(Reached::End),
        };
        let is_list = matches!(element.kind, ShapeKind::List(_));
        Ok(Reached::Each(Value::of(if is_list { self.elements(element, steps)? } else { element })))
    }

    fn keys(self, object: &Expression, from: Value<'m>, steps: &mut Vec<Step>) -> Result<Reached<'m>, String> {
        let object = self.one(object, from, steps)?.shape;
        let step = match object.kind {
            ShapeKind::Map { .. } => Step::Keys,
            ShapeKind::Union(_) => {
                let union = self.root.types.union_of(&object.id);
                let union = union.ok_or_else(|| format!("`{}` cannot be generated", object.id))?;
                Step::UnionKeys(UnionMembers::of(union))
            }
            _ => return Err(format!("`{}` is not a map or union, so it has no keys", object.id)),
        };
        self.several()?;
        steps.push(step);
        Ok(Reached::End)
    }

    fn elements(self, shape: &Shape, steps: &mut Vec<Step>) -> Result<&'m Shape, String> {
        let ShapeKind::List(member) = &shape.kind else { return Err(format!("`{}` is not a list", shape.id)) };
        self.several()?;
        steps.push(Step::Elements { sparse: shape.traits.has("sparse") });
        self.target(&member.target)
    }

    fn values(self, shape: &Shape, steps: &mut Vec<Step>) -> Result<&'m Shape, String> {
        let ShapeKind::Map { value, .. } = &shape.kind else { return Err(format!("`{}` is not a map", shape.id)) };
        self.several()?;
        steps.push(Step::Values { sparse: shape.traits.has("sparse") });
        self.target(&value.target)
    }

    fn field(
        self,
        name: &str,
        Value { shape, is_input }: Value<'m>,
        steps: &mut Vec<Step>,
    ) -> Result<&'m Shape, String> {
        let ShapeKind::Structure(members) = &shape.kind else {
            return Err(format!("`{}` is not a structure", shape.id));
        };
        let member = members.iter().find(|member| member.name == name);
        let member = member.ok_or_else(|| format!("`{}` has no member `{name}`", shape.id))?;
        let structure = if is_input { Some(self.root.structure) } else { self.root.types.structure_of(&shape.id) };
        let field = structure.and_then(|structure| structure.fields.iter().find(|field| field.schema.is_of(name)));
        let field = field.ok_or_else(|| format!("`{name}` cannot be generated"))?;
        steps.push(Step::Field { name: field.name.clone(), optional: field.optional, boxed: field.boxed });
        self.target(&member.target)
    }

    /// Adds the last step, by the type of the value.
    fn end(self, shape: &Shape, steps: &mut Vec<Step>) -> Result<(), String> {
        let shape = if matches!(shape.kind, ShapeKind::List(_)) { self.elements(shape, steps)? } else { shape };
        steps.push(match (&shape.kind, self.parameter_type) {
            (ShapeKind::String, ParameterType::Text | ParameterType::Texts) => Step::Text,
            (ShapeKind::Enum(_), ParameterType::Text | ParameterType::Texts) => Step::Enum,
            (ShapeKind::Boolean, ParameterType::Boolean) => Step::Boolean,
            (kind, of) => {
                return Err(format!("the path leads to a {}, but the parameter is a {}", kind.name(), of.name()));
            }
        });
        Ok(())
    }

    fn several(self) -> Result<(), String> {
        match self.parameter_type {
            ParameterType::Texts => Ok(()),
            of => Err(format!("the path leads to several values, but the parameter is a {}", of.name())),
        }
    }

    fn target(self, id: &ShapeId) -> Result<&'m Shape, String> {
        self.root.model.shape(id).ok_or_else(|| format!("there is no shape `{id}`"))
    }
}
