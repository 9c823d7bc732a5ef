//! The protocol tests in a model.
//! <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html>

mod case;
mod event_streams;
mod settings;

use self::case::Case;
use super::client::{ExpectedException, Message, Plan, ProtocolTest};
use super::customize::Customization;
use super::names::{self, Name};
use super::params::Params;
use super::scopes::Scope;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, Shape, ShapeId};
use crate::select::Slice;

const REQUESTS: &str = "smithy.test#httpRequestTests";
const RESPONSES: &str = "smithy.test#httpResponseTests";
const EVENT_STREAMS: &str = "smithy.test#eventStreamTests";

/// Plans the tests of a client whose operations are those of the slice.
pub(super) fn plan(
    plan: &Plan,
    slice: &Slice<'_>,
    customization: &dyn Customization,
    report: &mut Report,
) -> Vec<ProtocolTest> {
    let params = Params::new(plan, |text| text.into());
    let mut tests = Tests { plan, params, scope: Scope::of_tests(), planned: Vec::new(), report };
    let shape = |namespace: &str, name: &str| slice.model.shape(&ShapeId::parse(&format!("{namespace}#{name}"))?);
    for (index, operation) in plan.operations.iter().enumerate() {
        let Some(shape) = slice.operation(&operation.namespace, &operation.shape_name) else { continue };
        tests.of_trait(shape, REQUESTS, |tests, case| {
            let input = tests.params.members(&operation.input.fields, case.params()?)?;
            Ok((
                index,
                Message::Request(Box::new(
                    case.request(input, settings::plan(case.0, &plan.endpoints, customization))?,
                )),
            ))
        });
        tests.of_trait(shape, RESPONSES, |tests, case| {
            let expected = tests.params.members(&operation.output.fields, case.params()?)?;
            Ok((index, Message::Response(case.response(expected, None)?)))
        });
        tests.of_trait(shape, EVENT_STREAMS, |tests, case| {
            let test = event_streams::plan(plan, &tests.params, operation, case)?;
            Ok((index, Message::EventStream(Box::new(test))))
        });
    }
    for (index, exception) in plan.exceptions.iter().enumerate() {
        let id = &exception.structure.schema.id;
        let operation = plan.operations.iter().position(|operation| operation.returns(&exception.variant.name));
        let (Some(shape), Some(operation)) = (shape(&id.namespace, &id.name), operation) else { continue };
        tests.of_trait(shape, RESPONSES, |tests, case| {
            let expected = tests.params.members(&exception.structure.fields, case.params()?)?;
            let exception = ExpectedException { index, code: case.error_code() };
            Ok((operation, Message::Response(case.response(expected, Some(exception))?)))
        });
    }
    tests.planned
}

struct Tests<'a> {
    plan: &'a Plan,
    params: Params<'a>,
    scope: Scope,
    planned: Vec<ProtocolTest>,
    report: &'a mut Report,
}

impl<'a> Tests<'a> {
    /// Plans those tests in a trait of a shape that are for clients with the client's protocol.
    fn of_trait(
        &mut self,
        shape: &Shape,
        id: &'static str,
        message: impl Fn(&Self, &Case<'_>) -> Result<(usize, Message), String>,
    ) {
        let Some(applied) = shape.traits.find(id) else { return };
        let suffix = match id {
            REQUESTS => "request",
            RESPONSES => "response",
            _ => "event_stream",
        };
        for (index, node) in applied.value.as_array().unwrap_or_default().iter().enumerate() {
            let case = Case(node);
            let planned = case.id().and_then(|id| match case.is_for_client_of(self.plan.service.protocol)? {
                true => Ok(Some((id, message(self, &case)?))),
                false => Ok(None),
            });
            match planned {
                Ok(None) => {}
                Ok(Some((id, (operation, message)))) => {
                    let function = self.scope.take(format!("{}_{suffix}", names::snake_case(id)));
                    let test = ProtocolTest { id: id.to_owned(), function: Name::new(function), operation, message };
                    self.planned.push(test);
                }
                Err(problem) => {
                    let path = ["shapes", shape.id.as_str(), "traits", id].map(str::to_owned);
                    let path = path.into_iter().chain([index.to_string()]);
                    let name = node.get("id").and_then(Node::as_str).unwrap_or_default();
                    let message = format!("the protocol test `{name}`: {problem}");
                    self.report.push(Diagnostic::error("ProtocolTest", Place::of(applied.location, path), message));
                }
            }
        }
    }
}
