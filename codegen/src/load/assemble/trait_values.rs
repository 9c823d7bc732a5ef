//! Checks that [trait values](https://smithy.io/2.0/spec/model.html#trait-node-values) fit the shapes that define their
//! traits: types, required and unknown members, enum values, and [constraints](super::constraints).

use super::super::published::is_published_by_smithy;
use super::{constraints, place};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::model::{Member, Model, Node, Number, Object, Shape, ShapeId, ShapeKind, Trait};
use crate::source::{Position, SourceId};
use std::collections::{BTreeMap, HashSet};

/// Gives annotations the empty value of their trait, and reports values that do not fit and traits that are not
/// defined.
pub(super) fn coerce_and_check(model: &mut Model, report: &mut Report) {
    coerce(model);
    let mut check = Check { model, report, checked: HashSet::new(), undefined: BTreeMap::new() };
    for shape in model.shapes.values() {
        for applied in shape.traits.iter() {
            check.applied(&shape.id, applied);
        }
        for member in shape.members() {
            for applied in member.traits.iter() {
                check.applied(&shape.id.with_member(&member.name), applied);
            }
        }
    }
    check.report_undefined();
}

/// The value of an annotation is an empty object, or an empty array if the trait is a list.
/// <https://smithy.io/2.0/spec/idl.html#trait-values>
fn coerce(model: &mut Model) {
    let empty: BTreeMap<ShapeId, Node> = model
        .shapes
        .values()
        .filter(|shape| shape.traits.has("trait"))
        .filter_map(|shape| match shape.kind {
            ShapeKind::List(_) => Some((shape.id.clone(), Node::Array(Vec::new()))),
            ShapeKind::Structure(_) | ShapeKind::Map { .. } => Some((shape.id.clone(), Node::empty_object())),
            _ => None,
        })
        .collect();
    let coerce = |applied: &mut Trait| {
        let is_annotation = match &applied.value {
            Node::Null => true,
            Node::Object(object) => object.is_empty(),
            _ => false,
        };
        if is_annotation && let Some(value) = empty.get(&applied.id) {
            applied.value = value.clone();
        }
    };
    for shape in model.shapes.values_mut() {
        shape.traits.iter_mut().for_each(coerce);
        for member in shape.members_mut() {
            member.traits.iter_mut().for_each(coerce);
        }
    }
}

struct Check<'a> {
    model: &'a Model,
    report: &'a mut Report,
    /// The positions of traits that are checked: a shape inherits the traits of its mixins.
    checked: HashSet<(SourceId, u32)>,
    /// Undefined traits, with the first application and the number of applications.
    undefined: BTreeMap<ShapeId, (ShapeId, Trait, usize)>,
}

impl Check<'_> {
    fn applied(&mut self, owner: &ShapeId, applied: &Trait) {
        if let Position::Offset(offset) = applied.location.position
            && !self.checked.insert((applied.location.source, offset))
        {
            return;
        }
        let Some(definition) = self.model.shape(&applied.id) else {
            let first = || (owner.clone(), applied.clone(), 0);
            self.undefined.entry(applied.id.clone()).or_insert_with(first).2 += 1;
            return;
        };
        let mut problems = Vec::new();
        value(self.model, None, definition, &applied.value, &mut String::new(), &mut problems);
        for (severity, problem) in problems {
            let message = format!("invalid value of `{}` on `{owner}`: {problem}", applied.id);
            let place = place::of_trait(owner, applied);
            self.report.push(Diagnostic::new(severity, "TraitValue", place, message));
        }
    }

    fn report_undefined(&mut self) {
        for (id, (owner, applied, count)) in std::mem::take(&mut self.undefined) {
            if is_published_by_smithy(&id) {
                continue;
            }
            let times = match count {
                1 => String::new(),
                2 => " and one other place".to_owned(),
                _ => format!(" and {} other places", count - 1),
            };
            let message = format!("the trait `{id}`, which is applied to `{owner}`{times}, is not in the model");
            let place = place::of_trait(&owner, &applied);
            self.report.push(Diagnostic::warning("Model.UnresolvedTrait", place, message));
        }
    }
}

type Problems = Vec<(Severity, String)>;

