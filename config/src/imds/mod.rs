//! The metadata service of EC2 instances (IMDS), version 2: credentials, the region, and a client for other metadata.
//!
//! Each request carries a session token, which a first request obtains. Version 1, without tokens, is not used. Redirects
//! are not followed.
//!
//! Settings:
//!
//! | environment variable | key of the profile | effect |
//! | --- | --- | --- |
//! | `AWS_EC2_METADATA_DISABLED` | | `true` disables the providers |
//! | `AWS_EC2_METADATA_SERVICE_ENDPOINT` | `ec2_metadata_service_endpoint` | the URL of the service |
//! | `AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE` | `ec2_metadata_service_endpoint_mode` | `IPv4`, the default, or `IPv6` |

pub mod client;
pub mod credentials;
pub mod region;

pub use client::Client;

use aws_types::os_shim_internal::Env;

const DISABLED: &str = "AWS_EC2_METADATA_DISABLED";

/// Whether the environment disables the providers.
fn is_disabled(env: &Env) -> bool {
    env.get(DISABLED).is_ok_and(|value| value.eq_ignore_ascii_case("true"))
}
