//! Mocked clients of one service in every protocol. A call goes through the client's serializer, the mock's reader, the mock's
//! serializer and the client's reader, so that a value that any of them loses is missing.

macro_rules! client {
    ($name:ident, $text:literal) => {
        #[doc = concat!("The client in the protocol ", $text, ".")]
        #[allow(missing_docs)]
        pub mod $name {
            smithereens::include_client!($text);
        }
    };
}

client!(aws_json, "aws_json");
client!(aws_query, "aws_query");
client!(ec2_query, "ec2_query");
client!(rest_json, "rest_json");
client!(rest_xml, "rest_xml");
client!(rpc_cbor, "rpc_cbor");
client!(rpc_json, "rpc_json");

#[cfg(test)]
#[expect(clippy::result_large_err, reason = "mocks return the errors of operations, which have all of their metadata")]
mod tests;