/// Collects the problems of a value of a shape that `member` targets, if there is a member. `path` is the path to the
/// value, for messages.
fn value(
    model: &Model,
    member: Option<&Member>,
    shape: &Shape,
    node: &Node,
    path: &mut String,
    problems: &mut Problems,
) {
    for violation in constraints::violations(member.map(|member| &member.traits), &shape.traits, node) {
        problems.push((Severity::Error, format!("{}expected {violation}", at(path))));
    }
    let fits = match (&shape.kind, node) {
        (ShapeKind::Document, _) => true,
        (ShapeKind::Boolean, Node::Bool(_)) => true,
        (ShapeKind::Blob | ShapeKind::String, Node::String(_)) => true,
        (ShapeKind::Timestamp, Node::String(_) | Node::Number(_)) => true,
        (ShapeKind::Float | ShapeKind::Double, Node::String(text)) => {
            matches!(text.as_str(), "NaN" | "Infinity" | "-Infinity")
        }
        (ShapeKind::Float | ShapeKind::Double | ShapeKind::BigDecimal, Node::Number(_)) => true,
        (ShapeKind::BigInteger | ShapeKind::BigDecimal, Node::String(_)) => true,
        (
            ShapeKind::Byte | ShapeKind::Short | ShapeKind::Integer | ShapeKind::Long | ShapeKind::BigInteger,
            Node::Number(number),
        ) => is_integer(number),
        (ShapeKind::Enum(members), Node::String(text)) => {
            return enum_value(members, text, path, problems);
        }
        (ShapeKind::IntEnum(members), Node::Number(_)) => {
            members.iter().any(|m| m.traits.get("enumValue") == Some(node))
        }
        (ShapeKind::List(member), Node::Array(elements)) => {
            for (index, element) in elements.iter().enumerate() {
                let is_hole = *element == Node::Null && shape.traits.has("sparse");
                if !is_hole {
                    within(path, &format!("[{index}]"), |path| target(model, member, element, path, problems));
                }
            }
            true
        }
        (ShapeKind::Map { key, value }, Node::Object(object)) => {
            for (name, element) in object.iter() {
                within(path, &format!(".{name}"), |path| {
                    target(model, key, &Node::String(name.to_owned()), path, problems);
                    let is_hole = *element == Node::Null && shape.traits.has("sparse");
                    if !is_hole {
                        target(model, value, element, path, problems);
                    }
                });
            }
            true
        }
        (ShapeKind::Structure(members), Node::Object(object)) => {
            return structure(model, members, object, path, problems);
        }
        (ShapeKind::Union(members), Node::Object(object)) => return union(model, members, object, path, problems),
        _ => false,
    };
    if !fits {
        let expected = expected(&shape.kind);
        problems.push((Severity::Error, format!("{}expected {expected}, found {}", at(path), node.kind())));
    }
}

fn target(model: &Model, member: &Member, node: &Node, path: &mut String, problems: &mut Problems) {
    // Missing targets are reported by the check of all targets.
    if let Some(shape) = model.shape(&member.target) {
        value(model, Some(member), shape, node, path, problems);
    }
}

fn structure(model: &Model, members: &[Member], object: &Object, path: &mut String, problems: &mut Problems) {
    for member in members {
        match object.get(&member.name) {
            Some(Node::Null) if !member.traits.has("required") => {}
            Some(node) => {
                within(path, &format!(".{}", member.name), |path| target(model, member, node, path, problems));
            }
            None if member.traits.has("required") && !member.traits.has("default") => {
                problems
                    .push((Severity::Error, format!("{}expected the member `{}`, found none", at(path), member.name)));
            }
            None => {}
        }
    }
    let names: HashSet<&str> = members.iter().map(|member| member.name.as_str()).collect();
    for (name, _) in object.iter().filter(|(name, _)| !names.contains(name)) {
        problems.push((Severity::Warning, format!("{}unknown member `{name}`", at(path))));
    }
}

fn union(model: &Model, members: &[Member], object: &Object, path: &mut String, problems: &mut Problems) {
    let mut entries = object.iter();
    let (Some((name, node)), None) = (entries.next(), entries.next()) else {
        let problem = format!("{}expected exactly one member of the union, found {}", at(path), object.len());
        problems.push((Severity::Error, problem));
        return;
    };
    match members.iter().find(|member| member.name == name) {
        Some(member) => within(path, &format!(".{name}"), |path| target(model, member, node, path, problems)),
        None => problems.push((Severity::Error, format!("{}unknown member `{name}` of the union", at(path)))),
    }
}

fn enum_value(members: &[Member], text: &str, path: &str, problems: &mut Problems) {
    let values: Vec<&str> = members.iter().filter_map(|member| member.traits.string("enumValue")).collect();
    if !values.contains(&text) {
        let expected = values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
        problems.push((Severity::Error, format!("{}expected one of {expected}, found `{text}`", at(path))));
    }
}

fn is_integer(number: &Number) -> bool {
    number.as_i64().is_some() || number.as_f64().fract() == 0.0
}

fn within(path: &mut String, step: &str, check: impl FnOnce(&mut String)) {
    let length = path.len();
    path.push_str(step);
    check(path);
    path.truncate(length);
}

fn at(path: &str) -> String {
    match path.strip_prefix('.').unwrap_or(path) {
        "" => String::new(),
        path => format!("at `{path}`: "),
    }
}

fn expected(kind: &ShapeKind) -> &'static str {
    match kind {
        ShapeKind::Boolean => "a boolean",
        ShapeKind::Blob | ShapeKind::String | ShapeKind::Enum(_) => "a string",
        ShapeKind::Timestamp => "a string or a number",
        ShapeKind::Byte | ShapeKind::Short | ShapeKind::Integer | ShapeKind::Long | ShapeKind::BigInteger => {
            "an integer"
        }
        ShapeKind::Float | ShapeKind::Double | ShapeKind::BigDecimal => "a number",
        ShapeKind::IntEnum(_) => "a value of the intEnum",
        ShapeKind::List(_) => "an array",
        ShapeKind::Map { .. } | ShapeKind::Structure(_) | ShapeKind::Union(_) => "an object",
        ShapeKind::Document | ShapeKind::Operation(_) | ShapeKind::Resource(_) | ShapeKind::Service(_) => "nothing",
    }
}
