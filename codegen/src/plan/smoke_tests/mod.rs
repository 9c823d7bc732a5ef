//! The smoke tests in a model.
//! <https://smithy.io/2.0/additional-specs/smoke-tests.html>

mod vendor_params;

use super::client::{Exception, ExpectedResult, Operation, Plan, SmokeTest};
use super::names::{self, Name};
use super::params::Params;
use super::reader::Reader;
use super::scopes::Scope;
use crate::diagnostic::Report;
use crate::model::Node;
use crate::select::Slice;

const TRAIT: &str = "smithy.test#smokeTests";

/// Plans the tests of a client whose operations are those of the slice.
pub(super) fn plan(plan: &Plan, slice: &Slice<'_>, report: &mut Report) -> Vec<SmokeTest> {
    let params = Params::new(plan, |text| text.into());
    let mut tests = Tests { plan, params, scope: Scope::of_tests(), planned: Vec::new() };
    for (index, operation) in plan.operations.iter().enumerate() {
        let Some(shape) = slice.operation(&operation.namespace, &operation.shape_name) else { continue };
        let Some(applied) = shape.traits.find(TRAIT) else { continue };
        let mut reader = Reader::new("SmokeTest", applied.location, shape, TRAIT, report);
        reader.elements(&applied.value, |reader, node| {
            let id = node.get("id").and_then(Node::as_str).unwrap_or_default();
            reader.about(format!("the smoke test `{id}`"), |reader| tests.add(index, operation, node, reader));
            // An error in one test does not hide those in others.
            Some(())
        });
    }
    tests.planned
}

struct Tests<'a> {
    plan: &'a Plan,
    params: Params<'a>,
    scope: Scope,
    planned: Vec<SmokeTest>,
}

impl Tests<'_> {
    /// Plans a test of an operation, unless its settings are for another vendor.
    fn add(&mut self, index: usize, operation: &Operation, node: &Node, reader: &mut Reader<'_>) -> Option<()> {
        let id = reader.member(node, "id", |reader, id| reader.text(id).map(str::to_owned))?;
        let input = reader.optional(node, "params", |reader, params| {
            let params = reader.object(params)?;
            match self.params.members(&operation.input.fields, Some(params)) {
                Ok(members) => Some(members),
                Err(problem) => reader.error(problem),
            }
        })?;
        let expected = reader.member(node, "expect", |reader, node| self.expected(operation, node, reader))?;
        let tags = reader.optional(node, "tags", |reader, tags| {
            reader.elements(tags, |reader, tag| reader.text(tag).map(str::to_owned))
        })?;
        if let Some(settings) = vendor_params::plan(node, self.plan, reader)? {
            let function = Name::new(self.scope.take(names::snake_case(&id)));
            let (tags, input) = (tags.unwrap_or_default(), input.unwrap_or_default());
            self.planned.push(SmokeTest { id, function, operation: index, tags, settings, input, expected });
        }
        Some(())
    }

    fn expected(&self, operation: &Operation, node: &Node, reader: &mut Reader<'_>) -> Option<ExpectedResult> {
        let mut members = reader.object(node)?.iter();
        match (members.next(), members.next()) {
            (Some(("success", _)), None) => Some(ExpectedResult::Success),
            (Some(("failure", failure)), None) => reader.within("failure", |reader| {
                reader.object(failure)?;
                let exception =
                    reader.optional(failure, "errorId", |reader, id| self.exception(operation, id, reader))?;
                Some(exception.map_or(ExpectedResult::Failure, ExpectedResult::Exception))
            }),
            _ => reader.error("expected one member, `success` or `failure`"),
        }
    }

    /// The index of the exception with this shape ID, which the operation must return.
    fn exception(&self, operation: &Operation, id: &Node, reader: &mut Reader<'_>) -> Option<usize> {
        let id = reader.text(id)?;
        let shape_id = |exception: &Exception| {
            let shape = &exception.structure.schema.id;
            format!("{}#{}", shape.namespace, shape.name)
        };
        let returned = |exception: &&Exception| operation.returns(&exception.variant.name);
        let exceptions = &self.plan.exceptions;
        let index = exceptions.iter().position(|exception| returned(&exception) && shape_id(exception) == id);
        index.or_else(|| {
            let known: Vec<String> = exceptions.iter().filter(returned).map(shape_id).collect();
            let known = match known.as_slice() {
                [] => "it has no errors".to_owned(),
                known => format!("expected one of `{}`", known.join("`, `")),
            };
            reader.error(format!("the operation `{}` does not return the error `{id}`: {known}", operation.shape_name))
        })
    }
}
