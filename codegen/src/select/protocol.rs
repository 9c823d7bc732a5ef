//! The protocol of a service.

use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Model, Node, Shape};

/// A protocol that the runtime supports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protocol {
    RpcV2Cbor,
    AwsJson1_0,
    AwsJson1_1,
    RestJson1,
    RestXml { no_error_wrapping: bool },
    AwsQuery,
    Ec2Query,
    RpcV2Json,
}

/// Creates the protocol of a service that has its trait.
type OfService = fn(&Shape) -> Protocol;

impl Protocol {
    /// The traits of the supported protocols. The preferred one comes first, as in AWS's clients.
    const SUPPORTED: [(&'static str, OfService); 8] = [
        ("smithy.protocols#rpcv2Cbor", |_| Protocol::RpcV2Cbor),
        ("aws.protocols#awsJson1_0", |_| Protocol::AwsJson1_0),
        ("aws.protocols#awsJson1_1", |_| Protocol::AwsJson1_1),
        ("aws.protocols#restJson1", |_| Protocol::RestJson1),
        ("aws.protocols#restXml", rest_xml),
        ("aws.protocols#awsQuery", |_| Protocol::AwsQuery),
        ("aws.protocols#ec2Query", |_| Protocol::Ec2Query),
        ("smithy.protocols#rpcv2Json", |_| Protocol::RpcV2Json),
    ];

    /// The shape ID of its trait.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Protocol::RpcV2Cbor => "smithy.protocols#rpcv2Cbor",
            Protocol::AwsJson1_0 => "aws.protocols#awsJson1_0",
            Protocol::AwsJson1_1 => "aws.protocols#awsJson1_1",
            Protocol::RestJson1 => "aws.protocols#restJson1",
            Protocol::RestXml { .. } => "aws.protocols#restXml",
            Protocol::AwsQuery => "aws.protocols#awsQuery",
            Protocol::Ec2Query => "aws.protocols#ec2Query",
            Protocol::RpcV2Json => "smithy.protocols#rpcv2Json",
        }
    }

    /// The function of the runtime's module `protocol` that makes it.
    pub(crate) fn function(self) -> &'static str {
        match self {
            Protocol::RpcV2Cbor => "rpc_v2_cbor",
            Protocol::AwsJson1_0 => "aws_json_1_0",
            Protocol::AwsJson1_1 => "aws_json_1_1",
            Protocol::RestJson1 => "rest_json_1",
            Protocol::RestXml { no_error_wrapping: false } => "rest_xml",
            Protocol::RestXml { no_error_wrapping: true } => "rest_xml_no_error_wrapping",
            Protocol::AwsQuery => "aws_query",
            Protocol::Ec2Query => "ec2_query",
            Protocol::RpcV2Json => "rpc_v2_json",
        }
    }

    /// The feature of the runtime that enables it.
    pub(crate) fn feature(self) -> &'static str {
        match self {
            Protocol::RpcV2Cbor => "cbor",
            Protocol::AwsJson1_0 | Protocol::AwsJson1_1 | Protocol::RestJson1 | Protocol::RpcV2Json => "json",
            Protocol::RestXml { .. } => "xml",
            Protocol::AwsQuery | Protocol::Ec2Query => "query",
        }
    }

    /// Whether a service with this protocol allows no event streams over HTTP/1.1.
    pub(crate) fn needs_http2_for_events(self, service: &Shape) -> bool {
        let applied = service.traits.get(self.id());
        let versions = applied.and_then(|applied| applied.get("eventStreamHttp").or_else(|| applied.get("http")));
        let versions = versions.and_then(Node::as_array).unwrap_or_default();
        !versions.is_empty() && !versions.iter().any(|version| version.as_str() == Some("http/1.1"))
    }

    /// Whether operations have an HTTP method and URI of their own, and members that are bound to parts of the message.
    pub(crate) fn has_http_bindings(self) -> bool {
        matches!(self, Protocol::RestJson1 | Protocol::RestXml { .. })
    }

    /// Whether requests can be event streams. The body of a request of the others is a form.
    pub(super) fn sends_events(self) -> bool {
        !matches!(self, Protocol::AwsQuery | Protocol::Ec2Query)
    }

    /// Whether the protocol uses the trait `timestampFormat`. rpcv2Cbor does not, but its codec ignores the trait by itself.
    pub(crate) fn has_timestamp_formats(self) -> bool {
        self != Protocol::RpcV2Json
    }

    /// The protocol of a client: the one chosen by shape ID or name, or else the preferred one among those of the service.
    pub(crate) fn of(model: &Model, service: &Shape, chosen: Option<&str>, report: &mut Report) -> Option<Self> {
        match Self::find(model, service, chosen) {
            Ok(protocol) => Some(protocol),
            Err(message) => {
                let place = Place::of(service.location, ["shapes", service.id.as_str()]);
                let help = format!("supported protocols: {}", Self::SUPPORTED.map(|(id, _)| id).join(", "));
                report.push(Diagnostic::error("Model", place, message).with_help(help));
                None
            }
        }
    }

    /// The protocol of a service, or why there is none.
    pub(super) fn find(model: &Model, service: &Shape, chosen: Option<&str>) -> Result<Self, String> {
        let is_chosen = |id: &str| chosen.is_none_or(|chosen| id == chosen || name(id) == chosen);
        let applied = || service.traits.iter().map(|applied| applied.id.as_str());
        let offered: Vec<&str> = applied().filter(|id| is_protocol(model, id)).collect();
        let found = Self::SUPPORTED.into_iter().find(|(id, _)| is_chosen(id) && offered.contains(id));
        if let Some((_, protocol)) = found {
            return Ok(protocol(service));
        }
        let unknown: Vec<&str> = applied().filter(|id| !model.shapes.contains_key(*id) && !is_published(id)).collect();
        Err(match (chosen, offered.as_slice()) {
            (_, []) if !unknown.is_empty() => format!(
                "the service `{}` has no known protocol trait; it has {}, which the model does not define",
                service.id,
                unknown.join(", ")
            ),
            (_, []) => format!("the service `{}` has no protocol trait", service.id),
            (Some(chosen), offered) if !offered.iter().any(|id| is_chosen(id)) => {
                format!("the service `{}` does not use `{chosen}`, but {}", service.id, offered.join(", "))
            }
            (Some(chosen), _) => format!("the protocol `{chosen}` is not supported"),
            (None, offered) => {
                format!("the service `{}` uses {}, which is not supported", service.id, offered.join(", "))
            }
        })
    }
}

