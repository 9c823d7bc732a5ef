//! The protocols of services. Generated code refers to one with the macro [`protocol!`], which checks that its feature is
//! enabled. The client of a JSON service does not compile the XML protocols.
//!
//! [`protocol!`]: crate::__private::protocol!

#[cfg(feature = "json")]
use crate::protocol::json::JsonProtocol;
#[cfg(feature = "json")]
use aws_smithy_json::protocol::{aws_json_rpc::AwsJsonRpcProtocol, aws_rest_json_1::AwsRestJsonProtocol};

macro_rules! protocols {
    ($($(#[$attribute:meta])* $name:ident, $feature:literal, $protocol:expr;)*) => {$(
        $(#[$attribute])*
        #[cfg(feature = $feature)]
        pub fn $name() -> aws_smithy_schema::protocol::SharedClientProtocol {
            aws_smithy_schema::protocol::SharedClientProtocol::new($protocol)
        }
    )*};
}

protocols! {
    /// [`smithy.protocols#rpcv2Cbor`](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html).
    rpc_v2_cbor, "cbor", crate::protocol::cbor::RpcV2CborProtocol::default();

    /// [`aws.protocols#awsJson1_0`](https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html).
    aws_json_1_0, "json", JsonProtocol::rpc(AwsJsonRpcProtocol::aws_json_1_0());

    /// [`aws.protocols#awsJson1_1`](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html).
    aws_json_1_1, "json", JsonProtocol::rpc(AwsJsonRpcProtocol::aws_json_1_1());

    /// [`aws.protocols#restJson1`](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html).
    rest_json_1, "json", JsonProtocol::rest(AwsRestJsonProtocol::new());

    /// [`aws.protocols#restXml`](https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html).
    rest_xml, "xml", crate::protocol::rest_xml::RestXmlProtocol::new(false);

    /// `aws.protocols#restXml` with its property
    /// [`noErrorWrapping`](https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html): errors are at the root of the
    /// body.
    rest_xml_no_error_wrapping, "xml", crate::protocol::rest_xml::RestXmlProtocol::new(true);

    /// [`aws.protocols#awsQuery`](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html).
    aws_query, "query", crate::protocol::query::QueryProtocol::Aws;

    /// [`aws.protocols#ec2Query`](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html).
    ec2_query, "query", crate::protocol::query::QueryProtocol::Ec2;

    /// [`smithy.protocols#rpcv2Json`](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2-json.html).
    rpc_v2_json, "json", crate::protocol::rpc_v2_json::RpcV2JsonProtocol::new();
}
