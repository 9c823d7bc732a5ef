//! Mocked clients of two services, one of them with event streams, in every protocol. A call goes through the client's
//! serializer, the mock's reader, the mock's serializer and the client's reader, so that a value that any of them loses is
//! missing.
//!
//! The clients `all…` are those of a service with everything that an option concerns, with all options that can be
//! combined. `cargo test` also runs their generated tests.

macro_rules! client {
    ($name:ident, $text:literal) => {
        #[doc = concat!("The client `", $text, "`.")]
        #[allow(missing_docs)]
        pub mod $name {
            smithereens::include_client!($text);
        }
    };
}

client!(all, "all");
client!(all_arguments, "all_arguments");
client!(all_serde, "all_serde");
client!(all_serde_arguments, "all_serde_arguments");
client!(all_types, "all_types");
client!(all_types_serde, "all_types_serde");
client!(aws_json, "aws_json");
client!(aws_query, "aws_query");
client!(ec2_query, "ec2_query");
client!(readers, "readers");
client!(rest_json, "rest_json");
client!(rest_xml, "rest_xml");
client!(rpc_cbor, "rpc_cbor");
client!(rpc_json, "rpc_json");

client!(radio_aws_json, "radio_aws_json");
client!(radio_rest_json, "radio_rest_json");
client!(radio_rest_xml, "radio_rest_xml");
client!(radio_rpc_cbor, "radio_rpc_cbor");
client!(radio_rpc_json, "radio_rpc_json");

#[cfg(test)]
#[expect(clippy::result_large_err, reason = "mocks return the errors of operations, which have all of their metadata")]
mod combinations;

#[cfg(test)]
mod logins;

#[cfg(test)]
mod radio;

#[cfg(test)]
#[expect(clippy::result_large_err, reason = "mocks return the errors of operations, which have all of their metadata")]
mod tests;
