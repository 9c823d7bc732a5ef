//! Protocols: how requests and responses are written on the wire.
//!
//! A generated client names the one that its service speaks. Each stands behind a feature of this crate, so that a service
//! of JSON compiles no XML; a client whose protocol is not compiled fails to compile, and the error says which feature to
//! turn on.

#[cfg(feature = "query")]
mod aws_query;
#[cfg(feature = "cbor")]
mod cbor;
#[cfg(feature = "cbor")]
mod checked;
#[cfg(feature = "query")]
mod ec2_query;
#[cfg(feature = "json")]
mod epoch_seconds;
#[cfg(feature = "query")]
mod form;
#[cfg(feature = "query")]
mod query_response;
#[cfg(any(feature = "cbor", feature = "query", feature = "xml"))]
mod requests;
#[cfg(feature = "xml")]
mod rest_xml;
#[cfg(feature = "json")]
mod rpc_v2_json;
#[cfg(any(feature = "query", feature = "xml"))]
mod xml;
#[cfg(any(feature = "query", feature = "xml"))]
mod xml_reader;

pub use aws_smithy_schema::protocol::SharedClientProtocol;

/// Makes a protocol, for one client.
pub type MakeProtocol = fn() -> SharedClientProtocol;

macro_rules! protocol {
    ($(#[$documentation:meta])* $name:ident, $shape:literal, $feature:literal, $protocol:expr) => {
        $(#[$documentation])*
        #[doc = concat!("\n\nIt needs the feature `", $feature, "`.")]
        pub const fn $name() -> MakeProtocol {
            #[cfg(feature = $feature)]
            {
                || SharedClientProtocol::new($protocol)
            }
            #[cfg(not(feature = $feature))]
            {
                panic!(concat!(
                    "this client speaks ", $shape, ": turn on the feature `", $feature, "` of the dependency \
                     `smithereens` in Cargo.toml, or choose another protocol of the service with `.protocol(..)` in \
                     the build script"
                ))
            }
        }
    };
}

protocol! {
    /// [`smithy.protocols#rpcv2Cbor`](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html).
    rpc_v2_cbor, "rpcv2Cbor", "cbor",
    checked::Checked {
        protocol: aws_smithy_cbor::protocol::RpcV2CborProtocol::new(),
        check: cbor::check,
    }
}

protocol! {
    /// [`aws.protocols#awsJson1_0`](https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html).
    aws_json_1_0, "awsJson1_0", "json", aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol::aws_json_1_0()
}

protocol! {
    /// [`aws.protocols#awsJson1_1`](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html).
    aws_json_1_1, "awsJson1_1", "json", aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol::aws_json_1_1()
}

protocol! {
    /// [`aws.protocols#restJson1`](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html).
    rest_json_1, "restJson1", "json", aws_smithy_json::protocol::aws_rest_json_1::AwsRestJsonProtocol::new()
}

protocol! {
    /// [`aws.protocols#restXml`](https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html).
    rest_xml, "restXml", "xml",
    rest_xml::RestXmlProtocol::new(false)
}

protocol! {
    /// `aws.protocols#restXml` of a service whose errors stand at the root of the body, as its
    /// [`noErrorWrapping`](https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html) says.
    rest_xml_no_error_wrapping, "restXml", "xml",
    rest_xml::RestXmlProtocol::new(true)
}

protocol! {
    /// [`aws.protocols#awsQuery`](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html).
    aws_query, "awsQuery", "query",
    aws_query::AwsQueryProtocol::default()
}

protocol! {
    /// [`aws.protocols#ec2Query`](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html).
    ec2_query, "ec2Query", "query",
    ec2_query::Ec2QueryProtocol
}

protocol! {
    /// [`smithy.protocols#rpcv2Json`](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2-json.html).
    rpc_v2_json, "rpcv2Json", "json", rpc_v2_json::RpcV2JsonProtocol::new()
}

/// Whether the protocol says in headers of its own what it is, and what it expects.
/// <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#requests>
pub(crate) fn is_rpc_v2(protocol: &SharedClientProtocol) -> bool {
    ["smithy.protocols#rpcv2Cbor", "smithy.protocols#rpcv2Json"].contains(&protocol.protocol_id().as_str())
}

/// Whether members of inputs and outputs may stand in the URI, headers and status of HTTP messages.
/// <https://smithy.io/2.0/spec/http-bindings.html>
#[cfg(feature = "event-stream")]
pub(crate) fn has_http_bindings(protocol: &SharedClientProtocol) -> bool {
    ["aws.protocols#restJson1", "aws.protocols#restXml"].contains(&protocol.protocol_id().as_str())
}
