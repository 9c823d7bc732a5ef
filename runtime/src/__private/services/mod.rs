//! Behaviour of single services and operations that is not in their models, as in AWS's clients. Modules for
//! services of one protocol are behind the feature of that protocol.

#[cfg(feature = "client")]
pub mod bedrock;
#[cfg(feature = "client")]
pub mod glacier;
#[cfg(feature = "client")]
pub mod machine_learning;
#[cfg(feature = "xml")]
pub mod route53;
pub mod s3;
#[cfg(feature = "xml")]
pub mod s3_express;
#[cfg(feature = "xml")]
mod s3_region_redirects;
#[cfg(feature = "client")]
pub mod timestream;

#[cfg(feature = "client")]
pub use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder as Components;
