use super::context::Context;
use super::event::{Events, on_trait};
use super::shape_value::{self, Constraints};
use crate::diagnostic::Severity;
use crate::model::{Node, Shape, ShapeId};
use crate::selector::ShapeRef;
use std::collections::{BTreeMap, BTreeSet};

const REQUESTS: &str = "smithy.test#httpRequestTests";
const RESPONSES: &str = "smithy.test#httpResponseTests";
const MALFORMED: &str = "smithy.test#httpMalformedRequestTests";
const SMOKE: &str = "smithy.test#smokeTests";

/// Parameters of tests are values of the shapes that they are for.
/// <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html#parameter-format>
pub(super) fn validate_parameters(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in context.operations() {
        check(context, shape, REQUESTS, "HttpRequestTestsInput", &operation.input, events);
        check(context, shape, RESPONSES, "HttpResponseTestsOutput", &operation.output, events);
        check(context, shape, SMOKE, "SmokeTestCase", &operation.input, events);
    }
    for (shape, _) in context.structures() {
        check(context, shape, RESPONSES, "HttpResponseTestsError", &shape.id, events);
    }
}

fn tests<'m>(shape: &'m Shape, name: &str) -> &'m [Node] {
    shape.traits.get(name).and_then(Node::as_array).unwrap_or_default()
}

fn id(test: &Node) -> &str {
    test.get("id").and_then(Node::as_str).unwrap_or_default()
}

fn check(context: &Context<'_>, shape: &Shape, name: &str, event: &'static str, target: &ShapeId, events: &mut Events) {
    for test in tests(shape, name) {
        let vendor = test.get("vendorParamsShape").and_then(Node::as_str).and_then(|id| context.named(id));
        for (member, target) in [("params", context.shape(target)), ("vendorParams", vendor)] {
            let (Some(value), Some(target)) = (test.get(member), target) else { continue };
            for problem in shape_value::problems(context, None, target, value, Constraints::Ignored) {
                // Blobs are plain texts in tests, so base64 is not expected.
                if problem.severity == Severity::Error {
                    let message = format!("`{member}` of the test `{}` does not fit: {}", id(test), problem.message);
                    events.error(event, on_trait(shape, name), message);
                }
            }
        }
    }
}

/// Tests of one kind have IDs that differ.
/// <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html#httprequesttests>
pub(super) fn validate_ids(context: &Context<'_>, events: &mut Events) {
    for name in [REQUESTS, RESPONSES, MALFORMED] {
        let shapes: Vec<&Shape> = context.shapes().collect();
        report_repeated(&shapes, name, "UniqueProtocolTestCaseId", events);
    }
    for (_, service) in context.services() {
        let operations: Vec<&Shape> = context.operations_of(service).into_iter().map(|(shape, _)| shape).collect();
        report_repeated(&operations, SMOKE, "UniqueSmokeTestCaseId", events);
    }
}

fn report_repeated(shapes: &[&Shape], name: &str, event: &'static str, events: &mut Events) {
    let mut owners: BTreeMap<&str, Vec<ShapeRef<'_>>> = BTreeMap::new();
    for shape in shapes {
        for test in tests(shape, name) {
            owners.entry(id(test)).or_default().push(ShapeRef::from(*shape));
        }
    }
    for (id, owners) in owners.into_iter().filter(|(_, owners)| owners.len() > 1) {
        for owner in owners.into_iter().collect::<BTreeSet<_>>() {
            events.error(event, on_trait(owner, name), format!("another test has the ID `{id}` too"));
        }
    }
}
