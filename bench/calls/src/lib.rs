//! The calls that are measured, each made by AWS's own crate and by a generated client: the same lines of code, the same
//! configuration, and answers out of memory.

mod connector;
mod get_gateway_response;

use std::fmt;
use std::str::FromStr;

/// A call that is ready to be made, again and again.
pub type Call = Box<dyn Fn()>;

/// Who makes a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Client {
    /// AWS's own crate.
    Official,
    /// The client that this package's build script generates.
    Ours,
}

impl Client {
    pub const ALL: [Self; 2] = [Self::Official, Self::Ours];
}

impl fmt::Display for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Official => "official",
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
            .ok_or_else(|| format!("`{name}` is neither `official` nor `ours`"))
    }
}

/// The operations that can be called.
pub const OPERATIONS: [&str; 1] = ["GetGatewayResponse"];

/// The call of an operation; `None` if it is not one of [`OPERATIONS`].
pub fn call(operation: &str, client: Client) -> Option<Call> {
    Some(match operation {
        "GetGatewayResponse" => get_gateway_response::call(client),
        _ => return None,
    })
}
