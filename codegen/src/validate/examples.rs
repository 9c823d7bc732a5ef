use super::context::{Context, UNIT};
use super::event::{Events, on_trait};
use super::shape_value::{self, Constraints};
use crate::diagnostic::Severity;
use crate::model::{Node, ShapeId};

const ID: &str = "ExamplesTrait";

/// Examples are values of the operation's input, and of its output or an error.
/// <https://smithy.io/2.0/spec/documentation-traits.html#examples-trait>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in context.operations() {
        let subject = on_trait(shape, "examples");
        for example in shape.traits.get("examples").and_then(Node::as_array).unwrap_or_default() {
            let title = example.get("title").and_then(Node::as_str).unwrap_or_default();
            let allows = example.get("allowConstraintErrors").and_then(Node::as_bool) == Some(true);
            let error = example.get("error");
            let check = |name: &str, id: &ShapeId, value: Option<&Node>, constraints, events: &mut Events| {
                let Some(value) = value else { return };
                let Some(structure) = context.shape(id) else { return };
                for problem in shape_value::problems(context, None, structure, value, constraints) {
                    let message = format!("the {name} of the example `{title}` does not fit: {}", problem.message);
                    events.push(problem.severity, ID, subject, message);
                }
            };
            if allows && error.is_none() {
                let message = format!("the example `{title}` can only allow errors of constraints if it has an error");
                events.error(ID, subject, message);
            }
            let constraints = if allows { Constraints::Ignored } else { Constraints::Checked };
            check("input", &operation.input, example.get("input"), constraints, events);
            if operation.output.as_str() == UNIT && example.get("output").is_some_and(|output| !is_empty(output)) {
                let message = format!("the example `{title}` has an output, which the operation has not");
                events.push(Severity::Warning, ID, subject, message);
            } else {
                check("output", &operation.output, example.get("output"), Constraints::Checked, events);
            }
            let Some(error) = error else { continue };
            if example.get("output").is_some() {
                events.error(ID, subject, format!("the example `{title}` has an output and an error"));
            }
            let named = error.get("shapeId").and_then(Node::as_str).and_then(|id| context.named(id));
            let Some(named) = named else { continue };
            let is_bound = operation.errors.contains(&named.id)
                || context.services_of(shape).iter().any(|(_, service)| service.errors.contains(&named.id));
            if !is_bound {
                let message =
                    format!("the example `{title}` has the error `{}`, which the operation has not", named.id);
                events.error(ID, subject, message);
            }
            check("error", &named.id, error.get("content"), Constraints::Checked, events);
        }
    }
}

fn is_empty(node: &Node) -> bool {
    node.as_object().is_some_and(|object| object.is_empty())
}
