//! What AWS's own clients do for single operations, beyond what their models say. Generated code names what an operation
//! needs of this.

pub mod glacier;
pub mod machine_learning;
pub mod route53;
pub mod s3;

pub use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder as Components;
