//! Protocols: how requests and responses are written on the wire. Those of AWS's crates are used where they are complete;
//! what they lack is here.

#[cfg(any(feature = "json", feature = "query", feature = "serde", feature = "xml"))]
pub(crate) mod base64;
#[cfg(feature = "cbor")]
pub(crate) mod cbor;
#[cfg(feature = "cbor")]
mod cbor_item;
#[cfg(feature = "cbor")]
mod cbor_reader;
#[cfg(any(feature = "json", feature = "xml"))]
mod delegate;
#[cfg(feature = "query")]
mod form;
#[cfg(any(feature = "json", feature = "xml"))]
mod headers;
#[cfg(feature = "json")]
pub(crate) mod json;
#[cfg(feature = "json")]
pub(crate) mod json_reader;
#[cfg(any(feature = "cbor", feature = "json", feature = "query", feature = "xml"))]
mod numbers;
#[cfg(feature = "query")]
pub(crate) mod query;
#[cfg(feature = "query")]
mod query_response;
#[cfg(any(feature = "cbor", feature = "json"))]
mod requests;
#[cfg(feature = "xml")]
pub(crate) mod rest_xml;
#[cfg(feature = "json")]
pub(crate) mod rpc_v2_json;
#[cfg(feature = "mocks")]
pub(crate) mod server;
#[cfg(any(feature = "json", feature = "query", feature = "xml"))]
mod text_values;
#[cfg(any(feature = "cbor", feature = "json", feature = "query", feature = "xml"))]
mod timestamp;
#[cfg(any(feature = "cbor", feature = "json", feature = "serde", feature = "xml"))]
pub(crate) mod without_nulls;
#[cfg(any(feature = "query", feature = "xml"))]
mod xml;
#[cfg(any(feature = "query", feature = "xml"))]
mod xml_encoding;
#[cfg(any(feature = "query", feature = "xml"))]
pub(crate) mod xml_error;
#[cfg(any(feature = "query", feature = "xml"))]
mod xml_parser;
#[cfg(any(feature = "query", feature = "xml"))]
mod xml_reader;
#[cfg(any(feature = "query", feature = "xml"))]
mod xml_text;

#[cfg(feature = "client")]
use aws_smithy_schema::protocol::SharedClientProtocol;

/// Whether requests name the protocol in headers of their own, with the media type that they accept.
/// <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#requests>
#[cfg(feature = "client")]
pub(crate) fn is_rpc_v2(protocol: &SharedClientProtocol) -> bool {
    ["smithy.protocols#rpcv2Cbor", "smithy.protocols#rpcv2Json"].contains(&protocol.protocol_id().as_str())
}

/// Whether members of inputs and outputs can be in the URI, headers and status of HTTP messages.
/// <https://smithy.io/2.0/spec/http-bindings.html>
#[cfg(feature = "event-stream")]
pub(crate) fn has_http_bindings(protocol: &SharedClientProtocol) -> bool {
    ["aws.protocols#restJson1", "aws.protocols#restXml"].contains(&protocol.protocol_id().as_str())
}
