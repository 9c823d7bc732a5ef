//! The traits that Smithy publishes besides the prelude. Models refer to these traits without defining them.

#[cfg(feature = "tools")]
use super::context::Context;
#[cfg(feature = "tools")]
use crate::load::Loader;
use crate::model::{Model, Node};
#[cfg(feature = "tools")]
use std::sync::OnceLock;

/// The definitions of these traits.
#[cfg(feature = "tools")]
pub(super) fn definitions() -> &'static Model {
    static DEFINITIONS: OnceLock<Model> = OnceLock::new();
    DEFINITIONS.get_or_init(|| {
        let loader = FILES.iter().fold(Loader::new(), |loader, (name, text)| loader.text(*name, *text));
        loader.load().expect("the published traits are well-formed").model
    })
}

#[cfg(feature = "tools")]
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("published/", $name)))),*]
    };
}

/// One file for each namespace.
#[cfg(feature = "tools")]
const FILES: [(&str, &str); 12] = files![
    "aws_api.smithy",
    "aws_auth.smithy",
    "aws_cloudformation.smithy",
    "aws_customizations.smithy",
    "aws_endpoints.smithy",
    "aws_iam.smithy",
    "aws_protocols.smithy",
    "smithy_mqtt.smithy",
    "smithy_protocols.smithy",
    "smithy_rules.smithy",
    "smithy_test.smithy",
    "smithy_waiters.smithy",
];

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

/// The traits that implementations of a protocol understand. Build scripts need this, which do not read the definitions.
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

/// Whether a protocol has no way to carry a document.
#[cfg(feature = "tools")]
pub(super) fn is_without_documents(context: &Context<'_>, protocol: &str) -> bool {
    let definition = context.named(protocol).and_then(|shape| shape.traits.get("protocolDefinition"));
    definition.and_then(|value| value.get("noInlineDocumentSupport")).and_then(Node::as_bool) == Some(true)
}

/// Whether a trait defines an authentication scheme.
#[cfg(feature = "tools")]
pub(super) fn is_authentication(context: &Context<'_>, id: &str) -> bool {
    context.named(id).is_some_and(|shape| shape.traits.has("authDefinition"))
}
