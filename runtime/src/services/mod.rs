//! Types of single services that are not in their models, as in AWS's clients. The clients of these services re-export them.

#[cfg(feature = "client")]
pub mod auth_token;
#[cfg(feature = "client")]
mod endpoint_discovery;
pub mod s3;
#[cfg(feature = "client")]
pub mod timestream;
