//! Protocols: how requests and responses are written on the wire.

pub use aws_smithy_schema::protocol::SharedClientProtocol;

/// [`aws.protocols#restJson1`](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html).
#[cfg(feature = "json")]
pub fn rest_json_1() -> SharedClientProtocol {
    SharedClientProtocol::new(aws_smithy_json::protocol::aws_rest_json_1::AwsRestJsonProtocol::new())
}
