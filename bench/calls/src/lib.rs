//! The calls to measure. Each is made with AWS's own crate and with a generated client, with the same code, configuration and
//! responses, which come from memory.

mod connector;
#[cfg(feature = "ec2")]
mod describe_instances;
#[cfg(feature = "apigateway")]
mod get_gateway_response;
#[cfg(feature = "dynamodb")]
mod get_item;
#[cfg(feature = "s3")]
mod get_object;
#[cfg(feature = "s3")]
mod list_objects_v2;
#[cfg(feature = "sqs")]
mod receive_message;
#[cfg(feature = "s3")]
mod s3 {
    smithereens::include_client!("s3");
}

use std::fmt;
use std::str::FromStr;

#[cfg(not(any(feature = "apigateway", feature = "dynamodb", feature = "ec2", feature = "s3", feature = "sqs")))]
compile_error!("no service is enabled: enable its feature, for example with `--features apigateway`");

/// A call that can be made repeatedly.
pub type Call = Box<dyn Fn()>;

/// The client that makes a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Client {
    /// AWS's own crate.
    Aws,
    /// The client that this package's build script generates.
    Ours,
}

impl Client {
    pub const ALL: [Self; 2] = [Self::Aws, Self::Ours];
}

impl fmt::Display for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Aws => "aws",
            Self::Ours => "ours",
        })
    }
}

impl FromStr for Client {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|client| client.to_string() == name)
            .ok_or_else(|| format!("`{name}` is neither `aws` nor `ours`"))
    }
}

/// The call of this name. `None` if there is none among the services whose features are enabled.
pub fn call(name: &str, client: Client) -> Option<Call> {
    let call = match name {
        #[cfg(feature = "ec2")]
        "DescribeInstances" => describe_instances::call,
        #[cfg(feature = "apigateway")]
        "GetGatewayResponse" => get_gateway_response::call,
        #[cfg(feature = "dynamodb")]
        "GetItem" => get_item::call,
        #[cfg(feature = "s3")]
        "GetObject" => get_object::call,
        #[cfg(feature = "s3")]
        "GetObject-without-checksum" => get_object::call_without_checksum,
        #[cfg(feature = "s3")]
        "ListObjectsV2" => list_objects_v2::call,
        #[cfg(feature = "sqs")]
        "ReceiveMessage" => receive_message::call,
        _ => return None,
    };
    Some(call(client))
}
