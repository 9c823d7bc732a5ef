//! The protocol of a service.

use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, Shape};

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

    /// Whether operations have an HTTP method and URI of their own, and members that are bound to parts of the message.
    pub(crate) fn has_http_bindings(self) -> bool {
        matches!(self, Protocol::RestJson1 | Protocol::RestXml { .. })
    }

    /// Whether the protocol uses the trait `timestampFormat`. rpcv2Cbor does not, but its codec ignores the trait by itself.
    pub(crate) fn has_timestamp_formats(self) -> bool {
        self != Protocol::RpcV2Json
    }

    /// The protocol of a client: the one chosen by shape ID or name, or else the preferred one among those of the service.
    pub(super) fn of(service: &Shape, chosen: Option<&str>, report: &mut Report) -> Option<Self> {
        let is_chosen = |id: &str| chosen.is_none_or(|chosen| id == chosen || name(id) == chosen);
        let offered: Vec<&str> = service.traits.iter().map(|applied| applied.id.as_str()).filter(is_protocol).collect();
        let found = Self::SUPPORTED.into_iter().find(|(id, _)| is_chosen(id) && offered.contains(id));
        if found.is_none() {
            let place = Place::of(service.location, ["shapes", service.id.as_str()]);
            let message = match (chosen, offered.as_slice()) {
                (_, []) => format!("the service `{}` has no protocol trait", service.id),
                (Some(chosen), offered) if !offered.iter().any(|id| is_chosen(id)) => {
                    format!("the service `{}` does not use `{chosen}`, but {}", service.id, offered.join(", "))
                }
                (Some(chosen), _) => format!("the protocol `{chosen}` is not supported"),
                (None, offered) => {
                    format!("the service `{}` uses {}, which is not supported", service.id, offered.join(", "))
                }
            };
            let help = format!("supported protocols: {}", Self::SUPPORTED.map(|(id, _)| id).join(", "));
            report.push(Diagnostic::error("Model", place, message).with_help(help));
        }
        found.map(|(_, protocol)| protocol(service))
    }
}

fn name(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

/// Whether this is the ID of a protocol trait, rather than of a trait that modifies a protocol, such as
/// `awsQueryCompatible`.
fn is_protocol(id: &&str) -> bool {
    let namespace = id.split_once('#').map_or("", |(namespace, _)| namespace);
    namespace.ends_with("protocols") && !id.ends_with("Compatible")
}

fn rest_xml(service: &Shape) -> Protocol {
    let applied = service.traits.get("aws.protocols#restXml");
    let no_error_wrapping = applied.and_then(|applied| applied.get("noErrorWrapping")).and_then(Node::as_bool);
    Protocol::RestXml { no_error_wrapping: no_error_wrapping.unwrap_or_default() }
}
