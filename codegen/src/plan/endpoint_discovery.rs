//! Endpoints that clients ask the service for.
//! <https://smithy.io/2.0/aws/aws-core.html#client-endpoint-discovery>

use super::client::{ClientDiscoveredEndpoint, EndpointDiscovery, Service, Structure};
use super::options::Options;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, Shape};
use crate::select::Slice;

const SERVICE: &str = "aws.api#clientEndpointDiscovery";
const OPERATION: &str = "aws.api#clientDiscoveredEndpoint";
const IDENTIFIER: &str = "aws.api#clientEndpointDiscoveryId";

/// The operation of all services of AWS, which the runtime calls.
const DESCRIBE_ENDPOINTS: &str = "DescribeEndpoints";

/// How clients of a service ask for their endpoints, if the options say that they can.
pub(super) fn of_service(slice: &Slice<'_>, options: &Options, report: &mut Report) -> Option<EndpointDiscovery> {
    let service = slice.service;
    if !options.endpoint_discovery {
        return None;
    }
    let place = Place::of(service.location, ["shapes", service.id.as_str()]);
    let Some(applied) = service.traits.get(SERVICE) else {
        let message = format!("the service `{}` has no endpoint discovery", service.id);
        report.push(Diagnostic::error("Model", place, message).with_help("remove `.endpoint_discovery(true)`"));
        return None;
    };
    let name = |member: &str| Some(applied.get(member)?.as_str()?.rsplit('#').next()?.to_owned());
    let operation = name("operation").unwrap_or_default();
    if operation != DESCRIBE_ENDPOINTS {
        let message = format!("endpoint discovery by the operation `{operation}` is not supported");
        report.push(Diagnostic::error("Model", place, message).with_help(format!("it must be `{DESCRIBE_ENDPOINTS}`")));
        return None;
    }
    let is_required = slice.operations.iter().any(|operation| is_required(operation) == Some(true));
    Some(EndpointDiscovery { invalid_endpoint: name("error"), is_required })
}

/// Whether an operation requires an endpoint that the service names. `None` if the service does not name one.
fn is_required(operation: &Shape) -> Option<bool> {
    Some(operation.traits.get(OPERATION)?.get("required").and_then(Node::as_bool) == Some(true))
}

/// The endpoint of an operation, if the service names it.
pub(super) fn of_operation(
    service: &Service,
    operation: &Shape,
    input_shape: Option<&Shape>,
    input: &Structure,
) -> Option<ClientDiscoveredEndpoint> {
    service.endpoint_discovery.as_ref()?;
    let is_required = is_required(operation)?;
    let members = input_shape.into_iter().flat_map(Shape::members);
    let identifiers = members.filter(|member| member.traits.has(IDENTIFIER));
    let identifiers =
        identifiers.filter_map(|member| Some((member.name.clone(), input.text_field(&member.name)?.name.clone())));
    Some(ClientDiscoveredEndpoint { is_required, identifiers: identifiers.collect() })
}
