//! Facts about the traits that Smithy publishes besides the prelude, for build scripts, which do not read the definitions.

use crate::model::{Model, Node};

/// Traits with HTTP bindings, which the protocols of REST understand.
const HTTP_BINDINGS: [&str; 12] = [
    "smithy.api#http",
    "smithy.api#httpError",
    "smithy.api#httpHeader",
    "smithy.api#httpLabel",
    "smithy.api#httpPayload",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpResponseCode",
    "smithy.api#cors",
    "smithy.api#endpoint",
    "smithy.api#hostLabel",
];

/// The traits that implementations of a protocol understand.
/// <https://smithy.io/2.0/spec/protocol-traits.html#protocoldefinition-trait>
pub(super) fn protocol_traits(model: &Model, protocol: &str) -> Vec<String> {
    match protocol {
        "aws.protocols#restJson1" | "aws.protocols#restXml" => HTTP_BINDINGS.map(str::to_owned).to_vec(),
        _ => {
            let definition = model.shapes.get(protocol).and_then(|shape| shape.traits.get("protocolDefinition"));
            let traits = definition.and_then(|value| value.get("traits")).and_then(Node::as_array).unwrap_or_default();
            traits.iter().filter_map(Node::as_str).map(str::to_owned).collect()
        }
    }
}
