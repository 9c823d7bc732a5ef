//! The part of [JMESPath](https://smithy.io/2.0/additional-specs/rules-engine/parameters.html#smithy-rules-operationcontextparams-trait)
//! that leads into the input of an operation.

use super::parameters::{ParameterType, is_name};
use crate::model::{Shape, ShapeKind};
use crate::plan::names::Name;
use crate::plan::planner::Planner;
use crate::plan::{Docs, Field, Role, Structure};

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
pub(super) fn plan(
    text: &str,
    parameter_type: ParameterType,
    (shape, input): (&Shape, &Structure),
    planner: &mut Planner<'_, '_>,
) -> Result<Vec<Step>, String> {
    let mut parser = Parser { rest: text.trim(), planner, parameter_type };
    let steps = parser.expression(shape, Some(&input.fields))?;
    match parser.rest {
        "" => Ok(steps),
        rest => Err(format!("the path `{text}` cannot be followed from `{rest}` on")),
    }
}

struct Parser<'t, 'p, 'a, 'm> {
    rest: &'t str,
    planner: &'p mut Planner<'a, 'm>,
    parameter_type: ParameterType,
}

impl Parser<'_, '_, '_, '_> {
    fn eat(&mut self, token: &str) -> bool {
        let rest = self.rest.trim_start();
        let found = rest.strip_prefix(token);
        self.rest = found.unwrap_or(rest);
        found.is_some()
    }

    fn expect(&mut self, token: &str) -> Result<(), String> {
        if self.eat(token) { Ok(()) } else { Err(format!("expected `{token}` at `{}`", self.rest)) }
    }

    /// A path from a shape to its end. `fields` are those of the input, which has names of its own.
    fn expression(&mut self, shape: &Shape, fields: Option<&[Field]>) -> Result<Vec<Step>, String> {
        if self.eat("keys(") {
            let (mut steps, map) = self.chain(shape, fields)?;
            self.expect(")")?;
            return match map {
                Some(Shape { kind: ShapeKind::Map { .. }, .. }) => {
                    self.several()?;
                    steps.push(Step::Keys);
                    Ok(steps)
                }
                _ => Err("`keys` is for maps only".to_owned()),
            };
        }
        let (mut steps, end) = self.chain(shape, fields)?;
        if let Some(end) = end {
            self.end(end, &mut steps)?;
        }
        Ok(steps)
    }

    /// Steps from a shape to the one they lead to; to none if they end in several paths.
    fn chain(&mut self, shape: &Shape, fields: Option<&[Field]>) -> Result<(Vec<Step>, Option<Shape>), String> {
        let (mut steps, mut current) = (Vec::new(), shape.clone());
        let mut first = true;
        loop {
            if self.eat("[*]") || self.eat("[]") {
                current = self.elements(&current, &mut steps)?;
            } else if !first && !self.eat(".") {
                return Ok((steps, Some(current)));
            } else if self.eat("[") {
                self.several()?;
                steps.push(Step::Each(self.list(&current)?));
                // Each path adds to the same list, which so is flat already.
                self.eat("[]");
                return Ok((steps, None));
            } else if self.eat("*") {
                current = self.values(&current, &mut steps)?;
            } else {
                current = self.field(&current, fields.filter(|_| first), &mut steps)?;
            }
            first = false;
        }
    }

    fn list(&mut self, shape: &Shape) -> Result<Vec<Vec<Step>>, String> {
        let mut paths = vec![self.expression(shape, None)?];
        while self.eat(",") {
            paths.push(self.expression(shape, None)?);
        }
        self.expect("]")?;
        Ok(paths)
    }

    fn elements(&mut self, shape: &Shape, steps: &mut Vec<Step>) -> Result<Shape, String> {
        let ShapeKind::List(member) = &shape.kind else { return Err(format!("`{}` is no list", shape.id)) };
        self.several()?;
        steps.push(Step::Elements { sparse: shape.traits.has("sparse") });
        self.target(&member.target)
    }

    fn values(&mut self, shape: &Shape, steps: &mut Vec<Step>) -> Result<Shape, String> {
        let ShapeKind::Map { value, .. } = &shape.kind else { return Err(format!("`{}` is no map", shape.id)) };
        self.several()?;
        steps.push(Step::Values { sparse: shape.traits.has("sparse") });
        self.target(&value.target)
    }

    fn field(&mut self, shape: &Shape, fields: Option<&[Field]>, steps: &mut Vec<Step>) -> Result<Shape, String> {
        let rest = self.rest.trim_start();
        let length = rest.find(|char: char| !char.is_ascii_alphanumeric() && char != '_').unwrap_or(rest.len());
        let (name, after) = rest.split_at(length);
        let ShapeKind::Structure(members) = &shape.kind else { return Err(format!("`{}` is no structure", shape.id)) };
        let position = members.iter().position(|member| member.name == name && is_name(name));
        let position = position.ok_or_else(|| format!("`{}` has no member at `{rest}`", shape.id))?;
        let planned;
        let fields = match fields {
            Some(fields) => fields,
            None => {
                let docs = Docs::of(&shape.traits, String::new);
                planned = self.planner.structure(String::new(), shape, members, docs, Role::Member, None);
                &planned.fields
            }
        };
        let field = fields.get(position).ok_or_else(|| format!("`{name}` cannot be generated"))?;
        steps.push(Step::Field { name: field.name.clone(), optional: field.optional, boxed: field.boxed });
        self.rest = after;
        self.target(&members[position].target)
    }

    /// What a path ends in.
    fn end(&mut self, shape: Shape, steps: &mut Vec<Step>) -> Result<(), String> {
        let shape = if matches!(shape.kind, ShapeKind::List(_)) { self.elements(&shape, steps)? } else { shape };
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

    fn target(&self, id: &crate::model::ShapeId) -> Result<Shape, String> {
        self.planner.model.shape(id).cloned().ok_or_else(|| format!("there is no shape `{id}`"))
    }
}
