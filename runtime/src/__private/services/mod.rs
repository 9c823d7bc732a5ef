//! Behaviour of single services and operations that is not in their models, as in AWS's clients.

pub mod bedrock;
pub mod glacier;
pub mod machine_learning;
pub mod route53;
pub mod s3;
pub mod s3_express;
pub mod timestream;

pub use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder as Components;
