//! The examples of operations in a model.
//! <https://smithy.io/2.0/spec/documentation-traits.html#examples-trait>

use super::base64;
use super::client::{Example, Operation, Plan};
use super::params::Params;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::markdown;
use crate::model::Node;
use crate::select::Slice;

const TRAIT: &str = "smithy.api#examples";

/// Adds the examples of the operations of a client. Examples that do not fit their operation are left out.
pub(super) fn add(plan: &mut Plan, slice: &Slice<'_>, report: &mut Report) {
    let params = Params::new(plan, base64::of_example);
    let examples: Vec<Vec<Example>> =
        plan.operations.iter().map(|operation| of_operation(operation, &params, slice, report)).collect();
    for (operation, examples) in plan.operations.iter_mut().zip(examples) {
        operation.examples = examples;
    }
}

fn of_operation(operation: &Operation, params: &Params<'_>, slice: &Slice<'_>, report: &mut Report) -> Vec<Example> {
    let Some(shape) = slice.operation(&operation.namespace, &operation.shape_name) else { return Vec::new() };
    let Some(applied) = shape.traits.find(TRAIT) else { return Vec::new() };
    let mut examples = Vec::new();
    for (index, node) in applied.value.as_array().unwrap_or_default().iter().enumerate() {
        match example(operation, params, node) {
            Ok(example) => examples.push(example),
            Err(problem) => {
                let path = ["shapes", shape.id.as_str(), "traits", TRAIT].map(str::to_owned);
                let path = path.into_iter().chain([index.to_string()]);
                let title = node.get("title").and_then(Node::as_str).unwrap_or_default();
                let message = format!("the example `{title}` is left out: {problem}");
                report.push(Diagnostic::warning("Example", Place::of(applied.location, path), message));
            }
        }
    }
    examples
}

fn example(operation: &Operation, params: &Params<'_>, node: &Node) -> Result<Example, String> {
    let text = |name: &str| node.get(name).and_then(Node::as_str).unwrap_or_default();
    let input = params.members(&operation.input.fields, node.get("input").and_then(Node::as_object))?;
    let error = node.get("error").and_then(|error| error.get("shapeId")?.as_str());
    Ok(Example {
        title: markdown::summary(text("title")),
        docs: markdown::convert(text("documentation")),
        input,
        error: error.map(|id| id.rsplit('#').next().unwrap_or(id).to_owned()),
    })
}