/// Why no client of a service can be generated, if none of its protocols is supported.
#[cfg(feature = "tools")]
pub(crate) fn unsupported_protocol(model: &Model, service: &Shape) -> Option<String> {
    Protocol::find(model, service, None).err()
}

fn name(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

/// Whether this is the ID of a protocol trait, rather than of a trait that modifies a protocol, such as
/// `awsQueryCompatible`.
fn is_protocol(model: &Model, id: &str) -> bool {
    let namespace = id.split_once('#').map_or("", |(namespace, _)| namespace);
    let is_defined = || model.shapes.get(id).is_some_and(|definition| definition.traits.has("protocolDefinition"));
    is_defined() || (namespace.ends_with("protocols") && !id.ends_with("Compatible"))
}

/// Whether a trait is in one of the packages that Smithy publishes.
fn is_published(id: &str) -> bool {
    ["aws.", "smithy."].iter().any(|prefix| id.starts_with(prefix))
}

fn rest_xml(service: &Shape) -> Protocol {
    let applied = service.traits.get("aws.protocols#restXml");
    let no_error_wrapping = applied.and_then(|applied| applied.get("noErrorWrapping")).and_then(Node::as_bool);
    Protocol::RestXml { no_error_wrapping: no_error_wrapping.unwrap_or_default() }
}
